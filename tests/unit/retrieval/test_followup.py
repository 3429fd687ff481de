"""Follow-up questions made to stand alone."""

import pytest

from docdesk.domain.answers import Turn
from docdesk.retrieval.followup import leans_on_conversation, rewrite_follow_up

NOTICE = Turn("What notice does the supply agreement require?", "The notice is 90 days. [1]")


@pytest.mark.parametrize(
    "question",
    [
        "And for the lease?",
        "Why?",
        "How long is it?",
        "When does it end?",
        "What about late deliveries?",
        "E per l'affitto?",
        "Quando è stato firmato questo?",
        "Perché?",
    ],
)
def test_a_question_with_too_little_of_its_own_leans(question: str):
    assert leans_on_conversation(question)


@pytest.mark.parametrize(
    "question",
    [
        "What penalty applies to late deliveries?",
        "Quale penale si applica alle consegne in ritardo?",
        "When did Maria Rossi sign her contract?",
        "termination notice period",
    ],
)
def test_a_question_that_says_it_all_stands_alone(question: str):
    assert not leans_on_conversation(question)
    assert rewrite_follow_up(question, [NOTICE]) == question


def test_without_a_conversation_a_question_is_not_changed():
    assert rewrite_follow_up("Why?", []) == "Why?"


def test_a_follow_up_gets_the_terms_of_the_question_before():
    rewritten = rewrite_follow_up("And for the lease?", [NOTICE])

    assert rewritten == "And for the lease? (notice, supply, agreement, require)"


def test_a_follow_up_of_a_follow_up_reaches_the_question_that_stood_alone():
    turns = [Turn("Old matter entirely here?", ""), NOTICE, Turn("And for the lease?", "60 days.")]

    rewritten = rewrite_follow_up("Why?", turns)

    assert "lease" in rewritten
    assert "supply" in rewritten
    assert "matter" not in rewritten


def test_names_of_the_last_answer_are_searched_as_well():
    turns = [Turn("Who is the managing director?", "The managing director is Maria Rossi. [1]")]

    rewritten = rewrite_follow_up("When was she appointed?", turns)

    assert rewritten.endswith("Maria, Rossi)")


def test_a_word_is_not_added_twice():
    rewritten = rewrite_follow_up("And its notice?", [NOTICE])

    assert rewritten.lower().count("notice") == 1
