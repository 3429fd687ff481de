"""A stored page as the window shows it: its picture or its text, and what to highlight."""

import base64
from concurrent.futures import TimeoutError as FutureTimeout
from pathlib import Path

from docdesk.domain.documents import DocumentKind, PageImage
from docdesk.domain.errors import DocumentError, ParserUnavailable
from docdesk.host.open_workspaces import OpenWorkspace
from docdesk.ipc.messages import PageShown, ShowPage
from docdesk.pipelines.steps import Parser

DRAW_TIMEOUT_S = 30.0


def show_page(opened: OpenWorkspace, parser: Parser, request: ShowPage) -> PageShown:
    """The page; takes as long as drawing it does, at most DRAW_TIMEOUT_S.

    A file that went away or changed is shown by its stored text.

    Raises:
        LibraryError: the workspace has no such page.
    """
    workspace = opened.workspace
    row = workspace.files.find(request.document)
    page = workspace.pages.page(request.document, request.page)
    # Drawn from the file as it is now, it would be another page with marks in the wrong places.
    can_draw = row.kind == DocumentKind.PDF and workspace.files.is_as_stored(request.document)
    image = _draw(parser, request) if can_draw else None
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
        boxes=page.words.boxes_between(request.start, request.end)
        if request.end > request.start
        else (),
    )


def _draw(parser: Parser, request: ShowPage) -> PageImage | None:
    future = parser.draw(Path(request.document), request.page, dots_per_inch=request.dots_per_inch)
    try:
        return future.result(DRAW_TIMEOUT_S)
    except (DocumentError, ParserUnavailable):
        return None  # the stored text is still true of the answer
    except FutureTimeout:
        future.cancel()
        return None
