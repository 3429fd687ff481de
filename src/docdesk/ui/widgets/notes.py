"""A sentence in the middle of an empty place: what is (not) here, and what to do."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from docdesk.ui.icons import Icon, icon
from docdesk.ui.theme import Theme

_PICTURE_SIDE = 32


class Note(QWidget):
    """An icon, a sentence, a hint and at most one button, centred."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = Icon.QUOTE
        self._picture = _centred(QLabel())
        self._sentence = _centred(QLabel())
        self._hint = _centred(QLabel())
        self._hint.setProperty("role", "muted")
        self.button = QPushButton()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        for each in (self._picture, self._sentence, self._hint):
            layout.addWidget(each)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_note(self, name: Icon, sentence: str, hint: str = "", button: str = "") -> None:
        """Show these words; without `button` there is none."""
        self._icon = name
        self.apply_theme(self._theme)
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.button.setText(button)
        self.button.setVisible(bool(button))

    def words(self) -> str:
        """What is said now, in one line."""
        return f"{self._sentence.text()} {self._hint.text()}".strip()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icon in the colours of another scheme."""
        self._theme = theme
        drawn = icon(self._icon, theme, theme.muted)
        side = QSize(_PICTURE_SIDE, _PICTURE_SIDE)
        self._picture.setPixmap(drawn.pixmap(side, self.devicePixelRatioF()))


def _centred(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
