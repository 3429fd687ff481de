"""How a file or a folder heading is drawn in the list of sources."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from docdesk.domain.documents import FileState
from docdesk.domain.workspaces import FileRow
from docdesk.ui.file_groups import Entry, FolderHeading
from docdesk.ui.file_wording import note_words, pages_words
from docdesk.ui.icons import ICON_SIDE, Icon, icon
from docdesk.ui.panes.files_model import EntryRole
from docdesk.ui.places import file_name
from docdesk.ui.theme import Theme, figures_font, text_font

ROW = 28
MARGIN = 8

_STATE_ICONS = {
    FileState.FOUND: Icon.WAITING,
    FileState.PARSED: Icon.WAITING,
    FileState.READY: Icon.READY,
    FileState.NEEDS_PASSWORD: Icon.PASSWORD,
    FileState.NEEDS_OCR: Icon.SCAN,
    FileState.NEEDS_RECOGNITION: Icon.SCAN,
    FileState.EMPTY: Icon.UNSUPPORTED,
    FileState.TOO_LARGE: Icon.ATTENTION,
    FileState.UNSUPPORTED: Icon.UNSUPPORTED,
    FileState.FAILED: Icon.FAILED,
    FileState.OFFLINE: Icon.OFFLINE,
    FileState.IGNORED: Icon.IGNORE,
}
_QUIET = frozenset(
    {FileState.FOUND, FileState.PARSED, FileState.NEEDS_RECOGNITION, FileState.IGNORED}
)
_Index = QModelIndex | QPersistentModelIndex


class FileDelegate(QStyledItemDelegate):
    """Draws icon, name and pages in one line, under it the reason where a file has one.

    Heights depend on what is drawn and never on the width, so that no row has to be measured: a
    reason has `note_lines` lines and is cut at their end.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.note_lines = 1
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours and sizes from now on."""
        self._theme = theme
        self._font = text_font(theme.body)
        self._bold = text_font(theme.body, weight=QFont.Weight.DemiBold)
        self._figures = figures_font(theme.body)
        self._metrics = QFontMetrics(self._font)

    def usual_height(self, *, has_note: bool) -> int:
        """The height of a file's row, with a reason under its name or without."""
        return self._line_height() + (self._note_height() if has_note else 0)

    def height(self, entry: Entry) -> int:
        """The height of an entry's row."""
        return self.usual_height(has_note=bool(note_words(entry)))

    def sizeHint(self, _: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, self.height(index.data(EntryRole)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        entry = index.data(EntryRole)
        if isinstance(entry, FolderHeading):
            self._paint_heading(painter, option.rect, entry)
        elif isinstance(entry, FileRow):
            self._paint_file(painter, option.rect, entry)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            colour = self._theme.selection
        elif state & QStyle.StateFlag.State_MouseOver:
            colour = self._theme.hover
        else:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        radius = self._theme.radius
        painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), radius, radius)

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: FolderHeading) -> None:
        arrow = Icon.EXPAND if heading.is_collapsed else Icon.COLLAPSE
        line = QRect(rect.left(), rect.top(), rect.width(), self._line_height())
        icon(arrow, self._theme, self._theme.muted).paint(painter, _icon_rect(line, line.height()))
        room = line.adjusted(MARGIN * 2 + ICON_SIDE, 0, -MARGIN * 2, 0)
        right = self._paint_count(painter, room, str(heading.count))
        room = room.adjusted(0, 0, -right, 0)
        _draw_line(painter, room, heading.name, self._bold, self._theme.text)
        under = line.translated(0, line.height() - 4)
        under.adjust(MARGIN * 2 + ICON_SIDE, 0, -MARGIN * 2, 0)
        self._paint_note(painter, under, note_words(heading))

    def _paint_file(self, painter: QPainter, rect: QRect, row: FileRow) -> None:
        height = self._line_height()
        line = QRect(rect.left(), rect.top(), rect.width(), height)
        mark = icon(_STATE_ICONS[row.state], self._theme, self._colour(row.state))
        mark.paint(painter, _icon_rect(line, height, MARGIN))
        room = line.adjusted(MARGIN * 3 + ICON_SIDE, 0, -MARGIN * 2, 0)
        self._paint_name(painter, room, row)
        self._paint_note(painter, room.translated(0, height - 4), note_words(row))

    def _paint_name(self, painter: QPainter, room: QRect, row: FileRow) -> None:
        name, pages = file_name(row.document), pages_words(row.pages)
        needed = self._metrics.horizontalAdvance(name) + self._metrics.horizontalAdvance(pages)
        needed += MARGIN
        if needed <= room.width():  # the name goes before the number of pages
            self._paint_count(painter, room, pages)
        is_left_alone = row.state is FileState.IGNORED
        colour = self._theme.muted if is_left_alone else self._theme.text
        _draw_line(painter, room, name, self._font, colour)

    def _paint_note(self, painter: QPainter, room: QRect, note: str) -> None:
        if not note:
            return
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.muted))
        spacing = self._metrics.lineSpacing()
        lines = cut_to_lines(note, self._font, room.width(), self.note_lines)
        for number, line in enumerate(lines):
            at = QRect(room.left(), room.top() + number * spacing, room.width(), spacing)
            painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter), line)

    def _paint_count(self, painter: QPainter, room: QRect, text: str) -> int:
        if not text:
            return 0
        painter.setFont(self._figures)
        painter.setPen(QColor(self._theme.muted))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(side), text)
        return painter.fontMetrics().horizontalAdvance(text) + MARGIN

    def _line_height(self) -> int:
        return max(ROW, self._metrics.height() + 10)

    def _note_height(self) -> int:
        return self.note_lines * self._metrics.lineSpacing() + 4

    def _colour(self, state: FileState) -> str:
        if state is FileState.READY:
            return self._theme.ok
        if state in _QUIET:
            return self._theme.muted
        return self._theme.error if state is FileState.FAILED else self._theme.warning


def cut_to_lines(text: str, font: QFont, width: int, count: int) -> list[str]:
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
        lines.append(
            QFontMetrics(font).elidedText(rest.strip(), Qt.TextElideMode.ElideRight, width)
        )
    layout.endLayout()
    return lines


def _icon_rect(rect: QRect, height: int, indent: int = 0) -> QRect:
    top = rect.top() + (height - ICON_SIDE) // 2
    return QRect(rect.left() + MARGIN + indent, top, ICON_SIDE, ICON_SIDE)


def _draw_line(painter: QPainter, room: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
