"""Web pages: the text a reader sees, in blocks, with headings; nothing is ever fetched."""

import re

from lxml import etree

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.markup import HtmlTree, parse_html
from docdesk.parsing.office.marks import begin_deleted, join_deleted
from docdesk.parsing.plain.lists import ListMarks
from docdesk.parsing.plain.text import decode_text
from docdesk.parsing.raised import raised
from docdesk.parsing.source import Source
from docdesk.parsing.tables import header_text, merged_header, row_text

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
# XHTML may close at once what HTML would read on to its end mark: the rest of the page.
_SELF_CLOSED = re.compile(r"<(?:script|style|title|iframe|textarea|noscript)\b[^<>]*/>", re.I)
_METADATA = {"author": "author", "description": "subject", "date": "created"}
_WIDEST = 100  # columns that one cell may say to span
_STRUCK = frozenset(("s", "strike", "del"))
_LISTS = frozenset(("ul", "ol"))
CUT_NOTE = "The page is nested too deeply: some of its text was left out."
_SPACE = re.compile(r"[ \t\n\r\f]+")


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The visible text of a web page as one page."""
    tree = parse_page(source.read(4 * options.limits.text_chars))
    if tree.root is None:
        return ParsedDocument(DocumentKind.HTML, source.title, ())
    flow = PageFlow()
    write_page(tree.root, flow)
    pages, headings = flow.finish()
    if tree.is_cut and not pages[0].text:
        raise DocumentDamaged("The web page is nested too deeply to be read.")
    return ParsedDocument(
        DocumentKind.HTML,
        page_title(tree.root) or source.title,
        pages,
        headings,
        _metadata(tree.root),
        (CUT_NOTE,) if tree.is_cut else (),
    )


def parse_page(content: bytes, *, declared: str = "") -> HtmlTree:
    """The tree of a page; `declared` is an encoding that stands outside of it (in a message)."""
    return parse_html(_SELF_CLOSED.sub("", decode_html(content, declared=declared)))


def write_page(root: etree._Element, flow: PageFlow) -> None:
    """Put the visible text of a page, or of a part of one, into the flow."""
    _walk(root, _Writer(flow))


def page_title(root: etree._Element) -> str:
    """The title that a page gives itself, or ""."""
    return " ".join("".join(root.xpath("(//head/title)[1]//text()")).split())


def decode_html(content: bytes, *, declared: str = "") -> str:
    """The page's source as text, by its mark, as UTF-8, or as it or its message declares."""
    head = content[:4096]
    inner = _DECLARED.search(head) or _XML_DECLARED.search(head)
    named = declared or (inner.group(1).decode("ascii") if inner else "")
    return decode_text(content, declared=named)


def _metadata(root: etree._Element) -> dict[str, str]:
    found = {}
    for name, key in _METADATA.items():
        values = root.xpath(
            "//meta[translate(@name,'ADEHINOPRSTUC','adehinoprstuc')=$n]/@content", n=name
        )
        if values and values[0].strip():
            found[key] = " ".join(values[0].split())
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
    writer.finish()


def _is_dropped(element: etree._Element) -> bool:
    return (
        element.tag in _DROPPED
        or "hidden" in element.attrib
        or bool(_HIDDEN.search(element.get("style", "")))
    )


class _Writer:
    """Gathers inline text and gives whole blocks to the flow."""

    def __init__(self, flow: PageFlow) -> None:
        self._flow = flow
        self._inline: list[str] = []
        self._cells: list[list[str]] = []  # of the open table rows, outermost first
        self._headers: list[list[list[str]]] = []  # the header rows of the open tables
        self._verbatim = 0
        self._is_line = False
        self._lists = ListMarks()
        self._mark = ""  # of the list item that begins
        self._struck = 0
        self._raised = 0

    def open(self, element: etree._Element) -> None:
        """An element begins."""
        tag = element.tag
        if tag == "br":
            self._inline.append("\n")
        elif tag == "pre":
            self._end_block()
            self._verbatim += 1
        elif tag in ("td", "th"):
            self._keep_stray()
        elif tag in _PARAGRAPHS or tag in _HEADINGS:
            self._end_block()
        elif tag in _LINES:
            self._end_block()
            self._is_line = True
            if tag == "li":
                self._mark = self._lists.next_mark(element)
                self._inline.append(self._mark + " ")
        if tag == "table":
            self._headers.append([])
        elif tag == "tr" and not _is_layout(element):
            self._cells.append([])
        elif tag in _LISTS:
            self._lists.open(element)
        self._struck += tag in _STRUCK
        self._raised += tag == "sup"

    def close(self, element: etree._Element) -> None:
        """An element ends."""
        tag = element.tag
        if tag in _HEADINGS and not self._cells:
            self._flow.add_heading(self._take(), _HEADINGS[tag])
        elif tag in ("td", "th"):
            self._end_cell(element)
        elif tag == "tr":
            self._end_row(element)
        elif tag in _PARAGRAPHS or tag in _LINES or tag in _HEADINGS:
            self._end_block()
        if tag == "pre":
            self._verbatim -= 1
        elif tag in _LISTS:
            self._lists.close()
        elif tag == "table" and self._headers:
            self._headers.pop()
        self._struck -= tag in _STRUCK
        self._raised -= tag == "sup"

    def write(self, text: str | None) -> None:
        """Text between tags."""
        if not text:
            return
        text = text if self._verbatim else _SPACE.sub(" ", text)
        if self._raised:
            text = raised(text, self._inline[-1] if self._inline else "")
        self._inline.append(begin_deleted(text) if self._struck else text)

    def finish(self) -> None:
        """Nothing follows."""
        self._cells = []
        self._end_block()

    def _take(self) -> str:
        text = join_deleted("".join(self._inline))
        self._inline = []
        return text

    def _end_block(self) -> None:
        if self._cells:
            self._inline.append(" ")
            return
        text = self._take()
        if not self._verbatim:
            text = _collapse(text)
        if text and text == self._mark:
            self._inline.append(f"{text} ")  # the item's words are in a block of their own
            return
        if text.strip():
            (self._flow.add_line if self._is_line else self._flow.add_paragraph)(text)
        self._is_line = False

    def _keep_stray(self) -> None:
        """Text before a cell, which wrong tags leave there, is one as well."""
        if not self._cells:
            self._end_block()
        elif text := " ".join(self._take().split()):
            self._cells[-1].append(text)

    def _end_cell(self, element: etree._Element) -> None:
        if not self._cells:
            self._end_block()
            return
        text = " ".join(self._take().split())
        also = text if _is_header(element.getparent()) else ""
        self._cells[-1] += [text, *[also] * (_columns(element) - 1)]

    def _end_row(self, element: etree._Element) -> None:
        if _is_layout(element) or not self._cells:
            self._end_block()
            return
        self._keep_stray()
        cells = self._cells.pop()
        row = self._row(cells, is_header=_is_header(element))
        if self._cells:
            self._inline.append(row + " ")
        elif row:
            self._flow.add_line(row)

    def _row(self, cells: list[str], *, is_header: bool) -> str:
        """The row in one line, under the names of the columns where the table gives them."""
        header_rows = self._headers[-1] if self._headers else []
        if is_header:
            header_rows.append(cells)
            return header_text(cells)
        # Names over several rows leave gaps below them: then it is not clear what is under what.
        is_clear = all(len(row) == len(cells) for row in header_rows)
        return row_text(cells, merged_header(header_rows) if is_clear else ())


def _collapse(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _is_layout(row: etree._Element) -> bool:
    """A row that arranges whole parts of the page rather than figures and words."""
    return row.find(".//table") is not None or len(row.findall(".//p")) > 2 * len(row) + 2


def _is_header(row: etree._Element) -> bool:
    """A row whose cells all name columns."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    return len(cells) > 1 and all(cell.tag == "th" for cell in cells)


def _columns(cell: etree._Element) -> int:
    span = cell.get("colspan", "").strip()
    return min(int(span), _WIDEST) if span.isascii() and span.isdigit() and len(span) < 5 else 1
