"""What delegates draw alike: the ground of a row, and text cut to lines."""

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from docdesk.ui.theme import Theme


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, is_current: bool = False
) -> None:
    """The ground of a cell: chosen, under the pointer, or nothing; the current one has a frame."""
    state = option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, QColor(theme.selection))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, QColor(theme.hover))
    if is_current:
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(option.rect.adjusted(1, 1, -1, -1))


def paint_line_under(painter: QPainter, rect: QRect, colour: str) -> None:
    """A hairline along the lower edge of a row."""
    painter.setPen(QPen(QColor(colour), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def paint_lines(
    painter: QPainter, room: QRect, text: str, font: QFont, colour: str, count: int
) -> int:
    """Text in at most `count` lines from the top of `room`; the height that it took."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    spacing = QFontMetrics(font).lineSpacing()
    lines = cut_to_lines(text, font.key(), font, room.width(), count)
    for number, line in enumerate(lines):
        at = QRect(QPoint(room.left(), room.top() + number * spacing), room.size())
        at.setHeight(spacing)
        painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), line)
    return spacing * len(lines)


def cut_name(words: str, separator: str, font: QFont, width: int) -> str:
    """Words in one line whose first part gives way: "A very lo…ment.pdf · p. 4" keeps its page."""
    name, mark, rest = words.partition(separator)
    metrics = QFontMetrics(font)
    room = max(width - metrics.horizontalAdvance(mark + rest), width // 3)
    cut = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
    return metrics.elidedText(cut + mark + rest, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=4096)
def cut_to_lines(text: str, _key: str, font: QFont, width: int, count: int) -> tuple[str, ...]:
    """The text broken into at most `count` lines, the last of them cut to fit."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < count:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 40))
        start, length = line.textStart(), line.textLength()
        rest = text[start:] if len(lines) == count - 1 else text[start : start + length]
        elided = QFontMetrics(font).elidedText(rest.strip(), Qt.TextElideMode.ElideRight, width)
        lines.append(elided)
    layout.endLayout()
    return tuple(lines)
