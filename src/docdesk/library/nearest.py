"""Finds passages by likeness: a sealed generation where there is a sound one, exact otherwise."""

import logging
import threading
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.errors import LibraryError
from docdesk.domain.search import Hit, Scope
from docdesk.library.database import Database
from docdesk.library.generations import Check, Generation, Generations
from docdesk.library.probe import is_sound
from docdesk.library.vectors import ExactVectors, is_narrow, passage_ids

log = logging.getLogger(__name__)

_SPARE = 2  # times the hits asked for: room for passages that are gone since the sealing
_MORE = 8  # times as many, when too many of those found are gone
_MOST_LOOKED_AT = 8000  # hits gone through for a scope: asking chroma for more takes seconds


class OpenIndex(Protocol):
    """A generation opened for searching: `docdesk.library.index.SealedIndex`."""

    def nearest(self, vector: NDArray[np.float32], limit: int) -> list[Hit]: ...

    def close(self) -> None: ...


class VectorIndex:
    """The vectors of one encoder in one workspace. Safe to use from several threads.

    Search is exact until `prepare` has found a sound generation; then what the generation holds is
    searched in it, and what came later exactly. `open_index` opens a generation; what it needs may
    be imported as late as its first call.
    """

    def __init__(
        self,
        database: Database,
        workspace: Path,
        encoder_id: str,
        *,
        open_index: Callable[[Path], OpenIndex],
        check: Check = is_sound,
    ) -> None:
        self._database = database
        self._exact = ExactVectors(database, encoder_id)
        self._generations = Generations(database, workspace, encoder_id)
        self._open_index = open_index
        self._check = check
        self._lock = threading.Lock()
        self._sealed: tuple[Generation, OpenIndex] | None = None

    def prepare(self) -> bool:
        """Try out the newest generation in a child and use it from now on; True when it is used.

        Takes seconds: call it from a thread that may wait, at opening and after each sealing.
        """
        current = self._generations.current()
        with self._lock:
            if self._sealed is not None and current == self._sealed[0]:
                return True
        generation = self._generations.trusted(check=self._check)
        opened = None if generation is None else self._open(generation)
        with self._lock:
            self._close_sealed()
            self._sealed = opened
        return opened is not None

    def search(
        self, vector: NDArray[np.float32], *, limit: int, scope: Scope | None = None
    ) -> list[Hit]:
        """The passages nearest to the vector, best first; scores are cosines.

        With a scope that leaves many passages, those far down the order may be missed.
        """
        if scope is not None and is_narrow(scope):
            return self._exact.search(vector, limit=limit, scope=scope)
        with self._lock:
            sealed = self._search_sealed(vector, limit, scope)
            covered = self._sealed[0].covered if self._sealed else frozenset[int]()
        later = self._exact.search(vector, limit=limit, scope=scope, covered=covered)
        merged = sorted([*sealed, *later], key=lambda hit: (-hit.score, hit.passage_id))
        return merged[:limit]

    def similarities(
        self, vector: NDArray[np.float32], passage_ids: Collection[int]
    ) -> dict[int, float]:
        """The exact cosine of these passages; those without a vector are left out."""
        return self._exact.similarities(vector, passage_ids)

    def close(self) -> None:
        """Let go of the generation's files."""
        with self._lock:
            self._close_sealed()

    def _open(self, generation: Generation) -> tuple[Generation, OpenIndex] | None:
        try:
            return generation, self._open_index(generation.folder)
        except LibraryError as error:
            log.warning("generation %s cannot be opened: %s", generation.number, error.message)
            return None

    def _search_sealed(
        self, vector: NDArray[np.float32], limit: int, scope: Scope | None
    ) -> list[Hit]:
        if self._sealed is None:
            return []
        generation, index = self._sealed
        most = generation.passages
        try:
            if scope is None:
                return _nearest_left(index, vector, limit, most=most, left=self._alive)
            allowed = set(passage_ids(scope).tolist())
            return _nearest_left(
                index, vector, limit, most=min(most, _MOST_LOOKED_AT), left=allowed.intersection
            )
        except LibraryError as error:
            log.warning("generation %s is given up: %s", generation.number, error.message)
            self._close_sealed()
            return []

    def _alive(self, passage_ids: list[int]) -> set[int]:
        marks = ", ".join("?" * len(passage_ids))
        sql = (
            f"SELECT id FROM passages WHERE id IN ({marks})"
            " AND content_id NOT IN (SELECT id FROM contents WHERE orphaned)"
        )
        return {passage_id for (passage_id,) in self._database.rows(sql, passage_ids)}

    def _close_sealed(self) -> None:
        if self._sealed is not None:
            self._sealed[1].close()
            self._sealed = None


def _nearest_left(
    index: OpenIndex,
    vector: NDArray[np.float32],
    limit: int,
    *,
    most: int,
    left: Callable[[list[int]], set[int]],
) -> list[Hit]:
    """The nearest hits that are still there or in scope: those left out may be the nearest."""
    wanted = _SPARE * limit
    while True:
        hits = index.nearest(vector, min(most, wanted))
        kept = left([hit.passage_id for hit in hits])
        if len(kept) >= limit or wanted >= most:
            return [hit for hit in hits if hit.passage_id in kept][:limit]
        wanted *= _MORE
