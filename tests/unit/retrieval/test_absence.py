"""The words of a question that nothing found has are said."""

import pytest

from docdesk.domain.answers import FoundPassage
from docdesk.retrieval.absence import uncovered_words

TEXT = "Either party may end the lease with ninety days' notice. Il contratto scade il 3 marzo."
FOUND = (FoundPassage(1, "/a", "Lease", 1, "1", 0, len(TEXT), TEXT, "", 0.9),)


def test_words_that_no_passage_has_are_named_as_written_once():
    words = uncovered_words("Does the lease name Mr Rossi, or did Rossi pay in 2031?", FOUND)

    assert words == ("name", "Mr", "Rossi", "pay", "2031")


def test_inflected_words_count_as_covered():
    assert uncovered_words("Which notices do the parties need?", FOUND) == ("need",)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Assistance dogs are allowed.", "May I keep a dog?"),
        ("The tenant shall pay for gas.", "Who pays?"),
        ("The tenant pays for gas.", "How is the gas paid?"),
        ("I cani vanno tenuti al guinzaglio.", "Posso tenere un cane?"),
        ("Le rate sono quattro.", "Quante volte si paga la rata?"),
    ],
)
def test_other_forms_of_short_words_are_not_said_to_be_missing(text, question):
    found = (FoundPassage(1, "/a", "A", 1, "1", 0, len(text), text, "", 0.9),)

    missing = uncovered_words(question, found)

    assert not {"dog", "pays", "paid", "cane", "rata"} & set(missing)


@pytest.mark.parametrize(
    "question",
    ["What does “lease” mean here?", "What happens then?", "A quanto ammonta, cosa significa?"],
)
def test_words_that_only_ask_are_not_missing(question):
    assert uncovered_words(question, FOUND) == ()


def test_an_article_is_found_by_its_short_form():
    text = "Art. 12 – Deleghe. Nessuno può avere più di tre deleghe."
    found = (FoundPassage(1, "/a", "Regolamento", 1, "1", 0, len(text), text, "", 0.9),)

    assert uncovered_words("Cosa dice l’articolo 12 del regolamento?", found) == ()


def test_other_short_words_are_still_missing():
    assert uncovered_words("Is a car or a cat in the lease?", FOUND) == ("car", "cat")


@pytest.mark.parametrize(
    "question", ["What does section 12 provide?", "Cosa prevede la clausola 12?", "Artt. 12 e 12?"]
)
def test_a_kind_of_clause_is_no_subject(question):
    text = "12. Notice. Ninety days."
    found = (FoundPassage(1, "/a", "Lease", 1, "1", 0, len(text), text, "", 0.9),)

    assert uncovered_words(question, found) == ()
