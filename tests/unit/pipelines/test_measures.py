"""What is measured of answers."""

import pytest

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.domain.errors import EngineError
from docdesk.domain.evaluation import Given, KnownQuestion, Place
from docdesk.pipelines.evaluate import evaluate
from docdesk.pipelines.measures import is_right_quote, rank_of, summarise_rows, token_f1

CLAUSE = "Either party may terminate this agreement upon ninety days' written notice."


def passage(text: str, *, document: str = "/d/a.pdf", page: int = 1) -> FoundPassage:
    return FoundPassage(1, document, "", page, "", 0, len(text), text, "", 0.5)


def quote(text: str, *, document: str = "/d/a.pdf", page: int = 1) -> Citation:
    return Citation(1, 1, document, "", page, "", 0, len(text), text, (), True)


@pytest.mark.parametrize(
    ("answer", "right", "f1"),
    [
        ("The Notice is ninety days.", ["notice is ninety days"], 1.0),
        ("ninety days [1]", ["ninety days"], 1.0),
        ("Il termine è di novanta giorni", ["termine è di novanta giorni"], 1.0),
        ("ninety days", ["thirty days", "ninety days"], 1.0),
        ("ninety", ["ninety days"], 2 / 3),
        ("“ninety days”", ["ninety days"], 1.0),
        ("the parties", ["ninety days"], 0.0),
        ("", ["ninety days"], 0.0),
        ("ninety days", [], 0.0),
    ],
)
def test_token_f1_compares_words_alone(answer: str, right: list[str], f1: float) -> None:
    assert token_f1(answer, right) == pytest.approx(f1)


def test_a_passage_on_the_known_page_has_the_answer() -> None:
    question = KnownQuestion("1", "?", places=(Place("/d/a.pdf", 3),))

    assert rank_of(question, [passage("x", page=2), passage("y", page=3)]) == 2
    assert rank_of(question, [passage("x", page=2)]) is None


def test_a_passage_must_hold_one_of_the_texts_where_they_are_known() -> None:
    question = KnownQuestion("1", "?", places=(Place("/d/a.pdf"),), holds=("ninety  DAYS",))

    assert rank_of(question, [passage("thirty days"), passage(CLAUSE)]) == 2


def test_a_passage_cut_from_the_context_has_the_answer_whatever_its_document() -> None:
    question = KnownQuestion("1", "?", context=f"Term. {CLAUSE} The rent is due monthly.")

    assert rank_of(question, [passage("The rent of another lease is due."), passage(CLAUSE)]) == 2
    assert is_right_quote(question, quote(CLAUSE, document="/elsewhere.txt"))


def given(*passages: FoundPassage, refused: bool = False) -> Given:
    return Given(passages, refused, None, 0.5)


def test_each_share_counts_the_questions_it_is_about() -> None:
    questions = [
        KnownQuestion("a", "?", places=(Place("/d/a.pdf", 1),)),
        KnownQuestion("b", "?", places=(Place("/d/a.pdf", 9),)),
        KnownQuestion("c", "?", is_answerable=False),
    ]
    answers = {"a": given(passage("x")), "b": given(passage("x")), "c": given(refused=True)}
    rows = list(evaluate("s", questions, lambda q: answers[q.id], stop=lambda: False))

    measures = summarise_rows("s", rows, questions).measures

    assert measures["recall@5"].value == 0.5
    assert measures["recall@5"].count == 2
    assert measures["rightly refused"].value == 1.0
    assert measures["wrongly refused"].value == 0.0
    assert "token F1" not in measures  # no answer was asked for
    assert measures["recall@5"].low < 0.5 < measures["recall@5"].high


def test_a_question_that_fails_is_a_row_and_the_rest_go_on() -> None:
    questions = [KnownQuestion("a", "?"), KnownQuestion("b", "?")]

    def ask(question: KnownQuestion) -> Given:
        if question.id == "a":
            raise EngineError("The engine stopped.", "Ask again.")
        return given()

    rows = list(evaluate("s", questions, ask, stop=lambda: False))

    assert [row.error for row in rows] == ["The engine stopped. Ask again.", ""]
    assert summarise_rows("s", rows, questions).errors == 1
