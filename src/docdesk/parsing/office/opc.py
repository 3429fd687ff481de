"""The parts of an Office package and how they are related (Open Packaging Conventions)."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from docdesk.parsing.office.elements import all_of, name_of, value_of
from docdesk.parsing.packed import Package

_PROPERTIES = {
    "title": "title",
    "creator": "author",
    "subject": "subject",
    "created": "created",
    "modified": "modified",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """From one part to another: `kind` is the last word of its type, `target` the part's name."""

    id: str
    kind: str
    target: str


class Parts:
    """The XML parts of a package."""

    def __init__(self, package: Package, usual_main: str) -> None:
        """`usual_main` is the main part where the package does not say which it is."""
        self._package = package
        self._names = frozenset(package.names())
        self.of_package = self.relations("")
        main = next((r.target for r in self.of_package if r.kind == "officeDocument"), usual_main)
        self.main_name = main if main in self._names else usual_main
        self.main = self.tree(self.main_name)

    def tree(self, name: str) -> etree._Element:
        """The root of a part.

        Raises:
            DocumentDamaged: it is missing or damaged.
        """
        return self._package.xml(name)

    def relations(self, part: str) -> list[Relation]:
        """Where a part ("" for the package) leads to, within the package."""
        folder, name = posixpath.split(part)
        file = posixpath.join(folder, "_rels", name + ".rels")
        if file not in self._names:
            return []
        found = (
            Relation(
                value_of(entry, "Id"),
                value_of(entry, "Type").rpartition("/")[2],
                _target(folder, value_of(entry, "Target")),
            )
            for entry in self._package.xml(file)
            if value_of(entry, "TargetMode") != "External"
        )
        return [relation for relation in found if self._is_there(relation)]

    def _is_there(self, relation: Relation) -> bool:
        # A picture counts even if it is missing; of other kinds only what is there is of use.
        return relation.kind == "image" or relation.target in self._names


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def sheet_parts(parts: Parts) -> Iterator[tuple[str, str]]:
    """The sheets of an Excel workbook: their names, and the parts that they are in."""
    targets = {relation.id: relation.target for relation in parts.relations(parts.main_name)}
    for sheet in all_of(parts.main, "sheet"):
        target = next((targets[v] for v in sheet.attrib.values() if v in targets), "")
        if target:
            yield value_of(sheet, "name"), target


def read_properties(parts: Parts) -> dict[str, str]:
    """The document's properties: title, author, subject, created, modified."""
    found: dict[str, str] = {}
    for relation in parts.of_package:
        if relation.kind == "core-properties":
            for element in parts.tree(relation.target):
                key = _PROPERTIES.get(name_of(element))
                if key and element.text and element.text.strip():
                    found[key] = " ".join(element.text.split())
    return found
