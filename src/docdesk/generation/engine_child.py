"""The engine child's main loop: orders come in on stdin, reports go out on stdout."""

import logging
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import BinaryIO

from docdesk.domain.writing import SourceText
from docdesk.generation.chat_template import PromptPart
from docdesk.generation.decoding import Alphabet, Choice, EndReason, Writer, read_alphabet
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
    Progress,
    Report,
    Stop,
    decode_order,
    encode,
)
from docdesk.generation.llama_model import (
    Aborted,
    ContextRefused,
    LlamaModel,
    ModelUnreadable,
    gpu_is_usable,
)
from docdesk.generation.prompts import MOST_SOURCES, Budget, PromptBuilder

log = logging.getLogger(__name__)

_PROBE_TEXT = "The engine works. It counts: one, two, three,"


def main() -> int:
    """Serve until stdin is closed; the exit code."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    orders, reports = _take_channel()
    inbox = Inbox(orders)
    Thread(target=inbox.read, name="orders", daemon=True).start()
    child = EngineChild(reports, inbox.is_stopped)
    while True:
        child.serve(inbox.next())


def _take_channel() -> tuple[BinaryIO, BinaryIO]:
    """The real stdin and stdout, out of reach for native code, which prints to stderr from now."""
    orders = os.fdopen(os.dup(0), "rb", buffering=0)
    reports = os.fdopen(os.dup(1), "wb", buffering=0)
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    return orders, reports


class Inbox:
    """Reads orders in a thread of its own, so that a stop is seen while the model works."""

    def __init__(self, orders: BinaryIO) -> None:
        self._orders = orders
        self._queue: SimpleQueue[Load | Ask | Probe] = SimpleQueue()
        self._stopped = -1  # the highest request number that was stopped

    def read(self) -> None:
        """Read until the host closes the channel, which ends the process whatever it is doing."""
        for line in self._orders:
            order = decode_order(line)
            if isinstance(order, Stop):
                self._stopped = max(self._stopped, order.request)
            else:
                self._queue.put(order)
        os._exit(0)

    def next(self) -> Load | Ask | Probe:
        """The next order that is not a stop."""
        return self._queue.get()

    def is_stopped(self, request: int) -> bool:
        """True once the host asked to stop this request."""
        return request <= self._stopped


class EngineChild:
    """Carries out one order after the other; holds at most one model."""

    def __init__(self, reports: BinaryIO, is_stopped: Callable[[int], bool]) -> None:
        self._reports = reports
        self._lock = Lock()
        self._is_stopped = is_stopped
        self._model: LlamaModel | None = None
        self._alphabet: Alphabet | None = None
        self._prompts: PromptBuilder | None = None

    def serve(self, order: Order) -> None:
        """Carry out an order; whatever goes wrong is reported, and the child goes on."""
        try:
            match order:
                case Load():
                    self._load(order)
                case Ask():
                    self._answer(order)
                case Probe():
                    self._probe(order)
        except Exception as error:
            log.exception("the engine could not carry out %s", type(order).__name__)
            self._say(Failed(getattr(order, "request", 0), f"{type(error).__name__}: {error}"))

    def _say(self, report: Report) -> None:
        with self._lock:
            self._reports.write(encode(report))

    def _load(self, order: Load) -> None:
        try:
            model = LlamaModel(
                order.path,
                context=order.context,
                gpu_layers=order.gpu_layers,
                threads=order.threads,
                is_repacked=order.is_repacked,
            )
        except ModelUnreadable as error:
            self._say(LoadFailed("file", str(error)))
            return
        except ContextRefused as error:
            self._say(LoadFailed("context", str(error)))
            return
        self._model = model
        self._alphabet = read_alphabet(model, MOST_SOURCES)
        self._prompts = PromptBuilder(
            count=lambda text: len(model.tokenise(text)), render=model.render
        )
        device = "GPU" if order.gpu_layers and gpu_is_usable() else "CPU"
        layers = order.gpu_layers if device == "GPU" else 0
        self._say(Loaded(model.context, layers, order.threads, device))

    def _answer(self, order: Ask) -> None:
        assert self._model is not None
        assert self._prompts is not None
        budget = Budget(self._model.context - order.answer_tokens - 8, order.source_tokens)
        prompt = self._prompts.build(order.question, order.sources, order.turns, budget)
        cited = prompt.sources if order.cites else ()
        choice = Choice(temperature=order.temperature, seed=order.seed)
        self._write(
            order.request, prompt.parts, cited, order.answer_tokens, prompt.left_out, choice
        )

    def _probe(self, order: Probe) -> None:
        self._write(order.request, (PromptPart(_PROBE_TEXT, True),), (), order.tokens, 0, Choice())

    def _write(
        self,
        request: int,
        parts: tuple[PromptPart, ...],
        cited: tuple[SourceText, ...],
        limit: int,
        left_out: int,
        choice: Choice,
    ) -> None:
        assert self._model is not None
        assert self._alphabet is not None
        tokens = self._model.tokenise_prompt(parts)

        def is_stopped() -> bool:
            return self._is_stopped(request)

        started = time.monotonic()
        try:
            kept = self._model.read(
                tokens,
                is_stopped=is_stopped,
                on_progress=lambda done, total: self._say(Progress(request, done, total)),
            )
        except Aborted:
            self._say(Finished(request, EndReason.STOPPED, len(tokens)))
            return
        read = time.monotonic()
        writer = Writer(
            self._model,
            self._alphabet,
            cited,
            limit=limit,
            is_stopped=is_stopped,
            choice=choice,
        )
        for piece in writer.write():
            self._say(Piece(request, piece.text, piece.source))
        written = time.monotonic()
        self._say(
            Finished(
                request,
                writer.reason,
                prompt_tokens=len(tokens),
                prompt_kept=kept,
                written_tokens=writer.written,
                left_out=left_out,
                read_s=read - started,
                write_s=written - read,
            )
        )
