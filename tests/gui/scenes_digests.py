"""Scenes of summaries, comparisons and timelines over the sample documents."""

from dataclasses import replace

from scenes import (
    LEASE,
    LETTER,
    MATTER,
    NOTES,
    SAMPLES,
    STATUS,
    Stage,
    open_workspace,
    rows,
)
from scenes_reviews import MAIL, quote

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
from docdesk.ipc.digests import BuildTimeline, Compare, Summarise
from docdesk.ipc.messages import Failure, FilesListed, ListFiles
from docdesk.ui.dialogs.documents import DocumentDialog
from docdesk.ui.views import View


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
