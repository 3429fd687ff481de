"""Notes what an answer is made of while it is given, so that it can be given again."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field

from docdesk import __version__
from docdesk.domain.answers import Asked, FoundPassage, SearchMode, Turn
from docdesk.domain.conversations import Provenance, SentPassage
from docdesk.domain.models import EngineInfo
from docdesk.domain.search import Filters
from docdesk.domain.writing import SourceText, Task, TokenText
from docdesk.generation.engine_start import EngineOptions
from docdesk.generation.prompts import PROMPT_VERSION
from docdesk.pipelines.steps import Engine, Retriever, SearchOutcome

_NO_FILTERS = Filters()


class NotingRetriever:
    """A retriever that keeps what it found last, for which words, and in which documents.

    `hashes` are of the contents that were searched: a document may change while it is answered.
    """

    def __init__(self, retriever: Retriever, sha256_of: Callable[[str], str]) -> None:
        self._retriever = retriever
        self._sha256_of = sha256_of
        self.query = ""
        self.mode = SearchMode.HYBRID
        self.outcome: SearchOutcome | None = None
        self.hashes: dict[str, str] = {}

    def search(
        self,
        query: str,
        *,
        mode: SearchMode,
        limit: int,
        document: str | None = None,
        filters: Filters = _NO_FILTERS,
    ) -> SearchOutcome:
        """As the retriever beneath."""
        self.query, self.mode = query, mode
        self.outcome = self._retriever.search(
            query, mode=mode, limit=limit, document=document, filters=filters
        )
        documents = dict.fromkeys(passage.document for passage in self.outcome.passages)
        self.hashes = {document: self._sha256_of(document) for document in documents}
        return self.outcome


class NotingEngine:
    """An engine that keeps what it was given to answer from, and whether it did anything."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.sources: tuple[SourceText, ...] = ()
        self.has_worked = False

    @property
    def info(self) -> EngineInfo | None:
        """The model in use, None while none is loaded."""
        return self._engine.info

    def ensure(self) -> EngineInfo:
        """As the engine beneath: which model it is decides how the answer is written."""
        self.has_worked = True
        return self._engine.ensure()

    def answer(
        self, question: str, sources: Sequence[SourceText], turns: Sequence[Turn]
    ) -> Generator[TokenText, None, None]:
        """As the engine beneath."""
        self.sources, self.has_worked = tuple(sources), True
        return self._engine.answer(question, sources, turns)

    def score(self, task: Task, continuations: Sequence[str]) -> list[float]:
        """As the engine beneath."""
        self.has_worked = True
        return self._engine.score(task, continuations)

    def complete(
        self, task: Task, *, most_tokens: int, schema: str = ""
    ) -> Generator[TokenText, None, None]:
        """As the engine beneath."""
        self.has_worked = True
        return self._engine.complete(task, most_tokens=most_tokens, schema=schema)

    def close(self) -> None:
        """Nothing: it is another's engine."""


@dataclass(frozen=True, slots=True)
class Witness:
    """The retriever and the engine of one question, both noting; `engine` None without a model."""

    retriever: NotingRetriever
    engine: NotingEngine | None

    @property
    def info(self) -> EngineInfo | None:
        """The model that took part, None where none did."""
        return self.engine.info if self.engine is not None and self.engine.has_worked else None


@dataclass(frozen=True, slots=True)
class Workshop:
    """What answers are made with here: limits and chance of the engine, and the encoder.

    `encoder_id` gives "" while none is loaded.
    """

    options: EngineOptions = field(default_factory=EngineOptions)
    encoder_id: Callable[[], str] = lambda: ""


def watch(retriever: Retriever, engine: Engine | None, sha256_of: Callable[[str], str]) -> Witness:
    """A retriever and an engine that note what passes through them, and documents' hashes."""
    noting = None if engine is None else NotingEngine(engine)
    return Witness(NotingRetriever(retriever, sha256_of), noting)


def provenance_of(asked: Asked, witness: Witness, workshop: Workshop) -> Provenance:
    """What an answer was made of, when it has come."""
    found, info, options = witness.retriever.outcome, witness.info, workshop.options
    passages = found.passages if found is not None else ()
    return Provenance(
        version=__version__,
        question=asked.question,
        searched_as=witness.retriever.query,
        document=asked.document,
        filters=asked.filters,
        turns=asked.turns,
        mode=witness.retriever.mode,
        passages=_sent(passages, witness.engine, witness.retriever.hashes),
        encoder_id=workshop.encoder_id(),
        model_name=info.model if info else "",
        model_sha256=info.sha256 if info else "",
        prompt=PROMPT_VERSION if info else "",
        quotes_only=witness.engine is None,
        temperature=options.temperature,
        seed=options.seed,
        context=info.context if info else options.context,
        answer_tokens=options.answer_tokens,
        source_tokens=options.source_tokens,
        threads=info.threads if info else 0,
        gpu_layers=info.gpu_layers if info else 0,
        device=info.device if info else "",
        enough=found.enough if found is not None else False,
        assessment=found.assessment if found is not None else None,
    )


def _sent(
    passages: Sequence[FoundPassage], engine: NotingEngine | None, hashes: Mapping[str, str]
) -> tuple[SentPassage, ...]:
    """The passages as the model was given them, or as they were found where it wrote nothing.

    A source is named by its passage's number, from 1.
    """
    sources = {source.id: source for source in engine.sources} if engine is not None else {}
    return tuple(
        SentPassage(
            passage.document,
            hashes[passage.document],
            passage.page,
            passage.start,
            passage.end,
            sources[str(number)].header if sources else "",
            sources[str(number)].text if sources else passage.text,
        )
        for number, passage in enumerate(passages, 1)
        if not sources or str(number) in sources
    )
