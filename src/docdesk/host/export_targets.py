"""Whether an export can be written where the person wants it: known before the long work."""

from docdesk.domain.documents import expanded
from docdesk.exporting.digests import TIMELINE_ENDINGS
from docdesk.exporting.files import REPORT_ENDINGS, check_target
from docdesk.exporting.reviews import ENDINGS


def check_report_target(path: str) -> None:
    """DocdeskError when no summary or comparison can be written there."""
    check_target(expanded(path), REPORT_ENDINGS)


def check_timeline_target(path: str) -> None:
    """DocdeskError when no timeline can be written there."""
    check_target(expanded(path), TIMELINE_ENDINGS)


def check_review_target(path: str) -> None:
    """DocdeskError when no review can be written there."""
    check_target(expanded(path), ENDINGS)
