"""What the host and the engine child say to each other: one JSON object a line."""

import msgspec

from docdesk.domain.answers import Turn
from docdesk.domain.writing import SourceText, Task


class Load(msgspec.Struct, frozen=True, tag=True):
    """Load a GGUF file; answered by Loaded or LoadFailed. `path` is absolute.

    `is_repacked` lays the weights out for the processor's fastest instructions.
    """

    path: str
    context: int
    gpu_layers: int
    threads: int
    is_repacked: bool = True


class Ask(msgspec.Struct, frozen=True, tag=True):
    """Answer a question; answered by Progress ..., Piece ..., Finished or Failed."""

    request: int
    question: str
    sources: tuple[SourceText, ...]
    turns: tuple[Turn, ...]
    answer_tokens: int
    source_tokens: int
    temperature: float = 0.0  # 0: the likeliest token each time
    seed: int = 0
    cites: bool = True


class Score(msgspec.Struct, frozen=True, tag=True):
    """How likely continuations are; answered by Progress ..., Scored, Finished or Failed.

    Finished comes in place of Scored when the request was stopped.
    """

    request: int
    task: Task
    continuations: tuple[str, ...]


class Complete(msgspec.Struct, frozen=True, tag=True):
    """Write for a task; answered by Progress ..., Piece ..., Finished or Failed.

    `grammar` is GBNF with the rule "root": everything written keeps to it. "" for free text.
    """

    request: int
    task: Task
    most_tokens: int
    grammar: str = ""
    temperature: float = 0.0
    seed: int = 0


class Probe(msgspec.Struct, frozen=True, tag=True):
    """Write some tokens to show that the model works; answered by Finished or Failed."""

    request: int
    tokens: int


class Stop(msgspec.Struct, frozen=True, tag=True):
    """Stop the request of this number, or the next ones up to it."""

    request: int


class Loaded(msgspec.Struct, frozen=True, tag=True):
    """The model is in memory."""

    context: int
    gpu_layers: int
    threads: int
    device: str


class LoadFailed(msgspec.Struct, frozen=True, tag=True):
    """`cause` is "file" when llama.cpp refused the file, "context" when memory was too small."""

    cause: str
    detail: str


class Progress(msgspec.Struct, frozen=True, tag=True):
    """So many of the prompt's tokens are read."""

    request: int
    done: int
    total: int


class Piece(msgspec.Struct, frozen=True, tag=True):
    """Some text, or the id of a source that is cited here."""

    request: int
    text: str
    source: str = ""


class Scored(msgspec.Struct, frozen=True, tag=True):
    """The natural logarithm of each continuation's probability, in their order."""

    request: int
    values: tuple[float, ...]


class Finished(msgspec.Struct, frozen=True, tag=True):
    """The text ended. Token counts; `prompt_kept` of the prompt were in memory already."""

    request: int
    reason: str
    prompt_tokens: int = 0
    prompt_kept: int = 0
    written_tokens: int = 0
    left_out: int = 0
    read_s: float = 0.0
    write_s: float = 0.0


class Failed(msgspec.Struct, frozen=True, tag=True):
    """The request could not be carried out; the child goes on."""

    request: int
    detail: str


Work = Ask | Score | Complete  # one piece at a time
Order = Load | Work | Probe | Stop
Report = Loaded | LoadFailed | Progress | Piece | Scored | Finished | Failed

_encoder = msgspec.json.Encoder()
_orders: msgspec.json.Decoder[Order] = msgspec.json.Decoder(Order)
_reports: msgspec.json.Decoder[Report] = msgspec.json.Decoder(Report)


def encode(message: Order | Report) -> bytes:
    """One line, with its end."""
    return _encoder.encode(message) + b"\n"


def decode_order(line: bytes) -> Order:
    """What the host asks; msgspec.MsgspecError when the line is none."""
    return _orders.decode(line)


def decode_report(line: bytes) -> Report:
    """What the child tells; msgspec.MsgspecError when the line is none."""
    return _reports.decode(line)
