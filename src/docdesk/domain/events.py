"""What the pipelines report while they run, in the order it happens."""

from dataclasses import dataclass

from docdesk.domain.answers import Answer, Assessment, Citation, Coverage, FoundPassage
from docdesk.domain.documents import FileState


@dataclass(frozen=True, slots=True)
class ScanDone:
    """The folders were compared with the record; counts are files.

    `refused` of the new and changed ones are not read: too large, or their name is no text.
    """

    new: int
    changed: int
    removed: int
    unchanged: int
    offline_folders: tuple[str, ...] = ()
    refused: int = 0


@dataclass(frozen=True, slots=True)
class FileDone:
    """A file reached a durable state; `reason` is a sentence when it is not ready."""

    document: str
    state: FileState
    reason: str = ""
    pages: int = 0
    passages: int = 0


@dataclass(frozen=True, slots=True)
class IngestProgress:
    """How far an indexing run is; rates are since its start, `left_s` None while unknown.

    `current` is the document in hand. `failed` counts the files of this run that need the person.
    `scans_left` counts pages that wait for text recognition, which comes after all else;
    `recognised` those that it has read.
    """

    files_done: int
    files_total: int
    pages: int
    passages: int
    pages_per_s: float
    passages_per_s: float
    left_s: float | None
    current: str = ""
    failed: int = 0
    scans_left: int = 0
    recognised: int = 0


@dataclass(frozen=True, slots=True)
class IngestDone:
    """An indexing run ended; `cancelled` when the person stopped it before its end.

    `ready` and `not_ready` count the files that came into such a state during the run;
    `recognised` pages were read by text recognition, `scans_left` still wait for it.
    """

    ready: int
    not_ready: int
    pages: int
    passages: int
    seconds: float
    cancelled: bool = False
    recognised: int = 0
    scans_left: int = 0


@dataclass(frozen=True, slots=True)
class EvidenceFound:
    """The passages for a question, best first, before the model has said a word.

    `enough` False: they do not answer the question by the measured threshold.
    `query` is what was searched for (a follow-up is rewritten to stand alone, `is_rewritten`).
    `matches` of the passages are the sentences that answer: a useful answer without any model.
    `remarks` are sentences on search operators that could not be followed.
    """

    query: str
    passages: tuple[FoundPassage, ...]
    enough: bool
    coverage: Coverage
    seconds: float
    is_rewritten: bool = False
    assessment: Assessment | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextAdded:
    """More text of the answer, as the model writes it."""

    text: str


@dataclass(frozen=True, slots=True)
class CitationAdded:
    """The answer now cites this quote; its marker [n] is in the text already sent."""

    citation: Citation


@dataclass(frozen=True, slots=True)
class AnswerDone:
    """The whole answer, checked."""

    answer: Answer


IngestEvent = ScanDone | FileDone | IngestProgress | IngestDone
AskEvent = EvidenceFound | TextAdded | CitationAdded | AnswerDone
