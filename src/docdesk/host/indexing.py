"""Indexing one workspace: the pipeline with its steps, under the workspace's lock."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Event
from time import monotonic

from docdesk.domain.documents import FileState
from docdesk.domain.errors import IndexingPaused, LibraryError, ModelError
from docdesk.domain.events import IngestEvent
from docdesk.host.passwords import Passwords
from docdesk.host.searching import seal
from docdesk.library.files import FileList
from docdesk.library.record import SETTLE_S, Compose, WorkspaceRecord
from docdesk.library.scanning import READERS
from docdesk.library.workspace import Workspace
from docdesk.library.workspaces import Workspaces
from docdesk.pipelines.ingest import ingest
from docdesk.pipelines.steps import Cut, EncoderSource, Gate, Parser
from docdesk.pipelines.work import IngestSteps

PAUSE_CHECKED_EVERY_S = 1.0
_UNREAD = (FileState.FOUND, FileState.NEEDS_RECOGNITION)


@dataclass(frozen=True, slots=True)
class Indexer:
    """Brings workspaces up to date, one at a time for each.

    `workers` is how many parsers there are; files above `largest_bytes` are left out. `reading`
    names what documents are read with, limits included: when it changes, files that were too large
    or unsupported are tried again.
    """

    workspaces: Workspaces
    parser: Parser
    cut: Cut
    compose: Compose
    encoder: EncoderSource
    gate: Gate
    workers: int = 1
    largest_bytes: int = 500 << 20
    reading: str = ""
    passwords: Passwords = field(default_factory=Passwords)
    settle_s: float = SETTLE_S  # so long a file must not have changed

    def run(
        self, name: str, *, cancelled: Callable[[], bool], news: Event | None = None
    ) -> Iterator[IngestEvent]:
        """The events of one run; set `news` to make it look at the folders again.

        Raises:
            IndexingPaused: the person paused this workspace.
            WorkspaceBusy: another DocDesk indexes it.
        """
        with self.workspaces.open_for_writing(name) as workspace:
            if workspace.files.is_paused:
                message = f"The indexing of “{name}” is paused."
                hint = "Resume it in the window, or with: docdesk resume."
                raise IndexingPaused(message, hint)
            steps = IngestSteps(
                self._record(workspace),
                self.parser,
                self.cut,
                self.encoder,
                self.gate,
                workers=self.workers,
                password_of=lambda document: self.passwords.of(name, document),
                news=news or Event(),
            )
            stopped = _or_paused(cancelled, workspace.files, monotonic)
            try:
                yield from ingest(steps, cancelled=stopped, clock=monotonic)
            except ModelError:  # all was read, only nothing could be encoded
                self._forget_passwords(name, workspace.files)
                raise
            if not stopped():  # else the files within the document may still wait
                self._forget_passwords(name, workspace.files)

    def _record(self, workspace: Workspace) -> WorkspaceRecord:
        return WorkspaceRecord(
            workspace.database,
            workspace.files,
            compose=self.compose,
            seal=lambda: self._seal(workspace),
            recognition_problem=self.parser.recognition_problem,
            largest_bytes=self.largest_bytes,
            readers=f"{READERS} {self.reading}",
            settle_s=self.settle_s,
        )

    def _seal(self, workspace: Workspace) -> None:
        encoder_id = self.encoder.known_id()
        if encoder_id is not None:
            seal(workspace, encoder_id, self.gate.wait)

    def _forget_passwords(self, name: str, files: FileList) -> None:
        """A password that is not to be kept goes when its document is read."""
        for document in self.passwords.not_kept(name):
            try:
                waits = files.find(document).state in _UNREAD
            except LibraryError:
                waits = False
            if not waits:
                self.passwords.forget(name, document)


def _or_paused(
    cancelled: Callable[[], bool], files: FileList, clock: Callable[[], float]
) -> Callable[[], bool]:
    """True when the run is stopped, or when another DocDesk paused the workspace meanwhile."""
    next_look = clock() + PAUSE_CHECKED_EVERY_S

    def stopped() -> bool:
        nonlocal next_look
        if cancelled():
            return True
        if clock() < next_look:
            return False
        next_look = clock() + PAUSE_CHECKED_EVERY_S
        return files.is_paused

    return stopped
