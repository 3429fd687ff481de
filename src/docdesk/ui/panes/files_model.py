"""The list of files as a model over pages from the host; it asks only for what is looked at."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from docdesk.domain.documents import FileState
from docdesk.domain.events import FileDone
from docdesk.domain.workspaces import FileRow, Folder
from docdesk.ipc.messages import FilesListed
from docdesk.ui.file_groups import Entry, FolderHeading, group_rows
from docdesk.ui.host_phrases import phrase
from docdesk.ui.wording import file_name, state_words

PAGE_SIZE = 200
LARGEST_PAGE = 2000  # rows asked for at once when the list is brought up to date
EntryRole = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class FilesModel(QAbstractListModel):
    """Files under headings of their folders; asks for the next page when the view comes near it."""

    page_wanted = Signal(int, int)  # offset, limit

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FileRow] = []
        self._entries: list[Entry] = []
        self._folders: tuple[Folder, ...] = ()
        self._collapsed: frozenset[str] = frozenset()
        self._total = 0
        self._is_waiting = False

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if role == EntryRole:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(entry, with_state=role == Qt.ItemDataRole.AccessibleTextRole)
        return None

    def flags(self, _: _Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and not self._is_waiting and len(self._rows) < self._total

    def fetchMore(self, _: _Index) -> None:
        self._is_waiting = True
        self.page_wanted.emit(len(self._rows), PAGE_SIZE)

    def entry(self, index: _Index) -> Entry | None:
        """The heading or file at an index; None where there is nothing."""
        return self._entries[index.row()] if index.isValid() else None

    def show_folders(self, folders: tuple[Folder, ...]) -> None:
        """Name the headings after these followed folders."""
        if folders != self._folders:
            self._folders = folders
            self._regroup()

    def refresh(self) -> None:
        """Ask for all rows seen so far once more."""
        self.page_wanted.emit(0, min(max(PAGE_SIZE, len(self._rows)), LARGEST_PAGE))

    def empty(self) -> None:
        """Forget all rows, as when another workspace or filter is chosen."""
        self._rows, self._total, self._is_waiting = [], 0, False
        self._regroup()

    def show_page(self, page: FilesListed) -> None:
        """Take in a page; one from offset 0 replaces what was there."""
        self._is_waiting = False
        if page.offset > len(self._rows):
            return
        rows = [*self._rows[: page.offset], *page.rows]
        self._total = page.total
        if rows != self._rows:
            self._rows = rows
            self._regroup()

    def show_file(self, done: FileDone) -> None:
        """Show the new state of a file, if it is listed."""
        for at, row in enumerate(self._rows):
            if row.document == done.document:
                pages = done.pages or row.pages
                changed = FileRow(
                    row.document,
                    done.state,
                    done.reason,
                    row.kind,
                    row.title,
                    pages,
                    row.size_bytes,
                )
                self._rows[at] = changed
                self._replace(row, changed)
                return

    def toggle(self, heading: FolderHeading) -> None:
        """Show or hide the files of a folder."""
        self._collapsed ^= {heading.path}
        self._regroup()

    def _replace(self, row: FileRow, changed: FileRow) -> None:
        if row in self._entries:
            at = self._entries.index(row)
            self._entries[at] = changed
            self.dataChanged.emit(self.index(at), self.index(at))

    def _regroup(self) -> None:
        entries = group_rows(self._rows, self._folders, self._collapsed)
        common = _common(self._entries, entries)
        self._remove_from(common)
        if len(entries) > common:
            self.beginInsertRows(QModelIndex(), common, len(entries) - 1)
            self._entries = entries
            self.endInsertRows()

    def _remove_from(self, start: int) -> None:
        if len(self._entries) > start:
            self.beginRemoveRows(QModelIndex(), start, len(self._entries) - 1)
            self._entries = self._entries[:start]
            self.endRemoveRows()


def _common(old: list[Entry], new: list[Entry]) -> int:
    count = 0
    for before, after in zip(old, new, strict=False):
        if before != after:
            break
        count += 1
    return count


def _spoken(entry: Entry, *, with_state: bool) -> str:
    if isinstance(entry, FolderHeading):
        return entry.name
    name = file_name(entry.document)
    if not with_state:
        return name
    state = FileState(entry.state)
    return f"{name}, {state_words(state)}. {phrase(entry.reason)}".strip()
