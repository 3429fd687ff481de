"""Finds passages by the likeness of vectors: exact search in memory over the record's vectors."""

import json
import threading
from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.search import Hit, Scope
from docdesk.library.database import Database

Matrix = NDArray[np.float32]
Ids = NDArray[np.int64]
_LOADED_AT_ONCE = 500  # documents a query
_FIRST_ROWS = 1024
_BYTES = 4  # of a float32
_FEW = 4000  # passages whose vectors are read one document after the other, some 20 ms at most


@dataclass(slots=True)
class Shelf:
    """Vectors in one growing matrix, with the passage of each row; removed rows have passage 0."""

    dimensions: int
    used: int = 0
    matrix: Matrix = field(init=False)
    ids: Ids = field(init=False)
    rows: dict[int, tuple[int, int]] = field(default_factory=dict)  # content -> its rows

    def __post_init__(self) -> None:
        self.matrix = np.empty((_FIRST_ROWS, self.dimensions), np.float32)
        self.ids = np.zeros(_FIRST_ROWS, np.int64)

    def add(self, content_id: int, first_passage: int, vectors: Matrix) -> None:
        """Take in the vectors of a content, in passage order."""
        end = self.used + len(vectors)
        if end > len(self.ids):
            self._grow(max(end, 2 * len(self.ids)))
        self.matrix[self.used : end] = vectors
        self.ids[self.used : end] = np.arange(first_passage, first_passage + len(vectors))
        self.rows[content_id] = (self.used, end)
        self.used = end

    def remove(self, content_id: int) -> None:
        """Forget a content; its rows stay unused until the shelf is filled anew."""
        start, end = self.rows.pop(content_id)
        self.ids[start:end] = 0

    @property
    def unused(self) -> int:
        """Rows of removed contents."""
        return self.used - sum(end - start for start, end in self.rows.values())

    def nearest(self, vector: Matrix, limit: int, scope: Scope | None = None) -> list[Hit]:
        """The passages nearest to the vector, by cosine, best first."""
        ids = self.ids[: self.used]
        scores = self.matrix[: self.used] @ vector
        scores[ids == 0] = -2.0  # below every cosine
        if scope is not None:
            scores[~np.isin(ids, passage_ids(scope), assume_unique=False)] = -2.0
        return best_hits(ids, scores, limit)

    def _grow(self, rows: int) -> None:
        matrix = np.empty((rows, self.dimensions), np.float32)
        matrix[: self.used] = self.matrix[: self.used]
        ids = np.zeros(rows, np.int64)
        ids[: self.used] = self.ids[: self.used]
        self.matrix, self.ids = matrix, ids


def passage_ids(scope: Scope) -> Ids:
    """The passages of a scope, ascending."""
    return np.frombuffer(scope.passages, np.int64)


def is_narrow(scope: Scope) -> bool:
    """True when reading the vectors of a scope alone is faster than searching all."""
    return len(scope.passages) <= _FEW


def best_hits(ids: Ids, scores: NDArray[np.float32], limit: int) -> list[Hit]:
    """The `limit` highest scores with their passages, best first, removed rows left out."""
    if len(scores) > limit:
        top = np.argpartition(scores, -limit)[-limit:]
        ids, scores = ids[top], scores[top]
    order = np.lexsort((ids, -scores))
    return [Hit(int(ids[i]), float(scores[i])) for i in order if scores[i] >= -1.5]


class ExactVectors:
    """The vectors of one encoder in one workspace, in memory. Safe to use from several threads.

    Contents in `covered` are left to another index. Loading is incremental: only documents that
    came since the last search are read from the record.
    """

    def __init__(self, database: Database, encoder_id: str) -> None:
        self._database = database
        self._encoder_id = encoder_id
        self._lock = threading.Lock()
        self._shelf: Shelf | None = None
        self._state: tuple[int, frozenset[int]] | None = None

    def search(
        self,
        vector: Matrix,
        *,
        limit: int,
        scope: Scope | None = None,
        covered: frozenset[int] = frozenset(),
    ) -> list[Hit]:
        """The passages nearest to a question's vector, best first; scores are cosines."""
        if scope is not None and is_narrow(scope):
            return self._search_few(vector, scope, limit)
        with self._lock:
            self._refresh(covered)
            return self._shelf.nearest(vector, limit, scope) if self._shelf else []

    def similarities(self, vector: Matrix, passage_ids: Collection[int]) -> dict[int, float]:
        """The cosine of each of these passages; those without a vector are left out."""
        ids, scores = self._scores(vector, passage_ids)
        return {int(one): float(score) for one, score in zip(ids, scores, strict=True)}

    def _search_few(self, vector: Matrix, scope: Scope, limit: int) -> list[Hit]:
        return best_hits(*self._scores(vector, scope.passages), limit)

    def _scores(self, vector: Matrix, passages: Collection[int]) -> tuple[Ids, NDArray[np.float32]]:
        """Passages that have a vector, with its cosine; only these vectors are read."""
        rows = self._database.rows(
            "SELECT v.rowid, v.dimensions, p.id - p.ordinal, MIN(p.ordinal), MAX(p.ordinal)"
            " FROM passages p JOIN vectors v ON v.content_id = p.content_id AND v.encoder_id = ?"
            " WHERE p.id IN (SELECT value FROM json_each(?)) GROUP BY v.rowid",
            (self._encoder_id, json.dumps(list(passages))),
        )
        ids, scores = [np.empty(0, np.int64)], [np.empty(0, np.float32)]
        for row_id, dimensions, first, low, high in rows:
            size = _BYTES * dimensions
            start, length = low * size, (high - low + 1) * size
            part = self._database.blob_part("vectors", "vectors", row_id, start, length)
            ids.append(np.arange(first + low, first + high + 1))
            scores.append(to_matrix(part, dimensions) @ vector)
        all_ids, all_scores = np.concatenate(ids), np.concatenate(scores)
        wanted = np.isin(all_ids, np.fromiter(passages, np.int64))
        return all_ids[wanted], all_scores[wanted]

    @property
    def rows_in_memory(self) -> int:
        """Vectors held in memory."""
        return self._shelf.used if self._shelf else 0

    def _refresh(self, covered: frozenset[int]) -> None:
        row = self._database.row("SELECT value FROM meta WHERE key = 'revision'")
        state = (int(row[0]) if row else 0, covered)
        if state == self._state:
            return
        rows = self._database.rows(
            "SELECT content_id FROM vectors WHERE encoder_id = ?"
            " AND content_id NOT IN (SELECT id FROM contents WHERE orphaned)",
            (self._encoder_id,),
        )
        wanted = {content_id for (content_id,) in rows} - covered
        self._drop(wanted)
        self._load(sorted(wanted - set(self._shelf.rows if self._shelf else ())))
        self._state = state

    def _drop(self, wanted: set[int]) -> None:
        if self._shelf is None:
            return
        for content_id in set(self._shelf.rows) - wanted:
            self._shelf.remove(content_id)
        if 2 * self._shelf.unused > self._shelf.used:
            self._shelf = None  # fill anew rather than search among gaps

    def _load(self, content_ids: list[int]) -> None:
        for start in range(0, len(content_ids), _LOADED_AT_ONCE):
            batch = content_ids[start : start + _LOADED_AT_ONCE]
            marks = ", ".join("?" * len(batch))
            for content_id, first, dimensions, blob in self._database.rows(
                "SELECT content_id, first_passage, dimensions, vectors FROM vectors JOIN contents"
                f" ON contents.id = content_id WHERE encoder_id = ? AND content_id IN ({marks})",
                (self._encoder_id, *batch),
            ):
                if self._shelf is None:
                    self._shelf = Shelf(dimensions)
                self._shelf.add(content_id, first, to_matrix(blob, dimensions))


def to_matrix(blob: bytes, dimensions: int) -> Matrix:
    """Stored vectors as rows, one a passage."""
    return np.frombuffer(blob, dtype="<f4").reshape(-1, dimensions)
