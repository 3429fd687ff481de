"""What a parser gave back becomes a durable state of the file, with a reason if it failed."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass

from docdesk.domain.documents import FileState, ParsedDocument, PassageCut, is_gone
from docdesk.domain.errors import (
    Cancelled,
    DocumentEmpty,
    DocumentError,
    DocumentTooLarge,
    KindUnsupported,
    LibraryError,
    ParserUnavailable,
    PasswordNeeded,
    TextMissing,
)
from docdesk.domain.events import FileDone
from docdesk.domain.indexing import Claimed, FoundFile
from docdesk.pipelines.steps import Cut, Record

logger = logging.getLogger(__name__)

OUR_FAULT = DocumentError(
    "DocDesk failed on this document.", "The log has the details. Please report it."
)

_STATES: dict[type[DocumentError], FileState] = {
    PasswordNeeded: FileState.NEEDS_PASSWORD,
    TextMissing: FileState.NEEDS_OCR,
    DocumentEmpty: FileState.EMPTY,
    DocumentTooLarge: FileState.TOO_LARGE,
    KindUnsupported: FileState.UNSUPPORTED,
}

Save = Callable[[int, ParsedDocument, Sequence[PassageCut]], Claimed]


@dataclass(frozen=True, slots=True)
class Kept:
    """A file's new state as an event, and its document if it could be read."""

    event: FileDone
    document: ParsedDocument | None = None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Keeps what parsers give."""

    record: Record
    cut: Cut

    def keep(self, future: "Future[ParsedDocument]", found: FoundFile, save: Save) -> Kept:
        """Store the document, or why there is none.

        Raises:
            Cancelled: the parser was stopped.
            LibraryError: the record cannot be written.
            ParserUnavailable: no parser can be started.
        """
        try:
            document = future.result()
            passages = self.cut(document)
            claimed = save(found.file_id, document, passages)
        except CancelledError:
            raise Cancelled from None
        except DocumentError as error:
            return Kept(self.fail(found, error))
        except (LibraryError, ParserUnavailable):
            raise
        except Exception:  # a fault of ours must not end the run for all other files
            logger.exception("unexpected failure on a document")
            return Kept(self.fail(found, OUR_FAULT))
        done = FileDone(
            found.document,
            claimed.state,
            claimed.reason or _usual_reason(claimed.state),
            pages=len(document.pages),
            passages=len(passages),
        )
        return Kept(done, document)

    def fail(self, found: FoundFile, error: DocumentError) -> FileDone:
        """Store why the file could not be read; one out of reach waits instead."""
        if is_gone(found.location.path):
            reason = "It cannot be reached any more; it is read when it is back."
            return FileDone(found.document, FileState.FOUND, reason)
        state = _STATES.get(type(error), FileState.FAILED)
        reason = reason_of(error)
        self.record.save_failure(found.file_id, state, reason)
        return FileDone(found.document, state, reason)


def _usual_reason(state: FileState) -> str:
    """What a state means where the record has nothing more to say."""
    reason = ""
    match state:
        case FileState.EMPTY:
            reason = "There is no text in this document."
        case FileState.FOUND:
            reason = "It changed while it was read; the next run takes it up."
        case FileState.NEEDS_RECOGNITION:
            reason = "Its pages wait for text recognition, which comes last."
    return reason


def reason_of(error: DocumentError) -> str:
    """The error as sentences: what happened and what to do."""
    return f"{error.message} {error.hint}".strip()
