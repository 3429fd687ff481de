"""Files put into Office documents as objects are documents of their own."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image, ImageDraw

from docdesk.domain.documents import DocumentKind, FileLocation, ParsedDocument
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.registry import read_document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPTIONS = ReadOptions(ParseLimits())
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def word(**objects: bytes) -> bytes:
    """A Word document with these parts as its objects; "__" stands for a dot."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        text = "<w:p><w:r><w:t>words</w:t></w:r></w:p>"
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{text}</w:body></w:document>'
        )
        for name, content in objects.items():
            archive.writestr(f"word/embeddings/{name.replace('__', '.')}", content)
    return packed.getvalue()


def word_with_picture(text: str) -> bytes:
    """A Word document with a scanned page pasted into it, and this text."""
    packed, scan = io.BytesIO(), io.BytesIO()
    page = Image.new("L", (600, 800), 255)
    for line in range(10):
        ImageDraw.Draw(page).text((60, 60 * line), "The deed was signed in Verona.", fill=0)
    page.save(scan, "PNG")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        body = f"<w:p><w:r><w:t>{text}</w:t><w:drawing/></w:r></w:p>"
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        archive.writestr("word/media/image1.png", scan.getvalue())
    return packed.getvalue()


def object_of(stream: str, content: bytes) -> bytes:
    """An OLE container with one stream, too large for the short ones."""
    content = content.ljust(4096, b"\x00")
    sectors = -(-len(content) // 512)
    chain = [TABLE, END, *range(3, 2 + sectors), END]
    header = struct.pack(
        "<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0,
    ) + struct.pack("<109I", 0, *[FREE] * 108)  # fmt: skip
    entries = _entry("Root Entry", 5, FREE, 1, END, 0) + _entry(
        stream, 2, FREE, FREE, 2, len(content)
    )
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    return header + table + entries.ljust(512, b"\x00") + content.ljust(512 * sectors, b"\x00")


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\x00\x00"
    head = struct.pack("<64sHBBIII", encoded, len(encoded), kind, 1, FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def packed_file(name: str, content: bytes) -> bytes:
    """As Windows packs a file into an object."""
    path = f"C:\\Users\\{name}".encode() + b"\x00"
    body = b"\x02\x00" + name.encode() + b"\x00" + path + struct.pack("<HHI", 0, 3, len(path))
    body += path + struct.pack("<I", len(content)) + content
    return object_of("\x01Ole10Native", struct.pack("<I", len(body)) + body)


def pdf() -> bytes:
    made = FPDF()
    made.add_page()
    made.set_font("Helvetica", size=12)
    made.text(50, 50, "words of the object")
    return bytes(made.output())


def read_with_object(tmp_path: Path, content: bytes) -> tuple[ParsedDocument, ParsedDocument]:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    document = read_document(FileLocation(path), OPTIONS)
    return document, read_document(FileLocation(path, (0,)), OPTIONS)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (word(lease__pdf=pdf()), "lease.pdf"),
        (word(oleObject1__bin=packed_file("lease.pdf", pdf())), "lease.pdf"),
        (word(oleObject1__bin=object_of("CONTENTS", pdf())), "oleObject1.bin"),
    ],
)
def test_object_in_a_document_is_a_member(tmp_path: Path, content: bytes, name: str) -> None:
    document, inner = read_with_object(tmp_path, content)

    assert [member.name for member in document.members] == [name]
    assert document.pages[0].text == "words"
    assert inner.kind is DocumentKind.PDF
    assert inner.pages[0].text == "words of the object"


def test_document_in_a_document_is_a_member(tmp_path: Path) -> None:
    document, inner = read_with_object(tmp_path, word(inner__docx=word()))

    assert [member.name for member in document.members] == ["inner.docx"]
    assert inner.pages[0].text == "words"


def test_figures_behind_a_chart_are_no_member(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word(figures__xlsx=word(), other__docx=word()))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "word/charts/_rels/chart1.xml.rels",
            '<Relationships><Relationship Target="../embeddings/figures.xlsx"/></Relationships>',
        )

    members = read_document(FileLocation(path), OPTIONS).members

    assert [member.name for member in members] == ["other.docx"]


def test_formula_is_no_member(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word(formula__bin=object_of("Equation Native", b"x")))

    assert read_document(FileLocation(path), OPTIONS).members == ()


def test_damaged_object_costs_neither_the_text_nor_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word(damaged__bin=packed_file("a.pdf", pdf())[:700], lease__pdf=pdf()))

    document = read_document(FileLocation(path), OPTIONS)

    damaged, lease = document.members
    assert document.pages[0].text == "words"
    assert "damaged" in damaged.reason
    assert lease.sha256


def test_pictures_of_a_document_without_text_are_documents_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "pasted.docx"
    path.write_bytes(word_with_picture(""))

    document = read_document(FileLocation(path), OPTIONS)
    picture = read_document(FileLocation(path, (0,)), OPTIONS)

    assert [member.name for member in document.members] == ["image1.png"]
    assert not any(page.text for page in document.pages)
    assert (picture.kind, picture.to_recognise) == (DocumentKind.PICTURE, (1,))


def test_pictures_beside_text_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(word_with_picture("A letter with its head."))

    document = read_document(FileLocation(path), OPTIONS)

    assert not document.members


def test_documents_that_word_shows_as_its_own_text_are_members(tmp_path: Path) -> None:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="r" Type="{kinds}/aFChunk" Target="/word/part.html"/>'
    packed = io.BytesIO(word())
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(
            "word/_rels/document.xml.rels", f"<Relationships>{relation}{relation}</Relationships>"
        )
        archive.writestr("word/part.html", "<html><body>The dose is 5 mg.</body></html>")
    path = tmp_path / "a.docx"
    path.write_bytes(packed.getvalue())

    (member,) = read_document(FileLocation(path), OPTIONS).members

    assert member.name == "part.html"
    inner = read_document(FileLocation(path, (member.ordinal,)), OPTIONS)
    assert inner.pages[0].text == "The dose is 5 mg."
