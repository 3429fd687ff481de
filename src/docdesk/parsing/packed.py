"""Reads parts of a packed (ZIP) document without being blown up by it."""

import io
import lzma
import zipfile
import zlib
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import Self

from lxml import etree

from docdesk.domain.errors import DocumentDamaged, DocumentTooLarge
from docdesk.parsing.limits import size_text
from docdesk.parsing.markup import parse_xml
from docdesk.parsing.source import Source

_CHUNK = 1 << 20
# RuntimeError is zipfile's way to say that a part is encrypted or packed in an unknown way;
# ValueError comes of names and offsets that make no sense.
_BROKEN = (
    KeyError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,
    ValueError,
)


class Package:
    """A ZIP container whose parts may unpack to `unpacked_bytes` in all, whatever it declares."""

    def __init__(self, source: Source, unpacked_bytes: int) -> None:
        self._left = self._limit = unpacked_bytes
        try:
            self._archive = zipfile.ZipFile(source.path or io.BytesIO(source.data))
        except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
            raise _damaged() from error
        self._sizes = {entry.filename: entry.file_size for entry in self._archive.infolist()}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._sizes)

    def read(self, name: str) -> bytes:
        """The unpacked part.

        Raises:
            DocumentTooLarge: it declares or turns out to be larger than what is left.
            DocumentDamaged: it is missing or cannot be unpacked.
        """
        return b"".join(self.pieces(name))

    def measure(self) -> int:
        """The bytes that all parts really unpack to, for libraries that unpack by themselves.

        Nothing is kept. Damaged parts count as far as they go: the library may not need them.
        DocumentTooLarge as in `read`.
        """
        left = self._left
        for name in self._sizes:
            with suppress(DocumentDamaged):
                deque(self.pieces(name), maxlen=0)
        size, self._left = left - self._left, left
        return size

    def pieces(self, name: str) -> Iterator[bytes]:
        """The unpacked part piece by piece; raises as `read` does."""
        if self._sizes.get(name, 0) > self._left:
            raise self._too_large()
        try:
            with self._archive.open(name) as part:
                while piece := part.read(_CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise self._too_large()
                    yield piece
        except _BROKEN as error:
            raise _damaged() from error

    def _too_large(self) -> DocumentTooLarge:
        return DocumentTooLarge(
            f"The document unpacks to more than {size_text(self._limit)}.",
            "A packed file that grows like this is often made to do harm. If you trust it, "
            "split it into smaller documents.",
        )

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part."""
        return parse_xml(self.read(name))


def _damaged() -> DocumentDamaged:
    return DocumentDamaged(
        "The document is damaged: parts of it are missing or cannot be unpacked.",
        "Open it in its own program and save it again, or get a fresh copy.",
    )
