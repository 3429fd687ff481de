"""The grid of a review as a model over pages from the host; it asks only for what is looked at."""

from collections.abc import Callable
from itertools import takewhile

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from docdesk.domain.review import Cell, CellState, ReviewField, ReviewRow
from docdesk.ipc.reviews import ReviewShown
from docdesk.ui.places import file_name
from docdesk.ui.review_wording import (
    cell_tooltip,
    cell_words,
    correction_of,
    edited_value,
    row_note,
    row_tooltip,
    spoken_cell,
)

PAGE = 50  # rows asked for at a time: a screen shows about twenty
MOST_PAGES = 40  # kept; those furthest from what is looked at are dropped and asked for again
CellRole = Qt.ItemDataRole.UserRole
RowRole = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ReviewModel(QAbstractTableModel):
    """One document a row, one field a column; rows that are not there yet are empty.

    Rows stay in their place while a review runs, whatever their sorting: what is read does not
    jump. `refresh` asks for them again.
    """

    page_wanted = Signal(int, int)  # offset, limit
    correction_wanted = Signal(str, str, object)  # document, field, text or None to take it back

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields: tuple[ReviewField, ...] = ()
        self._total = 0
        self._pages: dict[int, list[ReviewRow]] = {}
        self._places: dict[str, int] = {}  # document -> row
        self._asked: set[int] = set()  # pages that are on their way
        self._old: set[int] = set()  # pages that are shown, and asked for again when looked at

    # ---- what the view asks ----

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell, field = self.cell(index), self.fields[index.column()]
        if cell is None:
            return None
        if role == CellRole:
            return cell
        words = _WORDS.get(role)
        return words(cell, field) if words else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            return _field_words(self.fields[section], role) if section < len(self.fields) else None
        row = self.row(section)
        if row is None:
            return None
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return file_name(row.document)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (file_name(row.document), row_note(row)) if part)
        return row_tooltip(row) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        cell = self.cell(index)
        can_edit = cell is not None and cell.state not in (CellState.WAITING, CellState.UNREADABLE)
        return flags | Qt.ItemFlag.ItemIsEditable if can_edit else flags

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a correction; what is shown changes when the host has kept it."""
        row, cell, field = self.row(index.row()), self.cell(index), self.fields[index.column()]
        if role != Qt.ItemDataRole.EditRole or row is None or cell is None:
            return False
        if value == edited_value(cell, field):
            return False
        correction = correction_of(str(value), cell, field)
        if correction != cell.correction:
            self.correction_wanted.emit(row.document, field.key, correction)
        return False

    # ---- what is known ----

    def row(self, number: int) -> ReviewRow | None:
        """A row; None while it is not there."""
        page = self._pages.get(number // PAGE)
        at = number % PAGE
        return page[at] if page is not None and at < len(page) else None

    def cell(self, index: _Index) -> Cell | None:
        """The cell at an index; None while it is not there."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        key = self.fields[index.column()].key
        found = next((cell for cell in row.cells if cell.field == key), None)
        return found or Cell(key, row.state if row.state is not CellState.FOUND else _WAITING)

    def index_of(self, document: str, field: str) -> QModelIndex:
        """Where a cell is; an invalid index if it is not there."""
        number = self._places.get(document)
        column = sum(1 for _ in takewhile(lambda each: each.key != field, self.fields))
        if number is None or column == len(self.fields):
            return QModelIndex()
        return self.index(number, column)

    def begin(self, fields: tuple[ReviewField, ...], total: int) -> None:
        """Show another review, or this one sorted or filtered otherwise; no row is there yet."""
        self.beginResetModel()
        self.fields, self._total = fields, total
        self._pages, self._places = {}, {}
        self._asked, self._old = set(), set()
        self.endResetModel()

    def refresh(self) -> None:
        """Ask again for what is looked at from now on; until then it is shown as it was."""
        self._old, self._asked = set(self._pages), set()

    def look_at(self, first: int, last: int) -> None:
        """Ask for the rows from `first` to `last` that are not there."""
        for page in range(max(0, first) // PAGE, max(0, min(last, self._total - 1)) // PAGE + 1):
            is_needed = page not in self._pages or page in self._old
            if is_needed and page not in self._asked and page * PAGE < max(self._total, 1):
                self._asked.add(page)
                self.page_wanted.emit(page * PAGE, PAGE)

    def show_page(self, shown: ReviewShown) -> None:
        """Take in rows; their number may have changed."""
        self._resize(shown.total)
        for at in range(0, len(shown.rows), PAGE):
            self._take(shown.offset + at, list(shown.rows[at : at + PAGE]))
        self._asked.discard(shown.offset // PAGE)

    def show_row(self, row: ReviewRow) -> None:
        """Show a row as it is now, if it is there."""
        number = self._places.get(row.document)
        if number is not None:
            self._pages[number // PAGE][number % PAGE] = row
            self._touch(number, number)

    # ---- pages ----

    def _take(self, offset: int, rows: list[ReviewRow]) -> None:
        page = offset // PAGE
        self._forget(page)
        self._pages[page] = rows
        self._old.discard(page)
        self._places.update((row.document, offset + at) for at, row in enumerate(rows))
        self._drop_furthest(page)
        if rows:
            self._touch(offset, offset + len(rows) - 1)

    def _drop_furthest(self, page: int) -> None:
        if len(self._pages) > MOST_PAGES:
            self._forget(max(self._pages, key=lambda each: abs(each - page)))

    def _forget(self, page: int) -> None:
        for at, row in enumerate(self._pages.pop(page, ())):
            if self._places.get(row.document) == page * PAGE + at:  # it may stand elsewhere by now
                del self._places[row.document]

    def _resize(self, total: int) -> None:
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
        elif total < self._total:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._total = total
            self.endRemoveRows()

    def _touch(self, first: int, last: int) -> None:
        if self.fields and last < self._total:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.fields) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)


_WAITING = CellState.WAITING
_WORDS: dict[int, Callable[[Cell, ReviewField], str]] = {
    Qt.ItemDataRole.DisplayRole: cell_words,
    Qt.ItemDataRole.EditRole: edited_value,
    Qt.ItemDataRole.ToolTipRole: cell_tooltip,
    Qt.ItemDataRole.AccessibleTextRole: spoken_cell,
}


def _field_words(field: ReviewField, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return field.name
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        return field.question
    return int(_SIDE) if role == Qt.ItemDataRole.TextAlignmentRole else None
