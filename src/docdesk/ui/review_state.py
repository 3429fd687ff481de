"""The reviews as they are drawn, and how events and the person change them."""

from dataclasses import dataclass, field, replace

from docdesk.domain.review import (
    CellState,
    FieldSet,
    ReviewDone,
    ReviewProgress,
    ReviewRow,
    ReviewStatus,
)
from docdesk.ipc.messages import Event, Failure
from docdesk.ipc.reviews import ReviewShown, ReviewsListed

CORRECTED = "corrected"  # a state to filter by, beside those of cells


@dataclass(frozen=True, slots=True)
class ReviewRun:
    """A review that is being worked on; `review` is "" until the host has given it an id."""

    request: int
    workspace: str
    review: str = ""
    is_stopping: bool = False


@dataclass(frozen=True, slots=True)
class GridQuery:
    """Which rows of the grid are shown, and in which order; the host sorts and filters.

    `sort` is a field's key, "" for the documents' names. `state` is that of the cells of `field`
    (CORRECTED for those a person corrected), or with `field` "" of the documents themselves.
    """

    sort: str = ""
    is_descending: bool = False
    contains: str = ""
    field: str = ""
    state: str = ""

    @property
    def is_filtered(self) -> bool:
        """True when rows are left out."""
        return bool(self.contains or self.state)

    def sorted_by(self, key: str) -> "GridQuery":
        """Sorted by a field; the other way round when it was sorted by it already."""
        return replace(self, sort=key, is_descending=self.sort == key and not self.is_descending)


@dataclass(frozen=True, slots=True)
class ReviewState:
    """All reviews of the workspace; `listed` is None until the host has told.

    `shown` is the review whose grid is open, "" while the list is. `runs` go on whatever is shown,
    also in another workspace. `matching` counts the rows that the grid has with its filters.
    """

    listed: tuple[ReviewStatus, ...] | None = None
    field_sets: tuple[FieldSet, ...] = ()
    shown: str = ""
    query: GridQuery = field(default_factory=GridQuery)
    matching: int = 0
    runs: tuple[ReviewRun, ...] = ()

    @property
    def status(self) -> ReviewStatus | None:
        """The review whose grid is open."""
        return self.status_of(self.shown) if self.shown else None

    def status_of(self, review: str) -> ReviewStatus | None:
        """A review by its id; None if it is not listed."""
        return next((each for each in self.listed or () if each.id == review), None)

    def run_of(self, review: str) -> ReviewRun | None:
        """The run that works on a review; None while it rests."""
        return next((each for each in self.runs if review and each.review == review), None)


def reduce_reviews(state: ReviewState, workspace: str, request: int, event: Event) -> ReviewState:
    """The reviews after an event; `workspace` is the one on screen."""
    match event:
        case ReviewsListed() if event.workspace == workspace:
            return _with_list(state, event)
        case ReviewShown():
            return _with_shown(state, workspace, request, event)
        case ReviewProgress():
            return _with_progress(state, event)
        case ReviewDone():
            return _without_run(_with_status(state, event.status), request)
        case Failure():
            return _without_run(state, request)
        case _:
            return state


def begin_run(state: ReviewState, request: int, workspace: str, review: str = "") -> ReviewState:
    """The reviews with one that is being begun (no id yet) or gone on with."""
    return replace(state, runs=(*state.runs, ReviewRun(request, workspace, review)))


def stop_run(state: ReviewState, review: str) -> ReviewState:
    """The reviews after the person stopped one; it ends with the cell in hand."""
    runs = tuple(
        replace(each, is_stopping=True) if each.review == review else each for each in state.runs
    )
    return replace(state, runs=runs)


def open_review(state: ReviewState, review: str) -> ReviewState:
    """The reviews with the grid of one open; "" goes back to the list."""
    status = state.status_of(review)
    total = status.total if status else 0
    return replace(state, shown=review, query=GridQuery(), matching=total)


def leave_workspace(state: ReviewState) -> ReviewState:
    """What is left when another workspace is opened: the runs, which go on."""
    return ReviewState(runs=state.runs)


def lose_runs(state: ReviewState) -> ReviewState:
    """The reviews after the host died: none runs any more."""
    return replace(state, runs=())


def is_asked(row: ReviewRow) -> bool:
    """True when every field was asked of the document, or it cannot be read."""
    return row.state in (CellState.FOUND, CellState.UNREADABLE)


def _with_list(state: ReviewState, event: ReviewsListed) -> ReviewState:
    is_there = any(each.id == state.shown for each in event.reviews)
    state = replace(state, listed=event.reviews, field_sets=event.field_sets or state.field_sets)
    return state if is_there or not state.shown else open_review(state, "")


def _with_shown(
    state: ReviewState, workspace: str, request: int, event: ReviewShown
) -> ReviewState:
    run = next((each for each in state.runs if each.request == request), None)
    if run is not None and not run.review:
        state = _with_run_named(state, request, event.status.id)
    if event.workspace != workspace:
        return state
    state = _with_status(state, event.status)
    if run is not None and not run.review:
        return open_review(state, event.status.id)  # a new one is shown as soon as it is there
    if state.shown != event.status.id or (run is not None and state.query != GridQuery()):
        return state  # a run shows all rows by name, whatever was filtered
    return replace(state, matching=event.total)


def _with_run_named(state: ReviewState, request: int, review: str) -> ReviewState:
    runs = tuple(
        replace(each, review=review) if each.request == request else each for each in state.runs
    )
    return replace(state, runs=runs)


def _with_status(state: ReviewState, status: ReviewStatus) -> ReviewState:
    if state.listed is None:
        return state
    others = tuple(each for each in state.listed if each.id != status.id)
    if len(others) == len(state.listed):
        return replace(state, listed=(status, *others))
    listed = tuple(status if each.id == status.id else each for each in state.listed)
    return replace(state, listed=listed)


def _with_progress(state: ReviewState, event: ReviewProgress) -> ReviewState:
    status = state.status_of(event.review)
    if status is None:
        return state
    more = event.row.state is CellState.UNREADABLE and event.done > status.done
    status = replace(
        status,
        done=event.done,
        total=event.total,
        unreadable=status.unreadable + (1 if more else 0),
    )
    return _with_status(state, status)


def _without_run(state: ReviewState, request: int) -> ReviewState:
    return replace(state, runs=tuple(each for each in state.runs if each.request != request))
