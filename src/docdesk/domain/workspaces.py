"""Workspaces as they are listed: their folders, files and states."""

from dataclasses import dataclass

from docdesk.domain.documents import FileState


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of a workspace; `reason` is a sentence unless it is ready.

    A ready file may have one as well: what of it could not be read ("3 of 12 pages ...").
    """

    document: str
    state: FileState
    reason: str = ""
    kind: str = ""
    title: str = ""
    pages: int = 0
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder (or single file) that a workspace follows; offline when it cannot be reached."""

    path: str
    is_offline: bool = False


@dataclass(frozen=True, slots=True)
class WorkspaceStatus:
    """Counts of files by state, and the totals of what can be searched."""

    name: str
    folders: tuple[Folder, ...]
    counts: dict[str, int]
    passages: int
    files: int

    @property
    def ready(self) -> int:
        """Files that a question reaches wholly."""
        return self.counts.get(FileState.READY, 0)
