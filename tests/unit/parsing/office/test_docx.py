"""Word documents: order, tables, headings, notes, changes, pages."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest

from docdesk.domain.documents import ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge, TextMissing
from docdesk.parsing.packed import Package
from docdesk.parsing.source import Source

Read = Callable[[str, bytes], ParsedDocument]
MakeDocx = Callable[..., bytes]
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def text_of(document: ParsedDocument) -> str:
    return "\f".join(page.text for page in document.pages)


def test_document_made_by_a_word_library(read: Read) -> None:
    made = python_docx.Document()
    made.core_properties.title = "Lease"
    made.core_properties.author = "A. Rossi"
    made.add_heading("1. Term", level=1)
    made.add_paragraph("The term is three years.")
    table = made.add_table(rows=2, cols=2)
    for index, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {index}"
    made.add_paragraph("After the table.")
    out = io.BytesIO()
    made.save(out)

    document = read("a.docx", out.getvalue())

    assert text_of(document) == (
        "1. Term\n\nThe term is three years.\n\n"
        "cell 0 | cell 1\ncell 2 | cell 3\n\nAfter the table."
    )
    (heading,) = document.headings
    assert document.pages[0].text[heading.start : heading.end] == heading.text == "1. Term"
    assert (document.title, document.metadata["author"]) == ("Lease", "A. Rossi")


def test_inserted_text_is_read_and_deleted_text_is_marked(read: Read, docx: MakeDocx) -> None:
    body = (
        "<w:p><w:r><w:t>The rent is </w:t></w:r>"
        "<w:ins><w:r><w:t>900</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>800</w:delText></w:r></w:del>"
        "<w:del><w:r><w:delText> lire</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        "<w:r><w:t> euro.</w:t></w:r></w:p>"
    )

    text = text_of(read("a.docx", docx(body)))

    assert text == "The rent is 900 [deleted: 800 lire] euro."


def test_deleted_table_row_is_marked(read: Read, docx: MakeDocx) -> None:
    kept = row("kept", "1")
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('gone')}</w:tc><w:tc>{p('2')}</w:tc></w:tr>"

    text = text_of(read("a.docx", docx(f"<w:tbl>{kept}{gone}</w:tbl>")))

    assert text == "kept | 1\n[deleted: gone | 2]"


def row(*cells: str, properties: str = "") -> str:
    inside = "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def test_rows_under_a_header_row_name_their_columns(read: Read, docx: MakeDocx) -> None:
    rows = row("Name", "City", properties="<w:tblHeader/>") + row("Rossi", "Forlì") + row("Bè", "")

    text = text_of(read("a.docx", docx(f"<w:tbl>{rows}</w:tbl>")))

    assert text == "Name | City\nName: Rossi; City: Forlì\nName: Bè"


def test_header_row_is_told_by_the_figures_below(read: Read, docx: MakeDocx) -> None:
    rows = row("Item", "Price") + row("Desk", "€ 1.200,50") + row("Lamp", "80 EUR")

    text = text_of(read("a.docx", docx(f"<w:tbl>{rows}</w:tbl>")))

    assert text == "Item | Price\nItem: Desk; Price: € 1.200,50\nItem: Lamp; Price: 80 EUR"


def test_table_of_labels_has_no_header(read: Read, docx: MakeDocx) -> None:
    rows = row("Buyer", "Rossi") + row("Seller", "Bianchi") + row("Price", "100")

    assert text_of(read("a.docx", docx(f"<w:tbl>{rows}</w:tbl>"))) == (
        "Buyer | Rossi\nSeller | Bianchi\nPrice | 100"
    )


def test_merged_cells_keep_their_columns(read: Read, docx: MakeDocx) -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Visit")}</w:tc>'
    header = f"<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{p('Patient')}</w:tc>{wide}</w:tr>"
    tall = '<w:tc><w:tcPr><w:vMerge w:val="{}"/></w:tcPr>{}</w:tc>'
    first = f"<w:tr>{tall.format('restart', p('Rossi'))}<w:tc>{p('May')}</w:tc></w:tr>"
    second = f"<w:tr>{tall.format('continue', p(''))}<w:tc>{p('June')}</w:tc></w:tr>"

    text = text_of(read("a.docx", docx(f"<w:tbl>{header}{first}{second}</w:tbl>")))

    assert text == ("Patient | Visit\nPatient: Rossi; Visit: May\nPatient: Rossi; Visit: June")


def test_row_that_starts_late_keeps_its_columns(read: Read, docx: MakeDocx) -> None:
    late = row("May", properties='<w:gridBefore w:val="1"/>')
    rows = row("Name", "Month", properties="<w:tblHeader/>") + late

    assert text_of(read("a.docx", docx(f"<w:tbl>{rows}</w:tbl>"))).endswith("\nMonth: May")


def test_frame_around_text_is_no_table(read: Read, docx: MakeDocx) -> None:
    inside = p("One", '<w:outlineLvl w:val="0"/>') + p("Two")

    document = read("a.docx", docx(f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"))

    assert text_of(document) == "One\n\nTwo"
    assert [heading.text for heading in document.headings] == ["One"]


def test_notes_follow_their_paragraph(read: Read, docx: MakeDocx) -> None:
    def note(kind: str, number: int, text: str, author: str = "") -> str:
        return f'<w:{kind} w:id="{number}" w:author="{author}">{p(text)}</w:{kind}>'

    body = (
        '<w:p><w:r><w:t>One</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
        '<w:p><w:r><w:t>Two</w:t><w:commentReference w:id="0"/>'
        '<w:endnoteReference w:id="1"/></w:r></w:p>' + p("Three")
    )
    parts = {
        "footnotes": f"<w:footnotes {NS}>{note('footnote', 2, 'See Art. 7.')}</w:footnotes>",
        "endnotes": f"<w:endnotes {NS}>{note('endnote', 1, 'The end.')}</w:endnotes>",
        "comments": f"<w:comments {NS}>{note('comment', 0, 'Why?', 'A. Nuñez')}</w:comments>",
    }

    assert text_of(read("a.docx", docx(body, **parts))).split("\n\n") == [
        "One",
        "[footnote: See Art. 7.]",
        "Two",
        "[comment by A. Nuñez: Why?]",
        "Three",
        "[endnote: The end.]",
    ]


@pytest.mark.parametrize(
    "break_",
    [
        "<w:lastRenderedPageBreak/>",
        '<w:br w:type="page"/>',
        '<w:br w:type="page"/></w:r><w:r><w:lastRenderedPageBreak/>',
    ],
)
def test_page_break_begins_one_page(read: Read, docx: MakeDocx, break_: str) -> None:
    body = f"{p('one')}<w:p><w:r>{break_}<w:t>two</w:t></w:r></w:p>{p('three')}"

    pages = read("a.docx", docx(body)).pages

    assert [(page.number, page.text) for page in pages] == [(1, "one"), (2, "two\n\nthree")]


def test_headings_by_outline_level_style_and_inheritance(read: Read, docx: MakeDocx) -> None:
    styles = (
        f"<w:styles {NS}>"
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Mine"/>'
        '<w:basedOn w:val="H2"/></w:style></w:styles>'
    )
    body = (
        p("The Contract", '<w:pStyle w:val="T"/>')
        + p("By level", '<w:outlineLvl w:val="0"/>')
        + p("By style", '<w:pStyle w:val="H2"/>')
        + p("By parent", '<w:pStyle w:val="Own"/>')
        + p("Prose")
    )

    document = read("a.docx", docx(body, styles=styles))

    assert [(heading.text, heading.level) for heading in document.headings] == [
        ("The Contract", 1),
        ("By level", 1),
        ("By style", 2),
        ("By parent", 2),
    ]
    assert document.title == "The Contract"


def test_styles_that_inherit_in_a_circle_end(read: Read, docx: MakeDocx) -> None:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    styles = f"<w:styles {NS}>{style.format('A', 'B')}{style.format('B', 'A')}</w:styles>"

    assert read("a.docx", docx(p("x", '<w:pStyle w:val="A"/>'), styles=styles)).headings == ()


def test_headers_notes_and_text_boxes_are_read_once(read: Read, docx: MakeDocx) -> None:
    header = f"<w:hdr {NS}>{p('Strictly private')}</w:hdr>"
    notes = (
        f'<w:footnotes {NS}><w:footnote w:type="separator">{p("---")}</w:footnote>'
        f"<w:footnote>{p('See clause 4.')}</w:footnote></w:footnotes>"
    )
    inside = f"<w:txbxContent>{p('inside a box')}</w:txbxContent>"
    box = f"<w:p><w:r><w:t>outside</w:t>{inside}</w:r></w:p>"

    text = text_of(read("a.docx", docx(box, header=header, footnotes=notes)))

    assert text.split("\n\n") == [
        "Strictly private",
        "outside",
        "inside a box",
        "[footnote: See clause 4.]",
    ]


def test_list_items_are_marked(read: Read, docx: MakeDocx) -> None:
    body = p("Items:") + p("one", "<w:numPr/>") + p("two", "<w:numPr/>")

    assert text_of(read("a.docx", docx(body))) == "Items:\n• one\n• two"


def test_strict_documents_differ_in_namespace_only(read: Read, docx: MakeDocx) -> None:
    content = docx(p("strict words"))
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, data)

    assert text_of(read("a.docx", packed.getvalue())) == "strict words"


def test_entities_are_not_expanded(read: Read) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY a "AAAA">]>'
            f"<w:document {NS}><w:body>{p('safe &x;&a;')}</w:body></w:document>",
        )

    assert text_of(read("a.docx", packed.getvalue())).strip() == "safe"


def test_pictures_without_words_need_ocr(read: Read, docx: MakeDocx) -> None:
    with pytest.raises(TextMissing):
        read("a.docx", docx("<w:p/>", image="x"))


@pytest.mark.parametrize("body", ["<w:p>", "<w:p></w:q>"])
def test_broken_xml_is_damaged(read: Read, docx: MakeDocx, body: str) -> None:
    with pytest.raises(DocumentDamaged):
        read("a.docx", docx(body))


def test_package_unpacks_no_more_than_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one", b"x" * 600)
        archive.writestr("two", b"x" * 600)

    with Package(Source(path.name, path), 1000) as package:
        assert len(package.read("one")) == 600
        with pytest.raises(DocumentTooLarge):
            package.read("two")


def test_part_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("part", b"x" * 100_000)
    size = (100_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (10).to_bytes(4, "little")))

    with Package(Source(path.name, path), 1000) as package, pytest.raises(DocumentDamaged):
        package.read("part")
