"""Two documents clause by clause, from their pages to what differs."""

import pytest

from docdesk.domain.digests import ComparisonDone, Difference, DigestProgress
from docdesk.domain.errors import Cancelled, DocdeskError, LibraryError
from docdesk.generation.verification import unsupported_in
from docdesk.pipelines.compare import CompareSteps, compare
from fakes.whole import MemoryDocuments, QuietGate, whole

FIRST = """Services agreement

1. Term
1.1 This agreement runs for three years from 1 June 2023 and then ends.
1.2 Either party may end it by ninety days' written notice to the other.

2. Fees
2.1 The customer pays EUR 4,200 a month in advance, by bank transfer.
2.2 Travel is charged at cost, with receipts for every expense above EUR 50.
2.3 The supplier sends its invoices by electronic mail to the customer's accounts office."""
SECOND = """Services agreement

1. Term
1.1 This agreement runs for four years from 1 June
2023 and then ends.
1.2 Either party may end it by ninety days' written notice to the other.

2. Fees
2.1 The supplier sends its invoices by electronic mail to the customer's ac-
counts office.
2.2 The customer pays EUR 4,900 a month in advance, by bank transfer.
2.3 Disputes about fees are settled by the chamber of commerce in Geneva."""
HEADINGS = ("1. Term", "2. Fees")


def figures(first: str, second: str) -> tuple[str, ...]:
    return (*unsupported_in(first, second), *unsupported_in(second, first))


def steps(*documents, gate=None, **options) -> CompareSteps:
    return CompareSteps(MemoryDocuments(*documents), gate or QuietGate(), figures, **options)


def compared(first: str = FIRST, second: str = SECOND, **options):
    one = whole(*first.split("\f"), document="/docs/one.pdf", headings=HEADINGS, content_id=1)
    two = whole(*second.split("\f"), document="/docs/two.pdf", headings=HEADINGS, content_id=2)
    *_, last = compare(one.document, two.document, steps=steps(one, two, **options))
    assert isinstance(last, ComparisonDone)
    return last.comparison


def clause(comparison, start: str):
    return next(
        c for c in comparison.clauses if any(s and start in s.text for s in (c.first, c.second))
    )


def test_progress_comes_first_and_the_comparison_last():
    one, two = whole(FIRST, document="/a"), whole(SECOND, document="/b", content_id=2)

    events = list(compare("/a", "/b", steps=steps(one, two)))

    assert {type(event) for event in events[:-1]} == {DigestProgress}
    assert [event.done for event in events[:-1]] == [0, 1, 2, 3]
    assert isinstance(events[-1], ComparisonDone)


def test_changed_words_are_marked_in_both_and_their_figures_named():
    found = clause(compared(), "EUR 4,200")

    assert found.difference is Difference.CHANGED
    assert [found.first.text[c.start : c.end] for c in found.first.changes] == ["200"]
    assert [found.second.text[c.start : c.end] for c in found.second.changes] == ["900"]
    assert "4,200" in " ".join(found.figures)
    assert "4,900" in " ".join(found.figures)


def test_line_ends_hyphens_and_numbers_are_no_difference():
    found = clause(compared(), "invoices by electronic mail")

    assert found.difference is Difference.SAME
    assert (found.first.number, found.second.number) == ("2.3", "2.1")


def test_what_one_document_alone_has_is_said():
    comparison = compared()

    assert clause(comparison, "Travel is charged").difference is Difference.ONLY_FIRST
    assert clause(comparison, "Disputes about fees").difference is Difference.ONLY_SECOND


def test_counts_are_those_of_the_clauses_and_the_order_is_that_of_the_first():
    comparison = compared()

    kinds = [c.difference for c in comparison.clauses]
    assert comparison.same == kinds.count(Difference.SAME)
    assert comparison.changed == kinds.count(Difference.CHANGED)
    assert (comparison.only_first, comparison.only_second) == (1, 1)
    starts = [c.first.start for c in comparison.clauses if c.first]
    assert starts == sorted(starts)


def test_a_clause_says_that_it_moved():
    comparison = compared()

    moved = [c for c in comparison.clauses if c.is_moved]
    assert len(moved) == 1
    assert {moved[0].first.number, moved[0].second.number} & {"2.1", "2.3"}


def test_page_breaks_within_a_paragraph_are_no_difference():
    broken = FIRST.replace("written notice", "written\fnotice")

    comparison = compared(FIRST, broken)

    assert comparison.changed == comparison.only_first == comparison.only_second == 0
    assert comparison.notes == ("The two documents read the same.",)


def test_a_paragraph_that_one_document_parts_in_two_is_put_together():
    whole_one = FIRST.replace("and then ends.", "and then ends. It is renewed by agreement alone.")
    parted = FIRST.replace("and then ends.", "and then ends.\n\nIt is renewed by agreement alone.")

    comparison = compared(whole_one, parted)

    assert comparison.changed == comparison.only_first == comparison.only_second == 0


def test_documents_with_little_in_common_are_said_to_be():
    other = "Minutes\n\nThe board met on Monday.\n\nThe chair opened the meeting at noon."

    assert "little in common" in compared(FIRST, other).notes[0]


def test_a_document_is_not_compared_with_itself():
    with pytest.raises(DocdeskError):
        list(compare("/a", "/a", steps=steps(whole(FIRST, document="/a"))))


def test_a_document_that_is_not_stored_is_named():
    with pytest.raises(LibraryError, match="/b"):
        list(compare("/a", "/b", steps=steps(whole(FIRST, document="/a"))))


def test_a_comparison_stops_when_it_is_told_to():
    one, two = whole(FIRST, document="/a"), whole(SECOND, document="/b", content_id=2)
    events = compare("/a", "/b", steps=steps(one, two), stop=lambda: True)

    assert isinstance(next(events), DigestProgress)
    with pytest.raises(Cancelled):
        list(events)


def test_a_comparison_waits_for_questions():
    gate = QuietGate()

    compared(gate=gate)

    assert gate.waited


def test_a_book_on_one_line_is_compared_without_its_figures():
    line = " ".join(f"The rent of month {n} is {n + 900} euro, due at once." for n in range(1200))
    one = whole(line, document="/a")
    two = whole(line.replace(" 950 ", " 905 ", 1), document="/b", content_id=2)

    *_, last = compare("/a", "/b", steps=steps(one, two))

    (found,) = last.comparison.clauses
    assert found.difference is Difference.CHANGED
    assert [found.first.text[c.start : c.end] for c in found.first.changes] == ["950"]
    assert found.figures == ()


def test_a_comparison_stops_between_clauses():
    one, two = whole(FIRST, document="/a"), whole(SECOND, document="/b", content_id=2)
    asked = iter([False] * 4)  # the way to the clauses, and two of them

    with pytest.raises(Cancelled):
        list(compare("/a", "/b", steps=steps(one, two), stop=lambda: next(asked, True)))

    assert next(asked, None) is None
