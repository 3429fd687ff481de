"""Web pages: the text a reader sees, in blocks, with headings; nothing is ever fetched."""

import re

from lxml import etree

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.markup import parse_html
from docdesk.parsing.plain.text import decode_text
from docdesk.parsing.source import Source

_DROPPED = frozenset(
    "script style head template noscript svg math iframe object embed audio video canvas "
    "select datalist noframes applet map".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARAGRAPHS = frozenset(
    "p div section article main header footer nav aside blockquote pre figure figcaption "
    "address form fieldset table ul ol dl details summary hr body center caption".split()
)
_LINES = frozenset("li dt dd tr option".split())
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BULLET = "•"
_CUT_NOTE = "The page is nested too deeply: some of its text was left out."
_SPACE = re.compile(r"[ \t\n\r\f]+")


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The visible text of a web page as one page."""
    tree = parse_html(decode_html(source.read(4 * options.limits.text_chars)))
    if tree.root is None:
        return ParsedDocument(DocumentKind.HTML, source.title, ())
    writer = _Writer()
    _walk(tree.root, writer)
    pages, headings = writer.flow.finish()
    if tree.is_cut and not pages[0].text:
        raise DocumentDamaged("The web page is nested too deeply to be read.")
    title = " ".join("".join(tree.root.xpath("(//head/title)[1]//text()")).split())
    return ParsedDocument(
        DocumentKind.HTML,
        title or source.title,
        pages,
        headings,
        _metadata(tree.root),
        (_CUT_NOTE,) if tree.is_cut else (),
    )


def decode_html(content: bytes) -> str:
    """The page's source as text, by its mark, as UTF-8, or as it declares."""
    head = content[:4096]
    declared = _DECLARED.search(head) or _XML_DECLARED.search(head)
    return decode_text(content, declared=declared.group(1).decode("ascii") if declared else "")


def _metadata(root: etree._Element) -> dict[str, str]:
    found = {}
    for name in ("author", "description", "date"):
        values = root.xpath(
            "//meta[translate(@name,'ADEHINOPRSTUC','adehinoprstuc')=$n]/@content", n=name
        )
        if values and values[0].strip():
            found[name] = " ".join(values[0].split())
    return found


def _walk(root: etree._Element, writer: "_Writer") -> None:
    """Feed the writer in document order; iterative, since hostile pages nest very deep."""
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            if _is_dropped(element):
                walker.skip_subtree()
                continue
            writer.open(element)
            writer.write(element.text)
        elif event == "end":
            if not _is_dropped(element):
                writer.close(element)
            writer.write(element.tail if element is not root else None)
        else:
            writer.write(element.tail)


def _is_dropped(element: etree._Element) -> bool:
    return (
        element.tag in _DROPPED
        or "hidden" in element.attrib
        or bool(_HIDDEN.search(element.get("style", "")))
    )


class _Writer:
    """Gathers inline text and gives whole blocks to the flow."""

    def __init__(self) -> None:
        self.flow = PageFlow()
        self._inline: list[str] = []
        self._cells: list[list[str]] = []  # of the open table rows, outermost first
        self._verbatim = 0
        self._is_line = False

    def open(self, element: etree._Element) -> None:
        """An element begins."""
        tag = element.tag
        if tag == "br":
            self._inline.append("\n")
        elif tag == "pre":
            self._end_block()
            self._verbatim += 1
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in _PARAGRAPHS or tag in _HEADINGS:
            self._end_block()
        elif tag in _LINES:
            self._end_block()
            self._is_line = True
            if tag == "li":
                self._inline.append(_BULLET + " ")
        if tag == "tr" and not _is_layout(element):
            self._cells.append([])

    def close(self, element: etree._Element) -> None:
        """An element ends."""
        tag = element.tag
        if tag in _HEADINGS and not self._cells:
            self.flow.add_heading(self._take(), _HEADINGS[tag])
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self._end_row(element)
        elif tag in _PARAGRAPHS or tag in _LINES or tag in _HEADINGS:
            self._end_block()
        if tag == "pre":
            self._verbatim -= 1

    def write(self, text: str | None) -> None:
        """Text between tags."""
        if text:
            self._inline.append(text if self._verbatim else _SPACE.sub(" ", text))

    def _take(self) -> str:
        text = "".join(self._inline)
        self._inline = []
        return text

    def _end_block(self) -> None:
        if self._cells:
            self._inline.append(" ")
            return
        text = self._take()
        if not self._verbatim:
            text = _collapse(text)
        if text == _BULLET:
            self._inline.append(_BULLET + " ")  # the item's words are in a block of their own
            return
        if text.strip():
            (self.flow.add_line if self._is_line else self.flow.add_paragraph)(text)
        self._is_line = False

    def _end_cell(self) -> None:
        if not self._cells:
            self._end_block()
        elif text := " ".join(self._take().split()):
            self._cells[-1].append(text)

    def _end_row(self, element: etree._Element) -> None:
        if _is_layout(element) or not self._cells:
            self._end_block()
            return
        self._end_cell()
        row = " | ".join(self._cells.pop())
        if self._cells:
            self._inline.append(row + " ")
        elif row:
            self.flow.add_line(row)


def _collapse(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _is_layout(row: etree._Element) -> bool:
    """A row that arranges whole parts of the page rather than figures and words."""
    return row.find(".//table") is not None or len(row.findall(".//p")) > 2 * len(row) + 2
