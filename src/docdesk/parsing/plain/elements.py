"""The readable text of any XML: paragraphs, table rows, and data as "name: value" lines."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from lxml import etree

from docdesk.parsing.flow import PageFlow
from docdesk.parsing.markup import parse_html
from docdesk.parsing.plain.html import write_page

DEEPEST = 100  # levels; what nests deeper is read without its structure

_HEADINGS = frozenset(("title", "h", "head", "heading", "book-title", "article-title"))
_PARAGRAPHS = frozenset(
    "p para simpara formalpara paragraph li v subtitle claim-text pre programlisting "
    "text-author".split()
)
_ROWS = frozenset(("tr", "row", "table-row"))
_CELLS = frozenset(("td", "th", "entry", "cell", "table-cell", "covered-table-cell"))
_BLOCKS = (
    _PARAGRAPHS
    | _ROWS
    | frozenset("table list itemizedlist orderedlist ul ol item listitem list-item fig".split())
)
_BREAKS = {"br": "\n", "line-break": "\n", "tab": "\t", "s": " "}
# What only arranges a document: its name tells a reader nothing.
_SILENT = frozenset(
    "body text section sec div chapter article book part front back component structuredbody "
    "channel document spreadsheet presentation worddocument table-wrap sect sub-section stanza "
    "poem cite patdoc sdobi sdode sdocl xmldata".split()
)
# What nobody reads: pictures written as letters, layout, and the same again for machines.
_DROPPED = frozenset(
    "binary binary-data binarydata script scripts style styles automatic-styles master-styles "
    "settings font-face-decls stylesheet fonts docpr shapedefaults docoledata sectpr ppr rpr "
    "tblpr trpr tcpr names worksheetoptions sequence-decls forms templateid typeid "
    "realmcode".split()
)
_DROPPED_PARTS = frozenset(
    (
        "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}meta",
        "{urn:hl7-org:v3}entry",  # the coded form of what the section says in words
    )
)
_DROPPED_NAMESPACES = frozenset(("http://www.w3.org/2000/09/xmldsig#",))
_CLINICAL = "urn:hl7-org:v3"
_CLINICAL_ATTRIBUTES = frozenset(("displayName", "value", "unit", "extension"))
_DRAWING = "http://www.w3.org/2000/svg"
_TECHNICAL = frozenset(
    "id class style lang dir href src idref ref rid space version schemaLocation".split()
)
# Files written as letters (base64).
DATA = re.compile(r"(?=[^A-Z]*[A-Z])(?=[^a-z]*[a-z])[A-Za-z0-9+/\r\n\t ]{200,}={0,2}\s*")
# Where there may be one, in the bytes of a document.
DATA_BYTES = re.compile(rb"[A-Za-z0-9+/]{60}")
_PAGE = re.compile(r"</(?:p|div|a|span|li|td|b|i|strong|em)>|<br\s*/?>", re.I)
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_NAMES = 3  # of elements within each other before a value
_LONG = 300  # characters; a value that long needs no name before it
_WORD_STARTS = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_.-]+")


class ElementWriter:
    """Puts XML elements into a flow; `data` are those that hold files as letters."""

    def __init__(self, flow: PageFlow) -> None:
        self._flow = flow
        self.data: list[etree._Element] = []

    def write(self, element: etree._Element, depth: int = 0, level: int = 1) -> None:
        """Put the element with all that is in it; `level` is that of its headings."""
        name = _key(element)
        if depth > 0 and _is_dropped(element):
            return
        children = _children(element)
        if depth >= DEEPEST:
            self._paragraph(_text(element))
        elif name in _ROWS and children and all(_key(child) in _CELLS for child in children):
            self._flow.add_line(" | ".join(filter(None, (_text(child) for child in children))))
        elif name in _HEADINGS and not _is_record(element.getparent()):
            self._flow.add_heading(_text(element), min(level, 6))
        elif not children:
            self._leaf(element, name)
        elif _is_running_text(element, children):
            self._paragraph(_text(element))
        elif _has_own_text(element):
            self._mixed(element, children, depth, level)
        else:
            self._container(element, children, depth, level)

    def _paragraph(self, text: str) -> None:
        self._flow.add_paragraph(text)

    def _leaf(self, element: etree._Element, name: str) -> None:
        text = element.text or ""
        if DATA.fullmatch(text):
            self.data.append(element)
            return
        if _PAGE.search(text):
            self._page(text)
        elif name in _PARAGRAPHS or name in _SILENT or len(text) > _LONG:
            self._paragraph(_text(element))
        elif line := _pair(label(element), _text(element), _attributes(element)):
            self._flow.add_line(line)

    def _page(self, text: str) -> None:
        """A web page that stands in the document as text, as news feeds have it."""
        root = parse_html(text).root
        if root is not None:
            write_page(root, self._flow)

    def _mixed(
        self, element: etree._Element, children: list[etree._Element], depth: int, level: int
    ) -> None:
        """Text and blocks in turns."""
        words = [_spaced(element.text)]
        for child in children:
            if _is_inline(child):
                words.append(_text(child))
            else:
                self._paragraph(_collapsed("".join(words)))
                words = []
                self.write(child, depth + 1, level)
            words.append(_spaced(child.tail))
        self._paragraph(_collapsed("".join(words)))

    def _container(
        self, element: etree._Element, children: list[etree._Element], depth: int, level: int
    ) -> None:
        if _is_record(element):
            self._record(element, children)
            return
        has_title = any(_key(child) in _HEADINGS for child in children)
        is_named = depth > 0 and _key(element) not in _SILENT | _BLOCKS and not has_title
        if is_named and len(children) > 1:
            attributes = _attributes(element)
            name = _whole_label(element)
            head = _pair(name, "", attributes) or name
            self._flow.add_heading(head, min(level, 6))
            level += 1
        for child in children:
            is_title = _key(child) in _HEADINGS
            self.write(child, depth + 1, level if is_title else level + has_title)

    def _record(self, element: etree._Element, children: list[etree._Element]) -> None:
        """Values that belong together: one paragraph under the name of the thing."""
        name = _whole_label(element)
        head = _pair(name, "", _attributes(element)) or f"{name}:"
        self._flow.add_paragraph(head)
        for child in children:
            if not _is_dropped(child):
                self._leaf(child, _key(child))


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace, or without a prefix that nothing declares."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def namespace(element: etree._Element) -> str:
    """The element's namespace, or ""."""
    return str(element.tag)[1:].rpartition("}")[0]


def _key(element: etree._Element) -> str:
    """The name to look up: older formats write theirs in capitals."""
    return local_name(element).lower()


def label(element: etree._Element) -> str:
    """The element's name in words: "DatiAnagrafici" is "Dati Anagrafici"."""
    return " ".join(_WORD_STARTS.sub(" ", local_name(element)).split())


def _whole_label(element: etree._Element) -> str:
    """The name after those of elements that hold nothing else: whose address it is."""
    names = [label(element)]
    for outer in islice(element.iterancestors(), _MOST_NAMES - 1):
        is_named = outer.getparent() is not None and _key(outer) not in _SILENT | _BLOCKS
        if not is_named or len(_children(outer)) > 1:
            break
        names.insert(0, label(outer))
    return ", ".join(names)


def _children(element: etree._Element) -> list[etree._Element]:
    return [child for child in element if isinstance(child.tag, str)]


def _is_dropped(element: etree._Element) -> bool:
    return (
        _key(element) in _DROPPED
        or element.tag in _DROPPED_PARTS
        or namespace(element) in _DROPPED_NAMESPACES
    )


def _is_record(element: etree._Element | None) -> bool:
    """Elements that have values and nothing below them, two or more."""
    if element is None or _key(element) in _SILENT | _BLOCKS:
        return False
    children = _children(element)
    return (
        len(children) > 1
        and not any(len(_children(child)) or _key(child) in _BLOCKS for child in children)
        and not _has_own_text(element)
    )


def _has_own_text(element: etree._Element) -> bool:
    texts = [element.text, *(child.tail for child in element)]
    return any(text and not text.isspace() for text in texts)


def _is_running_text(element: etree._Element, children: list[etree._Element]) -> bool:
    """A paragraph with marked words in it, and no blocks."""
    if _key(element) not in _PARAGRAPHS and not _has_own_text(element):
        return False
    return all(_is_inline(child) for child in children)


def _is_inline(element: etree._Element) -> bool:
    return all(_key(part) not in _BLOCKS for part in element.iter(etree.Element))


def _text(element: etree._Element) -> str:
    """All text in the element, in lines where it breaks them itself."""
    return _collapsed("".join(_pieces(element)))


def _pieces(element: etree._Element) -> Iterator[str]:
    """Line ends of the source are but spaces; entities are not expanded.

    References to those that every web page knows become their character, others stay as written.
    """
    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, part in walker:
        if event == "start":
            if part is not element and isinstance(part.tag, str) and _is_dropped(part):
                walker.skip_subtree()
                continue
            yield _BREAKS.get(_key(part), "")
            yield _spaced(unescape(part.text) if part.tag is etree.Entity else part.text)
        elif part is not element:
            yield _spaced(part.tail)


def _spaced(text: str | None) -> str:
    return _SPACE.sub(" ", text) if text else ""


def _collapsed(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def _attributes(element: etree._Element) -> str:
    vocabulary = namespace(element)
    if vocabulary == _DRAWING:
        return ""
    pairs = []
    for name, value in element.attrib.items():
        is_kept = name in _CLINICAL_ATTRIBUTES if vocabulary == _CLINICAL else _is_telling(name)
        if is_kept and value.strip():
            pairs.append((name.rpartition("}")[2], " ".join(value.split())))
    if len(pairs) == 1:
        return pairs[0][1]
    return "; ".join(f"{name}: {value}" for name, value in pairs)


def _is_telling(name: str) -> bool:
    return name.endswith("}Name") or ("}" not in name and name not in _TECHNICAL)


def _pair(name: str, text: str, attributes: str) -> str:
    if text and attributes:
        return f"{name}: {text} ({attributes})"
    value = text or attributes
    return f"{name}: {value}" if value else ""
