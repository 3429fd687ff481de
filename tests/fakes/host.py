"""A host that says what it is told to say; it has the interface of docdesk.ui.bridge.Bridge."""

from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from docdesk.ipc.codec import decode_event, decode_request, encode_event, encode_request
from docdesk.ipc.messages import Event, Request

R = TypeVar("R", bound=Request)


class ScriptedHost(QObject):
    """Keeps the requests, and plays events; all of them go through the real codec."""

    received = Signal(int, object)
    lost = Signal()
    gave_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[tuple[int, Request]] = []
        self.is_started = False
        self.is_closed = False

    def start(self) -> None:
        """Like the bridge: from now on events may come."""
        self.is_started = True

    def send(self, request: Request) -> int:
        """Keep the request; its id."""
        request_id = len(self.requests) + 1
        self.requests.append(decode_request(encode_request(request_id, request)))
        return request_id

    def close(self) -> None:
        """Like the bridge: the host is gone."""
        self.is_closed = True

    def play(self, event: Event, request: int = 0) -> None:
        """Send an event to the window."""
        self.received.emit(*decode_event(encode_event(request, event)))

    def sent(self, kind: type[R]) -> list[R]:
        """The requests of one kind, oldest first."""
        return [request for _, request in self.requests if isinstance(request, kind)]

    def id_of(self, kind: type[R]) -> int:
        """The id of the last request of one kind."""
        return next(number for number, each in reversed(self.requests) if isinstance(each, kind))

    def answer(self, kind: type[R], *events: Event) -> None:
        """Play events as the answer to the last request of one kind."""
        request = self.id_of(kind)
        for event in events:
            self.play(event, request)
