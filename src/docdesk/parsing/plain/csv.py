"""Tables in text form (CSV, TSV): rows as "header: value"."""

import csv
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.parsing.flow import clean
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.plain.text import read_text
from docdesk.parsing.sheets import SheetPages
from docdesk.parsing.source import Source

log = logging.getLogger(__name__)

_DELIMITERS = ",;\t|"
_SAMPLE_CHARS, _SAMPLE_LINES = 200_000, 50
_LONGEST_RECORD = 50  # lines; a quotation mark that is never closed makes the rest one cell
_MOST_DAMAGES = 100  # then quotation marks mean nothing
_DECLARED = re.compile(r"sep=(.)\n")  # Excel's own way to say it
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_QUOTED = re.compile(r'"(?:[^"]|"")*+"')


@dataclass(slots=True)
class _Damage:
    """What was found while reading."""

    widths: Counter[int] = field(default_factory=Counter)
    open_quotes: int = 0


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The table; a page holds some rows and is labelled "rows 2-101".

    Raises as `plain.text.read` does.
    """
    text = clean(read_text(source, options))
    declared = _DECLARED.match(text)
    delimiter = declared.group(1) if declared else _delimiter(text, source.ending)
    lines = text[declared.end() if declared else 0 :].split("\n")
    damage = _Damage()
    pages = SheetPages(options.limits)
    pages.add_sheet("", _counted(_rows(lines, delimiter, damage), damage))
    written, headings = pages.finish()
    return ParsedDocument(
        DocumentKind.CSV, source.title, written, headings, notes=tuple(_notes(damage))
    )


def _notes(damage: _Damage) -> Iterator[str]:
    rows = damage.widths.total()
    usual = damage.widths.most_common(1)[0][1] if damage.widths else 0
    if rows > usual:
        yield f"{rows - usual} of {rows} rows have more or fewer cells than the others."
    if damage.open_quotes:
        yield "Quotation marks are not closed: the rows concerned were read as they stand."


def _delimiter(text: str, ending: str) -> str:
    """What parts the cells: what most lines have equally often, outside quotation marks."""
    sample = _QUOTED.sub("", text[:_SAMPLE_CHARS]).split("\n")[:_SAMPLE_LINES]
    lines = [line for line in sample if line.strip()]
    if sum(";" in line or "\t" in line for line in lines) > 0.8 * len(lines):
        # Then "1,25" is a number.
        lines = [_DECIMAL_COMMA.sub("", line) for line in lines]
    usual = "\t" if ending in (".tsv", ".tab") else ","
    return max(_DELIMITERS, key=lambda mark: (_agreement(lines, mark), mark == usual))


def _agreement(lines: list[str], mark: str) -> float:
    """The share of lines with the usual number of these marks, a little more for more of them."""
    counts = Counter(line.count(mark) for line in lines)
    counts.pop(0, None)
    if not counts:
        return 0.0
    number, agreeing = counts.most_common(1)[0]
    return agreeing / len(lines) + min(number, 10) / 1000


def _rows(lines: list[str], delimiter: str, damage: _Damage) -> Iterator[list[str]]:
    """The rows; a line whose quotation mark swallows what follows is a row as it stands."""
    at = 0
    while at < len(lines):
        first = at
        quote = None if damage.open_quotes > _MOST_DAMAGES else '"'
        reader = csv.reader(_fed(lines, first), delimiter=delimiter, quotechar=quote)
        try:
            for row in reader:
                end = first + reader.line_num
                if end - at > _LONGEST_RECORD:
                    break
                yield row
                at = end
            else:
                return
        except csv.Error:  # a cell longer than the module allows
            log.debug("line %s is no CSV", at + 1)
        damage.open_quotes += 1
        yield lines[at].split(delimiter)
        at += 1


def _fed(lines: list[str], first: int) -> Iterator[str]:
    return (line + "\n" for line in islice(lines, first, None))


def _counted(rows: Iterator[list[str]], damage: _Damage) -> Iterator[list[str]]:
    for row in rows:
        cells = [cell.strip() for cell in row]
        if any(cells):
            damage.widths[len(cells)] += 1
        yield cells
