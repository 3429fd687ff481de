"""From pieces of text to sentences that cite quotes of the stored pages."""

from array import array
from dataclasses import replace

import pytest

from docdesk.domain.answers import FoundPassage, Span
from docdesk.domain.documents import Box, Page, WordGeometry
from docdesk.domain.events import CitationAdded, TextAdded
from docdesk.domain.evidence import TellingSentence
from docdesk.domain.writing import Evidence, SourceText, TokenText
from docdesk.generation.citations import AnswerDraft, answer_by_quotes, answer_by_sentences
from fakes.engine import written

NOTICE = "Either party may terminate upon ninety days' notice."
PENALTY = "Late deliveries incur a penalty of 2% per week."
RENT = "The rent is 1,200 euro a month."
PAGE_1 = f"Preamble. {NOTICE} {PENALTY}"
PAGE_2 = f"{RENT} It is paid in Milan."


def passage(number: int, page_text: str, start: int = 0) -> FoundPassage:
    text = page_text[start:]
    return FoundPassage(number, f"{number}.pdf", "Contract", number, "", start, len(page_text),
                        text, "", 1.0 / number)  # fmt: skip


def spans_of(text: str) -> tuple[Span, ...]:
    ends = [i + 1 for i, c in enumerate(text) if c == "." and text[i + 1 : i + 2] in (" ", "")]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return tuple(Span(s, e) for s, e in zip(starts, ends, strict=True))


def evidence(*passages: FoundPassage) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(p, SourceText(str(i), p.title, p.text, spans_of(p.text)))
        for i, p in enumerate(passages, 1)
    )


EVIDENCE = evidence(passage(1, PAGE_1, start=10), passage(2, PAGE_2))


def page_of(found: FoundPassage) -> Page:
    return Page(found.page, PAGE_1 if found.page == 1 else PAGE_2)


def write(*sentences: tuple[str, str], items=EVIDENCE, pages=page_of):
    draft = AnswerDraft(items, pages)
    events = [event for piece in written(*sentences) for event in draft.add(piece)]
    return events, draft.finish()


def test_a_quote_is_the_sentence_of_the_page_that_carries_the_answer():
    _, answer = write(("The notice is ninety days.", "1"))

    (citation,) = answer.citations
    assert citation.quote == NOTICE
    assert PAGE_1[citation.start : citation.end] == NOTICE
    assert citation.verified


def test_the_marker_is_sent_before_its_citation():
    events, answer = write(("The notice is ninety days.", "1"))

    assert events[-2] == TextAdded(" [1]")
    assert events[-1] == CitationAdded(answer.citations[0])
    assert answer.text == "The notice is ninety days. [1]"


def test_citations_are_numbered_as_they_appear():
    _, answer = write(("The rent is 1,200 euro.", "2"), ("The notice is ninety days.", "1"))

    assert [(c.number, c.document) for c in answer.citations] == [(1, "2.pdf"), (2, "1.pdf")]
    assert [s.citations for s in answer.sentences] == [(1,), (2,)]


def test_the_same_quote_is_one_citation():
    events, answer = write(("The notice is ninety days.", "1"), ("Ninety days' notice it is.", "1"))

    assert len(answer.citations) == 1
    assert sum(isinstance(event, CitationAdded) for event in events) == 1
    assert [s.citations for s in answer.sentences] == [(1,), (1,)]


def test_a_wrong_number_is_unsupported_and_its_citation_is_not_verified():
    _, answer = write(("The penalty for late deliveries is 10% per week.", "1"))

    (sentence,) = answer.sentences
    assert not sentence.supported
    assert sentence.unsupported == ("10",)
    assert not answer.citations[0].verified
    assert not answer.is_useful


def test_a_sentence_that_no_passage_carries_has_no_citation():
    _, answer = write(("Elephants live in Africa.", "1"))

    assert answer.citations == ()
    assert answer.sentences[0].citations == ()
    assert not answer.sentences[0].supported


def test_a_passage_that_carries_the_sentence_is_cited_instead_of_one_that_does_not():
    _, answer = write(("The rent is 1,200 euro a month.", "1"))

    assert answer.citations[0].document == "2.pdf"


def test_two_neighbouring_sentences_are_quoted_when_the_answer_needs_both():
    _, answer = write(("The rent is 1,200 euro and paid in Milan.", "2"))

    assert answer.citations[0].quote == f"{RENT} It is paid in Milan."


def test_a_refusal_cites_nothing():
    _, answer = write(("The sources do not mention the notice period.", "1"))

    assert answer.citations == ()
    assert answer.is_absence


def test_an_answer_with_something_in_it_is_no_absence():
    _, answer = write(("The notice is ninety days.", "1"), ("The sources do not say why.", "1"))

    assert not answer.is_absence
    assert answer.is_useful


def test_a_repeated_sentence_is_left_out():
    _, answer = write(("The notice is ninety days.", "1"), ("The notice is ninety days.", "1"))

    assert answer.text == "The notice is ninety days. [1]"


def test_an_unfinished_sentence_is_left_out_after_a_whole_one():
    _, answer = write(("The notice is ninety days.", "1"), ("The rent is", ""))

    assert answer.text == "The notice is ninety days. [1]"


def test_an_unfinished_sentence_alone_is_kept():
    _, answer = write(("The notice is", ""))

    assert answer.text == "The notice is"
    assert not answer.is_useful


def test_nothing_written_is_an_empty_answer():
    _, answer = write()

    assert answer.text == ""
    assert not answer.is_absence


def test_space_and_empty_pieces_before_the_answer_are_not_shown():
    draft = AnswerDraft(EVIDENCE, page_of)

    shown = [e for text in ("", "\n", "  Yes") for e in draft.add(TokenText(text))]

    assert shown == [TextAdded("Yes")]


def test_a_citation_of_nothing_written_is_ignored():
    draft = AnswerDraft(EVIDENCE, page_of)

    assert list(draft.add(TokenText("", "1"))) == []


def test_boxes_of_the_words_come_from_the_page():
    start = PAGE_1.index(NOTICE)
    words = WordGeometry()
    words.starts.append(start)
    words.ends.append(start + 6)
    words.boxes.extend([1.0, 2.0, 3.0, 4.0])

    _, answer = write(
        ("The notice is ninety days.", "1"), pages=lambda p: replace(page_of(p), words=words)
    )

    assert answer.citations[0].boxes == (Box(1.0, 2.0, 3.0, 4.0),)


def test_a_quote_of_a_page_that_is_gone_is_not_verified():
    _, answer = write(("The notice is ninety days.", "1"), pages=lambda p: None)

    assert answer.citations[0].quote == NOTICE
    assert not answer.citations[0].verified


def test_a_quote_of_a_page_that_changed_is_what_the_page_says_and_not_verified():
    _, answer = write(
        ("The notice is ninety days.", "1"), pages=lambda p: Page(1, PAGE_1.replace("n", "m"))
    )

    assert answer.citations[0].quote == NOTICE.replace("n", "m")
    assert not answer.citations[0].verified


def test_an_answer_by_quotes_gives_the_best_matches_of_the_best_passages():
    first = replace(EVIDENCE[0].passage, matches=(Span(63, 63 + len(PENALTY)),))
    second = replace(EVIDENCE[1].passage, matches=(Span(0, len(RENT)),))
    items = (Evidence(first, EVIDENCE[0].source), Evidence(second, EVIDENCE[1].source))

    answer = answer_by_quotes(items, page_of)

    assert answer.text == f"“{PENALTY}” [1]\n“{RENT}” [2]"
    assert answer.is_useful
    assert all(citation.verified for citation in answer.citations)


@pytest.mark.parametrize(
    "change", [{"matches": ()}, {"matches": (Span(0, len(RENT)),), "score": 0.4}]
)
def test_a_passage_without_a_match_or_far_behind_the_best_is_not_quoted(change):
    first = replace(EVIDENCE[0].passage, matches=(Span(63, 63 + len(PENALTY)),))
    second = replace(EVIDENCE[1].passage, **change)
    items = (Evidence(first, EVIDENCE[0].source), Evidence(second, EVIDENCE[1].source))

    assert answer_by_quotes(items, page_of).text == f"“{PENALTY}” [1]"


def test_an_answer_by_quotes_says_nothing_twice():
    answer = answer_by_quotes((EVIDENCE[0], EVIDENCE[0]), page_of)

    assert len(answer.citations) == 1
    assert len(answer.sentences) == 1


def test_a_passage_without_sentences_is_quoted_whole():
    item = EVIDENCE[1]
    bare = Evidence(item.passage, replace(item.source, sentences=()))

    assert answer_by_quotes((bare,), page_of).citations[0].quote == PAGE_2


def test_a_quote_from_a_scan_says_how_sure_its_words_are():
    words = WordGeometry(
        array("I", [0, 10]),
        array("I", [8, len(PAGE_1)]),
        array("f", [0.0] * 8),
        array("B", [9, 90]),
    )

    def scanned_page(found: FoundPassage) -> Page:
        return Page(1, PAGE_1, words=words, recognised=True)

    _, scanned = write(("The notice is ninety days.", "1"), pages=scanned_page)
    _, typed = write(("The notice is ninety days.", "1"))

    assert scanned.citations[0].confidence == pytest.approx(0.9)
    assert typed.citations[0].confidence is None


# ---- answers made of chosen sentences ----


def telling(number: int, text: str) -> TellingSentence:
    start = (PAGE_1 if number == 1 else PAGE_2).index(text)
    return TellingSentence(number, Span(start, start + len(text)), text, "", 0.9)


def test_chosen_sentences_are_one_text_in_the_order_of_the_documents():
    answer = answer_by_sentences(EVIDENCE, page_of, [telling(2, RENT), telling(1, PENALTY)])

    assert answer.text == f"{RENT} [1] {PENALTY} [2]"
    assert answer.is_useful
    assert all(citation.verified for citation in answer.citations)


def test_chosen_neighbours_are_one_quote():
    answer = answer_by_sentences(EVIDENCE, page_of, [telling(1, PENALTY), telling(1, NOTICE)])

    assert [citation.quote for citation in answer.citations] == [f"{NOTICE} {PENALTY}"]


@pytest.mark.parametrize(
    ("page", "quotes"),
    [
        ("He repairs:\n\n- the roof;\n- the walls.", ["He repairs:\n\n- the roof;"]),
        ("Drug | Dose\n|---|---|\n| Aspirin | 5 mg |\n\nEnd.", ["Drug | Dose", "Aspirin | 5 mg"]),
    ],
)
def test_a_bullet_parts_no_quote_and_a_border_of_a_table_does(page, quotes):
    parts = ("He repairs:", "the roof;", "Drug | Dose", "Aspirin | 5 mg")
    chosen = [
        TellingSentence(1, Span(at, at + len(part)), part, "", 0.9)
        for part in parts
        if (at := page.find(part)) >= 0
    ]

    answer = answer_by_quotes(evidence(passage(1, page)), lambda _: Page(1, page), chosen)

    assert [citation.quote for citation in answer.citations] == quotes
    assert all(citation.verified for citation in answer.citations)


def test_a_sentence_of_two_overlapping_passages_comes_once():
    again = evidence(passage(1, PAGE_1, start=10), replace(passage(1, PAGE_1), passage_id=3))
    twice = [telling(1, NOTICE), replace(telling(1, NOTICE), passage_id=3)]

    assert len(answer_by_sentences(again, page_of, twice).citations) == 1


def test_quotes_are_of_the_chosen_sentences():
    answer = answer_by_quotes(EVIDENCE, page_of, [telling(1, PENALTY)])

    assert answer.text == f"“{PENALTY}” [1]"
