"""Tables as text: which row names the columns."""

import pytest

from docdesk.parsing.tables import find_header, has_header, is_figure, row_text, table_lines


def rows(*lines: str) -> list[list[str]]:
    return [line.split("|") for line in lines]


def test_row_with_and_without_names() -> None:
    assert row_text(["a", "", "c\nd", "e"]) == "a | c d | e"
    assert row_text(["a", "", "c", "e"], ["Name:", "Sum", ""]) == "Name: a; c; e"


def test_two_header_rows_name_columns_together() -> None:
    lines = table_lines(rows("|2024|2024", "Name|Q1|Q2", "Rossi|1|2"), 2)

    assert lines == ["2024", "Name | Q1 | Q2", "Name: Rossi; 2024 Q1: 1; 2024 Q2: 2"]


@pytest.mark.parametrize(
    ("table", "at"),
    [
        (rows("Name|City", "Rossi|Roma"), 0),
        (rows("Report|", "|", "Name|Sum", "a|1"), 2),
        (rows("|2023|2024", "Sales|5|6"), 0),
        (rows("Name|Sum", "|", "a|1"), 0),
        (rows("Name|City", "Rossi|Roma", "Name|City", "Verdi|Bari"), 0),
        (rows("1|2", "3|4"), None),
        (rows("Rossi|Roma", "Verdi|Bari", "Neri|Roma"), None),
        (rows("a@b.it|Rossi", "c@d.it|Verdi"), None),
        (rows("Name:|Rossi", "Born:|2020-01-01", "City:|Bari"), None),
        (rows("Name|Rossi", "Born|2020-01-01", "City|Bari", "Sum|12"), None),
        (rows("x|x|x", "x|x|x"), None),
        (rows("alone|row"), None),
        ([], None),
    ],
)
def test_row_that_names_the_columns_of_a_sheet(table: list[list[str]], at: int | None) -> None:
    assert find_header(table) == at


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (rows("Item|Price", "Desk|1.200,50 €"), True),
        (rows("Item|Colour|Size", "Desk|red|big", "Lamp|blue|small"), True),
        (rows("Buyer|Rossi", "Seller|Bianchi"), False),
        (rows("Name|Rossi", "Born|04/07/1951", "Admitted|06/09/2023", "Code|X51Q"), False),
        (rows("Name:|Rossi", "Born:|04/07/1951", "Admitted:|06/09/2023"), False),
        (rows("Day|Visit", "04/07/2023|Ward", "06/09/2023|Ward"), True),
        (rows("Item|Price"), False),
        ([], False),
    ],
)
def test_table_in_a_text_needs_more_to_tell(table: list[list[str]], expected: bool) -> None:
    assert has_header(table) is expected


@pytest.mark.parametrize(
    "cell", ["12", "-1,5", "1.200,50 €", "€ 80", "EUR 3", "12%", "(3)", "1e5", "2024-03-12", "9:30"]
)
def test_figures(cell: str) -> None:
    assert is_figure(cell)


@pytest.mark.parametrize("cell", ["", "Q1", "Art. 7", "12 Main Street", "1" * 50, "-"])
def test_no_figures(cell: str) -> None:
    assert not is_figure(cell)


def test_numbers_of_rows_name_no_columns() -> None:
    rows = [["1.", "Rent", "10"], ["2.", "Costs", "20"], ["3.", "Heating", "30"]]

    assert not has_header(rows)
