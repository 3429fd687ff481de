"""The list of a timeline: years and their events as a model, and how they are drawn."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.domain.digests import DatedEvent
from docdesk.ui.dates import count_words, day_words
from docdesk.ui.digest_wording import event_reference, spoken_event, year_words
from docdesk.ui.file_wording import DOT
from docdesk.ui.runs import one_line
from docdesk.ui.theme import Theme, figures_font, text_font
from docdesk.ui.timeline_rows import YearHeading
from docdesk.ui.widgets.painting import cut_name, paint_ground, paint_line_under, paint_lines
from docdesk.ui.widgets.rows_table import RowsTable

RowRole = Qt.ItemDataRole.UserRole
TEXT_LINES = 2
MARGIN = 24  # as everywhere in the middle of the window
PAD = 8
DAY_WIDTH = 104  # pixels at the usual size of text: "30 settembre"

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Row = YearHeading | DatedEvent


class TimelineModel(QAbstractListModel):
    """Years and events, one a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return year_words(row.year) if isinstance(row, YearHeading) else spoken_event(row)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], YearHeading):
            return Qt.ItemFlag.ItemIsEnabled  # passed over by the arrows
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TimelineDelegate(QStyledItemDelegate):
    """Draws a year as a heading, an event as day, sentence and place."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours and sizes from now on."""
        self._theme = theme
        self._font, self._figures = text_font(theme.body), figures_font(theme.body)
        self._year = text_font(theme.answer, weight=QFont.Weight.DemiBold)
        self._line = QFontMetrics(self._font).lineSpacing()

    def height(self, row: Row) -> int:
        """The height of a row; it does not depend on its text."""
        if isinstance(row, YearHeading):
            return QFontMetrics(self._year).height() + 3 * PAD
        return (TEXT_LINES + 1) * self._line + 2 * PAD + 4

    def sizeHint(self, _: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, self.height(index.data(RowRole)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        row = index.data(RowRole)
        if isinstance(row, YearHeading):
            self._paint_year(painter, option.rect, row)
        else:
            paint_ground(painter, option, self._theme)
            self._paint_event(painter, option.rect, row)
        painter.restore()

    def _paint_year(self, painter: QPainter, rect: QRect, row: YearHeading) -> None:
        room = rect.adjusted(MARGIN, 2 * PAD, -MARGIN, 0)
        paint_lines(painter, room, year_words(row.year), self._year, self._theme.text, 1)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        painter.setFont(self._figures)
        painter.setPen(self._theme.muted)
        painter.drawText(room, right, count_words(row.count))
        paint_line_under(painter, rect.adjusted(MARGIN, 0, -MARGIN, 0), self._theme.hairline)

    def _paint_event(self, painter: QPainter, rect: QRect, event: DatedEvent) -> None:
        width = round(DAY_WIDTH * self._theme.body / 13)
        room = rect.adjusted(MARGIN, PAD, -MARGIN, -PAD)
        day = QRect(room.left(), room.top(), width - PAD, room.height())
        words = day_words(event.date) if event.date else event.written
        paint_lines(painter, day, words, self._figures, self._theme.muted, 2)
        room.setLeft(room.left() + width)
        text = one_line(event.text)
        taken = paint_lines(painter, room, text, self._font, self._theme.text, TEXT_LINES)
        under = room.translated(0, taken + 2)
        words = cut_name(event_reference(event), DOT, self._font, room.width())
        paint_lines(painter, under, words, self._font, self._theme.muted, 1)


class TimelineList(RowsTable):
    """The rows on screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.events = TimelineModel(self)
        self._delegate = TimelineDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(self.events)
        self.horizontalHeader().setStretchLastSection(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Timeline"))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows from the top."""
        self.events.show_rows(rows)
        self._measure()

    def event_at(self, index: QModelIndex) -> DatedEvent | None:
        """The event of a row; None for a year."""
        row = index.data(RowRole) if index.isValid() else None
        return row if isinstance(row, DatedEvent) else None

    def mark_source(self, source: Citation | FoundPassage) -> None:
        """Make the event current that rests on a quote; of several the one that is it already."""
        current = self.event_at(self.currentIndex())
        if current is not None and current.citation == source:
            return
        for number, row in enumerate(self.events.rows):
            if isinstance(row, DatedEvent) and row.citation == source:
                self.mark(self.events.index(number))
                return

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours and sizes."""
        self._delegate.apply_theme(theme)
        self._measure()
        self.viewport().update()

    def _measure(self) -> None:
        header = self.verticalHeader()
        event = next((row for row in self.events.rows if isinstance(row, DatedEvent)), None)
        if event is None:
            return
        header.setDefaultSectionSize(self._delegate.height(event))
        for number, row in enumerate(self.events.rows):
            if isinstance(row, YearHeading):
                header.resizeSection(number, self._delegate.height(row))
