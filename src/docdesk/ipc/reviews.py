"""Messages about reviews: the same fields asked of every document."""

from dataclasses import dataclass, field

from docdesk.domain.review import FieldSet, ReviewPlan, ReviewRow, ReviewStatus


@dataclass(frozen=True, slots=True)
class ListReviews:
    """Answered by ReviewsListed."""

    workspace: str


@dataclass(frozen=True, slots=True)
class BeginReview:
    """A new review; answered by ReviewProgress ..., ReviewDone. ReviewShown comes first."""

    workspace: str
    name: str
    plan: ReviewPlan


@dataclass(frozen=True, slots=True)
class ContinueReview:
    """Go on with a review that was stopped, or take in what is new; events as of BeginReview."""

    workspace: str
    review: str


@dataclass(frozen=True, slots=True)
class StopReview:
    """The running review ends after the cell in hand; its ReviewDone follows."""

    workspace: str
    review: str


@dataclass(frozen=True, slots=True)
class ShowReview:
    """A page of the grid; answered by ReviewShown.

    `sort` is a field's key, "" for the documents' names; `contains` filters by any text in the row,
    `field` and `state` by the state of one field's cell ("corrected": those a person corrected),
    `state` without a field by that of the row.
    """

    workspace: str
    review: str
    offset: int = 0
    limit: int = 200
    sort: str = ""
    is_descending: bool = False
    contains: str = ""
    field: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class CorrectCell:
    """Keep what the person writes beside the value; None takes it back; RowCorrected."""

    workspace: str
    review: str
    document: str
    field: str
    correction: str | None


@dataclass(frozen=True, slots=True)
class RenameReview:
    """Answered by ReviewsListed."""

    workspace: str
    review: str
    name: str


@dataclass(frozen=True, slots=True)
class DeleteReview:
    """Answered by ReviewsListed."""

    workspace: str
    review: str


@dataclass(frozen=True, slots=True)
class ExportReview:
    """Write the whole grid to a file (.csv, .xlsx or .docx); answered by Exported."""

    workspace: str
    review: str
    path: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class ReviewsListed:
    """The reviews of a workspace, the latest first, and the field sets that come along."""

    workspace: str
    reviews: tuple[ReviewStatus, ...]
    field_sets: tuple[FieldSet, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """A page of the grid; `total` counts the rows that match without paging."""

    workspace: str
    status: ReviewStatus
    rows: tuple[ReviewRow, ...]
    offset: int
    total: int


@dataclass(frozen=True, slots=True)
class RowCorrected:
    """The row as it is now."""

    review: str
    row: ReviewRow


ReviewRequest = (
    ListReviews
    | BeginReview
    | ContinueReview
    | StopReview
    | ShowReview
    | CorrectCell
    | RenameReview
    | DeleteReview
    | ExportReview
)
ReviewEventMessage = ReviewsListed | ReviewShown | RowCorrected
