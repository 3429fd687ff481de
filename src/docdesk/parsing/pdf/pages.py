"""The pages of a PDF read one by one, then cleaned of what only the whole document shows."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from docdesk.domain.documents import Box, Heading, Page, WordGeometry
from docdesk.domain.errors import DocumentTooLarge
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.pdf.annotations import read_annotations
from docdesk.parsing.pdf.forms import FormField, field_line, place_fields
from docdesk.parsing.pdf.hyphens import join_parted
from docdesk.parsing.pdf.quality import is_garbage, needs_recognition
from docdesk.parsing.pdf.running import RunningLines, drop_running_lines
from docdesk.parsing.pdf.structure import page_headings, text_headings
from docdesk.parsing.pdf.text import read_words
from docdesk.parsing.pdf.words import PageWords, no_words

log = logging.getLogger(__name__)

_FIELDS_HEADING = "Form fields"
_SURE = 100  # percent: what was not recognised but read

Remark = tuple[str, Box]


@dataclass(slots=True)
class PagesRead:
    """The pages, their headings, and the numbers of those with something amiss."""

    pages: tuple[Page, ...] = ()
    headings: list[Heading] = field(default_factory=list)
    to_recognise: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    drawn_only: list[int] = field(default_factory=list)  # something is shown, no text is known
    garbage: list[int] = field(default_factory=list)
    has_attached: bool = False  # files are attached, to the whole or pinned to a page


@dataclass(frozen=True, slots=True)
class _Draft:
    """One page as read: its words, and the remarks that follow after them."""

    words: PageWords
    width: float = 0.0
    height: float = 0.0
    remarks: tuple[Remark, ...] = ()


def read_pages(document: pdfium.PdfDocument, options: ReadOptions) -> PagesRead:
    """Every page with its text; one that cannot be read is there without."""
    found = PagesRead(has_attached=pdfium_c.FPDFDoc_GetAttachmentCount(document) > 0)
    recognised = {page.number: page for page in options.recognised}
    words: list[PageWords] = []
    blank: list[tuple[Page, tuple[Remark, ...]]] = []  # without their text
    for number, draft in enumerate(_drafts(document, options, found, recognised), 1):
        label = document.get_page_label(number - 1) or ""
        words.append(draft.words)
        blank.append((Page(number, "", label, draft.width, draft.height), draft.remarks))
    running = drop_running_lines(words, [(page.width, page.height) for page, _ in blank])
    join_parted(words)
    pages = []
    words.reverse()  # each is let go once its page is made: they are large
    for page, remarks in blank:
        own = words.pop()
        if page.number in recognised:
            page, headings = _recognised(page, recognised[page.number])
        else:
            page, headings = _own(page, own, running)
        pages.append(_with_remarks(page, remarks))
        found.headings += headings
    found.pages = tuple(pages)
    return found


def _own(page: Page, words: PageWords, running: RunningLines) -> tuple[Page, list[Heading]]:
    headings = [
        heading
        for heading in page_headings(page.number, words)
        if not running.has(page.number - 1, heading.text)
    ]
    return replace(page, text=words.text, words=words.geometry()), headings


def _recognised(page: Page, read: Page) -> tuple[Page, list[Heading]]:
    """Our page with what text recognition read on it."""
    headings = text_headings(page.number, read.text)
    return replace(page, text=read.text, words=read.words, recognised=True), headings


def _drafts(
    document: pdfium.PdfDocument,
    options: ReadOptions,
    found: PagesRead,
    recognised: dict[int, Page],
) -> Iterator[_Draft]:
    chars_left = options.limits.text_chars
    for number in range(1, len(document) + 1):
        draft = _draft(document, number, found, number in recognised)
        chars_left -= len(draft.words.text) + sum(len(text) for text, _ in draft.remarks)
        if chars_left < 0:
            raise DocumentTooLarge(
                f"The PDF has more than {options.limits.text_chars:,} characters.",
                "Split the document.",
            )
        yield draft


def _draft(
    document: pdfium.PdfDocument, number: int, found: PagesRead, is_recognised: bool
) -> _Draft:
    page = None
    try:
        page = document[number - 1]
        size = page.get_size()
        words = no_words() if is_recognised else _own_words(page, number, size, found)
        annotations = read_annotations(page, words)
        found.has_attached |= bool(annotations.pinned)
        words, fields = place_fields(words, annotations.fields)
        remarks = (*_field_lines(fields), *annotations.comments)
        return _Draft(words, size[0], size[1], remarks)
    except pdfium.PdfiumError as error:
        log.warning("Page %s cannot be read: %s", number, error)
        found.broken.append(number)
        return _Draft(no_words())
    finally:
        if page is not None:
            page.close()


def _own_words(
    page: pdfium.PdfPage, number: int, size: tuple[float, float], found: PagesRead
) -> PageWords:
    words, dropped = read_words(page)
    if is_garbage(words, dropped):
        found.garbage.append(number)
        found.to_recognise.append(number)
        return no_words()
    if needs_recognition(page, words, size):
        found.to_recognise.append(number)
    if not has_words(words.text) and pdfium_c.FPDFPage_CountObjects(page) > 0:
        found.drawn_only.append(number)
    return words


def has_words(text: str) -> bool:
    """Is there anything to be read?"""
    return any(char.isalnum() for char in text)


def _field_lines(fields: Sequence[FormField]) -> list[Remark]:
    lines = [(field_line(field), field.box) for field in fields if field.is_ticked is not False]
    return [(_FIELDS_HEADING, lines[0][1]), *lines] if lines else []


def _with_remarks(page: Page, remarks: Sequence[Remark]) -> Page:
    """The page with these lines after its text; all words of a line have its place."""
    if not remarks:
        return page
    old = page.words
    words = WordGeometry(old.starts[:], old.ends[:], old.boxes[:], old.confidences[:])
    is_recognised = len(old.confidences) > 0
    text = page.text + "\n" if page.text else ""
    for line, box in remarks:
        for place, word in enumerate(line.split()):
            text += " " if place else "\n" if text else ""
            words.starts.append(len(text))
            text += word
            words.ends.append(len(text))
            words.boxes.extend((box.x0, box.y0, box.x1, box.y1))
            if is_recognised:
                words.confidences.append(_SURE)
    return replace(page, text=text, words=words)
