"""The order in which a page's words are read: columns, tables, single columns."""

from itertools import chain

import pytest

from docdesk.domain.documents import Page

LEFT = (
    "the tenant shall keep the house in good",
    "repair and return it at the end of the",
    "lease in the state in which it was when",
    "the keys were handed over to him, fair",
    "wear excepted, and shall not sublet the",
    "house or any part of it to others unless",
    "the landlord has agreed to it in writing",
    "before, which he may refuse only for a",
    "reason that concerns the other person or",
    "the use that would be made of the house.",
)
RIGHT = (
    "il conduttore deve tenere la casa in buono",
    "stato e renderla alla fine del contratto",
    "nelle condizioni in cui si trovava quando",
    "gli furono consegnate le chiavi, salvo il",
    "normale uso, e non deve sublocare la casa",
    "o una sua parte ad altri se il locatore",
    "non vi ha prima consentito per iscritto,",
    "cosa che potrà rifiutare solo per motivi",
    "che riguardano la persona del terzo oppure",
    "l'uso che della casa verrebbe poi fatto.",
)


def at(lines, x, top=100.0, pitch=12.0):
    return [(x, top + row * pitch, line) for row, line in enumerate(lines)]


def across(*columns):
    """Line by line over all columns, as some programs write them."""
    return list(chain.from_iterable(zip(*columns, strict=True)))


def flat(page: Page) -> str:
    return " ".join(page.text.split())


def assert_words_are_in_place(page: Page) -> None:
    """Each word's box is where the word was put, and the spans fit the text."""
    spans = list(zip(page.words.starts, page.words.ends, strict=True))
    assert [page.text[start:end] for start, end in spans] == page.text.split()
    assert sorted(spans) == spans


def test_columns_written_line_by_line_are_read_one_after_the_other(make, parse) -> None:
    page = parse(make(across(at(LEFT, 40), at(RIGHT, 262)))).pages[0]

    assert flat(page) == " ".join(LEFT) + " " + " ".join(RIGHT)
    assert_words_are_in_place(page)
    start = page.text.index("il conduttore")
    (box,) = page.words.boxes_between(start, start + len("il conduttore"))
    assert 255 < box.x0 < 270
    assert 85 < box.y0 < box.y1 < 105


def test_columns_written_one_after_the_other_stay_as_they_are(make, parse) -> None:
    page = parse(make([*at(LEFT, 40), *at(RIGHT, 262)])).pages[0]

    assert flat(page) == " ".join(LEFT) + " " + " ".join(RIGHT)


def test_title_above_and_paragraph_below_columns_keep_their_places(make, parse) -> None:
    title = (90, 60, "Locazione della casa di via Roma, with its English translation opposite")
    below = at([f"{left} {right}" for left, right in zip(LEFT, RIGHT, strict=True)][:3], 40, 260)
    page = parse(make([title, *across(at(LEFT, 40), at(RIGHT, 262)), *below])).pages[0]

    text = flat(page)

    assert text.startswith(title[2])
    assert " ".join(LEFT) + " " + " ".join(RIGHT) + " " + below[0][2] in text


def test_three_columns_are_read_one_after_the_other(make, parse) -> None:
    columns = [[line[:26].strip() for line in lines] for lines in (LEFT, RIGHT, LEFT[::-1])]
    placed = [at(lines, x) for lines, x in zip(columns, (30, 185, 340), strict=True)]

    page = parse(make(across(*placed))).pages[0]

    assert flat(page) == " ".join(" ".join(lines) for lines in columns)


def test_shorter_right_column_and_its_page_number_do_not_disturb(make, parse) -> None:
    pieces = [*across(at(LEFT[:6], 40), at(RIGHT[:6], 262)), *at(LEFT[6:], 40, 172)]

    page = parse(make([*pieces, (250, 660, "17")])).pages[0]

    assert flat(page) == " ".join(LEFT) + " " + " ".join(RIGHT[:6]) + " 17"


def test_table_rows_stay_rows(make, parse) -> None:
    rows = [
        ("Deposit", "three months", "1,950.00"),
        ("Rent of the house", "monthly", "650.00"),
        ("Garage", "monthly", "80.00"),
        ("Heating costs", "yearly", "1,200.00"),
        ("Condominium costs", "quarterly", "240.00"),
        ("Registration tax", "once", "156.00"),
    ]
    pieces = [
        (x, 100 + 14 * place, cell)
        for place, row in enumerate(rows)
        for x, cell in zip((40, 200, 350), row, strict=True)
    ]

    page = parse(make(pieces)).pages[0]

    assert page.text.split("\n") == ["\t".join(row) for row in rows]
    assert_words_are_in_place(page)


def test_table_with_long_descriptions_is_not_taken_for_columns(make, parse) -> None:
    rows = [
        (f"{day} March 2024", f"Invoice {day} for the repair of roof number {day} in the yard")
        for day in range(10, 20)
    ]
    pieces = [
        (x, 100 + 14 * place, cell)
        for place, row in enumerate(rows)
        for x, cell in zip((40, 200), row, strict=True)
    ]

    page = parse(make(pieces)).pages[0]

    assert page.text.split("\n") == ["\t".join(row) for row in rows]


def test_cells_of_several_lines_make_one_line_a_row(make, parse) -> None:
    rows = [
        (["Rent"], ["six hundred and fifty euros", "a month, in advance"], ["Art. 3"]),
        (["Deposit of", "the tenant"], ["three months' rent,", "with interest"], ["Art. 4"]),
        (["Heating"], ["by consumption,", "settled each year", "in June"], ["Art. 5"]),
    ]
    pieces = []
    for place, row in enumerate(rows):
        for x, cell in zip((40, 150, 350), row, strict=True):
            pieces += at(cell, x, 100 + 50 * place)

    page = parse(make(pieces)).pages[0]

    lines = [line for line in page.text.split("\n") if line]
    assert lines == ["\t".join(" ".join(cell) for cell in row) for row in rows]
    assert_words_are_in_place(page)


def test_lists_side_by_side_keep_their_lines(make, parse) -> None:
    left = ["Landlord", "Rossi Maria", "via Garibaldi 12", "00153 Roma", "codice fiscale RSSMRA"]
    right = ["Tenant", "Bianchi Anna", "corso Francia 3", "10138 Torino", "telefono 011 5550101"]
    pieces = [*at(left, 40), *at(right, 262), *at(left, 40, 200), *at(right, 262, 200)]

    page = parse(make(pieces)).pages[0]

    assert [line for line in page.text.split("\n") if line] == [*left, *right] * 2


def test_cells_centred_beside_higher_ones_stay_in_their_row(make, parse) -> None:
    rows = [
        ("1", "Esame della controversia e redazione dell'atto di citazione con notifica", "1.200"),
        ("2", "Udienze", "800"),
        ("3", "Redazione delle memorie e delle comparse conclusionali, nonché repliche", "950"),
    ]
    pdf = make([])
    pdf.set_font("Helvetica", size=10)
    with pdf.table(col_widths=(10, 40, 20)) as table:
        for cells in rows:
            row = table.row()
            for cell in cells:
                row.cell(cell)

    page = parse(pdf).pages[0]

    lines = [line for line in page.text.split("\n") if line]
    assert lines == ["\t".join(row) for row in rows]
    assert_words_are_in_place(page)


@pytest.mark.parametrize("family", ["Helvetica", "Courier"])
def test_single_column_stays_line_by_line(make, parse, family: str) -> None:
    lines = [f"{left} and {right}"[:70].strip() for left, right in zip(LEFT, RIGHT, strict=True)]

    page = parse(make(at(lines, 30), family=family)).pages[0]

    assert page.text == "\n".join(lines)


def test_justified_lines_with_wide_blanks_stay_lines(make, parse) -> None:
    ruler = make([])
    ruler.add_page()
    ruler.set_font("Helvetica", size=10)
    pieces = []
    for row, line in enumerate(LEFT):
        words, x = line.split(), 40.0
        blank = (250 - sum(map(ruler.get_string_width, words))) / (len(words) - 1)
        for word in words:
            pieces.append((x, 100 + 12 * row, word))
            x += ruler.get_string_width(word) + blank

    page = parse(make(pieces)).pages[0]

    assert flat(page) == " ".join(LEFT)


def test_numbered_clauses_with_a_hanging_indent_stay_in_order(make, parse) -> None:
    pieces = []
    for number, line in enumerate(LEFT, 1):
        pieces += [(40, 100 + 14 * number, f"{number}."), (80, 100 + 14 * number, line)]

    page = parse(make(pieces)).pages[0]

    assert flat(page) == " ".join(f"{number}. {line}" for number, line in enumerate(LEFT, 1))


def test_notes_in_the_margin_do_not_cut_the_text_beside_them(make, parse) -> None:
    notes = ["sul canone e", "sulla sua", "revisione ogni", "anno si veda", "anche oltre"]
    body = at([f"{line} and more of it" for line in LEFT], 150)
    margin = at(notes, 30)
    pieces = [*across(margin, body[:5]), *body[5:]]

    page = parse(make(pieces)).pages[0]

    assert " ".join(text for _, _, text in body) in flat(page)
    assert " ".join(notes) in flat(page)
