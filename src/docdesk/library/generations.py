"""When a generation of the derived index is built, replaced, trusted and removed."""

import logging
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.errors import LibraryError
from docdesk.library.database import Database
from docdesk.library.probe import Sample, is_sound
from docdesk.library.vectors import to_matrix

log = logging.getLogger(__name__)

SMALLEST_DELTA = 2000  # passages: searching fewer exactly costs under a millisecond
_DELTA_SHARE = 0.10
_SAMPLED = 24  # vectors that a generation must find before it is trusted
_CHROMA = "chroma"

Batches = Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]
Check = Callable[[Path, Sample], bool]


class Build(Protocol):
    """Writes a generation: `docdesk.library.index.build`."""

    def __call__(
        self, folder: Path, batches: Batches, *, count: int, between: Callable[[], None]
    ) -> int: ...


@dataclass(frozen=True, slots=True)
class Generation:
    """A complete generation: its folder and the contents whose vectors it holds."""

    number: int
    folder: Path
    passages: int
    covered: frozenset[int]


class Generations:
    """The generations of one encoder's vectors in one workspace."""

    def __init__(self, database: Database, workspace: Path, encoder_id: str) -> None:
        self._database = database
        self._root = workspace / _CHROMA
        self._encoder_id = encoder_id

    def current(self) -> Generation | None:
        """The newest complete generation, None when there is none."""
        row = self._database.row(
            "SELECT number, passages FROM generations WHERE encoder_id = ?"
            " ORDER BY number DESC LIMIT 1",
            (self._encoder_id,),
        )
        if row is None:
            return None
        contents = self._database.rows(
            "SELECT content_id FROM generation_contents WHERE generation = ?", row[:1]
        )
        covered = frozenset(content_id for (content_id,) in contents)
        return Generation(row[0], self._folder(row[0]), row[1], covered)

    def is_due(self, *, smallest_delta: int = SMALLEST_DELTA) -> bool:
        """True when so much came or went since the last generation that a new one pays."""
        current = self.current()
        covered = current.covered if current else frozenset[int]()
        stored = dict(self._stored())
        come = sum(passages for content, passages in stored.items() if content not in covered)
        kept = sum(passages for content, passages in stored.items() if content in covered)
        gone = (current.passages if current else 0) - kept
        total = sum(stored.values())
        return come + gone > max(smallest_delta, int(_DELTA_SHARE * total))

    def seal_if_due(
        self,
        load_build: Callable[[], Build],
        *,
        between: Callable[[], None] = lambda: None,
        smallest_delta: int = SMALLEST_DELTA,
    ) -> Generation | None:
        """Build a generation where that pays; `load_build` imports what builds only then."""
        if not self.is_due(smallest_delta=smallest_delta):
            return None
        return self.seal(load_build(), between=between)

    def seal(self, build: Build, *, between: Callable[[], None]) -> Generation:
        """Build a generation of all vectors there are now, then record it as complete.

        The one before stays on disk until the next, for whoever still searches in it.
        """
        before = self.current()
        self._sweep(keep=before)
        number = self._next_number()
        folder = self._folder(number)
        folder.mkdir(parents=True)
        stored = self._stored()
        count = sum(passages for _, passages in stored)
        passages = build(
            folder, self._batches([c for c, _ in stored]), count=count, between=between
        )
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM generations WHERE encoder_id = ?", (self._encoder_id,))
            connection.execute(
                "INSERT INTO generations VALUES (?, ?, ?)", (number, self._encoder_id, passages)
            )
            connection.executemany(
                "INSERT INTO generation_contents VALUES (?, ?)",
                ((number, content_id) for content_id, _ in stored),
            )
        log.info("generation %s sealed with %s passages", number, passages)
        return Generation(number, folder, passages, frozenset(c for c, _ in stored))

    def discard(self, generation: Generation) -> None:
        """Forget a generation that is not sound; the next seal removes its folder."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM generations WHERE number = ?", (generation.number,))

    def sample(self, generation: Generation) -> Sample:
        """Vectors from all over the record that the generation must find."""
        contents = sorted(generation.covered)
        step = max(1, len(contents) // _SAMPLED)
        ids: list[int] = []
        vectors: list[NDArray[np.float32]] = []
        for first_id, matrix in self._batches(contents[::step][:_SAMPLED]):
            row = len(first_id) // 2
            ids.append(int(first_id[row]))
            vectors.append(matrix[row])
        return Sample(generation.passages, np.array(ids, np.int64), np.array(vectors, np.float32))

    def trusted(self, *, check: Check = is_sound) -> Generation | None:
        """The current generation if it passes the check; one that fails is discarded."""
        current = self.current()
        if current is None:
            return None
        if current.folder.is_dir() and check(current.folder, self.sample(current)):
            return current
        log.warning("generation %s is damaged; search is exact until it is rebuilt", current.number)
        try:
            self.discard(current)
        except LibraryError as error:  # another process writes: the next check finds it again
            log.warning("generation %s stays recorded: %s", current.number, error.message)
        return None

    def _folder(self, number: int) -> Path:
        return self._root / f"gen-{number}"

    def _next_number(self) -> int:
        """A number never used before: chroma keeps what it once opened at a path."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO meta VALUES ('generation', '1')"
                " ON CONFLICT (key) DO UPDATE SET value = value + 1"
            )
            row = connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
        return int(row[0])

    def _sweep(self, *, keep: Generation | None) -> None:
        """Remove the folders of old, broken-off and discarded generations."""
        rows = self._database.rows("SELECT number FROM generations")
        wanted = {self._folder(number) for (number,) in rows}
        if keep is not None:
            wanted.add(keep.folder)
        for folder in self._root.glob("gen-*"):
            if folder not in wanted:
                shutil.rmtree(folder, ignore_errors=True)  # still open on Windows: next time

    def _stored(self) -> list[tuple[int, int]]:
        return self._database.rows(
            "SELECT content_id, passages FROM vectors JOIN contents ON contents.id = content_id"
            " WHERE encoder_id = ? ORDER BY content_id",
            (self._encoder_id,),
        )

    def _batches(self, content_ids: list[int]) -> Batches:
        for content_id in content_ids:
            row = self._database.row(
                "SELECT first_passage, dimensions, vectors FROM vectors JOIN contents"
                " ON contents.id = content_id WHERE content_id = ? AND encoder_id = ?",
                (content_id, self._encoder_id),
            )
            if row is not None:
                matrix = to_matrix(row[2], row[1])
                yield np.arange(row[0], row[0] + len(matrix)), matrix
