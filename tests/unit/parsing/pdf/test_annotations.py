"""Comments laid over a page are part of its text."""

from datetime import UTC, datetime

from fpdf import FPDF
from fpdf.enums import AnnotationName
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, TextStringObject


def commented(make) -> FPDF:
    pdf = make([(60, 100, "The rent is due on the first of each month.")])
    pdf.set_creation_date(datetime(2024, 3, 5, tzinfo=UTC))
    return pdf


def test_note_follows_the_text_with_author_and_date(make, parse) -> None:
    pdf = commented(make)
    pdf.text_annotation(300, 200, "Too early,\nask for the fifth", title="Anna Rossi")

    page = parse(pdf).pages[0]

    first, note = page.text.split("\n\n")
    assert first == "The rent is due on the first of each month."
    assert note.startswith("[comment by Anna Rossi")
    assert note.endswith(": Too early, ask for the fifth]")
    start = page.text.index("Too early")
    (box,) = page.words.boxes_between(start, start + 9)
    assert abs(box.x0 - 300) < 2
    assert abs(box.y0 - 200) < 25


def test_marked_passage_with_a_remark_and_free_text_are_comments(make, parse) -> None:
    pdf = commented(make)
    with pdf.highlight("see clause 4", title="Bianchi"):
        pdf.text(60, 140, "marked words")
    pdf.free_text_annotation("approved by the board", x=60, y=200, w=200, h=30)

    lines = parse(pdf).pages[0].text.split("\n")

    assert any(
        "by Bianchi" in line and line.endswith(", on “marked words”: see clause 4]")
        for line in lines
    )
    assert any(line.endswith(": approved by the board]") for line in lines)


def test_links_and_empty_marks_are_no_comments(make, parse) -> None:
    pdf = commented(make)
    pdf.link(60, 90, 100, 20, "https://example.com/rent", alt_text="a link")
    with pdf.highlight(""):
        pdf.text(60, 140, "marked words")

    page = parse(pdf).pages[0]

    assert "comment" not in page.text


def test_hidden_note_and_state_of_a_review_are_left_out(make, parse, changed) -> None:
    pdf = commented(make)
    pdf.text_annotation(300, 200, "never shown")
    pdf.text_annotation(300, 300, "Accepted set by Rossi", name=AnnotationName("Note"))

    def hide(writer: PdfWriter) -> None:
        hidden, state = (note.get_object() for note in writer.pages[0]["/Annots"])
        hidden[NameObject("/F")] = NumberObject(2)
        state[NameObject("/StateModel")] = TextStringObject("Review")

    assert "comment" not in parse(changed(pdf, hide)).pages[0].text


def test_damaged_annotation_does_not_hinder_reading(make, parse, changed) -> None:
    pdf = commented(make)
    pdf.text_annotation(300, 200, "a note")

    def damage(writer: PdfWriter) -> None:
        note = writer.pages[0]["/Annots"][0].get_object()
        note[NameObject("/Rect")] = DictionaryObject()

    page = parse(changed(pdf, damage)).pages[0]

    assert page.text.startswith("The rent is due")
    assert "a note" in page.text
