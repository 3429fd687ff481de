"""How a file or a folder heading is drawn in the list of sources."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from docdesk.domain.documents import FileState
from docdesk.domain.workspaces import FileRow
from docdesk.ui.file_groups import Entry, FolderHeading, needs_attention
from docdesk.ui.host_phrases import phrase
from docdesk.ui.icons import ICON_SIDE, Icon, icon
from docdesk.ui.panes.files_model import EntryRole
from docdesk.ui.theme import Theme, figures_font, text_font
from docdesk.ui.wording import file_name, offline_words, pages_words, state_words

ROW = 28
MARGIN = 8
SCROLL_BAR = 12
NOTE_LINES = 3

_STATE_ICONS = {
    FileState.FOUND: Icon.WAITING,
    FileState.PARSED: Icon.WAITING,
    FileState.READY: Icon.READY,
    FileState.NEEDS_PASSWORD: Icon.PASSWORD,
    FileState.NEEDS_OCR: Icon.SCAN,
    FileState.EMPTY: Icon.UNSUPPORTED,
    FileState.TOO_LARGE: Icon.ATTENTION,
    FileState.UNSUPPORTED: Icon.UNSUPPORTED,
    FileState.FAILED: Icon.FAILED,
    FileState.OFFLINE: Icon.OFFLINE,
}
_Index = QModelIndex | QPersistentModelIndex


class FileDelegate(QStyledItemDelegate):
    """Draws icon, name and pages in one line, under it the reason where a file needs someone."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours from now on."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        entry = index.data(EntryRole)
        row = self._line_height()
        note = _note(entry)
        if note:
            row += self._note_height(note, self._text_width(option)) + 4
        return QSize(80, row + (4 if isinstance(entry, FolderHeading) else 0))

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
        line = QRect(rect.left(), rect.top(), rect.width(), self._line_height() + 4)
        icon(arrow, self._theme, self._theme.muted).paint(painter, _icon_rect(line, line.height()))
        room = line.adjusted(MARGIN * 2 + ICON_SIDE, 0, -MARGIN * 2, 0)
        right = self._paint_count(painter, room, str(heading.count))
        font = text_font(self._theme.body, weight=QFont.Weight.DemiBold)
        _draw_line(painter, room.adjusted(0, 0, -right, 0), heading.name, font, self._theme.text)
        self._paint_note(painter, room.translated(0, line.height() - 4), _note(heading))

    def _paint_file(self, painter: QPainter, rect: QRect, row: FileRow) -> None:
        height = self._line_height()
        line = QRect(rect.left(), rect.top(), rect.width(), height)
        mark = icon(_STATE_ICONS[row.state], self._theme, self._colour(row.state))
        mark.paint(painter, _icon_rect(line, height, MARGIN))
        room = line.adjusted(MARGIN * 3 + ICON_SIDE, 0, -MARGIN * 2, 0)
        self._paint_name(painter, room, row)
        self._paint_note(painter, room.translated(0, height - 4), _note(row))

    def _paint_name(self, painter: QPainter, room: QRect, row: FileRow) -> None:
        font = text_font(self._theme.body)
        name, pages = file_name(row.document), pages_words(row.pages)
        metrics = QFontMetrics(font)
        needed = metrics.horizontalAdvance(name) + metrics.horizontalAdvance(pages) + MARGIN
        if needed <= room.width():  # the name goes before the number of pages
            self._paint_count(painter, room, pages)
        _draw_line(painter, room, name, font, self._theme.text)

    def _paint_note(self, painter: QPainter, room: QRect, note: str) -> None:
        room.setHeight(self._note_height(note, room.width()))
        painter.setFont(text_font(self._theme.body))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), note)

    def _paint_count(self, painter: QPainter, room: QRect, text: str) -> int:
        if not text:
            return 0
        painter.setFont(figures_font(self._theme.body))
        painter.setPen(QColor(self._theme.muted))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(side), text)
        return painter.fontMetrics().horizontalAdvance(text) + MARGIN

    def _line_height(self) -> int:
        return max(ROW, QFontMetrics(text_font(self._theme.body)).height() + 10)

    def _note_height(self, note: str, width: int) -> int:
        metrics = QFontMetrics(text_font(self._theme.body))
        room = QRect(0, 0, max(width, 40), 1000)
        needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), note).height()
        return min(needed, metrics.lineSpacing() * NOTE_LINES)

    def _text_width(self, option: QStyleOptionViewItem) -> int:
        # The scroll bar's width is taken off at once: it comes only after the rows are measured.
        return option.widget.width() - SCROLL_BAR - MARGIN * 5 - ICON_SIDE

    def _colour(self, state: FileState) -> str:
        if state is FileState.READY:
            return self._theme.ok
        if state in (FileState.FOUND, FileState.PARSED):
            return self._theme.muted
        return self._theme.error if state is FileState.FAILED else self._theme.warning


def _note(entry: Entry) -> str:
    """What stands under a name: why a file or a folder is not as it should be."""
    if isinstance(entry, FolderHeading):
        return offline_words() if entry.is_offline else ""
    if not needs_attention(entry):
        return phrase(entry.reason)  # a ready file may lack some pages
    return phrase(entry.reason) or state_words(entry.state)


def _icon_rect(rect: QRect, height: int, indent: int = 0) -> QRect:
    top = rect.top() + (height - ICON_SIDE) // 2
    return QRect(rect.left() + MARGIN + indent, top, ICON_SIDE, ICON_SIDE)


def _draw_line(painter: QPainter, room: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
