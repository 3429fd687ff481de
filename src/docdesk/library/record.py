"""A workspace's database as indexing writes it: each method is one durable transaction."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.documents import FileState, Page, ParsedDocument, PassageCut, is_gone
from docdesk.domain.events import ScanDone
from docdesk.domain.indexing import Claimed, FoundFile, PageToRecognise, UnencodedDocument
from docdesk.library.analysis import Analyser
from docdesk.library.attaching import Attaching
from docdesk.library.contents import analyse_passages, drop_orphans
from docdesk.library.database import Database
from docdesk.library.files import FileList
from docdesk.library.locations import hash_file, mtime_ns, stored_file
from docdesk.library.members import MOST_MEMBERS
from docdesk.library.queue import FileQueue, Waiting
from docdesk.library.recognition import RecognitionQueue
from docdesk.library.scanning import READERS, ScanLimits, scan, too_large
from docdesk.library.unencoded import Compose, Unencoded

__all__ = ["Compose", "WorkspaceRecord"]

log = logging.getLogger(__name__)

SETTLE_S = 2.0  # copies and saves write on within a second; network shares buffer longer
_NO_TEXT = "There is no text in this document."
_CHANGED = Claimed(FileState.FOUND)


class WorkspaceRecord:
    """Writes one workspace. Its owner holds the writer's lock; use it from one thread.

    `recognition_problem` says why no text can be recognised, "" when it can be. `largest_bytes`:
    larger files are never opened. `readers` names what files are read with, limits included: when
    it changes, files that were unsupported or too large before are tried again.
    """

    def __init__(
        self,
        database: Database,
        files: FileList,
        *,
        compose: Compose,
        recognition_problem: str = "",
        largest_bytes: int | None = None,
        readers: str = READERS,
        most_members: int = MOST_MEMBERS,
        seal: Callable[[], None] = lambda: None,
        settle_s: float = SETTLE_S,
        clock: Callable[[], float] = time.time,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._database = database
        self._files = files
        self._limits = ScanLimits(readers, largest_bytes)
        self._attaching = Attaching(recognition_problem, most_members)
        self._queue = FileQueue(database, settle_s=settle_s, clock=clock, pause=pause)
        self._recognition = RecognitionQueue(database)
        self._unencoded = Unencoded(database, compose)
        self._seal = seal
        self._being_read: dict[str, int] = {}  # hashes of what is to be parsed, with their files
        self._analyser = Analyser()

    def scan(self, *, cancelled: Callable[[], bool]) -> ScanDone:
        """Compare the folders with the record by path, size and mtime; nothing is opened."""
        self._queue.begin()
        self._recognition.begin()
        self._being_read.clear()
        with self._database.transaction() as connection:
            self._attaching.align_recognition(connection)
        with self._database.lean():
            return scan(self._database, self._limits, cancelled=cancelled)

    # ---- files ----

    def files_to_parse(self) -> Iterator[FoundFile]:
        """The files in state FOUND that can be reached, each once.

        Hastened ones first, then small and recent ones; members as soon as their container is
        saved. Asked again after its end, it gives what has come since.
        """
        return Waiting(self._queue.take)

    def bytes_to_parse(self) -> int:
        """The sizes of the files in state FOUND that can be reached, added up."""
        return self._queue.bytes_waiting()

    def claim_known_content(self, file_id: int) -> Claimed | None:
        """Hash the file; if its content is known, or known to fail, attach that; its state.

        FOUND when it was changed a moment ago: it is left until it stops changing. FOUND with
        `twin_of` while a file with the same bytes is being read: which of them gives the title
        must not depend on which parser is faster.
        """
        row = self._database.row("SELECT parent_id, state FROM files WHERE id = ?", (file_id,))
        is_root = row == (None, FileState.FOUND)
        claimed = self._claim_root(file_id) if is_root else self._claim(file_id)
        return self._begin_reading(file_id) if claimed is None else self._settled(file_id, claimed)

    def save_parsed(
        self, file_id: int, document: ParsedDocument, passages: Sequence[PassageCut]
    ) -> Claimed:
        """Store pages, passages, words, the files within it and the pages to be recognised.

        FOUND when the file was changed or forgotten while it was read: the next run takes it up.
        """
        sha256 = self._hash_if_unchanged(file_id)
        if sha256 is None:
            return self._settled(file_id, _CHANGED)
        if not (passages or document.members or document.to_recognise):
            return self._settled(file_id, self._fail(file_id, Claimed(FileState.EMPTY, _NO_TEXT)))
        analysed = analyse_passages(document, passages, self._analyser)
        with self._database.transaction() as connection:
            claimed = self._attaching.store(connection, file_id, sha256, document, analysed)
        return self._settled(file_id, claimed)

    def save_failure(self, file_id: int, state: FileState, reason: str) -> None:
        """Store why the file is not ready; what an earlier form of it said goes away.

        A file that has changed since it was found stays FOUND: this failure may not be its own.
        """
        stored = stored_file(self._database, file_id)
        if stored is None or not stored.is_unchanged():
            self._settled(file_id, _CHANGED)
        else:
            self._settled(file_id, self._fail(file_id, Claimed(state, reason)))

    # ---- text recognition ----

    def pages_to_recognise(self) -> Iterator[PageToRecognise]:
        """The pages that wait for text recognition and can be reached, each once."""
        return Waiting(self._recognition.take_page)

    def save_recognised(self, sha256: str, page: Page) -> None:
        """Store what text recognition read on one page."""
        self._recognition.save_page(sha256, page)

    def save_unrecognised(self, sha256: str, number: int, reason: str) -> None:
        """Store why a page could not be recognised; it is not tried again until a person asks."""
        self._recognition.save_failure(sha256, number, reason)

    def files_recognised(self) -> Iterator[FoundFile]:
        """One file of each document none of whose pages waits any more, with those recognised."""
        return Waiting(self._recognition.take_document)

    def save_completed(
        self, file_id: int, document: ParsedDocument, passages: Sequence[PassageCut]
    ) -> Claimed:
        """Put a document with its recognised pages in the place of the one without.

        The passages are new ones, for every file with this content; the old ones go with their
        vectors. EMPTY when nothing was recognised.
        """
        sha256 = self._hash_if_unchanged(file_id)
        if sha256 is None:
            return _CHANGED
        count, reason = self._recognition.first_failure(sha256)
        if not (passages or document.members):
            return self._fail(file_id, Claimed(FileState.EMPTY, reason or _NO_TEXT))
        if count:
            document = replace(document, notes=(*document.notes, _unrecognised(count, reason)))
        analysed = analyse_passages(document, passages, self._analyser)
        with self._database.transaction() as connection:
            return self._attaching.complete(connection, sha256, document, analysed)

    def pages_waiting(self) -> int:
        """How many pages wait for text recognition."""
        return self._recognition.waiting()

    # ---- vectors ----

    def documents_to_encode(self, encoder_id: str) -> Iterator[UnencodedDocument]:
        """The documents that lack vectors of this encoder, in the order they came."""
        return self._unencoded.documents(encoder_id)

    def save_vectors(
        self, content_id: int, encoder_id: str, vectors: NDArray[np.float32]
    ) -> tuple[str, ...]:
        """Store a document's vectors, in passage order; the files that became READY by it."""
        return self._unencoded.save(content_id, encoder_id, vectors)

    def seal(self) -> None:
        """Drop what no file has any more, and bring the derived index up to date."""
        drop_orphans(self._database)
        self._seal()

    def counts(self) -> dict[str, int]:
        """Files by state."""
        return self._files.counts()

    # ---- how ----

    def _settled(self, file_id: int, claimed: Claimed) -> Claimed:
        self._being_read = {hash_: id_ for hash_, id_ in self._being_read.items() if id_ != file_id}
        if claimed.state is FileState.FOUND:
            self._queue.left(file_id)
        else:
            self._queue.done(file_id)
        return claimed

    def _claim_root(self, file_id: int) -> Claimed | None:
        stored = stored_file(self._database, file_id)
        if stored is None:
            return Claimed(FileState.FAILED)
        path = stored.location.path
        try:
            status = path.stat()
            if self._queue.is_young(mtime_ns(status)):
                return _CHANGED
            if self._limits.refuses(status.st_size):
                return self._fail(file_id, too_large(self._limits))
            sha256, status = hash_file(path)
        except OSError as error:
            return _CHANGED if is_gone(path) else self._fail_unreadable(file_id, error)
        return self._claim(file_id, (sha256, status.st_size, mtime_ns(status)))

    def _claim(self, file_id: int, seen: tuple[str, int, int] | None = None) -> Claimed | None:
        """By its hash, which `seen` on disk has size and time with it, if it still waits."""
        with self._database.transaction() as connection:
            if seen is not None:
                connection.execute(
                    "UPDATE files SET sha256 = ?, size = ?, mtime_ns = ?"
                    " WHERE id = ? AND state = ?",
                    (*seen, file_id, FileState.FOUND),
                )
            row = connection.execute(
                "SELECT sha256, state FROM files WHERE id = ?", (file_id,)
            ).fetchone()
            if row is None:
                return Claimed(FileState.FAILED)  # forgotten: nothing is left to do
            if row[1] != FileState.FOUND:
                return Claimed(FileState(row[1]))  # ignored
            return self._attaching.claim(connection, file_id, row[0])

    def _begin_reading(self, file_id: int) -> Claimed | None:
        row = self._database.row("SELECT sha256 FROM files WHERE id = ?", (file_id,))
        first = file_id if row is None else self._being_read.setdefault(row[0], file_id)
        return None if first == file_id else Claimed(FileState.FOUND, twin_of=first)

    def _fail_unreadable(self, file_id: int, error: OSError) -> Claimed:
        log.warning("file %s cannot be read: %s", file_id, error)
        with self._database.transaction() as connection:
            # Without a hash: it was never opened, and is tried again at the next scan.
            connection.execute("UPDATE files SET sha256 = NULL WHERE id = ?", (file_id,))
        what = error.strerror or str(error)
        reason = f"The file cannot be read ({what}). Check its permissions."
        return self._fail(file_id, Claimed(FileState.FAILED, reason))

    def _fail(self, file_id: int, failure: Claimed) -> Claimed:
        with self._database.transaction() as connection:
            return self._attaching.fail(connection, file_id, failure)

    def _hash_if_unchanged(self, file_id: int) -> str | None:
        stored = stored_file(self._database, file_id)
        row = self._database.row("SELECT sha256, state FROM files WHERE id = ?", (file_id,))
        if stored is None or row is None or row[1] == FileState.IGNORED:
            return None
        sha256: str | None = row[0]
        try:
            if sha256 is None:
                sha256, _ = hash_file(stored.location.path)
        except OSError:
            return None
        return sha256 if stored.is_unchanged() else None


def _unrecognised(count: int, reason: str) -> str:
    if count == 1:
        return f"One scanned page could not be recognised: {reason}"
    return f"{count} scanned pages could not be recognised: {reason}"
