"""What the record hands to indexing: files to parse and documents to encode."""

from dataclasses import dataclass
from pathlib import Path

from docdesk.domain.documents import FileState


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file whose content still has to be parsed."""

    file_id: int
    path: Path
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """The state a file has at once, since its content is known; with the reason if it failed."""

    state: FileState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage that still lacks its vector; `text` is what the encoder sees."""

    passage_id: int
    text: str
    tokens: int


@dataclass(frozen=True, slots=True)
class UnencodedDocument:
    """A parsed document whose vectors are still to come, passages in order."""

    content_id: int
    document: str
    passages: tuple[PassageText, ...]
