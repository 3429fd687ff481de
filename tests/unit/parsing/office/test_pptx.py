"""PowerPoint presentations: order, titles, tables, charts, notes, remarks."""

import io
import zipfile
from collections.abc import Callable

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from docdesk.domain.documents import ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge

Read = Callable[[str, bytes], ParsedDocument]
ReadWith = Callable[..., ParsedDocument]

BOX = (Inches(1), Inches(1), Inches(3), Inches(1))
TITLE_ONLY = 5  # layout


def saved(deck: Presentation) -> bytes:
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            new.writestr(entry, change(data) if entry == name else data)
    return packed.getvalue()


def deck_of(*titles: str) -> Presentation:
    deck = Presentation()
    for title in titles:
        deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY]).shapes.title.text = title
    return deck


def test_slides_are_pages_with_title_texts_and_notes(read: Read) -> None:
    deck = deck_of("Bilancio", "Però")
    deck.core_properties.title, deck.core_properties.author = "Relazione", "A. Rossi"
    slide = deck.slides[0]
    slide.shapes.add_textbox(*BOX).text_frame.text = "uno\ndue"
    slide.notes_slide.notes_text_frame.text = "Dire: è tutto."

    document = read("a.pptx", saved(deck))

    assert [page.text for page in document.pages] == [
        "Bilancio\n\nuno\ndue\n\nNotes: Dire: è tutto.",
        "Però",
    ]
    assert [(heading.page, heading.text) for heading in document.headings] == [
        (1, "Bilancio"),
        (2, "Però"),
    ]
    assert (document.title, document.metadata["author"]) == ("Relazione", "A. Rossi")


def test_powers_and_struck_words_are_marked(read: Read) -> None:
    deck = deck_of("Title")
    (paragraph,) = deck.slides[0].shapes.add_textbox(*BOX).text_frame.paragraphs
    looks = {"baseline": "30000"}, {"baseline": "-25000"}, {"strike": "sngStrike"}
    pieces = ("10", {}), ("9", looks[0]), ("/L, H", {}), ("2", looks[1]), ("O ", {})
    for text, look in (*pieces, ("10 mg", looks[2])):
        run = paragraph.add_run()
        run.text = text
        for name, value in look.items():
            run._r.get_or_add_rPr().set(name, value)

    text = read("a.pptx", saved(deck)).pages[0].text

    assert text == "Title\n\n10⁹/L, H2O [deleted: 10 mg]"


def test_title_comes_first_wherever_it_is_drawn(read: Read) -> None:
    deck = deck_of("Title")
    shapes = deck.slides[0].shapes
    box = shapes.add_textbox(*BOX)
    box.text_frame.text = "text"
    shapes.title._element.addprevious(box._element)

    assert read("a.pptx", saved(deck)).pages[0].text == "Title\n\ntext"


def test_table_rows_name_their_columns(read: Read) -> None:
    deck = deck_of("T")
    table = deck.slides[0].shapes.add_table(3, 2, *BOX).table
    values = ("Voce", "Importo", "Affitto", "900", "Luce", "80")
    for cell, value in zip(table.iter_cells(), values, strict=True):
        cell.text = value

    assert read("a.pptx", saved(deck)).pages[0].text.split("\n\n")[1].split("\n") == [
        "Voce | Importo",
        "Voce: Affitto; Importo: 900",
        "Voce: Luce; Importo: 80",
    ]


def test_groups_and_charts_are_read(read: Read) -> None:
    deck = deck_of("T")
    shapes = deck.slides[0].shapes
    group = shapes.add_group_shape()
    group.shapes.add_group_shape().shapes.add_textbox(*BOX).text_frame.text = "deep"
    figures = CategoryChartData()
    figures.categories = ["2023", "2024"]
    figures.add_series("Sales", (5, 7.5))
    shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *BOX, figures)

    text = read("a.pptx", saved(deck)).pages[0].text

    assert text == "T\n\ndeep\n\n2023; Sales: 5\n2024; Sales: 7.5"


def test_hidden_slides_are_read_and_said(read: Read) -> None:
    deck = deck_of("One", "Two")
    deck.slides[1]._element.set("show", "0")

    document = read("a.pptx", saved(deck))

    assert document.pages[1].text == "Two"
    assert document.notes == ("Slides that are hidden when the presentation is shown: 2.",)


def test_damaged_slide_costs_itself_only(read: Read) -> None:
    content = with_part(saved(deck_of("One", "Two")), "ppt/slides/slide1.xml", lambda _: b"<a>")

    document = read("a.pptx", content)

    assert [page.text for page in document.pages] == ["", "Two"]
    assert document.notes == ("Slides that are damaged and could not be read: 1.",)


def test_pictures_without_words_are_members(read: Read, picture) -> None:
    drawn = io.BytesIO()
    picture.save(drawn, "PNG")
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_picture(drawn, Inches(1), Inches(1))

    found = read("a.pptx", saved(deck))

    assert [member.name for member in found.members] == ["image1.png"]


def test_too_many_slides_are_refused(read_with: ReadWith) -> None:
    with pytest.raises(DocumentTooLarge, match="3 slides"):
        read_with("a.pptx", saved(deck_of("1", "2", "3")), pages=2)


def test_presentation_without_its_main_part_is_damaged(read: Read) -> None:
    content = with_part(saved(deck_of("One")), "ppt/presentation.xml", lambda _: b"")

    with pytest.raises(DocumentDamaged):
        read("a.pptx", content)
