"""The check of sentences as a whole, on a set that we wrote: what it finds, how often it errs."""

import pytest

from bench.verification import Pair, run
from fakes.alterations import ALTERATIONS, REWORDINGS
from fakes.true_sentences import TRUE_SENTENCES

PAIRS = [Pair(sentence, passage) for sentence, passage in TRUE_SENTENCES]


@pytest.mark.parametrize("kind", ALTERATIONS)
def test_sentences_that_were_made_wrong_are_found(kind: str):
    rows = run(PAIRS, {kind: ALTERATIONS[kind]})

    assert len(rows) >= 10
    found = sum(not row.is_supported for row in rows)
    least = 0.85 if kind == "number of the passage" else 0.9
    assert found / len(rows) >= least, [row.text for row in rows if row.is_supported]


def test_true_sentences_are_let_through():
    rows = run(PAIRS, REWORDINGS)

    alarms = [row.text for row in rows if not row.is_supported]
    assert len(alarms) / len(rows) <= 0.05, alarms
