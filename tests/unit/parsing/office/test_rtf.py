"""Rich Text: encodings, tables, notes, changes, hostile sizes."""

from collections.abc import Callable

import pytest

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentEmpty, DocumentTooLarge, TextMissing

Read = Callable[[str, bytes], ParsedDocument]
ReadWith = Callable[..., ParsedDocument]


def text_of(read: Read, body: str) -> str:
    content = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 A;}}" + body
    return "\f".join(page.text for page in read("a.rtf", content.encode("latin-1") + b"}").pages)


def test_letters_in_every_way_they_are_written(read: Read) -> None:
    body = r"citt\'e0 perch\u233 ? \f1\'cf\'f0\f0  \u-10179 ?\u-8704 ? raw " + "è"

    assert text_of(read, body) == "città perché Пр 😀 raw è"


def test_paragraphs_and_pages(read: Read) -> None:
    assert text_of(read, r"one\par two\par\page three") == "one\n\ntwo\fthree"


def test_rows_under_names_of_figures(read: Read) -> None:
    def row(*cells: str) -> str:
        return (
            r"\trowd\cellx1\cellx2\intbl " + "".join(rf"{cell}\cell " for cell in cells) + r"\row"
        )

    body = r"before\par " + row("Voce", "Importo") + row("Affitto", "900") + r"\pard after"

    assert text_of(read, body) == ("before\n\nVoce | Importo\nVoce: Affitto; Importo: 900\n\nafter")


def test_notes_comments_deletions_and_headers(read: Read) -> None:
    body = (
        r"{\header\pard Private\par}The rent is 900{\deleted 800} euro"
        r"{\footnote\pard See Art. 7.}.{\*\annotation Why?}\par"
    )

    assert text_of(read, body) == (
        "Private\n\nThe rent is 900 [deleted: 800] euro [footnote: See Art. 7.] . [comment: Why?]"
    )


def test_what_is_no_text_is_left_out(read: Read) -> None:
    body = r"{\*\themedata 0a0b}{\pict\pngblip 89504e}{\field{\*\fldinst HYPERLINK x}{\fldrslt go}}"

    assert text_of(read, body) == "go"


def test_binary_data_ends_no_group(read: Read) -> None:
    assert text_of(read, r"{\pict\bin4 }}}}}after") == "after"


def test_properties(read: Read) -> None:
    content = rb"{\rtf1\ansi\ansicpg1252{\info{\title Citt\'e0}{\author A. Rossi}}x}"

    document = read("a.rtf", content)

    assert document.kind is DocumentKind.RTF
    assert (document.title, document.metadata) == ("Città", {"author": "A. Rossi"})


def test_pictures_without_words_need_ocr(read: Read) -> None:
    with pytest.raises(TextMissing):
        read("a.rtf", rb"{\rtf1{\pict 00}}")


def test_nothing_is_empty(read: Read) -> None:
    with pytest.raises(DocumentEmpty):
        read("a.rtf", rb"{\rtf1\ansi }")


@pytest.mark.parametrize("body", [r"{{{{ open", r"}}} closed", r"\u x", r"\uc x", r"\'zz", "\\"])
def test_wrong_braces_and_escapes_do_not_fail(read: Read, body: str) -> None:
    text_of(read, "kept" + body)


def test_more_text_than_allowed_is_refused(read_with: ReadWith) -> None:
    with pytest.raises(DocumentTooLarge):
        read_with("a.rtf", rb"{\rtf1 " + b"word " * 1000 + b"}", text_chars=1000)


def test_powers_and_struck_words_are_marked(read: Read) -> None:
    body = r"4,5 x 10{\fs16\super 9}/L, art. 5{\super bis}, {\b\strike 10 mg} {\strike0 5 mg}"

    assert text_of(read, body) == "4,5 x 10⁹/L, art. 5bis, [deleted: 10 mg] 5 mg"
