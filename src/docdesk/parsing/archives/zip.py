"""ZIP archives: their files, encrypted ones with a password."""

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

import pyzipper

from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentError,
    KindUnsupported,
    PasswordNeeded,
)
from docdesk.parsing.archives.companions import is_companion
from docdesk.parsing.archives.salvage import salvage
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.members import Entry, ListedContainer, decode_names, safe_names
from docdesk.parsing.source import Source

# Bits of the general purpose flag (APPNOTE.TXT 4.4.4).
_ENCRYPTED = 0x1
_NAME_IS_UTF8 = 0x800
_UNICODE_PATH = 0x7075  # extra field with the name in UTF-8 (APPNOTE.TXT 4.6.9)
_AES = 99  # stands in place of the method (APPNOTE.TXT, appendix E)
_METHODS = (
    zipfile.ZIP_STORED,
    zipfile.ZIP_DEFLATED,
    zipfile.ZIP_BZIP2,
    zipfile.ZIP_LZMA,
    _AES,
)
_FAULTS = (
    zipfile.BadZipFile,
    pyzipper.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)


def open_container(source: Source, options: ReadOptions) -> ListedContainer:
    """The files of a ZIP archive in the order of its directory; without one, what can be found.

    Raises:
        DocumentDamaged: nothing is left of it.
    """
    try:
        archive = _Archive(source, options.password)
    except _FAULTS:
        return salvage(source, options)
    return ListedContainer(archive.entries(), archive.open, source.size_bytes, options.limits)


class _Reopened(io.RawIOBase):
    """A source's bytes; `rest` closes the file until they are read again.

    An archive that stays open could not be moved or deleted on Windows, and to open it anew means
    to read its whole directory.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._file: BinaryIO | None = None

    def rest(self) -> None:
        """Close the file; whoever reads next seeks first, as zipfile does."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def read(self, size: int = -1) -> bytes:
        return self._opened().read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._opened().seek(offset, whence)

    def tell(self) -> int:
        return self._opened().tell()

    def seekable(self) -> bool:
        return True

    def _opened(self) -> BinaryIO:
        if self._file is None:
            self._file = self._source.open()
        return self._file


class _Archive:
    def __init__(self, source: Source, password: str) -> None:
        self._file = _Reopened(source)
        self._password = password.encode()
        try:
            self._plain = zipfile.ZipFile(self._file)
        finally:
            self._file.rest()
        self._encrypted: pyzipper.AESZipFile | None = None
        # Where each member stands in the directory, which both libraries read in the same order.
        self._places = [
            place
            for place, info in enumerate(self._plain.infolist())
            if not info.is_dir() and not is_companion(info.filename)
        ]

    def entries(self) -> list[Entry]:
        """What there is, before anything is read."""
        directory = self._plain.infolist()
        infos = [directory[place] for place in self._places]
        return [
            Entry(name, info.file_size, self._obstacle(info))
            for name, info in zip(safe_names(_names(infos)), infos, strict=True)
        ]

    @contextmanager
    def open(self, ordinal: int) -> Iterator[IO[bytes]]:
        """One file, being unpacked."""
        place = self._places[ordinal]
        is_encrypted = bool(self._plain.infolist()[place].flag_bits & _ENCRYPTED)
        archive = self._opened_with_password() if is_encrypted else self._plain
        try:
            with archive.open(archive.infolist()[place]) as part:
                yield part
        except (RuntimeError, *_FAULTS) as error:
            if is_encrypted and not isinstance(error, NotImplementedError):
                # A wrong password shows in a check value, or only in what comes out.
                raise _password_needed(self._password) from error
            raise _damaged() from error
        finally:
            self._file.rest()

    def _opened_with_password(self) -> pyzipper.AESZipFile:
        if self._encrypted is None:
            self._encrypted = pyzipper.AESZipFile(self._file)
            self._encrypted.setpassword(self._password)
        return self._encrypted

    def _obstacle(self, info: zipfile.ZipInfo) -> DocumentError | None:
        if stat.S_ISLNK(info.external_attr >> 16):
            return KindUnsupported("This is a link to another file, not a file.")
        if info.flag_bits & _ENCRYPTED and not self._password:
            return _password_needed(b"")
        if info.compress_type not in _METHODS:
            return KindUnsupported(
                f"It is packed by a method that DocDesk does not know ({info.compress_type}).",
                "Unpack the archive and add its folder.",
            )
        return None


def _names(infos: list[zipfile.ZipInfo]) -> list[str]:
    stated = [_stated_name(info) for info in infos]
    unstated = [
        info.orig_filename.encode("cp437")
        for info, name in zip(infos, stated, strict=True)
        if name is None
    ]
    decoded = iter(decode_names(unstated))
    return [next(decoded) if name is None else name for name in stated]


def _stated_name(info: zipfile.ZipInfo) -> str | None:
    """The name where the archive says that it is Unicode; zipfile takes all others for cp437."""
    if info.flag_bits & _NAME_IS_UTF8:
        return info.orig_filename
    raw, extra = info.orig_filename.encode("cp437"), info.extra
    while len(extra) >= 4:
        tag, length = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if tag == _UNICODE_PATH and len(field) > 5 and field[0] == 1:
            is_current = struct.unpack_from("<I", field, 1)[0] == zlib.crc32(raw)
            return field[5:].decode("utf-8", errors="replace") if is_current else None
    return None


def _password_needed(password: bytes) -> PasswordNeeded:
    if password:
        return PasswordNeeded(
            "It is encrypted and does not open with this password.", "Enter another password."
        )
    return PasswordNeeded("It is encrypted and opens only with a password.", "Enter its password.")


def _damaged() -> DocumentDamaged:
    return DocumentDamaged(
        "It cannot be taken out of the archive: the archive is damaged there.",
        "Get a fresh copy of the archive.",
    )
