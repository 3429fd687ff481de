"""XML elements by their names alone, whatever their namespace.

Strict and transitional Office documents, and versions of OpenDocument, differ only there.
"""

from collections.abc import Iterator

from lxml import etree


def name_of(element: etree._Element) -> str:
    """The tag without its namespace; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child_of(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of this name."""
    return next(children_of(element, name), None)


def children_of(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """All children of this name."""
    return (child for child in (element if element is not None else ()) if name_of(child) == name)


def all_of(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The element and its descendants of this name, in order."""
    nodes = element.iter() if element is not None else ()
    return (node for node in nodes if name_of(node) == name)


def value_of(element: etree._Element | None, name: str = "val") -> str:
    """An attribute whatever its namespace, or ""."""
    if element is None:
        return ""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def is_on(element: etree._Element | None) -> bool:
    """True for a switch that is there and not turned off."""
    return element is not None and value_of(element) not in ("0", "false", "off")
