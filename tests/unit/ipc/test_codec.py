"""Every message survives its way through a line."""

from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from docdesk.ipc.codec import (
    ProtocolError,
    decode_event,
    decode_request,
    encode_event,
    encode_request,
)
from docdesk.ipc.messages import Event, ListFiles, Request, UnlockFile


def sample(kind: Any) -> Any:
    """Some value of a type, every optional part filled."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return sample(next(part for part in get_args(kind) if part is not NoneType))
    if origin is tuple:
        return (sample(get_args(kind)[0]),)
    if origin is dict:
        return {sample(get_args(kind)[0]): sample(get_args(kind)[1])}
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{field.name: sample(hints[field.name]) for field in fields(kind)})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    return {str: "per l'Italia: “è”\n", int: 7, float: 0.5, bool: True}[kind]


@pytest.mark.parametrize("kind", get_args(Request), ids=lambda kind: kind.__name__)
def test_requests_come_back_as_they_were(kind: type) -> None:
    request = sample(kind)

    line = encode_request(3, request)

    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode_request(line) == (3, request)


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
def test_events_come_back_as_they_were(kind: type) -> None:
    event = sample(kind)

    assert decode_event(encode_event(0, event)) == (0, event)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"native noise on stdout\n",
        b"{}\n",
        b'{"v":1,"id":1,"type":"Unknown","body":{}}\n',
        b'{"v":1,"id":1,"type":"ListFiles","body":{"workspace":5}}\n',
        encode_request(1, ListFiles("w")).replace(b'"v":1', b'"v":2'),
    ],
)
def test_what_is_no_message_is_refused(line: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode_request(line)


def test_a_password_is_not_shown_by_what_logs_a_request():
    assert "segreto" not in repr(UnlockFile("w", "a.pdf", "segreto"))
