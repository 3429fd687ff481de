"""The strip that says what happened and what to do about it."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from docdesk.ui.host_phrases import phrase
from docdesk.ui.icons import Icon
from docdesk.ui.state import Notice
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import IconLabel, plain_label, push_button
from docdesk.ui.widgets.lines import hairline


class NoticeBar(QFrame):
    """Is hidden while there is nothing to say."""

    dismissed = Signal()
    rules_wanted = Signal(str)  # path of a followed folder
    file_wanted = Signal(str)  # path of a file that was written, to be opened
    place_wanted = Signal(str)  # the same, to be shown in its folder

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice: Notice | None = None
        self._theme = theme
        self.picture = IconLabel()
        self.message = plain_label("", "heading", wraps=True)
        self.hint = plain_label("", "muted", wraps=True)
        self.rules = push_button(self.tr("Choose what is taken in…"), "flat")
        self.rules.clicked.connect(self._want_rules)
        self.open_file = push_button(self.tr("Open"), "flat")
        self.open_file.clicked.connect(lambda: self._want_file(self.file_wanted))
        self.show_place = push_button(self.tr("Show in its folder"), "flat")
        self.show_place.clicked.connect(lambda: self._want_file(self.place_wanted))
        self.close_button = IconButton(Icon.CLOSE, self.tr("Close this message"), theme)
        self.close_button.clicked.connect(self.dismissed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.message)
        words.addWidget(self.hint)
        self._row = row = QHBoxLayout()
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for button in (self.rules, self.open_file, self.show_place):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
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
        message = phrase(notice.message)
        hint = "\n".join(phrase(line) for line in notice.hint.split("\n"))
        self.message.setText(message)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        side = Qt.AlignmentFlag.AlignTop if hint else Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self.picture, side)  # beside the words, which stand in the middle
        self.rules.setVisible(bool(notice.folder))
        for button in (self.open_file, self.show_place):
            button.setVisible(bool(notice.file))
        self._draw_picture()
        words = f"{message} {hint}".strip()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._draw_picture()
        self.close_button.apply_theme(theme)

    def _draw_picture(self) -> None:
        if self._notice is None or self._notice.is_problem:
            self.picture.show_icon(Icon.ATTENTION, self._theme, self._theme.warning)
        else:
            self.picture.show_icon(Icon.ABOUT, self._theme, self._theme.muted)

    def _want_file(self, wanted: SignalInstance) -> None:
        if self._notice is not None:
            wanted.emit(self._notice.file)

    def _want_rules(self) -> None:
        if self._notice is not None:
            self.rules_wanted.emit(self._notice.folder)
