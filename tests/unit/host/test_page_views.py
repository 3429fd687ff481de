"""A page is drawn from its file only while that is the file whose text is stored."""

import zipfile
from array import array
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest

from docdesk.domain.documents import (
    DocumentKind,
    FileLocation,
    Member,
    Page,
    PageImage,
    ParsedDocument,
    PassageCut,
    WordGeometry,
)
from docdesk.host.open_workspaces import OpenWorkspace, OpenWorkspaces
from docdesk.host.page_views import show_page
from docdesk.ipc.messages import PageShown, ShowPage
from docdesk.library.workspaces import Workspaces
from fakes.library import record_of
from fakes.parser import FakeParser

WORDS = "three months"
TYPED = Page(1, WORDS)
SCANNED = Page(
    1,
    WORDS,
    words=WordGeometry(
        array("I", [0, 6]), array("I", [5, 12]), array("f", [0.0] * 8), array("B", [90, 70])
    ),
    recognised=True,
)


class DrawingParser(FakeParser):
    """Draws every page the same, and remembers what of."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[tuple[FileLocation, int, str]] = []

    def draw(
        self, location: FileLocation, page: int, *, dots_per_inch: float, password: str = ""
    ) -> "Future[PageImage]":
        self.drawn.append((location, page, password))
        future: Future[PageImage] = Future()
        future.set_result(PageImage(b"picture", 100.0, 200.0))
        return future


@pytest.fixture
def lease(tmp_path: Path) -> Path:
    path = tmp_path / "lease.pdf"
    path.write_text("as it was read")
    return path


def stored(tmp_path: Path, path: Path, parse: Callable[[str], ParsedDocument]) -> OpenWorkspace:
    """A workspace with this file and the files within it, each parsed as `parse` says."""
    store = Workspaces(tmp_path / "workspaces")
    store.create("w")
    with store.open_for_writing("w") as workspace:
        workspace.files.follow([path])
        record = record_of(workspace, settle_s=0)
        record.scan(cancelled=lambda: False)
        for found in record.files_to_parse():
            record.claim_known_content(found.file_id)
            document = parse(found.document)
            cuts = [
                PassageCut(page.number, 0, len(page.text), page.text) for page in document.pages
            ]
            record.save_parsed(found.file_id, document, cuts)
    return OpenWorkspaces(store, lambda: None, uses_sealed=False).get("w")


def document(kind: DocumentKind, page: Page) -> ParsedDocument:
    return ParsedDocument(kind, "Lease", (page,))


@pytest.fixture
def opened(tmp_path: Path, lease: Path) -> OpenWorkspace:
    return stored(tmp_path, lease, lambda _: document(DocumentKind.PDF, TYPED))


def _shown(opened: OpenWorkspace, lease: Path) -> PageShown:
    return show_page(opened, DrawingParser(), ShowPage("w", str(lease), 1, 0, 5))


def test_a_page_of_the_stored_file_is_a_picture(opened, lease):
    shown = _shown(opened, lease)

    assert shown.png
    assert (shown.width, shown.height) == (100.0, 200.0)


def test_a_page_of_a_changed_file_is_its_stored_text(opened, lease):
    lease.write_text("something else was saved over it")

    shown = _shown(opened, lease)

    assert shown.png == ""
    assert (shown.text, shown.start, shown.end) == ("three months", 0, 5)


def test_a_page_of_a_file_that_is_gone_is_its_stored_text(opened, lease):
    lease.unlink()

    shown = _shown(opened, lease)

    assert (shown.png, shown.text) == ("", "three months")


def test_a_picture_is_drawn_and_says_how_sure_its_words_are(tmp_path, lease):
    opened = stored(tmp_path, lease, lambda _: document(DocumentKind.PICTURE, SCANNED))

    shown = _shown(opened, lease)

    assert shown.png
    assert shown.confidence == pytest.approx(0.8)


def test_words_that_were_in_the_file_are_as_sure_as_the_file(opened, lease):
    assert _shown(opened, lease).confidence is None


def test_other_kinds_are_shown_by_their_text(tmp_path, lease):
    opened = stored(tmp_path, lease, lambda _: document(DocumentKind.DOCX, TYPED))

    shown = _shown(opened, lease)

    assert (shown.png, shown.text) == ("", WORDS)


def test_a_locked_document_is_drawn_with_its_password(opened, lease):
    parser = DrawingParser()

    show_page(opened, parser, ShowPage("w", str(lease), 1), password="segreto")

    assert parser.drawn == [(FileLocation(lease), 1, "segreto")]


def test_a_file_within_another_is_drawn_out_of_it(tmp_path):
    archive = tmp_path / "mail.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("lease.pdf", "as it was read")
    holding = ParsedDocument(
        DocumentKind.ZIP, "mail", (), members=(Member(0, "lease.pdf", 14, "ab" * 32),)
    )
    opened = stored(
        tmp_path,
        archive,
        lambda name: holding if name == str(archive) else document(DocumentKind.PDF, TYPED),
    )
    parser = DrawingParser()

    shown = show_page(opened, parser, ShowPage("w", f"{archive}/lease.pdf", 1))

    assert shown.png
    assert parser.drawn == [(FileLocation(archive, (0,)), 1, "")]
