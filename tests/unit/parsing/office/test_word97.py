"""Word 97-2003 documents, built byte by byte after MS-DOC."""

import struct
from collections.abc import Callable

import pytest

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge, KindUnsupported, TextMissing

Read = Callable[[str, bytes], ParsedDocument]
ReadWith = Callable[..., ParsedDocument]
MakeCompound = Callable[[dict[str, bytes]], bytes]

TEXT_AT = 2048  # where the text begins in the stream; the formatted pages stand before it
DELETED = struct.pack("<HB", 0x0800, 1)
IN_TABLE = struct.pack("<HB", 0x2416, 1)
ENDS_ROW = IN_TABLE + struct.pack("<HB", 0x2417, 1)
PARTS = 7

Run = tuple[str, int, bytes]  # text, style, properties


def runs_page(runs: list[Run], width: int, *, is_paragraph: bool) -> bytes:
    """A formatted disk page with one entry for each run."""
    page = bytearray(512)
    page[-1] = len(runs)
    at, bounds, top = TEXT_AT, [], 510
    for text, *_ in runs:
        bounds.append(at)
        at += width * len(text)
    struct.pack_into(f"<{len(runs) + 1}I", page, 0, *bounds, at)
    for index, (_, style, properties) in enumerate(runs):
        entry = bytes([len(properties)]) + properties
        if is_paragraph:
            content = struct.pack("<H", style) + properties
            content += b"\0" * (1 - len(content) % 2)
            entry = bytes([(len(content) + 1) // 2]) + content
        top -= len(entry) + len(entry) % 2
        page[top : top + len(entry)] = entry
        size = 13 if is_paragraph else 1
        page[4 * (len(runs) + 1) + size * index] = top // 2
    return bytes(page)


def doc_streams(
    runs: list[Run], lengths: tuple[int, ...] = (), *, narrow: bool = False, version: int = 0xC1
) -> dict[str, bytes]:
    """A document of these runs; `lengths` are those of the parts after the body."""
    text = "".join(text for text, *_ in runs)
    width = 1 if narrow else 2
    word = bytearray(TEXT_AT)
    struct.pack_into("<HH", word, 0, 0xA5EC, version)
    struct.pack_into("<H", word, 10, 0x0200)
    rest = (*lengths, *[0] * (PARTS - 1 - len(lengths)))
    struct.pack_into(f"<{PARTS}I", word, 0x4C, len(text) - sum(rest), *rest)
    word[512:1024] = runs_page(runs, width, is_paragraph=False)
    word[1024:1536] = runs_page(runs, width, is_paragraph=True)
    offset = (TEXT_AT * 2) | 0x40000000 if narrow else TEXT_AT
    pieces = struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, offset, 0)
    tables = {
        33: b"\x02" + struct.pack("<I", len(pieces)) + pieces,
        12: struct.pack("<III", TEXT_AT, TEXT_AT + width * len(text), 1),
        13: struct.pack("<III", TEXT_AT, TEXT_AT + width * len(text), 2),
    }
    table = b""
    for index, content in tables.items():
        struct.pack_into("<II", word, 0x9A + 8 * index, len(table), len(content))
        table += content
    encoded = text.encode("cp1252") if narrow else text.encode("utf-16-le", "surrogatepass")
    return {"WordDocument": bytes(word) + encoded, "1Table": table}


@pytest.fixture
def doc(read: Read, compound: MakeCompound) -> Callable[..., ParsedDocument]:
    """Read a document of these runs."""
    return lambda runs, *rest, **more: read("a.doc", compound(doc_streams(runs, *rest, **more)))


Doc = Callable[..., ParsedDocument]


@pytest.mark.parametrize("narrow", [False, True])
def test_paragraphs_headings_and_pages(doc: Doc, narrow: bool) -> None:
    runs = [("Perché\r", 2, b""), ("è così\r", 0, b""), ("fine\x0c", 0, b""), ("due\r", 0, b"")]

    document = doc(runs, narrow=narrow)

    assert document.kind is DocumentKind.DOC
    assert [page.text for page in document.pages] == ["Perché\n\nè così\n\nfine", "due"]
    assert [(heading.text, heading.level) for heading in document.headings] == [("Perché", 2)]


def test_characters_of_two_halves_count_as_two(doc: Doc) -> None:
    two_halves = "\ud83d\ude00"  # one emoji, as Word counts it
    runs = [(f"a{two_halves}b\r", 0, b""), ("Title\r", 1, b"")]

    document = doc(runs)

    assert document.pages[0].text == "a😀b\n\nTitle"
    assert [heading.text for heading in document.headings] == ["Title"]


def test_deleted_text_is_marked(doc: Doc) -> None:
    runs = [("The rent is 900", 0, b""), ("800", 0, DELETED), (" euro.\r", 0, b"")]

    assert doc(runs).pages[0].text == "The rent is 900 [deleted: 800] euro."


def test_table_rows_name_their_columns(doc: Doc) -> None:
    runs: list[Run] = []
    for cells in (("Voce", "Importo"), ("Affitto", "900"), ("Luce", "")):
        runs += [(f"{cell}\x07", 0, IN_TABLE) for cell in cells]
        runs += [("\x07", 0, ENDS_ROW)]
    runs += [("after\r", 0, b"")]

    assert doc(runs).pages[0].text == (
        "Voce | Importo\nVoce: Affitto; Importo: 900\nVoce: Luce\n\nafter"
    )


def test_fields_show_their_result_only(doc: Doc) -> None:
    runs = [("See \x13 HYPERLINK x \x14page \x13 REF y \x145\x15\x15.\x01\r", 0, b"")]

    assert doc(runs).pages[0].text == "See page 5."


def test_what_stands_beside_the_body(doc: Doc) -> None:
    body, notes, headers, comments = "Text\x02\x05\r", "\x02 See 7.\r", "Private\r", "\x05Why?\r"
    runs = [(part, 0, b"") for part in (body, notes, headers, comments)]

    document = doc(runs, (len(notes), len(headers), 0, len(comments)))

    assert document.pages[0].text.split("\n\n") == [
        "Private",
        "Text",
        "[footnote: See 7.]",
        "[comment: Why?]",
    ]


def summary(count: int, *, title: str) -> bytes:
    """A property set (MS-OLEPS) that says it has `count` properties."""
    texts = [title.encode("cp1252") + b"\0"]
    values = struct.pack("<IHH", 2, 1252, 0) + struct.pack("<II", 30, len(texts[0])) + texts[0]
    table = struct.pack("<IIII", 1, 24, 2, 32)
    head = struct.pack("<HHI16sI16sI", 0xFFFE, 0, 0, b"", 1, b"", 48)
    return head + struct.pack("<II", 8 + len(table) + len(values), count) + table + values


@pytest.mark.parametrize("count", [2, 0x7FFFFFFF])
def test_properties_are_read_however_many_there_are_said_to_be(
    read: Read, compound: MakeCompound, count: int
) -> None:
    streams = doc_streams([("x\r", 0, b"")])

    document = read(
        "a.doc", compound(streams | {"\x05SummaryInformation": summary(count, title="Però")})
    )

    assert document.title == "Però"


def test_pictures_without_words_need_ocr(doc: Doc) -> None:
    with pytest.raises(TextMissing):
        doc([("\x01\r", 0, b"")])


def test_older_word_is_named(doc: Doc) -> None:
    with pytest.raises(KindUnsupported, match="Word 95"):
        doc([("x\r", 0, b"")], version=0x65)


def test_text_that_is_said_to_be_endless_is_refused(
    read_with: ReadWith, compound: MakeCompound
) -> None:
    streams = doc_streams([("x\r", 0, b"")])
    streams["1Table"] = streams["1Table"].replace(
        struct.pack("<II", 0, 2), struct.pack("<II", 0, 0x7FFFFFFF), 1
    )

    with pytest.raises(DocumentTooLarge, match="2,147,483,647 characters"):
        read_with("a.doc", compound(streams))


def test_table_of_zeros_is_damaged(read: Read, compound: MakeCompound) -> None:
    streams = doc_streams([("x\r", 0, b"")])

    with pytest.raises(DocumentDamaged):
        read("a.doc", compound(streams | {"1Table": bytes(4096)}))
