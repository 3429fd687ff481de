"""Workspaces as they are listed: their folders, files and states."""

from dataclasses import dataclass

from docdesk.domain.documents import FileState


@dataclass(frozen=True, slots=True)
class FolderRules:
    """What of a followed folder is taken in.

    `excludes` are patterns with * and ?: without a slash they match a file's or folder's name
    anywhere ("*.bak", "Archive"), with one the path below the folder ("old/*.pdf"); case does not
    matter. `largest_mb` 0 means no limit of its own beside that of the settings.
    """

    subfolders: bool = True
    hidden: bool = False
    excludes: tuple[str, ...] = ()
    largest_mb: int = 0


@dataclass(frozen=True, slots=True)
class RuleVerdict:
    """Whether a path is taken in, and by which rule, as a sentence."""

    path: str
    included: bool
    reason: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of a workspace; `reason` is a sentence unless it is ready.

    A ready file may have one as well: what of it could not be read ("3 of 12 pages ..."). A member
    lies within another file, which its path names: "mail.zip/inbox.mbox/0003 Offer.eml/a.pdf".
    """

    document: str
    state: FileState
    reason: str = ""
    kind: str = ""
    title: str = ""
    pages: int = 0
    size_bytes: int = 0
    is_member: bool = False


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder (or single file) that a workspace follows; offline when it cannot be reached.

    `files` counts what is in it now.
    """

    path: str
    is_offline: bool = False
    rules: FolderRules = FolderRules()
    files: int = 0


@dataclass(frozen=True, slots=True)
class WorkspaceStatus:
    """Counts of files by state, and the totals of what can be searched.

    `is_paused`: the person paused its indexing, which holds over restarts. `pages_to_recognise`
    wait for text recognition. `without_text` are read and hold nothing to search themselves, as an
    archive or a mailbox: what lies in them is counted for itself.
    """

    name: str
    folders: tuple[Folder, ...]
    counts: dict[str, int]
    passages: int
    files: int
    is_paused: bool = False
    pages_to_recognise: int = 0
    without_text: int = 0

    @property
    def ready(self) -> int:
        """Files that a question reaches wholly, counted as answers count them."""
        return self.counts.get(FileState.READY, 0) - self.without_text

    @property
    def searchable(self) -> int:
        """Files that a question could reach if all of them were ready."""
        ignored = self.counts.get(FileState.IGNORED, 0)
        return self.files - self.without_text - ignored
