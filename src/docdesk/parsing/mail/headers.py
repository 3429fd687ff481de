"""Header fields of messages as they are meant, however damaged they come."""

import binascii
from contextlib import suppress
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import parsedate_to_datetime

from docdesk.parsing.encodings import decode

# The library looks for the end of each encoded word in the whole rest of the field.
_LONGEST_TO_DECODE = 1 << 16  # characters


class _AsTheyCome(Compat32):
    """Gives header fields with the bytes that should not be in them, escaped as surrogates."""

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002
        return value


AS_THEY_COME = _AsTheyCome()


def header(message: Message, name: str) -> str:
    """The field's text on one line, or ""; of several of the name the first."""
    return decode_words(str(message.get(name, "")))


def decode_words(raw: str) -> str:
    """Text with its encoded words (RFC 2047) decoded, and bytes that should not be there."""
    text = decode_bytes(raw.encode("utf-8", errors="surrogateescape"), "")
    if "=?" in text and len(text) < _LONGEST_TO_DECODE:
        with suppress(HeaderParseError, binascii.Error, ValueError):  # else as it stands
            text = "".join(_decoded_word(word, charset) for word, charset in decode_header(text))
    return " ".join(text.replace("\x00", "").split())


def decode_bytes(content: bytes, declared: str) -> str:
    """The text in the encoding it declares if that can be, else in the likeliest; never fails."""
    if declared and content.isascii():  # encodings that shift by escape sequences look like it
        with suppress(LookupError, ValueError):
            return content.decode(declared)
    text = decode(content, declared=declared)
    return content.decode("cp1252", errors="replace") if text is None else text


def date_of(line: str) -> datetime | None:
    """The point in time of a date field."""
    try:
        return parsedate_to_datetime(line)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _decoded_word(word: bytes | str, charset: str | None) -> str:
    if isinstance(word, str):
        return word
    if charset is None:
        return word.decode("raw-unicode-escape", errors="replace")
    return decode_bytes(word, charset.partition("*")[0])  # RFC 2231: a language may follow
