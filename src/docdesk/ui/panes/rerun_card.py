"""An answer given again, beside the one that was stored: the same, or what differs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from docdesk.domain.conversations import Rerun
from docdesk.ui.host_phrases import phrase
from docdesk.ui.icons import Icon
from docdesk.ui.runs import compared_runs
from docdesk.ui.theme import Theme
from docdesk.ui.turns import AskedTurn
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import IconLabel, plain_label
from docdesk.ui.widgets.inert_text import InertText


class RerunCard(QFrame):
    """Is hidden until the answer of its turn is given again."""

    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "card")
        self._picture = IconLabel()
        self.title = plain_label("", "heading", wraps=True)
        self.differences = plain_label("", "muted", wraps=True)
        self.close_button = IconButton(Icon.CLOSE, self.tr("Close the comparison"), theme)
        self.stop_button = IconButton(Icon.STOP, self.tr("Stop"), theme)
        self.stop_button.clicked.connect(self.dismissed)
        self.close_button.clicked.connect(self.dismissed)
        self._before_head = plain_label(self.tr("Before"), "muted")
        self._after_head = plain_label(self.tr("Now"), "muted")
        self.before = InertText(theme, size=theme.body)
        self.after = InertText(theme, size=theme.body)
        self._texts = (self._before_head, self.before, self._after_head, self.after)
        self._build()

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to."""
        return (self.stop_button, self.close_button, self.before, self.after)

    def show_turn(self, turn: AskedTurn) -> None:
        """Show how far giving the answer again is, and what it came to."""
        self.setVisible(bool(turn.rerun_request))
        self.close_button.setVisible(not turn.is_rerunning)
        self.stop_button.setVisible(turn.is_rerunning)
        if turn.rerun is not None:
            self._show_rerun(turn.rerun)
        elif turn.rerun_failure is not None:
            failure = turn.rerun_failure
            self._say(Icon.ATTENTION, self._theme.warning, phrase(failure.message))
            self._show_differences((failure.hint,))
        elif turn.is_rerunning:
            self._say(Icon.WAITING, self._theme.muted, self.tr("Giving the answer again…"))
            self._show_differences(())

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._picture)
        head.addWidget(self.title, 1)
        head.addWidget(self.stop_button)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 12)
        column.setSpacing(4)
        column.addLayout(head)
        inset = QVBoxLayout()
        inset.setContentsMargins(0, 0, 8, 0)
        inset.setSpacing(4)
        for part in (self.differences, *self._texts):
            inset.addWidget(part)
        column.addLayout(inset)
        column.setAlignment(head, Qt.AlignmentFlag.AlignTop)

    def _show_rerun(self, rerun: Rerun) -> None:
        if rerun.is_same:
            self._say(Icon.CHECKED, self._theme.ok, self.tr("Given again: the same, to the letter"))
        else:
            self._say(
                Icon.ATTENTION, self._theme.warning, self.tr("Given again: the text is different")
            )
        self._show_differences(rerun.differences)
        if not rerun.is_same:
            self._show_texts(rerun.before.text, rerun.after.text)

    def _say(self, name: Icon, colour: str, words: str) -> None:
        self.title.setText(words)
        self._picture.show_icon(name, self._theme, colour)
        for part in self._texts:
            part.hide()

    def _show_differences(self, differences: tuple[str, ...]) -> None:
        self.differences.setText("\n".join(phrase(each) for each in differences if each))
        self.differences.setVisible(any(differences))

    def _show_texts(self, before: str, after: str) -> None:
        self.before.show_runs(compared_runs(before, after))
        self.after.show_runs(compared_runs(after, before))
        for part in self._texts:
            part.show()
