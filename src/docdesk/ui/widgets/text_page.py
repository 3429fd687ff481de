"""A page of a format without a layout: its text, with the words of a quote marked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from docdesk.ui.theme import Theme, text_font

ZOOM_STEP = 1.125
_SMALLEST, _LARGEST = 0.6, 4.0
_LINE_HEIGHT = 1.6  # of the size of the letters
_SIDE = 24  # pixels between the text and the pane's edges


class TextPage(QTextEdit):
    """Shows plain text only: markup, links and pictures in it stay the letters they are.

    Emits `turned(+1 or -1)` and `zoomed()` as PageView does, and `copy_wanted()` for Ctrl+C
    without a selection.
    """

    turned = Signal(int)
    copy_wanted = Signal()
    zoomed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 1.0
        self._marked = (0, 0)
        self._holds_mark = False  # the mark stays in view when resized, until the person scrolls
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(_SIDE)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)

    def show_text(self, text: str, start: int, end: int) -> None:
        """Show `text` with its characters `start:end` marked; 0:0 marks nothing."""
        self.setPlainText(_same_length(text))
        self._resize_letters()
        self._marked = (_qt_offset(text, start), _qt_offset(text, end))
        self._mark()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of another scheme."""
        self._theme = theme
        self._resize_letters()
        self._mark()

    def reveal_mark(self) -> None:
        """Scroll so that the marked words stand in the upper third; to the top without any."""
        self._holds_mark = True
        bar = self.verticalScrollBar()
        if self._marked[0] == self._marked[1]:
            bar.setValue(0)
            return
        cursor = self.textCursor()
        cursor.setPosition(self._marked[0])
        self.setTextCursor(cursor)
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def reveal_end(self) -> None:
        """Scroll to the foot of the page."""
        self._let_go()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    @property
    def zoom(self) -> float:
        """The size of the text, 1 as it comes."""
        return self._zoom

    def zoom_by(self, factor: float) -> None:
        """Make the text larger or smaller, keeping the first line in view."""
        self._set_zoom(self._zoom * factor)

    def reset_zoom(self) -> None:
        """The size as it comes."""
        self._set_zoom(1.0)

    def _set_zoom(self, zoom: float) -> None:
        first = self.cursorForPosition(self.viewport().rect().topLeft())
        self._zoom = min(max(zoom, _SMALLEST), _LARGEST)
        self._resize_letters()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(first).top())
        self.zoomed.emit()

    def _resize_letters(self) -> None:
        self.setFont(text_font(round(self._theme.answer * self._zoom)))
        self._space_lines()

    def _space_lines(self) -> None:
        spaced = QTextBlockFormat()
        # Fixed, since a letter from another font would stretch the lines of its paragraph.
        height = self.font().pixelSize() * _LINE_HEIGHT
        spaced.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)

    def _mark(self) -> None:
        start, end = self._marked
        if start == end:
            self.setExtraSelections([])
            return
        mark = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.evidence))
        look.setForeground(QColor(self._theme.evidence_text))
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.format = look
        mark.cursor = cursor
        self.setExtraSelections([mark])

    def _let_go(self) -> None:
        self._holds_mark = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._holds_mark:
            self.reveal_mark()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP ** (event.angleDelta().y() / 120))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._let_go()
        key = Qt.Key(event.key())
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.Copy) and not self.textCursor().hasSelection():
            self.copy_wanted.emit()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_Right) and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_Left) and bar.value() == bar.minimum():
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)


def _same_length(text: str) -> str:
    """The text with one line break a character, so that offsets stay true in the widget."""
    return text.replace("\r\n", " \n").replace("\r", "\n").replace("\0", " ")


def _qt_offset(text: str, offset: int) -> int:
    """A character offset as Qt counts: characters beyond U+FFFF are two."""
    return len(text[: min(max(offset, 0), len(text))].encode("utf-16-le", "surrogatepass")) // 2
