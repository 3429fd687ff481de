"""What takes long in the host: each piece of work waits for its turn, goes on, or is over."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event as Flag
from threading import Lock

from docdesk.domain.errors import Cancelled


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """A piece of work for a workspace; `stop` is the wish that it ends soon."""

    workspace: str
    request: int = 0  # whose id stops it; 0 for work that is stopped by other means
    stop: Flag = field(default_factory=Flag)
    over: Flag = field(default_factory=Flag)


class Works:
    """All work of the server that can be stopped. Safe to use from any thread."""

    def __init__(self) -> None:
        self._waiting: list[Work] = []
        self._begun: list[Work] = []
        self._is_closed = False
        self._lock = Lock()

    def enter(self, workspace: str, request: int = 0) -> Work:
        """New work that waits for its turn; it is stopped already where everything ends."""
        work = Work(workspace, request)
        with self._lock:
            self._waiting.append(work)
            if self._is_closed:
                work.stop.set()
        return work

    @contextmanager
    def turn(self, work: Work) -> Iterator[None]:
        """While inside, the work goes on; Cancelled when its workspace was given up meanwhile."""
        with self._lock:
            if work not in self._waiting:
                raise Cancelled
            self._waiting.remove(work)
            self._begun.append(work)
        try:
            yield
        finally:
            with self._lock:
                self._begun.remove(work)
            work.over.set()

    def stop(self, request: int) -> None:
        """Stop the work with this request id, if there is any."""
        with self._lock:
            for work in (*self._waiting, *self._begun):
                if request and work.request == request:
                    work.stop.set()

    def stop_all(self) -> None:
        """Stop everything, and what is yet to come."""
        with self._lock:
            self._is_closed = True
            for work in (*self._waiting, *self._begun):
                work.stop.set()

    def give_up(self, workspace: str) -> tuple[Work, ...]:
        """Stop all work for a workspace; what has begun, whose end may be waited for.

        What waits for its turn never begins: its turn may come hours after the workspace is gone.
        """
        with self._lock:
            for work in (*self._waiting, *self._begun):
                if work.workspace == workspace:
                    work.stop.set()
            self._waiting = [work for work in self._waiting if work.workspace != workspace]
            return tuple(work for work in self._begun if work.workspace == workspace)
