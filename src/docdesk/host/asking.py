"""Questions to one workspace: the pipeline of answering with its steps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import monotonic

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.answers import Asked, SearchMode
from docdesk.domain.events import AskEvent, EvidenceFound
from docdesk.domain.search import Filters
from docdesk.generation.citations import AnswerDraft, answer_by_quotes
from docdesk.host.open_workspaces import OpenWorkspaces
from docdesk.pipelines.ask import AskSteps, ask, check_question
from docdesk.pipelines.steps import Engine, Gate, SearchOutcome
from docdesk.retrieval.followup import rewrite_follow_up
from docdesk.settings.schema import Settings

_NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Asker:
    """Searches and asks as the settings say; indexing stands still meanwhile."""

    workspaces: OpenWorkspaces
    engine: Engine
    gate: Gate
    settings: Callable[[], Settings]

    def search(
        self,
        name: str,
        query: str,
        *,
        mode: SearchMode | None = None,
        limit: int | None = None,
        document: str | None = None,
        filters: Filters = _NO_FILTERS,
    ) -> SearchOutcome:
        """The best passages of a workspace, or of those of its documents that are meant.

        Without a mode or limit those of the settings hold.
        """
        settings = self.settings().search
        opened = self.workspaces.get(name)
        scope = opened.document(document) if document else None
        with self.gate.asking():
            return opened.retriever.search(
                check_question(query),
                mode=mode or SearchMode(settings.mode),
                limit=limit or settings.limit,
                document=scope,
                filters=filters,
            )

    def find(
        self,
        name: str,
        query: str,
        *,
        limit: int | None,
        document: str | None = None,
        filters: Filters = _NO_FILTERS,
    ) -> EvidenceFound:
        """The best passages, as the evidence of a question is shown."""
        start = monotonic()
        outcome = self.search(name, query, limit=limit, document=document, filters=filters)
        return EvidenceFound(
            query,
            outcome.passages,
            outcome.enough,
            outcome.coverage,
            monotonic() - start,
            assessment=outcome.assessment,
            remarks=outcome.remarks,
        )

    def ask(
        self,
        name: str,
        asked: Asked,
        *,
        stop: Callable[[], bool],
    ) -> Iterator[AskEvent]:
        """The evidence, the answer as it is written, and the checked answer."""
        opened = self.workspaces.get(name)
        settings = self.settings().answering
        steps = AskSteps(
            retriever=opened.retriever,
            engine=None if settings.quotes_only or asked.quotes_only else self.engine,
            pages=opened.workspace.pages,
            gate=self.gate,
            rewrite=rewrite_follow_up,
            split=split_sentences,
            draft=AnswerDraft,
            quote=answer_by_quotes,
            clock=monotonic,
            passages=settings.passages,
        )
        scope = opened.document(asked.document) if asked.document else ""
        return ask(replace(asked, document=scope), steps=steps, stop=stop)
