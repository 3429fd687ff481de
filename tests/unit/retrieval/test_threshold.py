import pytest

from docdesk.domain.search import TermStatistics
from docdesk.retrieval.threshold import (
    ENOUGH,
    ENOUGH_COVERAGE,
    ENOUGH_LIKENESS,
    coverage,
    is_enough,
)

STATISTICS = TermStatistics({"rent": 1.0, "deposit": 3.0}, unseen=8.0)


def test_coverage_weighs_rare_terms_more():
    assert coverage(["rent", "deposit"], ["deposit", "x"], STATISTICS) == pytest.approx(0.75)


def test_term_that_no_passage_has_lowers_the_coverage():
    assert coverage(["rent", "football"], ["rent"], STATISTICS) == pytest.approx(1 / 9)


def test_question_without_terms_is_not_covered():
    assert coverage([], ["rent"], STATISTICS) == 0.0


def test_nothing_found_is_not_enough():
    assert not is_enough([], [])


def test_likeness_and_coverage_add_up():
    assert is_enough([0.3, ENOUGH - 0.3], [0.3, 0.1])
    assert not is_enough([0.2, ENOUGH - 0.31], [0.3])


def test_words_alone_are_judged_by_coverage():
    assert is_enough([None], [ENOUGH_COVERAGE])
    assert not is_enough([None], [ENOUGH_COVERAGE - 0.01])
    assert not is_enough([None], [None])


def test_passages_in_another_language_are_judged_by_likeness():
    assert is_enough([ENOUGH_LIKENESS], [None])
    assert not is_enough([ENOUGH_LIKENESS - 0.01], [None])
