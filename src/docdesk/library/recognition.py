"""The pages that wait for text recognition, what was read on them, and why one could not be."""

import sqlite3
from collections import deque
from collections.abc import Iterable

from docdesk.domain.documents import FileState, Page, WordGeometry
from docdesk.domain.indexing import FoundFile, PageToRecognise
from docdesk.library.contents import storable
from docdesk.library.database import Database, Row
from docdesk.library.locations import AROUND_IT_IS_READ, stored_file

_LISTED = 16  # pages at a time: what is hastened meanwhile waits for no more than these
# A file that has the hash of a document, can be reached now, and lies where the record says.
_FILE = (
    "(SELECT id FROM files WHERE files.sha256 = documents.sha256 AND content_id IS NOT NULL"
    " AND folder_id NOT IN (SELECT id FROM folders WHERE offline)"
    f" AND state != '{FileState.FOUND}' AND {AROUND_IT_IS_READ}"
    " ORDER BY hastened DESC, path LIMIT 1)"
)


def wait_for_pages(connection: sqlite3.Connection, sha256: str, numbers: Iterable[int]) -> None:
    """Let these pages of a document wait, those that were done or failed before excepted."""
    connection.execute("DELETE FROM recognition WHERE sha256 = ? AND state = 'waiting'", (sha256,))
    connection.executemany(
        "INSERT OR IGNORE INTO recognition (sha256, number, state) VALUES (?, ?, 'waiting')",
        ((sha256, number) for number in numbers),
    )


class RecognitionQueue:
    """Hands out each page once a run, and each document once when none of its pages waits."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._listed: deque[PageToRecognise] = deque()
        self._in_hand: set[tuple[str, int]] = set()
        self._completing: set[int] = set()  # contents

    def begin(self) -> None:
        """Begin a run: nothing was handed out yet."""
        self._listed.clear()
        self._in_hand.clear()
        self._completing.clear()

    def waiting(self) -> int:
        """How many pages of documents that are there wait."""
        row = self._database.row(
            "SELECT COUNT(*) FROM recognition WHERE state = 'waiting'"
            " AND sha256 IN (SELECT sha256 FROM contents WHERE NOT completed AND NOT orphaned)"
        )
        return int(row[0]) if row else 0

    def take_page(self) -> PageToRecognise | None:
        """The next page: of documents a person asked for, then of those with the fewest left."""
        if not self._listed:
            self._list_pages()
        return self._listed.popleft() if self._listed else None

    def take_document(self) -> FoundFile | None:
        """A file of the next document whose pages are all done, with those recognised."""
        rows = self._database.rows(
            f"SELECT id, sha256, {_FILE} AS file_id FROM contents AS documents"
            " WHERE NOT completed AND NOT orphaned AND file_id IS NOT NULL AND NOT EXISTS"
            " (SELECT 1 FROM recognition WHERE recognition.sha256 = documents.sha256"
            " AND state = 'waiting') LIMIT ?",
            (len(self._completing) + 1,),
        )
        for content_id, sha256, file_id in rows:
            stored = stored_file(self._database, file_id)
            if content_id in self._completing or stored is None:
                continue
            self._completing.add(content_id)
            found = self._database.row("SELECT path, size FROM files WHERE id = ?", (file_id,))
            if found is not None:
                pages = self._recognised(sha256)
                return FoundFile(file_id, found[0], stored.location, found[1], pages)
        return None

    def save_page(self, sha256: str, page: Page) -> None:
        """Store what was read on a page, unless the file it was read from has changed since."""
        if not self._is_unchanged(sha256):
            return
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE recognition SET state = 'done', text = ?, label = ?, width = ?, height = ?,"
                " words = ?, reason = '' WHERE sha256 = ? AND number = ?",
                (
                    storable(page.text),
                    storable(page.label),
                    page.width,
                    page.height,
                    page.words.to_bytes(),
                    sha256,
                    page.number,
                ),
            )
        self._in_hand.discard((sha256, page.number))

    def save_failure(self, sha256: str, number: int, reason: str) -> None:
        """Store why a page could not be read; it waits no more, unless its file has changed."""
        if not self._is_unchanged(sha256):
            return
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE recognition SET state = 'failed', reason = ?"
                " WHERE sha256 = ? AND number = ?",
                (reason, sha256, number),
            )
        self._in_hand.discard((sha256, number))

    def first_failure(self, sha256: str) -> tuple[int, str]:
        """How many pages could not be read, and why the first of them."""
        row = self._database.row(
            "SELECT COUNT(*), reason, MIN(number) FROM recognition"
            " WHERE sha256 = ? AND state = 'failed'",
            (sha256,),
        )
        return (int(row[0]), row[1] or "") if row else (0, "")

    def _is_unchanged(self, sha256: str) -> bool:
        row = self._database.row(
            f"SELECT {_FILE} FROM (SELECT ? AS sha256) AS documents", (sha256,)
        )
        stored = None if row is None else stored_file(self._database, row[0])
        return stored is not None and stored.is_unchanged()

    def _list_pages(self) -> None:
        documents = self._database.rows(
            "SELECT documents.sha256, documents.file_id, files.path FROM"
            f" (SELECT sha256, COUNT(*) AS pages, {_FILE} AS file_id FROM recognition AS documents"
            "  WHERE state = 'waiting' GROUP BY sha256) AS documents"
            " JOIN files ON files.id = documents.file_id"
            " ORDER BY files.hastened DESC, documents.pages, documents.sha256 LIMIT ?",
            (_LISTED + len({sha256 for sha256, _ in self._in_hand}),),
        )
        for document in documents:
            self._list_document(document)
            if len(self._listed) >= _LISTED:
                return

    def _list_document(self, document: Row) -> None:
        sha256, file_id, path = document
        stored = stored_file(self._database, file_id)
        if stored is None:
            return
        in_hand = sum(owner == sha256 for owner, _ in self._in_hand)
        rows = self._database.rows(
            "SELECT number FROM recognition WHERE sha256 = ? AND state = 'waiting'"
            " ORDER BY number LIMIT ?",
            (sha256, _LISTED + in_hand),
        )
        for (number,) in rows:
            if (sha256, number) not in self._in_hand:
                self._in_hand.add((sha256, number))
                self._listed.append(PageToRecognise(sha256, number, path, stored.location))

    def _recognised(self, sha256: str) -> tuple[Page, ...]:
        rows = self._database.rows(
            "SELECT number, text, label, width, height, words FROM recognition"
            " WHERE sha256 = ? AND state = 'done' ORDER BY number",
            (sha256,),
        )
        return tuple(
            Page(number, text, label, width, height, WordGeometry.from_bytes(words), True)
            for number, text, label, width, height, words in rows
        )
