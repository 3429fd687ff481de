"""XML and HTML to trees: nothing is fetched, no entity is expanded, and limits are said aloud."""

from dataclasses import dataclass

from lxml import etree
from lxml.html import HTMLParser

from docdesk.domain.errors import DocumentDamaged


@dataclass(frozen=True, slots=True)
class HtmlTree:
    """A page's root element (None: there is none); `is_cut` if it nests too deep to hold it all."""

    root: etree._Element | None
    is_cut: bool


def parse_xml(content: bytes) -> etree._Element:
    """The root of an XML document whose size the caller has bounded.

    Raises:
        DocumentDamaged: it is no well-formed XML.
        MemoryError: it does not fit.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        _raise_memory_error(parser.error_log, error)
        raise DocumentDamaged(
            "The document is damaged: its content is no well-formed XML.",
            "Open it in its own program and save it again, or get a fresh copy.",
        ) from error


def mend_xml(content: bytes) -> etree._Element | None:
    """What can be read of XML (UTF-8) with mistakes in it; MemoryError if it does not fit."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        recover=True,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        _raise_memory_error(parser.error_log, error)
        return None
    _raise_memory_error(parser.error_log, None)
    return root


def parse_html(source: str) -> HtmlTree:
    """The tree of a web page, however wrong its tags are; MemoryError if it does not fit."""
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True)
    content = source.replace("\x00", "").encode("utf-8", errors="replace")
    try:
        root = etree.fromstring(content, parser)
    except etree.ParseError as error:
        _raise_memory_error(parser.error_log, error)
        return HtmlTree(None, is_cut=False)
    _raise_memory_error(parser.error_log, None)
    limit = etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return HtmlTree(root, is_cut=any(entry.type == limit for entry in parser.error_log))


def _raise_memory_error(entries: etree._ListErrorLog, cause: Exception | None) -> None:
    """libxml2 takes a failed allocation for a mistake in the document."""
    if any(entry.type == etree.ErrorTypes.ERR_NO_MEMORY for entry in entries):
        raise MemoryError("libxml2 could not allocate memory") from cause
