"""The last stage: scanned pages are recognised one by one, and their documents put together."""

import logging
from collections.abc import Hashable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from typing import Any

from docdesk.domain.documents import FileState, Page, ParsedDocument, is_gone
from docdesk.domain.errors import Cancelled, DocumentError, LibraryError, ParserUnavailable
from docdesk.domain.events import IngestEvent
from docdesk.domain.indexing import FoundFile, PageToRecognise
from docdesk.pipelines.encoding import Encoding
from docdesk.pipelines.outcomes import OUR_FAULT, Outcomes, reason_of
from docdesk.pipelines.reading import COLLECT_TIMEOUT_S
from docdesk.pipelines.work import Work

logger = logging.getLogger(__name__)


class Recognition:
    """Keeps as many pages in the parsers' hands as there are parsers.

    Each page is durable by itself, so a stop or a crash costs only those in hand. When `news` is
    set no more pages are begun: the files that came meanwhile go first.
    """

    def __init__(self, work: Work, encoding: Encoding, outcomes: Outcomes) -> None:
        self._record = work.steps.record
        self._parser = work.steps.parser
        self._password_of = work.steps.password_of
        self._workers = work.steps.workers
        self._news = work.steps.news
        self._tally = work.tally
        self._go_on = work.go_on
        self._encoding = encoding
        self._outcomes = outcomes
        self._pages: dict[Future[Page], PageToRecognise] = {}
        self._files: dict[Future[ParsedDocument], FoundFile] = {}
        self._taken: set[Hashable] = set()  # in hand, or left for the next run

    def events(self) -> Iterator[IngestEvent]:
        """Recognise, put together and encode, until no page waits or there are news."""
        if self._parser.recognition_problem:
            return
        self._taken.clear()
        self._tally.begin_recognition(self._record.pages_waiting())
        while True:
            self._go_on()
            if not self._news.is_set():
                self._start_files()
                self._start_pages()
            if not self._in_hand():
                return
            yield from self._collect()

    def abandon(self) -> None:
        """Give up what is still in the parsers' hands; it waits for the next run."""
        for future in self._in_hand():
            future.cancel()

    def _in_hand(self) -> "list[Future[Any]]":
        return [*self._pages, *self._files]

    def _has_room(self) -> bool:
        return len(self._in_hand()) < self._workers

    def _start_files(self) -> None:
        """Complete documents come before further pages: they are what can be asked about."""
        if not self._has_room():
            return
        for found in self._record.files_recognised():
            if self._take(found.file_id):
                future = self._parser.parse(
                    found.location,
                    password=self._password_of(found.document),
                    recognised=found.recognised,
                )
                self._files[future] = found
            if not self._has_room():
                return

    def _start_pages(self) -> None:
        if not self._has_room():
            return
        for page in self._record.pages_to_recognise():
            if self._take(_key(page)):
                password = self._password_of(page.document)
                future = self._parser.recognise(page.location, page.number, password=password)
                self._pages[future] = page
            if not self._has_room():
                return

    def _take(self, key: Hashable) -> bool:
        is_new = key not in self._taken
        self._taken.add(key)
        return is_new

    def _collect(self) -> Iterator[IngestEvent]:
        done, _ = wait(self._in_hand(), COLLECT_TIMEOUT_S, FIRST_COMPLETED)
        for page in [future for future in self._pages if future in done]:
            self._keep_page(page, self._pages.pop(page))
        files = [future for future in self._files if future in done]
        for file in files:
            yield from self._keep_file(file, self._files.pop(file))
        if files:
            yield from self._encoding.rest()
        yield from self._tally.progress()

    def _keep_page(self, future: "Future[Page]", page: PageToRecognise) -> None:
        try:
            self._record.save_recognised(page.sha256, future.result())
        except CancelledError:
            raise Cancelled from None
        except DocumentError as error:
            self._keep_failure(page, reason_of(error))
            return
        except (LibraryError, ParserUnavailable):
            raise
        except Exception:  # a fault of ours must not end the run for all other pages
            logger.exception("unexpected failure on a page")
            self._keep_failure(page, reason_of(OUR_FAULT))
            return
        self._taken.discard(_key(page))
        self._tally.recognised_page(page.document, is_read=True)

    def _keep_failure(self, page: PageToRecognise, reason: str) -> None:
        if is_gone(page.location.path):
            return  # its drive is unplugged, say: the page waits for the next run
        self._record.save_unrecognised(page.sha256, page.number, reason)
        self._taken.discard(_key(page))
        self._tally.recognised_page(page.document, is_read=False)

    def _keep_file(
        self, future: "Future[ParsedDocument]", found: FoundFile
    ) -> Iterator[IngestEvent]:
        event = self._outcomes.keep(future, found, self._record.save_completed).event
        self._tally.completed(found.document)
        if event.state is FileState.PARSED:
            self._tally.unencoded += event.passages
        elif event.state is not FileState.FOUND:
            self._tally.ended(event.state)
        yield event


def _key(page: PageToRecognise) -> Hashable:
    return page.sha256, page.number
