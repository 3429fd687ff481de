"""Small buttons with an icon, a name for the screen reader and their shortcut in the tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget

from docdesk.ui.icons import ICON_SIDE, Icon, icon
from docdesk.ui.theme import Theme


class IconButton(QToolButton):
    """A flat button that shows `name` in the theme's colours; `words` are its name and tooltip."""

    def __init__(self, name: Icon, words: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icon in the colours of another scheme."""
        self.setIcon(icon(self._name, theme))

    def set_shortcut(self, owner: QWidget, keys: QKeySequence | QKeySequence.StandardKey) -> None:
        """Let `keys` press the button from anywhere within `owner`, and say so in the tooltip."""
        shortcut = QShortcut(QKeySequence(keys), owner)
        if isinstance(keys, QKeySequence.StandardKey):
            shortcut.setKeys(keys)  # some systems have several for one action
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.click)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{self.accessibleName()} ({shown})")
