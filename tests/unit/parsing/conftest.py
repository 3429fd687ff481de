"""Small documents made on the spot."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from docdesk.domain.documents import FileLocation, ParsedDocument
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.registry import read_document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Read = Callable[[str, bytes], ParsedDocument]
MakeDocx = Callable[..., bytes]
MakeOle = Callable[..., bytes]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read these bytes as a file of this name."""

    def read_bytes(name: str, content: bytes) -> ParsedDocument:
        path = tmp_path / name
        path.write_bytes(content)
        return read_document(FileLocation(path), ReadOptions(ParseLimits()))

    return read_bytes


@pytest.fixture
def picture() -> Image.Image:
    """Something that shows ink and has no text."""
    return Image.new("RGB", (60, 40), "black")


@pytest.fixture
def docx() -> MakeDocx:
    """A Word package around a body, with further parts by relation kind."""

    def make(body: str, **parts: str) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
            archive.writestr(
                "word/_rels/document.xml.rels", _relations({kind: f"{kind}.xml" for kind in parts})
            )
            for kind, content in parts.items():
                archive.writestr(f"word/{kind}.xml", content)
            archive.writestr(
                "word/document.xml",
                f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            )
        return packed.getvalue()

    return make


@pytest.fixture
def ole() -> MakeOle:
    """An OLE container (Office 97-2003) of empty streams; "A/B" is a stream B in a storage A.

    Its directory lies in pieces all over the file, as after many saves.
    """

    def make(*names: str) -> bytes:
        entries = [_ole_entry("Root Entry", 5, child=1 if names else _NONE)]
        for number, name in enumerate(names):
            storage, _, inner = name.rpartition("/")
            me = len(entries)
            is_last = number == len(names) - 1
            after = _NONE if is_last else me + (2 if storage else 1)
            if storage:
                entries.append(_ole_entry(storage, 1, right=after, child=me + 1))
            entries.append(_ole_entry(inner, 2, right=_NONE if storage else after))
        return _ole_file(entries)

    return make


_NONE = 0xFFFFFFFF


def _ole_entry(name: str, kind: int, *, right: int = _NONE, child: int = _NONE) -> bytes:
    """A directory entry (MS-CFB, section 2.6.1)."""
    encoded = name.encode("utf-16-le") + b"\x00\x00"
    head = struct.pack("<64sHBBIII", encoded, len(encoded), kind, 1, _NONE, right, child)
    return head + bytes(36) + struct.pack("<IQ", 0xFFFFFFFE, 0)


def _ole_file(entries: list[bytes]) -> bytes:
    """Sector 0 is the allocation table; every second one after it is part of the directory."""
    entries = entries + [bytes(128)] * (-len(entries) % 4)
    places = [1 + 2 * number for number in range(len(entries) // 4)]
    table = [0xFFFFFFFD] + [_NONE] * 127
    sectors = [b""] + [bytes(512)] * (2 * len(places))
    for number, (place, after) in enumerate(zip(places, [*places[1:], 0xFFFFFFFE], strict=True)):
        table[place] = after
        sectors[place] = b"".join(entries[4 * number : 4 * number + 4])
    sectors[0] = struct.pack("<128I", *table)
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header = struct.pack(
        "<8s16x5H6x9I", magic, 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    return header + struct.pack("<109I", 0, *[_NONE] * 108) + b"".join(sectors)


def _relations(targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f"<Relationships>{entries}</Relationships>"
