"""A stored page as the window shows it: its picture or its text, and what to highlight."""

import base64
from concurrent.futures import TimeoutError as FutureTimeout

from docdesk.domain.documents import DocumentKind, FileLocation, FileState, PageImage
from docdesk.domain.errors import DocumentError, LibraryError, ParserUnavailable
from docdesk.domain.workspaces import FileRow
from docdesk.host.open_workspaces import OpenWorkspace
from docdesk.ipc.messages import PageShown, ShowPage
from docdesk.pipelines.steps import Parser

DRAW_TIMEOUT_S = 30.0
_DRAWN = (DocumentKind.PDF, DocumentKind.PICTURE)


def show_page(
    opened: OpenWorkspace, parser: Parser, request: ShowPage, *, password: str = ""
) -> PageShown:
    """The page; takes as long as drawing it does, at most DRAW_TIMEOUT_S.

    A file that went away, changed or is locked is shown by its stored text.

    Raises:
        LibraryError: the workspace has no such page, or has not read it yet.
    """
    workspace = opened.workspace
    row = workspace.files.find(request.document)
    if row.state is FileState.FOUND and not row.pages:
        raise LibraryError(
            f"{row.document} has not been read yet.", "It comes next: open it again in a moment."
        )
    page = workspace.pages.page(request.document, request.page)
    image = _draw(parser, opened, row, request, password)
    is_marked = request.end > request.start
    return PageShown(
        document=request.document,
        title=row.title,
        kind=row.kind,
        page=page.number,
        page_label=page.label,
        pages=row.pages,
        text=page.text,
        start=request.start,
        end=request.end,
        png=base64.b64encode(image.png).decode("ascii") if image else "",
        width=image.width if image else 0.0,
        height=image.height if image else 0.0,
        boxes=page.words.boxes_between(request.start, request.end) if is_marked else (),
        confidence=page.words.confidence_between(0, len(page.text)),
    )


def _draw(
    parser: Parser, opened: OpenWorkspace, row: FileRow, request: ShowPage, password: str
) -> PageImage | None:
    files = opened.workspace.files
    # Drawn from the file as it is now, it would be another page with marks in the wrong places.
    if row.kind not in _DRAWN or not files.is_as_stored(row.document):
        return None
    location: FileLocation = files.location(row.document)
    future = parser.draw(
        location, request.page, dots_per_inch=request.dots_per_inch, password=password
    )
    try:
        return future.result(DRAW_TIMEOUT_S)
    except (DocumentError, ParserUnavailable):
        return None  # the stored text is still true of the answer
    except FutureTimeout:
        future.cancel()
        return None
