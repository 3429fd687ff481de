"""What can be saved of a ZIP archive that lost its directory: files found one behind the other."""

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO

from docdesk.domain.errors import DocumentDamaged, DocumentError, KindUnsupported
from docdesk.parsing.archives.companions import is_companion
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.members import Entry, ListedContainer, Meter, decode_names, safe_names
from docdesk.parsing.source import Source

# A file's local header (APPNOTE.TXT 4.3.7), and what else may stand where one could be.
_HEADER = struct.Struct("<4s5H3I2H")
_FILE, _DIRECTORY, _DESCRIPTOR = b"PK\x03\x04", b"PK\x01\x02", b"PK\x07\x08"
_ENCRYPTED, _SIZES_FOLLOW, _NAME_IS_UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
_UNKNOWN_SIZE = 0xFFFFFFFF  # 64 bits of it stand elsewhere
_CHUNK = 1 << 16
_REST = "rest of the archive"


@dataclass(frozen=True, slots=True)
class _Found:
    """A file as its own header describes it; `end` is that of the archive where it is cut off."""

    name: str
    flags: int
    method: int
    checksum: int
    start: int
    end: int
    is_whole: bool


def salvage(source: Source, options: ReadOptions) -> ListedContainer:
    """The files from the beginning of the archive on, up to where it is damaged.

    Raises:
        DocumentDamaged: not even the first can be found.
    """
    with source.open() as file:
        found, is_complete = _walk(file, source.size_bytes, options)
    if not found:
        raise DocumentDamaged(
            "The ZIP archive is damaged: no file in it can be found.", "Get a fresh copy of it."
        )
    files = [one for one in found if not one.name.endswith("/") and not is_companion(one.name)]
    entries = [
        Entry(name, one.end - one.start, _obstacle(one))
        for name, one in zip(safe_names(one.name for one in files), files, strict=True)
    ]
    if not is_complete and found[-1].is_whole:
        entries.append(Entry(_REST, 0, _cut_off()))

    @contextmanager
    def open_entry(ordinal: int) -> Iterator[IO[bytes]]:
        with source.open() as file:
            yield io.BytesIO(_content(file, files[ordinal], source, options))

    return ListedContainer(entries, open_entry, source.size_bytes, options.limits)


def _walk(file: BinaryIO, size: int, options: ReadOptions) -> tuple[list[_Found], bool]:
    """The files in their order, and whether the directory was reached, which comes last."""
    found: list[_Found] = []
    meter = Meter(size, options.limits)
    at = 0
    while len(found) <= options.limits.members:
        file.seek(at)
        head = file.read(_HEADER.size)
        if head.startswith(_DIRECTORY):
            return found, True
        if len(head) < _HEADER.size or not head.startswith(_FILE):
            break
        one = _read_header(file, head, at, size, meter)
        found.append(one)
        if not one.is_whole:
            break
        at = _behind(file, one)
    return found, False


def _read_header(file: BinaryIO, head: bytes, at: int, size: int, meter: Meter) -> _Found:
    fields = _HEADER.unpack(head)
    flags, method, checksum, packed_size, name_size, extra_size = (
        fields[index] for index in (2, 3, 6, 7, 9, 10)
    )
    raw = file.read(name_size)
    name = raw.decode("utf-8", "replace") if flags & _NAME_IS_UTF8 else decode_names([raw])[0]
    start = at + _HEADER.size + name_size + extra_size
    if (flags & _SIZES_FOLLOW and not packed_size) or packed_size == _UNKNOWN_SIZE:
        length = _deflated_length(file, start, meter) if method == _DEFLATED else None
        end = size if length is None else start + length
        return _Found(name, flags, method, 0, start, end, length is not None)
    end = start + packed_size
    return _Found(name, flags, method, checksum, start, min(end, size), end <= size)


def _deflated_length(file: BinaryIO, start: int, meter: Meter) -> int | None:
    """How many bytes it takes until the compressed data says that it ends; None if it does not."""
    file.seek(start)
    unpacker, length = zlib.decompressobj(-zlib.MAX_WBITS), 0
    try:
        while not unpacker.eof and (chunk := file.read(_CHUNK)):
            length += len(chunk)
            while chunk and not unpacker.eof:
                meter.add(len(unpacker.decompress(chunk, _CHUNK)))
                chunk = unpacker.unconsumed_tail
    except zlib.error:
        return None
    return length - len(unpacker.unused_data) if unpacker.eof else None


def _behind(file: BinaryIO, one: _Found) -> int:
    """Where the next header is: checksum and sizes may stand between, in one of four forms."""
    file.seek(one.end)
    following = file.read(28)
    for length in (0, 12, 16, 20, 24) if one.flags & _SIZES_FOLLOW else (0,):
        if following[length : length + 4] in (_FILE, _DIRECTORY):
            return one.end + length
    return one.end


def _content(file: BinaryIO, one: _Found, source: Source, options: ReadOptions) -> bytes:
    file.seek(one.start)
    packed = file.read(one.end - one.start)
    content = packed
    if one.method == _DEFLATED:
        meter, unpacker = Meter(source.size_bytes, options.limits), zlib.decompressobj(-15)
        pieces = []
        try:
            while packed and not unpacker.eof:
                pieces.append(unpacker.decompress(packed, _CHUNK))
                meter.add(len(pieces[-1]))
                packed = unpacker.unconsumed_tail
        except zlib.error as error:
            raise _cut_off() from error
        content = b"".join(pieces)
    if one.checksum and zlib.crc32(content) != one.checksum:
        raise _cut_off()
    return content


def _obstacle(one: _Found) -> DocumentError | None:
    if not one.is_whole:
        return _cut_off()
    if one.flags & _ENCRYPTED or one.method not in (_STORED, _DEFLATED):
        return KindUnsupported(
            "It cannot be taken out: the archive is damaged, and it is encrypted or rarely packed.",
            "Get a fresh copy of the archive.",
        )
    return None


def _cut_off() -> DocumentDamaged:
    return DocumentDamaged(
        "The archive is cut off or damaged here: what follows cannot be read.",
        "Get a fresh copy of the archive.",
    )
