"""A workspace filled with small documents, for tests that need something to find.

A document is a text file: pages are parted by form feeds, passages by empty lines. A page that
begins with SCAN is a picture: its text is known only once it is recognised. A file named *.box
holds others: lines of its JSON object are its own text and its members, which may be boxes too.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from docdesk.domain.documents import (
    DocumentKind,
    FileLocation,
    Member,
    Page,
    ParsedDocument,
    PassageCut,
)
from docdesk.library.record import WorkspaceRecord
from docdesk.library.workspace import Workspace
from fakes.encoder import WordEncoder

SCAN = "[scan] "
BOX = ".box"


def compose(title: str, heading: str, text: str) -> str:
    """What the encoder sees in these tests: the text alone."""
    return text


def record_of(workspace: Workspace, **options) -> WorkspaceRecord:
    """The record that writes this workspace; it waits for no file to settle."""
    options = {"settle_s": 0.0} | options
    return WorkspaceRecord(workspace.database, workspace.files, compose=compose, **options)


def parsed(text: str, *, title: str = "") -> tuple[ParsedDocument, list[PassageCut]]:
    """A document of pages parted by form feeds, one passage a paragraph."""
    pages = tuple(Page(number, page) for number, page in enumerate(text.split("\f"), 1))
    return ParsedDocument(DocumentKind.TEXT, title, pages), _cuts(pages)


def box(text: str = "", **members: object) -> str:
    """The content of a file that holds others, by their names; a box in it is given as a dict."""
    return json.dumps({"text": text, "members": members})


def read(
    location: FileLocation, recognised: Sequence[Page] = ()
) -> tuple[ParsedDocument, list[PassageCut]]:
    """The document at a location, with these of its scanned pages as they were recognised."""
    name, content = _content(location)
    if not name.endswith(BOX):
        return _with_scans(parsed(content, title=Path(name).stem)[0], recognised)
    opened = json.loads(content)
    document, cuts = parsed(opened["text"], title=Path(name).stem)
    members = tuple(
        Member(ordinal, member, len(inner), hashlib.sha256(inner.encode()).hexdigest())
        for ordinal, (member, inner) in enumerate(_members(opened))
    )
    pages = document.pages if opened["text"] else ()
    return replace(document, kind=DocumentKind.ZIP, pages=pages, members=members), cuts


def recognise(location: FileLocation, number: int) -> Page:
    """What text recognition reads on a scanned page."""
    _, content = _content(location)
    return Page(number, content.split("\f")[number - 1].removeprefix(SCAN), recognised=True)


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Text files by name, in folders where the name has them."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def index(workspace: Workspace, *, encoder: WordEncoder | None = None, **options) -> Sequence[str]:
    """Scan, read, recognise, encode and seal whatever waits; the documents that were read."""
    record = record_of(workspace, **options)
    record.scan(cancelled=lambda: False)
    documents = parse_waiting(record)
    recognise_waiting(record)
    if encoder:
        encode_waiting(record, encoder)
    record.seal()
    return documents


def parse_waiting(record: WorkspaceRecord) -> list[str]:
    """Read the files that wait, members too; those whose content was not known."""
    documents = []
    for found in record.files_to_parse():
        if record.claim_known_content(found.file_id) is None:
            record.save_parsed(found.file_id, *read(found.location))
            documents.append(found.document)
    return documents


def recognise_waiting(record: WorkspaceRecord) -> list[tuple[str, int]]:
    """Recognise the pages that wait and put their documents together; those pages."""
    pages = []
    for page in record.pages_to_recognise():
        record.save_recognised(page.sha256, recognise(page.location, page.number))
        pages.append((page.document, page.number))
    for found in record.files_recognised():
        record.save_completed(found.file_id, *read(found.location, found.recognised))
    return pages


def encode_waiting(record: WorkspaceRecord, encoder: WordEncoder) -> list[str]:
    """Give the documents that lack vectors theirs; those documents."""
    documents = []
    for document in record.documents_to_encode(encoder.card.id):
        vectors = encoder.encode_passages([passage.text for passage in document.passages])
        record.save_vectors(document.content_id, encoder.card.id, vectors)
        documents.append(document.document)
    return documents


def _content(location: FileLocation) -> tuple[str, str]:
    name, content = location.path.name, location.path.read_text(encoding="utf-8")
    for ordinal in location.members:
        name, content = _members(json.loads(content))[ordinal]
    return name, content


def _members(opened: dict) -> list[tuple[str, str]]:
    return [
        (name, inner if isinstance(inner, str) else json.dumps(inner))
        for name, inner in opened["members"].items()
    ]


def _with_scans(
    document: ParsedDocument, recognised: Sequence[Page]
) -> tuple[ParsedDocument, list[PassageCut]]:
    known = {page.number: page for page in recognised}
    scans = {page.number for page in document.pages if page.text.startswith(SCAN)}
    pages = tuple(
        known.get(page.number, Page(page.number, "")) if page.number in scans else page
        for page in document.pages
    )
    waiting = tuple(sorted(scans - known.keys()))
    return replace(document, pages=pages, to_recognise=waiting), _cuts(pages)


def _cuts(pages: Sequence[Page]) -> list[PassageCut]:
    return [cut for page in pages for cut in _paragraphs(page)]


def _paragraphs(page: Page) -> list[PassageCut]:
    cuts, start = [], 0
    for part in page.text.split("\n\n"):
        if part.strip():
            cuts.append(PassageCut(page.number, start, start + len(part), part, tokens=1))
        start += len(part) + 2
    return cuts
