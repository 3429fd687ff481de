"""The scenes of all views beside the conversation, and their dialogs."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget
from scenes import MATTER, STATUS, Stage, rows
from scenes_digests import (
    compare_done,
    compare_empty,
    summary_done,
    summary_empty,
    summary_failed,
    summary_running,
    timeline_done,
    timeline_empty,
    timeline_running,
)
from scenes_reviews import (
    CONTRACTS,
    SETS,
    no_reviews,
    review_filtered,
    review_grid,
    review_list,
    review_narrow,
    review_running,
)

from docdesk.ipc.messages import FilesListed
from docdesk.ui.dialogs.documents import DocumentDialog
from docdesk.ui.dialogs.review_plan import ReviewPlanDialog
from docdesk.ui.theme import Theme

VIEW_SCENES: dict[str, Callable[[Stage], None]] = {
    "review-none": no_reviews,
    "review-list": review_list,
    "review-grid": review_grid,
    "review-running": review_running,
    "review-filtered": review_filtered,
    "review-narrow": review_narrow,
    "summary-none": summary_empty,
    "summary-running": summary_running,
    "summary": summary_done,
    "summary-failed": summary_failed,
    "compare-none": compare_empty,
    "compare": compare_done,
    "timeline-none": timeline_empty,
    "timeline-running": timeline_running,
    "timeline": timeline_done,
}


def scenes_of_views(theme: Theme) -> Iterator[tuple[str, QWidget]]:
    """The dialogs of reviews and digests."""
    one = ReviewPlanDialog(theme, SETS, STATUS)
    one.question.setPlainText("Which law governs the contract?")
    yield "review-plan", one
    fields = ReviewPlanDialog(theme, SETS, STATUS)
    fields.start.setCurrentIndex(fields.start.findData(CONTRACTS.key))
    yield "review-fields", fields
    documents = DocumentDialog("Compare “Lease draft of 2021.pdf” with")
    found = tuple(row for row in rows() if not row.reason)
    documents.show_files(FilesListed(MATTER, found, 0, 171))
    yield "choose-document", documents
