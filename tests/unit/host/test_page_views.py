"""A page is drawn from its file only while that is the file whose text is stored."""

from concurrent.futures import Future
from pathlib import Path

import pytest

from docdesk.domain.documents import DocumentKind, Page, PageImage, ParsedDocument, PassageCut
from docdesk.host.open_workspaces import OpenWorkspace, OpenWorkspaces
from docdesk.host.page_views import show_page
from docdesk.ipc.messages import PageShown, ShowPage
from docdesk.library.workspaces import Workspaces
from fakes.library import record_of
from fakes.parser import FakeParser


class DrawingParser(FakeParser):
    """Draws every page the same."""

    def draw(self, path: Path, page: int, *, dots_per_inch: float) -> "Future[PageImage]":
        future: Future[PageImage] = Future()
        future.set_result(PageImage(b"picture", 100.0, 200.0))
        return future


@pytest.fixture
def lease(tmp_path: Path) -> Path:
    path = tmp_path / "lease.pdf"
    path.write_text("as it was read")
    return path


@pytest.fixture
def opened(tmp_path: Path, lease: Path) -> OpenWorkspace:
    store = Workspaces(tmp_path / "workspaces")
    store.create("w")
    document = ParsedDocument(DocumentKind.PDF, "Lease", (Page(1, "three months"),))
    with store.open_for_writing("w") as workspace:
        workspace.files.follow([lease])
        record = record_of(workspace)
        record.scan(cancelled=lambda: False)
        (found,) = record.files_to_parse()
        record.claim_known_content(found.file_id)
        record.save_parsed(found.file_id, document, [PassageCut(1, 0, 12, "three months")])
    return OpenWorkspaces(store, lambda: None, uses_sealed=False).get("w")


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
