"""Numbers in Excel workbooks as their cells show them."""

import datetime
import io
from collections.abc import Callable

import pytest
import xlsxwriter

from docdesk.domain.documents import ParsedDocument
from docdesk.parsing.office.number_formats import read_code

Read = Callable[[str, bytes], ParsedDocument]


def workbook(*cells: tuple[str, object, str], merged: str = "") -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        codes = {code for _, _, code in cells}
        formats = {code: book.add_format({"num_format": code}) for code in codes}
        for place, value, code in cells:
            sheet.write(place, value, formats[code])
        if merged:
            sheet.merge_range(merged, "group")
    return packed.getvalue()


def test_a_number_is_read_with_what_its_cell_shows(read: Read) -> None:
    content = workbook(
        ("B3", 0.22, "0%"),
        ("C3", 5, '0.0 "mg/kg"'),
        ("D3", -1234.56, '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-'),
        ("E3", 184, "00000"),
        ("F3", datetime.date(2024, 3, 31), "dd/mm/yyyy"),
        ("G3", "0.22", "0%"),
        ("C4", 7, "General"),
    )

    (page,) = read("a.xlsx", content).pages

    rows = ["22% | 5 mg/kg | -1234.56 € | 00184 | 2024-03-31 | 0.22", "7"]
    assert page.text.split("\n")[-2:] == rows


def test_formats_are_found_in_sheets_of_many_pieces(read: Read) -> None:
    cells = [(f"A{row}", 1, '0 "kg"') for row in range(1, 40_001)]

    pages = read("a.xlsx", workbook(*cells)).pages

    words = [word for page in pages for word in page.text.split()]
    assert words.count("kg") == 40_000


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("[$€-410] #,##0.00", 3.5, "€ 3.5"),
        ('[Red]0.0"°C"', 38.5, "38.5°C"),
        ("0.00%", 0.035, "3.5%"),
        ('General" mesi"', 6, "6 mesi"),
    ],
)
def test_codes_that_are_plain(code: str, value: float, shown: str) -> None:
    found = read_code(code)

    assert found is not None
    assert found.show(f"{value:g}", value) == shown


@pytest.mark.parametrize(
    "code",
    [
        *("", "General", "0.00", "@", "dd/mm/yyyy", "# ?/?", "0.0E+00", '0 "h" 00'),
        *('#,##0,"k"', '[>999]0"k";0', "[$" + "a" * 300),
    ],
)
def test_codes_that_add_nothing_or_are_not_plain(code: str) -> None:
    assert read_code(code) is None


def test_merged_cells_of_a_sheet_that_begins_further_right(read: Read) -> None:
    cells = [("C4", "x", "@"), ("D4", 1, "0"), ("D5", 2, "0"), ("D6", 3, "0")]

    (page,) = read("a.xlsx", workbook(*cells, merged="B4:B6")).pages

    assert page.text.split("\n")[-3:] == ["group | x | 1", "group | 2", "group | 3"]
