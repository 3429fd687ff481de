"""Office files made on the spot."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from docdesk.domain.documents import FileLocation, ParsedDocument
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.registry import read_document

MakePackage = Callable[[dict[str, str | bytes]], bytes]
MakeCompound = Callable[[dict[str, bytes]], bytes]
ReadWith = Callable[..., ParsedDocument]

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@pytest.fixture
def read_with(tmp_path: Path) -> ReadWith:
    """Read these bytes as a file of this name, with a password or with other limits."""

    def read_bytes(name: str, content: bytes, *, password: str = "", **limits: int):
        path = tmp_path / name
        path.write_bytes(content)
        options = ReadOptions(ParseLimits(**limits), password)
        return read_document(FileLocation(path), options)

    return read_bytes


@pytest.fixture
def package() -> MakePackage:
    """A ZIP of these parts, the first one (mimetype) not compressed."""

    def make(parts: dict[str, str | bytes]) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                way = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                archive.writestr(name, content, way)
        return packed.getvalue()

    return make


@pytest.fixture
def compound() -> MakeCompound:
    """An OLE compound file (MS-CFB) of up to three streams, each filled up to 4096 bytes."""

    def make(streams: dict[str, bytes]) -> bytes:
        fat = [FAT, END]  # sector 0 is the table itself, sector 1 the directory
        content = b""
        entries = [_entry("Root Entry", 5, child=1, start=END)]
        for index, (name, stream) in enumerate(streams.items(), 1):
            stream = stream.ljust(4096, b"\0")
            stream += b"\0" * (-len(stream) % SECTOR)
            start, count = len(fat), len(stream) // SECTOR
            fat += [*range(start + 1, start + count), END]
            right = index + 1 if index < len(streams) else FREE
            entries.append(_entry(name, 2, right=right, start=start, size=len(stream)))
            content += stream
        assert len(fat) <= 128
        table = struct.pack("<128I", *fat, *[FREE] * (128 - len(fat)))
        return _header() + table + b"".join(entries).ljust(SECTOR, b"\0") + content

    return make


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1)
    head += struct.pack("<IIIIIIII", 1, 0, 4096, END, 0, END, 0, 0)
    return head + struct.pack("<108I", *[FREE] * 108)


def _entry(
    name: str, kind: int, *, child: int = FREE, right: int = FREE, start: int, size: int = 0
) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    entry = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    entry += struct.pack("<III", FREE, right, child) + bytes(36)
    return entry + struct.pack("<IQ", start, size)
