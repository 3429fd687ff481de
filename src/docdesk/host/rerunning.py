"""Gives a stored answer again, from the passages it was given from, and says what differs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Protocol

from docdesk import __version__
from docdesk.domain.answers import Answer, Asked
from docdesk.domain.conversations import Provenance, Rerun
from docdesk.domain.errors import (
    Cancelled,
    DocdeskError,
    EngineError,
    LibraryError,
    ModelError,
)
from docdesk.domain.events import AnswerDone
from docdesk.domain.models import EngineInfo, ModelCard
from docdesk.generation.engine_start import EngineOptions
from docdesk.generation.prompts import PROMPT_VERSION
from docdesk.host.asking import Asker
from docdesk.host.open_workspaces import OpenWorkspace
from docdesk.library.conversations import StoredAnswer
from docdesk.modelstore.fit import Verdict, fit, free_memory
from docdesk.modelstore.store import ModelStore
from docdesk.pipelines.ask import ask
from docdesk.pipelines.steps import Engine, SearchOutcome


class LoadableEngine(Engine, Protocol):
    """An engine that is given its model."""

    def load(self, card: ModelCard) -> EngineInfo:
        """Load a model; ModelError or EngineError when it cannot run."""


@dataclass(frozen=True, slots=True)
class _Passages:
    """A retriever that finds what was found then."""

    outcome: SearchOutcome

    def search(self, *_: object, **__: object) -> SearchOutcome:
        """What was found then, whatever is asked."""
        return self.outcome


@dataclass(frozen=True, slots=True)
class _Lent:
    """An engine for one answer, None for quotes; `remark` says what is not as it was."""

    engine: Engine | None
    remark: str = ""


class Rerunner:
    """Runs the pipeline of answering once more with what is stored of it.

    A model that is installed and not in use is loaded beside the one in use, in a child of its own
    and where there is memory for both; `make_engine` makes that child.
    """

    def __init__(
        self,
        asker: Asker,
        models: ModelStore,
        make_engine: Callable[[EngineOptions], LoadableEngine],
    ) -> None:
        self._asker = asker
        self._models = models
        self._make_engine = make_engine

    def run(
        self,
        opened: OpenWorkspace,
        stored: StoredAnswer,
        *,
        stop: Callable[[], bool] = lambda: False,
    ) -> Rerun:
        """The answer that comes of the same passages, question, turns, limits and seed.

        Raises Cancelled once `stop` says so.
        """
        before, made = stored.answer, stored.provenance
        differences = [*_wording(made), *_documents(opened, made), *self._encoder(made)]
        if before.stopped:
            differences.append("The answer was stopped before its end then.")
        with self._lend(made) as lent:
            after = self._answer(opened, before, made, lent.engine, stop)
            differences += [lent.remark] if lent.remark else []
            differences += _running(made, lent.engine)
        return Rerun(before, after, before.text == after.text, tuple(differences))

    def _answer(
        self,
        opened: OpenWorkspace,
        before: Answer,
        made: Provenance,
        engine: Engine | None,
        stop: Callable[[], bool],
    ) -> Answer:
        found = SearchOutcome(before.passages, made.enough, before.coverage, made.assessment)
        asked = Asked(
            made.question,
            turns=made.turns,
            document=made.document,
            filters=made.filters,
            searched_as=made.searched_as,
            quotes_only=made.quotes_only,
        )
        steps = self._asker.steps(opened, _Passages(found), engine)
        for event in ask(asked, steps=steps, stop=stop):
            if stop():
                raise Cancelled
            if isinstance(event, AnswerDone):
                return replace(event.answer, asked_at=self._asker.now())
        raise AssertionError("a question ends with AnswerDone")

    def _encoder(self, made: Provenance) -> Iterator[str]:
        """Sentences are weighed by their likeness to the question, where there is an encoder."""
        now = self._asker.workshop.encoder_id()
        if not made.passages or now == made.encoder_id:
            return
        if not made.encoder_id:
            yield "No encoder was loaded then: sentences were weighed by their words alone."
        elif now:
            yield f"Sentences were weighed with the encoder {made.encoder_id} then, now with {now}."
        else:
            yield f"Sentences were weighed with the encoder {made.encoder_id} then."

    @contextmanager
    def _lend(self, made: Provenance) -> Iterator[_Lent]:
        if not made.model_sha256:
            yield _Lent(None)
            return
        if self._is_in_use(made):
            yield _Lent(self._asker.engine)
            return
        card = next((c for c in self._models.list() if c.sha256 == made.model_sha256), None)
        if card is None:
            yield self._other(f"The model {made.model_name} is not installed.")
            return
        with self._beside(card, made) as lent:
            yield lent

    def _is_in_use(self, made: Provenance) -> bool:
        """Whether the engine of all questions has this model, or would load it, as it was then."""
        info, active = self._asker.engine.info, self._models.active()
        sha256 = info.sha256 if info is not None else active.sha256 if active is not None else ""
        now = self._asker.workshop.options
        is_same = (now.temperature, now.seed, now.answer_tokens, now.source_tokens) == (
            made.temperature, made.seed, made.answer_tokens, made.source_tokens,
        )  # fmt: skip
        context = info.context if info is not None else now.context
        return sha256 == made.model_sha256 and is_same and context == made.context

    @contextmanager
    def _beside(self, card: ModelCard, made: Provenance) -> Iterator[_Lent]:
        header = self._models.header(card.id)
        fits = fit(header, card.size_bytes, context=made.context, free_bytes=free_memory())
        if fits.verdict is Verdict.TOO_LARGE:
            yield self._other(f"The model {card.name} could not be loaded beside the one in use.")
            return
        engine = self._make_engine(_options(self._asker.workshop.options, made))
        try:
            try:
                engine.load(card)
            except (ModelError, EngineError) as error:
                lent = self._other(f"{error.message} {error.hint}".strip())
            else:
                lent = _Lent(engine, self._loaded(card))
            yield lent
        finally:
            engine.close()

    def _loaded(self, card: ModelCard) -> str:
        """Nothing to say where the model is the one in use, with other limits than then."""
        active = self._models.active()
        if active is not None and active.sha256 == card.sha256:
            return ""
        return f"The model {card.name} is not the one in use; it was loaded for this answer."

    def _other(self, why: str) -> _Lent:
        """The engine in use in place of the one that answered then, or none."""
        active = self._models.active()
        info = self._asker.engine.info
        name = info.model if info is not None else active.name if active is not None else ""
        if not name:
            return _Lent(None, f"{why} No model answered: these are the passages' own words.")
        return _Lent(self._asker.engine, f"{why} {name} answered instead.")


def _options(now: EngineOptions, made: Provenance) -> EngineOptions:
    """Limits and chance as they were; cores and graphics card as they are here."""
    return replace(
        now,
        context=made.context,
        answer_tokens=made.answer_tokens,
        source_tokens=made.source_tokens,
        temperature=made.temperature,
        seed=made.seed,
    )


def _wording(made: Provenance) -> Iterator[str]:
    if made.version != __version__:
        yield f"DocDesk {made.version} answered then, this is {__version__}."
    if made.prompt and made.prompt != PROMPT_VERSION:
        yield (
            f"What the model is given to read is worded otherwise (version {PROMPT_VERSION}, "
            f"then {made.prompt})."
        )


def _documents(opened: OpenWorkspace, made: Provenance) -> Iterator[str]:
    for document, sha256 in {p.document: p.sha256 for p in made.passages}.items():
        now = opened.workspace.pages.sha256(document)
        name = PurePath(document).name
        if not now:
            yield f"{name} is not in this workspace any more."
        elif now != sha256 or _differs_on_disk(opened, document):
            yield f"{name} has changed since; the answer is given from its former text."


def _differs_on_disk(opened: OpenWorkspace, document: str) -> bool:
    files = opened.workspace.files
    try:
        return files.location(document).path.exists() and not files.is_as_stored(document)
    except (LibraryError, OSError):
        return False


def _running(made: Provenance, engine: Engine | None) -> Iterator[str]:
    """What of the machine is not as it was: the same numbers may be added in another order."""
    info = engine.info if engine is not None else None
    if info is None:
        return
    if info.device != made.device or info.gpu_layers != made.gpu_layers:
        yield (
            f"The model ran on {_device(made.device, made.gpu_layers)} then, "
            f"now on {_device(info.device, info.gpu_layers)}."
        )
    if info.threads != made.threads:
        yield f"The model ran with {made.threads} threads then, now with {info.threads}."
    if info.context != made.context:
        yield f"The model had {made.context} tokens of context then, now {info.context}."


def _device(device: str, gpu_layers: int) -> str:
    return f"{device} with {gpu_layers} layers on the graphics card" if gpu_layers else device


def missing_answer(answer: str) -> DocdeskError:
    """The error for an id that no kept answer has."""
    return LibraryError(
        f"There is no answer “{answer}”.",
        "`docdesk conversation show` gives the ids of the answers of a conversation.",
    )
