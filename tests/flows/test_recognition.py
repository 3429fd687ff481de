"""Scanned pages come last, page by page, and their documents are put together again."""

from concurrent.futures import Future
from pathlib import Path
from threading import Thread

import pytest

from docdesk.domain.documents import FileLocation, FileState, Page
from docdesk.domain.events import FileDone, IngestDone, IngestEvent, IngestProgress, ScanDone
from fakes.indexing import IndexingBench, states
from fakes.parser import CONFIDENCE, FakeParser, holding

TIMEOUT_S = 10


class SlowParser(FakeParser):
    """Gives no page before so many are in hand, or the last ones are."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self._waiting: list[tuple[Future[Page], Future[Page]]] = []
        self.most_in_hand = 0

    def recognise(self, location: FileLocation, page: int, *, password: str = "") -> Future[Page]:
        asked: Future[Page] = Future()
        self._waiting.append((asked, super().recognise(location, page, password=password)))
        self.most_in_hand = max(self.most_in_hand, len(self._waiting))
        if len(self._waiting) == self._most or page == 7:
            for waiting, done in self._waiting:
                waiting.set_result(done.result())
            self._waiting.clear()
        return asked


@pytest.fixture
def bench(tmp_path: Path) -> IndexingBench:
    return IndexingBench(tmp_path)


def stored_page(bench: IndexingBench, document: Path, page: int):
    with bench.workspaces.open_for_writing("w") as workspace:
        return workspace.pages.page(str(document), page)


def test_a_scan_is_ready_with_its_recognised_words(bench: IndexingBench) -> None:
    path = bench.write("letter.pdf", "!scan\nGentile signora\fDistinti saluti")

    events = bench.run()

    assert states(events, "letter.pdf") == [
        FileState.NEEDS_RECOGNITION,
        FileState.PARSED,
        FileState.READY,
    ]
    page = stored_page(bench, path, 2)
    assert page.text == "Distinti saluti"
    assert page.words.confidence_between(0, 8) == CONFIDENCE / 100
    done = events[-1]
    assert isinstance(done, IngestDone)
    assert (done.ready, done.recognised, done.scans_left) == (1, 2, 0)


def test_everything_else_comes_first(bench: IndexingBench) -> None:
    bench.write("a scan.pdf", "!scan\nx")
    bench.write("long.txt", "a text that is longer than the scan")

    ready = [e.document for e in bench.run() if isinstance(e, FileDone) and e.state == "ready"]

    assert [Path(document).name for document in ready] == ["long.txt", "a scan.pdf"]


def test_a_document_can_be_searched_before_its_scanned_page_is_read(bench: IndexingBench) -> None:
    path = bench.write("mixed.pdf", "!scan\n=typed words\fscanned words")

    events = bench.run()

    assert states(events, "mixed.pdf") == [
        FileState.PARSED,
        FileState.READY,
        FileState.PARSED,
        FileState.READY,
    ]
    assert stored_page(bench, path, 1).text == "=typed words"
    assert stored_page(bench, path, 2).text == "scanned words"
    assert bench.parser.recognised == [(FileLocation(path), 2)]


def test_a_document_in_parts_counts_once(bench: IndexingBench) -> None:
    bench.write("mixed.pdf", "!scan\n=typed\fscanned")
    bench.write("scan.pdf", "!scan\nscanned, and nothing else")

    events = bench.run()

    progress = [event for event in events if isinstance(event, IngestProgress)]
    assert (progress[-1].files_done, progress[-1].files_total) == (2, 2)
    assert all(p.files_done < 2 for p in progress if p.scans_left)
    assert isinstance(events[-1], IngestDone)
    assert events[-1].ready == 2


def test_a_page_that_fails_costs_only_itself(bench: IndexingBench) -> None:
    path = bench.write("bad.pdf", "!scan\n!crash\fgood words")

    bench.run()
    bench.parser.recognised.clear()
    bench.run()

    assert bench.counts() == {FileState.READY: 1}
    assert stored_page(bench, path, 2).text == "good words"
    assert bench.parser.recognised == [], "it is not tried again until a person asks"


def test_a_scan_in_a_container_is_recognised(bench: IndexingBench) -> None:
    bench.write("mail.zip", holding(scan_pdf="!scan\nla caldaia perde"))

    events = bench.run()

    assert states(events, "mail.zip/scan.pdf")[-1] is FileState.READY


def test_a_scan_with_a_password_is_recognised(bench: IndexingBench) -> None:
    bench.passwords["locked.pdf"] = "segreto"
    bench.write("locked.pdf", "!locked segreto\n!scan\nreferto riservato")

    events = bench.run()

    assert states(events, "locked.pdf")[-1] is FileState.READY


def test_without_an_engine_scans_say_what_to_do(bench: IndexingBench) -> None:
    bench.write("scan.pdf", "!scan\nwords")
    bench.parser = FakeParser("Tesseract is not installed. Install it.")

    events = bench.run()

    done = next(e for e in events if isinstance(e, FileDone))
    assert done.state is FileState.NEEDS_OCR
    assert done.reason
    assert bench.parser.recognised == []
    assert isinstance(events[-1], IngestDone)
    assert events[-1].not_ready == 1


def test_an_engine_that_is_installed_later_reads_them(bench: IndexingBench) -> None:
    bench.write("scan.pdf", "!scan\nwords")
    bench.parser = FakeParser("Tesseract is not installed. Install it.")
    bench.run()
    bench.parser = FakeParser()

    bench.run()

    assert bench.counts() == {FileState.READY: 1}


def test_a_stop_keeps_every_page_and_the_next_run_goes_on(bench: IndexingBench) -> None:
    bench.workers = 1
    bench.write("book.pdf", "!scan\n" + "\f".join(f"page {n}" for n in range(1, 10)))
    seen: list[IngestEvent] = []
    for event in bench.events(cancelled=lambda: len(bench.parser.recognised) >= 4):
        seen.append(event)
    before = [page for _, page in bench.parser.recognised]
    bench.parser.recognised.clear()

    rest = bench.run()

    stopped = seen[-1]
    assert isinstance(stopped, IngestDone)
    assert stopped.cancelled
    assert stopped.scans_left == 9 - stopped.recognised
    again = [page for _, page in bench.parser.recognised]
    assert len(set(before) & set(again)) <= bench.workers
    assert states(rest, "book.pdf") == [FileState.PARSED, FileState.READY]


def test_no_page_is_begun_while_someone_asks(bench: IndexingBench) -> None:
    bench.workers = 1
    bench.write("book.pdf", "!scan\n" + "\f".join(f"page {n}" for n in range(1, 6)))
    events = bench.events()
    while not bench.parser.recognised:
        next(events)
    rest = Thread(target=lambda: list(events), daemon=True)

    with bench.gate.asking():
        rest.start()
        rest.join(0.05)
        begun = len(bench.parser.recognised)
    rest.join(TIMEOUT_S)

    assert begun == 1
    assert bench.counts() == {FileState.READY: 1}


def test_files_that_come_meanwhile_go_before_further_pages(bench: IndexingBench) -> None:
    bench.workers = 1
    bench.write("book.pdf", "!scan\n" + "\f".join(f"page {n}" for n in range(1, 6)))
    events: list[IngestEvent] = []
    for event in bench.events():
        events.append(event)
        if len(bench.parser.recognised) == 2 and not (bench.folder / "new.txt").exists():
            bench.write("new.txt", "urgent")
            bench.news.set()

    order = [
        Path(e.document).name for e in events if isinstance(e, FileDone) and e.state == "ready"
    ]
    assert order == ["new.txt", "book.pdf"]
    assert len([event for event in events if isinstance(event, ScanDone)]) == 2


def test_the_time_left_counts_the_pages_that_wait(bench: IndexingBench) -> None:
    bench.write("book.pdf", "!scan\n" + "\f".join(f"page {n}" for n in range(1, 30)))

    progress = [event for event in bench.run() if isinstance(event, IngestProgress)]

    waiting = [p for p in progress if p.scans_left and p.recognised]
    assert waiting
    assert all(p.left_s is not None and p.left_s > 0 for p in waiting)
    assert progress[-1].scans_left == 0


def test_a_file_out_of_reach_in_the_middle_goes_on_when_it_is_back(bench: IndexingBench) -> None:
    bench.workers = 1
    path = bench.write("book.pdf", "!scan\n" + "\f".join(f"page {n}" for n in range(1, 6)))
    elsewhere = bench.folder.parent / "unplugged.pdf"
    events: list[IngestEvent] = []
    for event in bench.events():
        events.append(event)
        if len(bench.parser.recognised) == 2 and path.exists():
            path.rename(elsewhere)
    first = events[-1]
    elsewhere.rename(path)

    bench.run()

    assert isinstance(first, IngestDone)
    assert 0 < first.recognised < 5
    assert bench.counts() == {FileState.READY: 1}
    assert stored_page(bench, path, 5).text == "page 5"


def test_every_parser_has_a_page_in_hand(bench: IndexingBench) -> None:
    bench.workers = 3
    bench.parser = parser = SlowParser(most=3)
    bench.write("book.pdf", "!scan\n" + "\f".join(f"page {n}" for n in range(1, 8)))

    bench.run()

    assert parser.most_in_hand == 3
    assert bench.counts() == {FileState.READY: 1}
