"""Reads what a GGUF file says of itself, however hostile the file.

The format: github.com/ggml-org/ggml, docs/gguf.md. Every count and length in the file is checked
against a limit before it is used, and the whole header has a budget of bytes, so that reading one
takes a bounded time and memory whatever the file claims.
"""

import struct
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import BinaryIO

from docdesk.domain.errors import ModelError
from docdesk.modelstore.tensors import QUANTISATIONS, tensor_bytes

# Real models: 20-80 entries, 100-2,000 tensors, vocabularies of up to 262,144 tokens and headers
# of up to 10 MB. The limits leave room for some years.
MAX_HEADER_BYTES = 32 << 20
MAX_ENTRIES = 4_096
MAX_TENSORS = 65_536
MAX_KEY_BYTES = 65_535  # the format's own limit
MAX_STRING_BYTES = 1 << 20
MAX_ARRAY_ITEMS = 2_000_000
KEPT_ARRAY_ITEMS = 1_024  # of longer arrays (the vocabulary) only the length is kept
MAX_DIMENSIONS = 8
MAX_TENSOR_NUMBERS = 1 << 48

_SCALARS = {
    0: struct.Struct("<B"),
    1: struct.Struct("<b"),
    2: struct.Struct("<H"),
    3: struct.Struct("<h"),
    4: struct.Struct("<I"),
    5: struct.Struct("<i"),
    6: struct.Struct("<f"),
    7: struct.Struct("<?"),
    10: struct.Struct("<Q"),
    11: struct.Struct("<q"),
    12: struct.Struct("<d"),
}
_U32, _U64 = _SCALARS[4], _SCALARS[10]
_STRING, _ARRAY = 8, 9
_DEFAULT_ALIGNMENT = 32

_HINT = "Download the file again from its publisher, and compare its SHA-256 with theirs."

Scalar = str | int | float | bool
Value = Scalar | tuple[Scalar, ...] | range


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """What a GGUF file says of itself; 0 and "" where it says nothing.

    `parameters` counts the numbers in all tensors. `kv_heads`, `key_length` and `value_length` are
    those of one attention layer (the largest where layers differ). `parts` above 1: the file is
    one of several. `purpose` is "model", "adapter", "mmproj", ...
    """

    architecture: str
    name: str
    purpose: str
    parameters: int
    quantisation: str
    context: int
    layers: int
    embedding: int
    heads: int
    kv_heads: int
    key_length: int
    value_length: int
    vocabulary: int
    tokenizer: str
    has_chat_template: bool
    licence: str
    languages: tuple[str, ...]
    parts: int


@dataclass(frozen=True, slots=True)
class _Tensors:
    """The sum over all tensors: how many numbers, and where the last one ends in the data."""

    parameters: int
    data_bytes: int


def read_header(path: Path) -> GgufHeader:
    """What the file says of itself.

    Raises:
        ModelError: it cannot be read, is no GGUF file, is damaged or is cut off.
    """
    try:
        with path.open("rb", buffering=1 << 20) as file:
            size = file.seek(0, 2)
            file.seek(0)
            return _read(_Reader(file, path.name, min(size, MAX_HEADER_BYTES)), size)
    except OSError as error:
        raise ModelError(
            f"{path.name} cannot be read: {error.strerror}.",
            "Check that the file is there and that you may read it.",
        ) from error


class _Reader:
    """Reads values from the front of a file within a budget of bytes."""

    def __init__(self, file: BinaryIO, name: str, budget: int) -> None:
        self._file = file
        self._left = budget
        self.name = name

    def damaged(self, what: str) -> ModelError:
        """The error that says what is wrong with the file."""
        return ModelError(f"{self.name} is not a usable model file: {what}.", _HINT)

    def take(self, count: int) -> bytes:
        """The next bytes."""
        if count > self._left:
            raise self.damaged("it ends within its header, or its header is too long")
        self._left -= count
        data = self._file.read(count)
        if len(data) < count:
            raise self.damaged("it ends within its header")
        return data

    def skip(self, count: int) -> None:
        """Step over bytes."""
        if count > self._left:
            raise self.damaged("it ends within its header, or its header is too long")
        self._left -= count
        self._file.seek(count, 1)

    def number(self, kind: struct.Struct) -> int:
        """The next whole number."""
        return int(kind.unpack(self.take(kind.size))[0])

    def count(self, limit: int, what: str) -> int:
        """The next 64-bit count, which may not exceed the limit."""
        count = self.number(_U64)
        if count > limit:
            raise self.damaged(f"it claims {count:,} {what}, and at most {limit:,} are allowed")
        return count

    def string(self, limit: int = MAX_STRING_BYTES) -> str:
        """The next string; bytes that are no UTF-8 are replaced."""
        return self.take(self.count(limit, "bytes of text")).decode("utf-8", errors="replace")

    @property
    def position(self) -> int:
        """Bytes read so far."""
        return self._file.tell()


def _read(reader: _Reader, size: int) -> GgufHeader:
    if reader.take(4) != b"GGUF":
        raise ModelError(
            f"{reader.name} is not a GGUF file.",
            "DocDesk takes models in the GGUF format; their files end in .gguf.",
        )
    version = reader.number(_U32)
    if version not in (2, 3):
        raise ModelError(
            f"{reader.name} has version {version} of the GGUF format; DocDesk reads 2 and 3.",
            "Look for a newer file of the same model.",
        )
    tensor_count = reader.count(MAX_TENSORS, "tensors")
    entries = _read_entries(reader)
    tensors = _read_tensors(reader, tensor_count)
    _require_whole(reader, entries, tensors, size)
    return _header(entries, tensors)


def _read_entries(reader: _Reader) -> dict[str, Value]:
    entries: dict[str, Value] = {}
    for _ in range(reader.count(MAX_ENTRIES, "entries")):
        key = reader.string(MAX_KEY_BYTES)
        kind = reader.number(_U32)
        entries[key] = _read_array(reader) if kind == _ARRAY else _read_scalar(reader, kind)
    return entries


def _read_scalar(reader: _Reader, kind: int) -> Scalar:
    if kind == _STRING:
        return reader.string()
    if kind not in _SCALARS:
        raise reader.damaged(f"it holds a value of the unknown type {kind}")
    value: Scalar = _SCALARS[kind].unpack(reader.take(_SCALARS[kind].size))[0]
    return value


def _read_array(reader: _Reader) -> tuple[Scalar, ...] | range:
    """The items, or a range of the same length for a long array."""
    kind = reader.number(_U32)
    count = reader.count(MAX_ARRAY_ITEMS, "items in a list")
    if count <= KEPT_ARRAY_ITEMS:
        return tuple(_read_scalar(reader, kind) for _ in range(count))
    if kind == _STRING:
        for _ in range(count):
            reader.skip(reader.count(MAX_STRING_BYTES, "bytes of text"))
    elif kind in _SCALARS:
        reader.skip(count * _SCALARS[kind].size)
    else:
        raise reader.damaged(f"it holds a list of the unknown type {kind}")
    return range(count)


def _read_tensors(reader: _Reader, count: int) -> _Tensors:
    parameters = data_bytes = 0
    for _ in range(count):
        reader.string(MAX_KEY_BYTES)
        dimensions = reader.number(_U32)
        if dimensions > MAX_DIMENSIONS:
            raise reader.damaged(f"a tensor claims {dimensions} dimensions")
        shape = tuple(reader.number(_U64) for _ in range(dimensions))
        if prod(shape) > MAX_TENSOR_NUMBERS:
            raise reader.damaged("a tensor claims more numbers than any model has")
        kind, offset = reader.number(_U32), reader.number(_U64)
        parameters += prod(shape)
        data_bytes = max(data_bytes, offset + tensor_bytes(kind, shape))
    return _Tensors(parameters, data_bytes)


def _require_whole(
    reader: _Reader, entries: dict[str, Value], tensors: _Tensors, size: int
) -> None:
    alignment = _whole(entries, "general.alignment") or _DEFAULT_ALIGNMENT
    start = -(-reader.position // alignment) * alignment
    if start + tensors.data_bytes > size:
        missing = start + tensors.data_bytes - size
        raise ModelError(
            f"{reader.name} is cut off: {missing:,} bytes are missing at its end.",
            "The download was probably interrupted. Download the file again.",
        )


def _header(entries: dict[str, Value], tensors: _Tensors) -> GgufHeader:
    architecture = _text(entries, "general.architecture")
    embedding = _whole(entries, f"{architecture}.embedding_length")
    heads = _whole(entries, f"{architecture}.attention.head_count")
    head_length = embedding // heads if heads else 0
    attention = f"{architecture}.attention"
    return GgufHeader(
        architecture=architecture,
        name=_text(entries, "general.name") or _text(entries, "general.basename"),
        purpose=_text(entries, "general.type") or "model",
        parameters=tensors.parameters,
        quantisation=QUANTISATIONS.get(_whole(entries, "general.file_type", -1), ""),
        context=_whole(entries, f"{architecture}.context_length"),
        layers=_whole(entries, f"{architecture}.block_count"),
        embedding=embedding,
        heads=heads,
        kv_heads=_whole(entries, f"{attention}.head_count_kv") or heads,
        key_length=_whole(entries, f"{attention}.key_length") or head_length,
        value_length=_whole(entries, f"{attention}.value_length") or head_length,
        vocabulary=_length(entries, "tokenizer.ggml.tokens"),
        tokenizer=_text(entries, "tokenizer.ggml.model"),
        has_chat_template=bool(_text(entries, "tokenizer.chat_template")),
        licence=_text(entries, "general.license"),
        languages=_texts(entries, "general.languages"),
        parts=_whole(entries, "split.count"),
    )


def _text(entries: dict[str, Value], key: str) -> str:
    value = entries.get(key, "")
    return value if isinstance(value, str) else ""


def _texts(entries: dict[str, Value], key: str) -> tuple[str, ...]:
    value = entries.get(key, ())
    items = value if isinstance(value, tuple) else ()
    return tuple(item for item in items if isinstance(item, str))


def _length(entries: dict[str, Value], key: str) -> int:
    value = entries.get(key, ())
    return len(value) if isinstance(value, tuple | range) else 0


def _whole(entries: dict[str, Value], key: str, default: int = 0) -> int:
    """A whole number that is not negative; the largest where there is one for each layer."""
    value = entries.get(key, default)
    numbers = value if isinstance(value, tuple) else (value,)
    whole = [number for number in numbers if isinstance(number, int) and number >= 0]
    return max(whole, default=default)
