"""Text of documents and models on screen: selectable, and never anything but text."""

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextBrowser, QWidget

from docdesk.ui.runs import Run, RunKind, copied_text
from docdesk.ui.theme import Theme, text_font

_CITATION = "citation:"
# Up and down walk the citations, Esc stops, Enter opens: all of them belong to the pane.
_PANE_KEYS = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}
)


class InertText(QTextBrowser):
    """Runs of text as high as they need, with chips for citations.

    Nothing is parsed: text is inserted as characters, so that HTML, Markdown, images and links in
    it stay letters. The only links are the chips.
    """

    citation_clicked = Signal(int)
    citation_hovered = Signal(int)  # 0: the pointer left

    def __init__(
        self, theme: Theme, *, size: int, weight: int = 400, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._weight = QFont.Weight(weight)
        self._runs: tuple[Run, ...] = ()
        self._chips: list[tuple[int, QRectF]] | None = None
        self._current = 0
        self._set_up()

    def loadResource(self, kind: int, name: QUrl | str) -> QByteArray:  # noqa: ARG002
        """Nothing is ever loaded. Not nothing is returned: Qt would then read the file itself."""
        return QByteArray(b" ")

    def text(self) -> str:
        """What is shown, chips written as [n]."""
        return copied_text("".join(run.text for run in self._runs))

    def show_runs(self, runs: tuple[Run, ...]) -> None:
        """Show these runs; what is there already stays, and with it the selection."""
        same = _common_runs(self._runs, runs)
        keep = sum(_units(run.text) for run in runs[:same])
        rest = list(runs[same:])
        if rest and same < len(self._runs) and _goes_on(self._runs[same], rest[0]):
            keep += _units(self._runs[same].text)
            rest[0] = Run(rest[0].text[len(self._runs[same].text) :], rest[0].kind)
        self._replace_after(keep, rest)
        self._runs = runs

    def apply_theme(self, theme: Theme) -> None:
        """Draw the same text in other colours."""
        self._theme = theme
        runs, self._runs = self._runs, ()
        self.clear()
        self.show_runs(runs)

    def set_current(self, number: int) -> None:
        """Mark a citation's chips as the ones whose page is open; 0 for none."""
        self._current = number
        self.viewport().update()

    def chip_rect(self, number: int) -> QRectF | None:
        """Where the first chip of a citation stands in this widget."""
        return next((rect for each, rect in self._chip_rects() if each == number), None)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(copied_text(self.textCursor().selectedText()))
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        copies_nothing = event.matches(QKeySequence.StandardKey.Copy) and not self._has_selection()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if copies_nothing or (plain and event.key() in _PANE_KEYS):
            event.ignore()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Without this the text would claim Ctrl+C even where nothing is selected.
        if event.type() == QEvent.Type.ShortcutOverride and not self._has_selection():
            event.ignore()
            return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the pane scrolls, not the text

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        copy = menu.addAction(self.tr("Copy"), self.copy)
        copy.setEnabled(self._has_selection())
        menu.addAction(self.tr("Select all"), self.selectAll)
        menu.exec(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._chips = None
        self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, rect in self._chip_rects():
            is_current = number == self._current
            colour = self._theme.accent if is_current else self._theme.selection
            painter.setPen(QPen(QColor(colour), 1.5) if is_current else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.selection))
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.end()
        super().paintEvent(event)

    def _set_up(self) -> None:
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self.anchorClicked.connect(self._on_clicked)
        self.highlighted.connect(self._on_hovered)

    def _replace_after(self, keep: int, runs: list[Run]) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(keep)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        is_answer = self._size == self._theme.answer
        gap = self._theme.unit if is_answer else 0
        cursor.setBlockFormat(_block_format(self._line_height(), gap))
        for run in runs:
            cursor.insertText(run.text.replace("\r", ""), self._format(run))
        self._chips = None
        self.viewport().update()

    def _format(self, run: Run) -> QTextCharFormat:
        theme = self._theme
        style = QTextCharFormat()
        style.setFont(text_font(self._size, weight=self._weight))
        style.setForeground(QColor(theme.text))
        match run.kind:
            case RunKind.CITATION:
                style.setFont(text_font(self._size - 3, weight=QFont.Weight.DemiBold))
                style.setForeground(QColor(theme.accent))
                style.setAnchor(True)
                style.setAnchorHref(f"{_CITATION}{run.number}")
            case RunKind.MATCH:
                style.setBackground(QColor(theme.evidence))
                style.setForeground(QColor(theme.evidence_text))
            case RunKind.UNSUPPORTED:
                style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
                style.setUnderlineColor(QColor(theme.warning))
            case RunKind.HEADING:
                style.setFont(text_font(self._size, weight=QFont.Weight.DemiBold))
            case RunKind.FLAG:
                style.setFont(text_font(self._size - 2))
                style.setForeground(QColor(theme.warning))
            case RunKind.ABSENT:
                style.setForeground(QColor(theme.muted))
                style.setFontItalic(True)
            case RunKind.CHANGED:
                style.setFont(text_font(self._size, weight=QFont.Weight.DemiBold))
                style.setFontUnderline(True)
        return style

    def _line_height(self) -> float:
        # Long text needs air between its lines; a heading of two lines must hold together.
        if self._size >= self._theme.title:
            return 115.0
        return 140.0 if self._size >= self._theme.answer else 130.0

    def _fit_height(self) -> None:
        height = round(self.document().size().height() + 0.5)
        if height != self.height():
            self.setFixedHeight(height)

    def _has_selection(self) -> bool:
        return self.textCursor().hasSelection()

    def _chip_rects(self) -> list[tuple[int, QRectF]]:
        if self._chips is None:
            self._chips = [chip for block in self._blocks() for chip in self._chips_of(block)]
        return self._chips

    def _blocks(self) -> list[QTextBlock]:
        blocks = []
        block = self.document().begin()
        while block.isValid():
            blocks.append(block)
            block = block.next()
        return blocks

    def _chips_of(self, block: QTextBlock) -> list[tuple[int, QRectF]]:
        chips = []
        walk = block.begin()
        while not walk.atEnd():
            piece = walk.fragment()
            href = piece.charFormat().anchorHref()
            if href.startswith(_CITATION):
                number = int(href.removeprefix(_CITATION))
                start = piece.position() - block.position()
                chips.append((number, _rect(block, start, piece.length(), piece.charFormat())))
            walk += 1
        return chips

    def _on_clicked(self, url: QUrl) -> None:
        number = _number(url)
        if number:
            self.citation_clicked.emit(number)

    def _on_hovered(self, url: QUrl) -> None:
        self.citation_hovered.emit(_number(url))


def _block_format(percent: float, gap: int) -> QTextBlockFormat:
    style = QTextBlockFormat()
    style.setBottomMargin(gap)
    style.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return style


def _number(url: QUrl) -> int:
    text = url.toString()
    return int(text.removeprefix(_CITATION)) if text.startswith(_CITATION) else 0


def _units(text: str) -> int:
    """Length as Qt counts it: UTF-16 code units."""
    return len(text.replace("\r", "").encode("utf-16-le")) // 2


def _common_runs(old: tuple[Run, ...], new: tuple[Run, ...]) -> int:
    count = 0
    for before, after in zip(old, new, strict=False):
        if before != after:
            break
        count += 1
    return count


def _goes_on(old: Run, new: Run) -> bool:
    return old.kind == new.kind == RunKind.TEXT and new.text.startswith(old.text)


def _rect(block: QTextBlock, start: int, length: int, style: QTextCharFormat) -> QRectF:
    layout = block.layout()
    line = layout.lineForTextPosition(start)
    left = _x(line, start + 1)  # the gaps before and behind it stay outside
    right = _x(line, start + length - 1)
    metrics = QFontMetricsF(style.font())
    height = metrics.capHeight() + 8
    width = max(right - left, height)  # at least a circle
    top = layout.position().y() + line.y() + line.ascent() - metrics.capHeight() - 4
    return QRectF(layout.position().x() + (left + right - width) / 2, top, width, height)


def _x(line: object, position: int) -> float:
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
