"""Files in an office document: objects put into it, and the pictures of one without text."""

import io
import posixpath
import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PureWindowsPath
from typing import IO

import olefile

from docdesk.domain.errors import DocumentDamaged
from docdesk.parsing.compound import OLE_MARK
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.members import Entry, ListedContainer, safe_names
from docdesk.parsing.packed import Package
from docdesk.parsing.source import Source

_FOLDER = "/embeddings/"
_WORD_RELATIONS = "word/_rels/document.xml.rels"
_CHARTS = "/charts/_rels/"
# Where the file stands within an object: as Windows packs any file, as PDF programs do, as
# Office does with its own.
_NATIVE = "\x01Ole10Native"
_CONTENT_STREAMS = ("CONTENTS", "Package")
_FORMULA = "Equation Native"
_PICTURE = re.compile(r"(?:.*/media/|Pictures/).+\.(?:png|jpe?g|tiff?|bmp|webp|heic)", re.I)
# Where text stands in Word, PowerPoint, Excel and OpenDocument files.
_TEXT_PART = re.compile(
    r"word/document\d*\.xml|ppt/slides/.+\.xml|xl/sharedStrings\.xml|content\.xml"
)
_TAG = re.compile(rb"<[^>]*>")
_LETTER = re.compile(r"[^\W\d_]")
_PACKED_WITH_NAMES = 2


def open_container(source: Source, options: ReadOptions) -> ListedContainer:
    """The objects and documents in an Office document, without the figures behind its charts.

    Of a document without text its pictures as well: they are scans that someone pasted into it.
    """
    limit = options.limits.unpacked_bytes
    with Package(source, limit) as package:
        charted = _behind_charts(package)
        parts = [name for name in package.names() if _FOLDER in name and name not in charted]
        parts += [name for name in _put_in(package) if name not in parts]
        if not _has_text(package):
            parts += [name for name in package.names() if _PICTURE.fullmatch(name)]
        listed = [(part, entry) for part in parts if (entry := _entry(package, part))]
    names = safe_names(entry.name for _, entry in listed)
    entries = [replace(entry, name=name) for name, (_, entry) in zip(names, listed, strict=True)]

    @contextmanager
    def open_entry(ordinal: int) -> Iterator[IO[bytes]]:
        with Package(source, limit) as package:
            yield io.BytesIO(_object(package, listed[ordinal][0]).content)

    return ListedContainer(entries, open_entry, source.size_bytes, options.limits)


def _entry(package: Package, part: str) -> Entry | None:
    """The object as a member; None for a formula, which is no file."""
    try:
        found = _object(package, part)
    except DocumentDamaged as damage:
        return Entry(posixpath.basename(part), 0, damage)
    return Entry(found.name, len(found.content)) if found.is_file else None


def _has_text(package: Package) -> bool:
    parts = (name for name in package.names() if _TEXT_PART.fullmatch(name))
    return any(
        _LETTER.search(_TAG.sub(b" ", package.read(part)).decode("utf-8", errors="ignore"))
        for part in parts
    )


def _put_in(package: Package) -> list[str]:
    """Whole documents that Word shows as part of its own (altChunk), as report programs write."""
    names = package.names()
    if _WORD_RELATIONS not in names:
        return []
    targets = (
        posixpath.normpath(posixpath.join("/word", relation.get("Target", ""))).lstrip("/")
        for relation in package.xml(_WORD_RELATIONS)
        if str(relation.get("Type", "")).endswith("/aFChunk")
    )
    return [name for name in dict.fromkeys(targets) if name in names]


def _behind_charts(package: Package) -> set[str]:
    """Workbooks that hold the figures of charts: they are read with the charts."""
    found = set()
    for name in package.names():
        if _CHARTS in name:
            folder = posixpath.dirname(posixpath.dirname(name))
            for relation in package.xml(name):
                target = posixpath.join("/", folder, relation.get("Target", ""))
                found.add(posixpath.normpath(target).lstrip("/"))
    return found


@dataclass(frozen=True, slots=True)
class _Object:
    name: str
    content: bytes
    is_file: bool = True


def _object(package: Package, part: str) -> _Object:
    """The file in an object; one that wraps no other is its own content."""
    content = package.read(part)
    name = posixpath.basename(part)
    if not content.startswith(OLE_MARK):
        return _Object(name, content)
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as wrapper:
            if wrapper.exists(_NATIVE):
                return _packed_file(wrapper.openstream(_NATIVE).read(), name)
            for stream in _CONTENT_STREAMS:
                if wrapper.exists(stream):
                    return _Object(name, wrapper.openstream(stream).read())
            return _Object(name, content, is_file=not wrapper.exists(_FORMULA))
    except (OSError, ValueError, IndexError, TypeError, RecursionError, struct.error) as error:
        raise DocumentDamaged(
            "The object in the document is damaged.",
            "Open the document in its own program, save the object from there and add it.",
        ) from error


def _packed_file(native: bytes, name: str) -> _Object:
    """The file in an OLE package: label, path, path of a copy, then size and content.

    Known from programs that read it (MS-OLEDS 2.3.6 gives but its first four bytes).
    """
    (kind,) = struct.unpack_from("<H", native, 4)
    if kind != _PACKED_WITH_NAMES:
        return _Object(name, native[4:])
    label, at = _text(native, 6)
    _, at = _text(native, at)
    (copied,) = struct.unpack_from("<I", native, at + 4)
    at += 8 + copied
    (size,) = struct.unpack_from("<I", native, at)
    content = native[at + 4 : at + 4 + size]
    return _Object(PureWindowsPath(label).name or name, content)


def _text(native: bytes, at: int) -> tuple[str, int]:
    end = native.index(b"\x00", at)
    return native[at:end].decode("cp1252", errors="replace"), end + 1
