"""Tar archives; compressed ones come here out of their envelope."""

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from docdesk.domain.errors import DocumentDamaged, DocumentError, KindUnsupported
from docdesk.parsing.archives.companions import is_companion
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.members import Entry, ListedContainer, decode_names, safe_names
from docdesk.parsing.source import Source

# What tarfile raises on hostile headers beside its own errors.
_FAULTS = (tarfile.TarError, EOFError, OSError, ValueError, OverflowError, UnicodeError)
_REST = "rest of the archive"


def open_container(source: Source, options: ReadOptions) -> ListedContainer:
    """The files of a tar archive in its order; where it is damaged, what follows is one entry."""
    infos, is_whole = _listed(source, options.limits.members)
    names = safe_names(decode_names([_raw_name(info) for info in infos]))
    entries = [
        Entry(name, info.size, _obstacle(info)) for name, info in zip(names, infos, strict=True)
    ]
    if not is_whole:
        entries.append(Entry(_REST, 0, _cut_off()))

    @contextmanager
    def open_entry(ordinal: int) -> Iterator[IO[bytes]]:
        with source.open() as file:
            try:
                with tarfile.open(fileobj=file, mode="r:") as archive:
                    part = archive.extractfile(infos[ordinal])
                    assert part is not None  # only files are entries without an obstacle
                    yield part
            except _FAULTS as error:
                raise _cut_off() from error

    return ListedContainer(entries, open_entry, source.size_bytes, options.limits)


def _listed(source: Source, most: int) -> tuple[list[tarfile.TarInfo], bool]:
    """The archive's files, up to one more than `most`, and whether its end was reached."""
    infos: list[tarfile.TarInfo] = []
    with source.open() as file:
        try:
            with tarfile.open(fileobj=file, mode="r:", encoding="utf-8") as archive:
                while len(infos) <= most and (info := archive.next()) is not None:
                    if not info.isdir() and not is_companion(info.name):
                        infos.append(info)
                end = archive.offset
        except _FAULTS as error:
            if not infos:
                raise DocumentDamaged(
                    "The tar archive is damaged: no file in it can be found.",
                    "Get a fresh copy.",
                ) from error
            return infos, False
        return infos, len(infos) > most or _ends_properly(file, end)


def _ends_properly(file: IO[bytes], end: int) -> bool:
    """Zeros end an archive; tarfile takes a header that is cut in two for the end as well."""
    file.seek(end)
    return not file.read(tarfile.BLOCKSIZE).strip(b"\x00")


def _raw_name(info: tarfile.TarInfo) -> bytes:
    return info.name.encode("utf-8", errors="surrogateescape")


def _obstacle(info: tarfile.TarInfo) -> DocumentError | None:
    if info.issym() or info.islnk():
        return KindUnsupported("This is a link to another file, not a file.")
    if not info.isreg():
        return KindUnsupported("This is not a file but a pipe or device.")
    return None


def _cut_off() -> DocumentDamaged:
    return DocumentDamaged(
        "The archive is cut off or damaged here: what follows cannot be read.",
        "Get a fresh copy of the archive.",
    )
