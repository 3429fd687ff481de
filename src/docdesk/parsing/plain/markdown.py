"""Markdown: the source text is kept, its headings are found."""

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from docdesk.domain.documents import DocumentKind, Heading, Page, ParsedDocument
from docdesk.parsing.flow import LONGEST_HEADING, clean
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.plain.text import read_text
from docdesk.parsing.source import Source

# Pictures written into the text as data: megabytes that nobody reads.
_DATA = re.compile(r"\(data:[^)\s]{40,}\)|(?<=[\"'])data:[^\"']{40,}(?=[\"'])")
_LONGEST_TITLE = 120
# The blocks of longer texts take a hundred times their memory: their headings are not looked for.
_LONGEST_WITH_HEADINGS = 2_000_000  # characters
_WORDS = frozenset(("text", "code_inline", "softbreak", "hardbreak"))
_FRONT_MATTER = re.compile(r"---\n.*?\n(?:---|\.\.\.)\n", re.S)
_FRONT_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.M | re.I)


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The Markdown source as one page, so that quotes are what the author wrote."""
    text = _DATA.sub("(data)", clean(read_text(source, options)).replace("\f", "\n")).rstrip()
    front = _FRONT_MATTER.match(text)
    is_long = len(text) > _LONGEST_WITH_HEADINGS
    headings = [] if is_long else _headings(text, front.end() if front else 0)
    title = _FRONT_TITLE.search(front.group()) if front else None
    first = next((h.text for h in headings if h.level == 1 and len(h.text) <= _LONGEST_TITLE), "")
    return ParsedDocument(
        DocumentKind.MARKDOWN,
        title.group(1) if title else first or source.title,
        (Page(1, text),),
        tuple(headings),
    )


def _headings(text: str, begin: int) -> list[Heading]:
    starts = _line_starts(text, begin)
    found: list[Heading] = []
    parser = MarkdownIt("commonmark")
    for opening, inline in pairwise(_blocks(text[begin:])):
        if opening.type != "heading_open" or not opening.map:
            continue
        title = _plain(parser, inline.content)
        if 0 < len(title) <= LONGEST_HEADING:
            first, last = opening.map
            start, end = starts[first], starts[min(last, len(starts) - 1)]
            source = text[start:end].rstrip()
            found.append(Heading(1, start, start + len(source), int(opening.tag[1]), title))
    return found


def _blocks(text: str) -> list[Token]:
    """The block structure alone: what is within paragraphs costs a lot and is not needed."""
    parser = MarkdownIt("commonmark")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser.parse(text)


def _plain(parser: MarkdownIt, content: str) -> str:
    """A heading's words without their marks."""
    children = parser.parseInline(content)[0].children or ()
    words = (
        c.content if c.type in ("text", "code_inline") else " "
        for c in children
        if c.type in _WORDS
    )
    return " ".join("".join(words).split())


def _line_starts(text: str, begin: int) -> list[int]:
    starts = [begin]
    for line in text[begin:].split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    starts[-1] = len(text)
    return starts
