"""Numbers with units, dates and names as they are read out of a sentence."""

import pytest

from docdesk.generation.claims import dates_in, name_is_in, names_in, quantities_in


@pytest.mark.parametrize(
    "text",
    [
        "March 3, 2021",
        "3 March 2021",
        "3rd day of March 2021",
        "03/03/2021",
        "3.3.2021",
        "2021-03-03",
        "3 marzo 2021",
        "03/03/21",
        "Mar. 3, 2021",
    ],
)
def test_a_date_is_the_same_date_however_it_is_written(text: str):
    (date,) = dates_in(f"It began on {text} in Milan.")

    assert (2021, 3, 3) in date.readings


@pytest.mark.parametrize(("text", "reading"), [("3 May", (0, 5, 3)), ("maggio 1999", (1999, 5, 0))])
def test_a_date_may_leave_something_out(text: str, reading: tuple[int, int, int]):
    (date,) = dates_in(text)

    assert reading in date.readings


def test_day_and_month_may_be_either_way_round():
    (date,) = dates_in("04/05/2020")

    assert date.readings == {(2020, 5, 4), (2020, 4, 5)}


def test_years_of_two_digits_are_of_the_last_or_this_century():
    assert {(1985, 3, 3)} == dates_in("03/03/85")[0].readings


@pytest.mark.parametrize("text", ["99/99/2020", "version 45.13.2021", "you may 45"])
def test_what_cannot_be_a_date_is_none(text: str):
    assert dates_in(text) == ()


def test_a_month_and_year_are_within_a_full_date_but_not_the_other_way_round():
    (month,) = dates_in("March 2021")
    (day,) = dates_in("3 March 2021")

    assert month.is_within(day)
    assert not day.is_within(month)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,000", "1000"),
        ("1.000", "1000"),
        ("1 000".replace(" ", "\u00a0"), "1000"),
        ("3.5", "3,5"),
        ("1,234.50", "1.234,50"),
        ("ninety", "90"),
        ("novanta", "90"),
        ("$1.5 million", "$1,500,000"),
        ("1,5 milioni di", "1.500.000"),
        ("20 mg", "20mg"),
        ("€ 50", "50 euro"),
        ("5%", "5 per cento"),
        ("90-day", "ninety (90) days"),
        ("5.2.1", "5.2.1"),
    ],
)
def test_the_same_quantity_agrees(one: str, other: str):
    assert any(a.agrees(b) for a in quantities_in(one) for b in quantities_in(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("20 mg", "20 g"),
        ("90 days", "90 months"),
        ("1,5", "15"),
        ("2 million", "2 billion"),
        ("€ 50", "$ 50"),
        ("5.2.1", "5.2.2"),
        ("1.234,50", "1234"),
    ],
)
def test_another_quantity_does_not_agree(one: str, other: str):
    assert not any(a.agrees(b) for a in quantities_in(one) for b in quantities_in(other))


def test_a_number_without_a_unit_agrees_with_one_that_has_one():
    assert quantities_in("90")[0].agrees(quantities_in("90 days")[0])


def test_a_scale_at_the_end_of_a_text_belongs_to_its_number():
    (quantity,) = quantities_in("revenue of 3 million")

    assert quantity.values == {3_000_000.0}
    assert quantity.text == "3 million"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The notice goes to Acme Corp in Milan.", ["Acme Corp", "Milan"]),
        ("Acme Corp shall pay.", ["Acme Corp"]),
        ("Termination requires notice.", []),
        ("NASA pays.", ["NASA"]),
        ("He met Giovanni della Casa there.", ["Giovanni della Casa"]),
        ("It is due on Monday in March.", []),
        ("The Supplier pays the Bank of Italy", ["Supplier", "Bank of Italy"]),
        ("See this: Payment is due. Yes", []),
        ("paid by Rossi, Bianchi and others", ["Rossi", "Bianchi"]),
        ("This is Rossi & ", ["Rossi"]),
    ],
)
def test_names_are_runs_of_capitalised_words(text: str, names: list[str]):
    assert list(names_in(text)) == names


def test_a_name_is_in_the_evidence_when_each_word_is():
    words = frozenset({"acme", "corp", "supplier", "s"})

    assert name_is_in("Acme Corp", words)
    assert name_is_in("Acme's", words)
    assert name_is_in("Suppliers", words)
    assert not name_is_in("Acme Ltd", words)
