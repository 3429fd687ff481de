"""The indexing runs of the window's host: one at a time, each with its events, whoever began it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from threading import Event as Flag
from threading import Lock

from docdesk.domain.documents import FileState
from docdesk.domain.errors import DocdeskError, IndexingPaused
from docdesk.domain.events import FileDone, IngestDone, ScanDone
from docdesk.host.attendant import Attendant
from docdesk.host.desk import Desk
from docdesk.host.works import Work, Works
from docdesk.ipc import messages as m

STATUS_EVERY_FILES = 20  # during a run the window hears the counts anew after so many files

Submit = Callable[[int, Callable[[], None]], None]  # request id and job, into the indexing lane
Send = Callable[[int, m.Event], None]


@dataclass(frozen=True, slots=True)
class _Run:
    """A run that waits for its turn or goes on."""

    work: Work
    news: Flag = field(default_factory=Flag)


class Runs:
    """Begins and stops runs; safe to use from any thread.

    `attendant`, if there is one, watches the folders before a run looks at them, and is told of
    files that were being written then.
    """

    def __init__(self, desk: Desk, send: Send, submit: Submit, works: Works) -> None:
        self.attendant: Attendant | None = None
        self._desk = desk
        self._send = send
        self._submit = submit
        self._works = works
        self._runs: dict[str, _Run] = {}
        self._own_ids = count(-1, -1)  # of runs that nobody asked for
        self._lock = Lock()

    def start(self, request_id: int, workspace: str) -> None:
        """Begin a run that the window asked for; those of other workspaces go on after it."""
        if self._desk.is_paused(workspace):
            self.show_workspace(request_id, workspace)
        elif (run := self._enter(workspace)) is not None:
            others = [n for n in list(self._runs) if n != workspace and self.is_running(n)]
            for other in others:  # one may have hours of text recognition before it
                self.stop(other)
            self._submit(request_id, lambda: self._index(request_id, workspace, run))
            for other in others:
                self.begin(other)
        else:
            self._send(request_id, m.Done(("Indexing is running already.",)))

    def begin(self, workspace: str) -> None:
        """Begin a run that nobody asked for, or tell the one going on that there are news."""
        if self._desk.is_paused(workspace):
            return
        if (run := self._enter(workspace)) is not None:
            own_id = next(self._own_ids)
            self._send(own_id, m.IndexingStarted(workspace))
            self._submit(own_id, lambda: self._index(own_id, workspace, run))

    def stop(self, workspace: str) -> None:
        """End a run after the work in hand."""
        with self._lock:
            run = self._runs.get(workspace)
        if run is not None:
            run.work.stop.set()

    def is_running(self, workspace: str) -> bool:
        """Whether a run is going on or waits for its turn, and was not stopped."""
        with self._lock:
            run = self._runs.get(workspace)
        return run is not None and not run.work.stop.is_set()

    def tell(self, message: str, hint: str = "") -> None:
        """Tell the person in the window."""
        self._send(0, m.Failure(message, hint))

    def show_workspace(self, request_id: int, workspace: str) -> None:
        """Tell the window the state of a workspace."""
        status = self._desk.status(workspace)
        is_indexing = workspace in self._runs
        self._send(request_id, m.WorkspaceShown(status, is_indexing=is_indexing))

    def _enter(self, workspace: str) -> _Run | None:
        """A new run; None when one is there already, which takes up what is new."""
        with self._lock:
            run = self._runs.get(workspace)
            if run is not None and not run.work.stop.is_set():
                run.news.set()
                return None
            self._runs[workspace] = run = _Run(self._works.enter(workspace))
            return run

    def _index(self, request_id: int, workspace: str, run: _Run) -> None:
        ended: IngestDone | None = None
        try:
            with self._works.turn(run.work):
                ended = self._forward(request_id, workspace, run)
        except IndexingPaused:  # while it waited for its turn
            self.show_workspace(request_id, workspace)
        finally:
            # The run is over before the window hears of its end: a new start is never refused.
            with self._lock:
                if self._runs.get(workspace) is run:
                    del self._runs[workspace]
            with suppress(DocdeskError):
                self.show_workspace(0, workspace)
        if ended is not None:
            self._send(request_id, ended)

    def _forward(self, request_id: int, workspace: str, run: _Run) -> IngestDone | None:
        files = 0
        has_scanned = False
        ended: IngestDone | None = None
        if self.attendant is not None:
            self.attendant.reach(workspace)
        for event in self._desk.index(workspace, cancelled=run.work.stop.is_set, news=run.news):
            if isinstance(event, IngestDone):
                ended = event
                continue
            self._send(request_id, event)
            if isinstance(event, ScanDone) and not has_scanned and self.attendant is not None:
                has_scanned = True
                self.attendant.note_scanned(workspace)
            if isinstance(event, FileDone):
                files += 1
                if event.state is FileState.FOUND and self.attendant is not None:
                    self.attendant.note_unsettled(workspace)
                if files % STATUS_EVERY_FILES == 0:
                    self.show_workspace(0, workspace)
        return ended
