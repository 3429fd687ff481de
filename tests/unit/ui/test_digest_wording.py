"""What the window says of summaries, comparisons and timelines; their rows and runs."""

from dataclasses import replace

from docdesk.domain.answers import Citation
from docdesk.domain.digests import (
    Clause,
    ComparedClause,
    Comparison,
    DatedEvent,
    Difference,
    DigestProgress,
    Statement,
    Summary,
    SummarySection,
    Timeline,
)
from docdesk.ui.digest_wording import (
    author_words,
    chip_words,
    clause_head,
    difference_words,
    doubt_words,
    event_reference,
    figures_of,
    missing_words,
    progress_words,
    spoken_event,
    statement_flag,
    timeline_words,
)
from docdesk.ui.runs import RunKind, copied_text
from docdesk.ui.summary_runs import SummaryWords, summary_text
from docdesk.ui.timeline_rows import TimelineFilter, YearHeading, rows_of, years_of

QUOTE = Citation(1, 1, "/m/Lease.pdf", "Lease", 4, "4", 0, 9, "ninety days", (), True)
SAYS = Statement("Ninety days' notice.", (QUOTE,), True)
DOUBTFUL = Statement("Forty days.", (QUOTE,), False, ("Forty",))
SUMMARY = Summary(
    "/m/Lease.pdf",
    "Lease",
    (SAYS,),
    (SummarySection("2. Rent", 1, "1", (SAYS, DOUBTFUL)), SummarySection("", 2, "2", ())),
)
WORDS = SummaryWords(chip_words, statement_flag)


# ---- summary ----


def test_a_summary_says_whether_a_model_wrote_it() -> None:
    assert "own sentences" in author_words(SUMMARY)
    assert "Qwen" in author_words(replace(SUMMARY, by_model="Qwen"))


def test_sentences_that_no_quote_carries_are_counted() -> None:
    assert doubt_words(SUMMARY).startswith("1 sentence")
    assert doubt_words(replace(SUMMARY, sections=())) == ""


def test_every_sentence_has_a_chip_with_its_page() -> None:
    text = summary_text(SUMMARY, WORDS)

    chips = [run for run in (*text.overview, *text.sections) if run.kind is RunKind.CITATION]
    assert [chip.number for chip in chips] == [1, 2, 3]
    assert len(text.citations) == 3
    assert all("p.\u00a04" in chip.text for chip in chips)


def test_an_unsupported_sentence_is_marked_and_says_what_is_wrong() -> None:
    kinds = {run.kind: run.text for run in summary_text(SUMMARY, WORDS).sections}

    assert kinds[RunKind.UNSUPPORTED] == "Forty days."
    assert "Forty" in kinds[RunKind.FLAG]
    assert statement_flag(replace(DOUBTFUL, unsupported=())) == "(no quote for this)"


def test_a_copied_summary_names_the_pages() -> None:
    text = "".join(run.text for run in summary_text(SUMMARY, WORDS).overview)

    assert copied_text(text) == "Ninety days' notice. [p.\u00a04]"


def test_an_empty_summary_has_no_runs() -> None:
    text = summary_text(replace(SUMMARY, overview=(), sections=()), WORDS)

    assert text.overview == text.sections == ()


# ---- comparison ----

BEFORE = Clause("/m/Draft.pdf", 1, "i", 0, 20, "2. Rent", "The rent is £44,000.")
AFTER = Clause("/m/Lease.pdf", 3, "", 0, 20, "", "The rent is £48,000.")
CHANGED = ComparedClause(Difference.CHANGED, BEFORE, AFTER, ("£44,000", "£48,000"))
BOTH = Comparison("/m/Draft.pdf", "/m/Lease.pdf", (CHANGED,), 0, 1, 0, 0)


def test_a_clause_is_named_by_heading_and_page() -> None:
    assert clause_head(BEFORE) == "2. Rent · p. i"
    assert clause_head(AFTER) == "p. 3"


def test_figures_are_named_where_they_stand() -> None:
    assert figures_of(BEFORE, CHANGED.figures) == "Only here: £44,000"
    assert figures_of(AFTER, ("£1",)) == ""


def test_the_kinds_of_difference_name_the_document() -> None:
    words = {kind: difference_words(replace(CHANGED, difference=kind), BOTH) for kind in Difference}

    assert words[Difference.SAME] == "The same in both"
    assert words[Difference.CHANGED] == "Changed"
    assert words[Difference.ONLY_FIRST] == "Only in Draft.pdf"
    assert words[Difference.ONLY_SECOND] == "Only in Lease.pdf"
    assert missing_words("/m/Draft.pdf") == "Not in Draft.pdf"


# ---- timeline ----


def event(date: str, text: str = "It was signed.", written: str = "") -> DatedEvent:
    return DatedEvent(date, written or date, text, QUOTE)


EVENTS = (event("2021"), event("2021-03-14", "The tenant paid."), event("2024-02"))


def test_events_stand_under_their_years() -> None:
    rows = rows_of(EVENTS, TimelineFilter())

    assert [row.year for row in rows if isinstance(row, YearHeading)] == ["2021", "2024"]
    assert rows[0] == YearHeading("2021", 2)
    assert rows[-1] == EVENTS[2]


def test_events_are_filtered_by_all_words_in_any_case() -> None:
    rows = rows_of(EVENTS, TimelineFilter(contains="TENANT paid"))

    assert rows == [YearHeading("2021", 1), EVENTS[1]]


def test_events_are_found_by_their_document() -> None:
    assert len(rows_of(EVENTS, TimelineFilter(contains="lease.pdf"))) == 5


def test_events_are_filtered_by_years_both_ends_included() -> None:
    assert len(rows_of(EVENTS, TimelineFilter(since="2021", until="2024"))) == 5
    assert rows_of(EVENTS, TimelineFilter(since="2022"))[1:] == [EVENTS[2]]
    assert EVENTS[2] not in rows_of(EVENTS, TimelineFilter(until="2023"))


def test_the_years_are_in_order_each_once() -> None:
    assert years_of(EVENTS) == ("2021", "2024")


def test_the_way_a_date_is_written_is_said_where_the_sentence_does_not() -> None:
    assert "written" not in event_reference(event("2021", "In 2021.", "2021"))
    assert "written “last March”" in event_reference(event("2021-03", "It was.", "last March"))


def test_an_event_is_spoken_with_its_place() -> None:
    assert spoken_event(EVENTS[1]).endswith("The tenant paid. Lease.pdf, p. 4")


def test_a_timeline_says_what_it_covers() -> None:
    timeline = Timeline(EVENTS, documents=3, total=5)

    assert timeline_words(timeline, 3).startswith("3 date")
    assert "3 of 5 document" in timeline_words(timeline, 3)
    assert timeline_words(timeline, 1).startswith("1 of 3 date")
    assert "all 5 document" in timeline_words(replace(timeline, documents=5), 3)


# ---- the rest ----


def test_progress_names_what_is_in_hand() -> None:
    assert progress_words(DigestProgress(2, 9, "2. Rent")) == "2 of 9 · 2. Rent"
    assert progress_words(DigestProgress(0, 0)) == "Preparing…"
