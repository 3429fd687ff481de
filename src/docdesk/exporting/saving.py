"""Putting a file in its place: whole or not at all."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from docdesk.domain.documents import expanded
from docdesk.domain.errors import DocdeskError


def save(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a file beside `path`, then put it in its place.

    What lay there stays until the new file is complete. DocdeskError when it cannot be written.
    """
    target = expanded(path).absolute()
    with _in_our_words(path):
        _save(target, write)


def check(path: Path) -> None:
    """DocdeskError when no file can be put at `path`; nothing of a trial stays."""
    target = expanded(path).absolute()
    with _in_our_words(path):
        _begin(target).unlink()


@contextmanager
def _in_our_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DocdeskError(
            f"The file {path} cannot be written ({error.strerror or error}).", _hint(error)
        ) from error


def _begin(target: Path) -> Path:
    """An empty file beside the one that is wanted."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    written = target.with_name(f".docdesk-{token_hex(6)}{target.suffix}")
    written.touch(exist_ok=False)
    return written


def _save(target: Path, write: Callable[[Path], None]) -> None:
    written = _begin(target)
    try:
        write(written)
        with written.open("rb+") as file:
            os.fsync(file.fileno())
        if target.exists():
            written.chmod(target.stat().st_mode & 0o777)  # what it may be done with stays
        written.replace(target)
    finally:
        written.unlink(missing_ok=True)


def _hint(error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "Its folder is not there: make it, or choose another place."
    if isinstance(error, IsADirectoryError):
        return "There is a folder of this name: choose another name."
    if isinstance(error, PermissionError):
        return "Close it if another program has it open, or choose another place."
    return "Choose another place for it."
