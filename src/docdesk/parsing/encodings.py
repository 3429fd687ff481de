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
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_BEYOND_ASCII_BYTE = re.compile(rb"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65536
# Encodings of Western Europe: Windows, DOS, old Macs. The first wins when nothing tells.
_WESTERN = ("cp1252", "cp850", "mac_roman", "cp437")
_USUAL = frozenset("àèéìòùáíóúâêîôûäöüñçß")
_RARE = frozenset("ëïÿãõåæøœšž")
_AT_WORD_ENDS = frozenset("àèéìòùáíóúäöüß")
_WORDS_OF_ONE = frozenset("àèéòóôáÀÈÉÒÓÔÁ")
_OPENING = frozenset("“‘«„‚¿¡")
_CLOSING = frozenset("”’»…")
_ALONE = frozenset("–—•·")
_UNITS = frozenset("€¤°§%£©®™ªº½¼¾²³±×µ\xa0\xad")
# Below this mean mark of its characters a text is in no western encoding.
_LEAST_MARK = 0.3
# Above this share of bytes beyond ASCII a text is hardly in a Western European script.
_WESTERN_SHARE = 0.2
# In fewer bytes, or in fewer beyond ASCII, a guess at other scripts is luck.
_ENOUGH_TO_GUESS = 64
_ENOUGH_BEYOND = 8


def decode(content: bytes, *, declared: str = "", is_cut: bool = False) -> str | None:
    """The text, or None if the bytes are no text.

    Args:
        declared: the encoding that the file itself names (an HTML meta tag); UTF-8 goes before it.
        is_cut: the bytes are the head of a longer file, so the last character may be incomplete.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
            return _checked(decoder.decode(content, final=not is_cut))
    for encoding in (
        _wide_encoding(content),
        "utf-8",
        _wide_encoding_of_other_scripts(content),
    ):
        text = _decoded(content, encoding, is_cut=is_cut) if encoding else None
        if text is not None:
            return _checked(text)
    sample = _telling_sample(content)
    if _is_damaged_utf8(sample):
        return _checked(content.decode("utf-8", errors="replace"))
    if declared and (text := _decoded_as_declared(content, declared)) is not None:
        return _checked(text)
    if b"\x00" in content:
        return None
    return _checked(content.decode(_older_encoding(sample), errors="replace"))


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


def _telling_sample(content: bytes) -> bytes:
    """The part of a text around its first characters beyond ASCII."""
    first = _BEYOND_ASCII_BYTE.search(content)
    start = max(0, first.start() - 200) if first else 0
    return content[start : start + _SAMPLE]


def _is_damaged_utf8(sample: bytes) -> bool:
    """UTF-8 with some bytes that are none: other encodings hardly ever look like it."""
    text = sample.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    return len(_BEYOND_ASCII.findall(text)) - damaged > 4 * damaged


def _wide_encoding(content: bytes) -> str:
    """UTF-16 or UTF-32 of a mostly Latin text, by where the NUL bytes stand."""
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


def _wide_encoding_of_other_scripts(content: bytes) -> str:
    """UTF-16 of a script whose only characters below 256 are spaces and digits."""
    sample = content[:4096]
    nul = [sample[offset::2].count(0) for offset in range(2)]
    if min(nul) or not max(nul):
        return ""
    encoding = "utf-16-le" if nul[1] else "utf-16-be"
    text = _decoded(sample, encoding, is_cut=True) or ""
    worded = sum(char.isalnum() or char.isspace() for char in text)
    return encoding if worded > 0.8 * len(text) else ""


def _older_encoding(sample: bytes) -> str:
    beyond = sum(byte >= 0x80 for byte in sample)
    mark, encoding = max(
        ((_mark(sample.decode(name, errors="replace")), name) for name in _WESTERN),
        key=lambda marked: marked[0],
    )
    is_western = mark >= _LEAST_MARK * beyond
    is_dense = beyond >= _WESTERN_SHARE * len(sample) and len(sample) >= _ENOUGH_TO_GUESS
    if is_dense or (not is_western and beyond >= _ENOUGH_BEYOND):
        best = from_bytes(sample).best()
        return best.encoding if best else "cp1252"
    return "iso8859-15" if encoding == "cp1252" and _has_its_euro(sample) else encoding


def _has_its_euro(sample: bytes) -> bool:
    """ISO 8859-15 has the euro where Windows has a sign that nobody writes, and no quotes."""
    return b"\xa4" in sample and not any(0x80 <= byte < 0xA0 for byte in sample)


def _mark(text: str) -> float:
    """How well the characters beyond ASCII fit where they stand, 1 for each that does."""
    padded = f" {text} "
    return sum(
        _fit(padded[found.start() - 1], found.group(), padded[found.end()])
        for found in _BEYOND_ASCII.finditer(padded)
    )


def _fit(before: str, char: str, after: str) -> float:
    if char.lower() in _USUAL or char.lower() in _RARE:
        return _fit_of_letter(before, char, after)
    if char in _UNITS:
        return 0.5 if not (before.isalpha() and after.isalpha()) else -1
    if char in _OPENING:
        return 0.8 if after.isalnum() and not before.isalnum() else -1
    if char in _CLOSING:
        is_apostrophe = char == "’" and before.isalpha()
        return 0.8 if is_apostrophe or not (before.isspace() or after.isalnum()) else -1
    if char in _ALONE:
        return 0.8 if before.isspace() == after.isspace() else -1
    if "\u2500" <= char <= "\u259f":  # the frames of DOS
        return 0.5 if not (before.isalpha() or after.isalpha()) else -1
    return -1


def _fit_of_letter(before: str, char: str, after: str) -> float:
    is_strange = (char.isupper() and before.islower()) or before.isdigit() or after.isdigit()
    is_word = not (before.isalpha() or after.isalpha())
    if is_strange or (is_word and char not in _WORDS_OF_ONE):
        return -0.5
    if char.lower() in _RARE or (not after.isalpha() and char.lower() not in _AT_WORD_ENDS):
        return 0.4
    return 0.7 if before.lower() in "aeou" else 0.8 if before.lower() == "i" else 1


def _checked(text: str | None) -> str | None:
    """None for what decodes but is no text: more than a few control characters."""
    if text is None:
        return None
    sample = text[:_SAMPLE]
    controls = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    return None if controls > max(2, len(sample) // 100) else text
