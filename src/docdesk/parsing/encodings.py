"""From bytes to text: byte order marks, UTF-8, UTF-16 and -32 without marks, older code pages."""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65536
# Above this share of bytes beyond ASCII a text is hardly in a Western European script.
_WESTERN_SHARE = 0.2
_ENOUGH_TO_GUESS = 64  # bytes; in fewer any guess is luck


def decode(content: bytes, *, declared: str = "", is_cut: bool = False) -> str | None:
    """The text, or None if the bytes are no text.

    Args:
        declared: the encoding that the file itself names (an HTML meta tag); UTF-8 goes before it.
        is_cut: the bytes are the head of a longer file, so the last character may be incomplete.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(_decoded(content, encoding, is_cut=is_cut))
    for encoding in (_wide_encoding(content), "utf-8"):
        text = _decoded(content, encoding, is_cut=is_cut) if encoding else None
        if text is not None:
            return _checked(text)
    if declared and (text := _decoded_as_declared(content, declared)) is not None:
        return _checked(text)
    if b"\x00" in content:
        return None
    return _checked(content.decode(_older_encoding(content[:_SAMPLE]), errors="replace"))


def _decoded(content: bytes, encoding: str, *, is_cut: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(content, final=not is_cut)
    except UnicodeError:
        return None


def _decoded_as_declared(content: bytes, declared: str) -> str | None:
    """A file may declare anything: codecs that are none for text, or that give half characters."""
    try:
        return content.decode(declared).encode("utf-8", errors="replace").decode("utf-8")
    except (UnicodeError, LookupError):
        return None


def _wide_encoding(content: bytes) -> str:
    """UTF-16 or UTF-32 by where the NUL bytes stand in a text that is mostly Latin."""
    sample = content[:4096]
    if sample.count(0) < len(sample) // 4:
        return ""
    nul = tuple(sample[offset::4].count(0) > len(sample) // 6 for offset in range(4))
    patterns: dict[tuple[bool, ...], str] = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return patterns.get(nul, "")


def _older_encoding(sample: bytes) -> str:
    share = sum(byte >= 0x80 for byte in sample) / max(1, len(sample))
    if share < _WESTERN_SHARE or len(sample) < _ENOUGH_TO_GUESS:
        return "cp1252"
    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _checked(text: str | None) -> str | None:
    """None for what decodes but is no text: more than a few control characters."""
    if text is None:
        return None
    sample = text[:_SAMPLE]
    controls = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    return None if controls > max(2, len(sample) // 100) else text
