"""Sentences of legal and clinical prose in English and Italian."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docdesk.chunking.sentences import split_sentences

MARKS = [".", "!", "?", ";", "…", "»", "\n", "\n\n", " ", "\t", "•", " | ", "\u00a0", "\f"]
PIECES = st.sampled_from(
    [
        *MARKS,
        "word",
        "Word",
        "è",
        "art.",
        "n. 5",
        "2.1",
        "A.",
        "The",
        "S.p.A.",
        "(a)",
        "TITLE",
        ".... 2",
    ]
)

LAW = "This agreement is governed by the law of Scotland, and its courts are competent."
FORO = "Per le controversie è competente in via esclusiva il Tribunale di Lodi."


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ai sensi dell'art. 1341 c.c. la clausola è valida.",
        "Vedi artt. 3 e 4 del D.Lgs. 196/2003 e l'all. B.",
        "Il Dott. Rossi e l'Avv. Bianchi sono presenti.",
        "La Beta S.p.A. paga a Gamma S.r.l. n. 3 rate.",
        "Mr. Smith of Acme Inc. paid $1,000.50 to J. P. Morgan.",
        "See Sec. 4.2, e.g. clause No. 5 (cf. p. 12) of the U.S. code.",
        "Smith v. Jones, 12 F. Supp. applies.",
        "Paracetamolo 0.5 mg p.o. ogni 8 ore.",
        "The term begins on 01.02.2020 and lasts.",
        "2.1. The Company shall pay.",
        "1. Oggetto del contratto",
        "This line is wrapped\nin the middle of a sentence\nand again.",
        "As defined in\nSection 5.2 of this Agreement.",
        "He said no (see below). ",
        "Art. 7. La copia viene consegnata.",
        "**Art. 7.** La copia viene consegnata.",
        "THE LIABILITY OF THE SUPPLIER, HOWEVER CAUSED AND WHATEVER THE LEGAL THEORY MAY BE, IS\n"
        "LIMITED TO THE FEES PAID.",
        "2.1\tThe Supplier maintains the system of the Client and\nanswers its requests.",
        "They met in Paris, and in the house of Mr Smith\nThe Elder signed the deed with his pen.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert split(text) == [text.strip()]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It ends. It begins.", ["It ends.", "It begins."]),
        ("Does it? Yes! “Good.” Then…", ["Does it?", "Yes!", "“Good.”", "Then…"]),
        ("Signed in 2019. The term", ["Signed in 2019.", "The term"]),
        ("paid to Acme Inc. The rest", ["paid to Acme Inc.", "The rest"]),
        ("dalla Beta S.p.A. Il prezzo", ["dalla Beta S.p.A.", "Il prezzo"]),
        ("It is 20 mg. Liver tests follow.", ["It is 20 mg.", "Liver tests follow."]),
        ("È così. È vero.", ["È così.", "È vero."]),
        ("No full stop\n\nNew paragraph", ["No full stop", "New paragraph"]),
        ("see art.\n\nNew paragraph", ["see art.", "New paragraph"]),
        ("TERM AND RENEWAL\nThe term is long.", ["TERM AND RENEWAL", "The term is long."]),
        ("The following:\n(a) one;\n(b) two.", ["The following:", "(a) one;", "(b) two."]),
        ("items\n• one\n• two", ["items", "• one", "• two"]),
        ("a | b\nc | d", ["a | b", "c | d"]),
        ("It holds.\n12. Notices. All notices", ["It holds.", "12. Notices.", "All notices"]),
        ("Term ........ 3\nRent ........ 4", ["Term ........ 3", "Rent ........ 4"]),
        (f"7. Governing Law\n{LAW}", ["7. Governing Law", LAW]),
        (f"Articolo 6 - Foro\n{FORO}", ["Articolo 6 - Foro", FORO]),
        (f"to the office\n8. Notices\n{LAW}", ["to the office", "8. Notices", LAW]),
        ("1. Gout\n2. Fever\n3. Pain", ["1. Gout", "2. Fever", "3. Pain"]),
        (f"4. Liability\n4.1 Law. {LAW}", ["4. Liability", "4.1 Law.", LAW]),
        ("### 2. Law\n\nIt is here.", ["### 2. Law", "It is here."]),
        ("Item\tPrice\n\u00a0Pen\t2", ["Item\tPrice", "Pen\t2"]),
        ("none\n4. Liability", ["none", "4. Liability"]),
        ("Item\tPrice\nPen\t2\n4. Law", ["Item\tPrice", "Pen\t2", "4. Law"]),
        ("Drug: A; Dose: 1\nDrug: B; Dose: 2", ["Drug: A; Dose: 1", "Drug: B; Dose: 2"]),
        ("the rent is\nPagina 3 di 9\npaid", ["the rent is", "Pagina 3 di 9", "paid"]),
        ("**All of it.** The rest", ["**All of it.**", "The rest"]),
        ("by:\na. Listing it;\nb. Selling it", ["by:", "a. Listing it;", "b. Selling it"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_spans_are_ordered_trimmed_and_lose_nothing(text: str) -> None:
    spans = split_sentences(text)

    covered = [at for span in spans for at in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert all(text[at].isspace() for at in set(range(len(text))) - set(covered))
    for span in spans:
        sentence = text[span.start : span.end]
        assert sentence == sentence.strip() != ""


def test_a_line_of_dots_is_read_in_a_moment():
    begun = time.perf_counter()
    assert len(split_sentences("." * 60_000 + "x")) == 1
    assert time.perf_counter() - begun < 5
