"""The conversations on screen: turns that change, stored ones that come back, titles."""

from dataclasses import replace

from docdesk.domain.answers import Answer, Coverage, ModelRef, Timings
from docdesk.domain.conversations import Conversation, ConversationRow, Rerun
from docdesk.domain.events import TextAdded
from docdesk.domain.search import Filters
from docdesk.ipc.conversations import AnswerRerun
from docdesk.ipc.messages import Failure
from docdesk.ui.open_conversations import (
    NO_CONVERSATIONS,
    OpenConversation,
    keep_conversations,
    name_conversation,
    put_conversation,
    reduce_conversations,
    stored_conversation,
)
from docdesk.ui.turns import AskedTurn, Mode, Phase, begin_rerun, end_rerun

ROW = ConversationRow("c1", "Termination", "2026-11-20T10:00:00+01:00", "2026-11-21", 2)
ANSWER = Answer(
    "When?", "Then [1].", True, (), (), (), Coverage(2, 2, 0), Timings(0.1, 0.5, 1.0),
    model=ModelRef("Small", "ab"), id="a1", searched_as="When does the lease end?",
    document="/a/Lease.pdf", filters=Filters(tags=("urgent",)),
)  # fmt: skip
OPENED = OpenConversation("c1", turns=(AskedTurn(7, "When?"), AskedTurn(8, "And then?")))
BOTH = put_conversation(
    put_conversation(NO_CONVERSATIONS, "Rossi", OPENED), "Bianchi", OpenConversation("c2")
)


def test_an_event_changes_the_turn_of_its_request_wherever_it_is() -> None:
    changed = reduce_conversations(BOTH, 8, TextAdded("Then"))

    assert [turn.text for turn in changed["Rossi"].turns] == ["", "Then"]
    assert changed["Bianchi"] == BOTH["Bianchi"]


def test_an_event_of_nobody_leaves_all_as_it_is() -> None:
    assert reduce_conversations(BOTH, 9, TextAdded("Then")) is BOTH
    assert reduce_conversations(BOTH, 0, TextAdded("Then")) is BOTH


def test_workspaces_that_are_gone_take_theirs_with_them() -> None:
    assert set(keep_conversations(BOTH, ("Bianchi",))) == {"Bianchi"}


def test_a_stored_answer_comes_back_as_it_was() -> None:
    opened = stored_conversation(Conversation(ROW, (ANSWER, ANSWER)), hides_unchecked=True)

    first, second = opened.turns
    assert (opened.id, opened.title, opened.hides_unchecked) == ("c1", "Termination", True)
    assert first.request != second.request
    assert first.request < 0
    assert first.phase is Phase.ANSWERED
    assert first.text == "Then [1]."
    assert (first.document, first.filters) == (ANSWER.document, ANSWER.filters)
    assert first.query == "When does the lease end?"


def test_a_stored_answer_of_quotes_alone_comes_back_as_one() -> None:
    quotes = replace(ANSWER, model=None, quotes_only=True)

    (turn,) = stored_conversation(Conversation(ROW, (quotes,))).turns

    assert (turn.mode, turn.phase) == (Mode.QUOTES, Phase.QUOTES_ONLY)


def test_an_answer_that_became_quotes_by_itself_comes_back_with_its_words() -> None:
    fallen_back = replace(ANSWER, model=None, notes=("The model failed.",))

    (turn,) = stored_conversation(Conversation(ROW, (fallen_back,))).turns

    assert turn.phase is Phase.ANSWERED


def test_a_stored_refusal_comes_back_as_one() -> None:
    refused = replace(ANSWER, model=None, answered=False)

    (turn,) = stored_conversation(Conversation(ROW, (refused,))).turns

    assert (turn.mode, turn.phase) == (Mode.ANSWER, Phase.NOT_FOUND)


def test_a_conversation_is_called_by_its_title_or_its_first_question() -> None:
    assert OpenConversation("c1").name == ""
    assert OPENED.name == "When?"
    assert name_conversation(OPENED, (ROW,)).name == "Termination"
    assert name_conversation(OPENED, (replace(ROW, id="other"),)) == OPENED


def test_only_what_was_answered_is_kept() -> None:
    assert not OPENED.is_kept
    assert stored_conversation(Conversation(ROW, (ANSWER,))).is_kept


def test_an_answer_given_again_belongs_to_its_turn() -> None:
    opened = stored_conversation(Conversation(ROW, (ANSWER, ANSWER)))
    opened = opened.with_turn(-2, lambda turn: begin_rerun(turn, 30))
    assert [turn.is_rerunning for turn in opened.turns] == [False, True]
    conversations = put_conversation(NO_CONVERSATIONS, "Rossi", opened)
    rerun = Rerun(ANSWER, ANSWER, is_same=True)

    changed = reduce_conversations(conversations, 30, AnswerRerun(rerun))["Rossi"]

    assert [turn.rerun for turn in changed.turns] == [None, rerun]
    assert not changed.turns[1].is_rerunning
    assert (
        end_rerun(changed.turns[1])
        == stored_conversation(Conversation(ROW, (ANSWER, ANSWER))).turns[1]
    )


def test_giving_an_answer_again_may_fail() -> None:
    opened = stored_conversation(Conversation(ROW, (ANSWER,)))
    opened = opened.with_turn(-1, lambda turn: begin_rerun(turn, 30))
    failure = Failure("The model is gone.", "Import it again.")

    changed = reduce_conversations(
        put_conversation(NO_CONVERSATIONS, "Rossi", opened), 30, failure
    )["Rossi"]

    assert changed.turns[0].rerun_failure == failure
    assert changed.turns[0].phase is Phase.ANSWERED
