"""PDF: text, words where their ink is, structure, and why a file cannot be read."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, RectangleObject, StreamObject

from docdesk.domain.documents import Box, FileLocation, Page, ParsedDocument
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentTooLarge,
    PasswordNeeded,
)
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.registry import draw_page, read_document

Read = Callable[[str, bytes], ParsedDocument]
DPI = 144
SCALE = DPI / 72


def new_pdf() -> FPDF:
    pdf = FPDF(unit="pt", format=(400, 600))
    pdf.set_auto_page_break(False)
    pdf.set_font("Helvetica", size=12)
    return pdf


def page_with(*lines: str, pdf: FPDF | None = None, size: float = 12) -> FPDF:
    pdf = pdf or new_pdf()
    pdf.add_page()
    pdf.set_font("Helvetica", size=size)
    for row, line in enumerate(lines):
        pdf.text(50, 60 + row * 1.25 * size, line)
    return pdf


def changed(pdf: FPDF, change: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(pdf.output()))))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def word_boxes(page: Page, word: str) -> tuple[Box, ...]:
    start = page.text.index(word)
    return page.words.boxes_between(start, start + len(word))


def ink(path: Path) -> Box:
    """The rectangle of everything dark on the first page, in points."""
    image = draw_page(FileLocation(path), 1, DPI, ReadOptions(ParseLimits()))
    gray = Image.open(io.BytesIO(image.png)).convert("L")
    bounds = gray.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert bounds
    return Box(*(value / SCALE for value in bounds))


def assert_covers(box: Box, ink_box: Box) -> None:
    slack = 1.5
    assert box.x0 - slack <= ink_box.x0 <= ink_box.x1 <= box.x1 + slack
    assert box.y0 - slack <= ink_box.y0 <= ink_box.y1 <= box.y1 + slack
    assert box.x1 - box.x0 < 1.3 * (ink_box.x1 - ink_box.x0) + 4
    assert box.y1 - box.y0 < 2.5 * (ink_box.y1 - ink_box.y0) + 4


def test_words_of_the_text_have_exactly_their_spans(read: Read) -> None:
    page = read("a.pdf", bytes(page_with("The term is three years.", "It renews.").output())).pages[
        0
    ]

    spans = list(zip(page.words.starts, page.words.ends, strict=True))

    assert [page.text[start:end] for start, end in spans] == page.text.split()
    assert len(page.words.boxes) == 4 * len(spans)
    assert page.text == "The term is three years.\nIt renews."


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_box_holds_the_ink_of_its_word_however_the_page_is_turned(
    tmp_path: Path, rotation: int
) -> None:
    content = changed(page_with("Hamburgefonstiv"), lambda w: w.pages[0].rotate(rotation))
    path = tmp_path / "turned.pdf"
    path.write_bytes(content)
    page = read_document(FileLocation(path), ReadOptions(ParseLimits())).pages[0]

    (box,) = word_boxes(page, "Hamburgefonstiv")

    assert_covers(box, ink(path))
    assert (page.width, page.height) == ((600, 400) if rotation in (90, 270) else (400, 600))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_box_holds_the_ink_on_a_cropped_page(tmp_path: Path, rotation: int) -> None:
    def crop(writer: PdfWriter) -> None:
        writer.pages[0].cropbox = RectangleObject((30, 400, 330, 580))
        writer.pages[0].rotate(rotation)

    path = tmp_path / "cropped.pdf"
    path.write_bytes(changed(page_with("Hamburgefonstiv"), crop))
    page = read_document(FileLocation(path), ReadOptions(ParseLimits())).pages[0]

    (box,) = word_boxes(page, "Hamburgefonstiv")

    assert_covers(box, ink(path))
    assert {page.width, page.height} == {300, 180}


def test_each_line_of_a_passage_has_its_box(read: Read) -> None:
    page = read("a.pdf", bytes(page_with("one two three", "four five six").output())).pages[0]

    upper, lower = page.words.boxes_between(page.text.index("three"), page.text.index("five") + 4)

    assert upper.y1 <= lower.y0 + 2
    assert upper.x0 > lower.x0


def test_gap_between_lines_is_an_empty_line_in_the_text(read: Read) -> None:
    pdf = new_pdf()
    pdf.add_page()
    for row in (60, 75, 90, 105, 135, 150):
        pdf.text(50, row, f"line at {row}")

    page = read("a.pdf", bytes(pdf.output())).pages[0]

    assert "line at 105\n\nline at 135\nline at 150" in page.text
    spans = zip(page.words.starts, page.words.ends, strict=True)
    assert [page.text[start:end] for start, end in spans] == page.text.split()


def test_characters_beyond_the_basic_plane_stay_whole(read: Read) -> None:
    glyphs = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def\n"
    glyphs += b"1 begincodespacerange <00> <ff> endcodespacerange\n"
    glyphs += b"2 beginbfchar <41> <d835dc00> <42> <0042> endbfchar endcmap end end"

    def map_to_astral(writer: PdfWriter) -> None:
        stream = StreamObject()
        stream.set_data(glyphs)
        fonts = writer.pages[0]["/Resources"]["/Font"]
        for name in fonts:
            fonts[name].get_object()[NameObject("/ToUnicode")] = writer._add_object(stream)

    page = read("a.pdf", changed(page_with("AB end"), map_to_astral)).pages[0]

    assert "\U0001d400B" in page.text
    spans = zip(page.words.starts, page.words.ends, strict=True)
    assert [page.text[start:end] for start, end in spans] == page.text.split()


def test_numbered_capital_and_large_lines_are_headings(read: Read) -> None:
    pdf = page_with(
        "RENTAL CONTRACT", "", "12. Governing Law", "This contract is governed by Italian law,",
        "and by nothing else whatsoever in the world.", "", "Art. 7 Recesso",
        "Il conduttore puo recedere con preavviso.",
    )  # fmt: skip

    document = read("a.pdf", bytes(pdf.output()))

    assert [heading.text for heading in document.headings] == [
        "RENTAL CONTRACT",
        "12. Governing Law",
        "Art. 7 Recesso",
    ]
    for heading in document.headings:
        assert document.pages[0].text[heading.start : heading.end] == heading.text


def test_bold_line_is_a_heading(read: Read) -> None:
    pdf = page_with(*[f"ordinary prose number {row} goes on and on," for row in range(8)])
    pdf.set_font("Helvetica", style="B", size=12)
    pdf.text(50, 400, "Liability of the parties")

    headings = read("a.pdf", bytes(pdf.output())).headings

    assert [heading.text for heading in headings] == ["Liability of the parties"]


def test_outline_entry_is_a_heading_where_its_words_stand(read: Read) -> None:
    pdf = page_with("preface to all this", "and what follows from it")
    pdf.start_section("What  follows")

    (heading,) = read("a.pdf", bytes(pdf.output())).headings

    assert (heading.page, heading.level, heading.text) == (1, 1, "what follows")


def test_line_on_every_page_heads_the_paper_not_a_section(read: Read) -> None:
    pdf = new_pdf()
    for number in range(6):
        page_with("ACME CORPORATION", "", f"This is page {number} of the text.", pdf=pdf)

    assert read("a.pdf", bytes(pdf.output())).headings == ()


def test_title_author_date_and_page_labels(read: Read) -> None:
    pdf = new_pdf()
    pdf.add_page(label_style="r", label_start=4)
    pdf.text(50, 60, "text")
    pdf.set_title("Lease of the Old Mill")
    pdf.set_author("A. Rossi")
    pdf.set_creation_date(datetime(2024, 3, 5, tzinfo=UTC))

    document = read("a.pdf", bytes(pdf.output()))

    assert document.title == "Lease of the Old Mill"
    assert document.metadata["author"] == "A. Rossi"
    assert document.metadata["created"] == "2024-03-05"
    assert document.pages[0].label == "iv"


@pytest.mark.parametrize("title", ["Microsoft Word - final.doc", "untitled", "scan0001.pdf", ""])
def test_title_that_says_nothing_gives_way_to_the_file_name(read: Read, title: str) -> None:
    pdf = page_with("text")
    pdf.set_title(title)

    assert read("Lease_of_the_Mill.pdf", bytes(pdf.output())).title == "Lease of the Mill"


def test_password_is_asked_for(read: Read) -> None:
    pdf = page_with("secret")
    pdf.set_encryption(owner_password="owner", user_password="user")

    with pytest.raises(PasswordNeeded):
        read("a.pdf", bytes(pdf.output()))


def test_owner_password_alone_does_not_hinder_reading(read: Read) -> None:
    pdf = page_with("readable")
    pdf.set_encryption(owner_password="owner")

    assert read("a.pdf", bytes(pdf.output())).pages[0].text == "readable"


def test_blank_pages_are_empty_not_scanned(read: Read) -> None:
    pdf = new_pdf()
    pdf.add_page()

    with pytest.raises(DocumentEmpty, match="blank"):
        read("a.pdf", bytes(pdf.output()))


def test_damaged_file_is_damaged(read: Read) -> None:
    with pytest.raises(DocumentDamaged):
        read("a.pdf", b"%PDF-1.7\n1 0 obj\n" + b"\xe2\xe3garbage" * 100)


def test_too_many_pages_or_characters_are_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(bytes(page_with("second", pdf=page_with("first")).output()))

    with pytest.raises(DocumentTooLarge, match="2 pages"):
        read_document(FileLocation(path), ReadOptions(ParseLimits(pages=1)))
    with pytest.raises(DocumentTooLarge, match="characters"):
        read_document(FileLocation(path), ReadOptions(ParseLimits(text_chars=8)))


def test_picture_of_a_page_has_the_size_asked_for_within_bounds(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(bytes(page_with("text").output()))

    usual = draw_page(FileLocation(path), 1, 144, ReadOptions(ParseLimits()))
    huge = draw_page(FileLocation(path), 1, 100_000, ReadOptions(ParseLimits()))

    assert Image.open(io.BytesIO(usual.png)).size == (800, 1200)
    assert (usual.width, usual.height) == (400, 600)
    width, height = Image.open(io.BytesIO(huge.png)).size
    assert width * height <= 16_100_000
