"""A flow of lines and headings gathered into pages, for formats without a fixed layout."""

import re

from docdesk.domain.documents import Heading, Page

LONGEST_HEADING = 300  # characters

# What nobody sees and what disturbs searching: controls, soft hyphens, zero-width marks.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x85")


def clean(text: str) -> str:
    """The text with one kind of line end and without characters that are not seen."""
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


class PageFlow:
    """Lines and headings in reading order; paragraphs are kept apart by an empty line."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._headings: list[Heading] = []
        self._parts: list[str] = []
        self._length = 0

    @property
    def pages(self) -> int:
        """The number of the page that is being filled."""
        return len(self._pages) + 1

    @property
    def length(self) -> int:
        """How many characters the page that is being filled has so far."""
        return self._length

    def add_paragraph(self, text: str) -> None:
        """Put a paragraph after an empty line; blank ones are left out."""
        self._put("\n\n", text)

    def add_line(self, text: str) -> None:
        """Put a line directly under the one before: a list item or a table row."""
        self._put("\n", text)

    def add_heading(self, text: str, level: int) -> None:
        """Put a heading of this level (1 is the highest); what is too long for one is text."""
        line = " ".join(clean(text).split())
        self._put("\n\n", line)
        if 0 < len(line) <= LONGEST_HEADING:
            start = self._length - len(line)
            self._headings.append(Heading(self.pages, start, self._length, level, line))

    def end_page(self, label: str = "") -> None:
        """Close the page, which is called `label`; what follows stands on the next one."""
        self._pages.append(Page(self.pages, "".join(self._parts), label))
        self._parts = []
        self._length = 0

    def finish(self) -> tuple[tuple[Page, ...], tuple[Heading, ...]]:
        """All pages and headings."""
        if self._parts or not self._pages:
            self.end_page()
        return tuple(self._pages), tuple(self._headings)

    def _put(self, gap: str, text: str) -> None:
        line = clean(text).replace("\xa0", " ").strip("\n ")
        if not line or line.isspace():
            return
        piece = gap + line if self._parts else line
        self._parts.append(piece)
        self._length += len(piece)
