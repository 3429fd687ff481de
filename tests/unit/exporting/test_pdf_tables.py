"""How texts are cut into the lines of a table's cells."""

import pytest

from docdesk.exporting.pdf_tables import wrap


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two", ["one two"]),
        ("one two three", ["one two", "three"]),
        ("one two  x", ["one two ", "x"]),  # both blanks are kept, one as the end of the line
        ("first\n\nsecond", ["first", "", "second"]),
        ("exactly8 exactly8", ["exactly8", "exactly8"]),
        ("a terminated b", ["a", "terminat", "ed b"]),
        ("terminatedterminated", ["terminat", "edtermin", "ated"]),
    ],
)
def test_lines_are_not_wider_than_the_cell(text: str, lines: list[str]) -> None:
    assert wrap(text, 8, len) == lines


def test_a_cell_that_holds_no_letter_has_one_a_line() -> None:
    assert wrap("abc", 0.5, len) == ["a", "b", "c"]
