"""The file list as it is drawn: files under headings of what they lie in; pure."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import PurePath

from docdesk.domain.documents import SETTLED_STATES, FileState
from docdesk.domain.workspaces import FileRow, Folder
from docdesk.ui.places import folder_of, group_name


@dataclass(frozen=True, slots=True)
class FolderHeading:
    """A heading over the files of one folder or container; `count` are those listed so far."""

    path: str
    name: str
    count: int
    is_collapsed: bool = False
    is_offline: bool = False


Entry = FolderHeading | FileRow

# Files are kept as tuples of plain values: the garbage collector leaves those alone, while it would
# stop the window for a tenth of a second now and then to look through a hundred thousand objects.
_Kept = tuple[str, str, str, str, str, int, int, bool]


@dataclass(slots=True)
class _Group:
    path: str
    rows: list[_Kept] = field(default_factory=list)
    is_collapsed: bool = False
    named: tuple[Sequence[Folder], str, bool] = ((), "", False)  # for which folders; offline?

    @property
    def height(self) -> int:
        """How many entries it has: its heading, and its files unless they are hidden."""
        return 1 if self.is_collapsed else 1 + len(self.rows)


def needs_attention(row: FileRow) -> bool:
    """True when the file will not become ready by itself."""
    return row.state not in SETTLED_STATES


def lies_in(path: str, folder: str) -> bool:
    """True for a folder itself and for everything in it."""
    return PurePath(path).is_relative_to(folder)


def root_of(path: str, folders: Iterable[Folder]) -> Folder | None:
    """The followed folder that a path lies in; None for none."""
    return next((each for each in folders if lies_in(path, each.path)), None)


def by_folder(rows: Iterable[FileRow]) -> dict[str, list[FileRow]]:
    """The rows by what they lie in, each folder where it came first."""
    found: dict[str, list[FileRow]] = {}
    for row in rows:
        found.setdefault(folder_of(row.document), []).append(row)
    return found


class FileGroups:
    """The entries of the list by their numbers. Adding a page costs as much as the page is long.

    Files of one folder stand together wherever they were listed.
    """

    def __init__(self, collapsed: Iterable[str] = ()) -> None:
        self._collapsed = set(collapsed)
        self._groups: list[_Group] = []
        self._numbers: dict[str, int] = {}  # of a group, by its path
        self._ends: list[int] = []  # the number of the entry after each group
        self._places: dict[str, tuple[int, int]] = {}  # of files: group, and number within it

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @property
    def files(self) -> int:
        """How many files there are, those of collapsed folders too."""
        return len(self._places)

    @property
    def collapsed(self) -> frozenset[str]:
        """The paths of the folders that keep their files back."""
        return frozenset(self._collapsed)

    def entry(self, number: int, folders: Sequence[Folder]) -> Entry:
        """The heading or file with this number."""
        at = bisect_right(self._ends, number)
        group = self._groups[at]
        within = number - self._start(at)
        return _row(group.rows[within - 1]) if within else _heading(group, folders)

    def number_of(self, document: str) -> int | None:
        """The number of a file's entry; None if it is not listed or its folder keeps it back."""
        at, within = self._places.get(document, (-1, 0))
        if at < 0 or self._groups[at].is_collapsed:
            return None
        return self._start(at) + 1 + within

    def file(self, document: str) -> FileRow | None:
        """The row of a listed file; None for one that is not listed."""
        at, within = self._places.get(document, (-1, 0))
        return _row(self._groups[at].rows[within]) if at >= 0 else None

    def __contains__(self, document: str) -> bool:
        return document in self._places

    def place_for(self, path: str) -> tuple[int, bool]:
        """The entry before which further files of a folder come, and whether they are shown."""
        at = self._numbers.get(path)
        if at is None:
            return len(self), True
        return self._ends[at], not self._groups[at].is_collapsed

    def height_of(self, folders: Mapping[str, Sequence[FileRow]]) -> int:
        """How many entries these folders will have when they are added."""
        shown = sum(len(rows) for path, rows in folders.items() if path not in self._collapsed)
        return len(folders) + shown

    def has(self, path: str) -> bool:
        """True when the folder has a heading."""
        return path in self._numbers

    def heading_number(self, path: str) -> int:
        """The number of a folder's heading."""
        return self._start(self._numbers[path])

    def add(self, path: str, rows: Sequence[FileRow]) -> None:
        """Add files to a folder, which gets its heading with the first."""
        if path not in self._numbers:
            self._numbers[path] = len(self._groups)
            self._groups.append(_Group(path, [], path in self._collapsed))
            self._ends.append(len(self))
        at = self._numbers[path]
        first = len(self._groups[at].rows)
        self._groups[at].rows += [_kept(row) for row in rows]
        self._places.update({row.document: (at, first + i) for i, row in enumerate(rows)})
        self._count_from(at)

    def replace(self, row: FileRow) -> None:
        """Show a listed file as it is now."""
        at, within = self._places[row.document]
        self._groups[at].rows[within] = _kept(row)

    def toggle(self, path: str) -> None:
        """Hide or show the files of a folder."""
        at = self._numbers[path]
        self._collapsed ^= {path}
        self._groups[at].is_collapsed = path in self._collapsed
        self._count_from(at)

    def _start(self, at: int) -> int:
        return self._ends[at - 1] if at else 0

    def _count_from(self, at: int) -> None:
        heights = (group.height for group in self._groups[at:])
        self._ends[at:] = list(accumulate(heights, initial=self._start(at)))[1:]


def _kept(row: FileRow) -> _Kept:
    return (
        row.document,
        row.state.value,
        row.reason,
        row.kind,
        row.title,
        row.pages,
        row.size_bytes,
        row.is_member,
    )


def _row(kept: _Kept) -> FileRow:
    document, state, reason, kind, title, pages, size_bytes, is_member = kept
    return FileRow(document, FileState(state), reason, kind, title, pages, size_bytes, is_member)


def _heading(group: _Group, folders: Sequence[Folder]) -> FolderHeading:
    if group.named[0] is not folders or not group.named[1]:
        root = root_of(group.path, folders)
        name = group_name(group.path, root.path if root else "")
        group.named = (folders, name, root is not None and root.is_offline)
    _, name, is_offline = group.named
    return FolderHeading(group.path, name, len(group.rows), group.is_collapsed, is_offline)
