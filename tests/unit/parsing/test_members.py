"""Names of members and the bounds of reading them."""

import io

import pytest

from docdesk.domain.errors import DocumentTooLarge
from docdesk.parsing.limits import MIB, ParseLimits
from docdesk.parsing.members import Meter, decode_names, own_name, safe_name, safe_names


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("offer.pdf", "offer.pdf"),
        ("2024/may/offer.pdf", "2024 › may › offer.pdf"),
        ("..\\..\\Windows\\system.ini", "Windows › system.ini"),
        ("/etc/passwd", "etc › passwd"),
        ("C:\\Users\\a.txt", "Users › a.txt"),
        ("./a//b/../c.txt", "a › b › c.txt"),
        ("a\x00b\nc\x1b[31m.txt", "ab c[31m.txt"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("half\ud800.txt", "half?.txt"),
        ("Perche\u0301.txt", "Perché.txt"),
        ("  spaced .txt ", "spaced .txt"),
        ("", "unnamed"),
        ("../..", "unnamed"),
    ],
)
def test_a_name_shows_its_folders_and_leads_nowhere(raw: str, shown: str) -> None:
    assert safe_name(raw) == shown


def test_a_long_name_keeps_its_end() -> None:
    name = safe_name("/".join(["folder"] * 60) + "/offer.pdf")

    assert len(name) == 240
    assert name.startswith("…")
    assert name.endswith("folder › offer.pdf")


def test_names_that_occur_again_are_told_apart() -> None:
    names = safe_names(["a.txt", "a.txt", "a (2).txt", "../a.txt", "A.txt"])

    assert names == ["a.txt", "a (2).txt", "a (2) (2).txt", "a (3).txt", "A.txt"]


def test_the_own_name_is_the_last_part() -> None:
    assert own_name("2024 › may › offer.pdf") == "offer.pdf"
    assert own_name("offer.pdf") == "offer.pdf"


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Perché no - città.txt", "cp437"),
        ("Perché no - città.txt", "cp1252"),
        ("LÀ DOVE È GIÀ.txt", "cp850"),
        ("Müller & Söhne.doc", "cp1252"),
        ("Lettera è più.txt", "utf-8"),
        ("договор аренды помещения.txt", "cp866"),
        ("文章の書き方について.txt", "cp932"),
    ],
)
def test_the_encoding_of_names_is_guessed(name: str, encoding: str) -> None:
    assert decode_names([name.encode(encoding), b"plain.txt"]) == [name, "plain.txt"]


def test_small_files_may_unpack_to_any_multiple_of_their_size() -> None:
    meter = Meter(100, ParseLimits())

    meter.add(60 * MIB)  # does not raise


def test_more_than_the_ratio_is_refused() -> None:
    meter = Meter(MIB, ParseLimits(unpacked_ratio=70))

    with pytest.raises(DocumentTooLarge, match=r"more than 70 times its size of 1\.05 MB"):
        meter.add(71 * MIB)


def test_more_than_the_total_is_refused_while_it_is_read() -> None:
    meter = Meter(500 * MIB, ParseLimits(unpacked_bytes=3 * MIB))

    chunks = meter.chunks(io.BytesIO(bytes(10 * MIB)))

    with pytest.raises(DocumentTooLarge, match=r"more than 3\.15 MB"):
        for _ in chunks:
            pass
