"""Scenes of reviews, summaries, comparisons and timelines over the sample documents."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget
from scenes import (
    LEASE,
    LETTER,
    MATTER,
    NOTES,
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
from docdesk.domain.digests import (
    Change,
    Clause,
    ComparedClause,
    Comparison,
    ComparisonDone,
    DatedEvent,
    Difference,
    DigestProgress,
    Statement,
    Summary,
    SummaryDone,
    SummarySection,
    Timeline,
    TimelineDone,
)
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
from docdesk.ipc.digests import BuildTimeline, Compare, Summarise
from docdesk.ipc.messages import Failure, FilesListed, ListFiles
from docdesk.ipc.reviews import (
    ContinueReview,
    ListReviews,
    ReviewShown,
    ReviewsListed,
    ShowReview,
)
from docdesk.ui.dialogs.documents import DocumentDialog
from docdesk.ui.dialogs.review_plan import ReviewPlanDialog
from docdesk.ui.theme import Theme
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


# ---- summaries ----


def statement(text: str, *citations: Citation, missing: tuple[str, ...] = ()) -> Statement:
    """A sentence; `missing` are figures that its quotes do not have."""
    return Statement(text, citations, not missing, missing)


def summary(by_model: str = "Qwen2.5 3B Instruct") -> Summary:
    """The lease in short."""
    return Summary(
        document=str(SAMPLES / LEASE),
        title="Lease of Unit 6, Harbour Court",
        overview=(
            statement(
                "Harbour Court Estates lets Unit 6 to Northlight Ceramics for ten years from "
                "1 March 2022.",
                quote(LEASE, '1.2 "Term" means', "29 February 2032."),
            ),
            statement(
                "The yearly rent is £48,000 in four equal payments; the first three months are "
                "free.",
                quote(LEASE, "2.1 The Tenant shall pay", "of each year."),
                quote(LEASE, "2.2 No rent is payable", "under clause 7."),
            ),
            statement(
                "Either party may end the lease on 1 March 2027 with ninety days' notice.",
                quote(LEASE, "11.1 Either party", "written notice."),
            ),
        ),
        sections=(
            SummarySection(
                "3. Rent review",
                1,
                "1",
                (
                    statement(
                        "The rent is reviewed on 1 March 2027 and can only rise.",
                        quote(LEASE, "3.1 The Rent shall be", "at that date."),
                    ),
                    statement(
                        "An expert decides within 45 days if the parties do not agree.",
                        quote(LEASE, "3.2 If the parties", "equal shares."),
                        missing=("45 days",),
                    ),
                ),
            ),
            SummarySection(
                "4. Deposit",
                2,
                "2",
                (
                    statement(
                        "The deposit of £18,000 is kept by the landlord in a separate account.",
                        quote(LEASE, "4.1 On signing", "interest-bearing account."),
                    ),
                ),
            ),
        ),
        by_model=by_model,
    )


def summary_empty(stage: Stage) -> None:
    """No document was chosen yet."""
    open_workspace(stage, STATUS, rows())
    stage.window.views.switch.chosen.emit(View.SUMMARY)


def summary_running(stage: Stage) -> None:
    """The sections are being read."""
    open_workspace(stage, STATUS, rows())
    _summarise(stage, LEASE)
    stage.host.answer(Summarise, DigestProgress(5, 14, "6. Use of the Premises"))


def summary_done(stage: Stage) -> None:
    """A summary by the model; one sentence is not carried by its quote."""
    open_workspace(stage, STATUS, rows())
    _summarise(stage, LEASE)
    stage.host.answer(Summarise, SummaryDone(summary()))
    stage.draw()
    stage.window.summary.overview.citation_clicked.emit(1)
    stage.show_pages()


def summary_failed(stage: Stage) -> None:
    """A document that has no text."""
    open_workspace(stage, STATUS, rows())
    _summarise(stage, LETTER)
    failure = Failure("This document has no text.", "Its pages may be scans: install Tesseract.")
    stage.host.answer(Summarise, failure)


def _summarise(stage: Stage, name: str) -> None:
    row = next(each for each in rows() if each.document.endswith(name))
    stage.window.sources.action_wanted.emit("summarise", row)
    stage.draw()


# ---- comparison ----

DRAFT = f"{MAIL}/Lease draft of 2021.pdf"
_PAIRS = (
    (
        "2.1 Rent",
        "2.1 The Tenant shall pay a yearly rent of £44,000, exclusive of value added tax, by equal "
        "monthly payments in advance.",
        ("£44,000", "monthly"),
        "2.1 The Tenant shall pay",
        "of each year.",
        ("£48,000", "quarterly", "of £12,000", "on 1 March, 1 June, 1 September and 1 December"),
        ("£44,000", "£48,000", "£12,000"),
    ),
    (
        "4.1 Deposit",
        "4.1 On signing this Lease the Tenant shall pay a deposit of £12,000, which the Landlord "
        "shall hold in a separate interest-bearing account.",
        ("£12,000",),
        "4.1 On signing",
        "interest-bearing account.",
        ("£18,000",),
        ("£12,000", "£18,000"),
    ),
)


def comparison() -> Comparison:
    """A draft and the lease that was signed."""
    lease = str(SAMPLES / LEASE)
    changed = tuple(_changed(*pair) for pair in _PAIRS)
    same = _clause(quote(LEASE, "2.4 The Tenant", "law requires."), "2.4 Payment")
    added = _clause(quote(LEASE, "2.2 No rent", "under clause 7."), "2.2 Rent-free months")
    dropped = Clause(
        DRAFT,
        2,
        "2",
        0,
        60,
        "5.6 Parking",
        "5.6 The Tenant may use two parking spaces in the yard free of charge.",
    )
    clauses = (
        changed[0],
        ComparedClause(Difference.ONLY_SECOND, None, added),
        ComparedClause(Difference.SAME, replace(same, document=DRAFT), same),
        changed[1],
        ComparedClause(Difference.ONLY_FIRST, dropped, None),
    )
    return Comparison(DRAFT, lease, clauses, same=1, changed=2, only_first=1, only_second=1)


def _changed(
    heading: str,
    draft: str,
    here: tuple[str, ...],
    first: str,
    last: str,
    there: tuple[str, ...],
    figures: tuple[str, ...],
) -> ComparedClause:
    before = Clause(DRAFT, 1, "1", 0, len(draft), heading, draft, _changes(draft, here))
    after = _clause(quote(LEASE, first, last), heading)
    after = replace(after, changes=_changes(after.text, there))
    return ComparedClause(Difference.CHANGED, before, after, figures)


def _clause(citation: Citation, heading: str) -> Clause:
    return Clause(
        citation.document,
        citation.page,
        citation.page_label,
        citation.start,
        citation.end,
        heading,
        citation.quote,
    )


def _changes(text: str, words: tuple[str, ...]) -> tuple[Change, ...]:
    plain = " ".join(text.split()) if len(" ".join(text.split())) == len(text) else text
    found = [(plain.replace("\n", " ").find(each), len(each)) for each in words]
    return tuple(Change(at, at + length) for at, length in found if at >= 0)


def compare_empty(stage: Stage) -> None:
    """Nothing is compared yet."""
    open_workspace(stage, STATUS, rows())
    stage.window.views.switch.chosen.emit(View.COMPARE)


def compare_done(stage: Stage) -> None:
    """A draft beside the signed lease; the page of a changed clause is open."""
    open_workspace(stage, STATUS, rows())
    row = next(each for each in rows() if each.document.endswith(LEASE))
    stage.window.sources.action_wanted.emit("compare", replace(row, document=DRAFT))
    stage.draw()
    dialog = next(each for each in stage.window.findChildren(DocumentDialog) if each.isVisible())
    stage.host.answer(ListFiles, FilesListed(MATTER, (row,), 0, 1))
    dialog.accept()
    stage.host.answer(Compare, ComparisonDone(comparison()))
    stage.draw()
    listed = stage.window.compare.list
    listed.setCurrentIndex(listed.clauses.index(0, 1))
    listed.choose()
    stage.show_pages()


# ---- timeline ----


def timeline() -> Timeline:
    """Dates of the samples."""
    lease = quote(LEASE, '1.2 "Term" means', "29 February 2032.")
    works = quote(LEASE, "7.1 The Tenant shall carry", "31 July 2022.")
    review = quote(LEASE, "3.1 The Rent shall be", "at that date.")
    meeting = quote(NOTES, "Notes of the board", "6 September 2023")
    events = (
        DatedEvent("2021", "2021", "The tenant first asked for a kiln licence in 2021.", meeting),
        DatedEvent("2022-03-01", "1 March 2022", lease.quote, lease),
        DatedEvent("2022-07-31", "31 July 2022", works.quote, works),
        DatedEvent(
            "2024-02",
            "February 2024",
            "The board met in February 2024 and agreed the budget for the second kiln.",
            meeting,
        ),
        DatedEvent("2027-03-01", "1 March 2027", review.quote, review),
        DatedEvent("2032-02-29", "29 February 2032", lease.quote, lease),
    )
    return Timeline(events, documents=169, total=172)


def timeline_empty(stage: Stage) -> None:
    """What a timeline is."""
    open_workspace(stage, STATUS, rows())
    stage.window.views.switch.chosen.emit(View.TIMELINE)


def timeline_done(stage: Stage) -> None:
    """The dates in order; one is chosen."""
    timeline_empty(stage)
    stage.window.timeline.begin_wanted.emit()
    stage.host.answer(BuildTimeline, TimelineDone(timeline()))
    stage.draw()
    listed = stage.window.timeline.list
    listed.setCurrentIndex(listed.events.index(3))
    listed.choose()
    stage.show_pages()


def timeline_running(stage: Stage) -> None:
    """The documents are being read."""
    timeline_empty(stage)
    stage.window.timeline.begin_wanted.emit()
    stage.host.answer(BuildTimeline, DigestProgress(84, 172, "2024-03-18 Chamberlain.pdf"))


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
