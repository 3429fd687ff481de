"""A sentence may say only what its evidence says."""

import pytest

from docdesk.generation.verification import states_absence, unsupported_in
from docdesk.generation.words import word_support

EVIDENCE = (
    "Either party may terminate this Agreement upon ninety (90) days' prior written notice. "
    "Acme Corp paid $1,250.50 on March 3, 2021. The dose is 20 mg a day. Sales were 1.5 million."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "The notice period is 90 days.",
        "Il preavviso è di novanta giorni.",
        "Acme Corp paid 1.250,50 dollars on 03/03/2021.",
        "It was paid on 3 marzo 2021.",
        "It was paid in March 2021.",
        "The dose is 20 mg.",
        "Sales were 1,500,000.",
        "Acme paid in 2021.",
    ],
)
def test_what_the_evidence_says_in_other_writing_is_supported(sentence: str):
    assert unsupported_in(sentence, EVIDENCE) == ()


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("The notice period is 60 days.", ("60",)),
        ("The notice period is 90 months.", ("90",)),
        ("Acme Ltd paid in April 2021.", ("April 2021", "Acme Ltd")),
        ("The dose is 20 g, so 20 g.", ("20",)),
        ("Beta Corp paid $1,250.51.", ("1,250.51", "Beta Corp")),
    ],
)
def test_what_the_evidence_does_not_say_is_listed(sentence: str, items: tuple[str, ...]):
    assert unsupported_in(sentence, EVIDENCE) == items


@pytest.mark.parametrize(
    ("sentence", "quote", "word"),
    [
        ("The fee is not due monthly.", "The fee is due monthly.", "not"),
        ("The fee is due monthly.", "The fee is never due monthly.", "never"),
        ("The fee isn't due monthly.", "The fee is due monthly.", "isn't"),
        ("Il canone non è dovuto ogni mese.", "Il canone è dovuto ogni mese.", "non"),
    ],
)
def test_a_negation_that_only_one_has_is_unsupported(sentence: str, quote: str, word: str):
    assert unsupported_in(sentence, quote, quote) == (word,)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("The fee is not due.", "The fee is never due."),
        ("The fee is due.", "Nobody knows; no dogs are allowed in the building."),
        ("Neither party may assign it.", "No party may assign it."),
        ("He failed to pay the fee.", "He did not pay the fee."),
        ("The fee is due monthly.", "The fee is due monthly; the deposit is not paid back."),
    ],
)
def test_negations_of_the_same_or_about_other_things_do_not_matter(sentence: str, quote: str):
    assert unsupported_in(sentence, quote, quote) == ()


LEASE = (
    "The Tenant shall pay the Landlord 1,850 euro before 5 May and may keep at least two keys for "
    "90 days, or 30 days if sales increased after the review."
)


@pytest.mark.parametrize(
    ("old", "new", "item"),
    [
        ("at least", "at most", "at most"),
        ("at least", "no more than", "no more than"),
        ("before", "after", "after"),
        ("after the", "prior to the", "prior to"),
        ("shall", "may", "may"),
        ("may keep", "must keep", "must"),
        ("increased", "decreased", "decreased"),
        ("90 days", "30 days", "30"),
        ("30 days", "30 months", "30"),
        ("1,850 euro", "1,850 dollars", "1,850"),
    ],
)
def test_one_turned_word_is_found(old: str, new: str, item: str):
    assert unsupported_in(LEASE.replace(old, new, 1), LEASE, LEASE) == (item,)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("at least", "no less than"),
        ("before", "prior to"),
        ("shall", "must"),
        ("may", "can"),
        ("90", "ninety"),
        ("1,850", "1850"),
        ("increased", "rose"),
    ],
)
def test_the_same_in_other_words_is_supported(old: str, new: str):
    assert unsupported_in(LEASE.replace(old, new, 1), LEASE, LEASE) == ()


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Beta Ltd shall pay Alfa SpA.", "Alfa SpA shall pay Beta Ltd."),
        ("The landlord must notify the tenant.", "The tenant must notify the landlord in writing."),
        ("Il conduttore paga il locatore.", "Il locatore paga il conduttore ogni mese."),
        ("The licensee indemnifies the licensor.", "The licensor indemnifies the licensee."),
        ("AIRCO shall give You notice in March.", "You shall give AIRCO notice in March."),
        ("Rossi was paid by Bianchi.", "Bianchi was paid by Rossi."),
    ],
)
def test_parties_that_changed_places_are_found(sentence: str, quote: str):
    assert unsupported_in(sentence, quote, quote)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Beta Ltd is paid by Alfa SpA.", "Alfa SpA paid Beta Ltd."),
        ("Beta and Alfa signed it.", "Alfa and Beta signed it."),
        ("Il locatore è pagato dal conduttore.", "Il conduttore ha pagato il locatore."),
        ("Alfa pays Beta.", "Alfa pays Beta. Beta pays Alfa."),
    ],
)
def test_parties_in_another_order_that_says_the_same_are_no_swap(sentence: str, quote: str):
    assert unsupported_in(sentence, quote, quote) == ()


def test_a_number_without_a_unit_in_a_table_can_have_any():
    assert unsupported_in("The dose is 20 mg.", "Dose (mg)\n20") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The sources do not mention the price.",
        "The provided documents don't contain this information.",
        "I do not know.",
        "The notice period is not specified.",
        "There is no information about it.",
        "This cannot be determined.",
        "Le fonti non indicano il prezzo.",
        "Il prezzo non è specificato nel documento.",
        "Non lo so.",
    ],
)
def test_a_refusal_is_known(sentence: str):
    assert states_absence(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The tenant may not sublet the flat.",
        "Il conduttore non può subaffittare.",
        "No notice is needed.",
        "The documents are kept for ten years.",
    ],
)
def test_a_negative_answer_is_no_refusal(sentence: str):
    assert not states_absence(sentence)


def test_word_support_is_the_share_of_content_words():
    assert word_support("The notices are needed", "A notice is needed") == 1.0
    assert word_support("notice, penalty", "the notice") == 0.5
    assert word_support("the of and", "the of and") == 0.0


def test_words_match_without_accents_and_endings():
    assert word_support("Attività commerciali", "l'attivita commerciale") == 1.0
