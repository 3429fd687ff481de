"""How a turn changes from event to event."""

from dataclasses import replace

import pytest

from docdesk.domain.answers import Answer, Citation, Coverage, FoundPassage, Timings, Turn
from docdesk.domain.events import AnswerDone, CitationAdded, EvidenceFound, ScanDone, TextAdded
from docdesk.ipc.messages import Failure
from docdesk.ui.turns import AskedTurn, Mode, Phase, earlier_turns, reduce_turn

COVERAGE = Coverage(ready=2, total=3, not_ready=1)
PASSAGE = FoundPassage(1, "/a/Lease.pdf", "Lease", 4, "4", 0, 5, "Words", "", 0.9)
CITATION = Citation(1, 1, "/a/Lease.pdf", "Lease", 4, "4", 0, 5, "Words", (), True)
ASKED = AskedTurn(7, "When?")


def evidence(*, enough: bool = True) -> EvidenceFound:
    return EvidenceFound("When?", (PASSAGE,), enough, COVERAGE, 0.1)


def answer(text: str = "Then [1].", *, answered: bool = True, stopped: bool = False) -> Answer:
    return Answer(
        "When?", text, answered, (), (CITATION,), (PASSAGE,), COVERAGE, Timings(0.1, 0.5, 1.0),
        stopped=stopped,
    )  # fmt: skip


def test_evidence_shows_before_the_model_has_said_a_word() -> None:
    turn = reduce_turn(ASKED, evidence())

    assert turn.phase is Phase.READING
    assert turn.passages == (PASSAGE,)
    assert turn.coverage == COVERAGE


def test_a_search_ends_with_its_passages() -> None:
    turn = reduce_turn(replace(ASKED, mode=Mode.PASSAGES), evidence())

    assert turn.phase is Phase.QUOTES_ONLY
    assert not turn.is_running


def test_a_search_without_enough_found_nothing() -> None:
    turn = reduce_turn(replace(ASKED, mode=Mode.PASSAGES), evidence(enough=False))

    assert turn.phase is Phase.NOT_FOUND


@pytest.mark.parametrize("mode", [Mode.QUOTES, Mode.NO_MODEL])
def test_quotes_without_a_model_are_the_passages_alone(mode: Mode) -> None:
    turn = reduce_turn(reduce_turn(replace(ASKED, mode=mode), evidence()), AnswerDone(answer()))

    assert turn.phase is Phase.QUOTES_ONLY
    assert turn.passages == (PASSAGE,)


def test_text_is_put_together_in_the_order_it_comes() -> None:
    turn = reduce_turn(reduce_turn(ASKED, TextAdded("Then ")), TextAdded("it ends"))

    assert turn.text == "Then it ends"
    assert turn.phase is Phase.WRITING


def test_a_citation_is_known_by_its_number() -> None:
    turn = reduce_turn(ASKED, CitationAdded(CITATION))

    assert turn.citation(1) == CITATION
    assert turn.citation(2) is None


def test_a_citation_said_twice_is_kept_once() -> None:
    changed = replace(CITATION, verified=False)

    turn = reduce_turn(reduce_turn(ASKED, CitationAdded(CITATION)), CitationAdded(changed))

    assert turn.citations == (changed,)


def test_the_checked_answer_replaces_what_was_streamed() -> None:
    streamed = reduce_turn(ASKED, TextAdded("Then, perh"))

    turn = reduce_turn(streamed, AnswerDone(answer()))

    assert turn.phase is Phase.ANSWERED
    assert turn.text == "Then [1]."
    assert turn.citations == (CITATION,)


def test_an_answer_brings_its_passages_where_none_came_before() -> None:
    turn = reduce_turn(ASKED, AnswerDone(answer()))

    assert turn.passages == (PASSAGE,)


@pytest.mark.parametrize(
    ("done", "phase"),
    [
        (answer(stopped=True), Phase.STOPPED),
        (answer(answered=False), Phase.NOT_FOUND),
        (answer(" "), Phase.QUOTES_ONLY),
    ],
)
def test_how_an_answer_ended_is_its_phase(done: Answer, phase: Phase) -> None:
    assert reduce_turn(ASKED, AnswerDone(done)).phase is phase


def test_a_failure_keeps_the_evidence() -> None:
    failure = Failure("The model stopped.", "Ask again.")

    turn = reduce_turn(reduce_turn(ASKED, evidence()), failure)

    assert turn.phase is Phase.FAILED
    assert turn.failure == failure
    assert turn.passages == (PASSAGE,)


def test_a_turn_that_ended_is_not_changed_any_more() -> None:
    ended = reduce_turn(ASKED, AnswerDone(answer()))

    assert reduce_turn(ended, Failure("The host died.")) == ended


def test_other_events_leave_a_turn_alone() -> None:
    assert reduce_turn(ASKED, ScanDone(1, 0, 0, 0)) == ASKED


def test_before_its_evidence_a_turn_has_neither_passages_nor_coverage() -> None:
    assert ASKED.passages == ()
    assert ASKED.coverage is None


def test_a_follow_up_builds_on_the_last_answered_turns() -> None:
    turns = tuple(
        reduce_turn(AskedTurn(number, f"Question {number}"), AnswerDone(answer()))
        for number in range(6)
    )
    stopped = reduce_turn(AskedTurn(9, "Stopped"), AnswerDone(answer(stopped=True)))

    earlier = earlier_turns((*turns, stopped), limit=2)

    assert earlier == (Turn("Question 4", "Then [1]."), Turn("Question 5", "Then [1]."))
