"""The steps of the pipelines, as protocols; host/assembly.py chooses the classes."""

from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.answers import Assessment, Coverage, FoundPassage, SearchMode, Turn
from docdesk.domain.documents import (
    FileLocation,
    FileState,
    Page,
    PageImage,
    ParsedDocument,
    PassageCut,
)
from docdesk.domain.events import ScanDone
from docdesk.domain.indexing import Claimed, FoundFile, PageToRecognise, UnencodedDocument
from docdesk.domain.models import EncoderCard, EngineInfo
from docdesk.domain.search import Filters
from docdesk.domain.writing import SourceText, Task, TokenText

_NO_FILTERS = Filters()
Vectors = NDArray[np.float32]  # (texts, dimensions), rows of length 1


class Parser(Protocol):
    """Reads files in killable children."""

    @property
    def recognition_problem(self) -> str:
        """Why no text can be recognised, as a sentence with what to do; "" when it can be."""

    def parse(
        self, location: FileLocation, *, password: str = "", recognised: Sequence[Page] = ()
    ) -> "Future[ParsedDocument]":
        """The document, or a DocumentError as the future's exception.

        `recognised` are pages that text recognition has read: they take the place of the file's.
        """

    def recognise(self, location: FileLocation, page: int, *, password: str = "") -> "Future[Page]":
        """The page (from 1) as text recognition reads it, or a DocumentError as the exception."""

    def draw(
        self, location: FileLocation, page: int, *, dots_per_inch: float, password: str = ""
    ) -> "Future[PageImage]":
        """The page (from 1) as an image, or a DocumentError as the future's exception."""

    def close(self) -> None:
        """End the children."""


class Encoder(Protocol):
    """Turns texts into vectors. Safe to use from any thread; a question waits for no passage."""

    @property
    def card(self) -> EncoderCard:
        """What the encoder is."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, special tokens included, never cut off."""

    def encode_passages(
        self, texts: Sequence[str], *, between: Callable[[], None] = lambda: None
    ) -> Vectors:
        """Vectors of passages in the order given; `between` is called before each small batch."""

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, shape (dimensions,)."""

    def alignment(self, question: str, passages: Sequence[str]) -> float:
        """How well each token of the question is met in the best passage, -1 to 1; 0 for none."""


class EncoderSource(Protocol):
    """An encoder that takes seconds to load, loaded in the background when it is needed."""

    def known_id(self) -> str | None:
        """The id of the encoder's card, if it is known without loading it."""

    def begin(self) -> None:
        """Start loading, if nobody has."""

    def is_loaded(self) -> bool:
        """True when `get` returns, or fails, at once."""

    def get(self) -> Encoder:
        """The encoder, waiting for it; ModelError when it cannot be loaded."""


Cut = Callable[[ParsedDocument], list[PassageCut]]  # chunking with the encoder's tokenizer bound


class Record(Protocol):
    """A workspace's database as the ingest pipeline writes it; each method is one transaction."""

    def scan(self, *, cancelled: Callable[[], bool]) -> ScanDone:
        """Compare the folders with the record by path, size and mtime; nothing is opened."""

    def files_to_parse(self) -> Iterator[FoundFile]:
        """The files in state FOUND that can be reached, each once.

        Those a person asked for come first, then small and recent ones. Members of a container are
        given as soon as their container is saved, one after the other.
        """

    def bytes_to_parse(self) -> int:
        """The sizes of the files in state FOUND that can be reached, added up."""

    def claim_known_content(self, file_id: int) -> Claimed | None:
        """Hash the file; if its content is known already, attach it and say its state.

        FOUND when it was changed a moment ago: it is left until it stops changing. FOUND with
        `twin_of` while a file with the same bytes is being read: claimed again when that is done.
        """

    def save_parsed(
        self, file_id: int, document: ParsedDocument, passages: Sequence[PassageCut]
    ) -> Claimed:
        """Store pages, passages, words, the files within it and the pages to be recognised.

        PARSED with passages; without: READY for a container, NEEDS_RECOGNITION (or NEEDS_OCR while
        there is no engine) when pages wait for it, else EMPTY. FOUND when the file was changed or
        forgotten while it was read: the next run takes it up.
        """

    def save_failure(self, file_id: int, state: FileState, reason: str) -> None:
        """Store why the file is not ready."""

    def pages_to_recognise(self) -> Iterator[PageToRecognise]:
        """The pages that wait for text recognition and can be reached, each once.

        Documents a person asked for come first, then those with the fewest pages left.
        """

    def save_recognised(self, sha256: str, page: Page) -> None:
        """Store what text recognition read on one page."""

    def save_unrecognised(self, sha256: str, number: int, reason: str) -> None:
        """Store why a page could not be recognised; it is not tried again until a person asks."""

    def files_recognised(self) -> Iterator[FoundFile]:
        """One file of each document none of whose pages waits any more, with those recognised."""

    def save_completed(
        self, file_id: int, document: ParsedDocument, passages: Sequence[PassageCut]
    ) -> Claimed:
        """Put a document with its recognised pages in the place of the one without.

        Like `save_parsed`, for every file with this content; EMPTY when nothing was recognised.
        """

    def pages_waiting(self) -> int:
        """How many pages wait for text recognition."""

    def documents_to_encode(self, encoder_id: str) -> Iterator[UnencodedDocument]:
        """The documents that lack vectors of this encoder."""

    def save_vectors(self, content_id: int, encoder_id: str, vectors: Vectors) -> tuple[str, ...]:
        """Store a document's vectors, in passage order; the files that became READY by it."""

    def seal(self) -> None:
        """Drop what no file has any more, and bring the derived index up to date where that pays.

        Contents of files that went away stay until here: a file that was moved finds them again.
        """

    def counts(self) -> dict[str, int]:
        """Files by state."""


class Retriever(Protocol):
    """Finds passages in one workspace."""

    def search(
        self,
        query: str,
        *,
        mode: SearchMode,
        limit: int,
        document: str | None = None,
        filters: Filters = _NO_FILTERS,
    ) -> "SearchOutcome":
        """The best passages, best first; operators in the query narrow it like filters do."""


@dataclass(frozen=True, slots=True)
class SearchOutcome:
    """Passages, and whether they are enough to answer from by the measured threshold."""

    passages: tuple[FoundPassage, ...]
    enough: bool
    coverage: Coverage
    assessment: Assessment | None = None
    remarks: tuple[str, ...] = ()  # sentences on operators that could not be followed


class Reranker(Protocol):
    """A cross-encoder: reads a question and a passage together. Safe to use from any thread."""

    @property
    def name(self) -> str:
        """How it is named to the person."""

    @property
    def languages(self) -> tuple[str, ...]:
        """ISO 639-1 codes of what it reads, empty for many."""

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """How likely each passage answers the question, 0 to 1, in the order given."""


class Engine(Protocol):
    """A language model in a child process."""

    @property
    def info(self) -> EngineInfo | None:
        """The model in use, None while none is loaded."""

    def ensure(self) -> EngineInfo:
        """The model in use, loaded if need be; ModelError or EngineError when there is none."""

    def answer(
        self, question: str, sources: Sequence[SourceText], turns: Sequence[Turn]
    ) -> Generator[TokenText, None, None]:
        """Stream the answer; EngineError when the child fails. Closing the generator stops it.

        Gives an empty text from time to time while the prompt is read, so that the caller can stop.
        """

    def score(self, task: Task, continuations: Sequence[str]) -> list[float]:
        """The natural logarithm of each continuation's probability after the task's prompt.

        Of the whole continuation: the sum over its tokens. EngineError when the child fails.
        """

    def complete(
        self, task: Task, *, most_tokens: int, schema: str = ""
    ) -> Generator[TokenText, None, None]:
        """Stream what the model writes for a task; EngineError when the child fails.

        With a JSON schema (as JSON text) everything written is one JSON document of that schema,
        cut short only by `most_tokens`. Closing the generator stops it; empty texts come while
        the prompt is read. One piece of work runs at a time: others wait for it.
        """

    def close(self) -> None:
        """End the child."""


class Gate(Protocol):
    """Lets questions go before indexing."""

    def asking(self) -> AbstractContextManager[None]:
        """While inside, indexing stands still."""

    def wait(self) -> None:
        """Called by indexing before each small piece of work: returns when no one asks."""

    def is_asked(self) -> bool:
        """True while someone asks: a review gives the engine back and goes on after `wait`."""


class PageStore(Protocol):
    """Reads stored pages back."""

    def page(self, document: str, page: int) -> Page:
        """The stored page with its text and word geometry; LibraryError when there is none."""
