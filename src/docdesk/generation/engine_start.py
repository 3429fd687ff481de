"""Starting an engine: a load test in a fresh child, and what is tried when it fails."""

import logging
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from docdesk.domain.errors import EngineError, ModelError
from docdesk.domain.models import EngineInfo, ModelCard
from docdesk.generation.engine_messages import (
    Failed,
    Finished,
    Load,
    Loaded,
    LoadFailed,
    Probe,
    Report,
)
from docdesk.generation.engine_process import ChildGone, EngineProcess

log = logging.getLogger(__name__)

LEAST_CONTEXT = 2048
_PROBE_TOKENS = 16
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


@dataclass(frozen=True, slots=True)
class Start:
    """How a child is started: what was asked for, less what failed before."""

    card: ModelCard
    context: int
    gpu_layers: int
    is_repacked: bool = True
    notes: tuple[str, ...] = ()

    def after(self, cause: str) -> "Start | None":
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
class Running:
    """A child that has passed its load test."""

    process: EngineProcess
    start: Start
    info: EngineInfo
    tokens_per_s: float
    is_working: bool = False


def check_file(card: ModelCard) -> None:
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


def start_engine(start: Start, options: EngineOptions, command: Sequence[str]) -> Running:
    """A child that passed its load test, asked for less and less until one does.

    Raises ModelError when the file is no usable model and EngineError when it cannot run here.
    """
    while True:
        process = EngineProcess(command)
        try:
            return _load_and_test(process, start, options)
        except _StartFailed as failed:
            process.close(0.0)
            log.warning("engine start failed (%s): %s", failed.cause, failed.detail)
            modest = start.after(failed.cause)
            if modest is None:
                raise _cannot_run(start.card, failed) from failed
            start = modest


def _load_and_test(process: EngineProcess, start: Start, options: EngineOptions) -> Running:
    threads = options.threads or _physical_cores()
    deadline = time.monotonic() + options.load_s
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
    return Running(process, start, info, tested.written_tokens / max(tested.write_s, 1e-6))


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


def _physical_cores() -> int:
    """Cores, not hyper-threads: llama.cpp's threads wait for each other by spinning."""
    return psutil.cpu_count(logical=False) or os.cpu_count() or 1
