"""The comments on the cells of an Excel workbook (XLSX), which calamine does not read."""

from contextlib import suppress

from lxml import etree

from docdesk.domain.errors import DocumentDamaged
from docdesk.parsing.office import marks
from docdesk.parsing.office.elements import all_of, child_of, name_of, value_of
from docdesk.parsing.office.opc import Parts, sheet_parts
from docdesk.parsing.packed import Package


def read_comments(package: Package) -> dict[str, list[str]]:
    """The comments of each sheet by its name, with their cells: "B4 [comment by ...]".

    Damaged parts are passed over: what is on the sheets is told elsewhere.
    """
    found: dict[str, list[str]] = {}
    with suppress(DocumentDamaged):
        parts = Parts(package, "xl/workbook.xml")
        for name, part in sheet_parts(parts):
            if lines := _comments(parts, part):
                found[name] = lines
    return found


def _comments(parts: Parts, sheet: str) -> list[str]:
    lines: list[str] = []
    for relation in parts.relations(sheet):
        if relation.kind == "comments":
            root = parts.tree(relation.target)
            authors = [author.text or "" for author in all_of(root, "author")]
            lines += (_line(comment, authors) for comment in all_of(root, "comment"))
    return lines


def _line(comment: etree._Element, authors: list[str]) -> str:
    number = value_of(comment, "authorId")
    index = int(number) if number.isascii() and number.isdecimal() else len(authors)
    author = authors[index] if index < len(authors) else ""
    text = child_of(comment, "text")
    nodes = text.iter() if text is not None else ()
    words = "".join(node.text or "" for node in nodes if name_of(node) == "t")
    return f"{value_of(comment, 'ref')} {marks.comment(author, words)}"
