"""Values of form fields among the printed words."""

import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from docdesk.domain.documents import FileLocation
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.registry import draw_page

PAGE_HEIGHT = 700


def field(kind: str, name: str, box, **entries) -> DictionaryObject:
    """A field and its widget in one; `box` is x, y from the top, width, height."""
    x, y, width, height = box
    bottom = PAGE_HEIGHT - y - height
    widget = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject(kind),
            NameObject("/T"): TextStringObject(name),
            NameObject("/F"): NumberObject(4),
            NameObject("/Rect"): ArrayObject(
                map(FloatObject, (x, bottom, x + width, bottom + height))
            ),
        }
    )
    for key, value in entries.items():
        widget[NameObject(f"/{key}")] = value
    return widget


def text_field(name: str, value: str, box, **entries) -> DictionaryObject:
    return field("/Tx", name, box, V=TextStringObject(value), **entries)


def tick_box(name: str, box, *, on: bool) -> DictionaryObject:
    state = NameObject("/Yes" if on else "/Off")
    looks = DictionaryObject(
        {
            NameObject("/N"): DictionaryObject(
                {
                    NameObject("/Yes"): DictionaryObject(),
                    NameObject("/Off"): DictionaryObject(),
                }
            )
        }
    )
    return field("/Btn", name, box, V=state, AS=state, AP=looks)


@pytest.fixture
def form(make, changed):
    """A page of printed pieces with these fields over it."""

    def build(pieces, *fields: DictionaryObject) -> bytes:
        def add(writer: PdfWriter) -> None:
            references = ArrayObject(writer._add_object(one) for one in fields)
            writer.pages[0][NameObject("/Annots")] = references
            writer._root_object[NameObject("/AcroForm")] = DictionaryObject(
                {NameObject("/Fields"): references}
            )

        return changed(make(pieces), add)

    return build


def test_value_stands_beside_its_printed_label(form, parse) -> None:
    printed = [(60, 100, "Cognome:"), (60, 130, "Nome:"), (60, 160, "nato a Roma il 3 maggio")]
    page = parse(
        form(
            printed,
            text_field("f1", "Rossi", (120, 88, 200, 16)),
            text_field("f2", "Anna Maria", (120, 118, 200, 16)),
        )
    ).pages[0]

    lines = [line for line in page.text.split("\n") if line]
    assert lines == ["Cognome: Rossi", "Nome: Anna Maria", "nato a Roma il 3 maggio"]
    start = page.text.index("Anna")
    (box,) = page.words.boxes_between(start, start + len("Anna Maria"))
    assert (round(box.x0), round(box.y0), round(box.x1), round(box.y1)) == (120, 118, 320, 134)


def test_value_below_its_label_follows_the_whole_label(form, parse) -> None:
    printed = [(60, 100, "Luogo di nascita"), (60, 180, "Fine del modulo")]

    page = parse(form(printed, text_field("f1", "Torino", (60, 104, 200, 16)))).pages[0]

    assert " ".join(page.text.split()) == "Luogo di nascita Torino Fine del modulo"


def test_tick_boxes_stand_before_their_labels(form, parse) -> None:
    printed = [(80, 100, "celibe"), (80, 130, "coniugato")]

    page = parse(
        form(
            printed,
            tick_box("a", (60, 92, 10, 10), on=False),
            tick_box("b", (60, 122, 10, 10), on=True),
        )
    ).pages[0]

    assert [line for line in page.text.split("\n") if line] == ["[ ] celibe", "[x] coniugato"]


def test_value_without_a_printed_label_follows_the_text_with_its_name(form, parse) -> None:
    fields = [
        text_field("rent", "650 EUR", (60, 400, 200, 16), TU=TextStringObject("Canone mensile")),
        tick_box("pets", (60, 450, 10, 10), on=True),
    ]

    page = parse(form([(60, 60, "Contratto di locazione")], *fields)).pages[0]

    assert page.text.split("\n") == [
        "Contratto di locazione",
        "",
        "Form fields",
        "Canone mensile: 650 EUR",
        "[x] pets",
    ]
    start = page.text.index("650 EUR")
    (box,) = page.words.boxes_between(start, start + 7)
    assert round(box.y0) == 400


def test_chosen_option_is_read_by_its_label(form, parse) -> None:
    options = ArrayObject(
        ArrayObject([TextStringObject(code), TextStringObject(label)])
        for code, label in (("1", "annuale"), ("2", "transitorio"))
    )
    choice = field(
        "/Ch", "kind", (120, 88, 100, 16), Opt=options, V=TextStringObject("2"),
        Ff=NumberObject(1 << 17),
    )  # fmt: skip

    page = parse(form([(60, 100, "Contratto:")], choice)).pages[0]

    assert page.text == "Contratto: transitorio"


def test_empty_fields_and_passwords_add_nothing(form, parse) -> None:
    page = parse(
        form(
            [(60, 100, "Cognome:"), (60, 130, "PIN:")],
            text_field("f1", "", (120, 88, 200, 16)),
            text_field("pin", "1234", (120, 118, 200, 16), Ff=NumberObject(1 << 13)),
        )
    ).pages[0]

    assert page.text.split() == ["Cognome:", "PIN:"]


def test_form_without_any_printed_word_is_read(form, parse) -> None:
    page = parse(form([], text_field("name", "Rossi", (60, 100, 200, 16)))).pages[0]

    assert page.text == "Form fields\nname: Rossi"


def test_values_are_drawn_where_their_words_are_said_to_be(form, parse, tmp_path: Path) -> None:
    looks = TextStringObject("/Helv 12 Tf 0 g")
    content = form([], text_field("name", "Rossi", (60, 100, 200, 16), DA=looks))
    path = tmp_path / "form.pdf"
    path.write_bytes(content)

    image = draw_page(FileLocation(path), 1, 72, ReadOptions(ParseLimits()))

    gray = Image.open(io.BytesIO(image.png)).convert("L")
    left, top, right, bottom = gray.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert 60 <= left < right <= 260
    assert 100 <= top < bottom <= 116
