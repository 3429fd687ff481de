"""Questions to one workspace: the pipeline of answering with its steps."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.answers import SearchMode, Turn
from docdesk.domain.events import AskEvent, EvidenceFound
from docdesk.generation.citations import AnswerDraft, answer_by_quotes
from docdesk.host.open_workspaces import OpenWorkspaces
from docdesk.pipelines.ask import AskSteps, ask, check_question
from docdesk.pipelines.steps import Engine, Gate, SearchOutcome
from docdesk.retrieval.followup import rewrite_follow_up


@dataclass(frozen=True, slots=True)
class Asker:
    """Searches and asks; indexing stands still meanwhile. `engine` gives None for quotes only."""

    workspaces: OpenWorkspaces
    engine: Callable[[], Engine | None]
    gate: Gate

    def search(
        self, name: str, query: str, *, mode: SearchMode, limit: int, document: str | None
    ) -> SearchOutcome:
        """The best passages of a workspace, or of one of its documents."""
        opened = self.workspaces.get(name)
        scope = opened.document(document) if document else None
        with self.gate.asking():
            return opened.retriever.search(
                check_question(query), mode=mode, limit=limit, document=scope
            )

    def find(self, name: str, query: str, *, limit: int) -> EvidenceFound:
        """The best passages, as the evidence of a question is shown."""
        start = monotonic()
        outcome = self.search(name, query, mode=SearchMode.HYBRID, limit=limit, document=None)
        return EvidenceFound(
            query, outcome.passages, outcome.enough, outcome.coverage, monotonic() - start
        )

    def ask(
        self,
        name: str,
        question: str,
        *,
        turns: Sequence[Turn],
        document: str | None,
        stop: Callable[[], bool],
    ) -> Iterator[AskEvent]:
        """The evidence, the answer as it is written, and the checked answer."""
        opened = self.workspaces.get(name)
        steps = AskSteps(
            retriever=opened.retriever,
            engine=self.engine(),
            pages=opened.workspace.pages,
            gate=self.gate,
            rewrite=rewrite_follow_up,
            split=split_sentences,
            draft=AnswerDraft,
            quote=answer_by_quotes,
            clock=monotonic,
        )
        scope = opened.document(document) if document else ""
        return ask(question, steps=steps, turns=turns, document=scope, stop=stop)
