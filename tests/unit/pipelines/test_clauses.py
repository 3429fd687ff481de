"""A document taken apart into its clauses."""

from docdesk.pipelines.clauses import joined, split_clauses
from fakes.whole import whole

LEASE = """Lease of a shop

1. Rent
1.1 The tenant pays 900 euro a month
in advance.
1.2 The rent is due:
(a) on the first of the month;
(b) by bank transfer.

2. Term
The lease runs for six years."""


def test_numbers_items_headings_and_paragraphs_begin_clauses():
    clauses = split_clauses(whole(LEASE, headings=("1. Rent", "2. Term")))

    assert [(clause.number, " ".join(clause.text.split())) for clause in clauses] == [
        ("", "Lease of a shop"),
        ("1", "1. Rent"),
        ("1.1", "1.1 The tenant pays 900 euro a month in advance."),
        ("1.2", "1.2 The rent is due:"),
        ("1.2(a)", "(a) on the first of the month;"),
        ("1.2(b)", "(b) by bank transfer."),
        ("2", "2. Term"),
        ("", "The lease runs for six years."),
    ]
    assert clauses[2].heading == "1. Rent"
    assert clauses[2].text[clauses[2].marker :].startswith("The tenant")


def test_a_clause_is_where_its_pieces_say():
    document = whole(LEASE)

    for clause in split_clauses(document):
        (piece,) = clause.pieces
        assert document.pages[0].text[piece.start : piece.end] == clause.text


def test_a_page_break_parts_no_clause():
    document = whole(
        "1.1 The supplier keeps the goods in a dry and ventilated room until they\n12",
        "are taken over by the carrier.\n1.2 It insures them.\n13",
    )

    first, second = split_clauses(document)

    assert [piece.page for piece in first.pieces] == [1, 2]
    assert " ".join(first.text.split()).endswith("until they are taken over by the carrier.")
    assert second.number == "1.2"


def test_lines_that_run_on_each_page_are_left_out():
    pages = [
        f"Draft of 3 May\n1.{n} Clause number {n} says something.\nPage {n} of 4"
        for n in range(1, 5)
    ]

    texts = [clause.text for clause in split_clauses(whole(*pages))]

    assert texts == [f"1.{n} Clause number {n} says something." for n in range(1, 5)]


def test_only_page_numbers_and_rules_are_dropped_at_the_edge_of_a_page():
    pages = ("Fax (212)\n804-2906\n\n- 3 -", "-----------\nThe fee is due in May.\n4")

    (clause,) = split_clauses(whole(*pages))

    assert clause.text == "Fax (212)\n804-2906\nThe fee is due in May."


def test_a_number_within_a_sentence_begins_no_clause():
    document = whole("1.1 The price rises as set out for all of the goods in Section\n4.2 The end.")

    assert len(split_clauses(document)) == 1


def test_italian_articles_begin_clauses():
    text = "Art. 5 – Quiete\nIl silenzio va rispettato.\n\nArticolo 6\nI cani vanno al guinzaglio."

    clauses = split_clauses(whole(text, language="it", headings=("Art. 5 – Quiete", "Articolo 6")))

    assert [clause.number for clause in clauses] == ["5", "", "6", ""]


def test_joined_clauses_keep_all_their_pieces():
    clauses = split_clauses(whole("1.1 One thing.", "1.2 Another thing."))

    both = joined(clauses)

    assert both.text == "1.1 One thing.\n1.2 Another thing."
    assert [piece.page for piece in both.pieces] == [1, 2]
    assert both.number == "1.1"
