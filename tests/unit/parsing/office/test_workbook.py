"""Workbooks: rows under their headers, positions, dates, merged cells, limits."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentDamaged, DocumentEmpty, DocumentTooLarge
from docdesk.parsing.packed import Package
from docdesk.parsing.source import Source

Read = Callable[[str, bytes], ParsedDocument]
ReadWith = Callable[..., ParsedDocument]
MakePackage = Callable[[dict[str, str]], bytes]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DATE = (
    "<styleSheet xmlns='{}'><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>"
)


def xlsx_parts(**sheets: str) -> dict[str, str]:
    """The parts of a workbook; a sheet's name may end in `_hidden`."""
    entries = related = ""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f"<Relationships xmlns='{RELATIONS}'><Relationship Id='a' "
        f"Type='{R}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        "xl/styles.xml": DATE.format(MAIN),
    }
    for index, (name, rows) in enumerate(sheets.items()):
        state = "state='hidden'" if name.endswith("_hidden") else ""
        entries += f"<sheet name='{name}' sheetId='{index + 1}' {state} r:id='r{index}'/>"
        related += (
            f"<Relationship Id='r{index}' Type='{R}/worksheet' Target='worksheets/{index}.xml'/>"
        )
        data, _, after = rows.partition("|")
        parts[f"xl/worksheets/{index}.xml"] = (
            f"<worksheet xmlns='{MAIN}'><sheetData>{data}</sheetData>{after}</worksheet>"
        )
    related += f"<Relationship Id='s' Type='{R}/styles' Target='styles.xml'/>"
    parts["xl/workbook.xml"] = (
        f"<workbook xmlns='{MAIN}' xmlns:r='{R}'><sheets>{entries}</sheets></workbook>"
    )
    parts["xl/_rels/workbook.xml.rels"] = (
        f"<Relationships xmlns='{RELATIONS}'>{related}</Relationships>"
    )
    return parts


def row(number: int, *values: object) -> str:
    """A row of text, numbers, booleans; ("date", n) is the day n."""
    cells = ""
    for column, value in zip("ABCDEFGH", values, strict=False):
        place = f"r='{column}{number}'"
        if value is None:
            continue
        if isinstance(value, bool):
            cells += f"<c {place} t='b'><v>{int(value)}</v></c>"
        elif isinstance(value, tuple):
            cells += f"<c {place} s='1'><v>{value[1]}</v></c>"
        elif isinstance(value, (int, float)):
            cells += f"<c {place}><v>{value}</v></c>"
        else:
            cells += f"<c {place} t='inlineStr'><is><t>{value}</t></is></c>"
    return f"<row r='{number}'>{cells}</row>"


def test_rows_are_read_under_their_header(read: Read, package: MakePackage) -> None:
    rows = (
        row(1, "Pazienti 2024")
        + row(3, "Nome", "Città", "Nato il", "Età", "Attivo", "Peso")
        + row(4, "Nicolò", "Forlì", ("date", 45363), 41, True, 70.5)
        + row(5, "Zoë", None, ("date", 45363.5), 39.0, False)
    )

    document = read("a.xlsx", package(xlsx_parts(Elenco=rows)))

    (page,) = document.pages
    assert document.kind is DocumentKind.XLSX
    assert page.label == "Elenco, rows 1-5"
    assert page.text.split("\n") == [
        "Elenco",
        "",
        "Pazienti 2024",
        "Nome | Città | Nato il | Età | Attivo | Peso",
        "Nome: Nicolò; Città: Forlì; Nato il: 2024-03-12; Età: 41; Attivo: yes; Peso: 70.5",
        "Nome: Zoë; Nato il: 2024-03-12 12:00; Età: 39; Attivo: no",
    ]
    assert [heading.text for heading in document.headings] == ["Elenco"]


def test_each_sheet_starts_a_page_and_long_ones_take_several(
    read: Read, package: MakePackage
) -> None:
    rows = row(1, "Name", "Sum") + "".join(row(n, f"n{n}", n) for n in range(2, 251))

    document = read("a.xlsx", package(xlsx_parts(One=row(1, "x", "y"), Two=rows)))

    labels = [page.label for page in document.pages]
    assert labels == ["One, row 1", "Two, rows 1-100", "Two, rows 101-200", "Two, rows 201-250"]
    assert document.pages[2].text.startswith("Name: n101; Sum: 101\n")


def test_hidden_sheets_are_read_and_said(read: Read, package: MakePackage) -> None:
    parts = xlsx_parts(Open=row(1, "a", "b"), Costs_hidden=row(1, "secret", "x"))

    document = read("a.xlsx", package(parts))

    assert "secret" in document.pages[1].text
    assert document.notes == ("1 of 2 sheets are hidden and were read: Costs_hidden.",)


def test_merged_cell_is_said_in_each_of_its_rows(read: Read, package: MakePackage) -> None:
    rows = (
        row(1, "Region", "Sum") + row(2, "North", 1) + row(3, None, 2) + row(4, "South", 3)
    ) + "|<mergeCells><mergeCell ref='A2:A3'/></mergeCells>"

    text = read("a.xlsx", package(xlsx_parts(S=rows))).pages[0].text

    assert text.endswith("Region: North; Sum: 1\nRegion: North; Sum: 2\nRegion: South; Sum: 3")


def test_second_table_has_its_own_header(read: Read, package: MakePackage) -> None:
    rows = row(1, "Name", "Sum") + row(2, "a", 1) + row(4, "City", "People") + row(5, "Bari", 300)

    text = read("a.xlsx", package(xlsx_parts(S=rows))).pages[0].text

    assert text.endswith("Name: a; Sum: 1\nCity | People\nCity: Bari; People: 300")


def test_form_of_labels_and_values_has_no_header(read: Read, package: MakePackage) -> None:
    rows = row(1, "Name:", "Rossi") + row(2, "Born:", ("date", 45363)) + row(3, "City:", "Bari")

    text = read("a.xlsx", package(xlsx_parts(S=rows))).pages[0].text

    assert text.endswith("Name: | Rossi\nBorn: | 2024-03-12\nCity: | Bari")


def test_cell_far_away_does_not_blow_up_the_sheet(read: Read, package: MakePackage) -> None:
    rows = row(1, "x") + "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"

    with pytest.raises(DocumentTooLarge, match="17,179,869,184 cells"):
        read("a.xlsx", package(xlsx_parts(S=rows)))


def test_empty_cell_far_away_is_nothing(read: Read, package: MakePackage) -> None:
    rows = row(1, "x") + "<row r='1048576'><c r='XFD1048576' s='1'/></row>"

    assert read("a.xlsx", package(xlsx_parts(S=rows))).pages[0].label == "S, row 1"


def test_package_that_unpacks_too_far_is_refused(read_with: ReadWith, package: MakePackage) -> None:
    parts = xlsx_parts(S=row(1, "x")) | {"xl/media/a.xml": " " * 3_000_000}

    with pytest.raises(DocumentTooLarge, match="unpacks to more than"):
        read_with("a.xlsx", package(parts), unpacked_bytes=1_000_000)


def test_rows_count_against_the_limit_of_characters(
    read_with: ReadWith, package: MakePackage
) -> None:
    rows = "".join(row(n, "word " * 10, "more") for n in range(1, 100))

    with pytest.raises(DocumentTooLarge, match="1,000 characters"):
        read_with("a.xlsx", package(xlsx_parts(S=rows)), text_chars=1000)


def test_workbook_without_words_is_empty_or_its_pictures(read: Read, package: MakePackage) -> None:
    with pytest.raises(DocumentEmpty):
        read("a.xlsx", package(xlsx_parts(S="")))

    found = read("a.xlsx", package(xlsx_parts(S="") | {"xl/media/image1.png": "x"}))

    assert [member.name for member in found.members] == ["image1.png"]


def test_broken_part_is_damaged(read: Read, package: MakePackage) -> None:
    parts = xlsx_parts(S=row(1, "x", "y")) | {"xl/workbook.xml": "<a><b></a>"}

    with pytest.raises(DocumentDamaged):
        read("a.xlsx", package(parts))


def test_sheet_that_cannot_be_read_is_said_and_the_others_are(
    read: Read, package: MakePackage
) -> None:
    parts = xlsx_parts(Good=row(1, "x", "y"), Bad=row(1, "z", "y"))
    parts["xl/worksheets/1.xml"] = "<worksheet><sheetData><row><c r='??'></sheetData>"

    document = read("a.xlsx", package(parts))

    assert document.notes == ("1 of 2 sheets could not be read: Bad.",)
    assert [page.label for page in document.pages] == ["Good, row 1"]


def test_cut_off_workbook_is_damaged(read: Read, package: MakePackage) -> None:
    content = package(xlsx_parts(S=row(1, "x", "y")))

    with pytest.raises(DocumentDamaged):
        read("a.xlsx", content[: len(content) // 2])


def test_comments_follow_their_sheet_with_their_cells(read: Read, package: MakePackage) -> None:
    parts = xlsx_parts(S=row(1, "Name", "Sum") + row(2, "a", 1), T=row(1, "x", "y"))
    parts["xl/worksheets/_rels/0.xml.rels"] = (
        f"<Relationships xmlns='{RELATIONS}'><Relationship Id='c' Type='{R}/comments' "
        "Target='../comments1.xml'/></Relationships>"
    )
    parts["xl/comments1.xml"] = (
        f"<comments xmlns='{MAIN}'><authors><author>Zoë</author></authors><commentList>"
        "<comment ref='B2' authorId='0'><text><r><t>È</t></r><r><t> giusto?</t></r></text>"
        "</comment></commentList></comments>"
    )

    document = read("a.xlsx", package(parts))

    assert document.pages[0].text.endswith("\n\nB2 [comment by Zoë: È giusto?]")
    assert [page.label for page in document.pages] == ["S, rows 1-2", "T, row 1"]


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def ods(rows: str) -> dict[str, str]:
    names = " ".join(f"xmlns:{name}='{OFFICE}{name}:1.0'" for name in ("office", "table", "text"))
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f"<m:manifest xmlns:m='{OFFICE}manifest:1.0'/>",
        "content.xml": f"<office:document-content {names}><office:body><office:spreadsheet>"
        f"<table:table table:name='Foglio'>{rows}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>",
    }


def cells(*values: str) -> str:
    inside = "".join(
        f"<table:table-cell office:value-type='string'><text:p>{value}</text:p></table:table-cell>"
        for value in values
    )
    return f"<table:table-row>{inside}</table:table-row>"


def test_opendocument_spreadsheet(read: Read, package: MakePackage) -> None:
    document = read("a.ods", package(ods(cells("Nome", "Città") + cells("Niccolò", "Forlì"))))

    assert document.kind is DocumentKind.ODS
    assert document.pages[0].text == "Foglio\n\nNome | Città\nNome: Niccolò; Città: Forlì"


def test_parts_are_measured_by_what_they_unpack_to(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one", b"x" * 600)
        archive.writestr("two", b"x" * 300)

    with Package(Source(path.name, path), 1000) as package:
        assert package.measure() == 900
        assert len(package.read("one")) == 600
    with Package(Source(path.name, path), 800) as package, pytest.raises(DocumentTooLarge):
        package.measure()
