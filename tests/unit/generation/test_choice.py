"""The next token: the likeliest, or by chance from a seed."""

import numpy as np

from docdesk.generation.decoding import Choice

LOGITS = np.array([0.0, 2.0, 1.9, -np.inf], dtype=np.float32)


def draws(choice: Choice, count: int = 200) -> list[int]:
    return [choice(LOGITS) for _ in range(count)]


def test_without_temperature_the_likeliest_is_chosen() -> None:
    assert set(draws(Choice())) == {1}


def test_a_seed_gives_the_same_tokens_again() -> None:
    first, second = (draws(Choice(temperature=0.8, seed=7)) for _ in range(2))

    assert first == second
    assert first != draws(Choice(temperature=0.8, seed=8))


def test_likely_tokens_come_as_often_as_their_probability() -> None:
    counts = np.bincount(draws(Choice(temperature=1.0, seed=1), 4000), minlength=4)

    expected = np.exp(LOGITS) / np.exp(LOGITS).sum()
    assert np.allclose(counts / 4000, expected, atol=0.03)


def test_a_token_that_is_ruled_out_is_never_chosen() -> None:
    assert 3 not in draws(Choice(temperature=2.0, seed=3), 2000)
