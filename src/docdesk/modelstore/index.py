"""What the model store remembers of its files, so that listing them reads nothing twice."""

import logging
import os
from pathlib import Path

import msgspec

log = logging.getLogger(__name__)

_VERSION = 1


class KnownFile(msgspec.Struct, frozen=True):
    """What was found in a file while it had this size and time of change."""

    size_bytes: int
    changed_ns: int
    sha256: str
    architecture: str
    parameters: int
    quantisation: str
    context: int
    licence: str
    languages: tuple[str, ...]

    def is_of(self, stat: os.stat_result) -> bool:
        """True when the file has not changed since."""
        return (self.size_bytes, self.changed_ns) == (stat.st_size, stat.st_mtime_ns)


class Index(msgspec.Struct, frozen=True):
    """The chosen model's id ("" for none) and the known files by path."""

    version: int = _VERSION
    active: str = ""
    files: dict[str, KnownFile] = {}


def read_index(path: Path) -> Index:
    """The index on disk; an empty one when there is none or it cannot be used.

    Everything in it but the choice of a model can be found again in the files themselves.
    """
    try:
        index = msgspec.json.decode(path.read_bytes(), type=Index)
    except FileNotFoundError:
        return Index()
    except msgspec.DecodeError as error:
        log.warning("The model index %s is damaged and is made anew: %s", path, error)
        return Index()
    return index if index.version == _VERSION else Index()


def write_index(path: Path, index: Index) -> None:
    """Replace the index on disk in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_suffix(f".{os.getpid()}.tmp")  # a command may run beside the window
    scratch.write_bytes(msgspec.json.format(msgspec.json.encode(index), indent=1))
    scratch.replace(path)
