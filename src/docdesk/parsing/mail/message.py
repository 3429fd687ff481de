"""A message as it is read from any format, and the document and container that come of it."""

import io
import re
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.mail.quoting import Part
from docdesk.parsing.members import Entry, ListedContainer, safe_names
from docdesk.parsing.source import Source

EARLIER = "Earlier messages"
OWN = "This message"
_GAPS = re.compile(r"\n{3,}")
_FIELDS = ("from", "to", "cc", "bcc")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message, under the name that the message gives it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A message: `addresses` holds from, to, cc and bcc as they are shown, `date_line` likewise."""

    subject: str
    addresses: dict[str, str]
    date_line: str
    date: datetime | None
    body: tuple[Part, ...]
    attachments: tuple[Attachment, ...]
    metadata: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def to_document(mail: Mail, kind: DocumentKind, source: Source) -> ParsedDocument:
    """One page: the fields of the head, then the body, quoted history under a heading."""
    flow = PageFlow()
    for name in _FIELDS:
        if mail.addresses.get(name):
            flow.add_line(f"{name.title()}: {mail.addresses[name]}")
    if mail.date_line:
        flow.add_line(f"Date: {mail.date_line}")
    if mail.subject:
        flow.add_line(f"Subject: {mail.subject}")
    is_earlier = False
    for part in mail.body:
        if part.is_earlier != is_earlier:
            flow.add_heading(EARLIER if part.is_earlier else OWN, 1)
            is_earlier = part.is_earlier
        flow.add_paragraph(_tidied(part.text))
    pages, headings = flow.finish()
    metadata = {name: text for name, text in mail.addresses.items() if text}
    if mail.date is not None:
        metadata["date"] = mail.date.isoformat()
    return ParsedDocument(
        kind,
        mail.subject or source.title,
        pages,
        headings,
        metadata | mail.metadata,
        mail.notes,
    )


def _tidied(text: str) -> str:
    """Without blanks at the ends of lines, and one empty line where there are several."""
    return _GAPS.sub("\n\n", "\n".join(line.rstrip() for line in text.split("\n")))


def to_container(mail: Mail, packed_bytes: int, options: ReadOptions) -> ListedContainer:
    """The attachments as members."""
    files = mail.attachments
    names = safe_names(file.name for file in files)
    entries = [Entry(name, len(file.content)) for name, file in zip(names, files, strict=True)]
    return ListedContainer(
        entries,
        lambda ordinal: closing(io.BytesIO(files[ordinal].content)),
        packed_bytes,
        options.limits,
    )
