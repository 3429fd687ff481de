import os
from pathlib import Path

import pytest

from docdesk.domain.documents import FileState
from docdesk.domain.indexing import Claimed
from fakes.library import box, parse_waiting, parsed, record_of, write_files

NOW_S = 1_800_000_000.0
DAY_S = 24 * 3600.0


class Clock:
    """A clock that goes on when someone waits."""

    def __init__(self) -> None:
        self.now = NOW_S
        self.waited: list[float] = []

    def __call__(self) -> float:
        return self.now

    def pause(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _write(documents: Path, name: str, *, age_s: float, text: str = "x") -> Path:
    write_files(documents, {name: text})
    changed_ns = int((NOW_S - age_s) * 1e9)
    os.utime(documents / name, ns=(changed_ns, changed_ns))
    return documents / name


def _scanned(workspace, **options):
    record = record_of(workspace, **options)
    record.scan(cancelled=lambda: False)
    return record


def _settling(workspace, clock: Clock):
    return _scanned(workspace, settle_s=2.0, clock=clock, pause=clock.pause)


def _names(found) -> list[str]:
    return [Path(file.document).name for file in found]


def test_small_and_recent_files_come_first(workspace, documents):
    _write(documents, "old.txt", age_s=400 * DAY_S)
    _write(documents, "large.txt", age_s=DAY_S, text="x" * 1_000_000)
    _write(documents, "recent.txt", age_s=DAY_S)
    _write(documents, "month.txt", age_s=31 * DAY_S)

    names = _names(_scanned(workspace).files_to_parse())

    assert names == ["recent.txt", "month.txt", "large.txt", "old.txt"]


def test_what_is_hastened_during_the_run_comes_next(workspace, documents):
    for number in range(40):
        _write(documents, f"{number:02}.txt", age_s=DAY_S * number)
    files = _scanned(workspace).files_to_parse()
    next(files)

    workspace.files.hasten(str(documents / "39.txt"))

    assert _names(files).index("39.txt") <= 16


def test_a_hastened_member_brings_its_container_forward(workspace, documents):
    _write(documents, "a.txt", age_s=DAY_S)
    _write(documents, "old.box", age_s=500 * DAY_S, text=box("", x="one"))
    parse_waiting(_scanned(workspace))
    workspace.files.hasten(str(documents / "old.box/x"))
    _write(documents, "a.txt", age_s=DAY_S, text="changed")
    _write(documents, "old.box", age_s=499 * DAY_S, text=box("", x="changed"))

    assert _names(_scanned(workspace).files_to_parse()) == ["old.box", "a.txt"]


def test_file_that_is_retried_during_the_run_is_offered_again(workspace, documents):
    _write(documents, "a.txt", age_s=DAY_S)
    record = _scanned(workspace)
    files = record.files_to_parse()
    found = next(files)
    record.claim_known_content(found.file_id)
    assert next(files, None) is None
    record.save_failure(found.file_id, FileState.FAILED, "It crashed its parser.")

    workspace.files.retry(found.document)

    assert next(files) == found


def test_file_in_hand_is_not_offered_again(workspace, documents):
    _write(documents, "a.txt", age_s=DAY_S)
    record = _scanned(workspace)

    assert len(list(record.files_to_parse())) == 1
    assert list(record.files_to_parse()) == []


def test_file_changed_a_moment_ago_waits_until_it_has_settled(workspace, documents, clock):
    _write(documents, "old.txt", age_s=DAY_S)
    _write(documents, "new.txt", age_s=0.5)
    record = _settling(workspace, clock)
    files = record.files_to_parse()

    old = next(files)
    assert next(files, None) is None, "it is not waited for while others are in hand"
    record.claim_known_content(old.file_id)
    record.save_parsed(old.file_id, *parsed("x"))
    new = next(files)

    assert _names([old, new]) == ["old.txt", "new.txt"]
    assert clock.waited == [pytest.approx(1.5, abs=0.01)]
    assert record.claim_known_content(new.file_id) == Claimed(FileState.PARSED)


def test_file_that_goes_on_changing_is_left_for_the_next_run(workspace, documents, clock):
    path = _write(documents, "log.txt", age_s=0.5)
    record = _settling(workspace, clock)
    files = record.files_to_parse()
    found = next(files)
    os.utime(path, ns=(int((clock.now - 0.1) * 1e9),) * 2)

    assert record.claim_known_content(found.file_id) == Claimed(FileState.FOUND)

    assert next(files, None) is None
    assert record.counts() == {"found": 1}
    clock.now += 10
    assert _names(_settling(workspace, clock).files_to_parse()) == ["log.txt"]


def test_times_to_come_do_not_hold_a_file_up(workspace, documents, clock):
    _write(documents, "future.txt", age_s=-3600)
    record = _settling(workspace, clock)

    (found,) = record.files_to_parse()

    assert clock.waited == []
    assert record.claim_known_content(found.file_id) is None


def test_files_out_of_reach_are_not_offered(workspace, documents):
    _write(documents, "a.txt", age_s=DAY_S)
    _scanned(workspace)
    documents.rename(documents.with_name("elsewhere"))

    record = _scanned(workspace)

    assert list(record.files_to_parse()) == []
    assert record.bytes_to_parse() == 0
