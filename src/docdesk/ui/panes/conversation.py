"""The conversation: turns under each other, walked with the keyboard; it never jumps by itself."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCursor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.ui.file_wording import is_doubtful
from docdesk.ui.panes.invitation import Invitation
from docdesk.ui.panes.turn import TurnView
from docdesk.ui.places import document_name
from docdesk.ui.runs import copied_text, one_line
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.turns import AskedTurn, Phase
from docdesk.ui.widgets.controls import push_button
from docdesk.ui.widgets.lines import ElidedLabel, hairline
from docdesk.ui.wording import evidence_words, not_found_words, quotation, reference

READING_WIDTH = 720
NEAR_END = 24  # pixels from the end that still count as being at the end


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a person can open in the conversation: a passage by index or a citation by number."""

    request: int
    passage: int = -1
    citation: int = 0


class _TurnScroll(QScrollArea):
    """Scrolls with the wheel and by page; the single steps belong to the pane."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)


class ConversationPane(QFrame):
    """Shows the turns; emits what the person wants."""

    source_opened = Signal(tuple, int)  # (Citation | FoundPassage, ...), which of them
    models_wanted = Signal()
    add_wanted = Signal()
    question_suggested = Signal(str)
    retry_wanted = Signal(str)
    scope_cleared = Signal()
    copied = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._views: dict[int, TurnView] = {}
        self._current: Anchor | None = None
        self._was_at_end = True
        self._announced: dict[int, Phase] = {}
        self.setAccessibleName(self.tr("Conversation"))
        self._build()

    def show_state(self, state: AppState) -> None:
        """Show the turns of the workspace."""
        turns = state.turns
        self._drop_views({turn.request for turn in turns})
        for turn in turns:
            self._show_turn(turn)
        self.invitation.show_state(state)
        self.scope.setVisible(bool(state.scope))
        self.scope_words.setText(
            self.tr("Asking only {document}").format(document=document_name(state.scope))
        )
        self._stack.setCurrentWidget(self._scroll if turns else self.invitation)

    def apply_theme(self, theme: Theme) -> None:
        """Draw everything anew in other colours."""
        self._theme = theme
        self.invitation.apply_theme(theme)
        turns = [view.turn for view in self._views.values()]
        self._drop_views(set())
        for turn in turns:
            self._show_turn(turn)
        self._mark_current()

    def open_first(self, turn: AskedTurn) -> None:
        """Open the best passage of a turn, as if it had been chosen."""
        if turn.passages:
            self._open(Anchor(turn.request, passage=0), scrolls=False)

    def set_current_source(self, source: Citation | FoundPassage) -> None:
        """Mark the source that the page pane moved to by itself."""
        for anchor in self._anchors():
            if self._source(anchor) == source:
                self._current = anchor
                self._mark_current()
                return

    def scroll_to_end(self) -> None:
        """Go to the end, as after a new question."""
        self._was_at_end = True
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.maximum())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._walk(1)
        elif event.key() == Qt.Key.Key_Up:
            self._walk(-1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_focused()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def view(self, request: int) -> TurnView:
        """The view of a turn; KeyError if it is not shown."""
        return self._views[request]

    def _build(self) -> None:
        self._column = QVBoxLayout()
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(32)
        self._column.addStretch(1)
        page = QWidget()
        page.setMaximumWidth(READING_WIDTH)
        page.setLayout(self._column)
        self._scroll = _TurnScroll()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.tr("Questions and answers"))
        self._scroll.setWidget(page)
        self.setFocusProxy(self._scroll)
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_grown)
        self.invitation = Invitation(self._theme)
        self.invitation.add_wanted.connect(self.add_wanted)
        self.invitation.question_suggested.connect(self.question_suggested)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.invitation)
        self._stack.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_scope())
        column.addLayout(self._stack, 1)

    def _build_scope(self) -> QFrame:
        self.scope = QFrame()
        self.scope_words = ElidedLabel()
        everything = push_button(self.tr("Ask all documents"), "flat")
        everything.clicked.connect(self.scope_cleared)
        row = QHBoxLayout()
        row.setContentsMargins(24, 4, 16, 4)
        row.addWidget(self.scope_words, 1)
        row.addWidget(everything)
        column = QVBoxLayout(self.scope)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(hairline())
        self.scope.hide()
        return self.scope

    def _show_turn(self, turn: AskedTurn) -> None:
        view = self._views.get(turn.request)
        if view is None:
            self._add_view(turn)
            self.scroll_to_end()
        elif view.turn != turn:
            view.show_turn(turn)
        self._announce(turn)

    def _add_view(self, turn: AskedTurn) -> None:
        view = TurnView(turn, self._theme)
        request = turn.request
        view.passage_opened.connect(lambda index: self._open(Anchor(request, passage=index)))
        view.citation_opened.connect(lambda number: self._open(Anchor(request, citation=number)))
        view.citation_hovered.connect(lambda number: self._show_quote(request, number))
        view.models_wanted.connect(self.models_wanted)
        view.retry_wanted.connect(lambda: self.retry_wanted.emit(view.turn.question))
        self._views[request] = view
        self._column.insertWidget(self._column.count() - 1, view)

    def _drop_views(self, kept: set[int]) -> None:
        for request in [each for each in self._views if each not in kept]:
            view = self._views.pop(request)
            self._column.removeWidget(view)
            view.hide()  # it is deleted later: until then it would lie under its successor
            view.deleteLater()
        if self._current and self._current.request not in self._views and kept:
            self._current = None

    def _anchors(self) -> list[Anchor]:
        anchors: list[Anchor] = []
        for request, view in self._views.items():
            anchors += [Anchor(request, passage=i) for i in range(len(view.evidence.rows))]
            anchors += [Anchor(request, citation=each.number) for each in view.citations()]
        return anchors

    def _walk(self, step: int) -> None:
        anchors = self._anchors()
        if not anchors:
            return
        if self._current in anchors:
            index = anchors.index(self._current) + step
        else:
            index = 0 if step > 0 else len(anchors) - 1
        self._open(anchors[max(0, min(index, len(anchors) - 1))])

    def _open(self, anchor: Anchor, *, scrolls: bool = True) -> None:
        sources = self._sources(anchor)
        source = self._source(anchor)
        if source is None:
            return
        self._current = anchor
        self._mark_current()
        if scrolls:
            self._bring_into_view(anchor)
        self.source_opened.emit(sources, sources.index(source))

    def _open_focused(self) -> None:
        focused = QGuiApplication.focusObject()
        for request, view in self._views.items():
            for index, row in enumerate(view.evidence.rows):
                if row is focused:
                    self._open(Anchor(request, passage=index))
                    return
        if self._current:
            self._open(self._current)

    def _sources(self, anchor: Anchor) -> tuple[Citation | FoundPassage, ...]:
        view = self._views[anchor.request]
        return view.citations() if anchor.citation else view.turn.passages

    def _source(self, anchor: Anchor) -> Citation | FoundPassage | None:
        turn = self._views[anchor.request].turn
        if anchor.citation:
            return turn.citation(anchor.citation)
        return turn.passages[anchor.passage] if anchor.passage < len(turn.passages) else None

    def _mark_current(self) -> None:
        for request, view in self._views.items():
            if self._current and self._current.request == request:
                view.set_current(passage=self._current.passage, citation=self._current.citation)
            else:
                view.set_current()

    def _bring_into_view(self, anchor: Anchor) -> None:
        view = self._views[anchor.request]
        if anchor.citation:
            point = view.chip_position(anchor.citation)
            page = self._scroll.widget()
            if point and page:
                at = view.mapTo(page, point)
                self._scroll.ensureVisible(at.x(), at.y(), 0, 48)
        elif anchor.passage < len(view.evidence.rows):
            self._scroll.ensureWidgetVisible(view.evidence.rows[anchor.passage], 0, 24)

    def _show_quote(self, request: int, number: int) -> None:
        citation = self._views[request].turn.citation(number) if number else None
        if citation is None:
            QToolTip.hideText()
            return
        # The tooltip reads HTML, and the quote comes from a document: it is escaped.
        quote = f"“{one_line(citation.quote)}”"
        words = f"<p><b>{escape(reference(citation))}</b></p><p>{escape(quote)}</p>"
        if is_doubtful(citation.confidence):
            advice = escape(self.tr("Compare these words with the page picture."))
            words += f"<p style='color:{self._theme.warning}'>{advice}</p>"
        if not citation.verified:
            words += f"<p>{escape(self.tr('This quote does not carry all of the sentence.'))}</p>"
        QToolTip.showText(QCursor.pos(), words, self._views[request])

    def _copy(self) -> None:
        source = self._source(self._current) if self._current else None
        if source is None:
            return
        text = copied_text(quotation(source))
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)

    def _on_scrolled(self, value: int) -> None:
        self._was_at_end = value >= self._scroll.verticalScrollBar().maximum() - NEAR_END

    def _on_grown(self, _minimum: int, maximum: int) -> None:
        # Qt keeps the value where it was, so whoever reads further up is not moved.
        if self._was_at_end:
            self._scroll.verticalScrollBar().setValue(maximum)

    def _announce(self, turn: AskedTurn) -> None:
        if self._announced.get(turn.request) == turn.phase:
            return
        self._announced[turn.request] = turn.phase
        words = _spoken(turn, self._views[turn.request])
        if words:
            event = QAccessibleAnnouncementEvent(self, words)
            QAccessible.updateAccessibility(event)


def _spoken(turn: AskedTurn, view: TurnView) -> str:
    """What a screen reader says when a turn reaches a phase; empty for nothing."""
    match turn.phase:
        case Phase.READING | Phase.QUOTES_ONLY:
            return evidence_words(turn)
        case Phase.ANSWERED | Phase.STOPPED:
            return f"{view.answer.text()} {view.status.text()}"
        case Phase.NOT_FOUND:
            return not_found_words(turn)
        case Phase.FAILED:
            return view.message_title.text()
        case _:
            return ""
