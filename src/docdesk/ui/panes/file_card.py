"""The card under the list: why the chosen file is not ready, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from docdesk.domain.documents import FileState
from docdesk.domain.workspaces import FileRow
from docdesk.ui.file_wording import state_words
from docdesk.ui.host_phrases import phrase
from docdesk.ui.panes.file_actions import (
    ICONS,
    FileAction,
    action_words,
    actions_for,
    is_waiting,
)
from docdesk.ui.places import SEPARATOR, way
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import plain_label, push_button, set_plain_tooltip
from docdesk.ui.widgets.lines import ElidedLabel, hairline

# One of these has words, the others beside it are icons: the pane is narrow.
_IN_WORDS = (FileAction.UNLOCK, FileAction.RETRY, FileAction.TAKE_BACK, FileAction.HASTEN)
_IN_MENU_ONLY = frozenset(
    {
        FileAction.READ,
        FileAction.ASK,
        FileAction.TAGS,
        FileAction.SUMMARISE,
        FileAction.COMPARE,
    }
)


class FileCard(QFrame):
    """Is hidden for a file that is ready, which a click has opened already."""

    wanted = Signal(str, object)  # FileAction, FileRow

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.row: FileRow | None = None
        self.buttons: dict[FileAction, IconButton] = {}
        self.name = ElidedLabel()
        self.name.setProperty("role", "heading")
        self.reason = plain_label("", "muted", wraps=True)
        self._main_action = FileAction.RETRY
        self.main = push_button("", "small")
        self.main.clicked.connect(lambda: self._want(self._main_action))
        self._build()
        self.hide()

    def show_row(self, row: FileRow | None) -> None:
        """Show what there is to say and to do about a file; None for no file."""
        is_plain = row is None or (row.state is FileState.READY and not row.reason)
        self.setVisible(not is_plain)
        if row is None or row == self.row:
            self.row = row
            return
        self.row = row
        name = SEPARATOR.join(way(row.document, is_member=row.is_member))
        self.name.setText(name)
        set_plain_tooltip(self.name, row.document)
        self.reason.setText(self._words(row))
        self._show_actions(row)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in other colours."""
        self._theme = theme
        for button in self.buttons.values():
            button.apply_theme(theme)

    def _words(self, row: FileRow) -> str:
        state = FileState(row.state)
        words = phrase(row.reason) or f"{state_words(state)}."
        if is_waiting(row):
            words = f"{state_words(state)}. " + self.tr("A click on it lets DocDesk read it first.")
        return words

    def _show_actions(self, row: FileRow) -> None:
        offered = actions_for(row)
        main = next((each for each in _IN_WORDS if each in offered), None)
        self.main.setVisible(main is not None)
        if main is not None:
            self._main_action = main
            self.main.setText(action_words(main, row))
        for action, button in self.buttons.items():
            words = action_words(action, row)
            is_elsewhere = action is main or (main is FileAction.UNLOCK and action in _IN_WORDS)
            button.setVisible(action in offered and not is_elsewhere)
            button.setToolTip(words)
            button.setAccessibleName(words)

    def _want(self, action: FileAction) -> None:
        if self.row is not None:
            self.wanted.emit(action, self.row)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.main)
        row.addSpacing(4)
        for action in FileAction:
            if action not in _IN_MENU_ONLY:
                row.addWidget(self._button(action))
        row.addStretch(1)
        inset = QVBoxLayout()
        inset.setContentsMargins(16, 10, 12, 10)
        inset.setSpacing(6)
        for part in (self.name, self.reason):
            inset.addWidget(part)
        inset.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(inset)

    def _button(self, action: FileAction) -> IconButton:
        button = IconButton(ICONS[action], action, self._theme)
        button.clicked.connect(lambda: self._want(action))
        self.buttons[action] = button
        return button
