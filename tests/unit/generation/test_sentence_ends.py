"""Sentence ends while a text is being written, and texts that go round in circles."""

import pytest

from docdesk.generation.sentence_ends import ends_sentence, goes_in_circles, sentence_key


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("The notice is 90 days.", " The"),
        ("Is it due?", " Yes"),
        ("He said “stop.”", " Then"),
        ("A heading", "\n"),
        ("It costs 3.5 euro!", "\n\n"),
        ("Il canone è dovuto ogni mese.", " Se"),
    ],
)
def test_a_whole_sentence_ends_before_the_next(text: str, following: str):
    assert ends_sentence(text, following)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("It costs 3.", "5"),
        ("See art.", " 5"),
        ("The S.p.A.", " is"),
        ("Mr.", " Smith"),
        ("1.", " First"),
        ("- ", "\n"),
        ("under the agreement", " with"),
        ("", "\n"),
        ("   ", " x"),
        ("John F.", " Kennedy"),
        ("The fee is due.", ""),
    ],
)
def test_a_dot_alone_does_not_end_a_sentence(text: str, following: str):
    assert not ends_sentence(text, following)


def test_a_sentence_is_known_again_whatever_its_marks():
    assert sentence_key(" The fee, is Due! ") == sentence_key("the fee is due")


@pytest.mark.parametrize("period", [1, 2, 5, 13, 40])
def test_a_stretch_three_times_over_is_a_circle(period: int):
    stretch = list(range(100, 100 + period))

    assert goes_in_circles([1, 2, 3, *(stretch * 12)])


@pytest.mark.parametrize(
    "tokens",
    [[], [1], [7] * 5, list(range(200)), [1, 2, 3, 4, 5, 6, 7] * 2, [*range(20), 9, *range(20), 8]],
)
def test_text_that_goes_on_is_no_circle(tokens: list[int]):
    assert not goes_in_circles(tokens)
