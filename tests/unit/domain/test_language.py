"""Telling which of the two languages a question is in."""

import pytest

from docdesk.domain.language import Language, is_function_word, language_of


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


def test_function_words_of_both_languages_are_known():
    assert is_function_word("the")
    assert is_function_word("della")
    assert not is_function_word("notice")
