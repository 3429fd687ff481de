"""Streams of a compound file (Office 97-2003), bounded."""

import io
import struct
from datetime import datetime
from typing import Self

import olefile  # type: ignore[import-untyped]

from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge
from docdesk.parsing.limits import ReadOptions, size_text
from docdesk.parsing.source import Source

_FIRST_YEAR = 1601
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
            found = self._ole.get_metadata()
        except BROKEN:
            return {}
        encoding = f"cp{found.codepage}" if found.codepage else "cp1252"
        values = {
            "title": _text(found.title, encoding),
            "author": _text(found.author, encoding),
            "subject": _text(found.subject, encoding),
            "created": _time_text(found.create_time),
            "modified": _time_text(found.last_saved_time),
        }
        return {key: value for key, value in values.items() if value}


def _time_text(time: datetime | None) -> str:
    """ISO 8601; "" for the zero of the format's clock, 1601."""
    return time.isoformat() if isinstance(time, datetime) and time.year > _FIRST_YEAR else ""


def _text(value: bytes | str | None, encoding: str) -> str:
    text = _decoded(value, encoding) if isinstance(value, bytes) else value or ""
    return " ".join(text.replace("\x00", "").split())


def _decoded(value: bytes, encoding: str) -> str:
    try:
        return value.decode("utf-8" if encoding == "cp65001" else encoding, "replace")
    except LookupError:
        return value.decode("cp1252", "replace")


def damaged() -> DocumentDamaged:
    """The error for a document whose structure does not hold."""
    return DocumentDamaged(
        "The document is damaged: its text cannot be found in it.",
        "Open it in its own program and save it again, or get a fresh copy.",
    )
