"""7-Zip archives, unpacked in memory by py7zr."""

import hashlib
import lzma
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from py7zr import SevenZipFile
from py7zr.compressor import SupportedMethods
from py7zr.exceptions import ArchiveError, PasswordRequired, UnsupportedCompressionMethodError
from py7zr.io import MemIO, Py7zIO, WriterFactory
from py7zr.py7zr import ArchiveFile

from docdesk.domain.documents import Member
from docdesk.domain.errors import (
    DocumentDamaged,
    DocumentError,
    KindUnsupported,
    PasswordNeeded,
)
from docdesk.parsing.archives.companions import is_companion
from docdesk.parsing.limits import MIB, ReadOptions
from docdesk.parsing.members import (
    Entry,
    Meter,
    check_count,
    entry_at,
    obstacle_of,
    obstructed,
    own_name,
    safe_names,
)
from docdesk.parsing.source import Source

# Files are packed together, and to reach one means to unpack all before it in its block. So what
# follows is kept as well, up to this much: neighbours are read next.
_KEPT_BYTES = 64 * MIB
# What py7zr lets through of what goes wrong below it.
_FAULTS = (
    ArchiveError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
)

Take = Callable[[int, bytes], None]


class _Enough(Exception):
    """Unpacking may end here."""


def open_container(source: Source, options: ReadOptions) -> "SevenZipContainer":
    """The files of a 7-Zip archive in its order.

    Raises:
        PasswordNeeded: even the names are encrypted.
        DocumentDamaged: the list of files cannot be read.
    """
    return SevenZipContainer(source, options)


class SevenZipContainer:
    """Unpacks block by block: a fault in one leaves the others."""

    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._password = options.password
        self._limits = options.limits
        self._kept: dict[int, bytes] = {}
        with self._opened() as archive:
            files = [file for file in archive.files if _is_listed(file)]
            self._ids = [file.id for file in files]
            names = safe_names(file.filename for file in files)
            self._entries = [
                Entry(name, file.uncompressed, self._obstacle(file))
                for name, file in zip(names, files, strict=True)
            ]

    def members(self) -> Iterator[Member]:
        """Every member, hashed."""
        check_count(len(self._entries), self._limits)
        meter = Meter(self._source.size_bytes, self._limits)
        sizes = [0] * len(self._entries)
        digests = [hashlib.sha256() for _ in self._entries]

        def take(ordinal: int, piece: bytes) -> None:
            meter.add(len(piece))
            sizes[ordinal] += len(piece)
            digests[ordinal].update(piece)

        faults = self._unpack(range(len(self._entries)), take)
        for ordinal, entry in enumerate(self._entries):
            if fault := faults.get(ordinal):
                yield obstructed(ordinal, entry, fault)
            else:
                yield Member(ordinal, entry.name, sizes[ordinal], digests[ordinal].hexdigest())

    def member(self, ordinal: int) -> Source:
        """One member's bytes under its own name."""
        entry = entry_at(self._entries, ordinal)
        if ordinal not in self._kept:
            fault = self._keep_from(ordinal).get(ordinal)
            if fault is not None:
                raise fault
        return Source(own_name(entry.name), data=self._kept[ordinal])

    def _keep_from(self, first: int) -> dict[int, DocumentError]:
        meter = Meter(self._source.size_bytes, self._limits)
        taken: dict[int, bytearray] = {}
        kept_bytes = 0

        def take(ordinal: int, piece: bytes) -> None:
            nonlocal kept_bytes
            if ordinal != first and kept_bytes + len(piece) > _KEPT_BYTES:
                taken.pop(ordinal, None)
                raise _Enough
            meter.add(len(piece))
            kept_bytes += len(piece)
            taken.setdefault(ordinal, bytearray()).extend(piece)

        faults = self._unpack(range(first, len(self._entries)), take, blocks=1)
        self._kept = {first: b""} | {
            ordinal: bytes(content) for ordinal, content in taken.items() if ordinal not in faults
        }
        return faults

    def _unpack(
        self, ordinals: Sequence[int], take: Take, *, blocks: int = 0
    ) -> dict[int, DocumentError]:
        """Give `take` the content of these members; returns why some could not be unpacked.

        `blocks` 0 means all; the first is that of the first of the ordinals.
        """
        faults: dict[int, DocumentError] = {}
        wanted: dict[int, int] = {}
        for ordinal in ordinals:
            obstacle = obstacle_of(self._entries[ordinal], self._limits)
            if obstacle:
                faults[ordinal] = obstacle
            else:
                wanted[self._ids[ordinal]] = ordinal
        with self._opened() as archive:
            for place, files in _blocks(archive, wanted)[: blocks or None]:
                missing = {wanted[file.id] for file in files if file.id in wanted}
                try:
                    _unpack_block(archive, place, files, wanted, take, missing)
                except _Enough:
                    break
                except (*_FAULTS, PasswordRequired) as error:
                    faults |= dict.fromkeys(missing, self._fault(error))
        return faults

    @contextmanager
    def _opened(self) -> Iterator[SevenZipFile]:
        with self._source.open() as file:
            try:
                archive = SevenZipFile(file, password=self._password or None)
            except PasswordRequired as error:
                raise _password_needed("") from error
            except (UnsupportedCompressionMethodError, *_FAULTS) as error:
                if self._password and self._has_encrypted_names():
                    raise _password_needed(self._password) from error
                raise DocumentDamaged(
                    "The 7-Zip archive is damaged: its directory of files cannot be read.",
                    "Get a fresh copy.",
                ) from error
            with archive:
                yield archive

    def _has_encrypted_names(self) -> bool:
        with self._source.open() as file:
            try:
                SevenZipFile(file).close()
            except PasswordRequired:
                return True
            except _FAULTS:
                return False
        return False

    def _obstacle(self, file: ArchiveFile) -> DocumentError | None:
        if file.is_symlink or file.is_junction:
            return KindUnsupported("This is a link to another file, not a file.")
        is_encrypted = file.folder is not None and SupportedMethods.needs_password(
            file.folder.coders
        )
        return _password_needed("") if is_encrypted and not self._password else None

    def _fault(self, error: Exception) -> DocumentError:
        if isinstance(error, UnsupportedCompressionMethodError):
            return KindUnsupported(
                "It is packed by a method that DocDesk does not know.",
                "Unpack the archive and add its folder.",
            )
        if self._password:
            return _password_needed(self._password)
        return DocumentDamaged(
            "It cannot be taken out of the archive: the archive is damaged there.",
            "Get a fresh copy of the archive.",
        )


def _is_listed(file: ArchiveFile) -> bool:
    return not file.is_directory and not file.is_socket and not is_companion(file.filename)


def _blocks(archive: SevenZipFile, wanted: dict[int, int]) -> list[tuple[int, list[ArchiveFile]]]:
    """The places of the blocks that hold wanted files, with all their files."""
    blocks: dict[int, list[ArchiveFile]] = {}
    if archive.header.main_streams is None:
        return []
    folders = {
        id(folder): place
        for place, folder in enumerate(archive.header.main_streams.unpackinfo.folders)
    }
    for file in archive.files:
        if not file.emptystream and file.folder is not None:
            blocks.setdefault(folders[id(file.folder)], []).append(file)
    return [
        (place, files)
        for place, files in sorted(blocks.items())
        if any(file.id in wanted for file in files)
    ]


def _unpack_block(
    archive: SevenZipFile,
    place: int,
    files: list[ArchiveFile],
    wanted: dict[int, int],
    take: Take,
    missing: set[int],
) -> None:
    """Unpack the wanted files of one block; those that come out whole leave `missing`.

    It goes by the worker, since `extract` refuses the whole archive for one bad path in it.
    """
    sinks = _Sinks(take, missing)
    for file in files:
        target = MemIO(str(wanted[file.id]), sinks) if file.id in wanted else None
        archive.worker.register_filelike(file.id, target)
    start = archive.afterheader
    positions = archive.header.main_streams.packinfo.packpositions
    archive.worker.extract_single(
        archive.fp, files, None, start + positions[place], start + positions[place + 1], None
    )


class _Sinks(WriterFactory):
    """Makes the sink of each member, whose name is its ordinal."""

    def __init__(self, take: Take, missing: set[int]) -> None:
        self._take = take
        self._missing = missing

    def create(self, filename: str) -> Py7zIO:
        return _Sink(int(filename), self._take, self._missing)


class _Sink(Py7zIO):
    """Where py7zr writes one member; it closes what came out with the right checksum."""

    def __init__(self, ordinal: int, take: Take, missing: set[int]) -> None:
        self._ordinal = ordinal
        self._take = take
        self._missing = missing

    def write(self, s: bytes | bytearray) -> int:
        self._take(self._ordinal, bytes(s))
        return len(s)

    def close(self) -> None:
        self._missing.discard(self._ordinal)

    def read(self, size: int | None = None) -> bytes:  # noqa: ARG002
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002
        return 0

    def flush(self) -> None:
        """Nothing is held back."""

    def size(self) -> int:
        return 0


def _password_needed(password: str) -> PasswordNeeded:
    if password:
        return PasswordNeeded(
            "It is encrypted and does not open with this password.", "Enter another password."
        )
    return PasswordNeeded("It is encrypted and opens only with a password.", "Enter its password.")
