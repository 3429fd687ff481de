"""PDF documents: pages, title, labels and headings, all by pdfium."""

import re

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentEmpty, DocumentTooLarge
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.pdf.annotations import pdf_date
from docdesk.parsing.pdf.opening import open_pdf
from docdesk.parsing.pdf.pages import PagesRead, has_words, read_pages
from docdesk.parsing.pdf.structure import document_headings
from docdesk.parsing.source import Source

# Titles that programs fill in by themselves say nothing about the document.
_NO_TITLE = re.compile(
    r"(?:untitled|senza titolo|microsoft (?:word|powerpoint|excel) - |document\d*$|slide \d|"
    r"[\w. -]+\.(?:docx?|pdf|rtf|txt|wpd|xlsx?|pptx?|tex|dvi|indd|qxd)$|[\W\d_]*$)",
    re.I,
)
_DETAILS = {
    "Author": "author",
    "Subject": "subject",
    "CreationDate": "created",
    "ModDate": "modified",
}


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The PDF with the words' positions; pages of which nothing can be read wait for recognition.

    Raises:
        PasswordNeeded: it opens only with a password.
        DocumentDamaged: it cannot be opened, or none of its pages can.
        DocumentEmpty: its pages show nothing that could be text.
        DocumentTooLarge: it has too many pages or characters.
    """
    document = open_pdf(source, options.password)
    try:
        _check_count(document, options.limits)
        found = read_pages(document, options)
        _check(found)
        details = document.get_metadata_dict(skip_empty=True)
        return ParsedDocument(
            DocumentKind.PDF,
            _title(details, source),
            found.pages,
            document_headings(document, found.pages, found.headings),
            _metadata(details),
            _notes(found, document.get_formtype() == pdfium_c.FORMTYPE_XFA_FULL),
            to_recognise=tuple(found.to_recognise),
        )
    finally:
        document.close()


def _check_count(document: pdfium.PdfDocument, limits: ParseLimits) -> None:
    count = len(document)
    if count > limits.pages:
        raise DocumentTooLarge(
            f"The PDF has {count:,} pages; the limit is {limits.pages:,}.", "Split the document."
        )
    if count == 0:
        raise DocumentDamaged("The PDF has no pages.", "Get a fresh copy.")


def _check(found: PagesRead) -> None:
    """Raise if there is no text and none is to be expected, saying why."""
    if found.to_recognise or found.has_attached:
        return
    if any(page.recognised or has_words(page.text) for page in found.pages):
        return
    count = len(found.pages)
    if found.broken:
        raise DocumentDamaged("None of the PDF's pages can be read.", "Get a fresh copy.")
    if found.drawn_only:
        raise DocumentEmpty(
            f"The PDF has no text, only lines or small pictures (pages: {count:,})."
        )
    raise DocumentEmpty(f"The PDF is blank (pages: {count:,}).")


def _notes(found: PagesRead, is_dynamic_form: bool) -> tuple[str, ...]:
    """What was left out, as sentences."""
    total = len(found.pages)
    waiting = [number for number in found.to_recognise if number not in set(found.garbage)]
    notes = []
    if waiting:
        notes.append(
            f"{len(waiting):,} of {total:,} pages without text of their own: "
            f"they need text recognition (page {_numbers(waiting)})."
        )
    if found.garbage:
        notes.append(
            f"{len(found.garbage):,} of {total:,} pages with unreadable characters as text: "
            f"they need text recognition (page {_numbers(found.garbage)})."
        )
    if found.broken:
        notes.append(
            f"{len(found.broken):,} of {total:,} pages damaged: "
            f"they could not be read (page {_numbers(found.broken)})."
        )
    if is_dynamic_form:
        notes.append(
            "The PDF is a dynamic form (XFA), which only Adobe Reader shows in full: "
            "print it to a PDF there and add that."
        )
    return tuple(notes)


def _numbers(pages: list[int]) -> str:
    return ", ".join(str(number) for number in pages[:10]) + (", ..." if len(pages) > 10 else "")


def _title(details: dict[str, str], source: Source) -> str:
    title = " ".join(details.get("Title", "").replace("\x00", "").split())
    return source.title if len(title) < 4 or _NO_TITLE.match(title) else title


def _metadata(details: dict[str, str]) -> dict[str, str]:
    found = {}
    for name, key in _DETAILS.items():
        value = " ".join(details.get(name, "").replace("\x00", "").split())
        if value:
            found[key] = pdf_date(value) if key in ("created", "modified") else value
    return found
