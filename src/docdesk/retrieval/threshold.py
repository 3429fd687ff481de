"""Decides whether what was found is enough to answer from."""

from collections.abc import Collection, Sequence

from docdesk.domain.search import TermStatistics

# Enough is likeness plus coverage of the best passages. Both thresholds are measured with
# all-MiniLM-L6-v2 on questions that the documents answer (CUAD, CLAP-NQ, SQuAD-it, PubMedQA) and
# do not answer; `tests/bench/retrieval.py` prints the error rates.
ENOUGH = 0.64
ENOUGH_COVERAGE = 0.25  # where vectors took no part
ENOUGH_LIKENESS = 0.45  # where question and passages are in different languages


def is_enough(similarities: Sequence[float | None], coverages: Sequence[float | None]) -> bool:
    """True when the best passages are likely to hold an answer.

    Args:
        similarities: the cosine of each passage to the question, None where vectors took no part.
        coverages: of the question's content words by each passage, 0 to 1; None where the passage
            is in another language and cannot share them.
    """
    covered = max((value for value in coverages if value is not None), default=None)
    likeness = max((value for value in similarities if value is not None), default=None)
    if likeness is None:
        return covered is not None and covered >= ENOUGH_COVERAGE
    if covered is None:
        return likeness >= ENOUGH_LIKENESS
    return likeness + covered >= ENOUGH


def coverage(asked: Collection[str], found: Collection[str], statistics: TermStatistics) -> float:
    """The share of a question's terms that a passage has, each weighed by how rare it is."""
    total = statistics.total(asked)
    return statistics.total(set(asked) & set(found)) / total if total else 0.0
