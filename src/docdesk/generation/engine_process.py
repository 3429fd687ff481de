"""One engine process and the two lines to it."""

import logging
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import IO

import msgspec

from docdesk.generation.engine_messages import Order, Report, decode_report, encode

log = logging.getLogger(__name__)

_LAST_WORDS = 20  # lines of stderr kept for the sentence about a crash


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
        self._is_gone = False
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
        """False once the child has ended, or has closed its side of a line as it does so."""
        return not self._is_gone and self._process.poll() is None

    def send(self, order: Order) -> None:
        """Hand an order to the child; ChildGone when it no longer reads."""
        assert self._process.stdin is not None
        try:
            with self._lock:
                self._process.stdin.write(encode(order))
                self._process.stdin.flush()
        except (OSError, ValueError) as error:
            self._is_gone = True
            raise ChildGone(self.last_words()) from error

    def wait(self, timeout_s: float) -> Report | None:
        """The next report, None when none came in time; ChildGone when none will come."""
        try:
            report = self._reports.get(timeout=timeout_s)
        except Empty:
            return None
        if report is None:
            self._is_gone = True
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
