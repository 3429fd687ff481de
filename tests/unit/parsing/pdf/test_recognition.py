"""Which pages wait for text recognition, and what becomes of them afterwards."""

from array import array

import pytest
from fpdf import FPDF
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
)

from docdesk.domain.documents import Page, WordGeometry
from docdesk.domain.errors import DocumentEmpty

PROSE = (
    "The tenant keeps the house in good repair and",
    "returns it at the end of the lease in the state",
    "in which it was handed over to him, fair wear",
    "and tear excepted, as the law of the land has it.",
)


@pytest.fixture
def scan() -> Image.Image:
    return Image.new("RGB", (100, 140), "gray")


def page_of(pdf: FPDF, *lines: str, top: float = 200, x: float = 90) -> FPDF:
    pdf.add_page()
    pdf.set_font("Helvetica", size=10)
    for row, line in enumerate(lines):
        pdf.text(x, top + 14 * row, line)
    return pdf


def test_scanned_pages_wait_and_the_document_is_kept(make, parse, scan) -> None:
    pdf = make([])
    for _ in range(2):
        pdf.add_page()
        pdf.image(scan, 0, 0, 500, 700)
    page_of(pdf, *PROSE)

    document = parse(pdf)

    assert document.to_recognise == (2, 3)
    assert [len(page.text.split()) > 10 for page in document.pages] == [False, False, False, True]
    assert document.notes == (
        "2 of 4 pages without text of their own: they need text recognition (page 2, 3).",
    )


def test_document_of_scans_alone_is_no_error(make, parse, scan) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.image(scan, 0, 0, 100, 140)

    assert parse(pdf).to_recognise == (1,)


@pytest.mark.parametrize(
    "stamp",
    [
        [
            (
                60,
                30,
                "RECEIVED 12 MAR 2024 Tribunale di Roma, prot. 4711 from +39 06 1234 page 1 of 9",
            )
        ],
        [(400, 690, "ABC-000123")],
        [(20, 20 + 15 * row, f"line {row} of a fax header") for row in range(3)],
        [(150, 300, "Firmato digitalmente da Rossi Maria")],
    ],
)
def test_stamp_or_fax_header_over_a_scan_is_no_text(make, parse, scan, stamp) -> None:
    pdf = make([])
    pdf.image(scan, 0, 0, 500, 700)
    for x, y, text in stamp:
        pdf.text(x, y, text)

    document = parse(pdf)

    assert document.to_recognise == (1,)
    assert stamp[0][2].split()[0] in document.pages[0].text


def test_scan_with_its_text_behind_it_is_not_recognised_again(make, parse, scan) -> None:
    pdf = page_of(make(), *PROSE)
    pdf.image(scan, 0, 0, 500, 700)

    assert parse(pdf).to_recognise == ()


def test_short_page_without_pictures_does_not_wait(make, parse) -> None:
    assert parse(page_of(make(), "Signed in Rome.")).to_recognise == ()


def test_logo_beside_little_text_does_not_wait(make, parse, scan) -> None:
    pdf = page_of(make(), "Annex A")
    pdf.image(scan, 50, 50, 200, 100)

    assert parse(pdf).to_recognise == ()


def test_picture_alone_waits_from_a_twentieth_of_the_page_on(make, parse, scan) -> None:
    pdf = page_of(make(), *PROSE)
    for width in (60, 200):
        pdf.add_page()
        pdf.image(scan, 50, 50, width, width)

    assert parse(pdf).to_recognise == (3,)


@pytest.mark.parametrize(("scale", "waits"), [(1.0, (1,)), (0.15, ())])
def test_scan_within_a_form_counts_where_the_form_is_shown(
    make, parse, changed, scan, scale: float, waits: tuple[int, ...]
) -> None:
    pdf = make([])
    pdf.image(scan, 0, 0, 500, 700)

    def wrap(writer: PdfWriter) -> None:
        page = writer.pages[0]
        form = StreamObject()
        form.set_data(page.get_contents().get_data())
        form[NameObject("/Type")] = NameObject("/XObject")
        form[NameObject("/Subtype")] = NameObject("/Form")
        form[NameObject("/BBox")] = ArrayObject(map(FloatObject, (0, 0, 500, 700)))
        form[NameObject("/Resources")] = page["/Resources"]
        forms = DictionaryObject({NameObject("/Scan"): writer._add_object(form)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
        content = StreamObject()
        content.set_data(f"q {scale} 0 0 {scale} 20 20 cm /Scan Do Q".encode())
        page[NameObject("/Contents")] = writer._add_object(content)

    page_of(pdf, *PROSE)

    assert parse(changed(pdf, wrap)).to_recognise == waits


def test_letters_drawn_as_outlines_wait(make, parse) -> None:
    pdf = make([])
    for number in range(60):
        pdf.polygon([(50 + 5 * number, 100), (53 + 5 * number, 110), (47 + 5 * number, 110)])

    assert parse(pdf).to_recognise == (1,)


def test_frame_without_text_is_empty_not_scanned(make, parse) -> None:
    pdf = make([])
    pdf.rect(10, 10, 480, 680)

    with pytest.raises(DocumentEmpty, match="only lines or small pictures"):
        parse(pdf)


def recognised_page(number: int, *words: str) -> Page:
    text = " ".join(words)
    starts = [text.index(word) for word in words]
    geometry = WordGeometry(
        array("I", starts),
        array("I", [start + len(word) for start, word in zip(starts, words, strict=True)]),
        array("f", [10.0, 20.0, 30.0, 40.0] * len(words)),
        array("B", [91] * len(words)),
    )
    return Page(number, text, "", 1.0, 1.0, geometry, recognised=True)


def test_recognised_page_takes_the_place_of_the_scan(make, parse, scan) -> None:
    pdf = page_of(make(), *PROSE)
    pdf.add_page(label_style="r", label_start=4)
    pdf.image(scan, 0, 0, 500, 700)
    pdf.text(60, 30, "RECEIVED")
    read = recognised_page(2, "ARTICLE", "IX", "DUTIES")

    document = parse(pdf, recognised=(read,))

    page = document.pages[1]
    assert (page.text, page.words, page.recognised) == (read.text, read.words, True)
    assert (page.number, page.label, page.width, page.height) == (2, "iv", 500, 700)
    assert not document.pages[0].recognised
    assert document.to_recognise == ()
    assert document.notes == ()
    assert [heading.text for heading in document.headings] == ["ARTICLE IX DUTIES"]


def test_comment_on_a_recognised_page_is_sure(make, parse, scan) -> None:
    pdf = make([])
    pdf.image(scan, 0, 0, 500, 700)
    pdf.text_annotation(300, 200, "wrong date")

    page = parse(pdf, recognised=(recognised_page(1, "hello"),)).pages[0]

    assert page.text == "hello\n\n[comment: wrong date]"
    assert page.words.confidence_between(0, 5) == 0.91
    assert page.words.confidence_between(page.text.index("wrong"), len(page.text)) == 1.0


def test_page_on_which_nothing_was_recognised_does_not_wait_again(make, parse, scan) -> None:
    pdf = page_of(make(), *PROSE)
    pdf.add_page()
    pdf.image(scan, 0, 0, 500, 700)

    document = parse(pdf, recognised=(Page(2, "", recognised=True),))

    assert document.to_recognise == ()
    assert document.pages[1].recognised
