"""The summary view: a document in short, every sentence with its page."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QScrollArea, QToolTip, QVBoxLayout, QWidget

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.domain.digests import Summary
from docdesk.ui.digest_state import Digest, DigestPhase
from docdesk.ui.digest_wording import (
    author_words,
    chip_words,
    doubt_words,
    notes_words,
    statement_flag,
)
from docdesk.ui.icons import Icon
from docdesk.ui.panes.digest_frame import DigestFrame
from docdesk.ui.places import document_name, file_name
from docdesk.ui.runs import one_line
from docdesk.ui.state import AppState
from docdesk.ui.summary_runs import SummaryText, SummaryWords, summary_text
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.controls import plain_label
from docdesk.ui.widgets.inert_text import InertText
from docdesk.ui.wording import reference

READING_WIDTH = 720
_NOTHING = SummaryText((), (), ())


class _Reading(QScrollArea):
    """Scrolls with the wheel and by page; the single steps belong to the pane."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)


class SummaryPane(DigestFrame):
    """Shows a summary; the arrows walk its citations."""

    source_opened = Signal(tuple, int, bool)  # citations, which of them, chosen (not looked at)
    document_wanted = Signal()  # choose another one

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.overview = InertText(theme, size=theme.answer)
        self.sections = InertText(theme, size=theme.answer)
        self._scroll = self._build_body()
        super().__init__(theme, self._scroll, parent)
        self._summary: Summary | None = None
        self._text = _NOTHING
        self._current = 0
        self.add_action(self.tr("Another document…"), self.document_wanted.emit)
        for part in (self.overview, self.sections):
            part.citation_clicked.connect(self._open)
            part.citation_hovered.connect(self._show_quote)
        self.overview.setAccessibleName(self.tr("In short"))
        self.sections.setAccessibleName(self.tr("Section by section"))
        self._sections_head.setText(self.tr("Section by section"))
        self._scroll.setAccessibleName(self.tr("Summary"))
        self.setAccessibleName(self.tr("Summary"))

    def show_state(self, state: AppState) -> None:
        """Show the summary, or what it would be."""
        digest: Digest[Summary] = state.digests.summary
        if digest.result is not self._summary:
            self._summary = digest.result
            self._show_summary()
        document = digest.documents[0] if digest.documents else ""
        self.show_head(file_name(document), self._status_words(), document_name(document))
        if digest.phase is DigestPhase.NONE:
            self.show_empty(
                Icon.SUMMARY,
                self.tr("A document in short"),
                self.tr(
                    "What matters most, then section by section: every sentence with its page."
                ),
                self.tr("Choose a document…"),
            )
        self.show_digest(digest, self.tr("Summarise anew"))

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        super().apply_theme(theme)
        self.overview.apply_theme(theme)
        self.sections.apply_theme(theme)

    def set_current_source(self, source: Citation | FoundPassage) -> None:
        """Mark the chip whose page is open."""
        citations = self._text.citations
        if self._current and citations[self._current - 1] == source:
            return  # others may rest on the same quote
        self._mark(citations.index(source) + 1 if source in citations else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self._text.citations:
            number = min(max(self._current + step, 1), len(self._text.citations))
            self._open(number)
            self._bring_into_view(number)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self._open(self._current)
        else:
            super().keyPressEvent(event)

    def _status_words(self) -> str:
        if self._summary is None:
            return ""
        notes = notes_words(self._summary.notes)
        lines = (author_words(self._summary), doubt_words(self._summary), notes)
        return "\n".join(line for line in lines if line)

    def _show_summary(self) -> None:
        words = SummaryWords(chip_words, statement_flag)
        self._text = summary_text(self._summary, words) if self._summary else _NOTHING
        self._current = 0
        self.overview.show_runs(self._text.overview)
        self.sections.show_runs(self._text.sections)
        self._sections_head.setVisible(bool(self._text.sections))
        self._scroll.verticalScrollBar().setValue(0)

    def _open(self, number: int) -> None:
        self._mark(number)
        self.source_opened.emit(self._text.citations, number - 1, True)

    def _mark(self, number: int) -> None:
        self._current = number
        self.overview.set_current(number)
        self.sections.set_current(number)

    def _bring_into_view(self, number: int) -> None:
        page = self._scroll.widget()
        for part in (self.overview, self.sections):
            rect = part.chip_rect(number)
            if rect is not None and page is not None:
                at = part.mapTo(page, rect.center().toPoint())
                self._scroll.ensureVisible(at.x(), at.y(), 0, 48)

    def _show_quote(self, number: int) -> None:
        if not 0 < number <= len(self._text.citations):
            QToolTip.hideText()
            return
        # The tooltip reads HTML, and the quote comes from a document: it is escaped.
        citation = self._text.citations[number - 1]
        quote = escape(f"“{one_line(citation.quote)}”")
        words = f"<p><b>{escape(reference(citation))}</b></p><p>{quote}</p>"
        QToolTip.showText(QCursor.pos(), words, self)

    def _build_body(self) -> QScrollArea:
        self._sections_head = plain_label("", "muted")
        self._sections_head.hide()
        column = QVBoxLayout()
        column.setContentsMargins(24, 8, 24, 24)
        column.setSpacing(0)
        column.addWidget(self.overview)
        column.addSpacing(16)
        column.addWidget(self._sections_head)
        column.addSpacing(8)
        column.addWidget(self.sections)
        column.addStretch(1)
        page = QWidget()
        page.setMaximumWidth(READING_WIDTH)
        page.setLayout(column)
        scroll = _Reading()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setWidget(page)
        return scroll
