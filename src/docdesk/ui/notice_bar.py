"""The strip that says what went wrong and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from docdesk.ui.host_phrases import phrase
from docdesk.ui.icons import Icon
from docdesk.ui.state import Notice
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import IconLabel, plain_label
from docdesk.ui.widgets.lines import hairline


class NoticeBar(QFrame):
    """Is hidden while there is nothing to say."""

    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice: Notice | None = None
        self.picture = IconLabel()
        self.message = plain_label("", "heading", wraps=True)
        self.hint = plain_label("", "muted", wraps=True)
        self.close_button = IconButton(Icon.CLOSE, self.tr("Close this message"), theme)
        self.close_button.clicked.connect(self.dismissed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.message)
        words.addWidget(self.hint)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(hairline())
        self.apply_theme(theme)
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        """Show a notice; None hides the strip."""
        if notice == self._notice:
            return
        self._notice = notice
        self.setVisible(notice is not None)
        if notice is None:
            return
        message, hint = phrase(notice.message), phrase(notice.hint)
        self.message.setText(message)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        words = f"{message} {hint}".strip()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.picture.show_icon(Icon.ATTENTION, theme, theme.warning)
        self.close_button.apply_theme(theme)
