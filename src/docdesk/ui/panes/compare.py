"""The compare view: two documents clause by clause."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.domain.digests import Comparison, Difference
from docdesk.ui.dates import count_words
from docdesk.ui.digest_state import Digest, DigestPhase
from docdesk.ui.digest_wording import notes_words
from docdesk.ui.icons import Icon
from docdesk.ui.panes.compare_list import CompareList
from docdesk.ui.panes.digest_frame import DigestFrame
from docdesk.ui.places import document_name, file_name
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.flow import FlowLayout

ALL = ""


class ComparePane(DigestFrame):
    """Shows the clauses of two documents side by side, all or one kind of difference."""

    clause_opened = Signal(object, object, bool)  # ComparedClause, Clause, chosen (not looked at)
    documents_wanted = Signal()  # choose two others

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.list = CompareList(theme)
        super().__init__(theme, self.list, parent, margin=16)
        self._comparison: Comparison | None = None
        self.add_action(self.tr("Other documents…"), self.documents_wanted.emit)
        self.kinds: dict[str, QToolButton] = {}
        self.add_line(self._build_kinds())
        self.list.chosen.connect(lambda index: self._open(index, True))
        self.list.looked_at.connect(lambda index: self._open(index, False))
        self.setAccessibleName(self.tr("Comparison"))

    def show_state(self, state: AppState) -> None:
        """Show the comparison, or what it would be."""
        digest: Digest[Comparison] = state.digests.comparison
        if digest.result is not self._comparison:
            self._comparison = digest.result
            self._show_comparison()
        names = [file_name(each) for each in digest.documents]
        whole = "\n".join(document_name(each) for each in digest.documents)
        notes = self._comparison.notes if self._comparison else ()
        # The columns are headed by the names.
        title = self.tr("Comparison") if digest.result else " – ".join(names)
        self.show_head(title, notes_words(notes), whole)
        self._kinds_row.setVisible(digest.result is not None)
        if digest.phase is DigestPhase.NONE:
            self.show_empty(
                Icon.COMPARE,
                self.tr("Two documents clause by clause"),
                self.tr("What changed, and what stands in one of them only. No model takes part."),
                self.tr("Choose two documents…"),
            )
        self.show_digest(digest, self.tr("Compare anew"))

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        super().apply_theme(theme)
        self.list.apply_theme(theme)

    def set_current_source(self, source: Citation | FoundPassage) -> None:
        """Mark the clause whose page is open."""
        self.list.mark_source(source)

    def _build_kinds(self) -> QWidget:
        self._kinds_row = QWidget()
        row = FlowLayout(4, self._kinds_row)
        row.setContentsMargins(0, 4, 0, 0)
        group = QButtonGroup(self)
        for kind in (ALL, *_ORDER):
            button = QToolButton()
            button.setCheckable(True)
            button.setProperty("role", "view")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(self._refilter)
            group.addButton(button)
            row.addWidget(button)
            self.kinds[kind] = button
        self.kinds[ALL].setChecked(True)
        return self._kinds_row

    def _show_comparison(self) -> None:
        comparison = self._comparison
        if comparison is None:
            self.list.show_rows(None, ())
            return
        counts = {
            ALL: len(comparison.clauses),
            Difference.CHANGED: comparison.changed,
            Difference.ONLY_FIRST: comparison.only_first,
            Difference.ONLY_SECOND: comparison.only_second,
            Difference.SAME: comparison.same,
        }
        for kind, button in self.kinds.items():
            button.setText(f"{self._kind_words(kind)} {count_words(counts[kind])}")
            button.setEnabled(bool(counts[kind]))
        self.kinds[ALL].setChecked(True)
        self._refilter()

    def _kind_words(self, kind: str) -> str:
        words = {
            ALL: self.tr("All"),
            Difference.CHANGED: self.tr("Changed"),
            Difference.ONLY_FIRST: self.tr("Only in the first"),
            Difference.ONLY_SECOND: self.tr("Only in the second"),
            Difference.SAME: self.tr("The same"),
        }
        return words[kind]

    def _refilter(self) -> None:
        if self._comparison is None:
            return
        wanted = next(kind for kind, button in self.kinds.items() if button.isChecked())
        clauses = self._comparison.clauses
        rows = tuple(each for each in clauses if wanted in (ALL, each.difference))
        self.list.show_rows(self._comparison, rows)

    def _open(self, index: QModelIndex, is_chosen: bool) -> None:
        row = self.list.clauses.rows[index.row()]
        clause = self.list.clauses.clause(index) or row.first or row.second
        if clause is not None:
            self.clause_opened.emit(row, clause, is_chosen)


_ORDER = (
    Difference.CHANGED,
    Difference.ONLY_FIRST,
    Difference.ONLY_SECOND,
    Difference.SAME,
)
