"""A question's way: evidence first, then the answer, whatever the engine does."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import count

import pytest

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.answers import Answer, Asked, Assessment, Coverage, FoundPassage, Span, Turn
from docdesk.domain.documents import Page
from docdesk.domain.errors import DocdeskError, LibraryError
from docdesk.domain.events import AnswerDone, CitationAdded, EvidenceFound, TextAdded
from docdesk.domain.evidence import Signs
from docdesk.domain.models import EngineInfo
from docdesk.domain.search import Filters
from docdesk.domain.writing import Task, TokenText
from docdesk.generation.citations import AnswerDraft, answer_by_quotes, answer_by_sentences
from docdesk.pipelines.ask import LONGEST_QUESTION, AskSteps, ask
from docdesk.pipelines.evidence import EvidenceReader, Judging
from docdesk.pipelines.steps import SearchOutcome
from docdesk.retrieval.absence import uncovered_words
from docdesk.retrieval.followup import rewrite_follow_up
from docdesk.retrieval.named_clauses import named_clauses
from docdesk.retrieval.question_parts import question_parts, stands_together
from docdesk.retrieval.telling import cut_sentences, weigh_sentences
from fakes.encoder import WordEncoder
from fakes.engine import SCRIPTED_MODEL, ScriptedEngine, written

NOTICE = "Either party may terminate upon ninety days' notice."
PAGE = f"Preamble of the contract. {NOTICE} The rent is 1,200 euro."
START = PAGE.index(NOTICE)
FOUND = FoundPassage(
    7, "/docs/a.pdf", "Contract", 3, "iii", 0, len(PAGE), PAGE, "Term", 0.9,
    matches=(Span(START, START + len(NOTICE)),),
)  # fmt: skip
COVERAGE = Coverage(ready=12, total=14, not_ready=2)
GOOD = written(("The notice is ninety days.", "1"))


class OneRetriever:
    """Finds what it was given, and remembers what it was asked."""

    def __init__(self, passages=(FOUND,), *, enough: bool = True) -> None:
        self.outcome = SearchOutcome(tuple(passages), enough, COVERAGE)
        self.asked: list[tuple[str, str | None]] = []

    def search(self, query, *, mode, limit, document=None, filters=None) -> SearchOutcome:
        self.asked.append((query, document))
        return self.outcome


class OnePage:
    """Has one page, or none at all."""

    def __init__(self, text: str = PAGE, *, is_gone: bool = False) -> None:
        self.text = text
        self.is_gone = is_gone

    def page(self, document: str, page: int) -> Page:
        if self.is_gone:
            raise LibraryError("The page is gone.")
        return Page(page, self.text)


class CountingGate:
    """Knows whether someone is asking."""

    def __init__(self) -> None:
        self.inside = 0

    @contextmanager
    def asking(self) -> Iterator[None]:
        self.inside += 1
        try:
            yield
        finally:
            self.inside -= 1

    def wait(self) -> None:
        raise AssertionError("a question does not wait")


def steps(engine=None, **changes) -> AskSteps:
    ticks = count()
    base = AskSteps(
        retriever=OneRetriever(),
        engine=engine,
        pages=OnePage(),
        gate=CountingGate(),
        rewrite=rewrite_follow_up,
        split=split_sentences,
        draft=AnswerDraft,
        quote=answer_by_quotes,
        compose=answer_by_sentences,
        clock=lambda: float(next(ticks)),
    )
    return replace(base, **changes)


def answer_of(events) -> Answer:
    *_, last = events
    assert isinstance(last, AnswerDone)
    return last.answer


def test_evidence_comes_before_the_model_is_asked():
    engine = ScriptedEngine(GOOD)

    events = ask(Asked("What notice?"), steps=steps(engine))

    assert isinstance(next(events), EvidenceFound)
    assert engine.asked == []


def test_text_and_citations_come_as_written_and_the_answer_last():
    events = list(ask(Asked("What notice?"), steps=steps(ScriptedEngine(GOOD))))

    kinds = [type(event) for event in events]
    assert kinds[0] is EvidenceFound
    assert kinds[-2:] == [CitationAdded, AnswerDone]
    assert set(kinds[1:-2]) == {TextAdded}


def test_a_whole_answer_is_filled():
    answer = answer_of(ask(Asked(" What notice? "), steps=steps(ScriptedEngine(GOOD))))

    assert answer.question == "What notice?"
    assert answer.text == "The notice is ninety days. [1]"
    assert answer.answered
    assert not answer.stopped
    assert answer.coverage == COVERAGE
    assert answer.passages == (FOUND,)
    assert answer.citations[0].quote == NOTICE
    assert answer.citations[0].verified
    assert answer.model is not None
    assert answer.model.name == SCRIPTED_MODEL.model
    assert answer.notes == ()


def test_timings_grow_from_search_over_first_token_to_the_end():
    timings = answer_of(ask(Asked("What notice?"), steps=steps(ScriptedEngine(GOOD)))).timings

    assert timings.first_token_s is not None
    assert 0 < timings.search_s < timings.first_token_s < timings.total_s


@pytest.mark.parametrize(
    ("question", "document", "text"),
    [
        ("What is the notice?", "", "Not found in these 12 documents."),
        ("Qual è il preavviso?", "", "Non trovato in questi 12 documenti."),
        ("What is the notice?", "/docs/a.pdf", "Not found in this document."),
        ("Qual è il preavviso?", "/docs/a.pdf", "Non trovato in questo documento."),
    ],
)
def test_below_the_threshold_the_code_says_that_it_was_not_found(question, document, text):
    engine = ScriptedEngine(GOOD)
    given = steps(engine, retriever=OneRetriever(enough=False))

    answer = answer_of(ask(Asked(question, document=document), steps=given))

    assert answer.text == text
    assert not answer.answered
    assert answer.passages == (FOUND,)
    assert engine.asked == []


@pytest.mark.parametrize(
    ("total", "filters", "remarks", "text"),
    [
        (0, Filters(), (), "No document is ready: nothing was searched."),
        (3, Filters(), (), "No document is ready: nothing was searched."),
        (3, Filters(kinds=("pdf",)), (), "No document is ready: nothing was searched."),
        (0, Filters(kinds=("pdf",)), (), "No document is like this: nothing was searched."),
        (0, Filters(), ("No passage.",), "No document is like this: nothing was searched."),
    ],
)
def test_why_no_document_was_searched_is_said(total, filters, remarks, text):
    retriever = OneRetriever((), enough=False)
    coverage = Coverage(ready=0, total=total, not_ready=total)
    retriever.outcome = replace(retriever.outcome, coverage=coverage, remarks=remarks)

    answer = answer_of(
        ask(Asked("What notice?", filters=filters), steps=steps(None, retriever=retriever))
    )

    assert answer.text == text


def test_no_passage_at_all_is_not_found_even_when_called_enough():
    answer = answer_of(
        ask(Asked("What?"), steps=steps(ScriptedEngine(), retriever=OneRetriever(())))
    )

    assert not answer.answered


def test_without_an_engine_the_passages_own_words_answer():
    answer = answer_of(ask(Asked("What notice?"), steps=steps(None)))

    assert answer.text == f"“{NOTICE}” [1]"
    assert answer.answered
    assert answer.model is None
    assert answer.notes == ()


def test_an_engine_without_a_model_is_answered_by_quotes_and_its_sentence():
    answer = answer_of(ask(Asked("What notice?"), steps=steps(ScriptedEngine(info=None))))

    assert answer.text == f"“{NOTICE}” [1]"
    assert answer.notes[0] == "No model is loaded. Choose one."


@pytest.mark.parametrize(
    "script",
    [
        [],
        written(("Elephants live in Africa.", "1")),
        written(("The notice is 60 days.", "1")),
        [TokenText("", "1"), TokenText("", "1")],
    ],
)
def test_what_the_documents_do_not_carry_is_replaced_by_their_own_words(script):
    answer = answer_of(ask(Asked("What notice?"), steps=steps(ScriptedEngine(script))))

    assert answer.text == f"“{NOTICE}” [1]"
    assert answer.answered
    assert "not carried" in answer.notes[0]


def test_a_model_that_finds_nothing_is_believed():
    script = written(("The sources do not mention the notice period.", "1"))

    answer = answer_of(ask(Asked("What notice?"), steps=steps(ScriptedEngine(script))))

    assert not answer.answered
    assert answer.citations == ()


def test_an_engine_that_fails_is_answered_by_quotes_and_its_sentence():
    engine = ScriptedEngine(written(("The notice is", "")), failure="The engine stopped.")

    answer = answer_of(ask(Asked("What notice?"), steps=steps(engine)))

    assert answer.text == f"“{NOTICE}” [1]"
    assert answer.notes[0] == "The engine stopped. Ask again."


def test_a_stop_closes_the_engine_and_keeps_what_is_there():
    engine = ScriptedEngine([*GOOD, *written(("And much more to say.", "1"))])
    seen: list[TextAdded] = []

    events = ask(Asked("What notice?"), steps=steps(engine), stop=lambda: len(seen) > 6)
    for event in events:
        if isinstance(event, TextAdded):
            seen.append(event)

    assert isinstance(event, AnswerDone)
    assert event.answer.stopped
    assert event.answer.text == "The notice is ninety days. [1]"
    assert engine.closed_early == 1


def test_a_stop_while_the_prompt_is_read_leaves_an_empty_answer():
    answer = answer_of(ask(Asked("What?"), steps=steps(ScriptedEngine(GOOD)), stop=lambda: True))

    assert answer.stopped
    assert answer.text == ""
    assert answer.timings.first_token_s is None


def test_a_follow_up_is_searched_with_the_conversation_and_asked_as_it_is():
    engine, retriever = ScriptedEngine(GOOD), OneRetriever()
    turns = (Turn("What does the lease of Milan say?", "Much. [1]"),)

    events = list(ask(Asked("And why?", turns=turns), steps=steps(engine, retriever=retriever)))

    assert "lease" in retriever.asked[0][0]
    assert events[0].query == retriever.asked[0][0]
    assert engine.asked[0][0] == "And why?"
    assert engine.asked[0][2] == turns


def test_a_document_alone_is_searched():
    retriever = OneRetriever()

    list(
        ask(
            Asked("What?", document="/docs/a.pdf"),
            steps=steps(ScriptedEngine(GOOD), retriever=retriever),
        )
    )

    assert retriever.asked == [("What?", "/docs/a.pdf")]


def test_the_model_reads_title_page_and_heading_above_each_passage():
    engine = ScriptedEngine(GOOD)

    list(ask(Asked("What?"), steps=steps(engine)))

    source = engine.asked[0][1][0]
    assert source.header == "Contract, p. iii, Term"
    assert source.text == PAGE
    assert [PAGE[s.start : s.end] for s in source.sentences][1] == NOTICE


def test_a_page_that_is_gone_leaves_its_quote_unverified():
    answer = answer_of(
        ask(Asked("What notice?"), steps=steps(ScriptedEngine(GOOD), pages=OnePage(is_gone=True)))
    )

    assert answer.citations[0].quote == NOTICE
    assert not answer.citations[0].verified


def test_indexing_stands_still_from_the_first_step_to_the_last():
    gate = CountingGate()
    events = ask(Asked("What notice?"), steps=steps(ScriptedEngine(GOOD), gate=gate))

    inside = [gate.inside for _ in events]

    assert set(inside) == {1}
    assert gate.inside == 0


def test_a_question_that_is_abandoned_lets_indexing_go_on():
    gate = CountingGate()
    events = ask(Asked("What notice?"), steps=steps(ScriptedEngine(GOOD), gate=gate))
    next(events)

    events.close()

    assert gate.inside == 0


@pytest.mark.parametrize("question", ["", "  \n ", "x" * (LONGEST_QUESTION + 1)])
def test_a_blank_or_enormous_question_is_refused_with_a_hint(question):
    with pytest.raises(DocdeskError) as raised:
        list(ask(Asked(question), steps=steps()))

    assert raised.value.hint


# ---- evidence that is read and judged ----

RENT = "The rent is 1,200 euro."
NO_PAYER = "The documents do not say who pays the gardener."


def judging(**changes) -> Judging:
    """Word overlap alone, enough from a probability of a half; a model adds its gain."""
    base = Judging(
        looked_for=lambda question: question.removeprefix("type:pdf "),
        cut=partial(cut_sentences, split=split_sentences),
        weigh=weigh_sentences,
        assess=lambda signs: Assessment(0.6 if signs.gain is None else signs.gain, 0.5, 0.1, 0.8),
        needs_model=lambda signs: True,
        uncovered=lambda question, passages: ("Verdi",),
        parts=question_parts,
        stands_together=partial(stands_together, split=split_sentences),
        clauses=named_clauses,
        gain=lambda question, sentences, score: score(Task("", question), ["x"])[0],
    )
    return replace(base, **changes)


def reading(engine=None, *, gain: float = 0.9, writes: bool = False, **changes) -> AskSteps:
    """Steps with a reader; the engine's judgement is `gain`."""
    if engine is not None:
        engine = engine(gain)
    reader = EvidenceReader(lambda: None, judging())
    return steps(engine, reader=reader, writes=lambda info: writes, **changes)


def judge(gain: float) -> ScriptedEngine:
    return ScriptedEngine(GOOD, scores=lambda task, continuation: gain)


def test_evidence_says_how_sure_it_is_and_marks_the_sentences_before_the_model_is_asked():
    engines = []

    def remembered(gain: float) -> ScriptedEngine:
        engines.append(judge(gain))
        return engines[0]

    found = next(ask(Asked("What is the rent?"), steps=reading(remembered)))

    assert found.assessment is not None
    assert found.assessment.probability == 0.6
    assert found.assessment.uncovered == ("Verdi",)
    match = found.passages[0].matches[0]
    assert PAGE[match.start : match.end] == RENT
    assert engines[0].tasks == []


def test_filters_are_no_words_that_evidence_could_lack():
    engine = judge(0.9)
    judged: list[str] = []

    def uncovered(question: str, passages: object) -> tuple[str, ...]:
        judged.append(question)
        return ()

    reader = EvidenceReader(lambda: None, judging(uncovered=uncovered))
    answer_of(ask(Asked("type:pdf What is the rent?"), steps=steps(engine, reader=reader)))

    assert set(judged) == {"What is the rent?"}
    assert [task.material for task in engine.tasks] == ["What is the rent?"]


def test_what_the_model_judges_unanswered_is_refused():
    answer = answer_of(ask(Asked("What is the rent?"), steps=reading(judge, gain=0.2)))

    assert not answer.answered
    assert answer.text == "Not found in these 12 documents."
    assert answer.assessment is not None
    assert answer.assessment.probability == 0.2
    assert answer.absent == ()


def test_a_small_model_answers_in_the_sentences_of_the_documents():
    answer = answer_of(ask(Asked("What is the rent?"), steps=reading(judge)))

    assert RENT in answer.text
    assert "“" not in answer.text
    assert answer.answered
    assert all(citation.verified for citation in answer.citations)
    assert answer.model is not None
    assert answer.absent == ()


ITALIAN = "Il canone annuo è di 500 euro. La locazione dura sei anni."
ITALIAN_FOUND = replace(FOUND, text=ITALIAN, end=len(ITALIAN), similarity=0.9, matches=())


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("giardiniere?", "Non trovato in questi 12 documenti."),
        ("Who is the gardener?", "Not found in these 12 documents."),
    ],
)
def test_a_bare_word_is_refused_in_the_language_of_the_documents(question, text):
    retriever = OneRetriever([ITALIAN_FOUND], enough=False)

    answer = answer_of(ask(Asked(question), steps=steps(None, retriever=retriever)))

    assert answer.text == text


@pytest.mark.parametrize(
    ("question", "is_read"),
    [("canone in euro?", False), ("Qual è il canone?", False), ("the rent?", True)],
)
def test_an_english_encoder_judges_no_italian(question, is_read):
    reader = EvidenceReader(lambda: WordEncoder(languages=("en",)), judging())

    read = reader.read(question, [ITALIAN_FOUND])

    assert (read.signs.sentence is not None) == is_read


@pytest.mark.parametrize(("question", "answered"), [("rent", True), ("gardener", False)])
def test_a_bare_word_is_judged_by_words_alone(question, answered):
    def assess(signs: Signs) -> Assessment:
        return Assessment(signs.covered if signs.sentence is None else 0.0, 0.5)

    reader = EvidenceReader(lambda: WordEncoder(), judging(assess=assess))

    answer = answer_of(ask(Asked(question), steps=steps(None, reader=reader)))

    assert answer.answered == answered


CLAUSES = """9. Termination
Either party may terminate for breach of the lease.

10. Disputes
Bristol has jurisdiction over the lease."""
OF_CLAUSES = replace(FOUND, text=CLAUSES, end=len(CLAUSES), matches=())


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("What does clause 9 say?", "for breach", "Bristol"),
        ("What does article 10 provide?", "Bristol", "for breach"),
    ],
)
def test_a_clause_that_the_question_names_answers(question, said, unsaid):
    reader = EvidenceReader(lambda: None, judging(assess=by_coverage))
    given = steps(None, reader=reader, retriever=OneRetriever([OF_CLAUSES]), pages=OnePage(CLAUSES))

    answer = answer_of(ask(Asked(question), steps=given))

    assert answer.answered
    assert said in answer.text
    assert unsaid not in answer.text


def test_a_clause_that_is_not_there_does_not_answer():
    reader = EvidenceReader(lambda: None, judging(assess=by_coverage))
    retriever = OneRetriever([OF_CLAUSES])
    asked = Asked("What does clause 12 say?")

    answer = answer_of(ask(asked, steps=steps(None, reader=reader, retriever=retriever)))

    assert not answer.answered


def by_coverage(signs: Signs) -> Assessment:
    return Assessment(signs.covered, 0.5)


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("What is the rent and who pays the gardener?", (NO_PAYER,)),
        ("What is the rent?", ()),
        ("Who pays the gardener and when did Verdi arrive?", ()),  # all of it: a refusal
    ],
)
def test_a_part_that_would_be_refused_alone_is_said_to_be_absent(question, absent):
    reader = EvidenceReader(lambda: None, judging(assess=by_coverage))

    answer = answer_of(ask(Asked(question), steps=steps(None, reader=reader)))

    assert answer.absent == absent
    assert answer.answered == ("rent" in question)


def test_a_part_that_is_answered_is_not_said_to_be_absent_for_its_words_alone():
    reader = EvidenceReader(lambda: None, judging())  # every question would be answered
    question = "What is the rent and who pays the gardener?"

    answer = answer_of(ask(Asked(question), steps=steps(None, reader=reader)))

    assert answer.absent == ()


def test_a_number_of_a_part_that_is_absent_does_not_speak_against_the_others():
    seen: list[Signs] = []

    def assess(signs: Signs) -> Assessment:
        seen.append(signs)
        return by_coverage(signs)

    reader = EvidenceReader(lambda: None, judging(assess=assess, uncovered=uncovered_words))
    question = "What is the rent and who paid the gardener in 1987?"

    answer = answer_of(ask(Asked(question), steps=steps(None, reader=reader)))

    assert answer.absent
    assert not seen[-1].lacks_number


def test_a_small_model_that_is_not_loaded_yet_answers_no_other_way():
    class Unloaded(ScriptedEngine):
        def ensure(self) -> EngineInfo:
            self._info = SCRIPTED_MODEL
            return super().ensure()

    engine = Unloaded(GOOD, info=None)
    reader = EvidenceReader(lambda: None, judging(needs_model=lambda signs: False))

    given = steps(engine, reader=reader, writes=lambda info: False)
    answer = answer_of(ask(Asked("What is the rent?"), steps=given))

    assert answer.text.startswith(RENT)
    assert engine.asked == []
    assert answer.model is not None


def test_a_model_that_cannot_be_loaded_is_said_beside_the_quotes():
    reader = EvidenceReader(lambda: None, judging(needs_model=lambda signs: False))
    given = steps(ScriptedEngine(info=None), reader=reader)

    answer = answer_of(ask(Asked("What is the rent?"), steps=given))

    assert f"“{RENT}”" in answer.text
    assert answer.notes[0] == "No model is loaded. Choose one."


def test_a_large_model_writes_its_own_sentences():
    answer = answer_of(ask(Asked("What is the notice?"), steps=reading(judge, writes=True)))

    assert answer.text == "The notice is ninety days. [1]"


def test_quotes_only_shows_the_best_sentences_without_any_model():
    answer = answer_of(ask(Asked("What is the rent?"), steps=reading()))

    assert f"“{RENT}”" in answer.text
    assert answer.model is None


def test_a_model_that_fails_to_judge_leaves_the_quotes():
    failing = ScriptedEngine(failure="The engine stopped.")

    answer = answer_of(ask(Asked("What is the rent?"), steps=reading(lambda _: failing)))

    assert f"“{RENT}”" in answer.text
    assert answer.notes[0] == "The engine stopped. Ask again."


@pytest.mark.parametrize("writes", [True, False])
def test_a_stop_before_the_judgement_asks_no_model(writes):
    engine = judge(0.9)
    given = reading(lambda _: engine, writes=writes)

    answer = answer_of(ask(Asked("What is the rent?"), steps=given, stop=lambda: True))

    assert engine.tasks == []
    assert answer.stopped


def test_each_part_of_a_question_has_the_sentence_that_answers_it_best():
    lease = "The lease of Mill House has a guarantor, Bruno Neri. It rains. Anna Verdi lets it."
    retriever = OneRetriever([replace(OF_CLAUSES, text=lease, start=0, end=len(lease))])
    reader = EvidenceReader(lambda: None, judging())
    given = steps(None, reader=reader, retriever=retriever, pages=OnePage(lease))
    question = "Who is the guarantor of the lease of Mill House, and who lets it?"

    answer = answer_of(ask(Asked(question), steps=given))

    for name in ("Anna Verdi", "Bruno Neri"):
        assert name in answer.text
    assert "rains" not in answer.text
