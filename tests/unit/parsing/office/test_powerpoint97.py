"""PowerPoint 97-2003 presentations, built record by record after MS-PPT."""

import struct
from collections.abc import Callable

import pytest

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge, TextMissing

Read = Callable[[str, bytes], ParsedDocument]
ReadWith = Callable[..., ParsedDocument]
MakeCompound = Callable[[dict[str, bytes]], bytes]


def record(kind: int, content: bytes, *, instance: int = 0, container: bool = False) -> bytes:
    head = instance << 4 | (0xF if container else 0)
    return struct.pack("<HHI", head, kind, len(content)) + content


def text(kind: int, content: str) -> bytes:
    return record(3999, struct.pack("<I", kind)) + record(4000, content.encode("utf-16-le"))


def box(content: bytes) -> bytes:
    """A shape with text, as deep as PowerPoint puts it."""
    return record(0xF004, record(0xF00D, content, container=True), container=True)


def slide(*boxes: bytes, hidden: bool = False) -> bytes:
    info = record(1017, struct.pack("<I4xBBBB", 0, 0, 0, 4 if hidden else 0, 0)[:12])
    drawing = record(1036, b"".join(map(box, boxes)), container=True)
    return record(1006, info + drawing, container=True)


def notes(slide_id: int, content: bytes) -> bytes:
    atom = record(1009, struct.pack("<I", slide_id))
    return record(1008, atom + record(1036, box(content), container=True), container=True)


def deck(slides: list[tuple[bytes, bytes]], notes_of: dict[int, bytes] | None = None):
    """Streams of a presentation: slides with the outline's texts; notes by the slide's number."""
    parts, lists = [], ""
    entries = b""
    for number, (content, outline) in enumerate(slides, 1):
        entries += record(1011, struct.pack("<IIiII", len(parts) + 2, 0, 0, 255 + number, 0))
        entries += outline
        parts.append(content)
    lists = record(4080, entries, instance=0, container=True)
    entries = b""
    for number, content in (notes_of or {}).items():
        entries += record(1011, struct.pack("<IIiII", len(parts) + 2, 0, 0, 900 + number, 0))
        parts.append(notes(255 + number, content))
    lists += record(4080, entries, instance=2, container=True)
    stream, places = b"", []
    for part in (record(1000, lists, container=True), *parts):
        places.append(len(stream))
        stream += part
    directory = struct.pack("<I", 1 | len(places) << 20) + struct.pack(f"<{len(places)}I", *places)
    at = len(stream)
    stream += record(6002, directory)
    edit = len(stream)
    stream += record(4085, struct.pack("<IIIII", 0, 0, 0, at, 1))
    user = record(4086, struct.pack("<III", 20, 0xE391C05F, edit))
    return {"PowerPoint Document": stream, "Current User": user}


def test_slides_are_pages_with_title_texts_and_notes(read: Read, compound: MakeCompound) -> None:
    outline = text(0, "Perché") + text(1, "uno\rdue")
    references = [record(3998, struct.pack("<I", index)) for index in (1, 0)]
    streams = deck(
        [(slide(*references, text(4, "box")), outline), (slide(text(4, "zwei")), b"")],
        {1: text(2, "è tutto")},
    )

    document = read("a.ppt", compound(streams))

    assert document.kind is DocumentKind.PPT
    assert [page.text for page in document.pages] == [
        "Perché\n\nuno\ndue\n\nbox\n\nNotes: è tutto",
        "zwei",
    ]
    assert [heading.text for heading in document.headings] == [document.title] == ["Perché"]


def test_table_rows_name_their_columns(read: Read, compound: MakeCompound) -> None:
    def cell(left: int, top: int, content: str) -> bytes:
        anchor = record(0xF00F, struct.pack("<iiii", left, top, left + 9, top + 9))
        return record(
            0xF004, anchor + record(0xF00D, text(4, content), container=True), container=True
        )

    is_table = record(0xF122, struct.pack("<HI", 0x039F, 1), instance=1)
    cells = cell(0, 0, "Voce") + cell(10, 0, "Nota") + cell(20, 0, "Importo")
    cells += cell(20, 10, "900") + cell(0, 10, "Affitto")
    table = record(0xF003, record(0xF004, is_table, container=True) + cells, container=True)
    shapes = record(0xF003, record(0xF004, b"", container=True) + table, container=True)
    page = record(1006, record(1036, shapes, container=True), container=True)

    assert read("a.ppt", compound(deck([(page, b"")]))).pages[0].text == (
        "Voce | Nota | Importo\nVoce: Affitto; Importo: 900"
    )


def test_hidden_slides_are_read_and_said(read: Read, compound: MakeCompound) -> None:
    streams = deck([(slide(text(4, "one")), b""), (slide(text(4, "two"), hidden=True), b"")])

    document = read("a.ppt", compound(streams))

    assert document.pages[1].text == "two"
    assert document.notes == ("Slides that are hidden when the presentation is shown: 2.",)


def test_pictures_without_words_need_ocr(read: Read, compound: MakeCompound) -> None:
    with pytest.raises(TextMissing):
        read("a.ppt", compound(deck([(slide(), b"")]) | {"Pictures": b"x"}))


def test_too_many_slides_are_refused(read_with: ReadWith, compound: MakeCompound) -> None:
    with pytest.raises(DocumentTooLarge, match="3 slides"):
        read_with("a.ppt", compound(deck([(slide(), b"")] * 3)), pages=2)


def test_presentation_that_leads_nowhere_is_damaged(read: Read, compound: MakeCompound) -> None:
    streams = deck([(slide(text(4, "x")), b"")])
    user = streams["Current User"][:16] + struct.pack("<I", 2)

    with pytest.raises(DocumentDamaged):
        read("a.ppt", compound(streams | {"Current User": user}))


def test_edits_that_lead_in_a_circle_end(read: Read, compound: MakeCompound) -> None:
    streams = deck([(slide(text(4, "x")), b"")])
    edit = struct.unpack_from("<I", streams["Current User"], 16)[0]
    stream = bytearray(streams["PowerPoint Document"])
    struct.pack_into("<I", stream, edit + 16, edit)

    document = read("a.ppt", compound(streams | {"PowerPoint Document": bytes(stream)}))

    assert document.pages[0].text == "x"
