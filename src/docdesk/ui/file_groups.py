"""The file list as it is drawn: files under headings of their folders; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from docdesk.domain.documents import SETTLED_STATES
from docdesk.domain.workspaces import FileRow, Folder


@dataclass(frozen=True, slots=True)
class FolderHeading:
    """A heading over the files of one folder; `count` are those listed so far."""

    path: str
    name: str
    count: int
    is_collapsed: bool = False
    is_offline: bool = False


Entry = FolderHeading | FileRow


def needs_attention(row: FileRow) -> bool:
    """True when the file will not become ready by itself."""
    return row.state not in SETTLED_STATES


def lies_in(path: str, folder: str) -> bool:
    """True for a folder itself and for everything in it."""
    return PurePath(path).is_relative_to(folder)


def group_rows(
    rows: Iterable[FileRow], folders: Sequence[Folder], collapsed: frozenset[str]
) -> list[Entry]:
    """Headings and files in the order in which they are listed; collapsed folders keep theirs."""
    groups: dict[str, list[FileRow]] = {}
    for row in rows:
        groups.setdefault(str(PurePath(row.document).parent), []).append(row)
    entries: list[Entry] = []
    for path, members in groups.items():
        is_collapsed = path in collapsed
        entries.append(_heading(path, len(members), folders, is_collapsed=is_collapsed))
        entries += [] if is_collapsed else members
    return entries


def _heading(
    path: str, count: int, folders: Sequence[Folder], *, is_collapsed: bool
) -> FolderHeading:
    root = next((each for each in folders if lies_in(path, each.path)), None)
    name = PurePath(path).name or path
    if root and root.path != path:
        name = str(PurePath(path).relative_to(PurePath(root.path).parent))
    is_offline = root is not None and root.is_offline
    return FolderHeading(path, name, count, is_collapsed, is_offline)
