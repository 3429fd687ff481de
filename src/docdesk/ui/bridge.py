"""The host as the window sees it: a child process that takes requests and sends events."""

import logging
import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from docdesk.domain.digests import DigestProgress
from docdesk.domain.events import (
    CitationAdded,
    EvidenceFound,
    FileDone,
    IngestProgress,
    ScanDone,
    TextAdded,
)
from docdesk.domain.review import ReviewProgress
from docdesk.ipc.codec import ProtocolError, decode_event, encode_request
from docdesk.ipc.messages import AskQuestion, Event, Failure, ImportProgress, Request
from docdesk.ipc.reviews import BeginReview, ContinueReview, ReviewShown
from docdesk.ui.state import HOST_LOST

CLOSE_TIMEOUT_MS = 3000
RESTART_DELAY_MS = 500
RESTARTS_IN_A_ROW = 3  # deaths without a single event between them: then it is not bad luck

_MORE_FOLLOWS = (
    ScanDone,
    FileDone,
    IngestProgress,
    TextAdded,
    CitationAdded,
    ImportProgress,
    ReviewProgress,
    DigestProgress,
)

_log = logging.getLogger(__name__)


class Bridge(QObject):
    """Runs the host and speaks with it. Lives in the window's thread; nothing in it blocks.

    A request still open when the host dies is answered with a Failure, and the host is started
    again.
    """

    received = Signal(int, object)  # request id (0: nobody asked), Event
    lost = Signal()  # the host died and is being started again
    gave_up = Signal()  # it died again and again: nothing more will come

    def __init__(self, program: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = tuple(program)
        self._process: QProcess | None = None
        self._next_id = 1
        self._open: dict[int, Request] = {}
        self._deaths = 0

    @property
    def is_running(self) -> bool:
        """True while there is a host to talk to."""
        return self._process is not None

    def start(self) -> None:
        """Spawn the host; its first event is HostStarted."""
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        process.start(self._program[0], list(self._program[1:]))

    def send(self, request: Request) -> int:
        """Send a request; the id under which its events come back."""
        request_id = self._next_id
        self._next_id += 1
        self._open[request_id] = request
        if self._process is None:
            QTimer.singleShot(0, self, self._fail_open)
        else:
            self._process.write(encode_request(request_id, request))
        return request_id

    def close(self) -> None:
        """End the host: its input is closed, and it is killed if it does not go by itself."""
        process, self._process = self._process, None
        if process is None:
            return
        process.finished.disconnect(self._on_finished)
        process.errorOccurred.disconnect(self._on_error)
        process.closeWriteChannel()
        if not process.waitForFinished(CLOSE_TIMEOUT_MS):
            process.kill()
            process.waitForFinished(CLOSE_TIMEOUT_MS)

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            self._handle(bytes(self._process.readLine().data()))

    def _handle(self, line: bytes) -> None:
        try:
            request_id, event = decode_event(line)
        except ProtocolError:
            _log.exception("the host sent a line that is no message")
            return
        if request_id:  # it does what it is asked: whatever killed it before is over
            self._deaths = 0
        request = self._open.get(request_id)
        if request is not None and is_last(request, event):
            del self._open[request_id]
        self.received.emit(request_id, event)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._on_finished()

    def _on_finished(self) -> None:
        if self._process is None:
            return
        _log.error("the host ended unexpectedly: %s", self._process.errorString())
        self._process.deleteLater()
        self._process = None
        self._deaths += 1
        gives_up = self._deaths > RESTARTS_IN_A_ROW
        (self.gave_up if gives_up else self.lost).emit()
        self._fail_open()
        if not gives_up:
            QTimer.singleShot(RESTART_DELAY_MS, self, self.start)

    def _fail_open(self) -> None:
        failed, self._open = sorted(self._open), {}
        message = self.tr("The part of DocDesk that reads and answers stopped unexpectedly.")
        hint = self.tr("It is being started again. Please try once more.")
        for request_id in failed:
            self.received.emit(request_id, Failure(message, hint, HOST_LOST))


def is_last(request: Request, event: Event) -> bool:
    """True when no further event follows for the request."""
    if isinstance(event, EvidenceFound):
        return not isinstance(request, AskQuestion)
    if isinstance(event, ReviewShown):
        return not isinstance(request, BeginReview | ContinueReview)
    return not isinstance(event, _MORE_FOLLOWS)


def host_program(arguments: Sequence[str] = ()) -> tuple[str, ...]:
    """The command that runs the host with this very Python or bundle."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "host", *arguments)
    return (sys.executable, "-m", "docdesk", "host", *arguments)
