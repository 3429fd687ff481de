"""What a person does about single files and folders: unlock, hasten, ignore, pause, rules."""

import codecs
import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from docdesk.domain.documents import FileState, expanded
from docdesk.domain.errors import LibraryError
from docdesk.domain.workspaces import FileRow, FolderRules, RuleVerdict
from docdesk.exporting.tables import list_separator
from docdesk.host.open_workspaces import OpenWorkspaces
from docdesk.host.passwords import Passwords
from docdesk.library.files import ATTENTION, NOT_READY, PARTLY_READ, FileList

PAGE_OF_FILES = 1000
REPORT_COLUMNS = ("document", "state", "reason", "kind", "pages", "size_bytes")
_REPORT_STARTS = tuple(
    codecs.BOM_UTF8 + list_separator(language).join(REPORT_COLUMNS[:3]).encode()
    for language in ("en", "it")
)
_WAITING = (FileState.FOUND, FileState.PARSED, FileState.NEEDS_RECOGNITION)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Small changes to a workspace; the next indexing acts on them.

    Documents may be given by as much of their path as tells them apart.
    """

    workspaces: OpenWorkspaces
    passwords: Passwords

    # ---- single files ----

    def document(self, name: str, document: str) -> str:
        """The whole path of a document; LibraryError when there is none such, or several."""
        return self.workspaces.get(name).document(document)

    def unlock(self, name: str, document: str, password: str, *, keep: bool) -> str:
        """Read a document with its password next; its whole path.

        The password is kept until the document is read, or with `keep` until DocDesk ends.
        """
        if not password:
            raise LibraryError("The password is empty.", "Give the password of the document.")
        whole = self.workspaces.get(name).document(document)
        self.passwords.give(name, whole, password, keep=keep)
        self._files(name).retry(whole)
        self._files(name).hasten(whole)
        return whole

    def find(self, name: str, document: str) -> FileRow:
        """One file as it is now."""
        return self._files(name).find(document)

    def retry(self, name: str, document: str) -> None:
        """Try a file again at the next indexing, whatever happened to it before."""
        self._files(name).retry(self.workspaces.get(name).document(document))

    def retry_all(self, name: str) -> int:
        """Try every file again that needs the person; how many there are."""
        _, total = self._files(name).list_files(limit=1, state=ATTENTION)
        self._files(name).retry_all()
        return total

    def ignore(self, name: str, document: str) -> str:
        """Leave a file alone from now on, until it is tried again; its whole path."""
        whole = self.workspaces.get(name).document(document)
        self._files(name).ignore(whole)
        return whole

    def hasten(self, name: str, document: str) -> None:
        """Read this file before all others that wait."""
        self._files(name).hasten(self.workspaces.get(name).document(document))

    def hasten_if_waiting(self, name: str, document: str) -> bool:
        """The same for a document that is opened or asked about; whether it is still to be read."""
        whole = self.workspaces.get(name).document(document)
        row = self._files(name).find(whole)
        if row.state in _WAITING or row.reason:  # a ready one may lack pages that are scanned
            self._files(name).hasten(whole)
        return row.state in _WAITING

    def waits(self, name: str, document: str) -> bool:
        """Whether the document, or any file within it, is still to be read."""
        if self._files(name).find(document).state in _WAITING:
            return True
        return any(
            row.document.startswith(document + "/")
            for state in _WAITING
            for row in self.list_all(name, state, contains=Path(document).name)
        )

    # ---- folders ----

    def folders(self, name: str) -> tuple[Path, ...]:
        """The followed folders and files."""
        return tuple(Path(folder.path) for folder in self._files(name).status().folders)

    def set_rules(self, name: str, path: str, rules: FolderRules) -> None:
        """Change what of a followed folder is taken in."""
        self._files(name).set_rules(whole_path(path), rules)

    def try_rules(self, name: str, folder: str, rules: FolderRules, path: str) -> RuleVerdict:
        """Whether a path would be taken in under these rules of a followed folder."""
        return self._files(name).try_rules(whole_path(folder), rules, whole_path(path))

    # ---- the workspace ----

    def pause(self, name: str) -> None:
        """Start no indexing any more, over restarts too."""
        self._files(name).pause()

    def resume(self, name: str) -> None:
        """Allow indexing again."""
        self._files(name).resume()

    def is_paused(self, name: str) -> bool:
        """Whether the person paused the indexing."""
        return self._files(name).is_paused

    def not_ready(self, name: str) -> Iterator[FileRow]:
        """Every file that a question does not reach, with its reason."""
        return self.list_all(name, NOT_READY)

    def partly_read(self, name: str) -> Iterator[FileRow]:
        """Every ready file with a remark: what of it was not read, that it is signed."""
        return self.list_all(name, PARTLY_READ)

    def kinds(self, name: str) -> dict[str, dict[str, int]]:
        """Files by kind and state; those that could not be read by their names' ending."""
        counts: dict[str, dict[str, int]] = {}
        for row in self._files(name).report():
            kind = row.kind or PurePath(row.document).suffix.lower()
            states = counts.setdefault(kind, {})
            states[row.state.value] = states.get(row.state.value, 0) + 1
        return counts

    def save_report(self, name: str, path: str, *, language: str = "en") -> int:
        """Write every file with its state and reason to a CSV file; the number of files.

        UTF-8 with a mark at its start, by which spreadsheets know it, columns parted as they are
        where the language is spoken. A file that is there already is written over only when it is
        such a report.
        """
        try:
            if _holds_something_else(expanded(path)):
                raise LibraryError(
                    f"{path} is there already and is no report of DocDesk.",
                    "It stays as it is. Choose another name for the report.",
                )
            with expanded(path).open("w", encoding="utf-8-sig", newline="") as file:
                rows = csv.writer(file, delimiter=list_separator(language))
                rows.writerow(REPORT_COLUMNS)
                files = 0
                for row in self._files(name).report():
                    rows.writerow(_cells(row))
                    files += 1
        except OSError as error:
            raise LibraryError(
                f"The report {path} cannot be written ({error.strerror}).",
                "Choose another place for it.",
            ) from error
        return files

    def list_all(self, name: str, state: str, *, contains: str = "") -> Iterator[FileRow]:
        """The whole file list, read in pages; `state` as in `FileList.list_files`."""
        offset = 0
        while True:
            rows, total = self._files(name).list_files(
                offset=offset, limit=PAGE_OF_FILES, contains=contains, state=state
            )
            yield from rows
            offset += PAGE_OF_FILES
            if offset >= total:
                return

    def _files(self, name: str) -> FileList:
        return self.workspaces.get(name).workspace.files


def whole_path(path: str) -> str:
    """A path as folders are followed by: absolute, links left as they are."""
    return os.path.normpath(expanded(path).absolute())


def _holds_something_else(path: Path) -> bool:
    """True for a file that a report would destroy: all but an empty one and an earlier report."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(len(_REPORT_STARTS[0]))
    return bool(start) and start not in _REPORT_STARTS


def _cells(row: FileRow) -> tuple[object, ...]:
    return (row.document, row.state.value, row.reason, row.kind, row.pages, row.size_bytes)
