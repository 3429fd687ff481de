"""Which sentences of a text tell most of it."""

import numpy as np
import pytest

from docdesk.pipelines.telling import Ranking, Sentence, is_telling, stems_of

RENT = "The tenant shall pay a rent of 900 euro a month to the landlord."
RENT_AGAIN = "The rent of 900 euro is to be paid to the landlord by the tenant each month."
GARDEN = "The garden behind the house has two old apple trees and a small pond."
NOTICE = "Either party may terminate the lease by giving three months' written notice."


def sentences(*texts: str) -> list[Sentence]:
    return [
        Sentence(1, 0, len(text), text, 0, order, stems_of(text))
        for order, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "4. Deposit",
        "RESIDENTIAL LEASE AGREEMENT BETWEEN THE PARTIES HEREIN NAMED.",
        "Name: ____________________ Date: ____________ Place: ____________.",
        "Farmaco\tDose\tQuando\tDurata del trattamento con il farmaco.",
        "are taken over by the carrier at the gate of the factory.",
        "Liability ........................................................ 12",
        "By: /s/ Julie Smith, who signs for the company as its president.",
        "The goods that were delivered to the",
    ],
)
def test_headings_rows_blanks_and_halves_tell_nothing(text):
    assert not is_telling(text)


@pytest.mark.parametrize("text", [RENT, "• respinge la domanda di risarcimento del danno;"])
def test_whole_sentences_and_items_tell_something(text):
    assert is_telling(text)


def test_a_sentence_is_shown_without_its_number():
    (one, two) = sentences("2.1 The tenant pays the rent.", "• respinge la domanda;")

    assert (one.shown, two.shown) == ("The tenant pays the rent.", "respinge la domanda;")


def test_the_best_do_not_repeat_each_other_and_keep_their_order():
    items = sentences(NOTICE, RENT, GARDEN, RENT_AGAIN)

    best = Ranking(items).best(items, 2)

    assert [item.order for item in best] in ([0, 1], [0, 3])


def test_figures_and_words_of_decision_count():
    plain = "The tenant has a flat in the house of the landlord."
    items = sentences(plain, "The tenant has 4 rooms in the house of the landlord.")

    weights = Ranking(items).weights(items, first_bonus=0.0)

    assert weights[1] > weights[0]


def test_what_stands_first_counts_as_much_as_it_is_told_to():
    items = sentences(GARDEN, RENT, RENT_AGAIN)

    assert Ranking(items).best(items, 1, first_bonus=2.0)[0].text == GARDEN


def test_vectors_change_what_is_best():
    items = sentences(GARDEN, RENT, NOTICE)
    ranking = Ranking(items)
    before = ranking.weights(items)
    vectors = np.array([[1, 0], [0, 1], [1, 0]], np.float32)

    ranking.add_meaning(items, vectors)

    after = ranking.weights(items)
    assert after[0] - before[0] > after[1] - before[1] > 0


def test_accents_and_endings_do_not_part_words():
    assert stems_of("La proprietà è dei proprietari")["propri"] == 2
