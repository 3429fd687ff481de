"""The elements of OpenDocument as text: paragraphs, notes, changes, cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from docdesk.parsing.office import marks
from docdesk.parsing.office.elements import all_of, child_of, children_of, name_of, value_of
from docdesk.parsing.raised import raised

BLOCKS = frozenset(("p", "h", "list", "table"))
PAGE = "\f"  # stands for a page break in a text

_SKIPPED = frozenset(
    "note-citation ruby-text tracked-changes forms sequence-decls variable-decls user-field-decls "
    "event-listeners desc title settings creator date date-string meta-creator-initials "
    "sender-initials scripts annotation-end".split()
)
_CHARACTERS = {"tab": "\t", "line-break": "\n", "soft-page-break": PAGE}
_LOOK, _RAISED, _STRUCK = "look", "raised", "struck"  # our attribute of a span, and its values
_MOST_REPEATED = 1000  # cells, rows and blanks: a number in the file, not to be trusted


@dataclass(slots=True)
class Beside:
    """What stands in a paragraph but not in its text: to be written after it."""

    notes: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


def deletions(text: etree._Element) -> dict[str, str]:
    """What was deleted while changes were tracked, by the change's id."""
    found = {}
    for region in all_of(text, "changed-region"):
        if (deletion := child_of(region, "deletion")) is not None:
            gone = (flat_text(block) for block in deletion if name_of(block) in BLOCKS)
            found[value_of(region, "id")] = " ".join(filter(None, gone))
    return found


def mark_looks(content: etree._Element) -> None:
    """Note on each span that it is set above the line or struck through, as its style says."""
    looks = {}
    for style in all_of(content, "style"):
        properties = child_of(style, "text-properties")
        if value_of(properties, "text-line-through-style") not in ("", "none"):
            looks[value_of(style, "name")] = _STRUCK
        elif value_of(properties, "text-position").startswith("super"):
            looks[value_of(style, "name")] = _RAISED
    for span in all_of(content, "span") if looks else ():
        if look := looks.get(value_of(span, "style-name")):
            span.set(_LOOK, look)


def _as_set(text: str, look: str, before: str) -> str:
    return raised(text, before) if look == _RAISED else marks.begin_deleted(text)


def paragraph_text(paragraph: etree._Element, deleted: dict[str, str], beside: Beside) -> str:
    """The text of a paragraph or heading; notes and boxes in it are put into `beside`."""
    pieces: list[str] = []
    _gather(paragraph, pieces, deleted, beside)
    return marks.join_deleted("".join(pieces))


def _gather(
    element: etree._Element, pieces: list[str], deleted: dict[str, str], beside: Beside
) -> None:
    pieces.append(_collapsed(element.text))
    for node in element:
        name = name_of(node)
        if name in _CHARACTERS:
            pieces.append(_CHARACTERS[name])
        elif name == "s":
            pieces.append(" " * _count(node, "c"))
        elif name == "change":
            pieces.append(marks.begin_deleted(deleted.get(value_of(node, "change-id"), "")))
        elif name in ("note", "annotation"):
            beside.notes.append(note_text(node))
        elif name == "text-box":
            beside.boxes.append(node)
        elif _LOOK in node.attrib:
            inner: list[str] = []
            _gather(node, inner, deleted, beside)
            pieces.append(_as_set("".join(inner), node.attrib[_LOOK], "".join(pieces[-2:])))
        elif name and name not in _SKIPPED:
            _gather(node, pieces, deleted, beside)
        pieces.append(_collapsed(node.tail))


def _collapsed(text: str | None) -> str:
    """White space in the XML is one blank; real blanks and breaks are elements."""
    if not text:
        return ""
    words = " ".join(text.split())
    if not words:
        return " "
    return " " * text[0].isspace() + words + " " * text[-1].isspace()


def note_text(node: etree._Element) -> str:
    """A footnote, an endnote or a comment as it is written."""
    if name_of(node) == "annotation":
        author = child_of(node, "creator")
        texts = (flat_text(block) for block in node if name_of(block) in ("p", "list"))
        return marks.comment((author.text or "") if author is not None else "", " ".join(texts))
    text = flat_text(child_of(node, "note-body"))
    return (
        marks.endnote(text) if value_of(node, "note-class") == "endnote" else marks.footnote(text)
    )


def flat_text(element: etree._Element | None) -> str:
    """All text below in one line, without notes."""
    if element is None:
        return ""
    paragraphs = [node for node in element.iter() if name_of(node) in ("p", "h")] or [element]
    texts = (paragraph_text(paragraph, {}, Beside()) for paragraph in paragraphs)
    return " ".join(" ".join(texts).split())


@dataclass(frozen=True, slots=True)
class TableText:
    """A table's rows on its grid, the first `header_rows` of which name the columns."""

    rows: list[list[str]]
    header_rows: int


def read_table(table: etree._Element) -> TableText:
    """The table; a cell over several rows is said in each of them."""
    rows: list[list[str]] = []
    header_rows = 0
    open_cells: dict[int, tuple[int, str]] = {}  # by column: for how many rows, which text
    for row, is_header in _rows(table, is_header=False):
        cells = _cells(row, open_cells)
        if any(cells):
            rows += [cells] * _count(row, "number-rows-repeated")
            header_rows += is_header and header_rows == len(rows) - 1
    return TableText(rows, header_rows if header_rows < len(rows) else 0)


def _rows(element: etree._Element, *, is_header: bool) -> Iterator[tuple[etree._Element, bool]]:
    for node in element:
        name = name_of(node)
        if name == "table-row":
            yield node, is_header
        elif name in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(node, is_header=is_header or name == "table-header-rows")


def _cells(row: etree._Element, open_cells: dict[int, tuple[int, str]]) -> list[str]:
    cells: list[str] = []
    for node in row:
        name = name_of(node)
        repeated = _count(node, "number-columns-repeated")
        if name == "covered-table-cell":
            for _ in range(repeated):
                left, text = open_cells.get(len(cells), (0, ""))
                open_cells[len(cells)] = (left - 1, text)
                cells.append(text if left > 0 else "")
        elif name == "table-cell":
            text = flat_text(node) if len(node) else ""
            open_cells[len(cells)] = (_count(node, "number-rows-spanned") - 1, text)
            cells += [text] * repeated
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _count(element: etree._Element, attribute: str) -> int:
    value = value_of(element, attribute)
    return min(int(value), _MOST_REPEATED) if value.isascii() and value.isdecimal() else 1


def table_cells(table: etree._Element) -> Iterator[etree._Element]:
    """The cells of a table, row by row."""
    for row, _ in _rows(table, is_header=False):
        yield from children_of(row, "table-cell")
