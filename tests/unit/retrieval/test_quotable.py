"""What can be quoted: clauses, rows with their columns, items with what leads to them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.answers import Span
from docdesk.retrieval.quotable import quotables

LAW = "This Agreement is governed by the law of Scotland."
MARKS = (
    "\n",
    "\n\n",
    " ",
    "\t",
    " | ",
    "| ",
    "- ",
    "# ",
    "**",
    "> ",
    ": ",
    "; ",
    ". ",
    "\n12",
    "|---|",
)
PIECES = st.sampled_from(
    [*MARKS, "word", "Word", "LOUD", "1. ", "2.1 ", "(a) ", "Art. 7. ", "Page 2 of 3", "Name: 5; "]
)
RENT = "The yearly rent is due on the first day of each month."


def quoted(text: str, heading: str = "") -> list[str]:
    return [text[q.span.start : q.span.end] for q in quotables(text, split_sentences, heading)]


def compared(text: str) -> list[str]:
    return [q.text for q in quotables(text, split_sentences)]


def lead_of(text: str, quote: str) -> str:
    lead = next(
        q.lead for q in quotables(text, split_sentences) if text[q.span.start : q.span.end] == quote
    )
    return text[lead.start : lead.end] if lead else ""


@pytest.mark.parametrize(
    "text",
    [
        f"Section 9.11 [Governing Law]. {LAW}",
        f"9.11 Governing Law. {LAW}",
        f"10.4 GOVERNING LAW. {LAW}",
        f"Governing Law. {LAW}",
        f"Art. 7. {LAW}",
        f"7. Legge applicabile e foro.\n{LAW}",
        f"3. PRODUCTION OF PRODUCT.\n\n{LAW}",
    ],
)
def test_a_heading_that_runs_into_its_clause_is_quoted_with_it(text: str):
    assert quoted(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        f"7. Governing Law\n\n{LAW}",
        f"ARTICLE X. GENERAL PROVISIONS\n{LAW}",
        f"### 2. Law\n\n{LAW}",
        f"# Lease of Mill Lane 14\n\n{LAW}",
        f"> {LAW}",
        f"**7.** {LAW}",
        f"**{LAW}**",
        f"Page 2 of 9\n\n{LAW}",
        f"{LAW}\n\nPagina 3",
        f"{LAW}\n12",
        f"{LAW}\n\n6.5 Third Party Beneficiaries.",
        f"Law\n\n{LAW}",
    ],
)
def test_headings_marks_and_page_numbers_are_not_quoted(text: str):
    assert quoted(text) == [LAW]


@pytest.mark.parametrize("number", ["12", "- 12 -", "-12-", "Page 12 of 30"])
def test_a_sentence_without_its_end_loses_the_page_number_below_it(number: str):
    cut = "The rent that the tenant owes, with all the charges that come with it, is paid in"

    assert quoted(f"{cut}\n{number}") == [cut]


def test_what_the_passage_stands_under_is_no_sentence_of_it():
    assert quoted(f"Which law is it?\n{LAW}", "Which law is it?") == [LAW]


def test_a_short_text_that_is_all_below_its_heading_is_quoted():
    text = "Articolo 6 - Foro\nPer le controversie è competente il Tribunale di Lodi"

    assert quoted(text) == ["Per le controversie è competente il Tribunale di Lodi"]


def test_numbered_names_in_a_row_are_a_list_and_no_headings():
    assert quoted("1. Diabetes\n2. Hypertension\n3. Gout") == [
        "1. Diabetes", "2. Hypertension", "3. Gout",
    ]  # fmt: skip


def test_numbered_names_with_full_stops_are_a_list_too():
    assert quoted("1. Diabetes.\n2. Hypertension.") == ["1. Diabetes.", "2. Hypertension."]


def test_names_with_bullets_are_a_list_and_no_headings():
    assert quoted("Findings\n\n• Swelling of both wrists\n• Fever") == [
        "Swelling of both wrists", "Fever",
    ]  # fmt: skip


def test_a_clause_is_compared_with_its_heading_and_a_title_heads_nothing():
    title, clause = "Lease of a shop", f"Rent\n\n{RENT}"

    assert compared(clause) == [f"Rent: {RENT}"]
    whole = f"{title}\n\n{RENT}"
    found = quotables(whole, split_sentences, begins_document=True)
    assert [q.text for q in found] == [RENT]
    assert not found[0].is_clause


def test_an_item_has_what_leads_to_its_list():
    text = (
        "The Landlord keeps in repair:\n\n1. the roof;\n2. the walls; and\n3. the drains.\n\n"
        "All else is kept by the Tenant."
    )

    assert lead_of(text, "3. the drains.") == "The Landlord keeps in repair:"
    assert lead_of(text, "All else is kept by the Tenant.") == ""
    assert "The Landlord keeps in repair: 3. the drains." in compared(text)


def test_items_may_have_no_mark_and_be_sentences():
    plain = "Return in case of:\n\nfever;\n\nblood in the sputum.\n\nA visit is planned in May."
    long = (
        "She may renew as follows:\n\nA. She gives notice.\n\nB. She pays a fee.\n\n5. All is said."
    )

    assert lead_of(plain, "blood in the sputum.") == "Return in case of:"
    assert lead_of(plain, "A visit is planned in May.") == ""
    assert lead_of(long, "B. She pays a fee.") == "She may renew as follows:"
    assert lead_of(long, "5. All is said.") == ""


def test_the_clauses_of_a_whole_contract_are_no_items():
    text = "The parties agree as follows:\n\n1. Rent. The rent is due.\n\n2. Law. It is governed."

    assert lead_of(text, "1. Rent. The rent is due.") == ""


@pytest.mark.parametrize(
    ("text", "row", "header"),
    [
        ("Drug\tDose\tUntil\nAspirin\t100 mg\tMay\nRamipril\t5 mg\tJune", "Ramipril\t5 mg\tJune",
         "Drug\tDose\tUntil"),
        ("| Drug | Dose |\n|---|---|\n| Aspirin | 100 mg |", "Aspirin | 100 mg", "Drug | Dose"),
    ],
)  # fmt: skip
def test_a_row_is_quoted_alone_and_has_the_names_of_its_columns(text, row, header):
    assert row in quoted(text)
    assert header not in quoted(text)
    assert lead_of(text, row) == header


def test_a_row_is_compared_as_pairs():
    text = "Drug\tDose\nAspirin\t100 mg\nRamipril\t5 mg"

    assert compared(text) == ["Drug: Aspirin; Dose: 100 mg", "Drug: Ramipril; Dose: 5 mg"]


def test_rows_that_say_their_columns_need_no_header():
    text = "Drug | Dose\nDrug: Aspirin; Dose: 100 mg\nDrug: Ramipril; Dose: 5 mg"

    assert quoted(text) == ["Drug: Aspirin; Dose: 100 mg", "Drug: Ramipril; Dose: 5 mg"]


def test_prose_counts_as_one_paragraph_until_it_is_interrupted():
    text = f"{RENT} {LAW}\n\n{RENT}\n\n2. {LAW}"
    found = quotables(text, split_sentences)

    assert [q.paragraph for q in found] == [0, 0, 1, 2]
    assert [q.is_clause for q in found] == [False, False, False, True]


@given(st.lists(PIECES, max_size=40).map("".join))
def test_what_is_quoted_are_words_of_the_text_in_their_order(text: str):
    found = quotables(text, split_sentences)

    assert [q.span.start for q in found] == sorted({q.span.start for q in found})
    for q, following in pairwise(found):
        assert q.span.end <= following.span.start
    for q in found:
        quote = text[q.span.start : q.span.end]
        assert quote == quote.strip()
        assert any(char.isalnum() for char in quote)
        assert q.lead is None or q.lead.end <= q.span.start


def test_spans_are_of_the_text_and_in_order():
    text = f"## Rent\n\n- {RENT}\n- {LAW}"
    found = quotables(text, split_sentences)

    assert [q.span for q in found] == [
        Span(text.index(RENT), text.index(RENT) + len(RENT)),
        Span(text.index(LAW), text.index(LAW) + len(LAW)),
    ]
