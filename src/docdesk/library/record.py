"""A workspace's database as indexing writes it: each method is one durable transaction."""

import hashlib
import logging
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.documents import FileState, ParsedDocument, PassageCut
from docdesk.domain.errors import LibraryError
from docdesk.domain.events import ScanDone
from docdesk.domain.indexing import Claimed, FoundFile, PassageText, UnencodedDocument
from docdesk.library.analysis import Analyser
from docdesk.library.contents import (
    add_content,
    analyse_passages,
    drop_if_orphan,
    raise_revision,
)
from docdesk.library.database import Database
from docdesk.library.files import FileList
from docdesk.library.scanning import scan

log = logging.getLogger(__name__)

# The same bytes will fail the same way. Too large and unsupported depend on settings instead.
_REMEMBERED = (FileState.FAILED, FileState.NEEDS_OCR, FileState.NEEDS_PASSWORD, FileState.EMPTY)
_IN_HAND = 64  # files or documents listed at a time, so that a long run sees what changes
_HASH_BLOCK = 1 << 20

Compose = Callable[[str, str, str], str]  # (title, heading, text) -> what the encoder sees


class WorkspaceRecord:
    """Writes one workspace. Its owner holds the writer's lock; use it from one thread."""

    def __init__(
        self,
        database: Database,
        files: FileList,
        *,
        compose: Compose,
        supports: Callable[[Path], bool] = lambda _: True,
        seal: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._files = files
        self._compose = compose
        self._supports = supports
        self._seal = seal
        self._analyser = Analyser()

    def scan(self, *, cancelled: Callable[[], bool]) -> ScanDone:
        """Compare the folders with the record by path, size and mtime; nothing is opened."""
        return scan(self._database, supports=self._supports, cancelled=cancelled)

    def files_to_parse(self) -> Iterator[FoundFile]:
        """The files in state FOUND that can be reached, small ones first, each once."""
        last = (-1, -1)
        while rows := self._database.rows(
            "SELECT files.id, files.path, files.size FROM files JOIN folders"
            " ON folders.id = files.folder_id WHERE state = ? AND NOT folders.offline"
            " AND (files.size, files.id) > (?, ?) ORDER BY files.size, files.id LIMIT ?",
            (FileState.FOUND, *last, _IN_HAND),
        ):
            for file_id, path, size in rows:
                yield FoundFile(file_id, Path(path), size)
            last = (rows[-1][2], rows[-1][0])

    def bytes_to_parse(self) -> int:
        """The sizes of the files in state FOUND that can be reached, added up."""
        row = self._database.row(
            "SELECT COALESCE(SUM(size), 0) FROM files JOIN folders"
            " ON folders.id = files.folder_id WHERE state = ? AND NOT folders.offline",
            (FileState.FOUND,),
        )
        return int(row[0]) if row else 0

    def claim_known_content(self, file_id: int) -> Claimed | None:
        """Hash the file; if its content is known, or known to fail, attach that; its state."""
        path = self._path(file_id)
        if path is None:
            return Claimed(FileState.FAILED)  # forgotten in the meantime: nothing is left to do
        try:
            sha256, status = _hash(path)
        except OSError as error:
            return self._save_unreadable(file_id, error)
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE files SET sha256 = ?, size = ?, mtime_ns = ? WHERE id = ?",
                (sha256, status.st_size, status.st_mtime_ns, file_id),
            )
            return _attach_known(connection, file_id, sha256)

    def save_parsed(
        self, file_id: int, document: ParsedDocument, passages: Sequence[PassageCut]
    ) -> FileState:
        """Store pages, passages and words: PARSED, EMPTY without passages.

        FOUND when the file was changed or forgotten while it was read: the next run takes it up.
        """
        sha256 = self._hash_if_unchanged(file_id)
        if sha256 is None:
            return FileState.FOUND
        if not passages:
            self.save_failure(file_id, FileState.EMPTY, "There is no text in this document.")
            return FileState.EMPTY
        analysed = analyse_passages(document, passages, self._analyser)
        with self._database.transaction() as connection:
            connection.execute("UPDATE files SET sha256 = ? WHERE id = ?", (sha256, file_id))
            known = _attach_known(connection, file_id, sha256)
            if known is not None:
                return known.state
            content_id = add_content(connection, sha256, document, analysed)
            _attach(connection, file_id, content_id, FileState.PARSED)
        return FileState.PARSED

    def save_failure(self, file_id: int, state: FileState, reason: str) -> None:
        """Store why the file is not ready; what an earlier form of it said goes away."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT content_id, sha256 FROM files WHERE id = ?", (file_id,)
            ).fetchone()
            if row is None:
                return
            connection.execute(
                "UPDATE files SET state = ?, reason = ?, content_id = NULL WHERE id = ?",
                (state, reason, file_id),
            )
            drop_if_orphan(connection, row[0])
            if row[1] is not None and state in _REMEMBERED:
                connection.execute(
                    "INSERT OR REPLACE INTO quarantine VALUES (?, ?, ?)", (row[1], state, reason)
                )

    def documents_to_encode(self, encoder_id: str) -> Iterator[UnencodedDocument]:
        """The documents that lack vectors of this encoder, in the order they came."""
        last = 0
        while rows := self._database.rows(
            "SELECT id, title, (SELECT MIN(path) FROM files WHERE content_id = contents.id)"
            " FROM contents WHERE id > ? AND NOT EXISTS"
            " (SELECT 1 FROM vectors WHERE content_id = contents.id AND encoder_id = ?)"
            " ORDER BY id LIMIT ?",
            (last, encoder_id, _IN_HAND),
        ):
            for content_id, title, path in rows:
                yield UnencodedDocument(content_id, path or "", self._texts(content_id, title))
            last = rows[-1][0]

    def save_vectors(
        self, content_id: int, encoder_id: str, vectors: NDArray[np.float32]
    ) -> tuple[str, ...]:
        """Store a document's vectors, in passage order; the files that became READY by it."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT passages FROM contents WHERE id = ?", (content_id,)
            ).fetchone()
            if row is None:
                return ()  # removed while it was encoded
            if row[0] != len(vectors):
                raise LibraryError(f"{len(vectors)} vectors came for {row[0]} passages.")
            connection.execute(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)",
                (content_id, encoder_id, vectors.shape[1], _to_blob(vectors)),
            )
            raise_revision(connection)
            paths = connection.execute(
                "UPDATE files SET state = ?, reason = '' WHERE content_id = ? AND state = ?"
                " RETURNING path",
                (FileState.READY, content_id, FileState.PARSED),
            ).fetchall()
        return tuple(path for (path,) in paths)

    def seal(self) -> None:
        """Bring the derived index up to date where that pays."""
        self._seal()

    def counts(self) -> dict[str, int]:
        """Files by state."""
        return self._files.counts()

    def _path(self, file_id: int) -> Path | None:
        row = self._database.row("SELECT path FROM files WHERE id = ?", (file_id,))
        return Path(row[0]) if row else None

    def _save_unreadable(self, file_id: int, error: OSError) -> Claimed:
        log.warning("file %s cannot be read: %s", file_id, error)
        reason = f"The file cannot be read ({error.strerror or error}). Check its permissions."
        self.save_failure(file_id, FileState.FAILED, reason)
        return Claimed(FileState.FAILED, reason)

    def _hash_if_unchanged(self, file_id: int) -> str | None:
        row = self._database.row(
            "SELECT path, size, mtime_ns, sha256 FROM files WHERE id = ?", (file_id,)
        )
        if row is None:
            return None
        path, size, mtime_ns, sha256 = row
        try:
            if sha256 is None:
                sha256, status = _hash(Path(path))
            else:
                status = Path(path).stat()
        except OSError:
            return None
        return sha256 if (status.st_size, status.st_mtime_ns) == (size, mtime_ns) else None

    def _texts(self, content_id: int, title: str) -> tuple[PassageText, ...]:
        rows = self._database.rows(
            "SELECT p.id, p.heading, p.tokens, substr(pages.text, p.start + 1, p.end - p.start)"
            " FROM passages p JOIN pages ON pages.content_id = p.content_id"
            " AND pages.number = p.page WHERE p.content_id = ? ORDER BY p.ordinal",
            (content_id,),
        )
        return tuple(
            PassageText(passage_id, self._compose(title, heading, text), tokens)
            for passage_id, heading, tokens, text in rows
        )


def _hash(path: Path) -> tuple[str, os.stat_result]:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        while block := file.read(_HASH_BLOCK):
            digest.update(block)
    return digest.hexdigest(), status


def _attach_known(connection: sqlite3.Connection, file_id: int, sha256: str) -> Claimed | None:
    row = connection.execute(
        "SELECT id, EXISTS (SELECT 1 FROM vectors WHERE content_id = contents.id)"
        " FROM contents WHERE sha256 = ?",
        (sha256,),
    ).fetchone()
    if row is not None:
        state = FileState.READY if row[1] else FileState.PARSED
        _attach(connection, file_id, row[0], state)
        return Claimed(state)
    failed = connection.execute(
        "SELECT state, reason FROM quarantine WHERE sha256 = ?", (sha256,)
    ).fetchone()
    if failed is None:
        return None
    known = Claimed(FileState(failed[0]), failed[1])
    _attach(connection, file_id, None, known.state, known.reason)
    return known


def _attach(
    connection: sqlite3.Connection,
    file_id: int,
    content_id: int | None,
    state: FileState,
    reason: str = "",
) -> None:
    before = connection.execute("SELECT content_id FROM files WHERE id = ?", (file_id,)).fetchone()
    connection.execute(
        "UPDATE files SET content_id = ?, state = ?, reason = ? WHERE id = ?",
        (content_id, state, reason, file_id),
    )
    if before is not None and before[0] != content_id:
        drop_if_orphan(connection, before[0])


def _to_blob(vectors: NDArray[np.float32]) -> bytes:
    return np.ascontiguousarray(vectors, dtype="<f4").tobytes()
