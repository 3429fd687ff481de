"""The engine child's main loop: orders come in on stdin, reports go out on stdout."""

import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import BinaryIO

from docdesk.domain.writing import Task
from docdesk.generation.chat_template import PromptPart
from docdesk.generation.constrained import ConstrainedWriter, GrammarGuard
from docdesk.generation.decoding import Alphabet, Choice, EndReason, Writer, read_alphabet
from docdesk.generation.engine_messages import (
    Ask,
    Complete,
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
    Score,
    Scored,
    Stop,
    Work,
    decode_order,
    encode,
)
from docdesk.generation.llama_loading import ModelUnreadable, gpu_is_usable
from docdesk.generation.llama_model import Aborted, ContextRefused, LlamaModel
from docdesk.generation.prompts import MOST_SOURCES, Budget, PromptBuilder
from docdesk.generation.scoring import log_probability
from docdesk.generation.task_prompts import build_task, follows_space

log = logging.getLogger(__name__)

_SPARE = 8  # tokens of the context that stay free
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
        self._queue: SimpleQueue[Load | Work | Probe] = SimpleQueue()
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

    def next(self) -> Load | Work | Probe:
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
                case Score():
                    self._score(order)
                case Complete():
                    self._complete(order)
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
        model, alphabet = self._loaded()
        assert self._prompts is not None
        budget = Budget(model.context - order.answer_tokens - _SPARE, order.source_tokens)
        prompt = self._prompts.build(order.question, order.sources, order.turns, budget)
        self._write(
            order.request,
            prompt.parts,
            lambda is_stopped: Writer(
                model,
                alphabet,
                prompt.sources if order.cites else (),
                limit=order.answer_tokens,
                is_stopped=is_stopped,
                choice=Choice(temperature=order.temperature, seed=order.seed),
            ),
            left_out=prompt.left_out,
        )

    def _complete(self, order: Complete) -> None:
        model, alphabet = self._loaded()
        limit = min(order.most_tokens, model.context // 2)
        parts = self._task(order.task, model.context - limit - _SPARE)
        choice = Choice(temperature=order.temperature, seed=order.seed)
        if not order.grammar:
            self._write(
                order.request,
                parts,
                lambda is_stopped: Writer(
                    model, alphabet, (), limit=limit, is_stopped=is_stopped, choice=choice
                ),
            )
            return
        with GrammarGuard(model, order.grammar) as guard:
            self._write(
                order.request,
                parts,
                lambda is_stopped: ConstrainedWriter(
                    model, guard, limit=limit, is_stopped=is_stopped, choice=choice
                ),
            )

    def _probe(self, order: Probe) -> None:
        model, alphabet = self._loaded()
        self._write(
            order.request,
            (PromptPart(_PROBE_TEXT, True),),
            lambda is_stopped: Writer(
                model, alphabet, (), limit=order.tokens, is_stopped=is_stopped
            ),
        )

    def _score(self, order: Score) -> None:
        model, _ = self._loaded()
        texts = order.continuations
        longest = max((len(model.tokenise(text)) for text in texts), default=0)
        parts = self._task(order.task, model.context - longest - _SPARE)
        tokens = model.tokenise_prompt(parts)
        try:
            self._read(order.request, tokens)
        except Aborted:
            self._say(Finished(order.request, EndReason.STOPPED, len(tokens)))
            return
        if not order.task.begun:  # where an answer begins, the template decides on the space
            space = "" if follows_space(parts) else " "
            texts = tuple(space + text.lstrip() for text in texts)
        values = tuple(log_probability(model, model.tokenise(text)) for text in texts)
        self._say(Scored(order.request, values))

    def _loaded(self) -> tuple[LlamaModel, Alphabet]:
        assert self._model is not None
        assert self._alphabet is not None
        return self._model, self._alphabet

    def _task(self, task: Task, most_tokens: int) -> tuple[PromptPart, ...]:
        model, _ = self._loaded()
        return build_task(
            task,
            count=lambda text: len(model.tokenise(text)),
            render=model.render,
            most_tokens=most_tokens,
        )

    def _read(self, request: int, tokens: Sequence[int]) -> int:
        """Read a prompt; the count of tokens that were in memory. Aborted at a stop."""
        model, _ = self._loaded()
        return model.read(
            tokens,
            is_stopped=lambda: self._is_stopped(request),
            on_progress=lambda done, total: self._say(Progress(request, done, total)),
        )

    def _write(
        self,
        request: int,
        parts: Sequence[PromptPart],
        begin: Callable[[Callable[[], bool]], Writer | ConstrainedWriter],
        *,
        left_out: int = 0,
    ) -> None:
        """Read a prompt, then say what the writer writes that `begin` gives."""
        model, _ = self._loaded()
        tokens = model.tokenise_prompt(parts)
        started = time.monotonic()
        try:
            kept = self._read(request, tokens)
        except Aborted:
            self._say(Finished(request, EndReason.STOPPED, len(tokens)))
            return
        read = time.monotonic()
        writer = begin(lambda: self._is_stopped(request))
        for piece in writer.write():
            self._say(Piece(request, piece.text, piece.source))
        self._say(
            Finished(
                request,
                writer.reason,
                prompt_tokens=len(tokens),
                prompt_kept=kept,
                written_tokens=writer.written,
                left_out=left_out,
                read_s=read - started,
                write_s=time.monotonic() - read,
            )
        )
