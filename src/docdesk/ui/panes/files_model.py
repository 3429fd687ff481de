"""The list of files as a model over pages from the host; it asks only for what is looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

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
from docdesk.ui.file_groups import Entry, FileGroups, FolderHeading, by_folder
from docdesk.ui.file_wording import state_words, tooltip_words
from docdesk.ui.host_phrases import phrase
from docdesk.ui.places import file_name

PAGE_SIZE = 200
LARGEST_PAGE = 500  # rows in one answer: taking them in must not be felt while scrolling
REST = 10  # refreshes between two times that a long list is listed anew
EntryRole = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class _Listing:
    """What is listed so far, under its headings and in the host's order."""

    def __init__(self, collapsed: Iterable[str] = ()) -> None:
        self.groups = FileGroups(collapsed)
        self.documents: list[str] = []

    def add(self, rows: Sequence[FileRow]) -> None:
        self.documents += [row.document for row in rows]
        for path, files in by_folder(rows).items():
            self.groups.add(path, files)


class FilesModel(QAbstractListModel):
    """Files under headings of what they lie in.

    Rows are kept in the host's order as well, so that pages can be asked for once more. A list
    that no longer is as the host has it is listed anew beside the one that is shown, which it
    then replaces at once: whoever reads it does not see it fall apart.
    """

    page_wanted = Signal(int, int)  # offset, limit

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = _Listing()
        self._new: _Listing | None = None  # what will replace it
        self._folders: tuple[Folder, ...] = ()
        self._total = 0
        self._is_waiting = False
        self._rest = 0

    @property
    def _groups(self) -> FileGroups:
        return self._shown.groups

    @property
    def _listed(self) -> list[str]:
        return self._shown.documents

    # ---- what the view asks ----

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._groups)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == EntryRole:
            return self.entry(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return _name(self._groups.entry(index.row(), self._folders))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(self._groups.entry(index.row(), self._folders))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_words(self._groups.entry(index.row(), self._folders))
        return None

    def flags(self, _: _Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and not self._is_waiting and len(self._listed) < self._total

    def fetchMore(self, _: _Index) -> None:
        self._is_waiting = True
        # Whoever reads on gets more at a time, up to what is quickly taken in.
        self.page_wanted.emit(
            len(self._listed), min(max(PAGE_SIZE, len(self._listed)), LARGEST_PAGE)
        )

    def entry(self, index: _Index) -> Entry | None:
        """The heading or file at an index; None where there is nothing."""
        return self._groups.entry(index.row(), self._folders) if index.isValid() else None

    def index_of(self, document: str) -> QModelIndex:
        """Where a file is; an invalid index if it is not listed or its folder is collapsed."""
        number = self._groups.number_of(document)
        return QModelIndex() if number is None else self.index(number)

    def file(self, document: str) -> FileRow | None:
        """A listed file as it is now."""
        return self._groups.file(document)

    # ---- what is known ----

    def show_folders(self, folders: tuple[Folder, ...]) -> None:
        """Name the headings after these followed folders."""
        if list(map(_seen_of, folders)) != list(map(_seen_of, self._folders)):
            self._folders = folders
            self._touch(0, len(self._groups) - 1)

    def refresh(self, seen: Sequence[str]) -> None:
        """Ask once more for what is listed; of a long list only for what is `seen` of it."""
        if self._new is not None:
            return  # it is being listed anew already
        if len(self._listed) <= LARGEST_PAGE:
            self.page_wanted.emit(0, max(PAGE_SIZE, len(self._listed)))
            return
        self._rest = max(0, self._rest - 1)
        offset = self._listed.index(seen[0]) if seen else 0
        self.page_wanted.emit(offset, PAGE_SIZE)

    def empty(self) -> None:
        """Forget all rows, as when another workspace or filter is chosen."""
        self._total, self._is_waiting, self._new = 0, False, None
        self._show(_Listing(self._groups.collapsed))

    def show_page(self, page: FilesListed) -> None:
        """Take in a page: the next one, or one that was asked for once more."""
        self._is_waiting = False
        if self._new is not None:
            self._renew(page, self._new)
        elif page.offset == len(self._listed):
            self._total = page.total
            self._append([row for row in page.rows if row.document not in self._groups])
            if page.offset == len(self._listed):
                self._total = page.offset  # nothing new came: this is the end
        elif page.offset < len(self._listed):
            self._show_again(page)

    def show_file(self, done: FileDone) -> None:
        """Show the new state of a file, if it is listed."""
        row = self._groups.file(done.document)
        if row is not None:
            pages = done.pages or row.pages
            self._show_row(replace(row, state=done.state, reason=done.reason, pages=pages))

    def toggle(self, heading: FolderHeading) -> None:
        """Show or hide the files of a folder."""
        at = self._groups.heading_number(heading.path)
        first, last = at + 1, at + heading.count
        if heading.is_collapsed:
            self.beginInsertRows(QModelIndex(), first, last)
            self._groups.toggle(heading.path)
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), first, last)
            self._groups.toggle(heading.path)
            self.endRemoveRows()
        self._touch(at, at)

    # ---- pages ----

    def _append(self, rows: Sequence[FileRow]) -> None:
        """Add a page: one insertion for each folder that has files already, one for all others."""
        shown, folders = self._shown, by_folder(rows)
        shown.documents += [row.document for row in rows]
        for path in [each for each in folders if shown.groups.has(each)]:
            self._extend(path, folders.pop(path))
        if not folders:
            return
        start, count = len(shown.groups), shown.groups.height_of(folders)
        self.beginInsertRows(QModelIndex(), start, start + count - 1)
        for path, files in folders.items():
            shown.groups.add(path, files)
        self.endInsertRows()

    def _extend(self, path: str, rows: Sequence[FileRow]) -> None:
        at, is_shown = self._groups.place_for(path)
        if is_shown:
            self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self._groups.add(path, rows)
        if is_shown:
            self.endInsertRows()
        heading = self._groups.heading_number(path)
        self._touch(heading, heading)

    def _show_again(self, page: FilesListed) -> None:
        end = page.offset + len(page.rows)
        same = min(end, len(self._listed)) - page.offset
        documents = [row.document for row in page.rows]
        is_as_it_was = self._listed[page.offset : end] == documents[:same]
        if is_as_it_was and (page.total == self._total or end >= len(self._listed)):
            self._total = page.total
            self._update(page.rows[:same])
            self._append(page.rows[same:])
        elif page.offset == 0 and end >= min(len(self._listed), page.total):
            self._total = page.total
            listing = _Listing(self._groups.collapsed)
            listing.add(page.rows)
            self._show(listing)
        else:
            self._update([row for row in page.rows if row.document in self._groups])
            self._begin_anew()

    def _begin_anew(self) -> None:
        if self._rest == 0:
            self._rest = REST
            self._new, self._is_waiting = _Listing(self._groups.collapsed), True
            self.page_wanted.emit(0, LARGEST_PAGE)

    def _renew(self, page: FilesListed, new: _Listing) -> None:
        if page.offset != len(new.documents):
            return
        self._total = page.total
        new.add(page.rows)
        wanted = len(self._listed) + LARGEST_PAGE  # what is read at the end stays in its place
        if page.rows and len(new.documents) < min(wanted, page.total):
            self._is_waiting = True
            self.page_wanted.emit(len(new.documents), LARGEST_PAGE)
            return
        self._new = None
        self._show(new)

    def _show(self, listing: _Listing) -> None:
        self.beginResetModel()
        self._shown = listing
        self.endResetModel()

    def _update(self, rows: Sequence[FileRow]) -> None:
        for row in rows:
            if row != self._groups.file(row.document):
                self._show_row(row)

    def _show_row(self, row: FileRow) -> None:
        self._groups.replace(row)
        number = self._groups.number_of(row.document)
        if number is not None:
            self._touch(number, number)

    def _touch(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))


def _seen_of(folder: Folder) -> tuple[str, bool]:
    """What of a folder the list shows; its count changes with every file that is read."""
    return folder.path, folder.is_offline


def _name(entry: Entry) -> str:
    return entry.name if isinstance(entry, FolderHeading) else file_name(entry.document)


def _spoken(entry: Entry) -> str:
    if isinstance(entry, FolderHeading):
        return entry.name
    state = FileState(entry.state)
    return f"{file_name(entry.document)}, {state_words(state)}. {phrase(entry.reason)}".strip()
