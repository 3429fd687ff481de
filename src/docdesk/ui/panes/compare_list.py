"""The clauses of a comparison side by side: model, drawing and view."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.domain.digests import Clause, ComparedClause, Comparison, Difference
from docdesk.ui.compared_layout import ClauseLook, clause_layout, draw_clause
from docdesk.ui.digest_wording import clause_head, difference_words, figures_of, missing_words
from docdesk.ui.file_wording import DOT
from docdesk.ui.icons import ICON_SIDE, Icon, icon
from docdesk.ui.places import file_name
from docdesk.ui.runs import one_line
from docdesk.ui.theme import Theme, text_font
from docdesk.ui.widgets.painting import cut_name, paint_ground, paint_line_under, paint_lines
from docdesk.ui.widgets.rows_table import RowsTable

FIRST, SECOND = 0, 1
MARGIN = 16
PAD = 10
MEASURED = 40  # rows laid out at a time; the others as they come into view
_ICONS = {
    Difference.SAME: Icon.SAME,
    Difference.CHANGED: Icon.CHANGED,
    Difference.ONLY_FIRST: Icon.LEFT_ONLY,
    Difference.ONLY_SECOND: Icon.RIGHT_ONLY,
}
RowRole = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class CompareModel(QAbstractTableModel):
    """One clause a row, one document a column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self.rows: Sequence[ComparedClause] = ()

    def show_rows(self, comparison: Comparison | None, rows: Sequence[ComparedClause]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.comparison, self.rows = comparison, rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else 2

    def clause(self, index: _Index) -> Clause | None:
        """The clause of a cell; None where the document has none."""
        row = self.rows[index.row()]
        return row.first if index.column() == FIRST else row.second

    def document(self, column: int) -> str:
        """The document of a column."""
        if self.comparison is None:
            return ""
        return self.comparison.first if column == FIRST else self.comparison.second

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return file_name(self.document(section))
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == RowRole:
            return self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole and self.comparison is not None:
            return (
                f"<span>{escape(difference_words(self.rows[index.row()], self.comparison))}</span>"
            )
        return None

    def _spoken(self, index: _Index) -> str:
        row, clause = self.rows[index.row()], self.clause(index)
        if clause is None or self.comparison is None:
            return missing_words(self.document(index.column()))
        kind = difference_words(row, self.comparison)
        parts = (kind, clause_head(clause), figures_of(clause, row.figures), clause.text)
        return ". ".join(part for part in parts if part)


class CompareDelegate(QStyledItemDelegate):
    """Draws a clause under its heading; words that the other one has not are marked."""

    def __init__(self, clauses: CompareModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clauses = clauses
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours and sizes from now on."""
        self._theme = theme
        self._font = text_font(theme.body)
        self._bold = text_font(theme.body, weight=QFont.Weight.DemiBold)
        self._line = QFontMetrics(self._font).lineSpacing()

    def height(self, row: ComparedClause, widths: tuple[int, int]) -> int:
        """The height of a row whose columns are so many pixels wide."""
        sides = ((row.first, FIRST), (row.second, SECOND))
        heights = [self._height(row, each, side, widths[side]) for each, side in sides if each]
        return round(max(heights, default=0)) + 2 * PAD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        paint_ground(painter, option, self._theme)
        paint_line_under(painter, option.rect, self._theme.hairline)
        row: ComparedClause = index.data(RowRole)
        clause = self._clauses.clause(index)
        room = option.rect.adjusted(MARGIN, PAD, -MARGIN, -PAD)
        if clause is None:
            words = missing_words(self._clauses.document(index.column()))
            paint_lines(painter, room, words, self._font, self._theme.muted, 2)
        else:
            self._paint_clause(painter, room, row, clause, index.column())
        painter.restore()

    def _paint_clause(
        self, painter: QPainter, room: QRect, row: ComparedClause, clause: Clause, side: int
    ) -> None:
        colour = self._theme.muted
        mark = QRect(room.left(), room.top() + (self._line - ICON_SIDE) // 2, ICON_SIDE, ICON_SIDE)
        icon(_ICONS[row.difference], self._theme, colour).paint(painter, mark)
        head = room.adjusted(ICON_SIDE + 8, 0, 0, 0)
        words = cut_name(clause_head(clause), DOT, self._bold, head.width())
        taken = paint_lines(painter, head, words, self._bold, colour, 1) + 4
        figures = figures_of(clause, row.figures)
        if figures:
            under = room.translated(0, taken)
            taken += paint_lines(painter, under, figures, self._font, self._theme.warning, 2) + 4
        if row.difference is Difference.SAME:
            under = room.translated(0, taken)
            paint_lines(painter, under, one_line(clause.text), self._font, colour, 1)
            return
        at = QPointF(room.left(), room.top() + taken)
        draw_clause(painter, clause, self._look(side), at, room.width())

    def _height(self, row: ComparedClause, clause: Clause, side: int, width: int) -> float:
        room = width - 2 * MARGIN
        head = self._line + 4
        figures = figures_of(clause, row.figures)
        if figures:
            lines = 2 if QFontMetrics(self._font).horizontalAdvance(figures) > room else 1
            head += lines * self._line + 4
        if row.difference is Difference.SAME:
            return head + self._line
        _, height = clause_layout(clause, self._look(side), room)
        return head + height

    def _look(self, side: int) -> ClauseLook:
        return ClauseLook(self._font, self._theme, is_removed=side == FIRST)


class CompareList(RowsTable):
    """The clauses on screen; rows are measured as they come into view."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clauses = CompareModel(self)
        self._delegate = CompareDelegate(self.clauses, theme, self)
        self._measured: set[int] = set()
        # Heights set while Qt divides the width between the columns would have it begin again.
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._measure_anew)
        self.setItemDelegate(self._delegate)
        self.setModel(self.clauses)
        header = self.horizontalHeader()
        header.show()
        header.setProperty("role", "wide")
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(lambda: self._settling.start())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Clauses of both documents"))
        self.verticalScrollBar().valueChanged.connect(self._measure)

    def show_rows(self, comparison: Comparison | None, rows: Sequence[ComparedClause]) -> None:
        """Show other rows from the top."""
        self.clauses.show_rows(comparison, rows)
        self.scrollToTop()
        self._measure_anew()

    def mark_source(self, source: Citation | FoundPassage) -> None:
        """Make the cell current that stands on a page's words."""
        wanted = (source.document, source.page, source.start)
        for number, row in enumerate(self.clauses.rows):
            for column, clause in ((FIRST, row.first), (SECOND, row.second)):
                if clause and (clause.document, clause.page, clause.start) == wanted:
                    self.mark(self.clauses.index(number, column))
                    return

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours and sizes."""
        self._delegate.apply_theme(theme)
        self._measure_anew()
        self.viewport().update()

    def _measure_anew(self) -> None:
        self._measured.clear()
        self._measure()

    def _measure(self) -> None:
        widths = (self.columnWidth(FIRST), self.columnWidth(SECOND))
        row = max(0, self.rowAt(0))
        bottom = self.viewport().height()
        for number in range(row, min(row + MEASURED, len(self.clauses.rows))):
            if number not in self._measured:
                self._measured.add(number)
                height = self._delegate.height(self.clauses.rows[number], widths)
                self.verticalHeader().resizeSection(number, height)
            if self.rowViewportPosition(number) > bottom:
                break
