"""Web pages: what a reader sees, in blocks."""

from collections.abc import Callable

import pytest

from docdesk.domain.documents import ParsedDocument
from docdesk.domain.errors import DocumentDamaged

Read = Callable[[str, bytes], ParsedDocument]


def text_of(read: Read, body: str) -> str:
    return read("a.html", f"<html><body>{body}</body></html>".encode()).pages[0].text


def test_blocks_are_paragraphs_and_inline_marks_are_none(read: Read) -> None:
    text = text_of(
        read, "<p>The <b>term</b> is\n three&nbsp;years.</p><div>It <i>re</i>news.<br>Or not.</div>"
    )

    assert text == "The term is three years.\n\nIt renews.\nOr not."


def test_lists_and_tables_keep_their_lines(read: Read) -> None:
    text = text_of(
        read,
        "<ul><li>one</li><li><p>two</p></li></ul>"
        "<table><tr><th>Drug</th><th>Dose</th></tr>"
        "<tr><td>A</td><td>5 <b>mg</b></td></tr></table>after",
    )

    assert text == "• one\n• two\nDrug | Dose\nDrug: A; Dose: 5 mg\n\nafter"


def test_cells_stand_under_their_columns(read: Read) -> None:
    text = text_of(
        read,
        "<table><tr><th>Drug</th><th colspan=2>Dose</th></tr>"
        "<tr><th></th><th>day</th><th>night</th></tr>"
        "<tr><td>A</td><td></td><td>5</td></tr><tr><th>All</th><td colspan=2>7</td></tr>"
        "<tr><td>of another width</td><td>x</td></tr></table>"
        "<table><tr><td>B</td><td>9</td></tr></table>",
    )

    assert text == (
        "Drug | Dose\nday | night\nDrug: A; Dose night: 5\nDrug: All; Dose day: 7\n"
        "of another width | x\nB | 9"
    )


def test_columns_that_are_not_clear_have_no_names(read: Read) -> None:
    text = text_of(
        read,
        "<table><tr><th rowspan=2>Drug</th><th colspan=2>Dose</th></tr>"
        "<tr><th>day</th><th>night</th></tr><tr><td>A</td><td>5</td><td>7</td></tr></table>",
    )

    assert text == "Drug | Dose\nday | night\nA | 5 | 7"


def test_tables_that_lay_out_the_page_are_taken_apart(read: Read) -> None:
    text = text_of(
        read,
        "<table><tr><td><p>menu</p></td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></table>",
    )

    assert text == "menu\nx | y"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>evil()</script>",
        "<style>p {}</style>",
        '<p style="display: none">secret</p>',
        "<p hidden>secret</p>",
        "<!-- secret -->",
        "<template>secret</template>",
        "<svg><text>secret</text></svg>",
    ],
)
def test_what_is_not_shown_is_not_read(read: Read, hidden: str) -> None:
    assert text_of(read, f"<p>before{hidden}after</p>").replace("\n", "") == "beforeafter"


def test_headings_and_title(read: Read) -> None:
    document = read(
        "a.html",
        b"<title> Leases\n in Italy</title><h1>Term</h1><p>x</p><h3>Notice <i>period</i></h3>",
    )

    assert document.title == "Leases in Italy"
    assert [(h.text, h.level) for h in document.headings] == [("Term", 1), ("Notice period", 3)]
    for heading in document.headings:
        assert document.pages[0].text[heading.start : heading.end] == heading.text


def test_preformatted_text_keeps_its_lines(read: Read) -> None:
    assert text_of(read, "<pre>one\n  two</pre>") == "one\n  two"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-7">', "iso-8859-7"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ("", "utf-8"),
        ('<meta charset="iso-8859-7">', "utf-8"),
        ("", "utf-16"),
    ],
)
def test_encoding_by_mark_by_content_or_as_declared(read: Read, head: str, encoding: str) -> None:
    word = "λόγος" if "8859-7" in encoding + head else "слово"

    document = read(
        "a.html", f"<html><head>{head}</head><body>{word}</body></html>".encode(encoding)
    )

    assert document.pages[0].text == word


def test_wrong_tags_do_not_lose_words(read: Read) -> None:
    assert text_of(read, "<td>a</td></table><b><p>b</b>c<li>d").split() == ["a", "bc", "•", "d"]


def test_page_nested_without_end_is_damaged_not_empty(read: Read) -> None:
    with pytest.raises(DocumentDamaged, match="nested"):
        text_of(read, "<div>" * 5000 + "deep" + "</div>" * 5000)


def test_part_that_is_nested_too_deep_is_a_note(read: Read) -> None:
    document = read("a.html", b"<p>words</p>" + b"<div>" * 5000 + b"deep")

    assert document.pages[0].text == "words"
    assert len(document.notes) == 1


def test_items_of_numbered_lists_have_their_numbers(read: Read) -> None:
    page = b'<ol start="3"><li>c<ol type="a"><li>x</li></ol></li><li>d</li></ol><ul><li>e</li></ul>'

    text = read("a.html", b"<html><body>" + page).pages[0].text

    assert text.split() == ["3.", "c", "a.", "x", "4.", "d", "•", "e"]


def test_powers_and_struck_words_are_marked(read: Read) -> None:
    page = "<p>4,5 x 10<sup>9</sup>/L, art. 5<sup>bis</sup>; <s>10 mg</s> <del>now</del> 5 mg</p>"

    text = read("a.html", f"<html><body>{page}".encode()).pages[0].text

    assert text == "4,5 x 10⁹/L, art. 5bis; [deleted: 10 mg now] 5 mg"
