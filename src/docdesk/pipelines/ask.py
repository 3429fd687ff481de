"""The way out: question, evidence, answer with citations; a generator of events."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Protocol

from docdesk.domain.answers import (
    Answer,
    Asked,
    FoundPassage,
    ModelRef,
    SearchMode,
    Span,
    Timings,
    Turn,
)
from docdesk.domain.documents import Page
from docdesk.domain.errors import DocdeskError, EngineError, LibraryError, ModelError
from docdesk.domain.events import AnswerDone, AskEvent, CitationAdded, EvidenceFound, TextAdded
from docdesk.domain.evidence import EvidenceRead, TellingSentence
from docdesk.domain.models import EngineInfo
from docdesk.domain.writing import Evidence, SourceText, TokenText, WrittenAnswer
from docdesk.pipelines.evidence import EvidenceReader, choose
from docdesk.pipelines.refusal import not_found_text
from docdesk.pipelines.steps import Engine, Gate, PageStore, Retriever, SearchOutcome

LONGEST_QUESTION = 4000  # characters: two pages; more is a document, not a question

_NOT_CARRIED_NOTE = (
    "What the model wrote is not carried by the documents: these are the passages' own words."
)
_FAILED_NOTE = "These are the passages' own words."


class Draft(Protocol):
    """An answer that is being written."""

    def add(self, piece: TokenText) -> Iterator[TextAdded | CitationAdded]:
        """What a piece of the model's text adds to the answer."""

    def finish(self) -> WrittenAnswer:
        """The whole answer, checked."""


PageOf = Callable[[FoundPassage], Page | None]
StartDraft = Callable[[Sequence[Evidence], PageOf], Draft]
# In the documents' own words: the sentences chosen, or what suits where none is.
Quote = Callable[[Sequence[Evidence], PageOf, Sequence[TellingSentence]], WrittenAnswer]


@dataclass(frozen=True, slots=True)
class AskSteps:
    """The steps of answering in one workspace; `engine` None for answers by quotes alone.

    `rewrite` makes a follow-up stand alone, `split` cuts a text into sentences, `draft` begins an
    answer, `quote` answers by quotes and `compose` by sentences of the documents as one text.
    `reader` finds the sentences that answer and judges whether they do; without one the search's
    word holds. `writes` says of a model whether it writes its own sentences: a small one chooses
    among those of the documents.
    """

    retriever: Retriever
    engine: Engine | None
    pages: PageStore
    gate: Gate
    rewrite: Callable[[str, Sequence[Turn]], str]
    split: Callable[[str], Sequence[Span]]
    draft: StartDraft
    quote: Quote
    compose: Quote
    clock: Callable[[], float]  # seconds
    reader: EvidenceReader | None = None
    writes: Callable[[EngineInfo], bool] = lambda _: True
    passages: int = 8  # that are shown, and read by the model as far as its context allows


def ask(
    asked: Asked, *, steps: AskSteps, stop: Callable[[], bool] = lambda: False
) -> Iterator[AskEvent]:
    """EvidenceFound, then TextAdded and CitationAdded as the model writes, then AnswerDone.

    Indexing stands still meanwhile. DocdeskError when the question is blank or enormous; an engine
    that fails is no error: quotes take its place.
    """
    asked = replace(asked, question=check_question(asked.question))
    with steps.gate.asking():
        yield from _Asking(asked, steps, stop).run()


def check_question(question: str) -> str:
    """The question without space around it; DocdeskError when it cannot be asked."""
    question = question.strip()
    if not question:
        raise DocdeskError("The question is empty.", "Write what you want to know.")
    if len(question) > LONGEST_QUESTION:
        raise DocdeskError(
            f"The question has {len(question)} characters; {LONGEST_QUESTION} is the most.",
            "Ask a shorter question; add long texts as documents.",
        )
    return question


class _Asking:
    """One question on its way."""

    def __init__(self, asked: Asked, steps: AskSteps, stop: Callable[[], bool]) -> None:
        self._asked = asked
        self._steps = steps
        self._stop = stop
        self._searched_as = asked.searched_as or steps.rewrite(asked.question, asked.turns)
        self._started = steps.clock()
        self._search_s = 0.0
        self._first_token_s: float | None = None
        self._model: ModelRef | None = None
        self._stopped = False
        self._evidence: EvidenceRead | None = None

    def run(self) -> Iterator[AskEvent]:
        outcome = self._steps.retriever.search(
            self._searched_as,
            mode=SearchMode.HYBRID,
            limit=self._steps.passages,
            document=self._asked.document or None,
            filters=self._asked.filters,
        )
        outcome = self._read(outcome)
        self._search_s = self._elapsed()
        yield EvidenceFound(
            self._searched_as,
            outcome.passages,
            outcome.enough,
            outcome.coverage,
            self._search_s,
            is_rewritten=self._is_rewritten,
            assessment=outcome.assessment,
            remarks=outcome.remarks,
        )
        yield from self._judged(outcome)

    def _read(self, outcome: SearchOutcome) -> SearchOutcome:
        """What was found, with the sentences that answer marked and judged by likeness."""
        if self._steps.reader is None:
            return outcome
        self._evidence = self._steps.reader.read(self._searched_as, outcome.passages)
        return _with_evidence(outcome, self._evidence)

    def _judged(self, outcome: SearchOutcome) -> Iterator[AskEvent]:
        """The answer or the refusal, once a model, where there is one, has judged as well."""
        engine, failure = self._steps.engine, ""
        if engine is not None and outcome.passages and not self._stop():
            try:
                outcome = self._judge(outcome, engine)
                if outcome.enough:
                    engine.ensure()  # who writes depends on the model
            except (EngineError, ModelError) as error:
                engine, failure = None, f"{error.message} {error.hint}"
        if not outcome.enough or not outcome.passages:
            yield self._not_found(outcome)
        elif failure:
            yield self._quotes(outcome, self._sources(outcome), failure, _FAILED_NOTE)
        else:
            yield from self._answer(outcome, engine)

    def _judge(self, outcome: SearchOutcome, engine: Engine) -> SearchOutcome:
        reader = self._steps.reader
        if reader is None or self._evidence is None:
            return outcome
        self._evidence = reader.judge(self._searched_as, self._evidence, engine.score)
        return _with_evidence(outcome, self._evidence)

    def _not_found(self, outcome: SearchOutcome) -> AnswerDone:
        text = not_found_text(self._asked, outcome)
        return self._done(outcome, WrittenAnswer(text, (), ()), answered=False)

    def _answer(self, outcome: SearchOutcome, engine: Engine | None) -> Iterator[AskEvent]:
        evidence = self._sources(outcome)
        if engine is None:
            yield self._quotes(outcome, evidence)  # as the person chose
            return
        if self._chosen and engine.info is not None and not self._steps.writes(engine.info):
            yield from self._composed(outcome, evidence, engine)
            return
        draft = self._steps.draft(evidence, self._page_of)
        try:
            yield from self._write(engine, evidence, draft)
        except (EngineError, ModelError) as error:
            yield self._quotes(outcome, evidence, f"{error.message} {error.hint}", _FAILED_NOTE)
            return
        written = draft.finish()
        if written.is_useful or self._stopped:
            yield self._done(outcome, written, answered=True)
        elif written.is_absence:
            yield self._done(outcome, written, answered=False)
        else:
            yield self._quotes(outcome, evidence, _NOT_CARRIED_NOTE)

    def _composed(
        self, outcome: SearchOutcome, evidence: Sequence[Evidence], engine: Engine
    ) -> Iterator[AskEvent]:
        """The answer of a model that judges better than it writes: the documents' sentences."""
        self._stopped = self._stop()
        chosen = () if self._stopped else self._chosen
        written = self._steps.compose(evidence, self._page_of, chosen)
        self._first_token_s, self._model = self._elapsed(), _model_of(engine)
        yield TextAdded(written.text)
        for citation in written.citations:
            yield CitationAdded(citation)
        yield self._done(outcome, written, answered=True)

    @property
    def _chosen(self) -> Sequence[TellingSentence]:
        return choose(self._evidence.sentences) if self._evidence is not None else ()

    def _sources(self, outcome: SearchOutcome) -> tuple[Evidence, ...]:
        return tuple(
            Evidence(passage, self._source(number, passage))
            for number, passage in enumerate(outcome.passages, 1)
        )

    def _write(
        self, engine: Engine, evidence: Sequence[Evidence], draft: Draft
    ) -> Iterator[TextAdded | CitationAdded]:
        sources = tuple(item.source for item in evidence)
        with closing(engine.answer(self._asked.question, sources, self._asked.turns)) as pieces:
            for piece in pieces:
                if self._stop():
                    self._stopped = True
                    return
                if piece.text and self._first_token_s is None:
                    self._first_token_s = self._elapsed()
                    self._model = _model_of(engine)
                yield from draft.add(piece)

    def _source(self, number: int, passage: FoundPassage) -> SourceText:
        place = f"{passage.title}, p. {passage.page_label or passage.page}"
        header = f"{place}, {passage.heading}" if passage.heading else place
        sentences = tuple(self._steps.split(passage.text))
        return SourceText(str(number), header, passage.text, sentences)

    def _page_of(self, passage: FoundPassage) -> Page | None:
        try:
            return self._steps.pages.page(passage.document, passage.page)
        except LibraryError:
            return None  # removed since it was found: its quotes cannot be verified any more

    def _quotes(
        self, outcome: SearchOutcome, evidence: Sequence[Evidence], *notes: str
    ) -> AnswerDone:
        written = self._steps.quote(evidence, self._page_of, self._chosen)
        return self._done(outcome, written, answered=True, notes=notes)

    def _done(
        self,
        outcome: SearchOutcome,
        written: WrittenAnswer,
        *,
        answered: bool,
        notes: tuple[str, ...] = (),
    ) -> AnswerDone:
        return AnswerDone(
            Answer(
                question=self._asked.question,
                text=written.text,
                answered=answered,
                sentences=written.sentences,
                citations=written.citations,
                passages=outcome.passages,
                coverage=outcome.coverage,
                timings=Timings(self._search_s, self._first_token_s, self._elapsed()),
                model=self._model,
                stopped=self._stopped,
                notes=(*outcome.remarks, *(note.strip() for note in notes)),
                searched_as=self._searched_as if self._is_rewritten else "",
                assessment=outcome.assessment,
                absent=self._evidence.absent if answered and self._evidence is not None else (),
                document=self._asked.document,
                filters=self._asked.filters,
                quotes_only=self._asked.quotes_only,
            )
        )

    @property
    def _is_rewritten(self) -> bool:
        return self._searched_as != self._asked.question

    def _elapsed(self) -> float:
        return self._steps.clock() - self._started


def _with_evidence(outcome: SearchOutcome, evidence: EvidenceRead) -> SearchOutcome:
    judged = evidence.assessment
    return replace(outcome, passages=evidence.passages, enough=judged.is_enough, assessment=judged)


def _model_of(engine: Engine) -> ModelRef | None:
    return ModelRef(engine.info.model, engine.info.sha256) if engine.info else None
