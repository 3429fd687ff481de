"""A workspace filled with small documents, for tests that need something to find."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from docdesk.domain.documents import DocumentKind, Page, ParsedDocument, PassageCut
from docdesk.library.record import WorkspaceRecord
from docdesk.library.workspace import Workspace
from fakes.encoder import WordEncoder


def compose(title: str, heading: str, text: str) -> str:
    """What the encoder sees in these tests: the text alone."""
    return text


def record_of(workspace: Workspace, **options) -> WorkspaceRecord:
    """The record that writes this workspace."""
    return WorkspaceRecord(workspace.database, workspace.files, compose=compose, **options)


def parsed(text: str, *, title: str = "") -> tuple[ParsedDocument, list[PassageCut]]:
    """A document of pages parted by form feeds, one passage a paragraph."""
    pages = tuple(Page(number, page) for number, page in enumerate(text.split("\f"), 1))
    return ParsedDocument(DocumentKind.TEXT, title, pages), [
        cut for page in pages for cut in _paragraphs(page)
    ]


def _paragraphs(page: Page) -> list[PassageCut]:
    cuts, start = [], 0
    for part in page.text.split("\n\n"):
        if part.strip():
            cuts.append(PassageCut(page.number, start, start + len(part), part, tokens=1))
        start += len(part) + 2
    return cuts


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Text files by name, in folders where the name has them."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def index(workspace: Workspace, *, encoder: WordEncoder | None = None) -> Sequence[str]:
    """Scan, read and encode whatever waits; the paths that were read."""
    record = record_of(workspace)
    record.scan(cancelled=lambda: False)
    read = []
    for found in record.files_to_parse():
        if record.claim_known_content(found.file_id) is None:
            text = found.path.read_text(encoding="utf-8")
            record.save_parsed(found.file_id, *parsed(text, title=found.path.stem))
            read.append(str(found.path))
    for document in record.documents_to_encode(encoder.card.id) if encoder else ():
        vectors = encoder.encode_passages([passage.text for passage in document.passages])
        record.save_vectors(document.content_id, encoder.card.id, vectors)
    return read
