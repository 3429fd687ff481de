"""The way in: files to pages, passages and vectors in the record, each step durable."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from docdesk.domain.documents import FileState, ParsedDocument
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
from docdesk.domain.events import FileDone, IngestDone, IngestEvent, IngestProgress
from docdesk.domain.indexing import FoundFile, UnencodedDocument
from docdesk.pipelines.steps import (
    Cut,
    EncoderSource,
    Gate,
    Parser,
    Record,
    Vectors,
)

logger = logging.getLogger(__name__)

PARSES_AHEAD = 6  # files in the parsers' hands, so that encoding never waits for them
GROUP_PASSAGES = 256  # encoded together: enough to sort by length, a few seconds of work
PROGRESS_EVERY_S = 0.25
COLLECT_TIMEOUT_S = 0.2  # how long a stop can go unnoticed while only parsers work

_STATES: dict[type[DocumentError], FileState] = {
    PasswordNeeded: FileState.NEEDS_PASSWORD,
    TextMissing: FileState.NEEDS_OCR,
    DocumentEmpty: FileState.EMPTY,
    DocumentTooLarge: FileState.TOO_LARGE,
    KindUnsupported: FileState.UNSUPPORTED,
}

_AFTER_SAVING = {
    FileState.EMPTY: "There is no text in this document.",
    FileState.FOUND: "It changed while it was read; the next run takes it up.",
}

OUR_FAULT = "DocDesk failed on this document; the log has the details. Please report it."


@dataclass(frozen=True, slots=True)
class IngestSteps:
    """What an indexing run works with. The encoder is loaded only if there is work for it."""

    record: Record
    parser: Parser
    cut: Cut
    encoder: EncoderSource
    gate: Gate


def ingest(
    steps: IngestSteps, *, cancelled: Callable[[], bool], clock: Callable[[], float]
) -> Iterator[IngestEvent]:
    """Bring a workspace up to date, reporting each durable step.

    A bad file is an event, never the end of the run. When `cancelled` turns true the run ends
    after the work in hand; what is durable stays, and the next run goes on from there.

    Raises:
        LibraryError: the record cannot be written (a full disk, say).
        ParserUnavailable: no parser can be started; the files wait for the next run.
        ModelError: the encoder could not be loaded; the words of all files are searchable then.
    """
    run = _Run(steps, cancelled, clock)
    try:
        yield from run.events()
    finally:
        run.abandon()


class _Run:
    """One indexing run; all of it happens in the thread that iterates `events`."""

    def __init__(
        self, steps: IngestSteps, cancelled: Callable[[], bool], clock: Callable[[], float]
    ) -> None:
        self._steps = steps
        self._cancelled = cancelled
        self._tally = _Tally(clock)
        self._parsing: dict[Future[ParsedDocument], FoundFile] = {}
        self._unencoded = 0

    def events(self) -> Iterator[IngestEvent]:
        record = self._steps.record
        yield record.scan(cancelled=self._cancelled)
        counts = record.counts()
        self._tally.begin(
            files=counts.get(FileState.FOUND, 0) + counts.get(FileState.PARSED, 0),
            bytes_to_parse=record.bytes_to_parse(),
        )
        was_cancelled = False
        try:
            for event in chain(self._parse_and_encode(), self._encode_rest()):
                yield event
                yield from self._tally.progress(self._unencoded)
        except Cancelled:
            was_cancelled = True
        if not was_cancelled:  # also when no file changed: an index found damaged is built anew
            record.seal()
        yield self._tally.done(was_cancelled)

    def abandon(self) -> None:
        """Give up the files that are still in the parsers' hands; they stay FOUND."""
        for future in self._parsing:
            future.cancel()

    def _parse_and_encode(self) -> Iterator[IngestEvent]:
        files = self._steps.record.files_to_parse()
        while True:
            self._go_on()
            yield from self._start_parsing(files)
            if not self._parsing:
                return
            yield from self._collect()
            while self._unencoded >= GROUP_PASSAGES and self._steps.encoder.is_loaded():
                yield from self._encode_group()

    def _encode_rest(self) -> Iterator[IngestEvent]:
        """What is parsed but has no vectors: the end of this run, and what earlier ones left."""
        known_id = self._steps.encoder.known_id()
        if known_id is not None and not self._next_group(known_id):
            return
        while True:
            self._go_on()
            encoded = list(self._encode_group())
            if not encoded:
                return
            yield from encoded

    def _go_on(self) -> None:
        if self._cancelled():
            raise Cancelled
        self._steps.gate.wait()

    def _start_parsing(self, files: Iterator[FoundFile]) -> Iterator[IngestEvent]:
        while len(self._parsing) < PARSES_AHEAD:
            found = next(files, None)
            if found is None:
                return
            try:
                known = self._steps.record.claim_known_content(found.file_id)
            except DocumentError as error:  # it went away, or may not be read
                yield self._fail(found, error)
                continue
            if known is None:
                self._steps.encoder.begin()
                self._parsing[self._steps.parser.parse(found.path)] = found
                continue
            self._tally.parsed(found.size_bytes)
            if known.state is FileState.READY:
                self._tally.ready(1)
            elif known.state is not FileState.PARSED:
                self._tally.files_done += 1
            yield FileDone(str(found.path), known.state, known.reason)

    def _collect(self) -> Iterator[IngestEvent]:
        done, _ = wait(self._parsing, COLLECT_TIMEOUT_S, FIRST_COMPLETED)
        for future in done:
            found = self._parsing.pop(future)
            self._tally.parsed(found.size_bytes)
            self._tally.current = str(found.path)
            self._go_on()
            yield self._take(future, found)
        if not done:
            yield from self._tally.progress(self._unencoded)

    def _take(self, future: "Future[ParsedDocument]", found: FoundFile) -> FileDone:
        try:
            return self._save(future.result(), found)
        except CancelledError:
            raise Cancelled from None
        except DocumentError as error:
            return self._fail(found, error)
        except (LibraryError, ParserUnavailable):
            raise
        except Exception:  # a fault of ours must not end the run for all other files
            logger.exception("unexpected failure on a document")
            return self._fail(found, DocumentError(OUR_FAULT))

    def _save(self, document: ParsedDocument, found: FoundFile) -> FileDone:
        passages = self._steps.cut(document)
        state = self._steps.record.save_parsed(found.file_id, document, passages)
        if state is FileState.PARSED:
            self._unencoded += len(passages)
        else:
            self._tally.files_done += 1
        self._tally.pages += len(document.pages)
        return FileDone(
            str(found.path),
            state,
            _AFTER_SAVING.get(state, ""),
            pages=len(document.pages),
            passages=len(passages),
        )

    def _fail(self, found: FoundFile, error: DocumentError) -> FileDone:
        state = _STATES.get(type(error), FileState.FAILED)
        reason = f"{error.message} {error.hint}".strip()
        self._steps.record.save_failure(found.file_id, state, reason)
        self._tally.files_done += 1
        return FileDone(str(found.path), state, reason)

    def _encode_group(self) -> Iterator[IngestEvent]:
        encoder = self._steps.encoder.get()
        group = self._next_group(encoder.card.id)
        if not group:
            self._unencoded = 0
            return
        self._tally.current = group[0].document
        texts = [passage.text for document in group for passage in document.passages]
        parts = []
        for part in _batched(texts, 2 * GROUP_PASSAGES):  # a book alone is many parts
            parts.append(encoder.encode_passages(part, between=self._go_on))
            self._unencoded = max(0, self._unencoded - len(part))
            self._tally.passages += len(part)
            yield from self._tally.progress(self._unencoded)
        yield from self._save_vectors(encoder.card.id, group, np.concatenate(parts))

    def _save_vectors(
        self, encoder_id: str, group: list[UnencodedDocument], vectors: Vectors
    ) -> Iterator[IngestEvent]:
        start = 0
        for document in group:
            end = start + len(document.passages)
            ready = self._steps.record.save_vectors(
                document.content_id, encoder_id, vectors[start:end]
            )
            start = end
            self._tally.ready(len(ready))
            for path in ready:
                yield FileDone(path, FileState.READY, passages=len(document.passages))

    def _next_group(self, encoder_id: str) -> list[UnencodedDocument]:
        group: list[UnencodedDocument] = []
        size = 0
        for document in self._steps.record.documents_to_encode(encoder_id):
            group.append(document)
            size += len(document.passages)
            if size >= GROUP_PASSAGES:
                break
        return group


def _batched(texts: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(texts), size):
        yield texts[start : start + size]


class _Tally:
    """Counts of a run and the rates made of them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._start = self._told = clock()
        self.current = ""
        self.files = self.files_done = self.pages = self.passages = 0
        self._ready = self._bytes_to_parse = self._bytes_parsed = 0

    def begin(self, *, files: int, bytes_to_parse: int) -> None:
        self.files = files
        self._bytes_to_parse = bytes_to_parse

    def parsed(self, size_bytes: int) -> None:
        self._bytes_parsed += size_bytes

    def ready(self, files: int) -> None:
        self.files_done += files
        self._ready += files

    def progress(self, unencoded: int) -> Iterator[IngestProgress]:
        """One event, or none when the last one is too fresh to be worth another."""
        now = self._clock()
        if now - self._told < PROGRESS_EVERY_S:
            return
        self._told = now
        yield self._progress(max(now - self._start, 1e-6), unencoded)

    def _progress(self, seconds: float, unencoded: int) -> IngestProgress:
        done = IngestProgress(
            files_done=min(self.files_done, self.files),
            files_total=self.files,
            pages=self.pages,
            passages=self.passages,
            pages_per_s=self.pages / seconds,
            passages_per_s=self.passages / seconds,
            left_s=None,
            current=self.current,
        )
        return replace(done, left_s=self._left(done.passages_per_s, unencoded))

    def _left(self, passages_per_s: float, unencoded: int) -> float | None:
        """Passages still to encode, those of unread files estimated from the bytes read so far."""
        if passages_per_s == 0 or self._bytes_parsed == 0:
            return None
        per_byte = (self.passages + unencoded) / self._bytes_parsed
        unread = per_byte * max(0, self._bytes_to_parse - self._bytes_parsed)
        return (unencoded + unread) / passages_per_s

    def done(self, was_cancelled: bool) -> IngestDone:
        return IngestDone(
            ready=self._ready,
            not_ready=self.files_done - self._ready,
            pages=self.pages,
            passages=self.passages,
            seconds=self._clock() - self._start,
            cancelled=was_cancelled,
        )
