"""ZIP archives: names, passwords, faults and bombs."""

import hashlib
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import pyzipper

from docdesk.domain.documents import FileLocation, FileState, Member
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentError,
    DocumentTooLarge,
    PasswordNeeded,
)
from docdesk.parsing.archives.zip import open_container
from docdesk.parsing.limits import MIB, ParseLimits, ReadOptions
from docdesk.parsing.registry import read_document
from docdesk.parsing.source import Source

ListMembers = Callable[..., tuple[Member, ...]]
OPTIONS = ReadOptions(ParseLimits())


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def streamed(files: dict[str, bytes]) -> bytes:
    """As it is written where one cannot go back: sizes stand behind each file."""

    class OneWay(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise io.UnsupportedOperation

    packed = OneWay()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def encrypted(files: dict[str, bytes], password: str) -> bytes:
    """By AES, as WinZip and 7-Zip do."""
    packed = io.BytesIO()
    with pyzipper.AESZipFile(packed, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        archive.setpassword(password.encode())
        archive.setencryption(pyzipper.WZ_AES)
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def weakly_encrypted(name: str, content: bytes, password: str) -> bytes:
    """By the cipher of the first ZIP programs (APPNOTE.TXT 6.1), which Windows still uses."""
    crc = zlib.crc32(content)
    keys = [0x12345678, 0x23456789, 0x34567890]

    def step(crc: int, byte: int) -> int:
        return zlib.crc32(bytes([byte]), crc ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    def mix(byte: int) -> None:
        keys[0] = step(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = step(keys[2], keys[1] >> 24)

    def encrypt(byte: int) -> int:
        pad = (keys[2] | 2) & 0xFFFF
        mix(byte)
        return byte ^ ((pad * (pad ^ 1)) >> 8) & 0xFF

    for byte in password.encode():
        mix(byte)
    head = bytes(11) + bytes([crc >> 24])
    packed = zipped({name: bytes(map(encrypt, head + content))}, zipfile.ZIP_STORED)
    sizes = struct.pack("<II", len(content) + 12, len(content))
    old = packed[14:26]  # checksum and sizes in the local header
    packed = packed.replace(old, struct.pack("<I", crc) + sizes)
    directory = packed.index(b"PK\x01\x02")
    flagged = bytearray(packed)
    flagged[6], flagged[directory + 8] = 1, 1
    return bytes(flagged)


def test_members_are_listed_in_order_with_their_hashes(list_members: ListMembers) -> None:
    members = list_members("a.zip", zipped({"b.txt": b"second", "a.txt": b"first"}))

    assert members == (
        Member(0, "b.txt", 6, hashlib.sha256(b"second").hexdigest()),
        Member(1, "a.txt", 5, hashlib.sha256(b"first").hexdigest()),
    )


def test_folders_and_companion_files_are_left_out_and_take_no_number() -> None:
    files = {
        "offers/": b"",
        "__MACOSX/offers/._a.txt": b"fork",
        "offers/.DS_Store": b"view",
        "offers/Thumbs.db": b"view",
        "offers/a.txt": b"offer",
    }
    container = open_container(Source("a.zip", data=zipped(files)), OPTIONS)

    (member,) = container.members()

    assert (member.ordinal, member.name) == (0, "offers › a.txt")
    assert container.member(0) == Source("a.txt", data=b"offer")


def test_names_lead_nowhere_and_are_told_apart(list_members: ListMembers) -> None:
    files = {"../../a.txt": b"1", "/a.txt": b"2", "C:\\a.txt": b"3", "x\\a.txt": b"4"}

    members = list_members("a.zip", zipped(files))

    names = [member.name for member in members]
    assert names == ["a.txt", "a (2).txt", "a (3).txt", "x › a.txt"]


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "utf-8"])
def test_names_without_the_flag_for_unicode_are_guessed(
    list_members: ListMembers, encoding: str
) -> None:
    # A name as long in bytes as the real one, which zipfile would mark as Unicode.
    real = "perché più.txt".encode(encoding)
    placeholder = b"x" * len(real)
    content = zipped({placeholder.decode(): b"text"}).replace(placeholder, real)

    (member,) = list_members("a.zip", content)

    assert member.name == "perché più.txt"


def test_the_field_for_unicode_names_goes_before_the_old_name(list_members: ListMembers) -> None:
    name = "città.txt".encode()
    info = zipfile.ZipInfo("citta.txt")
    field = struct.pack("<BI", 1, zlib.crc32(b"citta.txt")) + name
    info.extra = struct.pack("<HH", 0x7075, len(field)) + field
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(info, b"text")

    (member,) = list_members("a.zip", packed.getvalue())

    assert member.name == "città.txt"


@pytest.mark.parametrize(
    "content",
    [encrypted({"a.txt": b"secret"}, "pass"), weakly_encrypted("a.txt", b"secret", "pass")],
    ids=["AES", "ZipCrypto"],
)
def test_an_encrypted_member_asks_for_its_password(
    list_members: ListMembers, content: bytes
) -> None:
    (unopened,) = list_members("a.zip", content)
    (refused,) = list_members("a.zip", content, password="wrong")
    (opened,) = list_members("a.zip", content, password="pass")

    assert (unopened.state, unopened.sha256) == (FileState.NEEDS_PASSWORD, "")
    assert unopened.reason == "It is encrypted and opens only with a password."
    assert refused.state == FileState.NEEDS_PASSWORD
    assert refused.reason == "It is encrypted and does not open with this password."
    assert opened.sha256 == hashlib.sha256(b"secret").hexdigest()


def test_an_encrypted_member_is_read_with_its_password(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(encrypted({"a.txt": b"secret words"}, "pass"))
    location = FileLocation(path, (0,))

    document = read_document(location, ReadOptions(ParseLimits(), "pass"))

    assert document.pages[0].text == "secret words"
    with pytest.raises(PasswordNeeded):
        read_document(location, OPTIONS)


def test_the_name_of_an_encrypted_member_is_seen_beside_open_ones(
    list_members: ListMembers,
) -> None:
    packed = io.BytesIO(encrypted({"secret.txt": b"secret"}, "pass"))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("open.txt", b"open")

    members = list_members("a.zip", packed.getvalue())

    assert [(member.name, member.state) for member in members] == [
        ("secret.txt", FileState.NEEDS_PASSWORD),
        ("open.txt", FileState.FOUND),
    ]


def test_a_link_is_listed_as_such(list_members: ListMembers) -> None:
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(info, "/etc/passwd")

    (member,) = list_members("a.zip", packed.getvalue())

    assert member.state == FileState.UNSUPPORTED
    assert member.reason == "This is a link to another file, not a file."


def test_an_unknown_compression_concerns_its_member_only(list_members: ListMembers) -> None:
    content = zipped({"a.txt": b"readable", "b.txt": b"strange"}, zipfile.ZIP_STORED)
    at = content.rindex(b"PK\x01\x02") + 10  # the method, in the directory's last entry
    content = content[:at] + struct.pack("<H", 98) + content[at + 2 :]

    members = list_members("a.zip", content)

    assert [member.state for member in members] == [FileState.FOUND, FileState.UNSUPPORTED]
    assert "method that DocDesk does not know (98)" in members[1].reason


def test_a_damaged_member_leaves_the_others(list_members: ListMembers) -> None:
    content = zipped({"a.txt": b"damaged here", "b.txt": b"whole"}, zipfile.ZIP_STORED)

    members = list_members("a.zip", content.replace(b"damaged here", b"DAMAGED here"))

    assert [member.state for member in members] == [FileState.FAILED, FileState.FOUND]
    assert "damaged" in members[0].reason


def test_an_empty_archive_says_so(list_members: ListMembers) -> None:
    with pytest.raises(DocumentEmpty, match="There is no file in it"):
        list_members("a.zip", zipped({}))


@pytest.mark.parametrize("by_stream", [False, True])
def test_of_an_archive_that_is_cut_off_the_first_files_are_read(
    list_members: ListMembers, *, by_stream: bool
) -> None:
    texts = {f"in/città {number}.txt": b"%d" % number**200 for number in range(5)}
    content = streamed(texts) if by_stream else zipped(texts)
    directory = content.index(b"PK\x01\x02")

    whole = list_members("a.zip", content)
    without_directory = list_members("a.zip", content[: directory + 20])
    fourth = [found.start() for found in re.finditer(rb"PK\x03\x04", content)][3]
    half = list_members("a.zip", content[: fourth + 70])

    assert without_directory == whole
    assert half[:3] == whole[:3]
    assert [member.state for member in half[3:]] == [FileState.FAILED]
    assert "cut off or damaged here" in half[3].reason


def test_an_archive_that_ends_between_two_files_names_the_rest(list_members: ListMembers) -> None:
    content = zipped({"a.txt": b"first", "b.txt": b"second"})

    first, rest = list_members("a.zip", content[: content.index(b"PK\x03\x04", 4)])

    assert (first.name, first.state) == ("a.txt", FileState.FOUND)
    assert (rest.name, rest.state) == ("rest of the archive", FileState.FAILED)


def test_what_is_left_of_an_archive_is_bounded_as_well() -> None:
    for content in (zipped({"a": bytes(2 * MIB)}), streamed({"a": bytes(2 * MIB)})):
        source = Source("a.zip", data=content[:-30])

        with pytest.raises(DocumentTooLarge, match=r"more than 1\.05 MB"):
            list(open_container(source, ReadOptions(ParseLimits(unpacked_bytes=MIB))).members())


def test_an_archive_of_which_nothing_is_left_is_damaged() -> None:
    content = zipped({"a.txt": b"text"})

    with pytest.raises(DocumentDamaged, match="no file in it can be found"):
        open_container(Source("a.zip", data=content[:20]), OPTIONS)


def test_a_member_above_the_limit_for_files_is_listed_with_that_reason(
    list_members: ListMembers,
) -> None:
    content = zipped({"large.txt": bytes(2 * MIB), "small.txt": b"text"})

    members = list_members("a.zip", content, limits=ParseLimits(file_bytes=MIB))

    assert [member.state for member in members] == [FileState.TOO_LARGE, FileState.FOUND]
    assert members[0].reason == "The file has 2.1 MB; the limit is 1.05 MB."


def test_a_bomb_by_ratio_is_refused(list_members: ListMembers) -> None:
    with pytest.raises(DocumentTooLarge, match="times its size"):
        list_members("a.zip", zipped({"zeros": bytes(66 * MIB)}))


def test_a_bomb_by_its_total_is_refused(list_members: ListMembers) -> None:
    content = zipped({f"{number}": bytes(MIB) for number in range(5)})

    with pytest.raises(DocumentTooLarge, match=r"more than 4\.19 MB"):
        list_members("a.zip", content, limits=ParseLimits(unpacked_bytes=4 * MIB))


def test_a_member_that_lies_about_its_size_does_not_get_through(
    list_members: ListMembers,
) -> None:
    content = zipped({"a": bytes(3 * MIB)})
    liar = content.replace(struct.pack("<I", 3 * MIB), struct.pack("<I", 10))

    (member,) = list_members("a.zip", liar, limits=ParseLimits(unpacked_bytes=MIB))

    assert member.state == FileState.FAILED


def test_too_many_members_are_refused(list_members: ListMembers) -> None:
    content = zipped({f"{number}.txt": b"" for number in range(11)})

    with pytest.raises(DocumentTooLarge, match="It holds 11 files; the limit is 10"):
        list_members("a.zip", content, limits=ParseLimits(members=10))


def test_a_member_that_is_not_there_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": b"text"}))

    with pytest.raises(DocumentError, match="no longer in the file around it"):
        read_document(FileLocation(path, (7,)), OPTIONS)
