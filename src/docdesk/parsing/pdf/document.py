"""PDF documents: pages, title, labels and headings, all by pdfium."""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from docdesk.domain.documents import DocumentKind, Heading, Page, ParsedDocument
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentTooLarge,
    PasswordNeeded,
    TextMissing,
)
from docdesk.parsing.headings import LONGEST, find_headings
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.pdf.text import PageText, read_page
from docdesk.parsing.source import Source

log = logging.getLogger(__name__)

_OUTLINE_ENTRIES = 5000
_LARGE = 1.25  # a line this much higher than the page's middle one stands out
# Titles that programs fill in by themselves say nothing about the document.
_NO_TITLE = re.compile(
    r"(?:untitled|senza titolo|microsoft (?:word|powerpoint|excel) - |document\d*$|slide \d|"
    r"[\w. -]+\.(?:docx?|pdf|rtf|txt|wpd|xlsx?|pptx?|tex|dvi|indd|qxd)$|[\W\d_]*$)",
    re.I,
)
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_DETAILS = {
    "Author": "author",
    "Subject": "subject",
    "CreationDate": "created",
    "ModDate": "modified",
}


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The PDF with the words' positions.

    Raises:
        PasswordNeeded: it opens only with a password.
        DocumentDamaged: it cannot be opened, or none of its pages can.
        TextMissing: its pages show something but have no text.
        DocumentEmpty: its pages are blank.
        DocumentTooLarge: it has too many pages or characters.
    """
    document = open_pdf(source, options.password)
    try:
        count = _checked_count(document, options.limits)
        reader = _Reader(document, options.limits)
        pages = tuple(reader.pages(count))
        reader.check(pages)
        headings = _without_running_heads(
            _merge([*_outline(document, pages), *reader.headings]), pages
        )
        details = document.get_metadata_dict(skip_empty=True)
        return ParsedDocument(
            DocumentKind.PDF,
            _title(details, source),
            pages,
            headings,
            _metadata(details),
            reader.notes(),
        )
    finally:
        document.close()


def open_pdf(source: Source, password: str) -> pdfium.PdfDocument:
    """The opened document, to be closed by the caller."""
    try:
        return pdfium.PdfDocument(source.path or source.data, password=password or None)
    except pdfium.PdfiumError as error:
        if error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
            raise PasswordNeeded(
                "The PDF is encrypted and opens only with its password.",
                "Save a copy without a password and add the copy.",
            ) from error
        raise DocumentDamaged(
            "The PDF is damaged and cannot be opened.",
            "Open it in a PDF program and save it again, or get a fresh copy.",
        ) from error


def _checked_count(document: pdfium.PdfDocument, limits: ParseLimits) -> int:
    count = len(document)
    if count > limits.pages:
        raise DocumentTooLarge(
            f"The PDF has {count:,} pages; the limit is {limits.pages:,}.", "Split the document."
        )
    if count == 0:
        raise DocumentDamaged("The PDF has no pages.", "Get a fresh copy.")
    return count


class _Reader:
    """Reads page after page and keeps account of those without text."""

    def __init__(self, document: pdfium.PdfDocument, limits: ParseLimits) -> None:
        self._document = document
        self._chars_left = limits.text_chars
        self._limits = limits
        self._broken: list[int] = []
        self._drawn_only: list[int] = []
        self.headings: list[Heading] = []

    def pages(self, count: int) -> Iterator[Page]:
        """The pages in order; one that cannot be read is there without text."""
        for number in range(1, count + 1):
            found = self._read(number)
            self._chars_left -= len(found.text)
            if self._chars_left < 0:
                raise DocumentTooLarge(
                    f"The PDF has more than {self._limits.text_chars:,} characters.",
                    "Split the document.",
                )
            self.headings += _page_headings(number, found)
            label = self._document.get_page_label(number - 1) or ""
            yield Page(number, found.text, label, found.width, found.height, found.words)

    def _read(self, number: int) -> PageText:
        page = None
        try:
            page = self._document[number - 1]
            found = read_page(page)
            if not _has_words(found.text) and pdfium_c.FPDFPage_CountObjects(page) > 0:
                self._drawn_only.append(number)
            return found
        except pdfium.PdfiumError as error:
            log.warning("Page %s cannot be read: %s", number, error)
            self._broken.append(number)
            return PageText("", Page(number, "").words, 0.0, 0.0)
        finally:
            if page is not None:
                page.close()

    def check(self, pages: Sequence[Page]) -> None:
        """Raise if no page has text, saying why."""
        if any(_has_words(page.text) for page in pages):
            return
        if self._drawn_only:
            raise TextMissing(_no_text(len(pages)), "Run OCR on it and add the result.")
        if self._broken:
            raise DocumentDamaged("None of the PDF's pages can be read.", "Get a fresh copy.")
        raise DocumentEmpty(f"The PDF has {_count(len(pages), 'page')}, all blank.")

    def notes(self) -> tuple[str, ...]:
        """What was left out, as sentences."""
        total = len(self._document)
        found = []
        if self._drawn_only:
            found.append(_note(self._drawn_only, total, "no text: to be searched it needs OCR"))
        if self._broken:
            found.append(_note(self._broken, total, "damaged content that could not be read"))
        return tuple(found)


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _no_text(pages: int) -> str:
    return (
        "1 page without text: needs OCR."
        if pages == 1
        else f"{pages:,} pages, none has text: needs OCR."
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _note(numbers: list[int], total: int, what: str) -> str:
    shown = ", ".join(str(number) for number in numbers[:10])
    more = ", ..." if len(numbers) > 10 else ""
    verb = "has" if len(numbers) == 1 else "have"
    return f"{len(numbers)} of {_count(total, 'page')} {verb} {what} (page {shown}{more})."


def _page_headings(number: int, page: PageText) -> list[Heading]:
    spans = [(found.start, found.end, found.level) for found in find_headings(page.text)]
    taken = {start for start, _, _ in spans}
    spans += [span for span in _styled_lines(page) if span[0] not in taken]
    return [
        Heading(number, start, end, level, " ".join(page.text[start:end].split()))
        for start, end, level in spans
    ]


def _styled_lines(page: PageText) -> Iterator[tuple[int, int, int]]:
    """Short lines that stand out by size or weight on a page that is otherwise even."""
    if len(page.lines) < 5:
        return
    usual = sorted(page.heights)[len(page.heights) // 2]
    is_mostly_bold = 2 * sum(page.is_bold) > len(page.is_bold)
    for start, height, is_bold in zip(page.lines, page.heights, page.is_bold, strict=True):
        is_large = height > _LARGE * usual
        if not is_large and (is_mostly_bold or not is_bold):
            continue
        end = page.text.find("\n", start)
        line = page.text[start : end if end >= 0 else None].rstrip()
        if _is_short_title(line):
            yield start, start + len(line), 1 if is_large else 2


def _is_short_title(line: str) -> bool:
    return (
        3 < len(line) <= LONGEST
        and (line[0].isupper() or line[0].isdigit())
        and line[-1] not in ".,;:-"
        and sum(char.isalpha() for char in line) > len(line) // 2
        and len(line.split()) <= 14
    )


def _outline(document: pdfium.PdfDocument, pages: Sequence[Page]) -> Iterator[Heading]:
    """The outline's entries that are found on the page they point to."""
    for entry in islice(document.get_toc(max_depth=6), _OUTLINE_ENTRIES):
        target = entry.get_dest()
        index = target.get_index() if target else None
        words = re.findall(r"\w+", entry.get_title())[:30]
        if index is None or not 0 <= index < len(pages) or not words:
            continue
        pattern = r"\W{1,8}".join(re.escape(word) for word in words)
        if found := re.search(pattern, pages[index].text, re.I):
            title = " ".join(found.group().split())
            yield Heading(index + 1, *found.span(), entry.level + 1, title)


def _merge(headings: list[Heading]) -> list[Heading]:
    """In order; of two that overlap the one given first stays."""
    kept: dict[int, list[Heading]] = {}
    for heading in headings:
        others = kept.setdefault(heading.page, [])
        if all(heading.end <= other.start or other.end <= heading.start for other in others):
            others.append(heading)
    return sorted((h for found in kept.values() for h in found), key=lambda h: (h.page, h.start))


def _without_running_heads(headings: list[Heading], pages: Sequence[Page]) -> tuple[Heading, ...]:
    """Without the lines that stand on many pages: they head the paper, not a section."""
    wording = [re.sub(r"\d+", "#", heading.text) for heading in headings]
    counts = Counter(wording)
    most = max(2, 0.3 * len(pages))
    return tuple(
        heading
        for heading, words in zip(headings, wording, strict=True)
        if counts[words] <= most or words.startswith("#")
    )


def _title(details: dict[str, str], source: Source) -> str:
    title = " ".join(details.get("Title", "").replace("\x00", "").split())
    return source.title if len(title) < 4 or _NO_TITLE.match(title) else title


def _metadata(details: dict[str, str]) -> dict[str, str]:
    found = {}
    for name, key in _DETAILS.items():
        value = " ".join(details.get(name, "").replace("\x00", "").split())
        if value:
            found[key] = _date(value) if key in ("created", "modified") else value
    return found


def _date(value: str) -> str:
    """ "D:20010203..." as 2001-02-03; anything else as it stands."""
    match = _DATE.match(value)
    return "-".join(part for part in match.groups() if part) if match else value
