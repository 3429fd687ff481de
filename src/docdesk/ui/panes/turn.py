"""One turn of the conversation: question, evidence, answer, and what checking it came to."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from docdesk.domain.answers import Citation
from docdesk.ipc.messages import Failure
from docdesk.ui.host_phrases import phrase
from docdesk.ui.icons import Icon
from docdesk.ui.panes.evidence import EvidenceCard
from docdesk.ui.places import document_name
from docdesk.ui.runs import Run, answer_runs, citation_order, streaming_runs
from docdesk.ui.theme import Theme
from docdesk.ui.turns import AskedTurn, Mode, Phase
from docdesk.ui.widgets.controls import IconLabel, plain_label, push_button
from docdesk.ui.widgets.inert_text import InertText
from docdesk.ui.wording import (
    check_words,
    doubtful_words,
    flag_words,
    is_checked,
    not_found_advice,
    not_found_words,
)


class TurnView(QWidget):
    """Draws one turn; tells which passage or citation was chosen, and nothing more."""

    passage_opened = Signal(int)
    citation_opened = Signal(int)
    citation_hovered = Signal(int)
    models_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, turn: AskedTurn, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.turn = turn
        self._build(turn)
        self.show_turn(turn)

    def show_turn(self, turn: AskedTurn) -> None:
        """Show the turn as it is now."""
        self.turn = turn
        self.rewritten.setText(self._rewritten_words(turn))
        self.rewritten.setVisible(bool(self.rewritten.text()))
        self.evidence.show_turn(turn)
        self._show_answer(turn)
        self._show_status(turn)
        self._show_message(turn)

    def citations(self) -> tuple[Citation, ...]:
        """The citations in the order in which they are read."""
        found = (self.turn.citation(number) for number in citation_order(self.turn.text))
        return tuple(each for each in found if each is not None)

    def set_current(self, *, passage: int = -1, citation: int = 0) -> None:
        """Mark the passage (by index) or citation (by number) whose page is open."""
        self.evidence.set_current(passage)
        self.answer.set_current(citation)

    def _build(self, turn: AskedTurn) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.question = InertText(self._theme, size=self._theme.title, weight=600)
        self.question.show_runs((Run(turn.question),))
        self.question.setAccessibleName(self.tr("Question: {text}").format(text=turn.question))
        self.rewritten = plain_label("", "muted", wraps=True)
        self.evidence = EvidenceCard(self._theme)
        self.evidence.passage_opened.connect(self.passage_opened)
        self.answer = InertText(self._theme, size=self._theme.answer)
        self.answer.citation_clicked.connect(self.citation_opened)
        self.answer.citation_hovered.connect(self.citation_hovered)
        column.addWidget(self.question)
        column.addWidget(self.rewritten)
        column.addWidget(self.evidence)
        column.addSpacing(4)
        column.addWidget(self.answer)
        column.addWidget(self._build_message())
        column.addLayout(self._build_status())

    def _build_status(self) -> QHBoxLayout:
        self.status_icon = IconLabel()
        self.status = plain_label("", "muted", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.status_icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.status, 1)
        return row

    def _build_message(self) -> QFrame:
        self.message = QFrame()
        self.message.setProperty("role", "card")
        column = QVBoxLayout(self.message)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        self.message_title = plain_label("", "heading", wraps=True)
        self.message_text = plain_label("", "muted", wraps=True)
        self.message_button = push_button("")
        self.message_button.clicked.connect(self._on_message_button)
        column.addWidget(self.message_title)
        column.addWidget(self.message_text)
        column.addSpacing(4)
        column.addWidget(self.message_button, 0, Qt.AlignmentFlag.AlignLeft)
        return self.message

    def _rewritten_words(self, turn: AskedTurn) -> str:
        parts = []
        if turn.document:
            parts.append(
                self.tr("Only in {document}").format(document=document_name(turn.document))
            )
        query = turn.evidence.query if turn.evidence else ""
        if query and query != turn.question:
            parts.append(self.tr("Searched for: {query}").format(query=query))
        return " · ".join(parts)

    def _show_answer(self, turn: AskedTurn) -> None:
        hidden = turn.phase in (Phase.NOT_FOUND, Phase.QUOTES_ONLY) or not turn.text.strip()
        self.answer.setVisible(not hidden)
        if turn.answer and turn.phase is Phase.ANSWERED:
            self.answer.show_runs(answer_runs(turn.answer, flag_words))
        else:
            self.answer.show_runs(streaming_runs(turn.text))
        self.answer.setAccessibleName(self.tr("Answer"))

    def _show_status(self, turn: AskedTurn) -> None:
        words = self._status_words(turn)
        self.status.setText(words)
        self.status.setVisible(bool(words))
        name, colour = self._status_icon(turn)
        self.status_icon.setVisible(bool(words))
        if words:
            self.status_icon.show_icon(name, self._theme, colour)

    def _status_words(self, turn: AskedTurn) -> str:
        match turn.phase:
            case Phase.SEARCHING:
                return ""
            case Phase.READING:
                return self.tr("The model is reading the passages… Esc stops it.")
            case Phase.WRITING:
                return self.tr("Writing… Esc stops it. Checked when it is complete.")
            case Phase.ANSWERED:
                notes = turn.answer.notes if turn.answer else ()
                lines = (check_words(turn), doubtful_words(turn), *map(phrase, notes))
                return "\n".join(line for line in lines if line)
            case Phase.STOPPED:
                return self.tr("Stopped. This answer is not complete and was not checked.")
            case _:
                return ""

    def _status_icon(self, turn: AskedTurn) -> tuple[Icon, str]:
        if turn.phase is Phase.ANSWERED:
            checked = is_checked(turn) and not doubtful_words(turn)
            return (
                (Icon.CHECKED, self._theme.ok) if checked else (Icon.ATTENTION, self._theme.warning)
            )
        if turn.phase is Phase.STOPPED:
            return (Icon.STOP, self._theme.muted)
        return (Icon.WAITING, self._theme.muted)

    def _show_message(self, turn: AskedTurn) -> None:
        title, text, button = self._message_words(turn)
        self._place_message(above=turn.phase is Phase.NOT_FOUND)
        self.message.setVisible(bool(title))
        self.message_title.setText(title)
        self.message_text.setText(text)
        self.message_text.setVisible(bool(text))
        self.message_button.setText(button)
        self.message_button.setVisible(bool(button))

    def _place_message(self, *, above: bool) -> None:
        """That nothing was found comes before the nearest passages, all else after them."""
        other = self.evidence if above else self.answer
        at = self._column.indexOf(other) + (0 if above else 1)
        if self._column.indexOf(self.message) != at:
            self._column.removeWidget(self.message)
            at = self._column.indexOf(other) + (0 if above else 1)
            self._column.insertWidget(at, self.message)

    def _message_words(self, turn: AskedTurn) -> tuple[str, str, str]:
        match turn.phase:
            case Phase.NOT_FOUND:
                return (not_found_words(turn), not_found_advice(turn), "")
            case Phase.QUOTES_ONLY if turn.mode is not Mode.PASSAGES:
                return self._no_answer_words(turn)
            case Phase.FAILED if turn.failure:
                return self._failure_words(turn.failure)
            case _:
                return ("", "", "")

    def _failure_words(self, failure: Failure) -> tuple[str, str, str]:
        return (phrase(failure.message), phrase(failure.hint), self.tr("Ask again"))

    def _no_answer_words(self, turn: AskedTurn) -> tuple[str, str, str]:
        if turn.answer and turn.answer.notes:
            return (
                self.tr("These are the quotes alone"),
                " ".join(phrase(note) for note in turn.answer.notes),
                "",
            )
        return (
            self.tr("No model is loaded, so these are the quotes alone"),
            self.tr("Choose a model and DocDesk can write an answer from them."),
            self.tr("Choose a model…"),
        )

    def _on_message_button(self) -> None:
        if self.turn.phase is Phase.FAILED:
            self.retry_wanted.emit()
        else:
            self.models_wanted.emit()

    def chip_position(self, number: int) -> QPoint | None:
        """Where a citation's first chip stands in this widget."""
        rect = self.answer.chip_rect(number)
        return self.answer.mapTo(self, rect.center().toPoint()) if rect else None
