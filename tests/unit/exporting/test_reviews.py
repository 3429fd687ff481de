"""A review as CSV, XLSX and DOCX: values with their quotes, corrections marked."""

import csv
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from docdesk.domain.answers import Citation
from docdesk.domain.errors import DocdeskError
from docdesk.domain.review import (
    Cell,
    CellState,
    FieldKind,
    ReviewField,
    ReviewPlan,
    ReviewRow,
    ReviewStatus,
)
from docdesk.exporting.reviews import ReviewTable, write_review

FIELDS = (
    ReviewField("law", "Law", "Which law?"),
    ReviewField("end", "End", "When?", FieldKind.DATE),
    ReviewField("rent", "Rent", "What rent?", FieldKind.AMOUNT),
)


def citation(quote: str, page: int = 4) -> Citation:
    return Citation(1, 1, "/d/lease.pdf", "Lease", page, "", 0, len(quote), quote, (), True)


ROWS = (
    ReviewRow(
        "/d/lease.pdf",
        "Lease",
        (
            Cell("law", CellState.FOUND, "Norway", "norway", citation("The law\nof Norway."), True),
            Cell("end", CellState.FOUND, "1 May 2020", "2020-05-01", citation("On 1 May 2020."),
                 True, correction="2 May 2020"),
            Cell("rent", CellState.FOUND, "€1,200", "1200 EUR", citation("It is €1,200.", 5), False,
                 "Doubtful."),
        ),
        CellState.FOUND,
        is_stale=True,
    ),
    ReviewRow("/d/scan.pdf", "", (Cell("law", CellState.UNREADABLE),), CellState.UNREADABLE,
              "It needs a password."),
    ReviewRow("/d/letter.txt", "Letter",
              tuple(Cell(f.key, CellState.NOT_FOUND) for f in FIELDS), CellState.FOUND),
)  # fmt: skip
TABLE = ReviewTable(
    ReviewStatus("r1", "Leases", "2026-01-02T03:04:05+00:00", "", ReviewPlan(FIELDS), 3, 3, 1),
    ROWS,
    {"/d/lease.pdf": "ab" * 32},
    "Matter 7",
    lambda field, text: "2020-05-02" if text == "2 May 2020" else text,
)


def test_the_workbook_has_typed_values_and_marks_corrections(tmp_path: Path):
    path = tmp_path / "r.xlsx"

    write_review(TABLE, path)

    book = load_workbook(path)
    assert book.sheetnames == ["Review", "References", "About"]
    grid = book["Review"]
    assert [cell.value for cell in grid[1]] == ["Document", "Law", "End", "Rent", "Note"]
    name, law, end, rent, note = grid[2]
    assert (name.value, law.value, rent.value) == ("lease.pdf", "Norway", 1200)
    assert (end.value, end.font.italic) == (datetime(2020, 5, 2), True)
    assert note.value == "changed since it was read"
    assert [cell.value for cell in grid[3]] == [
        "scan.pdf", "unreadable", "unreadable", "unreadable", "It needs a password.",
    ]  # fmt: skip
    assert [cell.value for cell in grid[4]][1:4] == ["not found"] * 3


def test_the_second_sheet_has_quote_page_and_hash_of_each_value(tmp_path: Path):
    path = tmp_path / "r.xlsx"

    write_review(TABLE, path)

    rows = list(load_workbook(path)["References"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 9
    assert rows[0] == (
        "lease.pdf", "Law", "found", "Norway", None, 4, "The law of Norway.", "yes", None,
        "/d/lease.pdf", "ab" * 32,
    )  # fmt: skip
    assert rows[1][3:5] == (datetime(2020, 5, 1), "2 May 2020")
    assert rows[2][7:9] == ("no", "Doubtful.")


def test_the_table_of_plain_text_has_page_and_quote_beside_each_value(tmp_path: Path):
    path = tmp_path / "r.csv"

    write_review(TABLE, path)

    with path.open(encoding="utf-8-sig", newline="") as file:
        first, lease, *_ = csv.reader(file)
    assert first[:5] == ["Document", "Note", "Law", "Law: Page", "Law: Quote"]
    assert lease[:5] == [
        "/d/lease.pdf", "changed since it was read", "Norway", "4", "The law of Norway.",
    ]  # fmt: skip
    assert lease[5] == "2 May 2020 (corrected)"


def test_the_text_document_has_numbered_references(tmp_path: Path):
    path = tmp_path / "r.docx"

    write_review(TABLE, path)

    document = Document(str(path))
    table = document.tables[0]
    assert [cell.text for cell in table.rows[1].cells] == [
        "lease.pdf", "Norway [1]", "2 May 2020 (corrected) [2]", "€1,200 [3]",
    ]  # fmt: skip
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "The law of Norway." in text
    assert "[1] Law, p. 4" in text
    assert "[3] Rent, p. 5 · Doubtful." in text
    assert "It needs a password." in text


def test_many_fields_are_spread_over_several_tables(tmp_path: Path):
    fields = tuple(ReviewField(f"f{n}", f"F{n}", "?") for n in range(12))
    status = ReviewStatus("r1", "Leases", "", "", ReviewPlan(fields), 1, 1, 0)
    row = ReviewRow("/d/a", "A", tuple(Cell(f.key, CellState.NOT_FOUND) for f in fields))

    write_review(ReviewTable(status, (row,), {}, "w"), tmp_path / "r.docx")

    assert [len(table.columns) for table in Document(str(tmp_path / "r.docx")).tables] == [6, 6, 3]


def test_its_own_words_are_in_the_language_asked_for(tmp_path: Path):
    path = tmp_path / "r.xlsx"

    write_review(TABLE, path, language="it")

    book = load_workbook(path)
    assert book.sheetnames == ["Revisione", "Riferimenti", "Informazioni"]
    assert book["Revisione"]["B4"].value == "non trovato"


def test_another_ending_is_refused_and_nothing_is_written(tmp_path: Path):
    with pytest.raises(DocdeskError, match="pdf"):
        write_review(TABLE, tmp_path / "r.pdf")

    assert list(tmp_path.iterdir()) == []
