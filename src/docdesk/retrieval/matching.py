"""Finds the sentences of a passage that answer a question best."""

import math
from collections.abc import Callable, Sequence

from docdesk.domain.answers import Span
from docdesk.domain.search import TermStatistics

MOST_MATCHES = 3
# Of the best sentence's score; below it a sentence shares words by chance.
_LEAST_SHARE = 0.5
# A long sentence shares more words by its length alone; one of this many terms is not held back.
_USUAL_TERMS = 25
# A heading names a subject and says nothing of it: a sentence about it is the better answer.
_FEWEST_TERMS = 4
_HEADING_SHARE = 0.5


def best_sentences(
    text: str,
    asked: Sequence[str],
    *,
    statistics: TermStatistics,
    terms: Callable[[str], list[str]],
    split_sentences: Callable[[str], list[Span]],
) -> tuple[Span, ...]:
    """Spans of the sentences that share the rarest words with the question, best first.

    Args:
        asked: the question's index terms.
        terms: the index terms of a text, in the language of the passage.

    Returns:
        At most MOST_MATCHES spans of `text`; none when no sentence shares a word.
    """
    sentences = split_sentences(text)
    scored = [
        (_score(terms(text[span.start : span.end]), asked, statistics), -order, span)
        for order, span in enumerate(sentences)
    ]
    best = max((score for score, _, _ in scored), default=0.0)
    if best <= 0:
        return ()
    kept = [entry for entry in scored if entry[0] >= _LEAST_SHARE * best]
    kept.sort(key=lambda entry: entry[:2], reverse=True)
    return tuple(span for _, _, span in kept[:MOST_MATCHES])


def _score(found: Sequence[str], asked: Sequence[str], statistics: TermStatistics) -> float:
    shared = statistics.total(set(found) & set(asked))
    if len(found) < _FEWEST_TERMS:
        shared *= _HEADING_SHARE
    return shared / math.sqrt(math.sqrt(max(1.0, len(found) / _USUAL_TERMS)))
