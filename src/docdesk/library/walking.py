"""Walks folders on disk: the regular files in them, and the parts that could not be looked into."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from docdesk.domain.errors import Cancelled

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})
# What office programs, editors and downloads leave beside a document while it is open.
_PASSING_STARTS = (".", "~$", ".~lock.")
_PASSING_ENDS = ("~", ".tmp", ".temp", ".swp", ".part", ".partial", ".crdownload", ".download")
_WINDOWS_HIDDEN = 2  # FILE_ATTRIBUTE_HIDDEN


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A regular file as the walk saw it; `name_is_text` False: its name is not valid Unicode."""

    path: str
    size: int
    mtime_ns: int
    name_is_text: bool = True


@dataclass(slots=True)
class Walk:
    """What one walk found; `unreachable` are folders below the root that could not be listed."""

    files: list[SeenFile] = field(default_factory=list)
    unreachable: list[str] = field(default_factory=list)


def walk(root: Path, *, cancelled: Callable[[], bool]) -> Walk:
    """Every regular file under the root that is not hidden, temporary or a system file.

    Links are followed, each folder is entered once. Nothing is opened. Raises OSError when the
    root itself cannot be listed and Cancelled when asked to stop.
    """
    found = Walk()
    with os.scandir(root):  # raises here when the root cannot be listed
        pass
    entered: set[tuple[int, int]] = set()
    pending = [str(root)]
    while pending:
        if cancelled():
            raise Cancelled
        folder = pending.pop()
        try:
            if _is_entered(folder, entered):
                continue
            with os.scandir(folder) as entries:
                pending.extend(_sort_out(entries, found))
        except OSError:
            found.unreachable.append(folder)
    return found


def look_at(path: Path) -> SeenFile:
    """A single file that the person named; OSError when it is not there or no regular file."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(f"{path} is not a regular file")
    return SeenFile(str(path), status.st_size, status.st_mtime_ns)


def is_passing(name: str) -> bool:
    """True for names of hidden, temporary and system files."""
    lower = name.lower()
    return (
        lower in _SYSTEM_FILES or lower.startswith(_PASSING_STARTS) or lower.endswith(_PASSING_ENDS)
    )


def _is_entered(folder: str, entered: set[tuple[int, int]]) -> bool:
    status = Path(folder).stat()
    key = (status.st_dev, status.st_ino)
    if key in entered and status.st_ino:  # 0 where the file system numbers nothing
        return True
    entered.add(key)
    return False


def _sort_out(entries: Iterator[os.DirEntry[str]], found: Walk) -> Iterator[str]:
    for entry in entries:
        if is_passing(entry.name):
            continue
        try:
            if entry.is_dir():
                yield entry.path
                continue
            status = entry.stat()
        except OSError:  # a link to nowhere, or gone since it was listed
            continue
        if stat.S_ISREG(status.st_mode) and not _is_hidden(status):
            found.files.append(_seen(entry.path, status))


def _seen(path: str, status: os.stat_result) -> SeenFile:
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode("utf-8", "backslashreplace")
        return SeenFile(shown, status.st_size, status.st_mtime_ns, name_is_text=False)
    return SeenFile(path, status.st_size, status.st_mtime_ns)


def _is_hidden(status: os.stat_result) -> bool:
    return bool(getattr(status, "st_file_attributes", 0) & _WINDOWS_HIDDEN)
