"""XML as a tree, in spite of mistakes in it where that can be."""

import re
from contextlib import suppress
from dataclasses import dataclass

from lxml import etree

from docdesk.domain.errors import DocumentDamaged
from docdesk.parsing.markup import mend_xml, parse_xml
from docdesk.parsing.plain.elements import namespace
from docdesk.parsing.plain.text import decode_text

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_FLAT_PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"


@dataclass(frozen=True, slots=True)
class XmlTree:
    """The root element, None where there is none; `is_mended` if there were mistakes."""

    root: etree._Element | None
    is_mended: bool = False


def parse_leniently(content: bytes) -> XmlTree:
    """The document's tree, of several documents in a row one with all of them.

    MemoryError if it does not fit.
    """
    with suppress(DocumentDamaged):
        return XmlTree(parse_xml(content))
    # Often the declaration names another encoding than the text is in, or stands elsewhere.
    text = _DECLARATION.sub("", decode_text(content)).encode("utf-8", errors="replace")
    for attempt in (text, b"<all>" + text + b"</all>"):
        with suppress(DocumentDamaged):
            return XmlTree(parse_xml(attempt))
    root = mend_xml(text)
    has_text = root is not None and any(part.strip() for part in root.itertext())
    return XmlTree(root if has_text else None, is_mended=True)


def main_part(root: etree._Element) -> etree._Element:
    """Of a Word document in one XML file (Flat OPC) the text, else the whole."""
    if namespace(root) == _FLAT_PACKAGE:
        for part in root:
            if part.get(f"{{{_FLAT_PACKAGE}}}name") == "/word/document.xml":
                return part
    return root
