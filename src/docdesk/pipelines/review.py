"""A review: the same fields asked of every document, one after the other; a generator of events."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from docdesk.domain.errors import Cancelled, DocdeskError
from docdesk.domain.review import (
    Cell,
    CellState,
    ReviewDone,
    ReviewEvent,
    ReviewField,
    ReviewProgress,
    ReviewRow,
    ReviewStatus,
)
from docdesk.pipelines.cells import CellSteps, DocumentCells

logger = logging.getLogger(__name__)


class ReviewRecord(Protocol):
    """Where a review is kept; each method is one durable transaction."""

    def take_in(self, review: str) -> None:
        """Rows for documents that came since; what changed, failed or was unreadable waits."""

    def waiting(self, review: str) -> Sequence[str]:
        """The documents that are still to be read, by path."""

    def save_row(self, review: str, row: ReviewRow, *, key: str) -> None:
        """Store a row and its cells; corrections stay. `key` names the content it was read from."""

    def status(self, review: str) -> ReviewStatus:
        """How far it is; LibraryError when there is none such."""


@dataclass(frozen=True, slots=True)
class ReviewSteps:
    """The steps of a review in one workspace."""

    record: ReviewRecord
    cells: CellSteps


def run_review(
    review: str, *, steps: ReviewSteps, stop: Callable[[], bool] = lambda: False
) -> Iterator[ReviewEvent]:
    """ReviewProgress for each document that waits, then ReviewDone.

    A document that cannot be read is a row with its reason. What a stop or a crash leaves undone
    is at most the document in hand; running it again goes on from there.
    """
    record = steps.record
    record.take_in(review)
    begun = record.status(review)
    done, stopped = begun.done, False
    for document in record.waiting(review):
        try:
            row, key = _read(document, begun.plan.fields, steps.cells, stop)
        except Cancelled:
            stopped = True
            break
        record.save_row(review, row, key=key)
        done += row.state is not CellState.FAILED
        yield ReviewProgress(review, row, done, begun.total)
    yield ReviewDone(record.status(review), stopped)


def _read(
    document: str, fields: Sequence[ReviewField], steps: CellSteps, stop: Callable[[], bool]
) -> tuple[ReviewRow, str]:
    """The row of a document and the key of the content that it was read from."""
    if stop():
        raise Cancelled
    try:
        whole = steps.documents.whole(document)
        cells = DocumentCells(whole, steps, stop)
        row = ReviewRow(
            document,
            whole.title,
            tuple(cells.fill(field) for field in fields),
            CellState.FOUND,
        )
    except DocdeskError as error:
        logger.info("a document of a review cannot be read: %s", type(error).__name__)
        return _unreadable(document, fields, error), ""
    return _judged(row), whole.key


def _judged(row: ReviewRow) -> ReviewRow:
    """Failed where a cell of it failed: it waits when the review goes on."""
    if all(cell.state is not CellState.FAILED for cell in row.cells):
        return row
    return ReviewRow(row.document, row.title, row.cells, CellState.FAILED)


def _unreadable(document: str, fields: Sequence[ReviewField], error: DocdeskError) -> ReviewRow:
    reason = f"{error.message} {error.hint}".strip()
    cells = tuple(Cell(field.key, CellState.UNREADABLE) for field in fields)
    return ReviewRow(document, "", cells, CellState.UNREADABLE, reason)
