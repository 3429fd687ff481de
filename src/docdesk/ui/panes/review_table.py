"""The view of a review's grid: documents down, fields across."""

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QToolButton, QWidget

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.domain.review import FieldKind
from docdesk.ipc.reviews import ReviewShown
from docdesk.ui.icons import ICON_SIDE, Icon, icon
from docdesk.ui.panes.review_delegate import DocumentHeader, ReviewDelegate
from docdesk.ui.panes.review_model import ReviewModel
from docdesk.ui.review_state import GridQuery
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.rows_table import RowsTable

LOOK_AHEAD = 20  # rows under the last one on screen
SCROLL_REST_MS = 40  # of rest before the rows that came into view are asked for
_WIDTHS = {
    FieldKind.TEXT: 232,
    FieldKind.LIST: 232,
    FieldKind.DATE: 136,
    FieldKind.AMOUNT: 136,
    FieldKind.YES_NO: 96,
    FieldKind.CHOICE: 136,
}


class ReviewTable(RowsTable):
    """Cells are walked with the arrows, corrected with F2, sorted by a click on a heading."""

    sort_wanted = Signal(str)  # a field's key, "" for the documents' names
    document_wanted = Signal(str)
    menu_wanted = Signal(QModelIndex, QPoint)
    _corner: QToolButton | None = None  # Qt lays the table out before it is built

    def __init__(self, rows: ReviewModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._theme = theme
        self._delegate = ReviewDelegate(rows, theme, self)
        self._names = DocumentHeader(theme, self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SCROLL_REST_MS)
        self._settling.timeout.connect(self.look)
        self.setVerticalHeader(self._names)
        self.setItemDelegate(self._delegate)
        self.setModel(rows)
        self._corner = self._build_corner()
        self._dress()
        self._connect()

    def begin(self) -> None:
        """The model has other fields or rows: widths as they come, from the top."""
        for column, field in enumerate(self._rows.fields):
            width = round(_WIDTHS[field.kind] * self._theme.body / 13)
            needed = self.horizontalHeader().sectionSizeHint(column)
            self.setColumnWidth(column, max(width, needed))

    def look(self) -> None:
        """Ask for the rows on screen that are not there yet."""
        if not self._rows.rowCount():
            return
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        if last < 0:
            last = first + self.viewport().height() // max(1, self._delegate.row_height)
        self._rows.look_at(first, last + LOOK_AHEAD)

    def show_page(self, page: ReviewShown) -> None:
        """Show rows, and ask for those that still lack."""
        self._rows.show_page(page)
        self.look()

    def show_query(self, query: GridQuery) -> None:
        """Show by what the rows are sorted."""
        keys = [field.key for field in self._rows.fields]
        order = Qt.SortOrder.DescendingOrder if query.is_descending else Qt.SortOrder.AscendingOrder
        column = keys.index(query.sort) if query.sort in keys else -1
        self.horizontalHeader().setSortIndicator(column, order)
        self._show_corner(query)

    def mark_source(self, source: Citation | FoundPassage) -> None:
        """Make the cell current that rests on a quote, within the row that is current.

        Several may rest on the same one: the current cell stays when it is among them.
        """
        here = self.currentIndex()
        row = self._rows.row(here.row()) if here.isValid() else None
        cell = self._rows.cell(here)
        if row is None or (cell is not None and cell.citation == source):
            return
        found = next((each.field for each in row.cells if each.citation == source), None)
        if found is not None:
            self.mark(self._rows.index_of(row.document, found))

    def correct(self) -> None:
        """Open the current cell for correction."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours and sizes."""
        self._theme = theme
        self._delegate.apply_theme(theme)
        self._names.apply_theme(theme)
        self._dress()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settling.start()
        chosen = self.currentIndex()
        if chosen.isValid() and 0 <= self.visualRect(chosen).top() < event.oldSize().height():
            self.scrollTo(chosen)  # the card takes room under the grid: the cell stays in sight

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_corner()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index, at = self.indexAt(event.pos()), event.globalPos()
        if index.isValid():
            self.menu_wanted.emit(index, at)

    def _build_corner(self) -> QToolButton:
        corner = QToolButton(self)
        corner.setText(self.tr("Document"))
        corner.setToolTip(self.tr("Sort by document"))
        corner.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind
        corner.setProperty("role", "corner")
        corner.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        corner.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        corner.clicked.connect(lambda: self.sort_wanted.emit(""))
        return corner

    def _show_corner(self, query: GridQuery) -> None:
        if self._corner is None:
            return
        name = Icon.DOWN if query.is_descending else Icon.UP
        self._corner.setIcon(icon(name, self._theme, self._theme.muted))
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        plain = Qt.ToolButtonStyle.ToolButtonTextOnly
        self._corner.setToolButtonStyle(plain if query.sort else beside)

    def _place_corner(self) -> None:
        if self._corner is not None:
            width, height = self.verticalHeader().width(), self.horizontalHeader().height()
            self._corner.setGeometry(0, 0, width, height)
            self._corner.raise_()

    def _dress(self) -> None:
        header = self.verticalHeader()
        header.show()
        header.setDefaultSectionSize(self._delegate.row_height)

    def _connect(self) -> None:
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setAccessibleName(self.tr("Review: documents and fields"))
        header = self.horizontalHeader()
        header.show()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(64)
        header.sectionClicked.connect(self._on_heading)
        self._names.sectionClicked.connect(self._on_name)
        self.verticalScrollBar().valueChanged.connect(lambda: self._settling.start())

    def _on_heading(self, column: int) -> None:
        self.sort_wanted.emit(self._rows.fields[column].key)

    def _on_name(self, number: int) -> None:
        row = self._rows.row(number)
        if row is not None:
            self.document_wanted.emit(row.document)
