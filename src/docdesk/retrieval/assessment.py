"""How likely the evidence answers the question: a logistic regression over its signs."""

import math
from dataclasses import dataclass

from docdesk.domain.answers import Assessment
from docdesk.domain.evidence import Signs

THRESHOLD = 0.5


# Beyond these a model says more than was measured.
_LEAST_GAIN, _MOST_GAIN = -0.05, 0.3


@dataclass(frozen=True, slots=True)
class _Weights:
    """Weights of the signs, and the measured shares of questions that the threshold refuses."""

    constant: float
    passage: float = 0.0
    sentence: float = 0.0
    subject: float = 0.0
    beyond: float = 0.0
    covered: float = 0.0
    covered_by_all: float = 0.0
    gain: float = 0.0
    lacks_number: float = 0.0
    wrongly_refused: float | None = None
    rightly_refused: float | None = None


# Learnt with all-MiniLM-L6-v2 by logistic regression, questions split by document; the constants
# put the threshold at 0.5. `tests/bench/refusal.py` prints the error rates.
# Short texts: CLAP-NQ (60 questions that the text answers, 60 that it does not). Whoever names the
# subject of a document finds it, whether it answers or not: likeness to that alone says less.
_SHORT = _Weights(
    -4.27, passage=5.99, beyond=3.5, subject=-1.13, covered_by_all=0.79,
    wrongly_refused=0.13, rightly_refused=0.72,
)  # fmt: skip
# The same with what a model makes of it, held to a nudge: the models measured (135 and 490 million
# parameters) told answerable questions no better than likeness does.
_SHORT_WITH_GAIN = _Weights(
    -4.27, passage=5.99, beyond=3.5, subject=-1.13, covered_by_all=0.79, gain=2.0,
    wrongly_refused=0.13, rightly_refused=0.72,
)  # fmt: skip
# Contracts: CUAD (145 questions on clauses that are there, 445 on clauses that are not).
_LONG = _Weights(
    -5.14, passage=7.17, sentence=0.89, beyond=2.58, covered_by_all=3.02,
    wrongly_refused=0.13, rightly_refused=0.66,
)  # fmt: skip
# Words alone: SQuAD-it, with the document of the answer and without it. A year or an amount that
# the best document lacks speaks against an answer (5 of 48 answerable questions have one).
_WORDS = _Weights(
    -2.2, covered=2.99, covered_by_all=2.67, lacks_number=-2.0,
    wrongly_refused=0.07, rightly_refused=0.83,
)  # fmt: skip


def assess(signs: Signs) -> Assessment:
    """The probability that the evidence answers, with what the threshold was measured to do."""
    weights = _weights(signs)
    return Assessment(
        probability=round(_probability(signs, weights), 4),
        threshold=THRESHOLD,
        wrongly_refused=weights.wrongly_refused,
        rightly_refused=weights.rightly_refused,
    )


def needs_model(signs: Signs) -> bool:
    """Whether a language model's judgement was found to help: on short texts, not on contracts."""
    return signs.passage is not None and not signs.is_long


def _weights(signs: Signs) -> _Weights:
    if signs.passage is None:
        return _WORDS
    if signs.is_long:
        return _LONG
    return _SHORT if signs.gain is None else _SHORT_WITH_GAIN


def _probability(signs: Signs, weights: _Weights) -> float:
    odds = (
        weights.constant
        + weights.passage * (signs.passage or 0.0)
        + weights.sentence * (signs.sentence or 0.0)
        + weights.subject * (signs.subject or 0.0)
        + weights.beyond * (signs.beyond or 0.0)
        + weights.covered * signs.covered
        + weights.covered_by_all * signs.covered_by_all
        + weights.lacks_number * signs.lacks_number
        + weights.gain * min(_MOST_GAIN, max(_LEAST_GAIN, signs.gain or 0.0))
    )
    return 1.0 / (1.0 + math.exp(-odds))
