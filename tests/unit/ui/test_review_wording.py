"""What the window says of reviews and of their cells."""

from dataclasses import replace
from datetime import datetime

import pytest

from docdesk.domain.answers import Citation
from docdesk.domain.review import (
    Cell,
    CellState,
    FieldKind,
    ReviewField,
    ReviewPlan,
    ReviewRow,
    ReviewStatus,
)
from docdesk.ui.review_state import CORRECTED, ReviewRun
from docdesk.ui.review_wording import (
    cell_tooltip,
    cell_words,
    correction_of,
    doubt_words,
    edited_value,
    progress_words,
    quote_words,
    review_words,
    row_note,
    spoken_cell,
    state_filter_words,
)

DATE = ReviewField("expiry", "Expiry", "When does it end?", FieldKind.DATE)
RENT = ReviewField("rent", "Rent", "What is paid?", FieldKind.AMOUNT)
EARLY = ReviewField("early", "Early end", "May it be ended early?", FieldKind.YES_NO)
LAW = ReviewField("law", "Law", "Which law governs it?")
QUOTE = Citation(1, 1, "/m/a.pdf", "A", 4, "4", 0, 9, "ends on\n1 May", (), True)
ENDS = Cell("expiry", CellState.FOUND, "the 1st of May 2027", "2027-05-01", QUOTE, verified=True)
PLAN = ReviewPlan((DATE, RENT))
STATUS = ReviewStatus("r", "Leases", "", "", PLAN, total=24, done=24, unreadable=0)


def found(value: str, normalised: str) -> Cell:
    return Cell("x", CellState.FOUND, value, normalised, verified=True)


def test_a_date_is_shown_as_the_locale_writes_it() -> None:
    assert "2027" in cell_words(ENDS, DATE)
    assert cell_words(ENDS, DATE) != ENDS.value


def test_a_date_that_nobody_could_read_is_shown_as_it_is_written() -> None:
    assert cell_words(found("after completion", "after completion"), DATE) == "after completion"


def test_an_amount_without_a_number_is_shown_as_it_is_written() -> None:
    assert cell_words(found("a peppercorn", "a peppercorn"), RENT) == "a peppercorn"
    assert cell_words(found("£480", "480 GBP"), RENT) == "480\u00a0GBP"


def test_yes_and_no_are_words() -> None:
    assert cell_words(found("shall be entitled", "yes"), EARLY) == "Yes"
    assert cell_words(found("no", "no"), EARLY) == "No"


def test_a_text_is_shown_in_one_line() -> None:
    assert cell_words(found("the law\n of Italy", "the law of italy"), LAW) == "the law of Italy"


@pytest.mark.parametrize("state", [each for each in CellState if each is not CellState.FOUND])
def test_what_is_no_value_is_said(state: CellState) -> None:
    assert cell_words(Cell("law", state), LAW)
    assert cell_words(Cell("law", state), LAW) == state_filter_words(state)


def test_corrected_cells_can_be_asked_for() -> None:
    assert state_filter_words(CORRECTED) == "corrected"
    assert state_filter_words("found") == "found"
    assert state_filter_words("found", of_document=True) == "read"


def test_a_correction_is_shown_with_what_was_found_beside_it() -> None:
    corrected = replace(ENDS, correction="2027-06-01")

    assert "June" in cell_words(corrected, DATE)
    assert "May" in cell_tooltip(corrected, DATE)
    assert "Corrected by hand" in spoken_cell(corrected, DATE)


def test_a_cell_that_was_not_found_can_be_corrected() -> None:
    corrected = Cell("law", CellState.NOT_FOUND, correction="Italian law")

    assert cell_words(corrected, LAW) == "Italian law"
    assert "not found" in spoken_cell(corrected, LAW)


def test_a_date_is_corrected_in_figures_and_kept_as_iso() -> None:
    start = edited_value(ENDS, DATE)

    assert start != cell_words(ENDS, DATE)
    assert correction_of(start, ENDS, DATE) is None
    assert correction_of("2027-06-01", ENDS, DATE) == "2027-06-01"
    assert correction_of("in June", ENDS, DATE) == "in June"


def test_writing_again_what_was_found_takes_the_correction_back() -> None:
    cell = replace(found("Italian law", "italian law"), correction="French law")

    assert correction_of("Italian law ", cell, LAW) is None


def test_an_empty_correction_is_one() -> None:
    assert correction_of("", found("Italian law", "italian law"), LAW) == ""


def test_an_unverified_value_is_doubtful_until_it_is_corrected() -> None:
    doubtful = replace(ENDS, verified=False)

    assert "Not verified" in doubt_words(doubtful)
    assert doubt_words(replace(doubtful, note="Two dates fit.")) == "Two dates fit."
    assert doubt_words(replace(doubtful, correction="2027-05-02")) == ""


def test_a_quote_has_its_page() -> None:
    assert quote_words(ENDS) == "“ends on 1 May” p. 4"
    assert quote_words(Cell("law", CellState.NOT_FOUND)) == ""


def test_nothing_of_a_document_is_markup() -> None:
    nasty = replace(found("<img src=x>", ""), citation=replace(QUOTE, quote="<b>bold</b>"))

    assert "<img" not in cell_tooltip(nasty, LAW)
    assert "<b>bold" not in cell_tooltip(nasty, LAW)


def test_a_row_says_why_it_was_not_read_or_that_it_is_another_by_now() -> None:
    row = ReviewRow("/m/a.pdf", "", (), CellState.FOUND)

    assert row_note(row) == ""
    assert row_note(replace(row, is_stale=True)) == "Changed since it was read"
    unreadable = replace(row, state=CellState.UNREADABLE, reason="It is damaged.")
    assert row_note(unreadable) == "It is damaged."


def test_progress_says_whether_the_review_runs() -> None:
    part = replace(STATUS, done=9, unreadable=2)
    run = ReviewRun(3, "w", "r")

    assert progress_words(STATUS, None).startswith("24 of 24")
    assert "stopped" in progress_words(part, None)
    assert "stopp" not in progress_words(part, run)
    assert "stopping" in progress_words(part, replace(run, is_stopping=True))
    assert "2 unreadable" in progress_words(part, run)


def test_a_review_in_the_list_says_how_much_it_asks_and_when_it_changed() -> None:
    now = datetime.fromisoformat("2024-09-02T12:00:00").astimezone()
    status = replace(STATUS, changed="2023-01-04T10:00:00+01:00", corrected_cells=3)

    words = review_words(status, None, now)

    assert "2 field" in words
    assert "3 corrected" in words
    assert "2023" in words
