"""Reports as files: what is written can be read back by other programs."""

import errno
import json
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from pypdf import PdfReader

from docdesk.domain.errors import DocdeskError
from docdesk.exporting.files import REPORT_ENDINGS, check_target, write_json, write_report
from docdesk.exporting.fonts import find_fonts, font_folders
from docdesk.exporting.pdf import write_pdf
from docdesk.exporting.report import Block, Facts, Grid, Heading, Paragraph, Quote, Report
from docdesk.exporting.saving import save

ITALIAN = "Il conduttore può recedere in qualsiasi momento: così è, perché l'art. 27 lo dà già."
NAMES = "Łukasz Żółć, Ελένη Παπαδοπούλου"
HAS_FONTS = find_fonts(font_folders()) is not None


def _report(*blocks: Block, language: str = "it") -> Report:
    return Report("Perché è così", blocks, language)


def _full() -> Report:
    return _report(
        Heading("Domanda"),
        Paragraph(ITALIAN),
        Paragraph("Solo una nota.", is_remark=True),
        Quote(f"{NAMES} firmano il contratto.", "contratto.pdf, p. 4"),
        Facts((("Modello", "Tiny"), ("Data", "2026-01-02"))),
        Grid(("Documento", "Legge"), (("a.pdf", "italiana"), ("b.pdf", "greca")), "Tabella"),
    )


def _wide(columns: int, rows: int, cell: str = "valore") -> Grid:
    names = tuple(f"Colonna {number}" for number in range(columns))
    texts = tuple(tuple(f"{cell} {row}.{at}" for at in range(columns)) for row in range(rows))
    return Grid(names, texts, "Larga")


def _pdf_pages(path: Path) -> list[str]:
    with pdfium.PdfDocument(path) as document:
        return [_page_text(document, number) for number in range(len(document))]


def _page_text(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number]
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()


def _words(text: str) -> str:
    return " ".join(text.split())


# ---- DOCX ----


def test_word_document_has_headings_quotes_and_a_table_with_its_header(tmp_path: Path) -> None:
    path = tmp_path / "antwort.docx"

    write_report(_full(), path)

    document = Document(str(path))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles["Perché è così"] == "Title"
    assert styles["Domanda"] == "Heading 1"
    assert styles[ITALIAN] == "Normal"
    assert styles[f"{NAMES} firmano il contratto."] == "Intense Quote"
    assert "contratto.pdf, p. 4" in styles
    assert "Modello: Tiny" in styles
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows == [["Documento", "Legge"], ["a.pdf", "italiana"], ["b.pdf", "greca"]]
    assert "w:tblHeader" in document.tables[0].rows[0]._tr.xml


def test_word_document_says_its_language_and_numbers_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"

    write_report(_full(), path)

    document = Document(str(path))
    assert 'w:val="it-IT"' in document.styles.element.xml
    assert 'w:val="en-US"' not in document.styles.element.xml
    assert document.core_properties.language == "it-IT"
    assert "PAGE" in document.sections[0].footer.paragraphs[0]._p.xml


def test_word_document_survives_characters_that_xml_refuses(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    bad = "a\x00b\x0cc\ud800d\ufffee\x1b"

    write_report(
        _report(
            Heading(bad),
            Paragraph(bad),
            Quote(bad, bad),
            Facts(((bad, bad),)),
            Grid((bad,), ((bad,),), bad),
        ),
        path,
    )

    assert "abcde" in [paragraph.text for paragraph in Document(str(path)).paragraphs]


def test_word_tables_with_many_columns_lie_across_and_the_rest_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"

    write_report(_report(_wide(8, 3), Paragraph("danach")), path)

    orientations = [section.orientation for section in Document(str(path)).sections]
    assert orientations == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]


# ---- PDF ----


def test_pdf_has_the_words_with_accents_and_names_of_other_scripts(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"

    write_report(_full(), path)

    text = _words(" ".join(_pdf_pages(path)))
    for part in (ITALIAN, "contratto.pdf, p. 4", "Modello: Tiny", "italiana", "1 / 1"):
        assert part in text
    assert (NAMES in text) is HAS_FONTS
    assert ("U+0141" in text) is not HAS_FONTS
    reader = PdfReader(path)
    assert reader.metadata is not None
    assert reader.metadata.title == "Perché è così"
    assert [item.title for item in reader.outline if not isinstance(item, list)] == ["Domanda"]


def test_pdf_without_fonts_replaces_what_is_missing_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"

    write_pdf(_full(), path, fonts=())

    text = _words(" ".join(_pdf_pages(path)))
    assert ITALIAN in text
    assert "?ukasz" in text
    assert "U+0141" in text
    assert "DOCX" in text


def test_pdf_cuts_no_text_off(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    words = [f"w{number}" for number in range(2400)]
    long_cell, paragraph = " ".join(words[:1200]), " ".join(words[1200:2000])
    grid = Grid(("Kurz", "Lang"), (("a", long_cell), ("b", "x")))
    quote = Quote(" ".join(words[2000:]), "hier")

    write_pdf(_report(grid, Paragraph(paragraph), quote), path, fonts=())

    found = " ".join(_pdf_pages(path)).split()
    assert [word for word in words if word not in set(found)] == []


def test_wide_pdf_tables_lie_across_with_their_header_on_each_page(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"

    write_pdf(_report(_wide(7, 80), Paragraph("danach")), path, fonts=())

    pages = _pdf_pages(path)
    sizes = [page.mediabox for page in PdfReader(path).pages]
    across = [float(box.width) > float(box.height) for box in sizes]
    assert across[0] is False
    assert across[-1] is False
    assert all(across[1:-1])
    assert all(
        "Colonna 6" in page for page, is_across in zip(pages, across, strict=True) if is_across
    )
    assert "valore 79.6" in " ".join(pages)


def test_pdf_tables_with_very_many_columns_repeat_the_first_one(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"

    write_pdf(_report(_wide(25, 2)), path, fonts=())

    text = _words(" ".join(_pdf_pages(path)))
    for at in range(25):
        assert f"valore 1.{at}" in text
    assert text.count("valore 1.0") == 3


def test_pdf_does_not_take_words_of_a_document_for_commands(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"

    write_pdf(_report(Paragraph("**{nb}** __x__ <b>y</b> (z\\)")), path, fonts=())

    assert "**{nb}** __x__ <b>y</b> (z\\)" in _words(" ".join(_pdf_pages(path)))


# ---- Markdown, JSON ----


def test_markdown_keeps_the_words_and_makes_no_markup_of_them(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    tricky = "# no heading\n- no list\r1. no list\n*not bold* <script>x</script> [a](b) c|d"

    write_report(_report(Paragraph(tricky), Grid(("a|b", "c"), (("1\r2", "*"),))), path)

    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Perché è così\n")
    assert "\\# no heading" in text
    assert "\\- no list" in text
    assert "1\\. no list" in text
    assert "\\*not bold\\*" in text
    assert "\\<script\\>" in text
    assert "| a\\|b | c |\n| --- | --- |\n| 1<br>2 | \\* |" in text


def test_json_of_a_value_is_whole_and_readable(tmp_path: Path) -> None:
    path = tmp_path / "a.json"

    write_json({"name": NAMES, "path": Path("x")}, path)

    text = path.read_text(encoding="utf-8")
    assert json.loads(text) == {"name": NAMES, "path": "x"}
    assert NAMES in text


# ---- writing ----


def test_an_unknown_ending_names_the_possible_ones(tmp_path: Path) -> None:
    with pytest.raises(DocdeskError) as caught:
        write_report(_full(), tmp_path / "a.xls")

    assert ".docx, .pdf, .md or .json" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DocdeskError) as caught:
        write_report(_full(), tmp_path / "nowhere" / "a.md")

    assert "folder" in caught.value.hint


def test_a_file_written_over_keeps_its_permissions_and_leaves_nothing_beside(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(0o640)

    write_report(_full(), path)

    assert path.read_text(encoding="utf-8").startswith("# Perché")
    assert [found.name for found in tmp_path.iterdir()] == ["a.md"]
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o640


def test_what_lay_there_stays_when_the_new_file_cannot_be_made(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")

    with pytest.raises(DocdeskError, match="No space left"):
        save(path, _disk_full)

    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["a.json"]


def _disk_full(file: Path) -> None:
    file.write_text("half")
    raise OSError(errno.ENOSPC, "No space left on device")


# ---- before the work ----


def test_a_place_that_can_be_written_is_left_as_it_is(tmp_path: Path) -> None:
    there = tmp_path / "there.PDF"
    there.write_text("earlier")

    check_target(there, REPORT_ENDINGS)
    check_target(tmp_path / "new.docx", REPORT_ENDINGS)

    assert [path.name for path in tmp_path.iterdir()] == ["there.PDF"]
    assert there.read_text() == "earlier"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.xls", "with the ending “.xls”"),
        ("a", "without an ending"),
        ("nowhere/a.pdf", "cannot be written"),
        ("folder.pdf", "Is a directory"),
        ("n" * 300 + ".pdf", "cannot be written"),
    ],
)
def test_a_place_that_cannot_be_written_is_known_before(tmp_path: Path, name, words) -> None:
    (tmp_path / "folder.pdf").mkdir()

    with pytest.raises(DocdeskError, match=words):
        check_target(tmp_path / name, REPORT_ENDINGS)

    assert [path.name for path in tmp_path.iterdir()] == ["folder.pdf"]
