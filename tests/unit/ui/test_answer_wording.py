"""What is said of an answer's ground: what was searched, how sure it is, why a passage is there."""

from dataclasses import replace

import pytest

from docdesk.domain.answers import Assessment, Coverage, FoundPassage
from docdesk.domain.events import EvidenceFound
from docdesk.domain.search import Filters
from docdesk.ui.answer_wording import (
    advice_words,
    coverage_parts,
    error_rate_words,
    found_words,
    not_found_words,
    share_words,
    sureness_words,
    uncovered_words,
)
from docdesk.ui.turns import AskedTurn


def counted(text: str) -> str:
    """The words with their plurals, whether a translation is installed in this process or not."""
    return text.replace("(s)", "s")


PASSAGE = FoundPassage(1, "/a/Lease.pdf", "Lease", 4, "4", 0, 5, "Words", "", 0.9)
REFUSED = Assessment(0.30, 0.42, 0.11, 0.73, ("earthquakes",))
COVERAGE = Coverage(ready=2, total=3, not_ready=1, unreadable=1)
TURN = AskedTurn(
    7,
    "Who insures it?",
    evidence=EvidenceFound("Who insures it?", (), False, COVERAGE, 0.1, assessment=REFUSED),
)


def test_what_was_searched_is_said_with_lists_behind_it() -> None:
    coverage = Coverage(904, 931, 27, unreadable=19, doubtful=8, changed=3)

    assert [(counted(part.words), part.state) for part in coverage_parts(coverage)] == [
        ("Searched 904 of 931 files", ""),
        ("19 unreadable", "unreadable"),
        ("8 not read yet", ""),
        ("8 low-confidence scans", "doubtful"),
        ("3 changed since", "changed"),
    ]


def test_nothing_is_said_of_what_there_is_none_of() -> None:
    (part,) = coverage_parts(Coverage(5, 5, 0))

    assert counted(part.words) == "Searched all 5 files"


def test_a_passage_says_its_words_and_how_near_its_meaning_is() -> None:
    passage = replace(PASSAGE, words=("lease", "notice"), similarity=0.71)

    assert found_words(passage) == "Words found: lease, notice. Meaning: close"


def test_many_words_are_cut() -> None:
    passage = replace(PASSAGE, words=tuple("abcdefghi"))

    assert found_words(passage) == "Words found: a, b, c, d, e, f and 3 more"


def test_a_passage_says_which_operators_it_meets() -> None:
    found = replace(PASSAGE, reasons=("“written notice” NEAR tenant", "type:pdf"))

    assert found_words(found) == "As asked: “written notice” NEAR tenant"


@pytest.mark.parametrize(
    ("similarity", "words"),
    [(0.6, "Meaning: close"), (0.59, "Meaning: related"), (0.4, "Meaning: related"), (0.39, "")],
)
def test_likeness_is_said_in_words(similarity: float, words: str) -> None:
    assert found_words(replace(PASSAGE, similarity=similarity)) == words


def test_where_nothing_is_known_nothing_is_said() -> None:
    assert found_words(PASSAGE) == ""


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.11, "about 1 of 9"),
        (0.2, "about 1 of 5"),
        (0.5, "about 5 of 10"),
        (0.73, "about 3 of 4"),
        (0.96, "about 24 of 25"),
        (0.0, "almost none"),
        (1.0, "almost all"),
    ],
)
def test_a_share_is_said_as_people_say_it(share: float, words: str) -> None:
    assert share_words(share).replace("\u00a0", " ") == words


def test_a_refusal_near_the_threshold_is_said_to_be_uncertain() -> None:
    assert sureness_words(REFUSED).startswith("Not certain")
    assert not sureness_words(replace(REFUSED, probability=0.1)).startswith("Not certain")
    assert sureness_words(None) == ""


def test_the_numbers_behind_a_refusal_are_said_where_they_were_measured() -> None:
    words = error_rate_words(REFUSED).replace("\u00a0", " ")
    assert "30 %" in words
    assert "42 %" in words
    assert "about 1 of 9" in words
    assert "about 3 of 4" in words

    bare = error_rate_words(Assessment(0.3, 0.42))
    assert len(bare.splitlines()) == 1


def test_the_words_that_no_passage_has_are_named() -> None:
    assert uncovered_words(REFUSED) == "No passage has: “earthquakes”."
    assert uncovered_words(Assessment(0.3, 0.4)) == ""


def test_not_found_says_where_it_was_looked_for() -> None:
    assert counted(not_found_words(TURN)) == "Not found in these 2 documents"
    assert not_found_words(replace(TURN, document="/a/Lease.pdf")) == "Not found in Lease.pdf"
    narrowed = replace(TURN, filters=Filters(tags=("urgent",)))
    assert counted(not_found_words(narrowed)) == "Not found in the 2 documents asked"


def test_where_nothing_was_searched_it_says_why() -> None:
    def searched(coverage: Coverage) -> AskedTurn:
        return replace(TURN, evidence=EvidenceFound("", (), False, coverage, 0.1))

    waiting, empty = searched(Coverage(0, 3, 3)), searched(Coverage(0, 0, 0))
    narrowed = replace(empty, filters=Filters(tags=("urgent",)))

    assert not_found_words(waiting) == "No document is ready, so nothing was searched"
    assert not_found_words(empty) == "No document is ready, so nothing was searched"
    assert not_found_words(narrowed) == "No document is like this, so nothing was searched"


def test_the_advice_fits_what_is_missing() -> None:
    assert "what is missing" in advice_words(TURN)
    assert "all documents" in advice_words(replace(TURN, filters=Filters(tags=("urgent",))))
