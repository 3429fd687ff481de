"""Rows of tables in a passage's text, and the row above that names their columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BORDER = re.compile(r"\s*\|\s*|\s*\t\s*")
_BEFORE_CELLS = re.compile(r"[\W_]{0,4}\s*(?:[a-zA-Z]|[\d.]{1,6}|[ivxlc]{1,6})[.)]*\t\s*")
_NAMED_VALUE = re.compile(r"(?:^|; )([^:;|\t]{1,100}): ")  # as readers write rows with their header
_LONGEST_NAME = 60  # characters; a longer cell is prose
_FEWEST_NAMES = 3  # columns; two may be a form's label and what was filled in


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row; `names` are those of its columns, or empty."""

    cells: tuple[str, ...]
    names: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The row in one line, each value with its column's name where that is known."""
        if not self.names:
            return " | ".join(self.cells)
        pairs = zip(self.names, self.cells, strict=True)
        return "; ".join(f"{name}: {cell}" if name else cell for name, cell in pairs if cell)


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line of a table, () for a line that is none."""
    line = line.strip()
    numbered = _BEFORE_CELLS.match(line)
    rest = line[numbered.end() :] if numbered else line
    if "\n" in line or not (" | " in rest or "\t" in rest):
        return ()
    return tuple(cell.strip() for cell in _BORDER.split(line.strip("|").strip()))


def names_values(line: str) -> bool:
    """True for a row that says the column's name with each value: "Drug: A; Dose: 5 mg"."""
    return len(_NAMED_VALUE.findall(line)) > 1


def names_columns(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """True when the first row of a table names the columns of those below."""
    same = [cells for cells in below if len(cells) == len(first)]
    if not same or not all(len(cell) <= _LONGEST_NAME for cell in first):
        return False
    if any(_has_digit(cell) or cell.endswith(":") for cell in first) or len(set(first)) < 2:
        return False
    figures = any(map(_has_digit, (cell for cells in same for cell in cells[1:])))
    return figures or (len(first) >= _FEWEST_NAMES and len(same) > 1)


def heads_pairs(first: Sequence[str], below: str) -> bool:
    """True for a row of names above one that says them again with its values."""
    return bool(first) and set(_NAMED_VALUE.findall(below)) <= set(first) and names_values(below)


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))
