"""The documents that lack vectors, and the vectors as they come."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.documents import FileState
from docdesk.domain.errors import LibraryError
from docdesk.domain.indexing import PassageText, UnencodedDocument
from docdesk.library.contents import raise_revision
from docdesk.library.database import Database

_LISTED = 64  # documents at a time, so that a long run sees what changes

Compose = Callable[[str, str, str], str]  # (title, heading, text) -> what the encoder sees


class Unencoded:
    """Hands out documents to encode and stores their vectors."""

    def __init__(self, database: Database, compose: Compose) -> None:
        self._database = database
        self._compose = compose

    def documents(self, encoder_id: str) -> Iterator[UnencodedDocument]:
        """The documents that lack vectors of this encoder, in the order they came."""
        last = 0
        while rows := self._database.rows(
            "SELECT id, title, (SELECT MIN(path) FROM files WHERE content_id = contents.id)"
            " FROM contents WHERE id > ? AND passages > 0 AND NOT orphaned AND NOT EXISTS"
            " (SELECT 1 FROM vectors WHERE content_id = contents.id AND encoder_id = ?)"
            " ORDER BY id LIMIT ?",
            (last, encoder_id, _LISTED),
        ):
            for content_id, title, path in rows:
                yield UnencodedDocument(content_id, path or "", self._texts(content_id, title))
            last = rows[-1][0]

    def save(
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
                "UPDATE files SET state = ? WHERE content_id = ? AND state = ? RETURNING path",
                (FileState.READY, content_id, FileState.PARSED),
            ).fetchall()
        return tuple(path for (path,) in paths)

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


def _to_blob(vectors: NDArray[np.float32]) -> bytes:
    return np.ascontiguousarray(vectors, dtype="<f4").tobytes()
