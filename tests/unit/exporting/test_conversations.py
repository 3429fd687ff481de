"""What an exported conversation says of each answer."""

from dataclasses import replace

import pytest

from docdesk.domain.answers import (
    Answer,
    AnswerSentence,
    Assessment,
    Citation,
    Coverage,
    FoundPassage,
    ModelRef,
    SearchMode,
    Span,
    Timings,
)
from docdesk.domain.conversations import Conversation, ConversationRow, Provenance, SentPassage
from docdesk.domain.documents import DocumentKind
from docdesk.domain.search import Filters
from docdesk.exporting.conversations import Origin, conversation_data, conversation_report
from docdesk.exporting.markdown import to_markdown
from docdesk.exporting.report import Facts, Grid, Heading, Paragraph, Quote

ORIGIN = Origin("Rossi", "0.3", "2026-01-02T03:04:05+01:00")
CITATION = Citation(
    1, 7, "/a/lettera.pdf", "Lettera", 2, "iv", 0, 9, "Il canone è\ndi 500 euro.", (), verified=True
)
ANSWER = Answer(
    "Quanto è il canone?",
    "Il canone è di 500 euro [1]. Sale a 900 euro.",
    answered=True,
    sentences=(
        AnswerSentence("Il canone è di 500 euro", (1,), supported=True),
        AnswerSentence("Sale a 900 euro.", (), supported=False, unsupported=("900 euro",)),
    ),
    citations=(CITATION,),
    passages=(),
    coverage=Coverage(1204, 1231, 27, unreadable=19, doubtful=8, changed=3),
    timings=Timings(0.1, 0.2, 0.3),
    model=ModelRef("Tiny", "ab" * 32),
    id="abcdefghjk",
    asked_at="2026-01-02T03:04:05+01:00",
)
MADE = Provenance(
    "0.2",
    ANSWER.question,
    "",
    "",
    Filters(),
    (),
    SearchMode.HYBRID,
    (SentPassage("/a/lettera.pdf", "cd" * 32, 2, 0, 9, "Lettera, p. iv", "Il canone"),),
    model_name="Tiny",
    model_sha256="ab" * 32,
    prompt="1",
    seed=7,
    context=4096,
)


def _report(answer: Answer = ANSWER, language: str = "it"):
    row = ConversationRow("c1", "Il canone", ORIGIN.exported_at, ORIGIN.exported_at, 1)
    return conversation_report(Conversation(row, (answer,)), {answer.id: MADE}, ORIGIN, language)


def _blocks(kind: type, answer: Answer = ANSWER, language: str = "it") -> list:
    return [block for block in _report(answer, language).blocks if isinstance(block, kind)]


def _facts(answer: Answer = ANSWER, language: str = "it") -> dict[str, str]:
    return dict(_blocks(Facts, answer, language)[1].rows)


def test_a_sentence_that_its_quotes_do_not_carry_is_marked_where_it_stands():
    text = _blocks(Paragraph)[0].text

    assert text == (
        "Il canone è di 500 euro [1]. Sale a 900 euro. [non confermato dalle citazioni: 900 euro]"
    )


def test_quotes_stand_with_document_page_and_their_check():
    (quote,) = _blocks(Quote)

    assert quote.text == "“Il canone è di 500 euro.”"
    assert quote.source == "[1] /a/lettera.pdf, p. iv (verificata parola per parola)"


def test_an_unconfirmed_quote_of_a_scan_says_both():
    doubtful = replace(CITATION, verified=False, confidence=0.62)

    (quote,) = _blocks(Quote, replace(ANSWER, citations=(doubtful,)), "en")

    assert "NOT confirmed by this quote; text recognition 62% sure" in quote.source


def test_what_was_searched_and_what_was_not_is_counted():
    assert _facts()["Cercato in"] == "1.204 di 1.231 file"
    assert _facts()["Non cercati o incerti"] == (
        "19 illeggibili; 8 non ancora letti; 8 con scansioni di bassa qualità; "
        "3 modificati dopo la lettura"
    )
    assert _facts(language="en")["Searched"] == "1,204 of 1,231 files"


def test_the_model_its_hash_and_its_settings_are_named():
    facts = _facts(language="en")

    assert facts["Model"] == f"Tiny (SHA-256 {'ab' * 32})"
    assert facts["Settings"] == "temperature 0.0, seed 7, context 4096 tokens, prompt version 1"
    assert facts["Program"] == "DocDesk 0.2"
    assert facts["Answer"] == "abcdefghjk"
    assert facts["Asked"].startswith("2026-01-02 03:04")


def test_an_answer_without_a_model_says_so():
    assert _facts(replace(ANSWER, model=None), "en")["Model"] == "none: the documents' own words"


def test_documents_are_listed_with_hash_and_pages():
    (grid,) = _blocks(Grid)

    assert grid.rows == (("/a/lettera.pdf", "2", "cd" * 32),)


def test_a_refusal_shows_the_best_sentence_of_the_nearest_passages():
    passage = FoundPassage(
        1, "/a/b.pdf", "B", 3, "", 10, 40, "Prima frase. Seconda frase.  ", "", 0.3,
        matches=(Span(23, 37),),
    )  # fmt: skip
    refusal = replace(
        ANSWER, text="Non trovato.", answered=False, sentences=(), citations=(), passages=(passage,)
    )

    (quote,) = _blocks(Quote, refusal)

    assert (quote.text, quote.source) == ("“Seconda frase.”", "/a/b.pdf, p. 3")


def test_parts_without_an_answer_have_a_heading_of_their_own():
    answer = replace(ANSWER, absent=("Il contratto non dice chi paga.",), searched_as="il canone")

    headings = [heading.text for heading in _blocks(Heading, answer)]

    assert headings[:2] == [ANSWER.question, "Parti senza risposta"]
    texts = [paragraph.text for paragraph in _blocks(Paragraph, answer)]
    assert "Il contratto non dice chi paga." in texts
    assert "Cercato: il canone" in texts


@pytest.mark.parametrize(
    ("answer", "scope"),
    [
        (ANSWER, "all documents of the workspace"),
        (replace(ANSWER, document="/a/b.pdf"), "/a/b.pdf"),
        (
            replace(
                ANSWER,
                filters=Filters(
                    folders=("/a",), kinds=(DocumentKind.PDF,), since="2020-01-01", tags=("x",)
                ),
            ),
            "folders: /a; kinds: pdf; tags: x; dates: 2020-01-01 – …",
        ),
    ],
)
def test_what_was_asked_is_said(answer, scope):
    assert _facts(answer, "en")["Asked of"] == scope


def test_the_assessment_comes_with_its_measured_errors():
    answer = replace(ANSWER, assessment=Assessment(0.72, 0.45, 0.12, 0.71))

    assert _facts(answer, "en")["Chance that the passages answer it"] == (
        "72%; counts as answered from 45% on; measured: 12% of answerable and 71% of unanswerable "
        "questions are refused"
    )


def test_a_stopped_answer_and_its_notes_are_said():
    answer = replace(ANSWER, stopped=True, notes=("A note.",))

    texts = [paragraph.text for paragraph in _blocks(Paragraph, answer, "en")]

    assert "The answer was stopped before its end." in texts
    assert "A note." in texts


def test_data_has_every_answer_with_what_it_was_made_of():
    row = ConversationRow("c1", "T", ORIGIN.exported_at, ORIGIN.exported_at, 2)
    other = replace(ANSWER, id="other")

    data = conversation_data(Conversation(row, (ANSWER, other)), {ANSWER.id: MADE}, ORIGIN)

    assert data["answers"] == [
        {"answer": ANSWER, "provenance": MADE},
        {"answer": other, "provenance": None},
    ]


def test_the_whole_report_is_text_that_reads_from_top_to_bottom():
    text = to_markdown(_report())

    order = [
        "# Il canone",
        "## Quanto è il canone?",
        "### Citazioni",
        "### Come è nata",
        "## Docum",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
