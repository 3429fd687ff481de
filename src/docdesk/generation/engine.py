"""The engine as the host sees it: one model in a child process that may crash and is restarted."""

import logging
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from threading import Lock

import msgspec

from docdesk.domain.answers import Turn
from docdesk.domain.errors import EngineError
from docdesk.domain.models import EngineInfo, ModelCard
from docdesk.domain.writing import SourceText, Task, TokenText
from docdesk.generation.engine_messages import (
    Ask,
    Complete,
    Failed,
    Finished,
    Piece,
    Progress,
    Score,
    Scored,
    Stop,
    Work,
)
from docdesk.generation.engine_process import ChildGone, EngineProcess
from docdesk.generation.engine_start import EngineOptions, Running, Start, check_file, start_engine
from docdesk.generation.json_grammar import write_grammar

log = logging.getLogger(__name__)

ENGINE_COMMAND = (sys.executable, "-m", "docdesk", "engine")
_NO_NUMBER = 0  # of an order whose turn has not come
_TICK_S = 0.05  # how often a waiting answer lets its caller look up

# What a piece of work brings: text, or the end of it.
_Result = Piece | Finished | Scored


class LlamaEngine:
    """A language model in a child process; implements the pipelines' Engine.

    All methods may be called from different threads. One piece of work runs at a time, the others
    wait for it; `load` waits for none.
    """

    def __init__(
        self, options: EngineOptions | None = None, *, command: Sequence[str] = ENGINE_COMMAND
    ) -> None:
        self._options = options or EngineOptions()
        self._command = tuple(command)
        self._running: Running | None = None
        self._request = 0
        self._lock = Lock()  # over what is running
        self._turn = Lock()  # held by the piece of work that runs
        self.last: Finished | None = None

    @property
    def info(self) -> EngineInfo | None:
        """The model in use, None while none is loaded."""
        running = self._running
        return running.info if running else None

    def ensure(self) -> EngineInfo:
        """The model in use; EngineError while none is loaded."""
        if (info := self.info) is None:
            raise _nothing_loaded()
        return info

    @property
    def options(self) -> EngineOptions:
        """How answers are given: what is needed beside `info` to give one again."""
        return self._options

    @property
    def tokens_per_s(self) -> float:
        """How fast the model wrote in its load test; 0 while none is loaded."""
        running = self._running
        return running.tokens_per_s if running else 0.0

    @property
    def pid(self) -> int | None:
        """The child's process id, None while no model is loaded."""
        running = self._running
        return running.process.pid if running else None

    def load(self, card: ModelCard) -> EngineInfo:
        """Load a model in a fresh child and switch to it once it has written some tokens.

        Raises ModelError when the file is no usable model and EngineError when it cannot run here;
        the model that was in use stays in use then.
        """
        check_file(card)
        start = Start(card, self._options.context, self._options.gpu_layers)
        running = start_engine(start, self._options, self._command)
        with self._lock:
            old, self._running = self._running, running
            is_idle = old is not None and not old.is_working
        if old is not None and is_idle:  # else the end of its work ends it
            old.process.close(self._options.close_s)
        return running.info

    def unload(self) -> None:
        """End the child and forget its model."""
        with self._lock:
            old, self._running = self._running, None
        if old is not None:
            old.process.close(self._options.close_s)

    def close(self) -> None:
        """End the child."""
        self.unload()

    def answer(
        self, question: str, sources: Sequence[SourceText], turns: Sequence[Turn]
    ) -> Generator[TokenText, None, None]:
        """Stream the answer, each sentence followed by the source that carries it.

        Closing the generator stops the child at once. A child that has ended is started again.
        Raises EngineError when none is loaded, or when the child fails.
        """
        yield from self.write(question, sources, turns, cites=True)

    def write(
        self,
        question: str,
        sources: Sequence[SourceText],
        turns: Sequence[Turn],
        *,
        cites: bool,
    ) -> Generator[TokenText, None, None]:
        """As `answer`; `cites` False leaves the citations out, to measure what they cost."""
        options = self._options
        order = Ask(
            _NO_NUMBER,
            question,
            tuple(sources),
            tuple(turns),
            options.answer_tokens,
            options.source_tokens,
            options.temperature,
            options.seed,
            cites,
        )
        yield from self._texts(order)

    def complete(
        self, task: Task, *, most_tokens: int, schema: str = ""
    ) -> Generator[TokenText, None, None]:
        """Stream what the model writes for a task; with a JSON schema, one document of it.

        Closing the generator stops the child at once. Raises EngineError when no model is loaded
        or when the child fails, ValueError for a schema beyond what `write_grammar` knows.
        """
        options = self._options
        grammar = write_grammar(schema) if schema else ""
        yield from self._texts(
            Complete(_NO_NUMBER, task, most_tokens, grammar, options.temperature, options.seed)
        )

    def score(self, task: Task, continuations: Sequence[str]) -> list[float]:
        """The natural logarithm of each continuation's probability after the task's prompt."""
        values: list[float] = []
        for result in self._work(Score(_NO_NUMBER, task, tuple(continuations))):
            if isinstance(result, Scored):
                values.extend(result.values)
        return values

    def _texts(self, order: Work) -> Iterator[TokenText]:
        for result in self._work(order):
            match result:
                case Piece():
                    yield TokenText(result.text, result.source)
                case None:
                    yield TokenText("")

    def _work(self, order: Work) -> Generator[_Result | None, None, None]:
        """What comes of an order when its turn has come; None from time to time meanwhile."""
        while not self._turn.acquire(timeout=_TICK_S):
            yield None
        try:
            running = self._take()
            # Numbered in the order of the turns: a stop reaches all that came before.
            self._request += 1
            order = msgspec.structs.replace(order, request=self._request)
            try:
                yield from self._results(running.process, order)
            finally:
                self._release(running)
        finally:
            self._turn.release()

    def _results(
        self, process: EngineProcess, order: Work
    ) -> Generator[_Result | None, None, None]:
        try:
            process.send(order)
            yield from self._reports(process, order.request)
        except GeneratorExit:
            with suppress(ChildGone):  # it is gone already, so nothing is left to stop
                process.send(Stop(order.request))
            raise
        except ChildGone as error:
            raise _stopped_working(str(error)) from error

    def _reports(self, process: EngineProcess, request: int) -> Iterator[_Result | None]:
        silent_since = time.monotonic()
        while True:
            report = process.wait(_TICK_S)
            if report is None:
                self._check_silence(process, silent_since)
                yield None
                continue
            silent_since = time.monotonic()
            if getattr(report, "request", request) != request:
                continue  # of work that was stopped
            match report:
                case Piece():
                    yield report
                case Progress():
                    yield None
                case Finished() | Scored():
                    if isinstance(report, Finished):
                        self.last = report
                    yield report
                    return
                case Failed():
                    raise EngineError(
                        f"The model could not answer ({report.detail}).",
                        "Ask again; if it happens again, try another model.",
                    )

    def _check_silence(self, process: EngineProcess, since: float) -> None:
        if time.monotonic() - since > self._options.silence_s:
            process.close(0.0)
            raise EngineError(
                f"The model said nothing for {self._options.silence_s:.0f} seconds and was ended.",
                "Ask again, or use a smaller model.",
            )

    def _take(self) -> Running:
        """The child, for one piece of work; started again when it has ended."""
        with self._lock:
            running = self._running
            if running is None:
                raise _nothing_loaded()
            running.is_working = True
        if running.process.is_alive:
            return running
        log.warning("the engine had ended and is started again")
        running.process.close(self._options.close_s)
        again = start_engine(running.start, self._options, self._command)
        again.is_working = True
        with self._lock:
            if self._running is running:  # else another model was loaded meanwhile
                self._running = again
        return again

    def _release(self, running: Running) -> None:
        with self._lock:
            running.is_working = False
            is_replaced = self._running is not running
        if is_replaced:
            running.process.close(self._options.close_s)


def _nothing_loaded() -> EngineError:
    return EngineError("No model is loaded.", "Choose one in the settings under Models.")


def _stopped_working(last_words: str) -> EngineError:
    words = f" Its last words: {last_words}" if last_words else ""
    return EngineError(
        f"The engine stopped in the middle of the answer.{words}",
        "Ask again: the engine starts again by itself. If it happens often, use a smaller model.",
    )
