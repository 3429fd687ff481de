"""What becomes of characters that no page can show."""

import pytest

from docdesk.exporting.lettering import Lettering


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb", "a    b"),
        ("one\x0btwo\x0cthree\x85four\rfive", "one two three four five"),
        ("bell\x07 and half \ud800", "bell and half "),
        ("one\ntwo", "one\ntwo"),
    ],
)
def test_words_stay_apart_and_what_is_no_letter_goes(text: str, shown: str) -> None:
    assert Lettering("helvetica", None).fit(text) == shown
