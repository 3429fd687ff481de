"""The catalogue of models that are known to do the work well."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docdesk.domain.errors import ModelError

GB = 1_000_000_000  # as publishers state the sizes of files


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """One quantisation of a model: the file's size and the memory it needs, in bytes.

    The memory is for the catalogue's context length, as modelstore/fit.py counts it.
    """

    quantisation: str
    size_bytes: int
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A model as its publisher describes it; `languages` are ISO 639-1, empty where not stated.

    `cache_bytes_per_token` follows from its layers and heads.
    """

    name: str
    publisher: str
    parameters: int
    licence: str
    languages: tuple[str, ...]
    context: int
    cache_bytes_per_token: int
    vocabulary: int
    files: tuple[CatalogueFile, ...]
    note: str


def read_catalogue(path: Path) -> tuple[CatalogueEntry, ...]:
    """The entries of the catalogue, smallest model first.

    Raises:
        ModelError: the file is missing, or is no valid catalogue.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["model"]
        found = tuple(_entry(entry) for entry in entries)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"The catalogue of models {path.name} cannot be read: {error}.",
            "Install DocDesk again. Your own models are not affected.",
        ) from error
    return tuple(sorted(found, key=lambda entry: entry.parameters))


def _entry(entry: dict[str, Any]) -> CatalogueEntry:
    return CatalogueEntry(
        name=entry["name"],
        publisher=entry["publisher"],
        parameters=round(entry["parameters_billion"] * 1_000_000_000),
        licence=entry["licence"],
        languages=tuple(entry.get("languages", ())),
        context=entry["context"],
        cache_bytes_per_token=entry["cache_kib_per_token"] * 1024,
        vocabulary=entry["vocabulary"],
        files=tuple(_file(file) for file in entry["files"]),
        note=entry.get("note", ""),
    )


def _file(file: dict[str, Any]) -> CatalogueFile:
    return CatalogueFile(
        quantisation=file["quantisation"],
        size_bytes=round(file["size_gb"] * GB),
        memory_bytes=round(file["memory_gb"] * GB),
    )
