"""Tables open in spreadsheets as they are meant, and run nothing."""

import csv
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from docdesk.exporting.tables import (
    LONGEST_CELL,
    Amount,
    Column,
    Sheet,
    TableCell,
    clean,
    harmless,
    write_csv,
    write_xlsx,
)


def sheet(*cells: TableCell, name: str = "Review") -> Sheet:
    columns = tuple(Column(f"c{number}") for number in range(len(cells)))
    return Sheet(name, columns, [list(cells)])


def saved(tmp_path: Path, *sheets: Sheet):
    path = tmp_path / "t.xlsx"
    write_xlsx(sheets, path, title="T")
    return load_workbook(path)


def first_row(tmp_path: Path, *cells: TableCell):
    page = saved(tmp_path, sheet(*cells)).active
    return [page.cell(2, number) for number in range(1, len(cells) + 1)]


def test_dates_numbers_and_amounts_are_typed(tmp_path):
    day, number, money, share = first_row(
        tmp_path,
        TableCell("1 May 2020", date(2020, 5, 1)),
        TableCell("7", 7),
        TableCell("€1.200,50", Amount(Decimal("1200.5"), "EUR")),
        TableCell("5 %", Amount(Decimal(5), "%")),
    )

    assert (day.value, day.number_format) == (datetime(2020, 5, 1), "yyyy-mm-dd")
    assert number.value == 7
    assert (money.value, money.number_format) == (1200.5, '#,##0.00 "EUR"')
    assert (share.value, share.number_format) == (5, 'General" %"')


def test_what_a_number_cannot_hold_stays_text(tmp_path):
    old, long = first_row(
        tmp_path,
        TableCell("3 May 1850", date(1850, 5, 3)),
        TableCell("1234567890123456 EUR", Amount(Decimal("1234567890123456"), "EUR")),
    )

    assert (old.value, long.value) == ("3 May 1850", "1234567890123456 EUR")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "http://x.example", "{=1}"])
def test_nothing_is_taken_for_a_formula_or_a_link(tmp_path, text):
    (cell,) = first_row(tmp_path, TableCell(text))

    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_headings_stay_in_sight_can_be_filtered_and_texts_wrap(tmp_path):
    page = saved(tmp_path, sheet(TableCell("a"), TableCell("b"))).active

    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == "A1:B2"
    assert page["A2"].alignment.wrap_text


def test_corrections_are_marked(tmp_path):
    plain, corrected = first_row(tmp_path, TableCell("a"), TableCell("b", look="corrected"))

    assert corrected.font.italic
    assert not plain.font.italic


def test_sheet_names_are_made_acceptable_and_different(tmp_path):
    long = "A very long name of a sheet: with [odd] characters"
    book = saved(
        tmp_path,
        sheet(TableCell("a"), name=long),
        sheet(TableCell("a"), name=long),
        sheet(TableCell("a"), name="'/'"),
    )

    assert len(set(book.sheetnames)) == 3
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)


def test_a_cell_holds_no_more_than_excel_allows(tmp_path):
    (cell,) = first_row(tmp_path, TableCell("😀" * LONGEST_CELL))

    assert len(cell.value.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert cell.value.endswith(" …")


def test_characters_that_no_file_can_hold_are_left_out(tmp_path):
    (cell,) = first_row(tmp_path, TableCell("a\x00b\x0bc\ud800d"))

    assert cell.value == "abcd"
    assert clean("line\r\nline") == "line\nline"


def test_a_workbook_without_rows_opens(tmp_path):
    book = saved(tmp_path, Sheet("Empty", (Column("a"),), []))

    assert book.active.max_row == 1


@pytest.mark.parametrize(("language", "separator"), [("en", ","), ("it", ";"), ("", ",")])
def test_csv_is_parted_as_excel_expects_where_the_language_is_spoken(tmp_path, language, separator):
    path = tmp_path / "t.csv"

    write_csv(sheet(TableCell("1,5; 2"), TableCell("x")), path, language=language)

    written = path.read_bytes().decode("utf-8-sig").splitlines()
    assert written == [f"c0{separator}c1", f'"1,5; 2"{separator}x']


def test_csv_has_a_mark_and_quotes_what_needs_it(tmp_path):
    path = tmp_path / "t.csv"

    write_csv(sheet(TableCell("è, “x”\nfine"), TableCell('say "no"')), path, language="en")

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["c0", "c1"], ["è, “x”\nfine", 'say "no"']]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-2+3", "'-2+3"),
        ("\t=1", "'\t=1"),
        ("\x00\r=1+1", "'\n=1+1"),
        (" \ufeff=1+1", "' \ufeff=1+1"),
        ("＝1+1", "'＝1+1"),
        ("a\rb", "a\nb"),
        ("-12.5", "-12.5"),
        ("plain", "plain"),
    ],
)
def test_a_text_is_no_formula_in_csv(text, written):
    assert harmless(text) == written
