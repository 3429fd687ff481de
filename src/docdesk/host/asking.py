"""Questions to one workspace: the pipeline of answering with its steps."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import monotonic

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.answers import Answer, Asked, SearchMode
from docdesk.domain.errors import LibraryError
from docdesk.domain.events import AnswerDone, AskEvent, EvidenceFound
from docdesk.domain.models import EngineInfo
from docdesk.domain.search import Filters
from docdesk.generation.citations import AnswerDraft, answer_by_quotes, answer_by_sentences
from docdesk.host.open_workspaces import OpenWorkspace, OpenWorkspaces
from docdesk.host.provenance import Witness, Workshop, provenance_of, watch
from docdesk.library.conversations import new_id
from docdesk.pipelines.ask import AskSteps, ask, check_question
from docdesk.pipelines.steps import Engine, Gate, Retriever, SearchOutcome
from docdesk.retrieval.followup import rewrite_follow_up
from docdesk.settings.schema import Settings

log = logging.getLogger(__name__)

_NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Asker:
    """Searches and asks as the settings say; indexing stands still meanwhile."""

    workspaces: OpenWorkspaces
    engine: Engine
    gate: Gate
    settings: Callable[[], Settings]
    workshop: Workshop = field(default_factory=Workshop)
    writes: Callable[[EngineInfo], bool] = lambda _: True  # a model its own sentences

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
        """The evidence, the answer as it is written, and the checked answer.

        The answer is kept in its conversation, if it has one, before AnswerDone comes.
        """
        opened = self.workspaces.get(name)
        scope = opened.document(asked.document) if asked.document else ""
        asked = replace(asked, document=scope)
        quotes_only = self.settings().answering.quotes_only or asked.quotes_only
        sha256_of = opened.workspace.pages.sha256
        witness = watch(opened.retriever, None if quotes_only else self.engine, sha256_of)
        asked_at = self.now()
        goes_on = opened.workspace.conversations.has(asked.conversation)
        steps = self.steps(opened, witness.retriever, witness.engine)
        for event in ask(asked, steps=steps, stop=stop):
            if isinstance(event, AnswerDone):
                answer = replace(event.answer, asked_at=asked_at)
                if goes_on and not opened.workspace.conversations.has(asked.conversation):
                    yield AnswerDone(answer)  # the conversation was deleted meanwhile
                else:
                    yield AnswerDone(self._kept(opened, asked, witness, answer))
            else:
                yield event

    def steps(self, opened: OpenWorkspace, retriever: Retriever, engine: Engine | None) -> AskSteps:
        """The steps of answering in a workspace; `engine` None for answers by quotes alone."""
        return AskSteps(
            retriever=retriever,
            engine=engine,
            pages=opened.workspace.pages,
            gate=self.gate,
            rewrite=rewrite_follow_up,
            split=split_sentences,
            draft=AnswerDraft,
            quote=answer_by_quotes,
            compose=answer_by_sentences,
            clock=monotonic,
            reader=opened.reader,
            writes=self.writes,
            passages=self.settings().answering.passages,
        )

    @staticmethod
    def now() -> str:
        """The time as answers note it: ISO 8601, here, with its offset."""
        return datetime.now().astimezone().isoformat(timespec="seconds")

    def _kept(
        self, opened: OpenWorkspace, asked: Asked, witness: Witness, answer: Answer
    ) -> Answer:
        """The answer with its id once it is stored; a full disk costs the keeping alone."""
        if not asked.conversation:
            return answer
        stored = replace(answer, id=new_id())
        made = provenance_of(asked, witness, self.workshop)
        try:
            opened.workspace.conversations.keep(asked.conversation, stored, made)
        except LibraryError as error:
            log.warning("an answer could not be kept: %s", error)
            note = f"This answer could not be kept. {error.message}"
            return replace(answer, notes=(*answer.notes, note))
        return stored
