"""Finds the encoders among the folders where models may lie."""

from collections.abc import Iterator, Sequence
from pathlib import Path


def find_encoders(folders: Sequence[Path]) -> tuple[Path, ...]:
    """The sentence-transformers folders directly below these folders, by name.

    A folder counts when it has a modules.json; whether it can be used is for its reader to say.
    """
    return tuple(sorted(_encoders_in(folders), key=lambda path: path.name.lower()))


def _encoders_in(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        for path in folder.iterdir() if folder.is_dir() else ():
            if (path / "modules.json").is_file():
                yield path.resolve()
