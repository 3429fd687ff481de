"""Passages: within a page, within the window, and nothing lost."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docdesk.chunking.passages import (
    LARGEST_PASSAGE,
    SMALLEST_WINDOW,
    cut_passages,
    encoder_text,
)
from docdesk.domain.documents import DocumentKind, Heading, Page, ParsedDocument, PassageCut

SPECIAL = 2


def count_tokens(texts: Sequence[str]) -> list[int]:
    """Like a word-piece tokenizer: words in pieces of six letters, each other sign by itself."""
    return [
        SPECIAL + sum((len(word) + 5) // 6 for word in re.findall(r"\w+|[^\w\s]", text))
        for text in texts
    ]


def document(*texts: str, headings: Sequence[Heading] = (), title: str = "Lease") -> ParsedDocument:
    pages = tuple(Page(number, text) for number, text in enumerate(texts, 1))
    return ParsedDocument(DocumentKind.TEXT, title, pages, tuple(headings))


def heading(text: str, page_text: str, page: int = 1) -> Heading:
    start = page_text.index(text)
    return Heading(page, start, start + len(text), 1, text)


def cut(made: ParsedDocument, window: int = SMALLEST_WINDOW) -> list[PassageCut]:
    return cut_passages(made, count_tokens=count_tokens, window=window)


def sentences(count: int, word: str = "word") -> str:
    return " ".join(f"The {word} number {number} is here." for number in range(count))


def assert_sound(made: ParsedDocument, passages: Sequence[PassageCut], window: int) -> None:
    pages = {page.number: page.text for page in made.pages}
    left = {
        number: bytearray(not char.isspace() for char in text) for number, text in pages.items()
    }
    before = (0, 0)
    for passage in passages:
        assert passage.text == pages[passage.page][passage.start : passage.end]
        assert passage.text == passage.text.strip() != ""
        assert (passage.page, passage.start) >= before
        before = (passage.page, passage.end)
        (tokens,) = count_tokens([encoder_text(made.title, passage.heading, passage.text)])
        assert passage.tokens == tokens <= window
        left[passage.page][passage.start : passage.end] = bytes(len(passage.text))
    assert not any(any(flags) for flags in left.values())


ODD = ["sesquipedalian" * 3, "x" * 2000, "?!" * 200, "-" * 30, "契約", "\u00a0", "\f", "•", "è"]
WORDS = st.sampled_from(
    [*ODD, "a", "word", "Word.", "art.", "\n", "\n\n", ". ", "; ", " | ", "(a)", "12.", "TITLE"]
)
TEXTS = st.lists(WORDS, max_size=80).map(" ".join) | st.text(max_size=300)


@given(
    texts=st.lists(TEXTS, min_size=1, max_size=3),
    marks=st.lists(
        st.tuples(st.integers(1, 3), st.integers(0, 400), st.integers(1, 90)), max_size=6
    ),
    title=st.text(max_size=200),
    window=st.integers(SMALLEST_WINDOW, 300),
)
def test_passages_are_sound_whatever_the_text(
    texts: list[str], marks: list[tuple[int, int, int]], title: str, window: int
) -> None:
    headings = [
        Heading(page, start, start + length, 1, texts[page - 1][start : start + length])
        for page, start, length in marks
        if page <= len(texts) and start < len(texts[page - 1])
    ]
    made = document(*texts, headings=headings, title=title)

    passages = cut(made, window)

    assert_sound(made, passages, window)


def test_text_that_fits_is_one_passage() -> None:
    (passage,) = cut(document(" A short page.\n\nWith two paragraphs. \n"))

    assert passage.text == "A short page.\n\nWith two paragraphs."


def test_passages_end_with_their_page() -> None:
    assert [passage.page for passage in cut(document("One.", "", "Three."))] == [1, 3]


def test_passages_are_cut_between_sentences_and_of_like_size() -> None:
    passages = cut(document(sentences(60)))

    assert all(passage.text.endswith("is here.") for passage in passages)
    sizes = [passage.tokens for passage in passages]
    assert max(sizes) - min(sizes) < SMALLEST_WINDOW // 4


def test_passages_are_cut_between_paragraphs_where_one_ends_nearby() -> None:
    text = f"{sentences(11, 'first')}\n\n{sentences(14, 'second')}"

    first, *_ = cut(document(text))

    assert first.text == sentences(11, "first")


def test_section_begins_a_passage_and_gives_it_its_heading() -> None:
    text = f"1. Term\n{sentences(15)}\n2. Rent\n{sentences(15)}"
    headings = [heading("1. Term", text), heading("2. Rent", text)]

    term, rent = cut(document(text, headings=headings), 300)

    assert (term.heading, rent.heading) == ("1. Term", "2. Rent")
    assert rent.text.startswith("2. Rent")


def test_small_sections_stay_together() -> None:
    text = "1. Term\nTen years.\n2. Rent\nTen euro.\n3. Law\nItalian."
    names = ("1. Term", "2. Rent", "3. Law")

    passages = cut(document(text, headings=[heading(name, text) for name in names]))

    assert [passage.text for passage in passages] == [text]


def test_heading_goes_on_over_the_page_break() -> None:
    first = f"1. Term\n{sentences(5)}"

    passages = cut(document(first, sentences(5), headings=[heading("1. Term", first)]))

    assert [passage.heading for passage in passages] == ["1. Term", "1. Term"]


def test_sentence_without_end_is_cut_between_words() -> None:
    words = [f"word{number}" for number in range(900)]

    passages = cut(document(" ".join(words)))

    assert " ".join(passage.text for passage in passages).split() == words


def test_word_without_end_is_cut_between_characters() -> None:
    made = document("x" * 5000)

    passages = cut(made)

    assert "".join(passage.text for passage in passages) == "x" * 5000
    assert_sound(made, passages, SMALLEST_WINDOW)


def test_tokens_are_counted_in_few_batches() -> None:
    calls: list[int] = []

    def counting(texts: Sequence[str]) -> list[int]:
        calls.append(len(texts))
        return count_tokens(texts)

    cut_passages(document(*[sentences(40)] * 30), count_tokens=counting, window=256)

    assert len(calls) <= 4


def test_window_too_small_for_text_is_refused() -> None:
    with pytest.raises(ValueError, match="window"):
        cut(document("text"), SMALLEST_WINDOW - 1)


def test_encoder_sees_title_heading_and_words_in_one_line_each() -> None:
    text = encoder_text("Lease of the Mill", "4. Rent", "The rent\nis   due ........ monthly.")

    assert text == "Lease of the Mill — 4. Rent\nThe rent is due ... monthly."


def test_encoder_does_not_see_the_heading_twice() -> None:
    assert encoder_text("Lease", "4. Rent", "4.  RENT\nis due") == "Lease\n4. RENT is due"


def test_encoder_sees_long_names_shortened() -> None:
    title = "AIRTECHINTERNATIONALGROUPINC 05 08 2000-EX-10.4-FRANCHISE AGREEMENT OF 2000"

    assert encoder_text(title, "", "x") == (
        "AIRTECHINTERNATIONALGROUPINC 05 08 2000-EX-10.4-FRANCHISE\nx"
    )


def test_encoder_that_sees_much_gets_no_larger_passages() -> None:
    passages = cut(document(sentences(200)), window=8192)

    assert len(passages) > 1
    assert max(passage.tokens for passage in passages) <= LARGEST_PASSAGE
