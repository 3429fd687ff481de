"""The head of the conversation: its name, which opens the list of all, and what to do with it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from docdesk.ui.icons import ICON_SIDE, Icon, icon
from docdesk.ui.runs import one_line
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import set_plain_tooltip
from docdesk.ui.widgets.lines import hairline

_CARET = 10  # pixels


class _TitleButton(QToolButton):
    """Bold words with a caret behind them, as those that open a menu have."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.setIcon(icon(Icon.HISTORY, theme))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        caret = QRect(self.width() - 20, (self.height() - _CARET) // 2, _CARET, _CARET)
        icon(Icon.COLLAPSE, self._theme, self._theme.muted).paint(painter, caret)


class ConversationHead(QFrame):
    """Names the open conversation; emits what the person wants with it."""

    list_wanted = Signal()
    new_wanted = Signal()
    rename_wanted = Signal()
    export_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme = theme
        self._name = ""
        self._is_kept = False
        self.title = _TitleButton(theme)
        self.title.setProperty("role", "menu")
        self.title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.title.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self.title.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        self.title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title.clicked.connect(self.list_wanted)
        self.new = IconButton(Icon.NEW_CONVERSATION, self.tr("New conversation"), theme)
        self.new.clicked.connect(self.new_wanted)
        self.more = IconButton(Icon.MORE, self.tr("What can be done with this conversation"), theme)
        self.more.clicked.connect(self._show_menu)
        self._build(owner.window())
        self.apply_theme(theme)

    def show_state(self, state: AppState) -> None:
        """Name the conversation; hidden where there is nothing to ask of yet."""
        opened = state.conversation
        has_files = state.workspace is not None and state.workspace.files > 0
        self.setVisible(has_files)
        self._is_kept = opened is not None and opened.is_kept
        self._name = one_line(opened.name) if opened else ""
        self._draw_name()
        self.new.setEnabled(bool(opened and opened.turns))
        self.more.setEnabled(self._is_kept)

    def menu(self) -> QMenu:
        """What can be done with the conversation."""
        menu = QMenu(self)
        menu.addAction(self.tr("Rename…"), self.rename_wanted.emit)
        menu.addAction(self.tr("Export this conversation…"), self.export_wanted.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Delete this conversation…"), self.delete_wanted.emit)
        return menu

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        for button in (self.title, self.new, self.more):
            button.apply_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_name()

    def _build(self, window: QWidget) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.new)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(hairline())
        self.new.set_shortcut(window, QKeySequence("Ctrl+N"))
        keys = QKeySequence("Ctrl+H")
        QShortcut(keys, window, self.title.click)
        self._keys = keys.toString(QKeySequence.SequenceFormat.NativeText)

    def _draw_name(self) -> None:
        name = self._name or self.tr("New conversation")
        room = max(self.width() - 160, 80)
        cut = self.title.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self.title.setText(cut.replace("&", "&&"))
        self.title.setAccessibleName(self.tr("Conversation: {name}").format(name=name))
        words = self.tr("All conversations of this workspace ({keys})").format(keys=self._keys)
        set_plain_tooltip(self.title, words if cut == name else f"{name} – {words}")

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
