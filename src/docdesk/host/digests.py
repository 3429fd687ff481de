"""Summaries, comparisons and timelines of a workspace's documents."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

import msgspec

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.digests import (
    Comparison,
    ComparisonEvent,
    DatedEvent,
    Summary,
    SummaryEvent,
    Timeline,
    TimelineEvent,
)
from docdesk.domain.documents import expanded
from docdesk.domain.errors import DocdeskError
from docdesk.domain.search import Filters, Selection
from docdesk.exporting.digests import write_digest
from docdesk.generation.verification import LEAST_SUPPORT, unsupported_in
from docdesk.generation.words import word_support
from docdesk.host.active_engine import ActiveEngine
from docdesk.host.open_workspaces import OpenWorkspaces
from docdesk.library.workings import WorkingKind, Workings
from docdesk.pipelines.compare import CompareSteps, compare
from docdesk.pipelines.steps import Encoder, Engine, Gate
from docdesk.pipelines.summarise import SummariseSteps, summarise
from docdesk.pipelines.summary_writing import Check
from docdesk.pipelines.timeline import Period, TimelineSteps, build_timeline

T = TypeVar("T")
Digest = Summary | Comparison | Timeline

_CHECK = Check(word_support, unsupported_in, LEAST_SUPPORT)


class KeptValues(Generic[T]):
    """Values of one kind and type in a workspace's workings."""

    def __init__(self, workings: Workings, kind: WorkingKind, of: type[T]) -> None:
        self._workings = workings
        self._kind = kind
        self._type = of

    def get(self, key: str) -> T | None:
        """The value; None where there is none, or one that another DocDesk wrote otherwise."""
        text = self._workings.get(self._kind, key)
        if text is None:
            return None
        try:
            return msgspec.json.decode(text, type=self._type)
        except msgspec.MsgspecError:
            return None

    def put(self, key: str, value: T) -> None:
        """Keep a value."""
        self._workings.put(self._kind, key, msgspec.json.encode(value).decode())


@dataclass(frozen=True, slots=True)
class Digests:
    """Held by the desk; each method takes long and may be called from any thread.

    `engine` is None where no model is installed or wanted. `encoder` waits for the encoder and
    raises ModelError where it cannot be loaded.
    """

    workspaces: OpenWorkspaces
    engine: Callable[[], ActiveEngine | None]
    encoder: Callable[[], Encoder]
    gate: Gate

    def summarise(
        self,
        name: str,
        document: str,
        *,
        anew: bool = False,
        stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[SummaryEvent]:
        """A document in short; a summary that was made before is taken unless `anew`."""
        opened = self.workspaces.get(name)
        workspace, found = opened.workspace, opened.document(document)
        engine, problem = self._engine()  # takes a minute with a large model
        steps = SummariseSteps(
            documents=workspace.whole,
            kept=KeptValues(workspace.workings, WorkingKind.SUMMARY, Summary),
            gate=self.gate,
            split=split_sentences,
            check=_CHECK,
            engine=engine,
            encoder=self._encoder(),
            problem=problem,
        )
        return summarise(found, steps=steps, anew=anew, stop=stop)

    def compare(
        self, name: str, first: str, second: str, *, stop: Callable[[], bool] = lambda: False
    ) -> Iterator[ComparisonEvent]:
        """Two documents clause by clause."""
        opened = self.workspaces.get(name)
        both = opened.document(first), opened.document(second)
        steps = CompareSteps(opened.workspace.whole, self.gate, differing_figures, self._encoder())
        return compare(*both, steps=steps, stop=stop)

    def timeline(
        self,
        name: str,
        *,
        filters: Filters | None = None,
        since: str = "",
        until: str = "",
        stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[TimelineEvent]:
        """The dated events of a workspace's documents, or of those that the filters leave."""
        workspace = self.workspaces.get(name).workspace
        selection = Selection(within=(filters,) if filters else ())
        steps = TimelineSteps(
            documents=workspace.whole,
            kept=KeptValues(workspace.workings, WorkingKind.EVENTS, tuple[DatedEvent, ...]),
            gate=self.gate,
            split=split_sentences,
        )
        return build_timeline(
            workspace.whole.contents(selection),
            Period(since, until),
            total=workspace.whole.count(selection),
            steps=steps,
            stop=stop,
        )

    def export(self, digest: Digest, path: str, *, language: str = "en") -> None:
        """Write a digest to a file, in the format that the ending of its name says."""
        made = datetime.now().astimezone()
        write_digest(digest, expanded(path), language=language, made=made)

    def _engine(self) -> tuple[Engine | None, str]:
        engine = self.engine()
        try:
            if engine is not None:
                engine.ensure()
            return engine, ""
        except DocdeskError as error:
            return None, f"{error.message} {error.hint}".strip()

    def _encoder(self) -> Encoder | None:
        try:
            return self.encoder()
        except DocdeskError:
            return None  # the window says so already; words alone weigh the sentences


def differing_figures(first: str, second: str) -> tuple[str, ...]:
    """What only one of two texts has, in the order of the first."""
    return tuple(dict.fromkeys([*unsupported_in(first, second), *unsupported_in(second, first)]))
