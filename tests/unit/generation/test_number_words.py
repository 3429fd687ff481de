"""Numbers written out in English and Italian."""

import pytest

from docdesk.generation.number_words import written_numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ninety", 90),
        ("Twenty-five", 25),
        ("twenty five", 25),
        ("two hundred", 200),
        ("a hundred", 100),
        ("one hundred and ten", 110),
        ("three thousand two hundred", 3200),
        ("two million", 2_000_000),
        ("thirteen", 13),
        ("novanta", 90),
        ("ventuno", 21),
        ("ventotto", 28),
        ("trentatré", 33),
        ("trentatre", 33),
        ("cento", 100),
        ("duecentocinquanta", 250),
        ("mille", 1000),
        ("duemila", 2000),
        ("duemilacinquecento", 2500),
        ("millenovecento", 1900),
        ("due milioni", 2_000_000),
    ],
)
def test_a_number_in_words_has_its_value(text: str, value: int):
    numbers = written_numbers(f"It is {text}, he said")

    assert [number.value for number in numbers] == [value]


@pytest.mark.parametrize("text", ["one of the parties", "uno dei due"[:3], "lei sei qui", "milan"])
def test_articles_and_other_words_are_no_numbers(text: str):
    assert written_numbers(text) == []


def test_neighbours_that_do_not_read_as_one_number_are_two():
    assert [n.value for n in written_numbers("two three")] == [2, 3]
    assert [n.value for n in written_numbers("thirty (30) and forty")] == [30, 40]


def test_a_number_knows_where_it_stands():
    text = "upon one hundred and ten days"

    (number,) = written_numbers(text)

    assert text[number.start : number.end] == "one hundred and ten"


def test_a_thousand_of_nothing_known_is_no_number():
    assert written_numbers("similarmila e gattomila e duemilagatti") == []
