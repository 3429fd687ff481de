"""Bytes to text in the encodings that documents come in."""

import pytest

from docdesk.parsing.encodings import decode

ITALIAN = "Perché la società è così? Costa 12 €, là."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252"],
)
def test_western_text_is_read_in_any_usual_encoding(encoding: str) -> None:
    assert decode(ITALIAN.encode(encoding)) == ITALIAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Съешь же ещё этих мягких французских булок, да выпей чаю. " * 20, "cp1251"),
        ("これは日本語の文章です。東京で契約を締結した。" * 20, "shift_jis"),
    ],
)
def test_other_scripts_are_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_declared_encoding_is_used_unless_the_text_is_utf8() -> None:
    assert (
        decode(
            "è".encode("iso8859-7", errors="replace") + "λόγος".encode("iso8859-7"),
            declared="iso-8859-7",
        )
        == "?λόγος"
    )
    assert decode("è vero".encode(), declared="iso-8859-7") == "è vero"


@pytest.mark.parametrize("declared", ["x-nonsense", "rot13", "hex", "zlib", "undefined"])
def test_declared_encoding_that_is_none_is_passed_over(declared: str) -> None:
    assert decode("così".encode("cp1252"), declared=declared) == "così"


def test_half_characters_do_not_come_out_of_a_declared_encoding() -> None:
    text = decode(b"\\ud800 \xe8", declared="unicode_escape")

    assert text == "? è"


@pytest.mark.parametrize("content", [bytes(100), b"ab\x00\x01\x02" * 50, bytes(range(256)) * 4])
def test_binary_is_no_text(content: bytes) -> None:
    assert decode(content) is None


def test_head_cut_in_the_middle_of_a_character_is_text() -> None:
    content = ("a" + "è" * 100).encode()[:-1]

    assert decode(content, is_cut=True) == "a" + "è" * 99
