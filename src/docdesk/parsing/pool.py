"""Parsers as killable children: limits on time and memory, no network, low priority."""

import logging
import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from threading import Lock
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from docdesk.domain.documents import FileLocation, Page, PageImage, ParsedDocument
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentError,
    ParserFailed,
    ParserUnavailable,
)
from docdesk.parsing.child import ChildSetup, prepare, work
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.recognition.engine import Engine, EngineLookup, Recognition
from docdesk.parsing.registry import draw_page, read_document, recognise_page

log = logging.getLogger(__name__)

T = TypeVar("T")
Read = Callable[[FileLocation, ReadOptions], ParsedDocument]
Draw = Callable[[FileLocation, int, float, ReadOptions], PageImage]
Recognise = Callable[[FileLocation, int, Engine, ReadOptions], Page]

# Format libraries keep some memory after each file; a fresh child now and then gives it back.
_FILES_A_CHILD = 200
_READING_NICENESS = 15  # indexing must not be felt by whoever works at this machine
_RETRY = "Add a fresh copy, or try this file again."


def do_nothing() -> None:
    """The `initialise` of callers without a network lock."""


class ParserPool:
    """Reads and draws documents in children; safe to use from several threads.

    Children start with the first file and end with `close`. A file that hangs, crashes or eats
    memory costs its own child and nothing else. Drawing has a child of its own, so that a page
    never waits behind files to be read; recognising text takes its turn with reading.
    """

    def __init__(
        self,
        workers: int,
        *,
        limits: ParseLimits | None = None,
        initialise: Callable[[], None] = do_nothing,
        recognition: Recognition | None = None,
        read: Read = read_document,
        draw: Draw = draw_page,
        recognise: Recognise = recognise_page,
    ) -> None:
        """`initialise` runs first in every child (the network lock); it must be picklable.

        `recognition` None: no text is recognised.
        """
        self._limits = limits or ParseLimits()
        self._read = read
        self._draw = draw
        self._recognise = recognise
        self._engine = EngineLookup(recognition)
        memory = self._limits.memory_bytes
        self._readers = _Lane(
            workers, self._limits, ChildSetup(initialise, memory, _READING_NICENESS)
        )
        self._drawers = _Lane(1, self._limits, ChildSetup(initialise, memory, 0))

    def parse(
        self, location: FileLocation, *, password: str = "", recognised: Sequence[Page] = ()
    ) -> "Future[ParsedDocument]":
        """The document; the future's exception is a DocumentError. Cancelling ends the work."""
        options = ReadOptions(self._limits, password, tuple(recognised))
        return self._readers.run(self._read, location, options)

    def draw(
        self, location: FileLocation, page: int, *, dots_per_inch: float, password: str = ""
    ) -> "Future[PageImage]":
        """The page (from 1) as an image; the future's exception is a DocumentError."""
        options = ReadOptions(self._limits, password)
        return self._drawers.run(self._draw, location, page, dots_per_inch, options)

    @property
    def recognition_problem(self) -> str:
        """Why no text can be recognised, as a sentence with what to do; "" when it can be."""
        try:
            self._engine.get()
        except ParserUnavailable as problem:
            return problem.message
        return ""

    def recognise(self, location: FileLocation, page: int, *, password: str = "") -> "Future[Page]":
        """The page (from 1) as text recognition reads it.

        The future's exception is a DocumentError, or ParserUnavailable when there is no engine.
        """
        try:
            engine = self._engine.get()
        except ParserUnavailable as problem:
            failed: Future[Page] = Future()
            failed.set_exception(problem)
            return failed
        options = ReadOptions(self._limits, password)
        # Taking the page out of its containers and drawing it is work of the kind of reading.
        time_s = self._limits.time_s + self._limits.page_time_s
        return self._readers.run(self._recognise, location, page, engine, options, time_s=time_s)

    def close(self) -> None:
        """End all children at once; what is still in hand is cancelled."""
        self._readers.close()
        self._drawers.close()


class _Lane:
    """Some children with one queue; started when first needed, replaced if it breaks."""

    def __init__(self, workers: int, limits: ParseLimits, setup: ChildSetup) -> None:
        self._workers = workers
        self._limits = limits
        self._setup = setup
        self._pool: ProcessPool | None = None
        self._open: set[Future[Any]] = set()
        self._lock = Lock()
        self._is_closed = False

    def run(
        self, function: Callable[..., T], *args: object, time_s: float | None = None
    ) -> "Future[T]":
        """The function's value from a child, which may take `time_s` or what the limits say."""
        outer: Future[T] = Future()
        allowed_s = time_s or self._limits.time_s
        with self._lock:
            inner = self._started().schedule(
                work,
                args=(self._limits.memory_bytes, function, *args),
                timeout=allowed_s,
            )
            self._open.add(outer)
        outer.add_done_callback(lambda _: self._forget(outer, inner))
        inner.add_done_callback(lambda _: self._hand_over(inner, outer, allowed_s))
        return outer

    def close(self) -> None:
        """End the children; futures that are not done are cancelled."""
        with self._lock:
            self._is_closed = True
            pool, waiting = self._pool, list(self._open)
        for future in waiting:
            future.cancel()
        if pool is not None:
            _end(pool)

    def _started(self) -> ProcessPool:
        if self._is_closed:
            raise RuntimeError("The parser pool is closed.")
        if self._pool is not None and not self._pool.active:
            _end(self._pool)
            self._pool = None
        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=self._workers,
                max_tasks=_FILES_A_CHILD,
                initializer=prepare,
                initargs=(self._setup,),
                context=multiprocessing.get_context("spawn"),
            )
        return self._pool

    def _forget(self, outer: "Future[T]", inner: "Future[T]") -> None:
        with self._lock:
            self._open.discard(outer)
        if outer.cancelled():
            inner.cancel()

    def _hand_over(self, inner: "Future[T]", outer: "Future[T]", allowed_s: float) -> None:
        if inner.cancelled():
            outer.cancel()
        if not outer.set_running_or_notify_cancel():
            return
        if (error := inner.exception()) is None:
            outer.set_result(inner.result())
        else:
            outer.set_exception(_named(error, allowed_s))


def _named(error: BaseException, allowed_s: float) -> DocumentError | ParserUnavailable:
    log.debug("A parser ended with %r: %s", error, error.__cause__)
    if isinstance(error, (DocumentError, ParserUnavailable)):
        return error
    if isinstance(error, TimeoutError):
        return ParserFailed(
            f"Reading the document took longer than {allowed_s:g} s and was stopped.",
            "Raise the time limit in the settings, or split the document.",
        )
    if isinstance(error, ProcessExpired):
        log.warning("A parser ended by itself: %s", error)
        return ParserFailed(f"The document crashed its parser ({_exit_text(error)}).", _RETRY)
    if isinstance(error, BrokenProcessPool):
        log.error("The parsers cannot be started: %s", error)
        return ParserUnavailable("The parser could not be started.", "Start DocDesk again.")
    log.warning("Reading a document failed: %s", type(error).__name__)
    return DocumentDamaged("The document cannot be read: it seems damaged.", _RETRY)


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _exit_text(error: ProcessExpired) -> str:
    code = error.exitcode or 0
    return f"signal {-code}" if code < 0 else f"exit code {code}"
