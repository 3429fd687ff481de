"""Counts of an indexing run, and the rates and the time left made of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from docdesk.domain.documents import SETTLED_STATES, FileState
from docdesk.domain.events import IngestDone, IngestProgress

PROGRESS_EVERY_S = 0.25
# Until the first page is recognised: a page of text at 300 dpi takes Tesseract 2 to 5 s on a core.
ASSUMED_PAGE_S = 4.0


class Tally:
    """What a run has done so far; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float], *, workers: int) -> None:
        self._clock = clock
        self._workers = workers
        self._start = self._told = clock()
        self._before: Mapping[str, int] | None = None
        self._refused = 0
        self._bytes = self._bytes_done = 0
        self._last_page_at = self._recognition_s = 0.0
        self._partial: set[str] = set()
        self.current = ""
        self.files = self.files_done = self.failed = 0
        self.pages = self.passages = self.unencoded = 0
        self.recognised = self.scans_left = 0

    def begin(
        self, counts: Mapping[str, int], *, waiting: int, size_bytes: int, refused: int = 0
    ) -> None:
        """A round begins: files by state, those that wait, and the bytes still to be parsed.

        `refused` of the files by state came into theirs only now, when the folders were looked at.
        """
        if self._before is None:
            self._before, self._refused = dict(counts), refused
        self.files = self.files_done + waiting
        self._bytes = self._bytes_done + size_bytes

    def read(self, document: str, size_bytes: int) -> None:
        """A file was parsed, or known already."""
        self.current = document
        self._bytes_done += size_bytes

    def ended(self, state: FileState) -> None:
        """A file reached a state that stays."""
        self.files_done += 1
        if state not in SETTLED_STATES:
            self.failed += 1

    def wait_for_pages(self, document: str) -> None:
        """The document counts as done only when its scanned pages are read as well."""
        self._partial.add(document)

    def completed(self, document: str) -> None:
        """No page of the document waits any more."""
        self._partial.discard(document)

    def ready(self, documents: Iterable[str]) -> None:
        """Files became ready."""
        for document in documents:
            if document not in self._partial:
                self.ended(FileState.READY)

    def begin_recognition(self, pages: int) -> None:
        """From here on pages are recognised; so many wait."""
        self.scans_left = pages
        self._last_page_at = self._clock()

    def recognised_page(self, document: str, *, is_read: bool) -> None:
        """A page left the queue, read or not."""
        self.current = document
        self.recognised += is_read
        self.scans_left = max(0, self.scans_left - 1)
        now = self._clock()
        self._recognition_s += now - self._last_page_at
        self._last_page_at = now

    def encoded(self, passages: int) -> None:
        """Passages have their vectors."""
        self.passages += passages
        self.unencoded = max(0, self.unencoded - passages)

    def progress(self) -> Iterator[IngestProgress]:
        """One event, or none when the last one is too fresh to be worth another."""
        now = self._clock()
        if now - self._told < PROGRESS_EVERY_S:
            return
        self._told = now
        seconds = max(now - self._start, 1e-6)
        yield IngestProgress(
            files_done=min(self.files_done, self.files),
            files_total=self.files,
            pages=self.pages,
            passages=self.passages,
            pages_per_s=self.pages / seconds,
            passages_per_s=self.passages / seconds,
            left_s=self._left_s(seconds),
            current=self.current,
            failed=self.failed,
            scans_left=self.scans_left,
            recognised=self.recognised,
        )

    def _left_s(self, seconds: float) -> float | None:
        reading = self._reading_left_s(max(seconds - self._recognition_s, 1e-6))
        return None if reading is None else reading + self.scans_left * self._page_s()

    def _reading_left_s(self, seconds: float) -> float | None:
        """Passages still to encode, those of unread files estimated from the bytes read so far."""
        unread_bytes = max(0, self._bytes - self._bytes_done)
        if not unread_bytes and not self.unencoded:
            return 0.0
        if self.passages == 0 or self._bytes_done == 0:
            return None
        passages_a_byte = (self.passages + self.unencoded) / self._bytes_done
        return (self.unencoded + passages_a_byte * unread_bytes) * seconds / self.passages

    def _page_s(self) -> float:
        """Seconds a scanned page, with all parsers at work."""
        if self.recognised == 0:
            return ASSUMED_PAGE_S / self._workers
        return self._recognition_s / self.recognised

    def done(self, counts: Mapping[str, int], *, was_cancelled: bool) -> IngestDone:
        """The end of the run; `counts` are files by state now."""
        before = self._before if self._before is not None else counts
        changes = {state: count - before.get(state, 0) for state, count in counts.items()}
        unready = sum(n for state, n in changes.items() if FileState(state) not in SETTLED_STATES)
        return IngestDone(
            ready=max(0, changes.get(FileState.READY, 0)),
            not_ready=max(0, unready) + self._refused,
            pages=self.pages,
            passages=self.passages,
            seconds=self._clock() - self._start,
            cancelled=was_cancelled,
            recognised=self.recognised,
            scans_left=self.scans_left,
        )
