"""The probability that evidence answers: grows with each sign, says what its threshold does."""

from dataclasses import replace

import pytest

from docdesk.domain.evidence import Signs
from docdesk.retrieval.assessment import THRESHOLD, assess, needs_model

MIDDLING = Signs(0.4, 0.5, sentence=0.55, subject=0.6, alignment=0.65, margin=0.3)


@pytest.mark.parametrize(
    ("sign", "is_long"),
    [("alignment", False), ("sentence", False), ("alignment", True), ("covered_by_all", True)],
)
def test_each_sign_speaks_for_an_answer(sign, is_long):
    middling = replace(MIDDLING, is_long=is_long)
    more = replace(middling, **{sign: getattr(middling, sign) + 0.2})

    assert assess(more).probability > assess(middling).probability


def test_a_model_that_is_helped_by_the_question_speaks_for_an_answer():
    helped, misled = replace(MIDDLING, gain=0.2), replace(MIDDLING, gain=-0.2)

    assert assess(helped).probability > assess(misled).probability


def test_no_gain_is_worth_more_than_what_was_measured():
    measured, absurd = replace(MIDDLING, gain=0.3), replace(MIDDLING, gain=0.9)

    assert assess(absurd).probability == assess(measured).probability


def test_naming_the_subject_makes_likeness_say_less():
    named = replace(MIDDLING, subject=0.8)

    assert assess(named).probability < assess(MIDDLING).probability


def test_an_unknown_subject_counts_as_a_usual_one():
    unknown, usual, named = (replace(MIDDLING, subject=value) for value in (None, 0.6, 0.9))

    assert assess(unknown).probability == assess(usual).probability
    assert assess(unknown).probability > assess(named).probability


def test_nothing_is_refused_and_everything_is_answered():
    assert not assess(Signs(0.0, 0.0)).is_enough
    assert not assess(Signs(0.0, 0.0, sentence=0.1, subject=0.0, alignment=0.2)).is_enough
    assert assess(Signs(1.0, 1.0)).is_enough
    assert assess(Signs(1.0, 1.0, sentence=0.9, subject=0.5, alignment=0.9)).is_enough


@pytest.mark.parametrize("signs", [MIDDLING, replace(MIDDLING, is_long=True), Signs(0.4, 0.5)])
def test_the_error_rates_of_the_threshold_are_stated(signs):
    assessment = assess(signs)

    assert assessment.threshold == THRESHOLD
    assert assessment.wrongly_refused is not None
    assert assessment.rightly_refused is not None
    assert assessment.wrongly_refused < assessment.rightly_refused


def test_a_model_is_asked_about_short_texts_that_the_encoder_reads():
    assert needs_model(MIDDLING)
    assert not needs_model(replace(MIDDLING, is_long=True))
    assert not needs_model(Signs(0.4, 0.5))


@pytest.mark.parametrize(
    "likely", [Signs(0.5, 0.6), MIDDLING, replace(MIDDLING, is_long=True, alignment=0.55)]
)
def test_a_number_that_nothing_has_speaks_against_an_answer(likely):
    assert assess(likely).is_enough
    assert not assess(replace(likely, lacks_number=True)).is_enough
