"""The conversation as it is drawn: turns, and how each event changes them."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from docdesk.domain.answers import Answer, Assessment, Citation, Coverage, FoundPassage, Turn
from docdesk.domain.conversations import Rerun
from docdesk.domain.events import AnswerDone, CitationAdded, EvidenceFound, TextAdded
from docdesk.domain.search import Filters
from docdesk.ipc.conversations import AnswerRerun
from docdesk.ipc.messages import Done, Event, Failure


class Phase(StrEnum):
    """How far a question has come."""

    SEARCHING = "searching"
    READING = "reading"  # the evidence is shown, the model has not said a word yet
    WRITING = "writing"
    ANSWERED = "answered"
    NOT_FOUND = "not_found"
    QUOTES_ONLY = "quotes_only"  # no model took part
    STOPPED = "stopped"
    FAILED = "failed"


class Mode(StrEnum):
    """What the person gets for a question."""

    ANSWER = "answer"
    QUOTES = "quotes"  # the documents' own words, without a model: the person wants it so
    PASSAGES = "passages"  # passages were searched for, and nothing is kept
    NO_MODEL = "no_model"  # an answer was asked for, and there is no model to write it


RUNNING = frozenset({Phase.SEARCHING, Phase.READING, Phase.WRITING})


@dataclass(frozen=True, slots=True)
class AskedTurn:
    """One question and all that came back for it so far.

    `request` is negative for a turn of a stored conversation. `searched_as` is the stand-alone
    question as the person corrected it. `rerun_request` is the request that gives the answer again.
    """

    request: int
    question: str
    document: str = ""
    mode: Mode = Mode.ANSWER
    filters: Filters = field(default_factory=Filters)
    searched_as: str = ""
    phase: Phase = Phase.SEARCHING
    evidence: EvidenceFound | None = None
    text: str = ""
    citations: tuple[Citation, ...] = ()
    answer: Answer | None = None
    failure: Failure | None = None
    rerun_request: int = 0
    rerun: Rerun | None = None
    rerun_failure: Failure | None = None

    @property
    def is_running(self) -> bool:
        """True until the host has said its last word on the question."""
        return self.phase in RUNNING

    @property
    def passages(self) -> tuple[FoundPassage, ...]:
        """The passages found so far, best first."""
        return self.evidence.passages if self.evidence else ()

    @property
    def coverage(self) -> Coverage | None:
        """What was searched, once that is known."""
        if self.answer:
            return self.answer.coverage
        return self.evidence.coverage if self.evidence else None

    @property
    def assessment(self) -> Assessment | None:
        """Whether the evidence answers the question, where that was measured."""
        if self.answer and self.answer.assessment:
            return self.answer.assessment
        return self.evidence.assessment if self.evidence else None

    @property
    def query(self) -> str:
        """What was searched for, where it is not the question as asked; else ""."""
        query = self.evidence.query if self.evidence else self.searched_as
        return "" if query == self.question else query

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences on search operators that could not be followed."""
        return self.evidence.remarks if self.evidence else ()

    @property
    def is_rerunning(self) -> bool:
        """True while the answer is being given again."""
        return bool(self.rerun_request) and not (self.rerun or self.rerun_failure)

    @property
    def unchecked(self) -> int:
        """How many sentences of the finished answer no quote carries."""
        if self.answer is None or self.phase is not Phase.ANSWERED:
            return 0
        return sum(not sentence.supported for sentence in self.answer.sentences)

    def citation(self, number: int) -> Citation | None:
        """The quote that [number] stands for, None while it is not known."""
        return next((each for each in self.citations if each.number == number), None)


def reduce_turn(turn: AskedTurn, event: Event) -> AskedTurn:
    """The turn after an event of its request; a turn that has ended stays as it is."""
    if not turn.is_running:
        return turn
    match event:
        case EvidenceFound():
            return replace(turn, evidence=event, phase=_phase_after_search(turn, event))
        case TextAdded():
            return replace(turn, text=turn.text + event.text, phase=Phase.WRITING)
        case CitationAdded():
            others = tuple(c for c in turn.citations if c.number != event.citation.number)
            return replace(turn, citations=(*others, event.citation))
        case AnswerDone():
            return _with_answer(turn, event.answer)
        case Failure():
            return replace(turn, failure=event, phase=Phase.FAILED)
        case _:
            return turn


def reduce_rerun(turn: AskedTurn, event: Event) -> AskedTurn:
    """The turn after an event of the request that gives its answer again."""
    match event:
        case AnswerRerun():
            return replace(turn, rerun=event.rerun)
        case Failure():
            return replace(turn, rerun_failure=event)
        case Done():  # it was stopped
            return end_rerun(turn)
        case _:
            return turn


def begin_rerun(turn: AskedTurn, request: int) -> AskedTurn:
    """The turn while its answer is given again."""
    return replace(turn, rerun_request=request, rerun=None, rerun_failure=None)


def end_rerun(turn: AskedTurn) -> AskedTurn:
    """The turn without what giving its answer again came to."""
    return replace(turn, rerun_request=0, rerun=None, rerun_failure=None)


def stored_turn(answer: Answer, number: int) -> AskedTurn:
    """A turn of a stored conversation, `number` from 1."""
    asked = AskedTurn(
        request=-number,
        question=answer.question,
        document=answer.document,
        mode=Mode.QUOTES if answer.quotes_only else Mode.ANSWER,
        filters=answer.filters,
        searched_as=answer.searched_as,
    )
    return _with_answer(asked, answer)


def earlier_turns(turns: tuple[AskedTurn, ...], limit: int = 4) -> tuple[Turn, ...]:
    """What a follow-up question builds on: the last answered turns, oldest first."""
    answered = [turn for turn in turns if turn.answer and turn.phase is Phase.ANSWERED]
    return tuple(Turn(turn.question, turn.text) for turn in answered[-limit:])


def _phase_after_search(turn: AskedTurn, event: EvidenceFound) -> Phase:
    if turn.mode is not Mode.PASSAGES:
        return Phase.READING  # also when nothing fits: the answer says so
    return Phase.QUOTES_ONLY if event.enough else Phase.NOT_FOUND


def _with_answer(turn: AskedTurn, answer: Answer) -> AskedTurn:
    return replace(
        turn,
        answer=answer,
        text=answer.text,
        citations=answer.citations,
        evidence=turn.evidence or _evidence_of(answer),
        phase=_phase_of(turn.mode, answer),
    )


def _phase_of(mode: Mode, answer: Answer) -> Phase:
    if answer.stopped:
        return Phase.STOPPED
    if not answer.answered:
        return Phase.NOT_FOUND
    is_written = mode is Mode.ANSWER and bool(answer.text.strip())
    return Phase.ANSWERED if is_written else Phase.QUOTES_ONLY


def _evidence_of(answer: Answer) -> EvidenceFound:
    return EvidenceFound(
        query=answer.searched_as or answer.question,
        passages=answer.passages,
        enough=answer.answered,
        coverage=answer.coverage,
        seconds=answer.timings.search_s,
        is_rewritten=bool(answer.searched_as),
        assessment=answer.assessment,
    )
