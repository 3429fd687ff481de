"""7-Zip archives: solid blocks, passwords, faults and bombs."""

import hashlib
import io
import struct
import zlib
from collections.abc import Callable

import py7zr
import pytest

from docdesk.domain.documents import FileState, Member
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentTooLarge,
    PasswordNeeded,
)
from docdesk.parsing.archives import seven_zip
from docdesk.parsing.archives.seven_zip import open_container
from docdesk.parsing.limits import MIB, ParseLimits, ReadOptions
from docdesk.parsing.source import Source

ListMembers = Callable[..., tuple[Member, ...]]
OPTIONS = ReadOptions(ParseLimits())


def packed(
    files: dict[str, bytes], *, password: str | None = None, hides_names: bool = False
) -> bytes:
    archived = io.BytesIO()
    with py7zr.SevenZipFile(
        archived, "w", password=password, header_encryption=hides_names
    ) as archive:
        for name, content in files.items():
            archive.writestr(content, name)
    return archived.getvalue()


def test_members_are_listed_in_order_with_their_hashes(list_members: ListMembers) -> None:
    files = {"in/b.txt": b"second", "empty.txt": b"", "._b": b"fork", "a.txt": b"first"}

    members = list_members("a.7z", packed(files))

    assert members == (
        Member(0, "in › b.txt", 6, hashlib.sha256(b"second").hexdigest()),
        Member(1, "empty.txt", 0, hashlib.sha256(b"").hexdigest()),
        Member(2, "a.txt", 5, hashlib.sha256(b"first").hexdigest()),
    )


def test_members_are_taken_out_in_any_order() -> None:
    files = {"in/b.txt": b"second", "empty.txt": b"", "a.txt": b"first"}
    container = open_container(Source("a.7z", data=packed(files)), OPTIONS)

    assert container.member(2) == Source("a.txt", data=b"first")
    assert container.member(0) == Source("b.txt", data=b"second")
    assert container.member(1) == Source("empty.txt", data=b"")
    assert container.member(2).data == b"first"


def test_no_more_than_a_few_members_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seven_zip, "_KEPT_BYTES", 10)
    files = {f"{number}.txt": b"%d two six" % number for number in range(8)}
    container = open_container(Source("a.7z", data=packed(files)), OPTIONS)

    contents = [container.member(number).data for number in range(8)]

    assert contents == list(files.values())


def test_encrypted_members_ask_for_their_password(list_members: ListMembers) -> None:
    content = packed({"a.txt": b"secret"}, password="pass")

    (unopened,) = list_members("a.7z", content)
    (refused,) = list_members("a.7z", content, password="wrong")
    (opened,) = list_members("a.7z", content, password="pass")

    assert (unopened.name, unopened.state) == ("a.txt", FileState.NEEDS_PASSWORD)
    assert refused.reason == "It is encrypted and does not open with this password."
    assert opened.sha256 == hashlib.sha256(b"secret").hexdigest()


def test_encrypted_names_ask_for_the_password_of_the_archive(list_members: ListMembers) -> None:
    content = packed({"a.txt": b"secret"}, password="pass", hides_names=True)

    with pytest.raises(PasswordNeeded, match="opens only with a password"):
        list_members("a.7z", content)
    with pytest.raises(PasswordNeeded, match="does not open with this password"):
        list_members("a.7z", content, password="wrong")
    assert list_members("a.7z", content, password="pass")[0].name == "a.txt"


def test_a_path_out_of_the_archive_becomes_a_plain_name(list_members: ListMembers) -> None:
    archived = io.BytesIO()
    with py7zr.SevenZipFile(archived, "w") as archive:
        archive.encoded_header_mode = False
        archive.writestr(b"evil", "xx/xx/a.txt")
        archive.writestr(b"good", "b.txt")
    tricked = _with_header(archived.getvalue(), "xx/xx", "../..")

    members = list_members("a.7z", tricked)

    assert [(member.name, member.state) for member in members] == [
        ("a.txt", FileState.FOUND),
        ("b.txt", FileState.FOUND),
    ]


def test_a_damaged_block_is_named_for_each_of_its_members(list_members: ListMembers) -> None:
    content = bytearray(packed({"a.txt": b"first" * 50, "b.txt": b"second" * 50}))
    content[40] ^= 0xFF

    members = list_members("a.7z", bytes(content))

    assert [member.state for member in members] == [FileState.FAILED] * 2
    assert "damaged" in members[0].reason


def test_an_archive_that_is_cut_off_is_damaged(list_members: ListMembers) -> None:
    with pytest.raises(DocumentDamaged, match="7-Zip archive is damaged"):
        list_members("a.7z", packed({"a.txt": b"text" * 100})[:-20])


def test_an_empty_archive_says_so(list_members: ListMembers) -> None:
    with pytest.raises(DocumentEmpty, match="There is no file in it"):
        list_members("a.7z", packed({}))


def test_a_bomb_by_its_total_is_refused(list_members: ListMembers) -> None:
    content = packed({"zeros": bytes(2 * MIB)})

    with pytest.raises(DocumentTooLarge, match=r"more than 1\.05 MB"):
        list_members("a.7z", content, limits=ParseLimits(unpacked_bytes=MIB))


def test_a_bomb_by_its_total_is_refused_when_one_member_is_taken_out() -> None:
    options = ReadOptions(ParseLimits(unpacked_bytes=MIB))
    container = open_container(Source("a.7z", data=packed({"a": bytes(2 * MIB)})), options)

    with pytest.raises(DocumentTooLarge, match=r"more than 1\.05 MB"):
        container.member(0)


def _with_header(content: bytes, old: str, new: str) -> bytes:
    """The archive with a name changed in its header and the checksums made right (7zFormat.txt)."""
    offset, size = struct.unpack_from("<QQ", content, 12)
    start = 32 + offset
    header = content[start : start + size].replace(old.encode("utf-16-le"), new.encode("utf-16-le"))
    fields = struct.pack("<QQI", offset, size, zlib.crc32(header))
    return b"".join(
        (content[:8], struct.pack("<I", zlib.crc32(fields)), fields, content[32:start], header)
    )
