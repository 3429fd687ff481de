"""The window's requests about reviews, each answered in its lane."""

from collections.abc import Callable
from pathlib import Path

import pytest

from docdesk.domain.errors import LibraryError
from docdesk.domain.review import (
    CellState,
    FieldKind,
    ReviewDone,
    ReviewField,
    ReviewPlan,
    ReviewProgress,
)
from docdesk.host.desk import Desk
from docdesk.host.review_requests import ReviewRequests
from docdesk.host.works import Works
from docdesk.ipc import messages as m
from docdesk.ipc import reviews as r
from docdesk.ipc.conversations import Exported
from fakes.desk import index, make_desk

PLAN = ReviewPlan(
    (
        ReviewField("law", "Law", "Which law?", hints=("governed by the law of <name>",)),
        ReviewField("rent", "Rent", "What rent?", FieldKind.AMOUNT, hints=("rent is",)),
    )
)


class Lanes:
    """Keeps jobs until they are run, and what was sent."""

    def __init__(self) -> None:
        self.waiting: list[tuple[str, Callable[[], None]]] = []
        self.sent: list[m.Event] = []

    def submit(self, lane: str, request_id: int, job: Callable[[], None]) -> None:
        self.waiting.append((lane, job))

    def send(self, request_id: int, event: m.Event) -> None:
        self.sent.append(event)

    def run(self, lane: str = "") -> None:
        """Run what waits in a lane, or in any, and what that submits."""
        while job := next((entry for entry in self.waiting if lane in ("", entry[0])), None):
            self.waiting.remove(job)
            job[1]()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = make_desk(tmp_path)
    for name, text in {
        "a.txt": "It is governed by the law of Norway. The rent is €900.",
        "b.txt": "It is governed by the law of Chile. The rent is €10,000.",
        "c.txt": "!damaged",
    }.items():
        (tmp_path / "files" / name).write_text(text)
    index(desk)
    return desk


@pytest.fixture
def lanes() -> Lanes:
    return Lanes()


@pytest.fixture
def works() -> Works:
    return Works()


@pytest.fixture
def requests(desk: Desk, lanes: Lanes, works: Works) -> ReviewRequests:
    return ReviewRequests(desk, lanes.send, lanes.submit, works)


def begun(requests: ReviewRequests, lanes: Lanes) -> str:
    """The id of a review that has run."""
    requests.dispatch(1, r.BeginReview("w", "Rents", PLAN))
    lanes.run()
    return lanes.sent[0].status.id


def answer(requests: ReviewRequests, lanes: Lanes, request: r.ReviewRequest) -> m.Event:
    lanes.sent.clear()
    requests.dispatch(2, request)
    lanes.run()
    (event,) = lanes.sent
    return event


def values(row) -> dict[str, str]:
    return {cell.field: cell.value for cell in row.cells}


def test_a_review_shows_its_rows_then_its_progress_then_its_end(requests, lanes):
    begun(requests, lanes)

    kinds = [type(event) for event in lanes.sent]
    assert kinds == [r.ReviewShown, ReviewProgress, ReviewProgress, ReviewDone]
    shown, first, _, done = lanes.sent
    assert (shown.total, shown.status.done, shown.status.unreadable) == (3, 1, 1)
    assert values(first.row) == {"law": "Norway", "rent": "€900"}
    assert (first.done, first.total) == (2, 3)
    assert (done.status.is_complete, done.stopped) == (True, False)


def test_a_run_waits_in_a_lane_of_its_own(requests, lanes):
    requests.dispatch(1, r.BeginReview("w", "Rents", PLAN))
    lanes.run("listing")

    assert [lane for lane, _ in lanes.waiting] == ["reviewing"]


def test_a_stop_before_the_run_begins_leaves_all_rows_waiting(requests, lanes):
    requests.dispatch(1, r.BeginReview("w", "Rents", PLAN))
    lanes.run("listing")
    review = lanes.sent[0].status.id
    requests.dispatch(2, r.StopReview("w", review))
    lanes.run()

    *_, last = lanes.sent
    assert (last.stopped, last.status.done) == (True, 1)
    lanes.sent.clear()
    requests.dispatch(3, r.ContinueReview("w", review))
    lanes.run()
    assert lanes.sent[-1].status.is_complete


def test_the_grid_is_sorted_and_filtered(requests, lanes):
    review = begun(requests, lanes)

    by_rent = answer(requests, lanes, r.ShowReview("w", review, sort="rent", is_descending=True))
    found = answer(requests, lanes, r.ShowReview("w", review, contains="chile"))

    assert [values(row).get("rent") for row in by_rent.rows] == ["€10,000", "€900", None]
    assert [values(row)["law"] for row in found.rows] == ["Chile"]
    assert (found.total, found.offset) == (1, 0)


def test_an_unreadable_file_is_a_row_with_its_reason(requests, lanes):
    review = begun(requests, lanes)

    shown = answer(requests, lanes, r.ShowReview("w", review, state="unreadable"))

    (row,) = shown.rows
    assert (row.state, row.reason) == (CellState.UNREADABLE, "It is damaged.")


def test_a_correction_sorts_by_what_it_means(requests, lanes, tmp_path):
    review = begun(requests, lanes)
    document = str(tmp_path / "files" / "a.txt")

    corrected = answer(requests, lanes, r.CorrectCell("w", review, document, "rent", "11.000 euro"))

    rent = next(cell for cell in corrected.row.cells if cell.field == "rent")
    assert (rent.value, rent.correction) == ("€900", "11.000 euro")
    shown = answer(requests, lanes, r.ShowReview("w", review, sort="rent", is_descending=True))
    assert shown.rows[0].document == document


def test_reviews_are_listed_with_the_sets_of_fields(requests, lanes):
    review = begun(requests, lanes)

    listed = answer(requests, lanes, r.RenameReview("w", review, "Leases"))

    assert [status.name for status in listed.reviews] == ["Leases"]
    assert {s.key for s in listed.field_sets} >= {"contracts-en", "clinical-it"}
    assert answer(requests, lanes, r.DeleteReview("w", review)).reviews == ()


def test_a_review_is_exported(requests, lanes, tmp_path):
    review = begun(requests, lanes)
    path = tmp_path / "out.csv"

    exported = answer(requests, lanes, r.ExportReview("w", review, str(path)))

    assert exported == Exported(str(path))
    assert "Norway" in path.read_text(encoding="utf-8-sig")


def test_a_review_runs_once_at_a_time(desk, requests, lanes):
    requests.dispatch(1, r.BeginReview("w", "Rents", PLAN))
    lanes.run("listing")
    review = lanes.sent[0].status.id
    running = desk.reviews.run("w", review)
    next(running)

    with pytest.raises(LibraryError, match="running already"):
        next(desk.reviews.run("w", review))
    running.close()

    assert list(desk.reviews.run("w", review))


def test_stopping_everything_stops_the_run(requests, lanes, works):
    requests.dispatch(1, r.BeginReview("w", "Rents", PLAN))
    lanes.run("listing")
    works.stop_all()
    lanes.run()

    assert lanes.sent[-1].stopped


def test_a_review_that_begins_while_everything_ends_is_stopped(requests, lanes, works):
    works.stop_all()
    requests.dispatch(1, r.BeginReview("w", "Rents", PLAN))
    lanes.run()

    assert lanes.sent[-1].stopped


def test_a_stop_reaches_the_run_that_goes_on_and_the_one_that_waits(requests, lanes):
    requests.dispatch(1, r.BeginReview("w", "Rents", PLAN))
    lanes.run("listing")
    review = lanes.sent[0].status.id
    requests.dispatch(2, r.ContinueReview("w", review))
    lanes.run("listing")

    requests.dispatch(3, r.StopReview("w", review))
    lanes.run()

    ends = [event.stopped for event in lanes.sent if isinstance(event, ReviewDone)]
    assert ends == [True, True]


def test_deleting_a_review_waits_for_its_own_run_alone(requests, lanes):
    review = begun(requests, lanes)
    requests.dispatch(2, r.BeginReview("w", "Others", PLAN))
    lanes.run("listing")
    other = lanes.sent[-1].status.id

    requests.dispatch(3, r.DeleteReview("w", review))
    requests.dispatch(4, r.DeleteReview("w", other))

    assert [lane for lane, _ in lanes.waiting] == ["reviewing", "listing", "reviewing"]
