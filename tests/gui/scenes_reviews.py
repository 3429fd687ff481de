"""Scenes of reviews over the sample documents."""

from dataclasses import replace

from scenes import (
    LEASE,
    MATTER,
    SAMPLES,
    SERVICES,
    STATUS,
    Stage,
    cite,
    open_workspace,
    passage,
    rows,
)

from docdesk.domain.answers import Citation
from docdesk.domain.review import (
    Cell,
    CellState,
    FieldKind,
    FieldSet,
    ReviewField,
    ReviewPlan,
    ReviewProgress,
    ReviewRow,
    ReviewStatus,
)
from docdesk.ipc.reviews import (
    ContinueReview,
    ListReviews,
    ReviewShown,
    ReviewsListed,
    ShowReview,
)
from docdesk.ui.views import View

MAIL = "/home/anna/Matters/Northlight/Mail"
FIELDS = (
    ReviewField("parties", "Parties", "Who are the parties to the contract?"),
    ReviewField("date", "Date", "On what date was it made?", FieldKind.DATE),
    ReviewField("expiry", "Expiry", "When does it end?", FieldKind.DATE),
    ReviewField("rent", "Price or rent", "What is paid each year?", FieldKind.AMOUNT),
    ReviewField("early", "Early termination", "May it be ended early?", FieldKind.YES_NO),
    ReviewField("law", "Governing law", "Which law governs it?"),
)
CONTRACTS = FieldSet("contracts-en", "Contracts", "en", FIELDS)
SETS = (
    CONTRACTS,
    FieldSet("contracts-it", "Contratti", "it", FIELDS[:2]),
    FieldSet("letters-en", "Clinical letters", "en", FIELDS[:1]),
    FieldSet("letters-it", "Lettere cliniche", "it", FIELDS[:1]),
)
REVIEW = ReviewStatus(
    id="r1",
    name="Contracts of Northlight",
    begun="2024-09-02T09:10:00+01:00",
    changed="2024-09-02T11:40:00+01:00",
    plan=ReviewPlan(FIELDS),
    total=24,
    done=24,
    unreadable=2,
    found_cells=61,
    corrected_cells=1,
)
OTHER = ReviewStatus(
    id="r2",
    name="Who insures the premises?",
    begun="2024-08-21T16:00:00+01:00",
    changed="2024-08-21T16:09:00+01:00",
    plan=ReviewPlan(FIELDS[:1]),
    total=172,
    done=64,
    unreadable=3,
)


def quote(name: str, first: str, last: str, number: int = 1) -> Citation:
    """The words of a sample from `first` to `last` as a quote."""
    return cite(passage(name, first, last, f"{first}…{last}", number), number)


# ---- the rows of a review ----


def cell(field: str, value: str, normalised: str, citation: Citation, **other: object) -> Cell:
    """A value that was found, and verified unless `other` says otherwise."""
    found = Cell(field, CellState.FOUND, value, normalised, citation, verified=True)
    return replace(found, **other)  # type: ignore[arg-type]


def lease_row() -> ReviewRow:
    """The lease: found, corrected, and one value that is not verified."""
    parties = quote(LEASE, "This Lease is made between", "Northlight Ceramics Limited", 1)
    term = quote(LEASE, '1.2 "Term" means', "29 February 2032.", 2)
    rent = quote(LEASE, "2.1 The Tenant shall pay", "of each year.", 3)
    early = quote(LEASE, "11.1 Either party", "written notice.", 4)
    return ReviewRow(
        document=str(SAMPLES / LEASE),
        title="Lease of Unit 6",
        cells=(
            cell(
                "parties",
                "Harbour Court Estates Limited and Northlight Ceramics Limited",
                "",
                parties,
            ),
            cell("date", "1 March 2022", "2022-03-01", term),
            cell("expiry", "29 February 2032", "2032-02-29", term),
            cell("rent", "£48,000", "48000 GBP", rent, correction="48,000 + VAT"),
            cell("early", "yes", "yes", early),
            cell(
                "law",
                "Port Elswick",
                "port elswick",
                early,
                verified=False,
                note="",
            ),
        ),
        state=CellState.FOUND,
    )


def services_row() -> ReviewRow:
    """The services agreement: changed since it was read; one field is not in it."""
    price = quote(SERVICES, "2.4 If", "without any charge.", 1)
    return ReviewRow(
        document=str(SAMPLES / SERVICES),
        title="Services agreement",
        cells=(
            Cell("parties", CellState.NOT_FOUND),
            cell("date", "17 May 2023", "2023-05-17", price),
            Cell("expiry", CellState.NOT_FOUND),
            cell("rent", "€ 1,250.50", "1250.50 EUR", price, verified=False),
            cell("early", "no", "no", price),
            Cell("law", CellState.FAILED, note="The model stopped unexpectedly."),
        ),
        state=CellState.FOUND,
        is_stale=True,
    )


def plain_row(document: str, state: CellState, reason: str = "") -> ReviewRow:
    """A document in which every field came to the same."""
    cells = tuple(Cell(field.key, state) for field in FIELDS)
    row_state = CellState.FOUND if state is CellState.NOT_FOUND else state
    return ReviewRow(document, "", cells, row_state, reason)


def review_rows(waiting: int = 0) -> tuple[ReviewRow, ...]:
    """The rows of the review by document, the last `waiting` of them still to be read."""
    found = {
        str(SAMPLES / LEASE): lease_row(),
        str(SAMPLES / SERVICES): services_row(),
        str(SAMPLES / "Deed of 1987.pdf"): plain_row(
            str(SAMPLES / "Deed of 1987.pdf"),
            CellState.UNREADABLE,
            "The PDF is encrypted and opens only with its password.",
        ),
        str(SAMPLES / "Survey.pdf"): plain_row(
            str(SAMPLES / "Survey.pdf"),
            CellState.UNREADABLE,
            "The PDF is damaged and cannot be opened.",
        ),
    }
    mail = [
        f"{MAIL}/2024-{month:02}-{day:02} Chamberlain.pdf"
        for month in range(1, 8)
        for day in (4, 18)
    ]
    samples = [str(path) for path in SAMPLES.iterdir()]
    documents = [*sorted({*samples, *found}), *mail][: REVIEW.total]
    first_waiting = len(documents) - waiting
    return tuple(
        found.get(
            document,
            plain_row(
                document,
                CellState.NOT_FOUND if number < first_waiting else CellState.WAITING,
            ),
        )
        for number, document in enumerate(documents)
    )


def show_reviews(stage: Stage, *reviews: ReviewStatus) -> None:
    """Open the matter's review view; the host lists these reviews."""
    open_workspace(stage, STATUS, rows())
    stage.window.views.switch.chosen.emit(View.REVIEW)
    stage.host.answer(ListReviews, ReviewsListed(MATTER, reviews, SETS))
    stage.draw()


def show_rows(stage: Stage, status: ReviewStatus, found: tuple[ReviewRow, ...]) -> None:
    """Answer the request for rows that was sent last."""
    wanted = stage.host.sent(ShowReview)[-1]
    page = found[wanted.offset : wanted.offset + wanted.limit]
    shown = ReviewShown(MATTER, status, page, wanted.offset, len(found))
    stage.host.answer(ShowReview, shown)
    stage.draw()


# ---- the scenes of reviews ----


def no_reviews(stage: Stage) -> None:
    """No review yet: what one is."""
    show_reviews(stage)


def review_list(stage: Stage) -> None:
    """Two reviews, one of them stopped."""
    show_reviews(stage, REVIEW, OTHER)


def review_grid(stage: Stage) -> None:
    """A review that is complete; a corrected cell is chosen."""
    show_reviews(stage, REVIEW, OTHER)
    stage.window.review.list.opened.emit(REVIEW.id)
    show_rows(stage, REVIEW, review_rows())
    grid = stage.window.review.grid
    grid.table.setCurrentIndex(grid.rows.index_of(str(SAMPLES / LEASE), "rent"))
    grid.table.choose()
    stage.show_pages()


def review_running(stage: Stage) -> None:
    """A review goes on: some documents wait, one was just read."""
    status = replace(REVIEW, done=14, corrected_cells=0)
    show_reviews(stage, status)
    stage.window.review.list.opened.emit(status.id)
    found = review_rows(waiting=10)
    show_rows(stage, status, found)
    stage.window.review.grid.head.continue_wanted.emit()
    progress = ReviewProgress(status.id, replace(found[14], is_stale=False), 15, status.total)
    stage.host.answer(ContinueReview, progress)


def review_filtered(stage: Stage) -> None:
    """Only the rows in which a field was not found."""
    show_reviews(stage, REVIEW)
    stage.window.review.list.opened.emit(REVIEW.id)
    show_rows(stage, REVIEW, review_rows())
    head = stage.window.review.grid.head
    head.column.setCurrentIndex(head.column.findData("law"))
    head.state.setCurrentIndex(head.state.findData("failed"))
    stage.draw()
    show_rows(stage, REVIEW, (services_row(),))


def review_narrow(stage: Stage) -> None:
    """The grid in a narrow window."""
    stage.window.resize(900, 700)
    stage.draw()
    show_reviews(stage, REVIEW, OTHER)
    stage.window.review.list.opened.emit(REVIEW.id)
    show_rows(stage, REVIEW, review_rows())
    grid = stage.window.review.grid
    grid.table.mark(grid.rows.index_of(str(SAMPLES / SERVICES), "rent"))
