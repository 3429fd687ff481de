"""Clauses that a question names by their number are found however their number is written."""

import pytest

from docdesk.domain.answers import FoundPassage
from docdesk.retrieval.named_clauses import named_clauses

LEASE = """LEASE OF A SHOP

9. Termination
Either party may terminate for breach.
9.1 The tenant may end the lease after three years.

10. Disputes
Bristol has jurisdiction."""
SUPPLY = """CONTRATTO DI FORNITURA

Art. 8 - Prezzo
Il prezzo è di 480 euro.

Art. 9 - Recesso
Ciascuna parte recede con preavviso di
9 mesi dalla consegna."""


def _passage(text: str, name: str, *, heading: str = "", number: int = 1) -> FoundPassage:
    path = f"/matter/{name}.txt"
    return FoundPassage(number, path, name, 1, "1", 100, 100 + len(text), text, heading, 0.9)


FOUND = [_passage(LEASE, "lease"), _passage(SUPPLY, "fornitura", number=2)]


@pytest.mark.parametrize(
    "question",
    ["What does clause 9 of the lease say?", "Article 9 lease", "§ 9 lease", "section 9, lease?"],
)
def test_a_numbered_clause_ends_where_the_next_one_begins(question):
    named = named_clauses(question, FOUND)

    [clause] = named.passages
    assert clause.text.startswith("9. Termination")
    assert clause.text.endswith("after three years.")
    assert LEASE[clause.start - 100 : clause.end - 100] == clause.text
    assert named.covered == 1.0


@pytest.mark.parametrize(
    "question",
    ["Cosa prevede l'art. 9 della fornitura?", "articolo 9 fornitura", "Cosa dice l’Articolo 9?"],
)
def test_an_article_is_the_same_in_any_spelling(question):
    named = named_clauses(question, FOUND[::-1])

    assert named.passages[0].text.startswith("Art. 9 - Recesso")
    assert named.passages[0].text.endswith("consegna.")
    assert named.covered == 1.0


def test_the_document_that_the_question_names_counts_before_the_first_one():
    assert named_clauses("Cosa dice l'art. 9 della fornitura?", FOUND).passages[0].passage_id == 2


def test_several_clauses_are_given_in_the_order_of_the_question():
    named = named_clauses("Artt. 8 e 9 della fornitura", FOUND)

    assert [passage.text[:6] for passage in named.passages] == ["Art. 8", "Art. 9"]


def test_what_else_is_asked_has_to_stand_in_the_clause():
    assert named_clauses("Does clause 9 of the lease mention a breach?", FOUND).covered == 0.5
    assert named_clauses("Does clause 9 allow subletting of the lease?", FOUND).covered == 0.0


def test_a_passage_below_the_heading_of_the_clause_belongs_to_it():
    rest = _passage("Notice is in writing.\n\n10. Disputes\nBristol.", "lease", heading="9. Ending")

    assert named_clauses("clause 9", [rest]).passages[0].text == "Notice is in writing."


@pytest.mark.parametrize(
    "question",
    [
        "What does clause 12 of the lease say?",
        "Who pays after 9 months?",
        "art. 1453 c.c.",
        "What is the notice?",
        "Does part 9 apply?",
    ],
)
def test_no_clause_is_found_where_none_is_named_or_has_the_number(question):
    assert named_clauses(question, FOUND).passages == ()
    assert named_clauses(question, FOUND).covered == 0.0


def test_a_line_that_only_begins_with_a_reference_is_no_clause():
    text = "Notice is given as said in\nsection 9 above all others."

    assert named_clauses("section 9", [_passage(text, "lease")]).passages == ()


def test_nothing_found_names_no_clause():
    assert named_clauses("clause 9", []).passages == ()
