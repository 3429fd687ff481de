"""Requests and events to and from JSON lines, with a version."""

from functools import cache
from typing import Any, get_args

import msgspec

from docdesk.ipc.messages import PROTOCOL_VERSION, Event, Request


class ProtocolError(Exception):
    """A line is not a message of this protocol: a bug or a mixed installation."""


class _Envelope(msgspec.Struct):
    v: int
    id: int
    type: str
    body: msgspec.Raw


_ENCODER = msgspec.json.Encoder()
_ENVELOPE = msgspec.json.Decoder(_Envelope)


def encode_request(request_id: int, request: Request) -> bytes:
    """One line for the host, newline included."""
    return _encode(request_id, request)


def decode_request(line: bytes) -> tuple[int, Request]:
    """The id and the request in a line; ProtocolError if it holds none."""
    request: tuple[int, Request] = _decode(line, _types(Request))
    return request


def encode_event(request_id: int, event: Event) -> bytes:
    """One line for the window, newline included; id 0 where nobody asked."""
    return _encode(request_id, event)


def decode_event(line: bytes) -> tuple[int, Event]:
    """The request id and the event in a line; ProtocolError if it holds none."""
    event: tuple[int, Event] = _decode(line, _types(Event))
    return event


def _encode(request_id: int, message: object) -> bytes:
    envelope = {
        "v": PROTOCOL_VERSION,
        "id": request_id,
        "type": type(message).__name__,
        "body": message,
    }
    return _ENCODER.encode(envelope) + b"\n"


def _decode(line: bytes, types: dict[str, type]) -> tuple[int, Any]:
    try:
        envelope = _ENVELOPE.decode(line)
        if envelope.v != PROTOCOL_VERSION:
            raise ProtocolError(f"protocol version {envelope.v}, expected {PROTOCOL_VERSION}")
        message: Any = msgspec.json.decode(envelope.body, type=types[envelope.type])
    except (msgspec.MsgspecError, KeyError) as error:
        raise ProtocolError(f"not a message: {error}") from error
    return envelope.id, message


@cache
def _types(union: Any) -> dict[str, type]:  # noqa: ANN401 - a union type has no name of its own
    return {message.__name__: message for message in get_args(union)}
