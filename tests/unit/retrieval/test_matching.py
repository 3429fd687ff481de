import re

from docdesk.domain.answers import Span
from docdesk.domain.search import TermStatistics
from docdesk.retrieval.matching import MOST_MATCHES, best_sentences

STATISTICS = TermStatistics({"rent": 2.0, "month": 1.0, "deposit": 4.0}, unseen=5.0)


def _best(text: str, *asked: str) -> list[str]:
    spans = best_sentences(
        text,
        asked,
        statistics=STATISTICS,
        terms=lambda part: re.findall(r"\w+", part.lower()),
        split_sentences=lambda whole: [
            Span(*match.span()) for match in re.finditer(r"\S[^.]*\.", whole)
        ],
    )
    return [text[span.start : span.end] for span in spans]


def test_sentence_with_the_rarest_words_comes_first():
    text = "The rent is due each month. The deposit is two times the rent."

    assert _best(text, "rent", "deposit")[0] == "The deposit is two times the rent."


def test_sentences_that_share_little_are_left_out():
    text = "Pay each month. The deposit and the rent."

    assert _best(text, "month", "deposit", "rent") == ["The deposit and the rent."]


def test_no_shared_word_gives_no_match():
    assert _best("Nothing here.", "rent") == []
    assert _best("", "rent") == []


def test_at_most_a_few_are_named_in_reading_order_where_equal():
    text = "Rent a. Rent b. Rent c. Rent d."

    assert _best(text, "rent") == ["Rent a.", "Rent b.", "Rent c."][:MOST_MATCHES]


def test_length_alone_does_not_win():
    long = "The rent " + "and so on " * 40 + "month."
    text = f"{long} The rent a month."

    assert _best(text, "rent", "month")[0] == "The rent a month."


def test_a_sentence_comes_before_the_heading_that_names_its_subject():
    text = "Deposit. The deposit is paid to the landlord on signing."

    assert _best(text, "deposit")[0] == "The deposit is paid to the landlord on signing."
