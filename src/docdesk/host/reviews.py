"""Reviews of a workspace: begun, gone on with, shown, corrected, exported."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.date_reading import DateContext, DayOrder
from docdesk.domain.documents import expanded
from docdesk.domain.errors import LibraryError
from docdesk.domain.language import language_of
from docdesk.domain.review import (
    Candidate,
    FieldSet,
    PlacedSentence,
    ReviewEvent,
    ReviewField,
    ReviewPlan,
    ReviewRow,
    ReviewStatus,
)
from docdesk.exporting.reviews import ReviewTable, write_review
from docdesk.generation.values import common_words, holds_kind, own_words, read_value
from docdesk.generation.verification import unsupported_in
from docdesk.host.field_sets import bundled_sets, with_hints
from docdesk.host.open_workspaces import OpenWorkspace, OpenWorkspaces
from docdesk.library.review_grid import Grid, GridView
from docdesk.library.reviews import Reviews as Record
from docdesk.pipelines.cells import CellSteps, ValueReading
from docdesk.pipelines.review import ReviewSteps, run_review
from docdesk.pipelines.steps import Engine, Gate
from docdesk.retrieval.candidates import find_candidates

VALUES = ValueReading(
    read=read_value,
    own_words=own_words,
    holds_kind=holds_kind,
    common_words=common_words,
    unsupported=unsupported_in,
)


@dataclass(frozen=True, slots=True)
class Reviews:
    """Held by the desk. Methods raise DocdeskError with a sentence; `run` takes long.

    `engine` gives the engine, None while no model is installed; `prepare` waits for the encoder.
    A review may be named by its id or its name.
    """

    workspaces: OpenWorkspaces
    engine: Callable[[], Engine | None]
    prepare: Callable[[], None]
    gate: Gate
    fields: Path
    _running: set[tuple[str, str]] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    def field_sets(self) -> tuple[FieldSet, ...]:
        """The sets of fields that come along."""
        return bundled_sets(self.fields)

    def list(self, name: str) -> tuple[ReviewStatus, ...]:
        """The reviews of a workspace, the one changed last first."""
        return self._record(name).list()

    def find(self, name: str, wanted: str) -> str:
        """The id of a review by its id or its name."""
        return self._record(name).find(wanted)

    def status(self, name: str, review: str) -> ReviewStatus:
        """How far a review is."""
        return self._record(name).status(review)

    def begin(self, name: str, title: str, plan: ReviewPlan) -> ReviewStatus:
        """Keep a new review with a row for each document; `run` reads them.

        A field that asks for what a known one asks for is given the wordings of that one.
        """
        sets = self.field_sets()
        fields = tuple(with_hints(asked, sets) for asked in plan.fields)
        return self.take_in(name, self._record(name).begin(title, replace(plan, fields=fields)))

    def take_in(self, name: str, review: str) -> ReviewStatus:
        """Rows for what is new in the workspace; what changed or failed waits again."""
        record = self._record(name)
        record.take_in(review)
        return record.status(review)

    def run(
        self, name: str, review: str, *, stop: Callable[[], bool] = lambda: False
    ) -> Iterator[ReviewEvent]:
        """Read the documents that wait; LibraryError when that is going on already."""
        with self._lock:
            if (name, review) in self._running:
                raise LibraryError("This review is running already.", "Wait for it, or stop it.")
            self._running.add((name, review))
        try:
            yield from self._run(name, review, stop)
        finally:
            self._running.discard((name, review))

    def _run(self, name: str, review: str, stop: Callable[[], bool]) -> Iterator[ReviewEvent]:
        opened = self.workspaces.get(name)
        record = self._record(name)
        plan = record.status(review).plan
        self.prepare()
        cells = CellSteps(
            retriever=opened.retriever,
            documents=opened.workspace.whole,
            engine=None if plan.quotes_only else self.engine(),
            gate=self.gate,
            split=split_sentences,
            candidates=find_candidates,
            values=VALUES,
        )
        yield from run_review(review, steps=ReviewSteps(record, cells), stop=stop)

    def page(
        self, name: str, review: str, view: GridView, *, offset: int = 0, limit: int = 200
    ) -> tuple[tuple[ReviewRow, ...], int]:
        """A page of the grid and how many rows match without paging."""
        rows, total = self._grid(name).page(review, view, offset=offset, limit=limit)
        return rows, total

    def rows(self, name: str, review: str) -> Iterator[ReviewRow]:
        """Every row of a review."""
        return self._grid(name).all(review)

    def correct(
        self, name: str, review: str, document: str, key: str, correction: str | None
    ) -> ReviewRow:
        """Keep what the person writes beside a value, None to take it back; the row then."""
        record = self._record(name)
        asked = next((f for f in record.status(review).plan.fields if f.key == key), None)
        if asked is None:
            raise LibraryError(f"The review has no field “{key}”.", "Choose one of its columns.")
        normalised = "" if correction is None else normalise(asked, correction)
        record.correct(review, document, key, correction, normalised)
        return self._grid(name).row(review, document)

    def rename(self, name: str, review: str, title: str) -> None:
        """Give a review another name."""
        self._record(name).rename(review, title)

    def delete(self, name: str, review: str) -> None:
        """Delete a review; the documents stay."""
        self._record(name).delete(review)

    def export(self, name: str, review: str, path: str, *, language: str = "en") -> None:
        """Write the whole grid to a .csv, .xlsx or .docx file."""
        grid = self._grid(name)
        table = ReviewTable(
            status=self.status(name, review),
            rows=tuple(grid.all(review)),
            hashes=grid.hashes(review),
            workspace=name,
            normalise=normalise,
        )
        write_review(table, expanded(path), language=language)

    def _record(self, name: str) -> Record:
        return Record(self._opened(name).workspace.database)

    def _grid(self, name: str) -> Grid:
        return Grid(self._opened(name).workspace.database)

    def _opened(self, name: str) -> OpenWorkspace:
        return self.workspaces.get(name)


def normalise(asked: ReviewField, text: str) -> str:
    """What a person wrote, in the form in which the field's values sort."""
    candidate = Candidate(PlacedSentence(1, 0, len(text), text), 1.0)
    day_first = language_of(asked.question) == "it" or "/" in text
    dates = DateContext(DayOrder(day_first, is_sure=True))
    read = read_value(asked, candidate, dates=dates, common=())
    return read.normalised if read is not None else text.strip().lower()
