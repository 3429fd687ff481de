"""Mailboxes in one file (MBOX): each message in it is a member."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from email.parser import BytesHeaderParser
from typing import IO, BinaryIO

from docdesk.domain.errors import DocumentDamaged
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.mail.headers import AS_THEY_COME, header
from docdesk.parsing.members import Entry, ListedContainer, safe_name
from docdesk.parsing.source import Source

# The line before each message (RFC 4155) ends with a time: "From a@b.it Mon Jan  3 10:12:05 2022".
_DIVIDER = re.compile(rb"From .*\d\d:\d\d")
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:|>?From ")
# A line that begins with "From " was escaped by ">" when the message was put into the mailbox.
_ESCAPED = re.compile(rb"^>(>*From )", re.M)
_LONGEST_LINE = 1 << 16
_HEAD_BYTES = 1 << 14  # a subject stands within this
_LONGEST_SUBJECT = 120  # characters of it in a name
_HEADERS = BytesHeaderParser(policy=AS_THEY_COME)


def open_container(source: Source, options: ReadOptions) -> ListedContainer:
    """The messages in their order, named like "0003 Subject of it.eml".

    Only where each begins and what it is about is kept in memory.

    Raises:
        DocumentDamaged: there is no message.
    """
    with source.open() as file:
        places = _places(file, options.limits.members)
        entries = [
            Entry(f"{number:04} {_subject(file, place.start)}.eml", place.stop - place.start)
            for number, place in enumerate(places, 1)
        ]
    if not places:
        raise DocumentDamaged("No message is found in the mailbox.", "Export it once more.")

    @contextmanager
    def open_entry(ordinal: int) -> Iterator[IO[bytes]]:
        place = places[ordinal]
        with source.open() as file:
            file.seek(place.start)
            content = file.read(place.stop - place.start)
        yield io.BytesIO(_ESCAPED.sub(rb"\1", content).rstrip(b"\r\n") + b"\n")

    return ListedContainer(entries, open_entry, source.size_bytes, options.limits)


def _places(file: BinaryIO, most: int) -> list[range]:
    """The bytes of each message, up to one message more than `most`."""
    dividers: list[tuple[int, int]] = []
    offset, was_blank = 0, True
    line = file.readline(_LONGEST_LINE)
    while line and len(dividers) <= most + 1:
        below = file.readline(_LONGEST_LINE)
        if was_blank and _DIVIDER.match(line) and (not dividers or _FIELD.match(below)):
            dividers.append((offset, offset + len(line)))
        offset += len(line)
        was_blank = not line.strip()
        line = below
    ends = [end for end, _ in dividers[1:]] + [offset]
    return [range(start, end) for (_, start), end in zip(dividers, ends, strict=False)]


def _subject(file: BinaryIO, start: int) -> str:
    file.seek(start)
    subject = header(_HEADERS.parsebytes(file.read(_HEAD_BYTES)), "subject")
    return safe_name(subject.replace("/", "-"), fallback="(no subject)")[:_LONGEST_SUBJECT].strip()
