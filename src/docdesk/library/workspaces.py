"""The workspaces on disk: a folder for each, with one writer at a time."""

import hashlib
import logging
import os
import re
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from docdesk.domain.errors import LibraryError, WorkspaceBusy, WorkspaceMissing
from docdesk.library.database import DATABASE, Database
from docdesk.library.workspace import Workspace

log = logging.getLogger(__name__)

_NAME = "name.txt"
_OPENED = "opened"  # its time says when
_LOCK = "writer.lock"
_OWNER = "writer.pid"  # apart from the lock file: Windows lets nobody read a locked file
_LONGEST_NAME = 120
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


class Workspaces:
    """All workspaces below one folder, by the names that people gave them."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def names(self) -> tuple[str, ...]:
        """The names, the workspace opened last first."""
        folders = [path.parent for path in self._root.glob(f"*/{DATABASE}")]
        folders.sort(key=_opened_ns, reverse=True)
        return tuple(name for folder in folders if (name := _stored_name(folder)))

    def create(self, name: str) -> None:
        """Make an empty workspace; LibraryError when the name is taken or no name at all."""
        clean = _clean(name)
        folder = self.folder(clean)
        if (folder / DATABASE).exists():
            raise LibraryError(f"There is a workspace “{clean}” already.", "Choose another name.")
        try:
            folder.mkdir(parents=True, exist_ok=True)  # left over where making it was cut short
            (folder / _NAME).write_text(clean, encoding="utf-8")
            (folder / _OPENED).touch()
        except OSError as error:
            raise LibraryError(
                f"The workspace “{clean}” cannot be made ({error.strerror}).",
                f"Check that you may write to {self._root} and that the disk has room.",
            ) from error
        Database(folder / DATABASE).close()

    def delete(self, name: str) -> None:
        """Remove a workspace's folder with all that is in it; the person's files stay."""
        folder = self._existing(name)
        with _locked(folder, name):
            # The database first: without it the rest is no workspace, whatever happens next.
            (folder / DATABASE).unlink()
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise LibraryError(
                f"Not all of the workspace “{name}” could be deleted ({error.strerror}).",
                f"Delete the folder {folder}.",
            ) from error

    def open(self, name: str) -> Workspace:
        """The workspace for reading and for small changes; it may be open several times."""
        folder = self._existing(name)
        database = Database(folder / DATABASE)
        (folder / _OPENED).touch()
        return Workspace(_stored_name(folder) or name, folder, database)

    @contextmanager
    def open_for_writing(self, name: str) -> Iterator[Workspace]:
        """The workspace for indexing, under its lock; WorkspaceBusy when another has it."""
        folder = self._existing(name)
        with _locked(folder, name):
            workspace = Workspace(name, folder, Database(folder / DATABASE))
            try:
                yield workspace
            finally:
                workspace.close()

    def folder(self, name: str) -> Path:
        """Where a workspace of this name lives, whether it is there or not."""
        return self._root / _slug(_clean(name))

    def _existing(self, name: str) -> Path:
        folder = self.folder(name)
        if not (folder / DATABASE).is_file():
            names = self.names()
            known = ", ".join(f"“{known}”" for known in names)
            raise WorkspaceMissing(
                f"There is no workspace “{name}”.",
                f"There are: {known}." if names else "Make one first; there is none yet.",
            )
        return folder


def _clean(name: str) -> str:
    clean = " ".join(unicodedata.normalize("NFC", name).split())
    if not clean or len(clean) > _LONGEST_NAME or not clean.isprintable():
        raise LibraryError(
            "This cannot be the name of a workspace.",
            f"Use 1 to {_LONGEST_NAME} printable characters.",
        )
    return clean


def _slug(name: str) -> str:
    """A folder name that is safe everywhere and different for each name: plain part and hash."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    digest = hashlib.sha256(name.encode()).hexdigest()[:10]
    return f"{_NOT_PLAIN.sub('-', plain).strip('-')[:40]}-{digest}".lstrip("-")


def _opened_ns(folder: Path) -> int:
    try:
        return (folder / _OPENED).stat().st_mtime_ns
    except OSError:
        return 0


def _stored_name(folder: Path) -> str:
    try:
        return (folder / _NAME).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        log.error("workspace %s has lost its name: %s", folder, error)
        return ""


@contextmanager
def _locked(folder: Path, name: str) -> Iterator[None]:
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise WorkspaceBusy(
            f"“{name}” is being indexed by another DocDesk{_owner(folder)}.",
            "Wait until it has finished, or stop it there.",
        ) from error
    try:
        (folder / _OWNER).write_text(str(os.getpid()))
        yield
    finally:
        (folder / _OWNER).unlink(missing_ok=True)
        lock.release()


def _owner(folder: Path) -> str:
    try:
        return f" (process {int((folder / _OWNER).read_text())})"
    except (OSError, ValueError):
        return ""
