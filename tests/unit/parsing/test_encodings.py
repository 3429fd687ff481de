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


LETTER = (
    "La società ha già comunicato che il contratto non è più valido: perché così si può, "
    "e l'autorità lo sa. È scaduto lunedì; la città ne dà notizia. "
)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp850", "cp437", "mac_roman"])
@pytest.mark.parametrize("text", [LETTER, LETTER[:60], "x " * 70_000 + LETTER])
def test_italian_text_is_read_from_old_systems(text: str, encoding: str) -> None:
    content = text.encode(encoding, errors="ignore")

    assert decode(content) == content.decode(encoding)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_signs_of_print_are_not_taken_for_letters(encoding: str) -> None:
    text = "It’s the “agreement” — that’s all… He said ‘no’ for £5 or §3."

    assert decode(text.encode(encoding)) == text


def test_euro_of_iso_8859_15() -> None:
    assert decode("Il prezzo è di 12 €.".encode("iso8859-15")) == "Il prezzo è di 12 €."


def test_utf8_with_a_damaged_byte_stays_utf8() -> None:
    content = LETTER.encode() + b"\xe8 rotto"

    assert decode(content) == LETTER + "\ufffd rotto"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_damage_after_a_mark_is_forgiven(encoding: str) -> None:
    content = LETTER.encode(encoding) + b"\xd8"

    assert decode(content) == LETTER + "\ufffd"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_of_another_script_needs_no_mark(encoding: str) -> None:
    text = "合同由双方在北京签订，自签字之日起生效。\n" * 9

    assert decode(text.encode(encoding)) == text


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
