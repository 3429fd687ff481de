"""The way to a file within others: found, bounded in depth, taken anew after a change."""

import gzip
import hashlib
import io
import os
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import psutil
import pytest
import pyzipper
from fpdf import FPDF

from docdesk.domain.documents import (
    DocumentKind,
    FileLocation,
    FileState,
    Member,
    ParsedDocument,
)
from docdesk.domain.errors import DocumentError, DocumentTooLarge, PasswordNeeded
from docdesk.parsing.archives import compressed
from docdesk.parsing.containers import find
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.mail import mbox
from docdesk.parsing.registry import read_document
from docdesk.parsing.source import Source

OPTIONS = ReadOptions(ParseLimits())
DIVIDER = b"From anna@example.com Mon May  3 10:12:05 2021\n"


def pdf(text: str) -> bytes:
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica")
    document.write(text=text)
    return bytes(document.output())


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def message(subject: str, **attachments: bytes) -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = "anna@example.com", subject
    made.set_content(f"About {subject}.")
    for name, content in attachments.items():
        made.add_attachment(
            content, maintype="application", subtype="pdf", filename=name.replace("_", ".")
        )
    return made.as_bytes()


def boxed(*messages: bytes) -> bytes:
    return b"".join(DIVIDER + content + b"\n" for content in messages)


@pytest.fixture
def read_at(tmp_path: Path) -> Callable[..., ParsedDocument]:
    """Reads the member at the given ordinals of a file of this content."""

    def read(name: str, content: bytes, *members: int, depth: int = 5) -> ParsedDocument:
        path = tmp_path / name
        path.write_bytes(content)
        return read_document(FileLocation(path, members), ReadOptions(ParseLimits(depth=depth)))

    return read


ReadAt = Callable[..., ParsedDocument]


def test_a_pdf_in_a_message_in_a_mailbox_in_an_archive_is_found(read_at: ReadAt) -> None:
    lease = pdf("The lease ends in May.")
    box = boxed(message("One"), message("Two"), message("Three", lease_pdf=lease))
    content = zipped({"inbox.mbox": box, "notes.txt": b"notes"})

    archive = read_at("mail.zip", content)
    mailbox = read_at("mail.zip", content, 0)
    mail = read_at("mail.zip", content, 0, 2)
    document = read_at("mail.zip", content, 0, 2, 0)

    assert [member.name for member in archive.members] == ["inbox.mbox", "notes.txt"]
    assert [member.name for member in mailbox.members][2] == "0003 Three.eml"
    assert mail.members == (Member(0, "lease.pdf", len(lease), hashlib.sha256(lease).hexdigest()),)
    assert document.kind is DocumentKind.PDF
    assert "The lease ends in May." in document.pages[0].text


def test_a_compressed_file_in_an_archive_is_read(read_at: ReadAt) -> None:
    content = zipped({"lease.txt.gz": gzip.compress(b"The lease ends in May.")})

    document = read_at("a.zip", content, 0)

    assert (document.title, document.pages[0].text) == ("lease", "The lease ends in May.")


def test_below_the_limit_of_depth_files_are_listed_with_the_reason(read_at: ReadAt) -> None:
    content = zipped({"b.zip": zipped({"c.zip": zipped({"d.txt": b"text"})})})

    within = read_at("a.zip", content, 0, depth=2)
    beyond = read_at("a.zip", content, 0, 0, depth=2)

    assert within.members[0].state is FileState.FOUND
    assert (beyond.members[0].name, beyond.members[0].state) == ("d.txt", FileState.TOO_LARGE)
    assert beyond.members[0].reason.startswith("It lies 3 containers deep; the limit is 2.")


def test_a_message_at_the_limit_of_depth_keeps_its_text(read_at: ReadAt) -> None:
    content = zipped({"a.eml": message("One", lease_pdf=b"%PDF")})

    document = read_at("a.zip", content, 0, depth=1)

    assert document.pages[0].text.endswith("About One.")
    assert document.members[0].state is FileState.TOO_LARGE


def test_an_archive_of_archives_is_stopped_by_depth(read_at: ReadAt) -> None:
    content = zipped({"bottom.txt": b"text"})
    for _ in range(7):  # each holds several of the one below it, as in 42.zip
        content = zipped({f"{number}.zip": content for number in range(3)})

    way: tuple[int, ...] = ()
    while read_at("a.zip", content, *way).members[0].state is FileState.FOUND:
        way = (*way, 0)

    assert len(way) == ParseLimits().depth


def test_members_that_cannot_be_listed_leave_the_text_of_their_message(
    read_at: ReadAt, tmp_path: Path
) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(message("One", a_pdf=b"%PDF", b_pdf=b"%PDF"))

    document = read_document(FileLocation(path), ReadOptions(ParseLimits(members=1)))

    assert document.members == ()
    assert document.pages[0].text.endswith("About One.")
    assert document.notes == ("The files in it were left out: It holds 2 files; the limit is 1.",)


def test_a_container_that_changed_is_opened_anew(read_at: ReadAt) -> None:
    assert read_at("a.zip", zipped({"a.txt": b"before"}), 0).pages[0].text == "before"

    assert read_at("a.zip", zipped({"a.txt": b"after!"}), 0).pages[0].text == "after!"


def test_a_member_that_is_gone_says_so(read_at: ReadAt) -> None:
    read_at("a.zip", zipped({"a.txt": b"one", "b.txt": b"two"}), 1)

    with pytest.raises(DocumentError, match="no longer in the file around it"):
        read_at("a.zip", zipped({"a.txt": b"only"}), 1)


def test_what_is_no_container_any_more_says_so(read_at: ReadAt) -> None:
    with pytest.raises(DocumentError, match="The file around it has changed"):
        read_at("a.zip", b"plain text now", 0)


def test_the_containers_on_the_way_are_opened_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mail.zip.gz"
    box = boxed(*(message(f"Number {number}") for number in range(4)))
    path.write_bytes(gzip.compress(zipped({"inbox.mbox": box})))
    opened: list[str] = []

    def watch(function: Callable[[Source, ReadOptions], object]) -> object:
        def watched(source: Source, options: ReadOptions) -> object:
            opened.append(source.name)
            return function(source, options)

        return watched

    monkeypatch.setattr(mbox, "open_container", watch(mbox.open_container))
    monkeypatch.setattr(compressed, "unwrap", watch(compressed.unwrap))

    titles = [read_document(FileLocation(path, (0, number)), OPTIONS).title for number in range(4)]

    assert titles == [f"Number {number}" for number in range(4)]
    assert opened.count("inbox.mbox") == 1
    assert opened.count("mail.zip.gz") == 1


@pytest.mark.parametrize("name", ["a.zip", "a.mbox", "a.eml"])
def test_no_container_stays_open_and_in_the_way(tmp_path: Path, name: str) -> None:
    contents = {
        "a.zip": zipped({"a.txt": b"text"}),
        "a.mbox": boxed(message("One")),
        "a.eml": message("One", a_pdf=b"%PDF"),
    }
    path = tmp_path / name
    path.write_bytes(contents[name])

    find(FileLocation(path, (0,)), OPTIONS)

    assert str(path) not in {file.path for file in psutil.Process().open_files()}


def test_a_wrong_password_is_not_remembered(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with pyzipper.AESZipFile(path, "w") as archive:
        archive.setpassword(b"right")
        archive.setencryption(pyzipper.WZ_AES)
        archive.writestr("a.txt", b"text")
    location = FileLocation(path, (0,))

    for password in ("", "wrong"):
        with pytest.raises(PasswordNeeded):
            find(location, ReadOptions(ParseLimits(), password))

    assert find(location, ReadOptions(ParseLimits(), "right")).source.data == b"text"


def test_a_file_packed_into_itself_without_end_is_refused(read_at: ReadAt) -> None:
    content = b"text"
    for _ in range(7):
        content = gzip.compress(content)

    with pytest.raises(DocumentTooLarge, match="more often than the limit"):
        read_at("a.gz", content)


def test_a_file_replaced_within_the_same_second_is_read_anew(tmp_path: Path) -> None:
    path, fresh = tmp_path / "a.zip", tmp_path / "fresh"
    path.write_bytes(zipped({"a.txt": b"before"}))
    status = path.stat()
    assert find(FileLocation(path, (0,)), OPTIONS).source.data == b"before"
    fresh.write_bytes(zipped({"a.txt": b"after!"}))
    os.utime(fresh, ns=(status.st_atime_ns, status.st_mtime_ns))
    fresh.replace(path)

    assert find(FileLocation(path, (0,)), OPTIONS).source.data == b"after!"
