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

# The line before each message (RFC 4155) ends with a date: "From a@b.it Mon Jan  3 10:12:05 2022".
# "From the ward at 10:30" does not.
_DIVIDER = re.compile(rb"From (?=.*\d\d:\d\d).*\b(?:(?:19|20)\d\d|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b")
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:|>?From ")
# A line that begins with "From " was escaped by ">" when the message was put into the mailbox.
_ESCAPED = re.compile(rb"^>(>*From )", re.M)
_MARK = b"\nFrom "
_BLOCK_BYTES = 1 << 18
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
    places = _places(source, options.limits.members)
    with source.open() as file:
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


def _places(source: Source, most: int) -> list[range]:
    """The bytes of each message, up to one message more than `most`."""
    dividers: list[tuple[int, int]] = []
    with source.open() as file, source.open() as probe:
        for at in _candidates(file):
            length = _divider_length(probe, at)
            if length:
                dividers.append((at, at + length))
            if len(dividers) > most + 1:
                break
    ends = [end for end, _ in dividers[1:]] + [source.size_bytes]
    return [range(start, end) for (_, start), end in zip(dividers, ends, strict=False)]


def _candidates(file: BinaryIO) -> Iterator[int]:
    """Where lines begin that start like a divider; found in blocks, since most lines do not."""
    offset, rest = -1, b"\n"
    while block := file.read(_BLOCK_BYTES):
        window = rest + block
        found = window.find(_MARK)
        while found >= 0:
            yield offset + found + 1
            found = window.find(_MARK, found + 1)
        rest = window[1 - len(_MARK) :]
        offset += len(window) - len(rest)


def _divider_length(file: BinaryIO, at: int) -> int:
    """How long the dividing line is, 0 if it is none: one stands after an empty line."""
    file.seek(max(0, at - 3))
    above = file.read(min(3, at))
    line, below = file.readline(_LONGEST_LINE), file.readline(_LONGEST_LINE)
    is_first = at == 0
    if not _DIVIDER.match(line) or not (is_first or _FIELD.match(below)):
        return 0
    return len(line) if is_first or above.endswith((b"\n\n", b"\n\r\n")) else 0


def _subject(file: BinaryIO, start: int) -> str:
    file.seek(start)
    subject = header(_HEADERS.parsebytes(file.read(_HEAD_BYTES)), "subject")
    return safe_name(subject.replace("/", "-"), fallback="(no subject)")[:_LONGEST_SUBJECT].strip()
