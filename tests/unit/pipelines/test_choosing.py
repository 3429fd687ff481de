"""The sentences of an answer in the documents' words: few, near the best one, whole."""

from dataclasses import replace

from docdesk.domain.answers import Span
from docdesk.domain.evidence import TellingSentence
from docdesk.pipelines.evidence import choose


def sentence(
    number: int,
    score: float,
    *,
    passage: int = 1,
    paragraph: int = 0,
    lead: Span | None = None,
    is_clause: bool = False,
    words: int = 8,
) -> TellingSentence:
    text = " ".join([f"s{number}", *("word" for _ in range(words - 1))])
    span = Span(100 * number, 100 * number + 50)
    return TellingSentence(passage, span, text, "", score, paragraph, lead, is_clause)


def test_prose_goes_on_beside_the_best_sentence():
    best, beside, elsewhere = sentence(1, 1.0), sentence(2, 0.55), sentence(3, 0.7, paragraph=1)

    assert choose([best, elsewhere, beside]) == (best, beside)


def test_another_clause_has_to_be_about_as_good():
    rent = sentence(1, 1.0, is_clause=True)
    deposit = sentence(2, 0.75, paragraph=1, is_clause=True)
    same_clause = sentence(3, 0.75, is_clause=True)
    as_good = sentence(4, 0.85, passage=2)

    assert choose([rent, deposit, same_clause]) == (rent,)
    assert choose([rent, as_good, deposit]) == (rent, as_good)


def test_an_item_comes_with_the_words_before_its_list_once():
    lead = Span(10, 30)
    first = sentence(1, 1.0, lead=lead, is_clause=True)
    second = sentence(2, 0.95, paragraph=1, lead=lead, is_clause=True)

    chosen = choose([first, second])

    assert [one.span for one in chosen] == [lead, first.span, second.span]
    assert len({one.text for one in chosen}) == 3


def test_words_that_lead_to_a_list_come_with_all_its_items_in_their_order():
    best = sentence(1, 1.0)
    items = [sentence(n, 0.1, lead=best.span, is_clause=True, paragraph=n) for n in (4, 2, 3)]
    other = sentence(5, 0.1, passage=2, lead=best.span, is_clause=True)

    chosen = choose([best, *items, other])

    assert [one.span.start for one in chosen] == [100, 200, 300, 400]


def test_an_answer_stays_short():
    long = [sentence(n, 1.0, words=70) for n in (1, 2, 3)]

    assert choose(long) == (long[0],)
    assert len(choose([sentence(n, 1.0) for n in range(6)])) == 3


def test_nothing_is_chosen_of_nothing():
    assert choose([]) == ()


def test_what_takes_back_a_part_of_a_sentence_comes_with_it():
    best = sentence(1, 1.0)
    limit = replace(sentence(2, 0.1), text="However, this holds for adults alone.")
    later = replace(sentence(3, 0.1), text="However, the gym is closed.")

    assert choose([best, later, limit]) == (best, limit)
    assert choose([best, later]) == (best, later)
    assert choose([best, replace(limit, paragraph=1)]) == (best,)
    assert choose([best, replace(limit, text="The gym is closed.")]) == (best,)
