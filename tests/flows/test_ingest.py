"""The way in, over the real record: order of events, bad input, stop, resume, change."""

from pathlib import Path

import pytest

from docdesk.domain.documents import FileState
from docdesk.domain.errors import ModelError, ParserUnavailable
from docdesk.domain.events import FileDone, IngestDone, IngestEvent, IngestProgress, ScanDone
from docdesk.pipelines.outcomes import OUR_FAULT, reason_of
from fakes.encoder_source import ReadyEncoder
from fakes.indexing import IndexingBench, states
from fakes.parser import holding


@pytest.fixture
def bench(tmp_path: Path) -> IndexingBench:
    return IndexingBench(tmp_path)


def test_a_run_begins_with_the_scan_and_ends_with_its_sums(bench: IndexingBench) -> None:
    bench.write("a.txt", "one\ntwo\fthree")

    events = bench.run()

    assert events[0] == ScanDone(new=1, changed=0, removed=0, unchanged=0)
    last = events[-1]
    assert isinstance(last, IngestDone)
    assert (last.ready, last.not_ready, last.pages, last.passages) == (1, 0, 2, 3)


def test_a_file_is_parsed_before_it_is_ready(bench: IndexingBench) -> None:
    bench.write("a.txt", "one")

    assert states(bench.run(), "a.txt") == [FileState.PARSED, FileState.READY]


@pytest.mark.parametrize(
    ("first_line", "state"),
    [
        ("!password", FileState.NEEDS_PASSWORD),
        ("!kind", FileState.UNSUPPORTED),
        ("!damaged", FileState.FAILED),
        ("!crash", FileState.FAILED),
        ("", FileState.EMPTY),
    ],
)
def test_a_bad_file_has_a_state_and_a_reason_and_the_run_goes_on(
    bench: IndexingBench, first_line: str, state: FileState
) -> None:
    bench.write("bad.txt", first_line + "\n")
    bench.write("good.txt", "one line that is longer than the bad file")

    events = bench.run()

    bad = next(e for e in events if isinstance(e, FileDone) and e.document.endswith("bad.txt"))
    assert bad.state is state
    assert bad.reason
    assert bench.counts() == {state: 1, FileState.READY: 1}


def test_without_a_parser_the_files_wait_for_the_next_run(bench: IndexingBench) -> None:
    bench.write("a.txt", "!none\n")

    with pytest.raises(ParserUnavailable):
        bench.run()

    assert bench.counts() == {FileState.FOUND: 1}


def test_a_fault_of_ours_costs_one_file_only(bench: IndexingBench) -> None:
    bench.write("bad.txt", "!bug\n")
    bench.write("good.txt", "one line")

    events = bench.run()

    assert FileDone(str(bench.folder / "bad.txt"), FileState.FAILED, reason_of(OUR_FAULT)) in events
    assert bench.counts()[FileState.READY] == 1


def test_equal_files_are_parsed_once_whichever_parser_is_faster(bench: IndexingBench) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        bench.write(name, "one")

    events = bench.run()

    assert len(bench.parser.parsed) == 1
    assert bench.counts() == {FileState.READY: 3}
    assert not [e for e in events if isinstance(e, FileDone) and e.state is FileState.FOUND]


def test_a_second_run_parses_and_encodes_nothing(bench: IndexingBench) -> None:
    bench.write("a.txt", "one")
    bench.write("bad.txt", "!damaged\n")
    bench.run()
    bench.parser.parsed.clear()
    bench.encoder.gets = 0

    events = bench.run()

    assert bench.parser.parsed == []
    assert bench.encoder.gets == 0
    assert events[0] == ScanDone(new=0, changed=0, removed=0, unchanged=2)
    assert not [event for event in events if isinstance(event, FileDone)]


def test_the_same_content_under_two_paths_is_encoded_once(bench: IndexingBench) -> None:
    bench.write("a.txt", "one\ntwo")
    bench.write("copy of a.txt", "one\ntwo")

    done = bench.run()[-1]

    assert isinstance(done, IngestDone)
    assert done.passages == 2
    assert bench.counts() == {FileState.READY: 2}


def test_a_copy_of_a_known_file_counts_as_ready(bench: IndexingBench) -> None:
    bench.write("a.txt", "one")
    bench.run()
    bench.write("copy of a.txt", "one")

    done = bench.run()[-1]

    assert isinstance(done, IngestDone)
    assert (done.ready, done.not_ready) == (1, 0)


def test_a_copy_of_a_file_that_failed_has_its_reason(bench: IndexingBench) -> None:
    bench.write("bad.txt", "!damaged\n")
    bench.run()
    bench.write("copy.txt", "!damaged\n")

    events = bench.run()

    copy = next(e for e in events if isinstance(e, FileDone) and e.document.endswith("copy.txt"))
    assert copy.state is FileState.FAILED
    assert "It is damaged." in copy.reason


def test_the_index_is_looked_after_when_no_file_changed(bench: IndexingBench) -> None:
    bench.write("a.txt", "one")
    bench.run()
    bench.seals = 0

    bench.run()

    assert bench.seals == 1


def test_a_stopped_run_keeps_what_is_done_and_the_next_goes_on(bench: IndexingBench) -> None:
    for number in range(20):
        bench.write(f"{number:02}.txt", "\n".join(f"{number} line {i}" for i in range(30)))
    seen: list[IngestEvent] = []
    for event in bench.events(cancelled=lambda: len(seen) > 8):
        seen.append(event)
    bench.parser.parsed.clear()

    rest = bench.run()

    stopped = seen[-1]
    assert isinstance(stopped, IngestDone)
    assert stopped.cancelled
    durable = {e.document for e in seen if isinstance(e, FileDone)}
    assert durable
    assert not durable & {str(location.path) for location in bench.parser.parsed}
    assert isinstance(rest[-1], IngestDone)
    assert bench.counts() == {FileState.READY: 20}


def test_an_encoder_that_cannot_be_loaded_leaves_the_words_searchable(bench: IndexingBench) -> None:
    bench.write("a.txt", "one")
    bench.encoder = ReadyEncoder(failure=ModelError("The encoder is missing."))

    with pytest.raises(ModelError):
        bench.run()

    assert bench.counts() == {FileState.PARSED: 1}
    assert bench.seals == 1  # what was deleted went all the same


def test_a_changed_file_replaces_its_passages_and_a_removed_one_goes(bench: IndexingBench) -> None:
    bench.write("a.txt", "old words\nmore old words")
    bench.write("b.txt", "stays")
    bench.run()
    bench.write("a.txt", "new")
    (bench.folder / "b.txt").unlink()

    events = bench.run()

    assert events[0] == ScanDone(new=0, changed=1, removed=1, unchanged=0)
    with bench.workspaces.open_for_writing("w") as workspace:
        assert workspace.files.status().passages == 1


def test_progress_counts_up_to_the_total(bench: IndexingBench) -> None:
    for number in range(5):
        bench.write(f"{number}.txt", f"text {number}")

    progress = [event for event in bench.run() if isinstance(event, IngestProgress)]

    assert progress[-1].files_done == progress[-1].files_total == 5
    assert all(p.current.endswith(".txt") for p in progress)
    assert [p.files_done for p in progress] == sorted(p.files_done for p in progress)


def test_a_large_document_reports_progress_while_it_is_encoded(bench: IndexingBench) -> None:
    bench.write("book.txt", "\n".join(f"line {number}" for number in range(2000)))

    progress = [event for event in bench.run() if isinstance(event, IngestProgress)]

    assert len({p.passages for p in progress}) >= 3
    assert progress[0].left_s is None or progress[0].left_s >= 0


def test_the_files_of_a_container_are_read_in_the_same_run(bench: IndexingBench) -> None:
    mailbox = holding(first_eml=holding(offer_txt="sixty days"), second_eml="no attachment")
    bench.write("mail.zip", holding(inbox_mbox=mailbox))
    bench.write("other.txt", "a plain file")

    events = bench.run()

    assert states(events, "mail.zip/inbox.mbox/first.eml/offer.txt") == [
        FileState.PARSED,
        FileState.READY,
    ]
    done = events[-1]
    assert isinstance(done, IngestDone)
    assert (done.ready, done.not_ready) == (6, 0)
    assert bench.counts() == {FileState.READY: 6}


def test_the_total_grows_with_the_files_of_containers(bench: IndexingBench) -> None:
    bench.write("a.zip", holding(one_txt="one", two_txt="two", three_txt="three"))

    progress = [event for event in bench.run() if isinstance(event, IngestProgress)]

    assert progress[-1].files_done == progress[-1].files_total == 4


def test_a_member_that_cannot_be_taken_out_is_told_with_its_reason(bench: IndexingBench) -> None:
    bench.write("a.zip", holding(good_txt="good", bad_txt="!damaged"))

    events = bench.run()

    bad = next(e for e in events if isinstance(e, FileDone) and e.document.endswith("bad.txt"))
    assert (bad.state, bad.reason) == (FileState.FAILED, "It is damaged.")
    assert bench.counts() == {FileState.READY: 2, FileState.FAILED: 1}


def test_a_password_opens_a_file_and_what_is_in_it(bench: IndexingBench) -> None:
    bench.write("locked.txt", "!locked segreto\nwhat it says")

    without = bench.run()
    bench.passwords["locked.txt"] = "segreto"
    with bench.workspaces.open_for_writing("w") as workspace:
        workspace.files.retry(str(bench.folder / "locked.txt"))
    opened = bench.run()

    assert states(without, "locked.txt") == [FileState.NEEDS_PASSWORD]
    assert states(opened, "locked.txt") == [FileState.PARSED, FileState.READY]


def test_a_file_that_goes_away_while_it_is_read_has_not_failed(bench: IndexingBench) -> None:
    path = bench.write("a.txt", "!locked x\none")

    def password_of(document: str) -> str:
        path.unlink()
        return "x"

    bench.passwords = type("Lookup", (), {"get": lambda self, name, _: password_of(name)})()
    events = bench.run()

    assert states(events, "a.txt") == [FileState.FOUND]


def test_failures_are_counted_while_the_run_goes(bench: IndexingBench) -> None:
    bench.write("bad.txt", "!damaged\n")
    bench.write("good.txt", "a longer text than the bad one has")

    progress = [event for event in bench.run() if isinstance(event, IngestProgress)]

    assert progress[-1].failed == 1


def test_news_make_the_run_look_again_before_it_ends(bench: IndexingBench) -> None:
    bench.write("a.txt", "one")
    events: list[IngestEvent] = []
    for event in bench.events():
        events.append(event)
        if states([event], "a.txt") == [FileState.READY]:
            bench.write("b.txt", "came meanwhile")
            bench.news.set()

    assert len([event for event in events if isinstance(event, ScanDone)]) == 2
    assert states(events, "b.txt") == [FileState.PARSED, FileState.READY]
    assert isinstance(events[-1], IngestDone)
    assert events[-1].ready == 2
