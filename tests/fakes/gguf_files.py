"""Writes small GGUF files: whole, and with whatever a test wants to be wrong."""

import struct
from pathlib import Path

U32, FLOAT, BOOL, STRING, ARRAY, U64 = 4, 6, 7, 8, 9, 10
F32 = 0


def text(value: str) -> bytes:
    """A string as the format has it."""
    data = value.encode()
    return struct.pack("<Q", len(data)) + data


def entry(key: str, value: str | int | bool | list[str] | list[int]) -> bytes:
    """One key with its value."""
    return text(key) + _typed(value)


def _typed(value: str | int | bool | list[str] | list[int]) -> bytes:
    if isinstance(value, bool):
        return struct.pack("<I?", BOOL, value)
    if isinstance(value, int):
        return struct.pack("<II", U32, value)
    if isinstance(value, str):
        return struct.pack("<I", STRING) + text(value)
    kind = STRING if value and isinstance(value[0], str) else U32
    items = (text(i) if isinstance(i, str) else struct.pack("<I", i) for i in value)
    return struct.pack("<IIQ", ARRAY, kind, len(value)) + b"".join(items)


def tensor(name: str, shape: tuple[int, ...], kind: int = F32, offset: int = 0) -> bytes:
    """One tensor's description."""
    dimensions = struct.pack(f"<I{len(shape)}Q", len(shape), *shape)
    return text(name) + dimensions + struct.pack("<IQ", kind, offset)


ENTRIES: dict[str, str | int | bool | list[str] | list[int]] = {
    "general.architecture": "llama",
    "general.name": "Tiny",
    "general.license": "apache-2.0",
    "general.languages": ["en", "it"],
    "general.file_type": 15,
    "llama.context_length": 4096,
    "llama.block_count": 2,
    "llama.embedding_length": 64,
    "llama.attention.head_count": 4,
    "llama.attention.head_count_kv": 2,
    "tokenizer.ggml.model": "gpt2",
    "tokenizer.ggml.tokens": [f"t{n}" for n in range(2000)],
    "tokenizer.chat_template": "{{ messages }}",
}


def gguf_bytes(*, version: int = 3, weights: bytes = bytes(64 * 4), **changes: object) -> bytes:
    """A whole file with one tensor of 64 numbers; `changes` replace entries (dots as `__`)."""
    entries = {**ENTRIES, **{key.replace("__", "."): value for key, value in changes.items()}}
    kept = {key: value for key, value in entries.items() if value is not None}
    head = b"GGUF" + struct.pack("<IQQ", version, 1, len(kept))
    head += b"".join(entry(key, value) for key, value in kept.items())  # type: ignore[arg-type]
    head += tensor("token_embd.weight", (64,))
    return head + bytes(-len(head) % 32) + weights


def write_gguf(path: Path, **changes: object) -> Path:
    """Write a whole file; gives its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gguf_bytes(**changes))  # type: ignore[arg-type]
    return path
