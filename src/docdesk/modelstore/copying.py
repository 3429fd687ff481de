"""Copies and hashes large files, with progress and a way to stop."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from docdesk.domain.errors import Cancelled

BLOCK_BYTES = 4 << 20

Progress = Callable[[int, int], None]  # bytes done, bytes in all


def hash_file(path: Path, progress: Progress, cancelled: Callable[[], bool]) -> str:
    """The file's SHA-256 as lower-case hex; Cancelled when asked to stop."""
    digest = hashlib.sha256()
    total, done = path.stat().st_size, 0
    with path.open("rb", buffering=0) as source:
        while block := source.read(BLOCK_BYTES):
            _stop_if(cancelled)
            digest.update(block)
            done += len(block)
            progress(done, total)
    return digest.hexdigest()


def copy_and_hash(
    source_path: Path, target_path: Path, progress: Progress, cancelled: Callable[[], bool]
) -> str:
    """Copy a file to a path that does not exist yet, safe on disk; gives its SHA-256 as hex.

    Cancelled when asked to stop. What was written so far is left for the caller to remove.
    """
    digest = hashlib.sha256()
    total, done = source_path.stat().st_size, 0
    with source_path.open("rb", buffering=0) as source, target_path.open("xb") as target:
        while block := source.read(BLOCK_BYTES):
            _stop_if(cancelled)
            digest.update(block)
            target.write(block)
            done += len(block)
            progress(done, total)
        target.flush()
        os.fsync(target.fileno())
    return digest.hexdigest()


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled
