"""Reviews in the window's state: lists, runs, the grid that is open."""

from dataclasses import replace

from docdesk.domain.review import (
    CellState,
    ReviewDone,
    ReviewField,
    ReviewPlan,
    ReviewProgress,
    ReviewRow,
    ReviewStatus,
)
from docdesk.ipc.messages import Failure
from docdesk.ipc.reviews import ReviewShown, ReviewsListed
from docdesk.ui.review_state import (
    GridQuery,
    ReviewState,
    begin_run,
    leave_workspace,
    lose_runs,
    open_review,
    reduce_reviews,
    stop_run,
)

PLAN = ReviewPlan((ReviewField("law", "Law", "Which law governs it?"),))
FIRST = ReviewStatus("r1", "Contracts", "", "", PLAN, total=10, done=4, unreadable=1)
SECOND = replace(FIRST, id="r2", name="Letters")
LISTED = ReviewState(listed=(FIRST, SECOND))


def shown(status: ReviewStatus, total: int = 10) -> ReviewShown:
    return ReviewShown("Rossi", status, (), 0, total)


def row(state: CellState = CellState.FOUND) -> ReviewRow:
    return ReviewRow("/m/a.pdf", "", (), state)


def test_a_list_replaces_what_was_known() -> None:
    state = reduce_reviews(LISTED, "Rossi", 1, ReviewsListed("Rossi", (SECOND,)))

    assert state.listed == (SECOND,)


def test_the_reviews_of_another_workspace_are_not_taken_in() -> None:
    state = reduce_reviews(LISTED, "Rossi", 1, ReviewsListed("Beta", ()))

    assert state == LISTED


def test_a_review_that_was_deleted_is_no_longer_open() -> None:
    state = open_review(LISTED, "r1")

    state = reduce_reviews(state, "Rossi", 1, ReviewsListed("Rossi", (SECOND,)))

    assert state.shown == ""
    assert state.status is None


def test_a_review_is_opened_without_the_filters_of_the_one_before() -> None:
    state = replace(open_review(LISTED, "r1"), query=GridQuery(contains="rent"))

    assert open_review(state, "r2").query == GridQuery()


def test_a_review_that_is_begun_is_open_as_soon_as_it_has_an_id() -> None:
    new = replace(FIRST, id="r3")
    state = begin_run(LISTED, 7, "Rossi")

    state = reduce_reviews(state, "Rossi", 7, shown(new))

    assert state.shown == "r3"
    assert state.listed is not None
    assert state.listed[0] == new
    run = state.run_of("r3")
    assert run is not None
    assert run.request == 7


def test_a_review_begun_in_another_workspace_does_not_open_here() -> None:
    state = begin_run(LISTED, 7, "Beta")

    state = reduce_reviews(state, "Rossi", 7, replace(shown(FIRST), workspace="Beta"))

    assert state.shown == ""


def test_rows_of_a_filtered_grid_say_how_many_match() -> None:
    state = open_review(LISTED, "r1")

    state = reduce_reviews(state, "Rossi", 3, shown(FIRST, total=2))

    assert state.matching == 2


def test_the_rows_of_a_run_do_not_say_how_many_a_filter_leaves() -> None:
    state = replace(open_review(LISTED, "r1"), query=GridQuery(contains="rent"), matching=2)
    state = begin_run(state, 7, "Rossi", "r1")

    state = reduce_reviews(state, "Rossi", 7, shown(FIRST, total=12))

    assert state.matching == 2


def test_a_review_that_goes_on_does_not_open_by_itself() -> None:
    state = begin_run(LISTED, 7, "Rossi", "r1")

    assert reduce_reviews(state, "Rossi", 7, shown(FIRST)).shown == ""


def test_progress_counts_documents_and_those_that_cannot_be_read() -> None:
    event = ReviewProgress("r1", row(CellState.UNREADABLE), done=5, total=12)

    status = reduce_reviews(LISTED, "Rossi", 3, event).status_of("r1")

    assert status is not None
    assert (status.done, status.total, status.unreadable) == (5, 12, 2)


def test_the_end_of_a_run_brings_the_counts_of_the_host() -> None:
    state = begin_run(LISTED, 7, "Rossi", "r1")
    done = replace(FIRST, done=10)

    state = reduce_reviews(state, "Rossi", 7, ReviewDone(done))

    assert state.status_of("r1") == done
    assert state.run_of("r1") is None


def test_a_run_that_fails_has_ended() -> None:
    state = begin_run(LISTED, 7, "Rossi", "r1")

    assert reduce_reviews(state, "Rossi", 7, Failure("No.")).runs == ()


def test_the_failure_of_another_request_ends_no_run() -> None:
    state = begin_run(LISTED, 7, "Rossi", "r1")

    assert reduce_reviews(state, "Rossi", 8, Failure("No.")).runs == state.runs


def test_a_stopped_run_goes_on_until_the_host_says_that_it_ended() -> None:
    state = stop_run(begin_run(LISTED, 7, "Rossi", "r1"), "r1")

    run = state.run_of("r1")
    assert run is not None
    assert run.is_stopping


def test_runs_go_on_when_another_workspace_is_opened() -> None:
    state = begin_run(open_review(LISTED, "r1"), 7, "Rossi", "r1")

    left = leave_workspace(state)

    assert left.runs == state.runs
    assert left.listed is None
    assert left.shown == ""


def test_no_run_is_left_when_the_host_died() -> None:
    assert lose_runs(begin_run(LISTED, 7, "Rossi", "r1")).runs == ()


def test_sorting_by_the_same_field_twice_turns_the_order_round() -> None:
    once = GridQuery().sorted_by("law")

    assert once == GridQuery(sort="law")
    assert once.sorted_by("law") == GridQuery(sort="law", is_descending=True)
    assert once.sorted_by("date") == GridQuery(sort="date")


def test_a_query_filters_by_words_or_state_and_not_by_its_order() -> None:
    assert not GridQuery(sort="law").is_filtered
    assert GridQuery(contains="x").is_filtered
    assert GridQuery(state="found").is_filtered
