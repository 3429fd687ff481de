"""What a file is, whatever its name says, and why it cannot be read."""

import gzip
import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentError,
    DocumentTooLarge,
    KindUnsupported,
    PasswordNeeded,
)
from docdesk.parsing.limits import ParseLimits, size_text
from docdesk.parsing.registry import draw_page, read_document

Read = Callable[[str, bytes], ParsedDocument]
MakeDocx = Callable[..., bytes]
LIMITS = ParseLimits()


def pdf_bytes() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.text(50, 50, "I am a PDF")
    return bytes(pdf.output())


def zip_bytes(**entries: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


def ole_bytes(stream: str) -> bytes:
    """A compound file whose directory, in its second sector, names one stream."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    directory = stream.encode("utf-16-le").ljust(512, b"\x00")
    return bytes(header) + bytes(512) + directory


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"plain words", DocumentKind.TEXT),
        ("README", b"plain words", DocumentKind.TEXT),
        ("a.MD", b"# Title", DocumentKind.MARKDOWN),
        ("a.htm", b"<p>words</p>", DocumentKind.HTML),
        ("a.txt", b"<!DOCTYPE html><p>words</p>", DocumentKind.HTML),
        ("a.pdf", b"<html><body>a web page named PDF", DocumentKind.HTML),
        ("a.pdf", b"only words, named PDF", DocumentKind.TEXT),
        ("a.docx", b"only words, named Word", DocumentKind.TEXT),
        ("a.txt", b"BMW is a maker of cars", DocumentKind.TEXT),
        ("a.txt", b"MZ are two letters", DocumentKind.TEXT),
    ],
)
def test_content_goes_before_the_ending(
    read: Read, name: str, content: bytes, kind: DocumentKind
) -> None:
    assert read(name, content).kind is kind


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.xyz", "a"])
def test_pdf_is_a_pdf_by_any_name(read: Read, name: str) -> None:
    assert read(name, pdf_bytes()).kind is DocumentKind.PDF


def test_pdf_with_junk_before_its_header_is_read(read: Read) -> None:
    assert read("a.pdf", b"\r\njunk\r\n" + pdf_bytes()).pages[0].text == "I am a PDF"


def test_word_document_is_one_by_any_name(read: Read, docx: MakeDocx) -> None:
    content = docx("<w:p><w:r><w:t>words</w:t></w:r></w:p>")

    assert read("a.zip", content).kind is DocumentKind.DOCX


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00", "PNG picture"),
        ("a.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG picture"),
        ("a.docx", b"{\\rtf1 hello}", "Rich Text"),
        ("a.bmp", b"BM\x00\x00\x00\x00", "BMP picture"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic", "HEIC"),
        ("a.gz", gzip.compress(b"x"), "gzip archive"),
        ("a.csv", b"a,b\n1,2\n", "CSV table"),
        ("a.eml", b"From: a@b\nSubject: x\n\nhello", "e-mail"),
        ("a.xml", b"<?xml version='1.0'?><a/>", "XML file"),
        ("a.txt", b"<?xml version='1.0'?><a/>", "XML file"),
        ("a.json", b"{}", "JSON"),
        ("a.xyz", b"some words", "file ending in .xyz"),
        ("~$lease.docx", b"\x05Maria", "lock file"),
        (".~lock.lease.odt#", b"Maria", "lock file"),
        ("a.doc", ole_bytes("WordDocument"), "Word 97-2003"),
        ("a.pdf", ole_bytes("Workbook"), "Excel 97-2003"),
        ("a.xlsx", zip_bytes(xl__workbook="x"), "Excel workbook"),
        ("a.docx", zip_bytes(ppt__presentation="x"), "PowerPoint presentation"),
        ("a.odt", zip_bytes(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument"),
        ("a.zip", zip_bytes(notes="x"), "ZIP archive"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a", b"\x00" * 500, "binary"),
    ],
)
def test_kind_that_is_not_read_is_named(read: Read, name: str, content: bytes, said: str) -> None:
    with pytest.raises(KindUnsupported) as caught:
        read(name, content)

    assert said in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("name", ["a.docx", "a.pptx", "a.txt"])
def test_encrypted_office_document_needs_its_password(read: Read, name: str) -> None:
    with pytest.raises(PasswordNeeded):
        read(name, ole_bytes("EncryptedPackage"))


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_random_bytes_are_not_what_the_name_says(read: Read, name: str) -> None:
    with pytest.raises(DocumentDamaged, match="not a"):
        read(name, b"\x00\x8f\x01\xfe" * 300)


def test_cut_off_word_document_is_damaged(read: Read, docx: MakeDocx) -> None:
    content = docx("<w:p/>")

    with pytest.raises(DocumentDamaged):
        read("a.docx", content[: len(content) // 2])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b""),
        ("a.txt", b""),
        ("a.txt", b" \n\t\n"),
        ("a.html", b"<html><body></body></html>"),
    ],
)
def test_nothing_in_it_is_empty(read: Read, name: str, content: bytes) -> None:
    with pytest.raises(DocumentEmpty):
        read(name, content)


def test_file_above_the_limit_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 2000)

    with pytest.raises(DocumentTooLarge, match=r"2 kB.*1 kB"):
        read_document(path, ParseLimits(file_bytes=1000))
    with pytest.raises(DocumentTooLarge, match="characters"):
        read_document(path, ParseLimits(text_chars=1999))


def test_title_can_be_stored_whatever_the_file_name(tmp_path: Path) -> None:
    name = os.fsdecode("caff\xe8".encode("latin-1")) + "x" * 100 + ".txt"
    path = tmp_path / name
    path.write_text("words")

    title = read_document(path, LIMITS).title

    assert title.encode("utf-8").startswith(b"caff?x")


def test_endless_title_and_heading_are_kept_short(read: Read) -> None:
    long = "word " * 2000

    document = read("a.html", f"<title>{long}</title><h1>{long}</h1><p>text</p>".encode())

    assert len(document.title) == 300
    assert document.headings == ()
    assert document.pages[0].text.count("word") == 2000


def test_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no longer there"):
        read_document(tmp_path / "gone.txt", LIMITS)


def test_name_with_a_nul_is_an_error_and_no_bug(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        read_document(tmp_path / "a\x00b.txt", LIMITS)


@pytest.mark.timeout(10)
def test_folders_pipes_and_devices_are_never_opened(tmp_path: Path) -> None:
    paths = [tmp_path]
    if hasattr(os, "mkfifo"):  # Windows has neither
        os.mkfifo(tmp_path / "a.txt")
        paths += [tmp_path / "a.txt", Path("/dev/zero")]

    for path in paths:
        with pytest.raises(DocumentError, match="not a file"):
            read_document(path, LIMITS)


def test_only_pages_with_a_layout_are_drawn(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words")

    with pytest.raises(KindUnsupported, match="no page pictures"):
        draw_page(path, 1, 72, LIMITS)


def test_page_that_is_not_there_is_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes())

    with pytest.raises(DocumentError, match="no page 2"):
        draw_page(path, 2, 72, LIMITS)


def test_sizes_are_said_for_people() -> None:
    assert [size_text(size) for size in (12, 2_000, 3_400_000, 2_500_000_000)] == [
        "12 bytes",
        "2 kB",
        "3.4 MB",
        "2.5 GB",
    ]
