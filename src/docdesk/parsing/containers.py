"""The way to a file that lies within others: archives, mailboxes, messages, envelopes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from docdesk.domain.documents import DocumentKind, FileLocation, FileState, Member
from docdesk.domain.errors import DocumentError, DocumentTooLarge
from docdesk.parsing.envelopes import Envelope
from docdesk.parsing.kinds import recognise
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.source import Source

# The module's `open_container(source, options)`. A message is both a text and a container.
CONTAINERS = {
    DocumentKind.ZIP: "docdesk.parsing.archives.zip",
    DocumentKind.TAR: "docdesk.parsing.archives.tar",
    DocumentKind.SEVEN_ZIP: "docdesk.parsing.archives.seven_zip",
    DocumentKind.MBOX: "docdesk.parsing.mail.mbox",
    DocumentKind.EML: "docdesk.parsing.mail.eml",
    DocumentKind.MSG: "docdesk.parsing.mail.msg",
    DocumentKind.PDF: "docdesk.parsing.pdf.attachments",
    DocumentKind.XML: "docdesk.parsing.plain.embedded",
    DocumentKind.DOCX: "docdesk.parsing.office.embedded",
    DocumentKind.PPTX: "docdesk.parsing.office.embedded",
    DocumentKind.XLSX: "docdesk.parsing.office.embedded",
    DocumentKind.XLSB: "docdesk.parsing.office.embedded",
    DocumentKind.ODT: "docdesk.parsing.office.embedded",
    DocumentKind.ODS: "docdesk.parsing.office.embedded",
    DocumentKind.ODP: "docdesk.parsing.office.embedded",
}

# The module's `unwrap(source, options)`: the one file in it takes its place.
ENVELOPES = {
    Envelope.COMPRESSED: "docdesk.parsing.archives.compressed",
    Envelope.SIGNED: "docdesk.parsing.mail.signed",
    Envelope.ENCRYPTED_OFFICE: "docdesk.parsing.office.encrypted",
}


class Container(Protocol):
    """A file that holds others. Members count from 0 in its own order, folders left out."""

    def members(self) -> Iterator[Member]:
        """Every member, hashed; limits are counted while reading, not by what is declared.

        Raises:
            DocumentTooLarge: more members or bytes than the limits allow.
        """

    def member(self, ordinal: int) -> Source:
        """One member's bytes under its own name; DocumentError when it cannot be taken out."""


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """What an envelope holds; `metadata` is what the envelope says (signed_by, signed_on).

    `kind` is set where it is no wrapper after all but the document itself (a signature that lies
    beside the file it signs): then `source` is read as this kind.
    """

    source: Source
    metadata: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    kind: DocumentKind | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A file out of all its envelopes, and its kind."""

    source: Source
    kind: DocumentKind
    metadata: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class _ContainerModule(Protocol):
    def open_container(self, source: Source, options: ReadOptions) -> Container:
        """The opened container; DocumentError when it cannot be."""


class _EnvelopeModule(Protocol):
    def unwrap(self, source: Source, options: ReadOptions) -> Unwrapped:
        """The file in it; DocumentError when it cannot be taken out."""


def find(location: FileLocation, options: ReadOptions) -> Opened:
    """The file at a location, through its containers and out of its envelopes."""
    return _chain().find(location, options)


def list_members(opened: Opened, depth: int, options: ReadOptions) -> tuple[Member, ...]:
    """The files within this one, which itself lies `depth` containers deep.

    Those that lie deeper than the limit allows are listed with that as the reason.
    """
    if opened.kind not in CONTAINERS:
        return ()
    members = tuple(_open_container(opened, options).members())
    if depth < options.limits.depth:
        return members
    reason = (
        f"It lies {depth + 1} containers deep; the limit is {options.limits.depth}. "
        "Take it out of the archives or messages around it and add it by itself."
    )
    return tuple(
        replace(member, sha256="", state=FileState.TOO_LARGE, reason=reason) for member in members
    )


def _open_container(opened: Opened, options: ReadOptions) -> Container:
    module = cast("_ContainerModule", import_module(CONTAINERS[opened.kind]))
    return module.open_container(opened.source, options)


def _unwrap(source: Source, options: ReadOptions) -> Opened:
    metadata: dict[str, str] = {}
    notes: tuple[str, ...] = ()
    for _ in range(options.limits.depth + 1):
        with source.open() as file:
            kind = recognise(file, source.name, source.size_bytes)
        if isinstance(kind, DocumentKind):
            return Opened(source, kind, metadata, notes)
        module = cast("_EnvelopeModule", import_module(ENVELOPES[kind]))
        inner = module.unwrap(source, options)
        source = inner.source
        metadata = _joined(metadata, inner.metadata)
        notes += tuple(note for note in inner.notes if note not in notes)
        if inner.kind is not None:
            return Opened(source, inner.kind, metadata, notes)
    raise DocumentTooLarge(
        "It is packed or signed more often than the limit allows.", "Unpack it and add the content."
    )


def _joined(outer: dict[str, str], inner: dict[str, str]) -> dict[str, str]:
    """Both; what an envelope within another one says of the same comes after it."""
    joined = outer | inner
    for key in outer.keys() & inner.keys():
        joined[key] = "; ".join(dict.fromkeys((outer[key], inner[key])))
    return joined


class _ContainerChain:
    """The containers on the way to the file read last, kept open: its neighbours come next.

    Without it each message of a mailbox in an archive would unpack the whole mailbox again.
    """

    def __init__(self) -> None:
        self._root: tuple[object, ...] = ()
        self._open: dict[tuple[int, ...], Container] = {}

    def find(self, location: FileLocation, options: ReadOptions) -> Opened:
        plain = replace(options, recognised=())
        self._enter(location, plain)
        if not location.members:
            return _unwrap(Source(location.path.name, location.path), plain)
        container = self._container(location, plain)
        return _unwrap(container.member(location.members[-1]), plain)

    def _enter(self, location: FileLocation, options: ReadOptions) -> None:
        """Close what is not on the way to this file, or has changed since."""
        status = location.path.stat()
        root = (location.path, status.st_ino, status.st_size, status.st_mtime_ns, options)
        if root != self._root:
            self._open.clear()
            self._root = root
        for way in [way for way in self._open if location.members[: len(way)] != way]:
            del self._open[way]

    def _container(self, location: FileLocation, options: ReadOptions) -> Container:
        """The one that holds the file, opened from the outermost on unless it is open already."""
        way = location.members[:-1]
        if way not in self._open:
            opened = self.find(replace(location, members=way), options)
            if opened.kind not in CONTAINERS:
                raise DocumentError(
                    "The file around it has changed.", "The next indexing takes it up anew."
                )
            self._open[way] = _open_container(opened, options)
        return self._open[way]


@cache
def _chain() -> _ContainerChain:
    """One for the process: a parser child reads one file at a time."""
    return _ContainerChain()
