"""Reads whole documents back: all their pages and where their passages lie."""

import json
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.documents import FileState, Page, WordGeometry
from docdesk.domain.errors import LibraryError
from docdesk.domain.search import Selection
from docdesk.domain.whole import PassageSpan, StoredContent, WholeDocument
from docdesk.library.database import Database
from docdesk.library.scopes import where
from docdesk.library.vectors import to_matrix

# Pages that text recognition adds, and their passages, come under the same SHA-256.
KEY = (
    "c.sha256 || '/' || c.passages || '/' || (SELECT COUNT(*) FROM pages"
    " WHERE pages.content_id = c.id AND pages.recognised)"
)
_ALL = Selection()
_READ = (FileState.READY, FileState.PARSED)


class WholeDocuments:
    """The documents of one workspace with all their text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def contents(self, selection: Selection = _ALL) -> list[StoredContent]:
        """The contents that were read, each once, by the first path of those selected."""
        chosen = where(selection)
        rows = self._database.rows(
            f"SELECT c.id, {KEY}, f.path, c.title FROM contents c JOIN files f"
            f" ON f.content_id = c.id WHERE f.state IN (?, ?) AND c.passages > 0 AND {chosen.sql}"
            " ORDER BY f.path",
            (*_READ, *chosen.arguments),
        )
        found: dict[int, StoredContent] = {}
        copies: dict[int, int] = {}
        for content_id, key, path, title in rows:
            if content_id in found:
                copies[content_id] = copies.get(content_id, 0) + 1
            else:
                found[content_id] = StoredContent(content_id, key, path, title)
        return [replace(content, copies=copies.get(id_, 0)) for id_, content in found.items()]

    def count(self, selection: Selection = _ALL) -> int:
        """How many files are selected, read or not; those that only hold others are not counted."""
        chosen = where(selection)
        row = self._database.row(
            "SELECT COUNT(*) FROM files f LEFT JOIN contents c ON c.id = f.content_id"
            f" WHERE f.state != ? AND NOT (c.id IS NOT NULL AND c.passages = 0) AND {chosen.sql}",
            (FileState.IGNORED, *chosen.arguments),
        )
        return int(row[0]) if row else 0

    def whole(self, document: str) -> WholeDocument:
        """A document with all its text as it stood at one moment.

        LibraryError while nothing of it is stored.
        """
        with self._database.snapshot():
            return self._whole(document)

    def _whole(self, document: str) -> WholeDocument:
        row = self._database.row(
            f"SELECT c.id, {KEY}, c.title, c.kind, c.language, c.metadata"
            " FROM contents c JOIN files f ON f.content_id = c.id WHERE f.path = ?",
            (document,),
        )
        if row is None:
            raise LibraryError(
                f"Nothing of {document} is stored in this workspace yet.",
                "Bring the index up to date, and look at its state in the list of files.",
            )
        content_id, key, title, kind, language, metadata = row
        return WholeDocument(
            document=document,
            title=title,
            kind=kind,
            language=language,
            key=key,
            content_id=content_id,
            pages=self._pages(content_id),
            passages=self._passages(content_id),
            metadata=json.loads(metadata),
        )

    def geometry(self, content_id: int, page: int) -> WordGeometry:
        """Where the words of a page stand, empty when it is gone by now."""
        row = self._database.row(
            "SELECT words FROM pages WHERE content_id = ? AND number = ?", (content_id, page)
        )
        return WordGeometry.from_bytes(row[0]) if row else WordGeometry()

    def vectors(self, content_id: int, encoder_id: str) -> NDArray[np.float32] | None:
        """The vectors of a content's passages in reading order, None where there are none."""
        row = self._database.row(
            "SELECT dimensions, vectors FROM vectors WHERE content_id = ? AND encoder_id = ?",
            (content_id, encoder_id),
        )
        return None if row is None else to_matrix(row[1], row[0])

    def _pages(self, content_id: int) -> tuple[Page, ...]:
        rows = self._database.rows(
            "SELECT number, text, label, recognised FROM pages WHERE content_id = ?"
            " ORDER BY number",
            (content_id,),
        )
        return tuple(
            Page(number, text, label, recognised=bool(recognised))
            for number, text, label, recognised in rows
        )

    def _passages(self, content_id: int) -> tuple[PassageSpan, ...]:
        rows = self._database.rows(
            "SELECT id, page, start, end, heading FROM passages WHERE content_id = ?"
            " ORDER BY ordinal",
            (content_id,),
        )
        return tuple(PassageSpan(*row) for row in rows)
