"""A review as a file: its grid, and every value with the quote it rests on."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path, PurePath

from docdesk.domain.review import Cell, CellState, ReviewField, ReviewRow, ReviewStatus
from docdesk.exporting.files import unknown_ending, write_report
from docdesk.exporting.report import Block, Facts, Grid, Heading, Paragraph, Quote, Report
from docdesk.exporting.review_texts import TEXTS
from docdesk.exporting.saving import save
from docdesk.exporting.tables import Amount, Column, Sheet, TableCell, write_csv, write_xlsx

ENDINGS = (".csv", ".xlsx", ".docx")
FIELDS_ACROSS = 5  # columns of values beside the document's on a page of a text document
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?) ([A-Z]{3}|%)")
_LOOKS = {CellState.FAILED: "doubtful"}


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """What is written: the review, its rows by document, and the documents' hashes.

    `normalise` gives a correction in the form that sorts.
    """

    status: ReviewStatus
    rows: tuple[ReviewRow, ...]
    hashes: Mapping[str, str]
    workspace: str
    normalise: Callable[[ReviewField, str], str] = lambda _field, text: text

    @property
    def fields(self) -> tuple[ReviewField, ...]:
        """Its columns."""
        return self.status.plan.fields


def write_review(table: ReviewTable, path: Path, *, language: str = "en") -> None:
    """Write a review as .csv, .xlsx or .docx, whole or not at all.

    DocdeskError when the ending is none of these, or the file cannot be written.
    """
    writer = _Writer(table, TEXTS.get(language, TEXTS["en"]))
    match path.suffix.lower():
        case ".csv":
            sheet = writer.flat()
            save(path, lambda file: write_csv(sheet, file, language=language))
        case ".xlsx":
            sheets = [writer.grid(), writer.references(), writer.about()]
            save(path, lambda file: write_xlsx(sheets, file, title=table.status.name))
        case ".docx":
            write_report(writer.report(language), path)
        case _:
            raise unknown_ending(path, ENDINGS)


class _Writer:
    """Makes tables and a report of a review in one language."""

    def __init__(self, table: ReviewTable, texts: Mapping[str, str]) -> None:
        self._table = table
        self._texts = texts

    # ---- tables ----

    def grid(self) -> Sheet:
        """A row for each document, a column for each field."""
        texts = self._texts
        columns = [Column(texts["document"], 40)]
        columns += [Column(field.name, 26) for field in self._table.fields]
        columns.append(Column(texts["note"], 30))
        rows = [
            [
                TableCell(_name(row)),
                *(self._value(field, row) for field in self._table.fields),
                TableCell(self._remark(row), look="doubtful"),
            ]
            for row in self._table.rows
        ]
        return Sheet(texts["review"], tuple(columns), rows)

    def references(self) -> Sheet:
        """A row for each cell: the value, what the person made of it, and where it stands."""
        texts = self._texts
        columns = (
            Column(texts["document"], 40), Column(texts["field"], 24), Column(texts["state"], 13),
            Column(texts["found"], 34), Column(texts["correction"], 24), Column(texts["page"], 8),
            Column(texts["quote"], 80), Column(texts["checked"], 10), Column(texts["note"], 34),
            Column(texts["path"], 40), Column(texts["hash"], 24),
        )  # fmt: skip
        rows = [
            self._reference(row, field, cell)
            for row in self._table.rows
            for field, cell in _pairs(self._table.fields, row)
        ]
        return Sheet(texts["references"], columns, rows)

    def about(self) -> Sheet:
        """What the review asked, of what, and when."""
        texts = self._texts
        pairs = [*self._facts()]
        pairs += [(field.name, f"{field.question} ({field.kind})") for field in self._table.fields]
        rows = [[TableCell(name), TableCell(value)] for name, value in pairs]
        columns = (Column(texts["name"], 30), Column(texts["value"], 90))
        return Sheet(texts["about"], columns, rows)

    def flat(self) -> Sheet:
        """One table: for each field its value, page and quote side by side."""
        texts = self._texts
        columns = [Column(texts["document"]), Column(texts["note"])]
        for field in self._table.fields:
            columns += [
                Column(name)
                for name in (
                    field.name,
                    f"{field.name}: {texts['page']}",
                    f"{field.name}: {texts['quote']}",
                )
            ]
        rows = [self._flat_row(row) for row in self._table.rows]
        return Sheet(texts["review"], tuple(columns), rows)

    def _flat_row(self, row: ReviewRow) -> list[TableCell]:
        cells = [TableCell(row.document), TableCell(self._remark(row))]
        for field, cell in _pairs(self._table.fields, row):
            shown = self._value(field, row)
            label = _page(cell)
            cells += [
                TableCell(f"{shown.text} ({self._texts['corrected']})")
                if cell.correction is not None
                else shown,
                TableCell(label),
                TableCell(_quote(cell)),
            ]
        return cells

    def _reference(self, row: ReviewRow, field: ReviewField, cell: Cell) -> list[TableCell]:
        is_found = cell.state is CellState.FOUND
        checked = self._texts["yes" if cell.verified else "no"] if is_found else ""
        look = "corrected" if cell.correction is not None else ""
        return [
            TableCell(_name(row)),
            TableCell(field.name),
            TableCell(self._state(cell.state)),
            TableCell(cell.value, _typed(cell.normalised)),
            TableCell(cell.correction or "", look=look),
            TableCell(_page(cell), _page_number(cell)),
            TableCell(_quote(cell)),
            TableCell(checked, look="" if cell.verified else "doubtful"),
            TableCell(cell.note),
            TableCell(row.document),
            TableCell(self._table.hashes.get(row.document, "")),
        ]

    def _value(self, field: ReviewField, row: ReviewRow) -> TableCell:
        """What the grid shows: the correction, the value, or why there is none."""
        cell = next((cell for cell in row.cells if cell.field == field.key), None)
        if cell is None:
            return TableCell(self._state(row.state), look="faint")
        if cell.correction is not None:
            typed = _typed(self._table.normalise(field, cell.correction))
            return TableCell(cell.correction, typed, "corrected")
        if cell.state is CellState.FOUND:
            look = "" if cell.verified and not cell.note else "doubtful"
            return TableCell(cell.value, _typed(cell.normalised), look)
        return TableCell(self._state(cell.state), look=_LOOKS.get(cell.state, "faint"))

    def _state(self, state: CellState) -> str:
        return self._texts["is_found" if state is CellState.FOUND else state.value]

    def _remark(self, row: ReviewRow) -> str:
        stale = self._texts["changed"] if row.is_stale else ""
        return " ".join(part for part in (row.reason, stale) if part)

    def _facts(self) -> tuple[tuple[str, str], ...]:
        status, texts = self._table.status, self._texts
        counts = texts["of"].format(status.done, status.total, status.unreadable)
        return (
            (texts["review"], status.name),
            (texts["workspace"], self._table.workspace),
            (texts["begun"], status.begun[:16].replace("T", " ")),
            (texts["documents"], counts),
        )

    # ---- a text document ----

    def report(self, language: str) -> Report:
        """The grid with numbered references, and the quotes that these name."""
        numbers = _number(self._table)
        blocks: list[Block] = [Facts(self._facts())]
        for first in range(0, len(self._table.fields), FIELDS_ACROSS):
            blocks.append(self._part(self._table.fields[first : first + FIELDS_ACROSS], numbers))
        blocks.append(Heading(self._texts["references"]))
        for row in self._table.rows:
            blocks += self._quotes(row, numbers)
        return Report(self._table.status.name, tuple(blocks), language)

    def _part(self, fields: Sequence[ReviewField], numbers: Mapping[tuple[str, str], int]) -> Grid:
        rows = [
            (_name(row), *(self._numbered(field, row, numbers) for field in fields))
            for row in self._table.rows
        ]
        columns = (self._texts["document"], *(field.name for field in fields))
        return Grid(columns, tuple(rows), self._texts["review"])

    def _numbered(
        self, field: ReviewField, row: ReviewRow, numbers: Mapping[tuple[str, str], int]
    ) -> str:
        shown = self._value(field, row)
        mark = f" ({self._texts['corrected']})" if shown.look == "corrected" else ""
        number = numbers.get((row.document, field.key))
        return f"{_short(shown.text)}{mark}{f' [{number}]' if number else ''}"

    def _quotes(self, row: ReviewRow, numbers: Mapping[tuple[str, str], int]) -> Iterator[Block]:
        yield Heading(_name(row), level=2)
        digest = self._table.hashes.get(row.document, "")
        yield Paragraph(
            " · ".join(part for part in (row.document, digest, self._remark(row)) if part),
            is_remark=True,
        )
        for field, cell in _pairs(self._table.fields, row):
            number = numbers.get((row.document, field.key))
            if number and cell.citation is not None:
                place = self._texts["p"].format(_page(cell))
                note = f" · {cell.note}" if cell.note else ""
                quote = " ".join(cell.citation.quote.split())
                yield Quote(quote, f"[{number}] {field.name}, {place}{note}")


def _number(table: ReviewTable) -> dict[tuple[str, str], int]:
    """The number of each cell that has a quote, in reading order."""
    quoted = [
        (row.document, field.key)
        for row in table.rows
        for field, cell in _pairs(table.fields, row)
        if cell.citation is not None
    ]
    return {place: number for number, place in enumerate(quoted, 1)}


def _pairs(fields: Sequence[ReviewField], row: ReviewRow) -> Iterator[tuple[ReviewField, Cell]]:
    """The fields in order with their cells; one that was not read yet waits."""
    cells = {cell.field: cell for cell in row.cells}
    for field in fields:
        yield field, cells.get(field.key) or Cell(field.key, row.state)


def _typed(normalised: str) -> date | Amount | None:
    if amount := _AMOUNT.fullmatch(normalised):
        return Amount(Decimal(amount[1]), amount[2])
    try:
        return date.fromisoformat(normalised) if len(normalised) == 10 else None
    except ValueError:
        return None


def _name(row: ReviewRow) -> str:
    return PurePath(row.document).name


def _page(cell: Cell) -> str:
    return "" if cell.citation is None else cell.citation.page_label or str(cell.citation.page)


def _page_number(cell: Cell) -> int | None:
    label = _page(cell)
    return int(label) if label.isdecimal() else None


def _quote(cell: Cell) -> str:
    return "" if cell.citation is None else " ".join(cell.citation.quote.split())


def _short(text: str, most: int = 240) -> str:
    """A value as a narrow column can show it; its quote stands below in full."""
    return text if len(text) <= most else f"{text[: most - 2].rsplit(' ', 1)[0]} …"
