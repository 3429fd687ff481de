"""The foot of a turn: what checking came to, unchecked sentences, and what was searched."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from docdesk.ui.answer_wording import hidden_words, uncovered_words
from docdesk.ui.host_phrases import phrase
from docdesk.ui.icons import Icon
from docdesk.ui.panes.coverage_line import CoverageLine
from docdesk.ui.theme import Theme
from docdesk.ui.turns import AskedTurn, Mode, Phase
from docdesk.ui.widgets.controls import IconLabel, plain_label, push_button
from docdesk.ui.wording import check_words, doubtful_words, is_checked


class TurnStatus(QWidget):
    """Says how far the turn is, and how far it can be relied on."""

    hiding_wanted = Signal(bool)
    files_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hides = False
        self.picture = IconLabel()
        self.words = plain_label("", "muted", wraps=True)
        self.hide_switch = push_button("", "quiet")
        self.hide_switch.clicked.connect(lambda: self.hiding_wanted.emit(not self._hides))
        self.coverage = CoverageLine(theme)
        self.coverage.files_wanted.connect(self.files_wanted)
        self._build()

    def show_turn(self, turn: AskedTurn, *, hides_unchecked: bool) -> None:
        """Show the state of the turn."""
        self._hides = hides_unchecked
        words = self._words(turn)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.picture.setVisible(bool(words))
        if words:
            self.picture.show_icon(*self._picture(turn))
        self._show_switch(turn)
        is_told = not turn.is_running and turn.phase is not Phase.FAILED
        self.coverage.show_coverage(turn.coverage if is_told else None)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to."""
        return (self.hide_switch, self.coverage)

    def text(self) -> str:
        """What is said now, the line on what was searched included."""
        return f"{self.words.text()}\n{self.coverage.words()}".strip()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.hide_switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.coverage)

    def _show_switch(self, turn: AskedTurn) -> None:
        count = turn.unchecked
        self.hide_switch.setVisible(count > 0)
        if self._hides:
            words = self.tr("Show unchecked sentences ({count})")
        else:
            words = self.tr("Hide unchecked sentences ({count})")
        self.hide_switch.setText(words.format(count=count))

    def _words(self, turn: AskedTurn) -> str:
        match turn.phase:
            case Phase.READING if turn.mode is Mode.ANSWER:
                return self.tr("The model is reading the passages… Esc stops it.")
            case Phase.WRITING:
                return self.tr("Writing… Esc stops it. Checked when it is complete.")
            case Phase.ANSWERED:
                return self._checked_words(turn)
            case Phase.STOPPED:
                return self.tr("Stopped. This answer is not complete and was not checked.")
            case Phase.QUOTES_ONLY | Phase.NOT_FOUND:
                is_wanted = turn.mode is Mode.QUOTES and turn.phase is Phase.QUOTES_ONLY
                quotes = self.tr("Quotes only: no model took part.") if is_wanted else ""
                lines = (quotes, _missing_words(turn), *map(phrase, turn.remarks))
                return "\n".join(line for line in lines if line)
            case _:
                return ""

    def _checked_words(self, turn: AskedTurn) -> str:
        notes = turn.answer.notes if turn.answer else ()
        hidden = hidden_words(turn.unchecked) if self._hides and turn.unchecked else ""
        checked = hidden or check_words(turn)
        lines = (checked, _missing_words(turn), doubtful_words(turn), *map(phrase, notes))
        return "\n".join(line for line in lines if line)

    def _picture(self, turn: AskedTurn) -> tuple[Icon, Theme, str]:
        if turn.phase is Phase.ANSWERED:
            if is_checked(turn) and not doubtful_words(turn):
                return (Icon.CHECKED, self._theme, self._theme.ok)
            return (Icon.ATTENTION, self._theme, self._theme.warning)
        if turn.phase is Phase.STOPPED:
            return (Icon.STOP, self._theme, self._theme.muted)
        if turn.phase is Phase.QUOTES_ONLY and not (turn.remarks or _missing_words(turn)):
            return (Icon.QUOTE, self._theme, self._theme.muted)
        if turn.phase in (Phase.QUOTES_ONLY, Phase.NOT_FOUND):
            return (Icon.ATTENTION, self._theme, self._theme.warning)
        return (Icon.WAITING, self._theme, self._theme.muted)


def _missing_words(turn: AskedTurn) -> str:
    """Which words of the question no passage has, where neither answer nor card says so."""
    is_told = turn.phase is Phase.NOT_FOUND or (turn.answer is not None and turn.answer.absent)
    return "" if is_told else uncovered_words(turn.assessment)
