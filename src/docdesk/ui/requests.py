"""Requests on their way: what follows after an answer, and whose run an event belongs to."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import SignalInstance

from docdesk.ipc.messages import (
    Event,
    Failure,
    IndexingStarted,
    Request,
    StartIndexing,
    WorkspaceShown,
)


class Host(Protocol):
    """What the window needs of the bridge; a scripted one stands in for it in tests."""

    received: SignalInstance
    lost: SignalInstance
    gave_up: SignalInstance

    def start(self) -> None:
        """Start the host."""

    def send(self, request: Request) -> int:
        """Send a request; the id under which its events come back."""

    def close(self) -> None:
        """End the host."""


class Requests:
    """Sends requests, one after the other where that is wanted."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._then: dict[int, tuple[Request, ...]] = {}
        self._runs: dict[int, str] = {}  # indexing runs and their workspaces

    def send(self, request: Request) -> int:
        """Send a request; the id under which its events come back."""
        number = self._host.send(request)
        if isinstance(request, StartIndexing):
            self._runs[number] = request.workspace
        return number

    def send_all(self, requests: Sequence[Request]) -> int:
        """Send the first, whose id it returns; the others follow each after an answer."""
        first, *rest = requests
        number = self.send(first)
        if rest:
            self._then[number] = tuple(rest)
        return number

    def take(self, request: int, event: Event) -> None:
        """Note what an event says of a run, and send what was waiting for it."""
        if isinstance(event, IndexingStarted):
            self._runs[request] = event.workspace
        rest = self._then.pop(request, ())
        if rest and not isinstance(event, Failure) and not _is_needless(rest[0], event):
            self.send_all(rest)

    def workspace_of(self, request: int) -> str | None:
        """The workspace that is indexed under this id; None if it is no run."""
        return self._runs.get(request)

    def forget_runs(self) -> None:
        """The host is gone, and its runs with it."""
        self._runs.clear()


def _is_needless(request: Request, event: Event) -> bool:
    """True for a start of indexing where it runs already, or the person has paused it."""
    return (
        isinstance(request, StartIndexing)
        and isinstance(event, WorkspaceShown)
        and (event.is_indexing or event.status.is_paused)
    )
