"""Compressed single files and archives."""

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable

import pytest

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge
from docdesk.parsing.archives.compressed import unwrap
from docdesk.parsing.limits import MIB, ParseLimits, ReadOptions
from docdesk.parsing.source import Source

Read = Callable[[str, bytes], ParsedDocument]
OPTIONS = ReadOptions(ParseLimits())
TEXT = b"The lease ends in May.\n" * 500


@pytest.mark.parametrize(
    ("name", "compress", "inner"),
    [
        ("lease.txt.gz", gzip.compress, "lease.txt"),
        ("lease.txt.BZ2", bz2.compress, "lease.txt"),
        ("lease.txt.xz", lzma.compress, "lease.txt"),
        ("papers.tgz", gzip.compress, "papers.tar"),
        ("papers.tbz2", bz2.compress, "papers.tar"),
        ("papers.txz", lzma.compress, "papers.tar"),
        ("lease", gzip.compress, "lease"),
        (".gz", gzip.compress, ".gz"),
    ],
)
def test_the_inner_file_has_the_name_without_the_ending(
    name: str, compress: Callable[[bytes], bytes], inner: str
) -> None:
    unwrapped = unwrap(Source(name, data=compress(TEXT)), OPTIONS)

    assert unwrapped.source == Source(inner, data=TEXT)
    assert unwrapped.notes == ()


def test_a_compressed_text_is_read_as_text(read: Read) -> None:
    document = read("lease.txt.gz", gzip.compress(b"The lease ends in May."))

    assert document.kind is DocumentKind.TEXT
    assert document.pages[0].text == "The lease ends in May."


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_a_compressed_tar_archive_is_an_archive(read: Read, mode: str) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
        info = tarfile.TarInfo("a.txt")
        info.size = 4
        archive.addfile(info, io.BytesIO(b"text"))

    document = read("papers", packed.getvalue())

    assert document.kind is DocumentKind.TAR
    assert [member.name for member in document.members] == ["a.txt"]


@pytest.mark.parametrize(
    "compress",
    [
        lambda content: gzip.compress(content, 1),
        lambda content: bz2.compress(content, 1),
        lambda content: lzma.compress(content, preset=0),
    ],
    ids=["gzip", "bzip2", "xz"],
)
def test_of_a_file_that_is_cut_off_the_beginning_is_read(
    compress: Callable[[bytes], bytes],
) -> None:
    lines = b"".join(b"%d: the lease of %d\n" % (number, number**3) for number in range(20_000))
    packed = compress(lines)

    unwrapped = unwrap(Source("lease.txt", data=packed[: len(packed) * 2 // 3]), OPTIONS)

    assert lines.startswith(unwrapped.source.data)
    assert unwrapped.source.data
    assert unwrapped.notes == (
        "The compressed file is cut off or damaged: its end could not be read.",
    )


def test_a_file_of_which_nothing_can_be_read_is_damaged() -> None:
    with pytest.raises(DocumentDamaged, match="nothing of it can be unpacked"):
        unwrap(Source("a.gz", data=gzip.compress(TEXT)[:14]), OPTIONS)


def test_a_bomb_by_ratio_is_refused() -> None:
    with pytest.raises(DocumentTooLarge, match="times its size"):
        unwrap(Source("a.gz", data=gzip.compress(bytes(66 * MIB))), OPTIONS)


def test_a_bomb_by_its_total_is_refused() -> None:
    options = ReadOptions(ParseLimits(unpacked_bytes=MIB))

    with pytest.raises(DocumentTooLarge, match=r"more than 1\.05 MB"):
        unwrap(Source("a.gz", data=gzip.compress(bytes(2 * MIB))), options)


def test_a_file_packed_again_and_again_is_refused(read: Read) -> None:
    content = b"text"
    for _ in range(10):
        content = gzip.compress(content)

    with pytest.raises(DocumentTooLarge, match="packed or signed more often"):
        read("a.gz", content)
