"""Single compressed files: gzip, bzip2 and xz, taken out within limits."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from pathlib import PurePath
from typing import BinaryIO

from docdesk.domain.errors import DocumentDamaged
from docdesk.parsing.containers import Unwrapped
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.members import Meter
from docdesk.parsing.source import Source

_Unpacked = gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile
_OPENERS: tuple[tuple[bytes, Callable[[BinaryIO], _Unpacked]], ...] = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)
_FAULTS = (zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
_SHORT_ENDINGS = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}
_CHUNK = 1 << 20
_ENDINGS = (".gz", ".bz2", ".xz")


def unwrap(source: Source, options: ReadOptions) -> Unwrapped:
    """The file that was compressed; of a damaged one what comes before the damage, with a note.

    Raises:
        DocumentTooLarge: it unpacks to more than the limits allow.
        DocumentDamaged: nothing of it can be unpacked.
    """
    meter, content = Meter(source.size_bytes, options.limits), io.BytesIO()
    notes: tuple[str, ...] = ()
    with source.open() as file, _opened(file) as unpacked:
        try:
            while chunk := unpacked.read1(_CHUNK):  # `read` would lose what comes before damage
                meter.add(len(chunk))
                content.write(chunk)
        except _FAULTS as error:
            if not content.tell():
                raise DocumentDamaged(
                    "The compressed file is damaged: nothing of it can be unpacked.",
                    "Get a fresh copy.",
                ) from error
            notes = ("The compressed file is cut off or damaged: its end could not be read.",)
    return Unwrapped(Source(_inner_name(source.name), data=content.getvalue()), notes=notes)


def _opened(file: BinaryIO) -> _Unpacked:
    head = file.read(6)
    file.seek(0)
    return next(opened for magic, opened in _OPENERS if head.startswith(magic))(file)


def _inner_name(name: str) -> str:
    ending = PurePath(name).suffix
    if ending.lower() in _ENDINGS:
        return name.removesuffix(ending) or name
    return name.removesuffix(ending) + _SHORT_ENDINGS.get(ending.lower(), ending)
