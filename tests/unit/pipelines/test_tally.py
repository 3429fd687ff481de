"""What is told of a run: counts that fit together, and a time left that one can rely on."""

import pytest

from docdesk.domain.documents import FileState
from docdesk.domain.events import IngestProgress
from docdesk.pipelines.tally import ASSUMED_PAGE_S, PROGRESS_EVERY_S, Tally


class Clock:
    """A clock that is turned by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tally(clock: Clock) -> Tally:
    tally = Tally(clock, workers=2)
    tally.begin({"found": 4}, waiting=4, size_bytes=400)
    return tally


def progress(tally: Tally) -> IngestProgress:
    (event,) = tally.progress()
    return event


def test_progress_is_not_told_more_often_than_one_can_read(tally, clock):
    clock.now = PROGRESS_EVERY_S
    first = list(tally.progress())
    clock.now += PROGRESS_EVERY_S / 2

    assert len(first) == 1
    assert list(tally.progress()) == []


def test_the_time_left_is_unknown_until_something_was_encoded(tally, clock):
    clock.now = 1.0

    assert progress(tally).left_s is None


def test_the_time_left_follows_from_the_bytes_that_are_unread(tally, clock):
    tally.read("a", 100)
    tally.unencoded = 50
    tally.encoded(50)
    clock.now = 10.0

    # 50 passages came of 100 bytes in 10 s; 300 bytes are left.
    assert progress(tally).left_s == pytest.approx(30.0)


def test_before_the_first_page_its_time_is_assumed(tally, clock):
    tally.read("all", 400)
    tally.scans_left = 10
    clock.now = 1.0

    assert progress(tally).left_s == pytest.approx(10 * ASSUMED_PAGE_S / 2)


def test_then_it_is_measured_whatever_came_before(tally, clock):
    tally.read("all", 400)
    clock.now = 1000.0
    tally.begin_recognition(10)
    for _ in range(4):
        clock.now += 3.0
        tally.recognised_page("a", is_read=True)

    assert progress(tally).left_s == pytest.approx(6 * 3.0)


def test_a_page_that_fails_leaves_the_queue_and_is_not_counted_as_read(tally, clock):
    tally.begin_recognition(2)
    tally.recognised_page("a", is_read=False)
    clock.now = 1.0

    now = progress(tally)

    assert (now.recognised, now.scans_left) == (0, 1)


def test_a_document_with_pages_to_come_counts_when_they_came(tally, clock):
    tally.wait_for_pages("mixed")
    tally.ready(("mixed", "other"))
    before = tally.files_done
    tally.completed("mixed")
    tally.ready(("mixed",))

    assert (before, tally.files_done) == (1, 2)


def test_only_states_that_need_the_person_count_as_failed(tally):
    for state in (FileState.READY, FileState.IGNORED, FileState.NEEDS_PASSWORD, FileState.FAILED):
        tally.ended(state)

    assert (tally.files_done, tally.failed) == (4, 2)


def test_the_end_counts_what_changed_during_the_run(clock):
    tally = Tally(clock, workers=1)
    tally.begin({"found": 3, "ready": 5, "failed": 1}, waiting=3, size_bytes=0)
    tally.begin({"found": 1, "ready": 6, "failed": 1}, waiting=1, size_bytes=0)
    clock.now = 7.0

    done = tally.done({"ready": 7, "failed": 1, "needs_password": 1}, was_cancelled=False)

    assert (done.ready, done.not_ready, done.seconds) == (2, 1, 7.0)


def test_a_second_round_goes_on_counting(clock):
    tally = Tally(clock, workers=1)
    tally.begin({"found": 2}, waiting=2, size_bytes=10)
    tally.ended(FileState.READY)
    tally.ended(FileState.READY)
    tally.begin({"ready": 2, "found": 1}, waiting=1, size_bytes=5)
    clock.now = 1.0

    now = progress(tally)

    assert (now.files_done, now.files_total) == (2, 3)


def test_files_that_are_refused_at_the_first_look_are_told_once(clock):
    tally = Tally(clock, workers=1)
    tally.begin({"found": 1, "failed": 2}, waiting=1, size_bytes=10, refused=1)
    # The second look refuses one more; its counts are compared with those of the first.
    tally.begin({"ready": 1, "failed": 3}, waiting=0, size_bytes=0, refused=1)

    done = tally.done({"ready": 1, "failed": 3}, was_cancelled=False)

    assert (done.ready, done.not_ready) == (1, 2)
