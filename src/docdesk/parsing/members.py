"""Members of containers: names that are safe to show, and reading that is bounded."""

import hashlib
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath
from typing import IO

from charset_normalizer import from_bytes

from docdesk.domain.documents import FileState, Member
from docdesk.domain.errors import (
    DocumentEmpty,
    DocumentError,
    DocumentTooLarge,
    KindUnsupported,
    PasswordNeeded,
)
from docdesk.parsing.limits import MIB, ParseLimits, size_text
from docdesk.parsing.source import Source

FOLDER_MARK = " › "
LONGEST_NAME = 240  # characters

# Below this a container may unpack to any multiple of its size: logs shrink a thousandfold.
_HARMLESS_BYTES = 64 * MIB
_CHUNK = 1 << 20
_STATES: dict[type[DocumentError], FileState] = {
    PasswordNeeded: FileState.NEEDS_PASSWORD,
    DocumentEmpty: FileState.EMPTY,
    DocumentTooLarge: FileState.TOO_LARGE,
    KindUnsupported: FileState.UNSUPPORTED,
}
_SEPARATORS = re.compile(r"[/\\]")
_DRIVE = re.compile(r"\A[A-Za-z]:(?=[/\\])")
_BLANKS = re.compile(r"[\s\u2028\u2029]+")
_JOINERS = "\u200c\u200d"  # some scripts write other words without them
# Code pages of file names in Western Europe, as old archivers and mail programs wrote them.
_WESTERN = ("cp437", "cp850", "cp1252")
# Those of other scripts among which a guess from so few characters is mostly right.
_OTHER_SCRIPTS = ["cp932", "gb18030", "big5", "cp866", "cp1251", "cp1253"]
_WESTERN_SHARE = 0.3  # of bytes beyond ASCII; above it the names are in another script


@dataclass(frozen=True, slots=True)
class Entry:
    """A member before it is read; `obstacle` says why it cannot be taken out."""

    name: str
    size_bytes: int  # as the container declares it
    obstacle: DocumentError | None = None


class Meter:
    """Counts what comes out of a container, whatever it declares."""

    def __init__(self, packed_bytes: int, limits: ParseLimits) -> None:
        self._packed_bytes = packed_bytes
        self._limits = limits
        self._by_ratio = max(_HARMLESS_BYTES, limits.unpacked_ratio * packed_bytes)
        self._count = 0

    def add(self, size_bytes: int) -> None:
        """Count more bytes; DocumentTooLarge when there are too many."""
        self._count += size_bytes
        if self._count > self._limits.unpacked_bytes:
            raise DocumentTooLarge(
                f"It unpacks to more than {size_text(self._limits.unpacked_bytes)}.",
                "Unpack it and add its folder, or raise the limit in the settings.",
            )
        if self._count > self._by_ratio:
            raise DocumentTooLarge(
                f"It unpacks to more than {self._limits.unpacked_ratio} times its size of "
                f"{size_text(self._packed_bytes)}, which is often meant to do harm.",
                "If you trust it, unpack it and add its folder.",
            )

    def chunks(self, file: IO[bytes]) -> Iterator[bytes]:
        """The file's bytes, counted."""
        while chunk := file.read(_CHUNK):
            self.add(len(chunk))
            yield chunk


class ListedContainer:
    """A container whose members can be opened one by one, in any order."""

    def __init__(
        self,
        entries: Sequence[Entry],
        open_entry: Callable[[int], AbstractContextManager[IO[bytes]]],
        packed_bytes: int,
        limits: ParseLimits,
    ) -> None:
        """`open_entry(ordinal)` may raise a DocumentError, and so may reading what it gives."""
        self._entries = entries
        self._open_entry = open_entry
        self._packed_bytes = packed_bytes
        self._limits = limits

    def members(self) -> Iterator[Member]:
        """Every member, hashed."""
        check_count(len(self._entries), self._limits)
        meter = Meter(self._packed_bytes, self._limits)
        for ordinal in range(len(self._entries)):
            yield self._listed(ordinal, meter)

    def member(self, ordinal: int) -> Source:
        """One member's bytes under its own name."""
        entry = entry_at(self._entries, ordinal)
        if obstacle := obstacle_of(entry, self._limits):
            raise obstacle
        meter, content = Meter(self._packed_bytes, self._limits), io.BytesIO()
        with self._open_entry(ordinal) as file:
            for chunk in meter.chunks(file):
                content.write(chunk)
        return Source(own_name(entry.name), data=content.getvalue())

    def _listed(self, ordinal: int, meter: Meter) -> Member:
        entry = self._entries[ordinal]
        if obstacle := obstacle_of(entry, self._limits):
            return obstructed(ordinal, entry, obstacle)
        size, digest = 0, hashlib.sha256()
        try:
            with self._open_entry(ordinal) as file:
                for chunk in meter.chunks(file):
                    size += len(chunk)
                    digest.update(chunk)
        except DocumentTooLarge:
            raise  # the container is, not this member
        except DocumentError as error:
            return obstructed(ordinal, entry, error)
        return Member(ordinal, entry.name, size, digest.hexdigest())


def entry_at(entries: Sequence[Entry], ordinal: int) -> Entry:
    """The entry of this ordinal; DocumentError when there is none (any more)."""
    if not 0 <= ordinal < len(entries):
        raise DocumentError(
            "It is no longer in the file around it.", "The next indexing takes that up anew."
        )
    return entries[ordinal]


def obstacle_of(entry: Entry, limits: ParseLimits) -> DocumentError | None:
    """What stands in the way of taking this member out."""
    if entry.obstacle is None and entry.size_bytes > limits.file_bytes:
        return DocumentTooLarge(
            f"The file has {size_text(entry.size_bytes)}; "
            f"the limit is {size_text(limits.file_bytes)}.",
            "Raise the limit in the settings, or split the file.",
        )
    return entry.obstacle


def check_count(members: int, limits: ParseLimits) -> None:
    """Raise DocumentTooLarge for too many members."""
    if members > limits.members:
        raise DocumentTooLarge(
            f"It holds {members:,} files; the limit is {limits.members:,}.",
            "Unpack it and add its folder, or raise the limit in the settings.",
        )


def obstructed(ordinal: int, entry: Entry, error: DocumentError) -> Member:
    """The listing of a member that cannot be taken out."""
    state = _STATES.get(type(error), FileState.FAILED)
    return Member(ordinal, entry.name, entry.size_bytes, "", state, error.message)


def safe_name(raw: str, *, fallback: str = "unnamed") -> str:
    """A name to show: its folders kept as "folder › file", no way out, nothing that is not seen."""
    parts = [_cleaned(part) for part in _SEPARATORS.split(_DRIVE.sub("", raw))]
    name = FOLDER_MARK.join(part for part in parts if part not in ("", ".", ".."))
    return f"…{name[1 - LONGEST_NAME :]}" if len(name) > LONGEST_NAME else name or fallback


def own_name(name: str) -> str:
    """A member's name without the folders in front of it."""
    return name.rpartition(FOLDER_MARK)[2]


def safe_names(raws: Iterable[str]) -> list[str]:
    """Safe names in their order; what occurs again is numbered: "a.txt", "a (2).txt"."""
    taken: set[str] = set()
    counts: dict[str, int] = {}
    names = []
    for name in map(safe_name, raws):
        unique = name
        while unique in taken:
            counts[name] = counts.get(name, 1) + 1
            unique = _numbered(name, counts[name])
        taken.add(unique)
        names.append(unique)
    return names


def decode_names(raws: Sequence[bytes]) -> list[str]:
    """Names out of one container whose encoding is not stated: each UTF-8, or all the same one."""
    older = b"\n".join(raw for raw in raws if not _is_utf8(raw))
    encoding = _older_encoding(older) if older else "utf-8"
    return [raw.decode("utf-8" if _is_utf8(raw) else encoding, errors="replace") for raw in raws]


def _numbered(name: str, number: int) -> str:
    suffix = PurePath(name).suffix
    return f"{name.removesuffix(suffix)} ({number}){suffix}"


def _cleaned(part: str) -> str:
    """Without controls, half characters and marks that turn the reading direction."""
    line = _BLANKS.sub(" ", unicodedata.normalize("NFC", part))
    shown = (
        char for char in line if char in _JOINERS or unicodedata.category(char) not in ("Cc", "Cf")
    )
    return "".join(shown).encode("utf-8", errors="replace").decode("utf-8").strip()


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _older_encoding(names: bytes) -> str:
    share = sum(byte >= 0x80 for byte in names) / len(names)
    if share > _WESTERN_SHARE:
        best = from_bytes(names, cp_isolation=_OTHER_SCRIPTS).best()
        return best.encoding if best else _WESTERN[0]
    return max(_WESTERN, key=lambda encoding: _likeliness(names, encoding))


def _likeliness(names: bytes, encoding: str) -> int:
    """How many characters beyond ASCII are Latin letters in a place where they belong."""
    text = f" {names.decode(encoding, errors='replace')}"
    return sum(
        char.isalpha()
        and unicodedata.name(char, "").startswith("LATIN")
        and not (char.isupper() and before.islower())
        for before, char in pairwise(text)
        if char > "\x7f"
    )
