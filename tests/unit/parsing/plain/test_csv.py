"""Tables in text form: dialects, headers, positions, damage."""

from collections.abc import Callable

import pytest

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.domain.errors import DocumentEmpty

Read = Callable[[str, bytes], ParsedDocument]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_rows_are_read_under_their_header(read: Read, mark: str) -> None:
    lines = ["Nome,Città,Età", '"Rossi, Nicolò",Forlì,41', "Bianchi,Bari,39"]
    content = "\n".join(
        line
        if '"' in line and mark == ","
        else line.replace("Rossi, ", "Rossi_ ").replace(",", mark)
        for line in lines
    )

    document = read("a.csv", content.encode())

    (page,) = document.pages
    assert document.kind is DocumentKind.CSV
    assert page.label == "rows 1-3"
    assert page.text.replace("Rossi_", "Rossi,").split("\n") == [
        "Nome | Città | Età",
        "Nome: Rossi, Nicolò; Città: Forlì; Età: 41",
        "Nome: Bianchi; Città: Bari; Età: 39",
    ]
    assert document.notes == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding(read: Read, encoding: str) -> None:
    document = read("a.csv", "Città;Età\nForlì;41\nCefalù;39\n".encode(encoding))

    assert "Città: Forlì; Età: 41" in document.pages[0].text


def test_decimal_commas_do_not_part_cells(read: Read) -> None:
    content = "Voce;Importo\nAffitto;1.200,50\nLuce;80,10\nGas;95,00\n"

    assert "Voce: Affitto; Importo: 1.200,50" in read("a.csv", content.encode()).pages[0].text


def test_figures_with_decimal_commas_alone_are_not_parted_at_them(read: Read) -> None:
    content = b"1,25;70,5;3,4\n0,9;55,1;2,2\n1,1;60,2;2,5\n"

    (page,) = read("a.csv", content).pages

    assert page.text.split("\n")[0] == "1,25 | 70,5 | 3,4"


def test_delimiter_that_the_file_declares(read: Read) -> None:
    assert "a: 1,5; b: 2" in read("a.csv", b"sep=;\r\na;b\r\n1,5;2\r\n").pages[0].text


def test_cell_over_several_lines_stays_one(read: Read) -> None:
    content = b'Name,Text\nRossi,"one\ntwo"\nBianchi,three\n'

    assert read("a.csv", content).pages[0].text.split("\n")[1:] == [
        "Name: Rossi; Text: one two",
        "Name: Bianchi; Text: three",
    ]


def test_ragged_rows_are_read_as_they_are_with_a_note(read: Read) -> None:
    document = read("a.csv", b"Name,Sum\na,1\nb,2,more\nc,3\nd\n")

    assert "Name: b; Sum: 2; more" in document.pages[0].text
    assert document.notes == ("2 of 5 rows have more or fewer cells than the others.",)


def test_quotation_mark_that_is_never_closed_swallows_one_row_only(read: Read) -> None:
    rows = "".join(f"n{number},{number}\n" for number in range(200))

    document = read("a.csv", f'Name,Sum\n"open,0\n{rows}'.encode())

    text = "\n".join(page.text for page in document.pages)
    assert 'Name: "open; Sum: 0\nName: n0; Sum: 0\n' in text
    assert text.endswith("Name: n199; Sum: 199")
    assert any("not closed" in note for note in document.notes)


def test_quotation_marks_everywhere_end(read: Read) -> None:
    content = "".join(f'"{number},x"y\n' for number in range(5000))

    document = read("a.csv", content.encode())

    assert "4999" in document.pages[-1].text


def test_long_tables_take_pages_of_rows(read: Read) -> None:
    rows = "".join(f"n{number},{number}\n" for number in range(2, 251))

    labels = [page.label for page in read("a.csv", f"Name,Sum\n{rows}".encode()).pages]

    assert labels == ["rows 1-100", "rows 101-200", "rows 201-250"]


def test_table_of_figures_alone_has_no_header(read: Read) -> None:
    assert read("a.csv", b"1,2\n3,4\n").pages[0].text == "1 | 2\n3 | 4"


def test_tabs_in_a_file_named_so(read: Read) -> None:
    assert read("a.tsv", b"Name\tSum\na, b\t1\n").pages[0].text == "Name | Sum\nName: a, b; Sum: 1"


def test_nothing_but_delimiters_is_empty(read: Read) -> None:
    with pytest.raises(DocumentEmpty):
        read("a.csv", b",,,\n,,,\n")
