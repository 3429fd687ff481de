"""The engine with the chosen model: loaded when first needed, once, whoever asks."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock

from docdesk.domain.answers import Turn
from docdesk.domain.errors import DocdeskError, ModelError
from docdesk.domain.models import EngineInfo, ModelCard
from docdesk.domain.writing import SourceText, Task, TokenText
from docdesk.generation.engine import LlamaEngine
from docdesk.generation.engine_start import EngineOptions
from docdesk.modelstore.store import ModelStore


class ActiveEngine:
    """Implements the pipelines' Engine over the model that the person chose.

    Safe to use from several threads; who needs the model while it loads waits for it.
    """

    def __init__(self, engine: LlamaEngine, models: ModelStore) -> None:
        self._engine = engine
        self._models = models
        self._lock = Lock()
        self._failed: tuple[str, DocdeskError] | None = None  # the id that failed, and how

    @property
    def info(self) -> EngineInfo | None:
        """The model in use, None while none is loaded."""
        return self._engine.info

    @property
    def options(self) -> EngineOptions:
        """How answers are given: what is needed beside `info` to give one again."""
        return self._engine.options

    @property
    def tokens_per_s(self) -> float:
        """How fast the model wrote in its load test; 0 while none is loaded."""
        return self._engine.tokens_per_s

    def ensure(self) -> EngineInfo:
        """Load the chosen model unless it is loaded.

        Raises ModelError or EngineError; a model that failed fails again at once until another
        one is chosen.
        """
        with self._lock:
            if self._engine.info is not None:
                return self._engine.info
            card = self._models.active()
            if card is None:
                raise ModelError(
                    "No language model is installed.",
                    "Import a GGUF file; until then answers are quotes only.",
                )
            if self._failed is not None and self._failed[0] == card.id:
                raise self._failed[1]
            return self._load(card)

    def use(self, card: ModelCard) -> EngineInfo:
        """Switch to a model once it has answered; the one before stays in use if it does not."""
        with self._lock:
            info = self._load(card)
            self._models.set_active(card.id)
        return info

    @contextmanager
    def borrowed(self, card: ModelCard) -> Iterator[None]:
        """While inside, this model answers; the chosen one is loaded again when it is needed."""
        with self._lock:
            self._load(card)
        try:
            yield
        finally:
            with self._lock:
                self._engine.unload()

    def drop(self, model_id: str) -> None:
        """Unload a model that is about to be removed, if it is the one in use."""
        with self._lock:
            active = self._models.active()
            if active is not None and active.id == model_id:
                self._engine.unload()

    def answer(
        self, question: str, sources: Sequence[SourceText], turns: Sequence[Turn]
    ) -> Generator[TokenText, None, None]:
        """Stream the answer; loads the model first if need be."""
        self.ensure()
        return self._engine.answer(question, sources, turns)

    def score(self, task: Task, continuations: Sequence[str]) -> list[float]:
        """How likely each continuation is; loads the model first if need be."""
        self.ensure()
        return self._engine.score(task, continuations)

    def complete(
        self, task: Task, *, most_tokens: int, schema: str = ""
    ) -> Generator[TokenText, None, None]:
        """Stream what the model writes for a task; loads the model first if need be."""
        self.ensure()
        return self._engine.complete(task, most_tokens=most_tokens, schema=schema)

    def close(self) -> None:
        """End the child."""
        self._engine.close()

    def _load(self, card: ModelCard) -> EngineInfo:
        try:
            info = self._engine.load(card)
        except DocdeskError as error:
            self._failed = (card.id, error)
            raise
        self._failed = None
        return info
