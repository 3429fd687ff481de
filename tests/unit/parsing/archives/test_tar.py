"""Tar archives: order, links, encodings and damage."""

import hashlib
import io
import tarfile
from collections.abc import Callable

import pytest

from docdesk.domain.documents import FileState, Member
from docdesk.domain.errors import DocumentEmpty, DocumentTooLarge
from docdesk.parsing.archives.tar import open_container
from docdesk.parsing.limits import MIB, ParseLimits, ReadOptions
from docdesk.parsing.source import Source

ListMembers = Callable[..., tuple[Member, ...]]


def tarred(files: dict[str, bytes], *, encoding: str = "utf-8") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(
        fileobj=packed, mode="w", format=tarfile.GNU_FORMAT, encoding=encoding
    ) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def special(kind: bytes, name: str) -> bytes:
    packed = io.BytesIO()
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = "../../etc/passwd"
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.addfile(info)
        plain = tarfile.TarInfo("plain.txt")
        plain.size = 4
        archive.addfile(plain, io.BytesIO(b"text"))
    return packed.getvalue()


def test_members_are_listed_in_order_with_their_hashes(list_members: ListMembers) -> None:
    members = list_members("a.tar", tarred({"b.txt": b"second", "../in/a.txt": b"first"}))

    assert members == (
        Member(0, "b.txt", 6, hashlib.sha256(b"second").hexdigest()),
        Member(1, "in › a.txt", 5, hashlib.sha256(b"first").hexdigest()),
    )


def test_a_member_is_taken_out_by_its_number() -> None:
    content = tarred({"._a.txt": b"fork", "in/a.txt": b"first", "in/b.txt": b"second"})
    container = open_container(Source("a.tar", data=content), ReadOptions(ParseLimits()))

    assert container.member(1) == Source("b.txt", data=b"second")
    assert container.member(0) == Source("a.txt", data=b"first")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_names_in_any_encoding_are_shown(list_members: ListMembers, encoding: str) -> None:
    (member,) = list_members("a.tar", tarred({"perché.txt": b"text"}, encoding=encoding))

    assert member.name == "perché.txt"


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (tarfile.SYMTYPE, "This is a link to another file, not a file."),
        (tarfile.LNKTYPE, "This is a link to another file, not a file."),
        (tarfile.FIFOTYPE, "This is not a file but a pipe or device."),
        (tarfile.CHRTYPE, "This is not a file but a pipe or device."),
    ],
)
def test_links_and_devices_are_listed_with_a_reason(
    list_members: ListMembers, kind: bytes, reason: str
) -> None:
    strange, plain = list_members("a.tar", special(kind, "strange"))

    assert (strange.state, strange.reason) == (FileState.UNSUPPORTED, reason)
    assert plain.state == FileState.FOUND


@pytest.mark.parametrize("cut_at", [512 + 100, 512 + 1024 + 200])
def test_what_comes_before_a_cut_is_read_and_the_rest_named(
    list_members: ListMembers, cut_at: int
) -> None:
    content = tarred({"a.txt": b"x" * 1000, "b.txt": b"second"})

    members = list_members("a.tar", content[:cut_at])

    assert members[0].name == "a.txt"
    assert [member.state for member in members][-1] == FileState.FAILED
    assert "cut off or damaged" in members[-1].reason
    assert members[0].state == (FileState.FAILED if cut_at < 1536 else FileState.FOUND)


def test_damage_in_the_middle_is_named(list_members: ListMembers) -> None:
    content = bytearray(tarred({"a.txt": b"first", "b.txt": b"second", "c.txt": b"third"}))
    content[1024:1536] = b"\xaa" * 512  # the head of the second file

    first, rest = list_members("a.tar", bytes(content))

    assert first.state == FileState.FOUND
    assert (rest.name, rest.state) == ("rest of the archive", FileState.FAILED)


def test_an_empty_archive_says_so(list_members: ListMembers) -> None:
    with pytest.raises(DocumentEmpty, match="There is no file in it"):
        list_members("a.tar", special(tarfile.DIRTYPE, "folder")[:512] + bytes(10240))


def test_a_sparse_file_that_claims_gigabytes_is_refused(list_members: ListMembers) -> None:
    info = tarfile.TarInfo("huge")
    info.size = 400 * MIB
    content = info.tobuf() + bytes(2048)

    members = list_members("a.tar", content)

    assert members[0].state == FileState.FAILED


def test_too_many_members_are_refused(list_members: ListMembers) -> None:
    content = tarred({f"{number}.txt": b"" for number in range(12)})

    with pytest.raises(DocumentTooLarge, match="the limit is 10"):
        list_members("a.tar", content, limits=ParseLimits(members=10))
