"""The conversation as it is drawn: turns, and how each event changes them."""

from dataclasses import dataclass, replace
from enum import StrEnum

from docdesk.domain.answers import Answer, Citation, Coverage, FoundPassage, Turn
from docdesk.domain.events import AnswerDone, CitationAdded, EvidenceFound, TextAdded
from docdesk.ipc.messages import Event, Failure


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
    PASSAGES = "passages"  # passages were asked for, and nothing else
    NO_MODEL = "no_model"  # an answer was asked for, and there is no model to write it


RUNNING = frozenset({Phase.SEARCHING, Phase.READING, Phase.WRITING})


@dataclass(frozen=True, slots=True)
class AskedTurn:
    """One question and all that came back for it so far."""

    request: int
    question: str
    document: str = ""
    mode: Mode = Mode.ANSWER
    phase: Phase = Phase.SEARCHING
    evidence: EvidenceFound | None = None
    text: str = ""
    citations: tuple[Citation, ...] = ()
    answer: Answer | None = None
    failure: Failure | None = None

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


def earlier_turns(turns: tuple[AskedTurn, ...], limit: int = 4) -> tuple[Turn, ...]:
    """What a follow-up question builds on: the last answered turns, oldest first."""
    answered = [turn for turn in turns if turn.answer and turn.phase is Phase.ANSWERED]
    return tuple(Turn(turn.question, turn.text) for turn in answered[-limit:])


def _phase_after_search(turn: AskedTurn, event: EvidenceFound) -> Phase:
    if turn.mode is Mode.ANSWER:
        return Phase.READING  # also when nothing fits: the answer says so
    return Phase.QUOTES_ONLY if event.enough else Phase.NOT_FOUND


def _with_answer(turn: AskedTurn, answer: Answer) -> AskedTurn:
    return replace(
        turn,
        answer=answer,
        text=answer.text,
        citations=answer.citations,
        evidence=turn.evidence or _evidence_of(answer),
        phase=_phase_of(answer),
    )


def _phase_of(answer: Answer) -> Phase:
    if answer.stopped:
        return Phase.STOPPED
    if not answer.answered:
        return Phase.NOT_FOUND
    return Phase.ANSWERED if answer.text.strip() else Phase.QUOTES_ONLY


def _evidence_of(answer: Answer) -> EvidenceFound:
    return EvidenceFound(
        query=answer.question,
        passages=answer.passages,
        enough=answer.answered,
        coverage=answer.coverage,
        seconds=answer.timings.search_s,
    )
