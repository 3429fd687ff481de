"""How likely the evidence answers the question: a logistic regression over its signs."""

import math
from dataclasses import dataclass, replace

from docdesk.domain.answers import Assessment
from docdesk.domain.evidence import Signs

THRESHOLD = 0.5


# Beyond these a model says more than was measured.
_LEAST_GAIN, _MOST_GAIN = -0.05, 0.3
_USUAL_SUBJECT = 0.6  # the cosine of a question to what its document is about, where that is known


@dataclass(frozen=True, slots=True)
class _Weights:
    """Weights of the signs, and the measured shares of questions that the threshold refuses.

    A year, an amount or a code that nothing found of the document has speaks against an answer
    everywhere: no answerable question of CLAP-NQ and CUAD has one.
    """

    constant: float
    alignment: float = 0.0
    sentence: float = 0.0
    subject: float = 0.0
    margin: float = 0.0
    covered: float = 0.0
    covered_by_all: float = 0.0
    gain: float = 0.0
    lacks_number: float = -2.0
    wrongly_refused: float | None = None
    rightly_refused: float | None = None


# Learnt with all-MiniLM-L6-v2 by logistic regression; the constants put the threshold at 0.5.
# `tests/bench/refusal.py` prints the error rates.
# Short texts: CLAP-NQ (60 questions that the text answers, 60 that it does not) and as many of our
# own on texts of that kind. Whoever names the subject of a document is like its sentences, whether
# it answers or not: likeness to the subject is taken away.
_SHORT = _Weights(
    -10.05, alignment=16.95, sentence=5.87, subject=-4.94, margin=-3.1,
    wrongly_refused=0.13, rightly_refused=0.74,
)  # fmt: skip
# The same with what a model makes of it, held to a nudge: the models measured (135 and 490 million
# parameters) told answerable questions no better than likeness does.
_SHORT_WITH_GAIN = replace(_SHORT, gain=2.0)
# Contracts: CUAD (145 questions on clauses that are there, 445 on clauses that are not).
_LONG = _Weights(
    -7.8, alignment=13.4, covered_by_all=2.43, wrongly_refused=0.12, rightly_refused=0.69
)
# Words alone: SQuAD-it, without the passages that hold the answer but with the others of their
# document; of questions on something else altogether 80 % are refused.
_WORDS = _Weights(
    -2.9, covered=4.09, covered_by_all=3.37, wrongly_refused=0.06, rightly_refused=0.29
)


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
    return signs.alignment is not None and not signs.is_long


def _weights(signs: Signs) -> _Weights:
    if signs.alignment is None:
        return _WORDS
    if signs.is_long:
        return _LONG
    return _SHORT if signs.gain is None else _SHORT_WITH_GAIN


def _probability(signs: Signs, weights: _Weights) -> float:
    odds = (
        weights.constant
        + weights.alignment * (signs.alignment or 0.0)
        + weights.sentence * (signs.sentence or 0.0)
        + weights.subject * (_USUAL_SUBJECT if signs.subject is None else signs.subject)
        + weights.margin * (signs.margin or 0.0)
        + weights.covered * signs.covered
        + weights.covered_by_all * signs.covered_by_all
        + weights.lacks_number * signs.lacks_number
        + weights.gain * min(_MOST_GAIN, max(_LEAST_GAIN, signs.gain or 0.0))
    )
    return 1.0 / (1.0 + math.exp(-odds))
