"""What the record hands to indexing: files to parse and documents to encode."""

from dataclasses import dataclass

from docdesk.domain.documents import FileLocation, FileState, Page


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file whose content still has to be parsed; `document` is how it is named everywhere.

    `recognised` are its pages that text recognition has read since it was parsed first.
    """

    file_id: int
    document: str
    location: FileLocation
    size_bytes: int
    recognised: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class PageToRecognise:
    """A page that waits for text recognition; `sha256` is that of its document's content."""

    sha256: str
    number: int
    document: str
    location: FileLocation


@dataclass(frozen=True, slots=True)
class Claimed:
    """The state a file has at once, since its content is known; with the reason if it failed.

    `twin_of` is the id of a file with the same bytes that is being read now: this one, still FOUND,
    is to be claimed again when that one is done.
    """

    state: FileState
    reason: str = ""
    twin_of: int | None = None


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
