"""The pipe between the window and the host, kept apart from what native code prints."""

import os
import sys
from collections.abc import Iterator
from threading import Lock
from typing import BinaryIO

from docdesk.ipc.codec import decode_request, encode_event
from docdesk.ipc.messages import Event, Request


class HostChannel:
    """Requests in, events out. `send` is safe from any thread; `requests` belongs to one."""

    def __init__(self, reader: BinaryIO, writer: BinaryIO) -> None:
        self._reader = reader
        self._writer = writer
        self._lock = Lock()

    def requests(self) -> Iterator[tuple[int, Request]]:
        """The requests until the window goes away; ProtocolError on a line that is none."""
        for line in self._reader:
            yield decode_request(line)

    def send(self, request_id: int, event: Event) -> None:
        """Tell the window; silently nothing when it is gone, `requests` ends then."""
        line = encode_event(request_id, event)
        with self._lock:
            try:
                self._writer.write(line)
                self._writer.flush()
            except (BrokenPipeError, ValueError):
                return


def take_standard_streams() -> HostChannel:
    """Make stdin and stdout a channel; what anything prints goes to stderr from now on."""
    reader = os.fdopen(os.dup(0), "rb")
    writer = os.fdopen(os.dup(1), "wb")
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.close(empty)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return HostChannel(reader, writer)
