"""Summary, comparison and timeline as they are drawn, and how events change them."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Generic, TypeVar

from docdesk.domain.digests import (
    Comparison,
    ComparisonDone,
    DigestProgress,
    Summary,
    SummaryDone,
    Timeline,
    TimelineDone,
)
from docdesk.ipc.messages import Event, Failure
from docdesk.ui.views import View

R = TypeVar("R", covariant=True)


class DigestPhase(StrEnum):
    """How far a piece of work is."""

    NONE = "none"  # nothing was asked for yet
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Digest(Generic[R]):
    """One piece of work on whole documents; `documents` are those that it is about.

    `result` stays while a new one of the same documents is made (anew).
    """

    request: int = 0
    documents: tuple[str, ...] = ()
    phase: DigestPhase = DigestPhase.NONE
    progress: DigestProgress | None = None
    result: R | None = None
    failure: Failure | None = None

    @property
    def is_running(self) -> bool:
        """True until the host has said its last word on it."""
        return self.phase is DigestPhase.RUNNING


@dataclass(frozen=True, slots=True)
class DigestState:
    """The digests of the workspace on screen, one of each kind."""

    summary: Digest[Summary] = field(default_factory=Digest)
    comparison: Digest[Comparison] = field(default_factory=Digest)
    timeline: Digest[Timeline] = field(default_factory=Digest)

    def of(self, view: View) -> Digest[Summary] | Digest[Comparison] | Digest[Timeline] | None:
        """The digest that a view shows; None for the other views."""
        match view:
            case View.SUMMARY:
                return self.summary
            case View.COMPARE:
                return self.comparison
            case View.TIMELINE:
                return self.timeline
            case _:
                return None

    def knows(self, request: int) -> bool:
        """True for the request of a digest: what goes wrong with it is said in its view."""
        digests = (self.summary, self.comparison, self.timeline)
        return any(request and each.request == request for each in digests)


def reduce_digests(state: DigestState, request: int, event: Event) -> DigestState:
    """The digests after an event."""
    if not state.knows(request):
        return state
    return DigestState(
        summary=_reduced(state.summary, request, event),
        comparison=_reduced(state.comparison, request, event),
        timeline=_reduced(state.timeline, request, event),
    )


def begin_digest(
    state: DigestState, view: View, request: int, documents: tuple[str, ...] = ()
) -> DigestState:
    """The digests with one begun; what is shown of the same documents stays until it is there."""
    match view:
        case View.SUMMARY:
            return replace(state, summary=_begun(state.summary, request, documents))
        case View.COMPARE:
            return replace(state, comparison=_begun(state.comparison, request, documents))
        case View.TIMELINE:
            return replace(state, timeline=_begun(state.timeline, request, documents))
        case _:
            return state


def stop_digest(state: DigestState, request: int) -> DigestState:
    """The digests after the person stopped one."""
    return DigestState(
        summary=_stopped(state.summary, request),
        comparison=_stopped(state.comparison, request),
        timeline=_stopped(state.timeline, request),
    )


def lose_digests(state: DigestState) -> DigestState:
    """The digests after the host died: what ran is stopped."""
    for digest in (state.summary, state.comparison, state.timeline):
        state = stop_digest(state, digest.request)
    return state


def _begun(digest: Digest[R], request: int, documents: tuple[str, ...]) -> Digest[R]:
    result = digest.result if digest.documents == documents else None
    return Digest(request, documents, DigestPhase.RUNNING, result=result)


def _reduced(digest: Digest[R], request: int, event: Event) -> Digest[R]:
    if digest.request != request:
        return digest
    match event:
        case DigestProgress() if digest.is_running:
            return replace(digest, progress=event)
        case SummaryDone(summary=result):
            return _done(digest, result)
        case ComparisonDone(comparison=result):
            return _done(digest, result)
        case TimelineDone(timeline=result):
            return _done(digest, result)
        case Failure() if digest.phase in (DigestPhase.RUNNING, DigestPhase.STOPPED):
            # The host that died has stopped it: why is told afterwards.
            return replace(digest, phase=DigestPhase.FAILED, progress=None, failure=event)
        case _:
            return digest


def _done(digest: Digest[R], result: object) -> Digest[R]:
    # Each kind of digest has a request of its own, so the result is of its kind.
    return replace(
        digest,
        phase=DigestPhase.DONE,
        progress=None,
        failure=None,
        result=result,  # type: ignore[arg-type]
    )


def _stopped(digest: Digest[R], request: int) -> Digest[R]:
    if digest.request != request or not digest.is_running:
        return digest
    return replace(digest, phase=DigestPhase.STOPPED, progress=None)
