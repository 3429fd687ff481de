"""How the cells of an Excel workbook (XLSX) show their numbers, which calamine does not read.

A tax of 0.22 is shown as 22%, a dose of 5 as "5 mg/kg", an amount with its currency, the postal
code 184 as 00184.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise

from docdesk.domain.errors import DocumentDamaged
from docdesk.parsing.counting import whole_number
from docdesk.parsing.office.elements import all_of, child_of, children_of, value_of
from docdesk.parsing.office.opc import Parts, sheet_parts
from docdesk.parsing.packed import Package

_BUILT_IN = {9: "0%", 10: "0.00%"}  # those with a currency are another one on each machine
_CELL = re.compile(rb"<(?:\w{1,20}:)?c\s([^<>]{1,300})>")
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_STYLE = re.compile(rb"\bs=[\"'](\d{1,5})[\"']")
_OVERLAP = 400  # bytes of an unfinished tag that are looked at with the next piece
_COLUMNS = 1 << 14
_STYLES = 1 << 17
# A format code: text in quotes, an escaped sign, a gap as wide as a sign or filled with it, a
# currency, a colour, figures, or a sign that stands for itself.
_TOKEN = re.compile(
    r"\"(?P<quoted>[^\"]*)\"|\\(?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)[^\]]*\]"
    r"|\[(?:[A-Za-z]+|Color ?\d+)\]|(?P<figures>General|[#0?.,]+)|(?P<percent>%)"
    r"|(?P<sign>[ €$£¥])",
    re.I,
)
_LONGEST_CODE = 200  # characters


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What is shown around a number; `digits` are filled up with zeros."""

    before: str = ""
    after: str = ""
    is_percent: bool = False
    digits: int = 0

    def show(self, number: str, value: float) -> str:
        """The number, written plainly as `number`, as its cell shows it."""
        if self.is_percent:
            number = f"{100 * value:.12g}"
        if self.digits and number.isdigit():
            number = number.zfill(self.digits)
        return f"{self.before}{number}{self.after}".strip()


@dataclass(frozen=True, slots=True)
class SheetFormats:
    """The formats of a sheet's cells; `places` are (row, column, style) in one number, sorted."""

    formats: Mapping[int, NumberFormat] = field(default_factory=dict)
    places: "array[int]" = field(default_factory=lambda: array("Q"))

    def of_row(self, row: int) -> dict[int, NumberFormat]:
        """Those of a row (from 0) by column (from 0)."""
        start = bisect_left(self.places, row * _COLUMNS * _STYLES)
        end = bisect_left(self.places, (row + 1) * _COLUMNS * _STYLES)
        found = (divmod(place, _STYLES) for place in self.places[start:end])
        return {place % _COLUMNS: self.formats[style] for place, style in found}


def read_formats(package: Package) -> dict[str, SheetFormats]:
    """The formats of each sheet by its name; of damaged parts none."""
    found: dict[str, SheetFormats] = {}
    with suppress(DocumentDamaged):
        parts = Parts(package, "xl/workbook.xml")
        formats = dict(_formats(parts))
        for name, part in sheet_parts(parts) if formats else ():
            places = array("Q", _places(package, part, formats))
            if any(after < before for before, after in pairwise(places)):
                places = array("Q", sorted(places))
            found[name] = SheetFormats(formats, places)
    return found


def _formats(parts: Parts) -> Iterator[tuple[int, NumberFormat]]:
    """By style of a cell what it shows beside the number."""
    related = parts.relations(parts.main_name)
    target = next((one.target for one in related if one.kind == "styles"), "")
    if not target:
        return
    root = parts.tree(target)
    codes = dict(_BUILT_IN)
    for entry in all_of(child_of(root, "numFmts"), "numFmt"):
        codes[whole_number(value_of(entry, "numFmtId"), 0)] = value_of(entry, "formatCode")
    for style, entry in enumerate(children_of(child_of(root, "cellXfs"), "xf")):
        found = read_code(codes.get(whole_number(value_of(entry, "numFmtId"), 0), ""))
        if found is not None and style < _STYLES:
            yield style, found


def read_code(code: str) -> NumberFormat | None:
    """What a format code shows beside the number; None for nothing, or for what is not plain."""
    if len(code) > _LONGEST_CODE:
        return None
    parts = {"before": "", "after": ""}
    figures, is_percent, at = "", False, 0
    while at < len(code) and code[at] != ";":  # what follows is for negative numbers and zero
        token = _TOKEN.match(code, at)
        if token is None or (figures and token["figures"]):
            return None
        figures = figures or token["figures"] or ""
        is_percent = is_percent or bool(token["percent"])
        text = token["quoted"] or token["escaped"] or token["currency"] or token["sign"] or ""
        parts["after" if figures else "before"] += token["percent"] or text
        at = token.end()
    if not figures or figures.endswith(","):  # shown in thousands
        return None
    digits = len(figures) if set(figures) == {"0"} else 0
    found = NumberFormat(parts["before"], parts["after"], is_percent, digits if digits > 1 else 0)
    return found if found.digits or (found.before + found.after).strip() else None


def _places(package: Package, part: str, formats: Mapping[int, NumberFormat]) -> Iterator[int]:
    end, last = b"", -1
    for piece in package.pieces(part):
        window = end + piece
        for cell in _CELL.finditer(window):
            style, place = _STYLE.search(cell[1]), _PLACE.search(cell[1])
            if style is None or place is None or int(style[1]) not in formats:
                continue
            row, column = int(place[2]) - 1, _column(place[1])
            found = (row * _COLUMNS + column) * _STYLES + int(style[1])
            if row >= 0 and column < _COLUMNS and found != last:
                yield found
                last = found
        end = window[max(0, window.rfind(b"<"), len(window) - _OVERLAP) :]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number - 1
