"""Streams of a compound file (Office 97-2003), bounded."""

import io
import struct
from datetime import UTC, datetime, timedelta
from typing import Self

import olefile

from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge
from docdesk.parsing.limits import ReadOptions, size_text
from docdesk.parsing.source import Source

# The summary's property set: where it begins is said at this byte.
_FIRST_SET = 44
_MOST_PROPERTIES = 500
_CODE_PAGE_NUMBER, _CODE_PAGE = 1, "cp1252"
_PROPERTIES = {2: "title", 3: "subject", 4: "author", 12: "created", 13: "modified"}
_NARROW_TEXT, _WIDE_TEXT, _FILE_TIME = 30, 31, 64
_TICKS_A_YEAR = 315_569_520_000_000
_FIRST_TICK, _LAST_TICK = 300 * _TICKS_A_YEAR, 1000 * _TICKS_A_YEAR
# What olefile and we raise for bytes that are not what they should be.
BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, struct.error)


class CompoundFile:
    """The streams of the file by name; a missing one is empty."""

    def __init__(self, source: Source, options: ReadOptions) -> None:
        """Raises DocumentDamaged when it is no compound file."""
        self._limit = options.limits.unpacked_bytes
        try:
            self._ole = olefile.OleFileIO(source.path or io.BytesIO(source.data))
        except BROKEN as error:
            raise damaged() from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ole.close()

    def stream(self, name: str) -> bytes:
        """The whole stream.

        Raises:
            DocumentTooLarge: it is larger than the limit.
            DocumentDamaged: it cannot be read.
        """
        try:
            if not self._ole.exists(name):
                return b""
            size = self._ole.get_size(name)
            if size > self._limit:
                raise DocumentTooLarge(
                    f"The document has {size_text(size)} of text; "
                    f"the limit is {size_text(self._limit)}.",
                    "Raise the limit in the settings, or split the document.",
                )
            with self._ole.openstream(name) as stream:
                content: bytes = stream.read()
        except BROKEN as error:
            raise damaged() from error
        return content

    def metadata(self) -> dict[str, str]:
        """Title, author, subject, created and modified, as far as they are there."""
        try:
            return _read_properties(self.stream("\x05SummaryInformation"))
        except (DocumentDamaged, DocumentTooLarge, *BROKEN):
            return {}


def _read_properties(content: bytes) -> dict[str, str]:
    """The named properties of a property set (MS-OLEPS 2.21, 2.15).

    olefile's own reader believes any number of entries that the file names.
    """
    found: dict[str, str] = {}
    if len(content) < _FIRST_SET + 4:
        return found
    start = struct.unpack_from("<I", content, _FIRST_SET)[0]
    room = max(0, (len(content) - start - 8) // 8)
    count = min(struct.unpack_from("<I", content, start + 4)[0], _MOST_PROPERTIES, room)
    numbers = struct.unpack_from(f"<{2 * count}I", content, start + 8)
    # Backwards, so that of two entries the first one counts.
    places = dict(zip(numbers[-2::-2], numbers[::-2], strict=True))
    code_page = _CODE_PAGE
    if _CODE_PAGE_NUMBER in places:
        at = start + places[_CODE_PAGE_NUMBER]
        code_page = f"cp{struct.unpack_from('<H', content, at + 4)[0]}"
    for number, name in _PROPERTIES.items():
        if number in places:
            value = _property_text(content, start + places[number], code_page)
            if value:
                found[name] = value
    return found


def _property_text(content: bytes, at: int, code_page: str) -> str:
    kind, size = struct.unpack_from("<II", content, at)
    if kind == _FILE_TIME:
        return _time_text(struct.unpack_from("<Q", content, at + 4)[0])
    value = content[at + 8 : at + 8 + size * (2 if kind == _WIDE_TEXT else 1)]
    if kind not in (_NARROW_TEXT, _WIDE_TEXT):
        return ""
    text = value.decode("utf-16-le", "replace") if kind == _WIDE_TEXT else ""
    text = text or _decoded(value, code_page)
    return " ".join(text.partition("\x00")[0].split())


def _time_text(ticks: int) -> str:
    """ISO 8601 out of tenths of microseconds since 1601; "" for times that were never set."""
    if not _FIRST_TICK < ticks < _LAST_TICK:
        return ""
    time = datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
    return time.isoformat(timespec="seconds").replace("+00:00", "Z")


def _decoded(value: bytes, code_page: str) -> str:
    names = {"cp65001": "utf-8", "cp1200": "utf-16-le", "cp10000": "mac_roman"}
    try:
        return value.decode(names.get(code_page, code_page), "replace")
    except LookupError:
        return value.decode(_CODE_PAGE, "replace")


def damaged() -> DocumentDamaged:
    """The error for a document whose structure does not hold."""
    return DocumentDamaged(
        "The document is damaged: its text cannot be found in it.",
        "Open it in its own program and save it again, or get a fresh copy.",
    )
