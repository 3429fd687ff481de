"""The engine as the host sees it: one model in a child process that may crash and is restarted."""

import logging
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import IO

import msgspec
import psutil

from docdesk.domain.answers import Turn
from docdesk.domain.errors import EngineError, ModelError
from docdesk.domain.models import EngineInfo, ModelCard
from docdesk.domain.writing import SourceText, TokenText
from docdesk.generation.engine_messages import (
    Ask,
    Failed,
    Finished,
    Load,
    Loaded,
    LoadFailed,
    Order,
    Piece,
    Probe,
    Report,
    Stop,
    decode_report,
    encode,
)

log = logging.getLogger(__name__)

ENGINE_COMMAND = (sys.executable, "-m", "docdesk", "engine")
LEAST_CONTEXT = 2048
_PROBE_TOKENS = 16
_TICK_S = 0.05  # how often a waiting answer lets its caller look up
_LAST_WORDS = 20  # lines of stderr kept for the sentence about a crash
_MAGIC = b"GGUF"


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How the engine runs. `threads` 0: one for each physical core. Token limits, seconds.

    `silence_s` is the longest that a working child may say nothing: one chunk of the prompt or
    one token of a large model on a slow processor.
    """

    context: int = 4096
    gpu_layers: int = 0
    threads: int = 0
    answer_tokens: int = 256
    source_tokens: int = 1600
    temperature: float = 0.0
    seed: int = 0
    load_s: float = 300.0
    silence_s: float = 120.0
    close_s: float = 2.0


class ChildGone(Exception):
    """The child ended; the text holds its last words."""


class EngineProcess:
    """One child process and the two lines to it. Reports may be waited for from one thread."""

    def __init__(self, command: Sequence[str]) -> None:
        # A fixed folder: ggml loads libraries that lie in the current one.
        self._process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=sys.prefix,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._reports: SimpleQueue[Report | None] = SimpleQueue()
        self._errors: deque[str] = deque(maxlen=_LAST_WORDS)
        self._lock = Lock()
        self._threads = (
            Thread(target=self._read_reports, args=(self._process.stdout,), daemon=True),
            Thread(target=self._read_errors, args=(self._process.stderr,), daemon=True),
        )
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """False once the child has ended."""
        return self._process.poll() is None

    def send(self, order: Order) -> None:
        """Hand an order to the child; ChildGone when it no longer reads."""
        assert self._process.stdin is not None
        try:
            with self._lock:
                self._process.stdin.write(encode(order))
                self._process.stdin.flush()
        except (OSError, ValueError) as error:
            raise ChildGone(self.last_words()) from error

    def wait(self, timeout_s: float) -> Report | None:
        """The next report, None when none came in time; ChildGone when none will come."""
        try:
            report = self._reports.get(timeout=timeout_s)
        except Empty:
            return None
        if report is None:
            self._reports.put(None)  # whoever asks next shall hear it as well
            raise ChildGone(self.last_words())
        return report

    def last_words(self) -> str:
        """What the child said last on stderr, in one line; waits a moment for it to end."""
        self._threads[1].join(timeout=1.0)
        return next((line for line in reversed(self._errors) if _tells(line)), "")

    def close(self, timeout_s: float) -> None:
        """Close the child's stdin, at which it ends; kill it when it does not in time."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
        except OSError as error:
            log.debug("the engine's channel was broken already: %s", error)
        try:
            self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            thread.join(timeout_s)
        for pipe in (self._process.stdout, self._process.stderr):
            assert pipe is not None
            pipe.close()

    def _read_reports(self, pipe: IO[bytes]) -> None:
        for line in pipe:
            try:
                self._reports.put(decode_report(line))
            except msgspec.MsgspecError:
                log.error("the engine sent a line that is no report: %.80r", line)
        self._reports.put(None)

    def _read_errors(self, pipe: IO[bytes]) -> None:
        for line in pipe:
            text = line.decode("utf-8", "replace").strip()
            log.debug("engine: %s", text)
            self._errors.append(text)


def _tells(line: str) -> bool:
    """True for lines of stderr that say what happened, not where."""
    return bool(line) and not line.startswith(
        ("Thread 0x", "Current thread", "File ", "<no Python")
    )


@dataclass(frozen=True, slots=True)
class _Start:
    """How a child is started: what was asked for, less what failed before."""

    card: ModelCard
    context: int
    gpu_layers: int
    is_repacked: bool = True
    notes: tuple[str, ...] = ()

    def after(self, cause: str) -> "_Start | None":
        """A more modest start, None when there is none.

        `cause` is "file", "context" or "crash" (also: no answer in time).
        """
        if self.gpu_layers:
            layers = self.gpu_layers // 2 if self.gpu_layers > 1 else 0
            note = f"{layers} layers run on the graphics card: {self.gpu_layers} did not fit."
            return replace(self, gpu_layers=layers, notes=(note,))
        if cause == "crash" and self.is_repacked:
            note = "The processor's matrix instructions are not used: they made the engine crash."
            return replace(self, is_repacked=False, notes=(*self.notes, note))
        if cause != "file" and self.context > LEAST_CONTEXT:
            context = max(LEAST_CONTEXT, self.context // 2)
            note = f"The context is {context} tokens: there was not enough memory for more."
            return replace(self, context=context, notes=(*self._without_context(), note))
        return None

    def _without_context(self) -> tuple[str, ...]:
        return tuple(note for note in self.notes if not note.startswith("The context is"))


@dataclass(slots=True)
class _Running:
    """A child that has passed its load test."""

    process: EngineProcess
    start: _Start
    info: EngineInfo
    tokens_per_s: float
    is_answering: bool = False


class LlamaEngine:
    """A language model in a child process; implements the pipelines' Engine.

    `load` and `answer` may be called from different threads; one answer runs at a time.
    """

    def __init__(
        self, options: EngineOptions | None = None, *, command: Sequence[str] = ENGINE_COMMAND
    ) -> None:
        self._options = options or EngineOptions()
        self._command = tuple(command)
        self._running: _Running | None = None
        self._request = 0
        self._lock = Lock()
        self.last: Finished | None = None

    @property
    def info(self) -> EngineInfo | None:
        """The model in use, None while none is loaded."""
        running = self._running
        return running.info if running else None

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
        _check_file(card)
        running = self._start(_Start(card, self._options.context, self._options.gpu_layers))
        with self._lock:
            old, self._running = self._running, running
        if old is not None and not old.is_answering:  # else the end of that answer ends it
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
        running = self._ready()
        process = running.process
        request = self._next_request()
        options = self._options
        order = Ask(
            request,
            question,
            tuple(sources),
            tuple(turns),
            options.answer_tokens,
            options.source_tokens,
            options.temperature,
            options.seed,
            cites,
        )
        running.is_answering = True
        try:
            process.send(order)
            yield from self._pieces(process, request)
        except GeneratorExit:
            with suppress(ChildGone):  # it is gone already, so nothing is left to stop
                process.send(Stop(request))
            raise
        except ChildGone as error:
            raise _stopped_working(str(error)) from error
        finally:
            running.is_answering = False
            if self._running is not running:
                process.close(self._options.close_s)

    def _pieces(self, process: EngineProcess, request: int) -> Iterator[TokenText]:
        silent_since = time.monotonic()
        while True:
            report = process.wait(_TICK_S)
            if report is None:
                self._check_silence(process, silent_since)
                yield TokenText("")
                continue
            silent_since = time.monotonic()
            if getattr(report, "request", request) != request:
                continue  # of an answer that was stopped
            match report:
                case Piece():
                    yield TokenText(report.text, report.source)
                case Finished():
                    self.last = report
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

    def _next_request(self) -> int:
        with self._lock:
            self._request += 1
            return self._request

    def _ready(self) -> _Running:
        """The child, started again when it has ended."""
        running = self._running
        if running is None:
            raise EngineError("No model is loaded.", "Choose one in the settings under Models.")
        if running.process.is_alive:
            return running
        log.warning("the engine had ended and is started again")
        running.process.close(self._options.close_s)
        again = self._start(running.start)
        with self._lock:
            self._running = again
        return again

    def _start(self, start: _Start) -> _Running:
        """A child that passed its load test, asked for less and less until one does."""
        while True:
            process = EngineProcess(self._command)
            try:
                return self._load_and_test(process, start)
            except _StartFailed as failed:
                process.close(0.0)
                log.warning("engine start failed (%s): %s", failed.cause, failed.detail)
                modest = start.after(failed.cause)
                if modest is None:
                    raise _cannot_run(start.card, failed) from failed
                start = modest

    def _load_and_test(self, process: EngineProcess, start: _Start) -> _Running:
        threads = self._options.threads or _physical_cores()
        deadline = time.monotonic() + self._options.load_s
        try:
            process.send(
                Load(start.card.path, start.context, start.gpu_layers, threads, start.is_repacked)
            )
            loaded = _await(process, (Loaded, LoadFailed), deadline)
            if isinstance(loaded, LoadFailed):
                raise _StartFailed(loaded.cause, loaded.detail)
            assert isinstance(loaded, Loaded)
            process.send(Probe(0, _PROBE_TOKENS))
            tested = _await(process, (Finished, Failed), deadline)
        except ChildGone as error:
            raise _StartFailed("crash", str(error)) from error
        if not isinstance(tested, Finished) or tested.written_tokens == 0:
            raise _StartFailed("crash", getattr(tested, "detail", "it wrote nothing"))
        info = EngineInfo(
            start.card.name, start.card.sha256, loaded.context, loaded.device, loaded.gpu_layers,
            threads, start.notes,
        )  # fmt: skip
        return _Running(process, start, info, tested.written_tokens / max(tested.write_s, 1e-6))


class _StartFailed(Exception):
    def __init__(self, cause: str, detail: str) -> None:
        super().__init__(cause, detail)
        self.cause = cause
        self.detail = detail


def _await(process: EngineProcess, kinds: tuple[type[Report], ...], deadline: float) -> Report:
    while (left := deadline - time.monotonic()) > 0:
        report = process.wait(left)
        if isinstance(report, kinds):
            return report
    raise _StartFailed("time", "it did not answer in time")


def _check_file(card: ModelCard) -> None:
    """ModelError for what can be told without starting a child."""
    path = Path(card.path)
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        raise ModelError(
            f"The model file {path.name} cannot be read ({os.strerror(error.errno or 0)}).",
            "Check that the file is still there, or import the model again.",
        ) from error
    if magic != _MAGIC:
        raise ModelError(
            f"{path.name} is not a GGUF model file.",
            "Import a model whose file name ends with .gguf.",
        )


def _cannot_run(card: ModelCard, failed: _StartFailed) -> ModelError | EngineError:
    words = f" ({failed.detail})" if failed.detail else ""
    match failed.cause:
        case "file":
            return ModelError(
                f"The model {card.name} cannot be loaded: its file is damaged or of a kind that "
                "this version does not know.",
                "Import the file again, or choose another model.",
            )
        case "time":
            return EngineError(
                f"The model {card.name} was not ready in time and was ended.",
                "Choose a smaller model, or copy the file to a faster disk.",
            )
        case "context":
            return EngineError(
                f"There is not enough memory to run the model {card.name}{words}.",
                "Close other programs, or choose a smaller model.",
            )
        case _:
            return EngineError(
                f"The model {card.name} made the engine stop while it was loaded{words}.",
                "The file may be damaged or too large for this computer: choose another model.",
            )


def _stopped_working(last_words: str) -> EngineError:
    words = f" Its last words: {last_words}" if last_words else ""
    return EngineError(
        f"The engine stopped in the middle of the answer.{words}",
        "Ask again: the engine starts again by itself. If it happens often, use a smaller model.",
    )


def _physical_cores() -> int:
    """Cores, not hyper-threads: llama.cpp's threads wait for each other by spinning."""
    return psutil.cpu_count(logical=False) or os.cpu_count() or 1
