"""How far a piece of work is, in a line: a bar, words, and a button to stop it or go on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from docdesk.ui.widgets.controls import plain_label, push_button


class WorkStrip(QWidget):
    """Words over a thin bar; the button is whatever the caller offers."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = plain_label("", "muted", wraps=True)
        self.button = push_button("", "small")
        self.button.clicked.connect(self.pressed)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.bar)

    def show_work(self, words: str, done: int, total: int, button: str = "") -> None:
        """Show how far it is; a `total` of 0 means that nobody knows yet."""
        self.words.setText(words)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setAccessibleName(words)
        self.bar.show()
        self._offer(button)

    def show_rest(self, words: str, button: str = "") -> None:
        """Show words alone, while nothing runs."""
        self.words.setText(words)
        self.bar.hide()
        self._offer(button)

    def _offer(self, button: str) -> None:
        self.button.setText(button)
        self.button.setVisible(bool(button))
