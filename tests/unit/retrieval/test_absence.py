"""What nothing covers is said: words of the question, and whole parts of it."""

import pytest

from docdesk.domain.answers import FoundPassage
from docdesk.retrieval.absence import uncovered_words, without_absent_parts

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
        ("I cani vanno tenuti al guinzaglio.", "Posso tenere un cane?"),
        ("Le rate sono quattro.", "Quante volte si paga la rata?"),
    ],
)
def test_other_forms_of_short_words_are_not_said_to_be_missing(text, question):
    found = (FoundPassage(1, "/a", "A", 1, "1", 0, len(text), text, "", 0.9),)

    missing = uncovered_words(question, found)

    assert not {"dog", "pays", "cane", "rata"} & set(missing)


def test_a_part_whose_word_is_there_in_another_form_is_not_said_to_be_absent():
    text = "The rent is 500. The tenant shall pay for gas."
    found = (FoundPassage(1, "/a", "A", 1, "1", 0, len(text), text, "", 0.9),)

    _, absent = without_absent_parts("What is the rent, and who pays?", found)

    assert absent == ()


def test_an_article_is_found_by_its_short_form():
    text = "Art. 12 – Deleghe. Nessuno può avere più di tre deleghe."
    found = (FoundPassage(1, "/a", "Regolamento", 1, "1", 0, len(text), text, "", 0.9),)

    assert uncovered_words("Cosa dice l’articolo 12 del regolamento?", found) == ()


def test_other_short_words_are_still_missing():
    assert uncovered_words("Is a car or a cat in the lease?", FOUND) == ("car", "cat")


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What is the notice and who pays the gardener?",
         "The documents do not say who pays the gardener."),
        ("What is the notice, and when did Verdi arrive?",
         "The documents do not answer this part: “when did Verdi arrive?”"),
        ("Quando scade il contratto e chi paga il giardiniere?",
         "I documenti non dicono chi paga il giardiniere."),
    ],
)  # fmt: skip
def test_a_part_that_nothing_covers_is_said_in_the_language_of_the_question(question, sentence):
    covered, absent = without_absent_parts(question, FOUND)

    assert absent == (sentence,)
    assert covered in ("What is the notice?", "Quando scade il contratto?")


@pytest.mark.parametrize(
    "question",
    [
        "What is the notice?",
        "Who pays the gardener?",
        "What is the notice and when does the lease end?",
        "Who pays the gardener and when did Verdi arrive?",  # all of it: that is a refusal
    ],
)
def test_else_the_question_stays_whole(question):
    assert without_absent_parts(question, FOUND) == (question, ())
