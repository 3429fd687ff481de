"""The stage that parses files: several ahead in the parsers' hands, each stored when it is done."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait

from docdesk.domain.documents import FileState, ParsedDocument
from docdesk.domain.errors import DocumentError
from docdesk.domain.events import FileDone, IngestEvent
from docdesk.domain.indexing import FoundFile
from docdesk.pipelines.encoding import Encoding
from docdesk.pipelines.outcomes import Kept, Outcomes
from docdesk.pipelines.work import Work

COLLECT_TIMEOUT_S = 0.2  # how long a stop can go unnoticed while only parsers work
# Files in the parsers' hands, so that encoding never waits for them: a group of 256 passages is
# some hundred small files. What they hold is bounded by their bytes.
_LEAST_AHEAD, _MOST_AHEAD = 2, 16  # for each parser
_BYTES_AHEAD = 32 << 20


class Reading:
    """Parses what the record says is found, until nothing new comes, members of containers too."""

    def __init__(self, work: Work, encoding: Encoding, outcomes: Outcomes) -> None:
        self._record = work.steps.record
        self._parser = work.steps.parser
        self._password_of = work.steps.password_of
        self._workers = work.steps.workers
        self._tally = work.tally
        self._go_on = work.go_on
        self._encoding = encoding
        self._outcomes = outcomes
        self._in_hand: dict[Future[ParsedDocument], FoundFile] = {}
        self._twins: dict[int, list[FoundFile]] = {}  # by the file in hand with the same bytes
        self._again: deque[FoundFile] = deque()  # twins of files that are done
        self._left: set[int] = set()  # in hand, or left FOUND for the next run
        self._files: Iterator[FoundFile] = iter(())
        self._has_saved = True

    def events(self) -> Iterator[IngestEvent]:
        """Parse and store; encode in between whenever there is a group."""
        self._left.clear()
        self._has_saved = True
        while True:
            self._go_on()
            yield from self._start()
            if not self._in_hand:
                return
            yield from self._collect()
            yield from self._encoding.full_groups()

    def abandon(self) -> None:
        """Give up the files that are still in the parsers' hands; they stay FOUND."""
        for future in self._in_hand:
            future.cancel()

    def _start(self) -> Iterator[IngestEvent]:
        while self._has_room():
            found = self._next()
            if found is None:
                return
            self._go_on()
            yield from self._begin(found)

    def _has_room(self) -> bool:
        ahead = len(self._in_hand) + sum(map(len, self._twins.values()))
        if ahead < _LEAST_AHEAD * self._workers:
            return True
        held = sum(found.size_bytes for found in self._in_hand.values())
        return ahead < _MOST_AHEAD * self._workers and held < _BYTES_AHEAD

    def _next(self) -> FoundFile | None:
        """The next file; after the last one the record is asked again, if anything was stored."""
        if self._again:
            return self._again.popleft()
        while True:
            found = next(self._files, None)
            if found is not None and found.file_id not in self._left:
                return found
            if found is None:
                if not self._has_saved:
                    return None
                self._has_saved = False
                self._files = self._record.files_to_parse()

    def _begin(self, found: FoundFile) -> Iterator[FileDone]:
        self._left.add(found.file_id)
        try:
            known = self._record.claim_known_content(found.file_id)
        except DocumentError as error:  # it went away, or may not be read
            yield self._ended(found, self._outcomes.fail(found, error))
            return
        if known is None or known.twin_of is not None:
            self._parse_or_wait(found, None if known is None else known.twin_of)
            return
        self._tally.read(found.document, found.size_bytes)
        yield self._ended(found, FileDone(found.document, known.state, known.reason))

    def _parse_or_wait(self, found: FoundFile, twin_of: int | None) -> None:
        """Parse it, unless a file with the same bytes is in hand: that one's content is its own."""
        if any(twin_of == other.file_id for other in self._in_hand.values()):
            assert twin_of is not None
            self._twins.setdefault(twin_of, []).append(found)
            return
        self._encoding.begin()
        password = self._password_of(found.document)
        self._in_hand[self._parser.parse(found.location, password=password)] = found

    def _collect(self) -> Iterator[IngestEvent]:
        done, _ = wait(self._in_hand, COLLECT_TIMEOUT_S, FIRST_COMPLETED)
        for future in done:
            self._go_on()
            found = self._in_hand.pop(future)
            self._again.extend(self._twins.pop(found.file_id, ()))
            self._tally.read(found.document, found.size_bytes)
            kept = self._outcomes.keep(future, found, self._record.save_parsed)
            yield from self._count(found, kept)
        if not done:
            yield from self._tally.progress()

    def _count(self, found: FoundFile, kept: Kept) -> Iterator[FileDone]:
        document, event = kept.document, kept.event
        if document is not None and event.state is not FileState.FOUND:
            self._tally.pages += len(document.pages)
            self._tally.files += len(document.members)
            if document.to_recognise and not self._parser.recognition_problem:
                self._tally.scans_left += len(document.to_recognise)
                self._tally.wait_for_pages(found.document)
        if event.state is FileState.PARSED:
            self._tally.unencoded += event.passages
        yield self._ended(found, event)
        if document is not None and event.state is not FileState.FOUND:
            yield from self._unreadable_members(found, document)

    def _unreadable_members(self, found: FoundFile, document: ParsedDocument) -> Iterator[FileDone]:
        for member in document.members:
            if member.state is not FileState.FOUND:
                self._tally.ended(member.state)
                name = f"{found.document}/{member.name}"
                yield FileDone(name, member.state, member.reason)

    def _ended(self, found: FoundFile, event: FileDone) -> FileDone:
        """The event; a file that is left FOUND is not taken up again in this run."""
        if event.state is not FileState.FOUND:
            self._left.discard(found.file_id)
            self._has_saved = True
        if event.state not in (FileState.FOUND, FileState.PARSED, FileState.NEEDS_RECOGNITION):
            self._tally.ended(event.state)
        return event
