"""The card of a turn that has no answer: not found, failed, no model; why, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from docdesk.ipc.messages import Failure
from docdesk.ui.answer_wording import (
    advice_words,
    error_rate_words,
    not_found_words,
    sureness_words,
    uncovered_words,
)
from docdesk.ui.host_phrases import phrase
from docdesk.ui.icons import Icon
from docdesk.ui.theme import Theme
from docdesk.ui.turns import AskedTurn, Mode, Phase
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import plain_label, push_button


class TurnMessage(QFrame):
    """Is hidden for a turn that speaks for itself."""

    models_wanted = Signal()
    retry_wanted = Signal()
    everything_wanted = Signal()  # ask all documents

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turn: AskedTurn | None = None
        self.setProperty("role", "card")
        self.title = plain_label("", "heading", wraps=True)
        self.text = plain_label("", "", wraps=True)
        self.advice = plain_label("", "muted", wraps=True)
        self.rates = IconButton(Icon.ABOUT, self.tr("How sure is this?"), theme)
        self.rates.clicked.connect(self._toggle_rates)
        self.rates_words = plain_label("", "muted", wraps=True)
        self.rates_words.hide()
        self.button = push_button("")
        self.button.clicked.connect(self._on_button)
        self._build()

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to."""
        return (self.rates, self.button)

    def show_turn(self, turn: AskedTurn) -> None:
        """Show what is to be said of the turn."""
        self._turn = turn
        title, text, advice, button = self._words(turn)
        self.setVisible(bool(title))
        self.title.setText(title)
        for label, words in ((self.text, text), (self.advice, advice)):
            label.setText(words)
            label.setVisible(bool(words))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._show_rates(turn)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.rates, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 12)
        column.setSpacing(4)
        column.addLayout(head)
        inset = QVBoxLayout()
        inset.setContentsMargins(0, 0, 8, 0)
        inset.setSpacing(4)
        for label in (self.text, self.advice, self.rates_words):
            inset.addWidget(label)
        inset.addSpacing(4)
        inset.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(inset)

    def _show_rates(self, turn: AskedTurn) -> None:
        is_refused = turn.phase is Phase.NOT_FOUND and bool(turn.passages)
        assessment = turn.assessment if is_refused else None
        words = error_rate_words(assessment) if assessment else ""
        self.rates.setVisible(bool(words))
        self.rates.setToolTip(words)
        self.rates.setAccessibleDescription(words)
        self.rates_words.setText(words)
        if not words:
            self.rates_words.hide()

    def _toggle_rates(self) -> None:
        self.rates_words.setVisible(self.rates_words.isHidden())

    def _words(self, turn: AskedTurn) -> tuple[str, str, str, str]:
        match turn.phase:
            case Phase.NOT_FOUND:
                return self._refusal_words(turn)
            case Phase.QUOTES_ONLY if turn.mode in (Mode.NO_MODEL, Mode.ANSWER):
                return self._no_answer_words(turn)
            case Phase.FAILED if turn.failure:
                return self._failure_words(turn.failure)
            case _:
                return ("", "", "", "")

    def _refusal_words(self, turn: AskedTurn) -> tuple[str, str, str, str]:
        # Without a passage there is nothing near; the remarks say which condition none meets.
        near = sureness_words(turn.assessment) if turn.passages else ""
        is_told = bool(turn.remarks) and not turn.passages
        found = (near, "" if is_told else uncovered_words(turn.assessment))
        is_narrowed = bool(turn.document) or turn.filters.is_set
        return (
            not_found_words(turn),
            " ".join(each for each in found if each),
            advice_words(turn),
            self.tr("Ask all documents") if is_narrowed else "",
        )

    def _failure_words(self, failure: Failure) -> tuple[str, str, str, str]:
        return (phrase(failure.message), "", phrase(failure.hint), self.tr("Ask again"))

    def _no_answer_words(self, turn: AskedTurn) -> tuple[str, str, str, str]:
        if turn.mode is Mode.ANSWER and turn.answer:
            notes = " ".join(phrase(note) for note in turn.answer.notes)
            return (self.tr("These are the quotes alone"), "", notes, "")
        return (
            self.tr("No model is loaded, so these are the quotes alone"),
            "",
            self.tr("Choose a model and DocDesk can write an answer from them."),
            self.tr("Choose a model…"),
        )

    def _on_button(self) -> None:
        if self._turn is None or self._turn.phase is Phase.FAILED:
            self.retry_wanted.emit()
        elif self._turn.phase is Phase.NOT_FOUND:
            self.everything_wanted.emit()
        else:
            self.models_wanted.emit()
