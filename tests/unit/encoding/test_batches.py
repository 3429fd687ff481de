"""Batches hold texts of about the same length, and take about the same time."""

from hypothesis import given
from hypothesis import strategies as st

from docdesk.encoding.batches import Pace, batches

LENGTHS = st.lists(st.integers(1, 3000), max_size=200)


def pace_of(tokens: int) -> Pace:
    """A pace that has settled on this many tokens."""
    pace = Pace(batch_s=1.0)
    for _ in range(50):
        pace.learn(tokens=tokens, seconds=1.0)
    return pace


@given(LENGTHS)
def test_every_text_is_in_one_batch(lengths: list[int]) -> None:
    planned = list(batches(lengths, pace_of(2048)))

    assert sorted(index for batch in planned for index in batch) == list(range(len(lengths)))


@given(LENGTHS)
def test_padded_batches_keep_to_the_budget(lengths: list[int]) -> None:
    pace = pace_of(2048)

    for batch in batches(lengths, pace):
        padded = len(batch) * max(lengths[index] for index in batch)
        assert padded <= pace.batch_tokens or len(batch) == 1


@given(LENGTHS)
def test_longest_come_first(lengths: list[int]) -> None:
    order = [lengths[index] for batch in batches(lengths, pace_of(512)) for index in batch]

    assert order == sorted(lengths, reverse=True)


def test_faster_machine_gets_larger_batches() -> None:
    slow, fast = pace_of(1000), pace_of(4000)

    assert 950 < slow.batch_tokens < 1050
    assert 3900 < fast.batch_tokens < 4050


def test_batch_size_stays_within_bounds() -> None:
    assert pace_of(1).batch_tokens == 512
    assert pace_of(10**9).batch_tokens == 8192


def test_one_slow_batch_does_not_decide() -> None:
    pace = pace_of(4000)

    pace.learn(tokens=4000, seconds=10.0)

    assert pace.batch_tokens > 2000


def test_batches_follow_the_pace_while_they_run() -> None:
    pace = pace_of(650)
    planned = batches([100] * 40, pace)
    first = next(planned)

    for _ in range(50):
        pace.learn(tokens=1250, seconds=1.0)

    second = next(planned)
    assert (len(first), len(second)) == (6, 12)
