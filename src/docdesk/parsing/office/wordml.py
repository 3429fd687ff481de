"""The elements of a Word document as text: paragraphs, changes, cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from docdesk.parsing.office.elements import child_of, children_of, is_on, name_of, value_of
from docdesk.parsing.office.marks import begin_deleted, join_deleted
from docdesk.parsing.raised import raised

PAGE = "\f"  # stands for a page break in a text
LABEL = "label"  # our attribute of a paragraph: the number that Word shows before it
PARAGRAPH = frozenset(("p",))
TABLE = frozenset(("tbl",))
BLOCKS = PARAGRAPH | TABLE

# Left out: moved-away text, field codes, properties, the second form of a drawing. Deleted text
# is left out too, except where the caller stops at it.
_DROPPED = frozenset(
    "del moveFrom delText delInstrText instrText rPr pPr sectPr tblPr trPr tcPr Fallback "
    "ruby_rt rt annotationRef".split()
)
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_INSIDE_TEXT = frozenset(("txbxContent", "del"))
_WIDEST = 1000  # columns a cell may span: a number in the file, not to be trusted


def walk(element: etree._Element, stops: frozenset[str]) -> Iterator[etree._Element]:
    """Descendants in order, without dropped ones and not below `stops`; iterative for depth."""
    stack = list(reversed(element))
    while stack:
        node = stack.pop()
        name = name_of(node)
        if not name or (name in _DROPPED and name not in stops):
            continue
        yield node
        if name not in stops:
            stack.extend(reversed(node))


def find_all(element: etree._Element, names: frozenset[str]) -> Iterator[etree._Element]:
    """The outermost descendants of these names, in order."""
    return (node for node in walk(element, names) if name_of(node) in names)


def all_paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    """Every paragraph below, in order, those within others too."""
    return (node for node in walk(element, frozenset()) if name_of(node) == "p")


def text_of(paragraph: etree._Element) -> str:
    """The text of a paragraph after its number, with deletions marked.

    `PAGE` stands for each page break.
    """
    pieces = [""]
    for node in walk(paragraph, _INSIDE_TEXT):
        if piece := _piece(node, pieces[-1]):
            pieces.append(piece)
    # Word writes a break by hand and, when it lays out, a second mark right after it.
    text = re.sub(r"\f\s*\f", PAGE, join_deleted("".join(pieces)))
    label = paragraph.get(LABEL, "")
    if not label or not text.strip():
        return text
    own = text.lstrip()
    return f"{PAGE * text[: -len(own)].count(PAGE)}{label} {own}"


def _piece(node: etree._Element, before: str) -> str:
    """What an element of a paragraph adds to its text."""
    name = name_of(node)
    if name == "t":
        return _run_text(node, before)
    if name == "del":
        return begin_deleted(_deleted_text(node))
    if name == "lastRenderedPageBreak" or (name == "br" and value_of(node, "type") == "page"):
        return PAGE
    if name == "sym":
        return _symbol(node)
    if name in _CHOSEN:
        return _CHOSEN[name](node)
    if name in _FORMULA_SIGNS:
        return _FORMULA_SIGNS[name] if any(map(str.strip, node.itertext())) else ""
    return _CHARACTERS.get(name, "")


def _run_text(node: etree._Element, before: str) -> str:
    """The text of a run as it is set: above the line, or struck through."""
    properties = child_of(node.getparent(), "rPr")
    text = node.text or ""
    if value_of(child_of(properties, "vertAlign")) == "superscript":
        text = raised(text, before)
    is_struck = any(is_on(child_of(properties, name)) for name in ("strike", "dstrike"))
    return begin_deleted(text) if is_struck else text


def _box_to_tick(node: etree._Element) -> str:
    """A field of a form that is ticked or not."""
    checked = child_of(node, "checked")
    return "☒" if is_on(child_of(node, "default") if checked is None else checked) else "☐"


def _choice(node: etree._Element) -> str:
    """What is chosen of the list of a field."""
    entries = [value_of(entry) for entry in children_of(node, "listEntry")]
    chosen = value_of(child_of(node, "result")) or value_of(child_of(node, "default")) or "0"
    index = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 4 else 0
    return entries[index] if index < len(entries) else ""


# Fields of forms whose value is not written as text.
_CHOSEN = {"checkBox": _box_to_tick, "ddList": _choice}
# Between the parts of a formula: a power, an index, a fraction.
_FORMULA_SIGNS = {"sup": "^", "sub": "_", "den": "/", "f": " "}


def _deleted_text(element: etree._Element) -> str:
    names = ("delText", "t", "tab", "br")
    nodes = (node for node in element.iter() if name_of(node) in names)
    return "".join(node.text or _CHARACTERS.get(name_of(node), "") for node in nodes)


def _symbol(node: etree._Element) -> str:
    try:
        return chr(int(value_of(node, "char"), 16))
    except ValueError:
        return ""


def block_text(container: etree._Element) -> str:
    """All paragraphs below in one line, those in text boxes too."""
    texts = (
        text_of(paragraph) or paragraph.get(LABEL, "").lstrip("•")
        for paragraph in all_paragraphs(container)
    )
    return " ".join(text for text in texts if text).replace("\n", " ")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `goes_on` if it continues the cell above."""

    text: str
    span: int
    goes_on: bool


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table as it is written; `begins_page` if a page break falls into it."""

    cells: tuple[str, ...]
    is_header: bool = False
    is_deleted: bool = False
    begins_page: bool = False


def table_rows(table: etree._Element) -> list[TableRow]:
    """The rows on the table's grid: a cell over several rows is said in each of them.

    A cell over several columns stands in the first one, in a header row in all of them.
    """
    rows: list[TableRow] = []
    above: tuple[str, ...] = ()
    for row in find_all(table, frozenset(("tr",))):
        properties = child_of(row, "trPr")
        is_header = is_on(child_of(properties, "tblHeader"))
        left = value_of(child_of(properties, "gridBefore"))
        cells = [Cell("", _columns(left), goes_on=False)] if left else []
        cells += [_cell(cell) for cell in find_all(row, frozenset(("tc",)))]
        begins_page = any(PAGE in cell.text for cell in cells)
        above = _on_grid(cells, above, is_header=is_header)
        is_deleted = child_of(properties, "del") is not None
        rows.append(TableRow(above, is_header, is_deleted, begins_page))
    return rows


def _cell(cell: etree._Element) -> Cell:
    properties = child_of(cell, "tcPr")
    span = value_of(child_of(properties, "gridSpan"))
    merge = child_of(properties, "vMerge")
    goes_on = merge is not None and value_of(merge) != "restart"
    return Cell(block_text(cell), _columns(span), goes_on)


def _columns(number: str) -> int:
    columns = min(int(number), _WIDEST) if number.isdecimal() and number.isascii() else 1
    return max(1, columns)


def _on_grid(cells: list[Cell], above: tuple[str, ...], *, is_header: bool) -> tuple[str, ...]:
    columns: list[str] = []
    for cell in cells:
        text = cell.text.replace(PAGE, " ").strip()
        if cell.goes_on and not text and len(columns) < len(above):
            text = above[len(columns)]
        columns.append(text)
        columns += [text if is_header else ""] * (cell.span - 1)
    return tuple(columns)
