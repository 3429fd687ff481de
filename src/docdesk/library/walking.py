"""Walks folders on disk: the regular files in them, and the parts that could not be looked into."""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from docdesk.domain.errors import Cancelled
from docdesk.domain.workspaces import FolderRules
from docdesk.library.database import DATABASE
from docdesk.library.locations import mtime_ns
from docdesk.library.rules import Rules

_WINDOWS_HIDDEN = 2  # FILE_ATTRIBUTE_HIDDEN
_MAC_HIDDEN = 0x8000  # UF_HIDDEN
_MARKS_HIDDEN = sys.platform in ("win32", "darwin")  # elsewhere a dot says it


class SeenFile(NamedTuple):
    """A regular file as the walk saw it; `name_is_text` False: its name is not valid Unicode."""

    path: str
    size: int
    mtime_ns: int
    name_is_text: bool = True


@dataclass(slots=True)
class Walk:
    """One walk below a folder, by its rules; nothing is opened.

    `unreachable` are files and folders that could not be looked at, complete when it has ended.
    """

    root: Path
    rules: FolderRules
    unreachable: list[str] = field(default_factory=list)

    def files(self, *, cancelled: Callable[[], bool]) -> Iterator[SeenFile]:
        """The regular files that the rules take in; links are followed, folders entered once.

        Raises OSError when the root itself cannot be listed and Cancelled when asked to stop.
        """
        with os.scandir(self.root):  # raises here when the root cannot be listed
            pass
        rules, below = Rules(self.rules), len(str(self.root).rstrip(os.sep)) + 1
        entered: set[tuple[int, int]] = set()
        pending = [str(self.root)]
        while pending:
            folder = pending.pop()
            try:
                if _is_entered(folder, entered) or _is_workspace(folder):
                    continue
                with os.scandir(folder) as entries:
                    for entry in entries:
                        if cancelled():
                            raise Cancelled
                        seen = self._sort_out(entry, entry.path[below:], rules, pending)
                        if seen is not None:
                            yield seen
            except OSError:
                self.unreachable.append(as_text(folder))

    def _sort_out(
        self, entry: os.DirEntry[str], below: str, rules: Rules, pending: list[str]
    ) -> SeenFile | None:
        try:
            is_folder = entry.is_dir()
            status = None if is_folder and not _MARKS_HIDDEN else entry.stat()
        except FileNotFoundError:  # a link to nowhere, or gone since it was listed
            return None
        except OSError as error:
            if error.errno != errno.ELOOP:  # a link to itself, by whatever way
                self.unreachable.append(as_text(entry.path))
            return None
        if rules.refusal(
            below if os.sep == "/" else below.replace(os.sep, "/"),
            is_folder=is_folder,
            is_hidden=_MARKS_HIDDEN and status is not None and is_hidden(status),
            size_bytes=status.st_size if status else 0,
        ):
            return None
        if is_folder:
            pending.append(entry.path)
        elif status is not None and stat.S_ISREG(status.st_mode):
            return _seen(entry.path, status)
        return None


def look_at(path: Path) -> SeenFile:
    """A single file that the person named; OSError when it is not there or no regular file."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(f"{path} is not a regular file")
    return _seen(str(path), status)


def single_file(path: Path) -> Iterator[SeenFile]:
    """A file that is followed by itself, if it is there; OSError when its folder is not."""
    try:
        yield look_at(path)
    except FileNotFoundError:
        with os.scandir(path.parent):  # a deleted file leaves its folder, a lost drive does not
            return


def is_hidden(status: os.stat_result) -> bool:
    """True for what Windows or macOS call hidden; a dot before a name is not looked at."""
    by_windows = getattr(status, "st_file_attributes", 0) & _WINDOWS_HIDDEN
    return bool(by_windows or getattr(status, "st_flags", 0) & _MAC_HIDDEN)


def as_text(path: str) -> str:
    """The path as it can be stored and shown: bytes that are no text are written as such."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path).decode("utf-8", "backslashreplace")
    return path


def _is_entered(folder: str, entered: set[tuple[int, int]]) -> bool:
    status = Path(folder).stat()
    key = (status.st_dev, status.st_ino)
    if key in entered and status.st_ino:  # 0 where the file system numbers nothing
        return True
    entered.add(key)
    return False


def _is_workspace(folder: str) -> bool:
    """True for where DocDesk itself writes: reading that would begin anew without end."""
    return Path(folder, DATABASE).exists()


def _seen(path: str, status: os.stat_result) -> SeenFile:
    shown = as_text(path)
    return SeenFile(shown, status.st_size, mtime_ns(status), name_is_text=shown == path)
