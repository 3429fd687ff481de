"""Small documents made on the spot."""

import io
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


def _relations(targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f"<Relationships>{entries}</Relationships>"
