"""Every kind has its reader; from a location to a document, or to the reason why not."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from fpdf import FPDF

from docdesk.domain.documents import DocumentKind, FileLocation, ParsedDocument
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentError,
    DocumentTooLarge,
    KindUnsupported,
)
from docdesk.parsing.containers import CONTAINERS, ENVELOPES
from docdesk.parsing.envelopes import Envelope
from docdesk.parsing.limits import ParseLimits, ReadOptions, size_text
from docdesk.parsing.registry import DRAWERS, READERS, draw_page, read_document

Read = Callable[[str, bytes], ParsedDocument]
MakeDocx = Callable[..., bytes]
OPTIONS = ReadOptions(ParseLimits())


def pdf_bytes() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.text(50, 50, "I am a PDF")
    return bytes(pdf.output())


@pytest.mark.parametrize(
    ("module", "function"),
    [
        *((module, "read") for module in sorted(set(READERS.values()))),
        *((module, "draw") for module in sorted(set(DRAWERS.values()))),
        *((module, "open_container") for module in sorted(set(CONTAINERS.values()))),
        *((module, "unwrap") for module in sorted(set(ENVELOPES.values()))),
    ],
)
def test_each_module_named_is_there_with_its_function(module: str, function: str) -> None:
    assert callable(getattr(import_module(module), function))


def test_every_kind_is_read_or_opened() -> None:
    assert set(DocumentKind) == READERS.keys() | CONTAINERS.keys()
    assert set(Envelope) == ENVELOPES.keys()


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
        read_document(FileLocation(path), ReadOptions(ParseLimits(file_bytes=1000)))
    with pytest.raises(DocumentTooLarge, match="characters"):
        read_document(FileLocation(path), ReadOptions(ParseLimits(text_chars=1999)))


def test_title_can_be_stored_whatever_the_file_name(tmp_path: Path) -> None:
    name = os.fsdecode("caff\xe8".encode("latin-1")) + "x" * 100 + ".txt"
    path = tmp_path / name
    path.write_text("words")

    title = read_document(FileLocation(path), OPTIONS).title

    assert title.encode("utf-8").startswith(b"caff?x")


def test_endless_title_and_heading_are_kept_short(read: Read) -> None:
    long = "word " * 2000

    document = read("a.html", f"<title>{long}</title><h1>{long}</h1><p>text</p>".encode())

    assert len(document.title) == 300
    assert document.headings == ()
    assert document.pages[0].text.count("word") == 2000


def test_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no longer there"):
        read_document(FileLocation(tmp_path / "gone.txt"), OPTIONS)


def test_name_with_a_nul_is_an_error_and_no_bug(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        read_document(FileLocation(tmp_path / "a\x00b.txt"), OPTIONS)


@pytest.mark.timeout(10)
def test_folders_pipes_and_devices_are_never_opened(tmp_path: Path) -> None:
    paths = [tmp_path]
    if hasattr(os, "mkfifo"):  # Windows has neither
        os.mkfifo(tmp_path / "a.txt")
        paths += [tmp_path / "a.txt", Path("/dev/zero")]

    for path in paths:
        with pytest.raises(DocumentError, match="not a file"):
            read_document(FileLocation(path), OPTIONS)


def test_only_pages_with_a_layout_are_drawn(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words")

    with pytest.raises(KindUnsupported, match="no page pictures"):
        draw_page(FileLocation(path), 1, 72, OPTIONS)


def test_page_that_is_not_there_is_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes())

    with pytest.raises(DocumentError, match="no page 2"):
        draw_page(FileLocation(path), 2, 72, OPTIONS)


def test_sizes_are_said_for_people() -> None:
    assert [size_text(size) for size in (12, 2_000, 3_400_000, 2_500_000_000)] == [
        "12 bytes",
        "2 kB",
        "3.4 MB",
        "2.5 GB",
    ]
