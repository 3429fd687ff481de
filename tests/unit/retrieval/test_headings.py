"""What is a heading, what a title that runs into its clause, what says something."""

import pytest

from docdesk.retrieval.headings import is_heading, is_title, number_before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("General provisions", True),
        ("The rent is due monthly.", False),
        ("Rent: EUR 1,200", False),
        ("Clause 5", False),
        ("word " * 13, False),
    ],
)
def test_what_counts_as_a_heading(text, expected):
    assert is_heading(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9.11 Governing Law.", True),
        ("Section 9.11 [Governing Law].", True),
        ("3. Durata del contratto.", True),
        ("Term of Agreement.", True),
        ("They got cold feet.", False),
        ("The rent is due.", False),
        ("Fever resolved on the third day.", False),
        ("Ejection Fraction 48%.", False),
        ("3. Term", False),
    ],
)
def test_what_counts_as_a_title_before_its_clause(text, expected):
    assert is_title(text) is expected


def test_a_numbered_sentence_is_no_title_where_it_has_to_be_sure():
    assert is_title("5. All is said.")
    assert not is_title("5. All is said.", is_strict=True)
    assert is_title("6.5 Third Party Beneficiaries.", is_strict=True)


@pytest.mark.parametrize(
    ("text", "number"),
    [("9.11 Law", "9.11 "), ("Art. 3 – Canone", "Art. 3 – "), ("(a) fraud", "(a) "), ("Law", "")],
)
def test_the_number_before_a_heading(text, number):
    assert text[: number_before(text)] == number
