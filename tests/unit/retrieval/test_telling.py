"""Sentences that may answer: headings left out, weighed by words and likeness, signs read."""

import numpy as np
import pytest

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.answers import FoundPassage
from docdesk.retrieval.telling import cut_sentences, weigh_sentences

TITLE = "Lease of the shop"
RENT = "The monthly rent is 1,200 euro."
NOTICE = "The tenant gives three months of notice."
TEXT = f"{TITLE}\n\n{RENT} {NOTICE}"


def passage(text: str = TEXT, *, number: int = 1, page: int = 1, start: int = 0, heading: str = ""):
    return FoundPassage(
        number, "/docs/a.txt", "a", page, str(page), start, start + len(text), text, heading, 0.9,
        similarity=0.5,
    )  # fmt: skip


def cut(*passages: FoundPassage):
    return cut_sentences(passages, split_sentences)


def test_a_first_line_is_the_subject_and_no_sentence():
    sentences = cut(passage())

    assert [sentence.text for sentence in sentences] == [RENT, NOTICE]
    assert {sentence.subject for sentence in sentences} == {TITLE}


def test_spans_are_of_the_page():
    sentence = cut(passage(start=100, heading="Rent"))[1]

    start = 100 + TEXT.index(NOTICE)
    assert (sentence.span.start, sentence.span.end) == (start, start + len(NOTICE))


def test_a_page_of_headings_still_has_sentences():
    assert [s.text for s in cut(passage("Rent\n\nNotice"))] == ["Rent", "Notice"]


def test_words_alone_put_the_sentence_that_shares_them_first():
    weighed, signs = weigh_sentences("What is the rent?", [passage()], cut(passage()), None)

    assert weighed[0].text == RENT
    assert signs.covered == 1.0
    assert signs.sentence is None


@pytest.mark.parametrize(
    "name",
    ["LEASE LL-2023-117", "Lease LL-2023-117 – Pagina 3 / 4", "3. Liability", "The Lease, Inc."],
)
def test_a_line_that_only_names_what_is_asked_comes_after_what_says_something(name):
    law = "It is governed by the law of Westmere."
    found = passage(f"{law}\n\n{name}", page=2)
    vectors = np.array([[1, 0], [0.6, 0.8], [1, 0]], dtype=np.float32)

    for given in (vectors, None):
        weighed, _ = weigh_sentences(
            "Which law governs the lease LL-2023-117?", [found], cut(found), given
        )

        assert weighed[0].text == law


def test_an_amount_or_a_name_that_was_not_asked_says_something():
    found = passage("Rent 1200\n\nThe rent was discussed at length last year in Milan.", page=2)

    weighed, _ = weigh_sentences("What is the rent?", [found], cut(found), None)

    assert weighed[0].text == "Rent 1200"


def test_likeness_outweighs_words():
    vectors = np.array([[1, 0], [0, 1], [1, 0], [0.6, 0.8]], dtype=np.float32)

    weighed, signs = weigh_sentences("What is the rent?", [passage()], cut(passage()), vectors)

    assert weighed[0].text == NOTICE
    assert signs.margin == pytest.approx(1.0)
    assert signs.sentence == pytest.approx(1.0)


def test_the_margin_is_what_the_best_sentence_has_over_a_usual_one():
    found = passage("It rains. It pours. It snows.")
    vectors = np.array([[1, 0], [0, 1], [1, 0], [0.6, 0.8]], dtype=np.float32)

    _, signs = weigh_sentences("?", [found], cut(found), vectors)

    assert signs.margin == pytest.approx(1.0 - 0.6)


def test_without_a_subject_there_is_no_likeness_to_it():
    found = passage("It rains. It pours.")
    vectors = np.array([[1, 0], [0, 1], [1, 0]], dtype=np.float32)
    with_subject = np.vstack([vectors, [[0.6, 0.8]]]).astype(np.float32)

    assert weigh_sentences("?", [found], cut(found), vectors)[1].subject is None
    assert weigh_sentences("?", [found], cut(found), with_subject)[1].subject == pytest.approx(0.6)


def test_a_word_that_few_sentences_have_weighs_more():
    found = passage("The lease is long. The lease is dear. A guarantor is named.")

    weighed, _ = weigh_sentences("A guarantor in the lease?", [found], cut(found), None)

    assert weighed[0].text == "A guarantor is named."


def test_a_document_of_several_pages_is_long():
    pages = [passage(), passage("More of it.", number=2, page=4)]

    _, short = weigh_sentences("What rent?", [passage()], cut(passage()), None)
    _, long = weigh_sentences("What does the lease say?", pages, cut(*pages), None)

    assert not short.is_long
    assert long.is_long


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Can visitors stay overnight?", "Visitors may not stay overnight."),
        ("È permesso fumare?", "Fumare non è permesso."),
    ],
)
def test_a_statement_with_the_words_of_the_question_alone_answers_it(question, answer):
    found = passage(f"{TITLE}\n\n{answer} This does not apply to visitors under 18. {RENT}")

    weighed, _ = weigh_sentences(question, [found], cut(found), None)

    assert weighed[0].text == answer
    assert weighed[0].score > 3 * weighed[1].score
