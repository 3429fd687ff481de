"""Mailboxes: where messages begin, what they are called, what was escaped."""

import mailbox
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from docdesk.domain.documents import FileLocation, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge
from docdesk.parsing.limits import MIB, ParseLimits, ReadOptions
from docdesk.parsing.mail import mbox
from docdesk.parsing.mail.mbox import open_container
from docdesk.parsing.registry import read_document
from docdesk.parsing.source import Source

Read = Callable[[str, bytes], ParsedDocument]
OPTIONS = ReadOptions(ParseLimits())
DIVIDER = b"From anna@example.com Mon May  3 10:12:05 2021\n"


def boxed(*messages: bytes) -> bytes:
    return b"".join(DIVIDER + message + b"\n" for message in messages)


def messages(content: bytes) -> list[tuple[str, bytes]]:
    container = open_container(Source("a.mbox", data=content), OPTIONS)
    return [(member.name, container.member(member.ordinal).data) for member in container.members()]


def test_messages_are_members_named_by_number_and_subject() -> None:
    first = b"Subject: =?utf-8?Q?Perch=C3=A9?= 1/2\nFrom: a@example.com\n\nYes.\n"
    second = b"From: b@example.com\n\nNo.\n"

    assert messages(boxed(first, second)) == [
        ("0001 Perché 1-2.eml", first),
        ("0002 (no subject).eml", second),
    ]


def test_a_mailbox_of_python_is_read(read: Read, tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "made.mbox")
    for number in range(3):
        box.add(f"From: a@example.com\nSubject: Number {number}\n\nFrom here on.\n")
    box.close()

    document = read("a.mbox", (tmp_path / "made.mbox").read_bytes())
    names = [member.name for member in document.members]
    inner = read_document(FileLocation(tmp_path / "a.mbox", (2,)), OPTIONS)

    assert names == ["0001 Number 0.eml", "0002 Number 1.eml", "0003 Number 2.eml"]
    assert inner.pages[0].text == "From: a@example.com\nSubject: Number 2\n\nFrom here on."


def test_lines_that_were_escaped_are_as_they_were_written() -> None:
    content = boxed(b"Subject: x\n\n>From Rome\n>>From Pisa\n> From Bari\n")

    ((_, message),) = messages(content)

    assert message == b"Subject: x\n\nFrom Rome\n>From Pisa\n> From Bari\n"


@pytest.mark.parametrize(
    "line",
    [
        b"From Rome we went to Pisa at 10:12 in 2021\n",
        b"From Rome we went to Pisa at 10:12 in 2021: a long way\n\n",
    ],
)
def test_a_line_of_a_message_begins_no_other(line: bytes) -> None:
    content = boxed(b"Subject: x\n\ntext\n" + line + b"more\n", b"Subject: y\n\ntext\n")

    assert [name for name, _ in messages(content)] == ["0001 x.eml", "0002 y.eml"]


def test_an_unescaped_line_after_an_empty_one_begins_no_other() -> None:
    content = boxed(b"Subject: x\n\ntext\n\nFrom Rome at 10:12 we\nwent to Pisa\n")

    assert len(messages(content)) == 1


def test_a_line_with_a_time_and_no_date_begins_no_other() -> None:
    content = boxed(b"Subject: x\n\nSeen.\n\nFrom the ward at 10:30\nDiagnosis: none\n")

    assert len(messages(content)) == 1


def test_mailboxes_of_windows_and_thunderbird_are_read() -> None:
    message = b"X-Mozilla-Status: 0001\r\nSubject: x\r\n\r\ntext\r\n\r\n"
    divider = b"From - Mon May 03 10:12:05 2021\r\n"

    names = [name for name, _ in messages((divider + message) * 2)]

    assert names == ["0001 x.eml", "0002 x.eml"]


def test_a_divider_that_lies_across_two_blocks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    content = boxed(b"Subject: x\n\ntext\n", b"Subject: y\n\ntext\n")

    for size in range(1, 90):
        monkeypatch.setattr(mbox, "_BLOCK_BYTES", size)
        assert [name for name, _ in messages(content)] == ["0001 x.eml", "0002 y.eml"]


def test_a_hash_does_not_depend_on_where_the_message_lies() -> None:
    message = b"Subject: x\n\ntext\n"

    contents = [content for _, content in messages(boxed(message, message))]

    assert contents == [message, message]


def test_too_many_messages_are_refused(read: Read) -> None:
    options = ReadOptions(ParseLimits(members=10))
    container = open_container(
        Source("a.mbox", data=boxed(*[b"Subject: x\n\ntext\n"] * 20)), options
    )

    with pytest.raises(DocumentTooLarge, match="the limit is 10"):
        list(container.members())


def test_a_mailbox_without_messages_is_damaged() -> None:
    with pytest.raises(DocumentDamaged, match="No message is found"):
        open_container(Source("a.mbox", data=b"no mailbox at all\n"), OPTIONS)


def test_a_large_mailbox_on_disk_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    message = b"Subject: x\n\n" + (b"words " * 1000 + b"\n") * 11
    path.write_bytes(boxed(*[message] * 100))

    tracemalloc.start()
    try:
        container = open_container(Source("a.mbox", path), OPTIONS)
        content = container.member(99).data
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert content == message
    assert path.stat().st_size > 6 * MIB
    assert peak < MIB
