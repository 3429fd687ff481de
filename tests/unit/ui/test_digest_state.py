"""Summary, comparison and timeline in the window's state."""

import pytest

from docdesk.domain.digests import (
    Comparison,
    ComparisonDone,
    DigestProgress,
    Summary,
    SummaryDone,
    Timeline,
    TimelineDone,
)
from docdesk.ipc.messages import Done, Failure
from docdesk.ui.digest_state import (
    Digest,
    DigestPhase,
    DigestState,
    begin_digest,
    lose_digests,
    reduce_digests,
    stop_digest,
)
from docdesk.ui.views import View

SUMMARY = Summary("/m/a.pdf", "A", (), ())
COMPARISON = Comparison("/m/a.pdf", "/m/b.pdf", (), 0, 0, 0, 0)
TIMELINE = Timeline((), 3, 3)
STEP = DigestProgress(2, 9, "2. Rent")


def summarising() -> DigestState:
    return begin_digest(DigestState(), View.SUMMARY, 5, ("/m/a.pdf",))


@pytest.mark.parametrize(
    ("view", "event", "result"),
    [
        (View.SUMMARY, SummaryDone(SUMMARY), SUMMARY),
        (View.COMPARE, ComparisonDone(COMPARISON), COMPARISON),
        (View.TIMELINE, TimelineDone(TIMELINE), TIMELINE),
    ],
)
def test_each_kind_is_begun_told_of_and_done(view: View, event: object, result: object) -> None:
    state = begin_digest(DigestState(), view, 5)
    state = reduce_digests(state, 5, STEP)
    running = state.of(view)
    assert running is not None
    assert running.is_running
    assert running.progress == STEP

    state = reduce_digests(state, 5, event)  # type: ignore[arg-type]

    digest = state.of(view)
    assert digest is not None
    assert (digest.phase, digest.result) == (DigestPhase.DONE, result)


def test_other_views_have_no_digest() -> None:
    assert DigestState().of(View.ASK) is None
    assert begin_digest(DigestState(), View.ASK, 5) == DigestState()


def test_an_event_of_another_request_changes_nothing() -> None:
    state = summarising()

    assert reduce_digests(state, 6, SummaryDone(SUMMARY)) is state


def test_no_request_is_known_before_anything_was_asked() -> None:
    assert not DigestState().knows(0)


def test_a_failure_is_kept_for_the_place_of_the_result() -> None:
    failure = Failure("It has no text.")

    state = reduce_digests(summarising(), 5, failure)

    assert state.summary.phase is DigestPhase.FAILED
    assert state.summary.failure == failure


def test_what_was_stopped_takes_no_more_progress() -> None:
    state = stop_digest(summarising(), 5)

    state = reduce_digests(state, 5, STEP)

    assert state.summary.phase is DigestPhase.STOPPED
    assert state.summary.progress is None


def test_a_result_that_came_before_the_stop_was_heard_is_shown() -> None:
    state = reduce_digests(stop_digest(summarising(), 5), 5, SummaryDone(SUMMARY))

    assert state.summary.phase is DigestPhase.DONE


def test_what_is_done_is_not_stopped_afterwards() -> None:
    state = reduce_digests(summarising(), 5, SummaryDone(SUMMARY))

    assert stop_digest(state, 5) == state


def test_a_summary_stays_while_it_is_made_anew_and_goes_for_another_document() -> None:
    done = reduce_digests(summarising(), 5, SummaryDone(SUMMARY))

    anew = begin_digest(done, View.SUMMARY, 6, ("/m/a.pdf",))
    other = begin_digest(done, View.SUMMARY, 6, ("/m/b.pdf",))

    assert anew.summary.result == SUMMARY
    assert other.summary.result is None


def test_a_word_without_meaning_for_a_digest_is_passed_over() -> None:
    state = summarising()

    assert reduce_digests(state, 5, Done()) == state


def test_what_ran_when_the_host_died_is_stopped() -> None:
    state = lose_digests(summarising())

    assert state.summary.phase is DigestPhase.STOPPED
    assert state.timeline == Digest()
