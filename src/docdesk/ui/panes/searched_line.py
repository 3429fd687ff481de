"""The line under a follow-up: what was searched for, which the person can correct in place."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from docdesk.ui.widgets.controls import plain_label, push_button


class _Correction(QLineEdit):
    """A line that Esc leaves as it was."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        # Without this Esc would be the window's, and stop an answer instead.
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_key and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # it is no key for the conversation, which would open a passage


class SearchedLine(QWidget):
    """Shows the stand-alone question; Enter in its correction asks again with that."""

    corrected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = ""
        self.words = plain_label("", "muted", wraps=True)
        self.correct = push_button(self.tr("Correct…"), "quiet")
        self.correct.setToolTip(self.tr("Change what is searched for, and ask again"))
        self.correct.clicked.connect(self._begin)
        self.line = _Correction()
        self.line.setMaxLength(2000)
        self.line.setAccessibleName(self.tr("Search for this instead"))
        self.line.returnPressed.connect(self._end)
        self.line.left.connect(self._leave)
        hint = self.tr("Enter asks again with these words · Esc leaves them")
        self._hint = plain_label(hint, "muted", wraps=True)
        self._build()

    def show_query(self, query: str, *, can_correct: bool) -> None:
        """Show what was searched for; "" hides the line."""
        self._query = query
        self.setVisible(bool(query))
        self.words.setText(self.tr("Searched for: {query}").format(query=query))
        self.correct.setVisible(can_correct)

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab comes to."""
        return (self.correct, self.line)

    def text(self) -> str:
        """What is said now."""
        return self.words.text() if self._query else ""

    def _build(self) -> None:
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignTop)
        edited = QWidget()
        column = QVBoxLayout(edited)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self._hint)
        self._shown, self._edited = shown, edited
        edited.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(shown)
        layout.addWidget(edited)

    def _begin(self) -> None:
        self.line.setText(self._query)
        self._show_editing(is_editing=True)
        self.line.setFocus()
        self.line.selectAll()

    def _leave(self) -> None:
        self._show_editing(is_editing=False)
        self.correct.setFocus()

    def _end(self) -> None:
        query = " ".join(self.line.text().split())
        self._show_editing(is_editing=False)
        if query and query != self._query:
            self.corrected.emit(query)

    def _show_editing(self, *, is_editing: bool) -> None:
        self._shown.setVisible(not is_editing)
        self._edited.setVisible(is_editing)
