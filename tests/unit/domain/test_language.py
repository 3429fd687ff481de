"""Telling which of the two languages a question is in."""

import pytest

from docdesk.domain.language import Language, is_bare, is_function_word, language_of


@pytest.mark.parametrize(
    "text",
    [
        "Qual è il preavviso?",
        "Che dose è prescritta alla dimissione?",
        "Quando scade il contratto",
        "E-mail del locatore?",
    ],
)
def test_italian_questions_are_italian(text: str):
    assert language_of(text) is Language.ITALIAN


@pytest.mark.parametrize(
    "text",
    [
        "What is the notice?",
        "Which dose was prescribed?",
        "notice period",
        "",
        "12/2021",
        "Non-compete?",
        "e-mail of the landlord",
    ],
)
def test_english_questions_and_bare_words_are_english(text: str):
    assert language_of(text) is Language.ENGLISH


@pytest.mark.parametrize(
    ("text", "context", "language"),
    [
        ("canone?", "Il canone è di 500 euro.", Language.ITALIAN),
        ("Foro competente", "Per ogni controversia è competente Ancona.", Language.ITALIAN),
        ("rent?", "The rent is 500 pounds.", Language.ENGLISH),
        ("What is the rent?", "Il canone è di 500 euro.", Language.ENGLISH),
        ("canone?", "1,200.00", Language.ENGLISH),
    ],
)
def test_a_bare_word_is_in_the_language_of_its_context(text, context, language):
    assert language_of(text, context) is language


def test_function_words_of_both_languages_are_known():
    assert is_function_word("the")
    assert is_function_word("della")
    assert not is_function_word("notice")


@pytest.mark.parametrize("text", ["rent?", "governing law", "canone", "Rossi 2043"])
def test_a_few_words_without_grammar_are_bare(text):
    assert is_bare(text)


@pytest.mark.parametrize(
    "text", ["What rent?", "the rent", "chi paga?", "notice period supply termination"]
)
def test_a_question_or_many_words_are_not_bare(text):
    assert not is_bare(text)
