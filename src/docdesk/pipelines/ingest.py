"""The way in: files to pages, passages and vectors in the record, each step durable."""

from collections.abc import Callable, Iterator
from itertools import chain

from docdesk.domain.documents import FileState
from docdesk.domain.errors import Cancelled
from docdesk.domain.events import IngestEvent, ScanDone
from docdesk.pipelines.encoding import Encoding
from docdesk.pipelines.outcomes import Outcomes
from docdesk.pipelines.reading import Reading
from docdesk.pipelines.recognition import Recognition
from docdesk.pipelines.tally import Tally
from docdesk.pipelines.work import IngestSteps, Work


def ingest(
    steps: IngestSteps, *, cancelled: Callable[[], bool], clock: Callable[[], float]
) -> Iterator[IngestEvent]:
    """Bring a workspace up to date, reporting each durable step.

    Files are parsed and encoded first, the text of scanned pages is recognised last. A bad file
    is an event, never the end of the run. When `cancelled` turns true the run ends after the work
    in hand; what is durable stays, and the next run goes on from there.

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
        self._tally = Tally(clock, workers=steps.workers)
        work = Work(steps, self._tally, cancelled)
        outcomes = Outcomes(steps.record, steps.cut)
        self._cancelled = cancelled
        self._encoding = Encoding(work)
        self._reading = Reading(work, self._encoding, outcomes)
        self._recognition = Recognition(work, self._encoding, outcomes)

    def events(self) -> Iterator[IngestEvent]:
        was_cancelled = False
        try:
            yield from self._rounds()
        except Cancelled:
            was_cancelled = True
        if not was_cancelled:
            # Also when no file changed: a damaged index is built anew. And without an encoder: what
            # was deleted must go.
            self._steps.record.seal()
            if self._encoding.failure is not None:
                raise self._encoding.failure
        yield self._tally.done(self._steps.record.counts(), was_cancelled=was_cancelled)

    def abandon(self) -> None:
        self._reading.abandon()
        self._recognition.abandon()

    def _rounds(self) -> Iterator[IngestEvent]:
        while True:
            self._steps.news.clear()
            yield self._scan()
            stages = (self._reading.events(), self._encoding.rest(), self._recognition.events())
            for event in chain(*stages):
                yield event
                yield from self._tally.progress()
            if not self._steps.news.is_set():
                return

    def _scan(self) -> ScanDone:
        record = self._steps.record
        done = record.scan(cancelled=self._cancelled)
        counts = record.counts()
        states = [FileState.FOUND, FileState.PARSED]
        if not self._steps.parser.recognition_problem:
            states.append(FileState.NEEDS_RECOGNITION)
            self._tally.scans_left = record.pages_waiting()
        self._tally.begin(
            counts,
            waiting=sum(counts.get(state, 0) for state in states),
            size_bytes=record.bytes_to_parse(),
            refused=done.refused,
        )
        return done
