"""Labels and buttons with words, their look set in one place."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from docdesk.ui.icons import Icon, icon
from docdesk.ui.theme import Theme


def plain_label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """A label that never takes text for HTML; names of files and models come from outside."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    return label


def push_button(text: str, role: str = "") -> QPushButton:
    """A button with words."""
    button = QPushButton(text)
    button.setAutoDefault(False)
    if role:
        button.setProperty("role", role)
    return button


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget that is shown already another look of the style sheet."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def fit_height(dialog: QDialog) -> None:
    """Give a dialog the height that its words need; call it when it is shown and when they change.

    On small screens Qt opens it lower than that, and wrapped lines would lie over each other.
    """
    layout = dialog.layout()
    if layout is not None:
        dialog.setMinimumHeight(layout.totalHeightForWidth(dialog.width()))


class IconLabel(QLabel):
    """A small icon beside words; the words carry the meaning."""

    def __init__(self, side: int = 16) -> None:
        super().__init__()
        self._side = side
        self.setFixedSize(side, side)

    def show_icon(self, name: Icon, theme: Theme, colour: str) -> None:
        """Show an icon in a colour."""
        side = QSize(self._side, self._side)
        self.setPixmap(icon(name, theme, colour).pixmap(side, self.devicePixelRatioF()))


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """Set a tooltip from outside words: Qt would take "<b>" in a file name for HTML."""
    widget.setToolTip(f"<span>{escape(text)}</span>" if text else "")
