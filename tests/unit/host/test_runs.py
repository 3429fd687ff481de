"""Whoever begins a run: the window hears its events under one id, and none is lost or doubled."""

from collections.abc import Callable
from pathlib import Path

import pytest

from docdesk.domain.events import FileDone, IngestDone, ScanDone
from docdesk.host.desk import Desk
from docdesk.host.runs import Runs
from docdesk.host.works import Works
from docdesk.ipc.messages import Done, Event, IndexingStarted, WorkspaceShown
from fakes.desk import make_desk


class Window:
    """Hears events; the jobs of the lane run when it says so."""

    def __init__(self, desk: Desk) -> None:
        self.heard: list[tuple[int, Event]] = []
        self.jobs: list[Callable[[], None]] = []
        self.works = Works()
        self.runs = Runs(
            desk,
            lambda request, event: self.heard.append((request, event)),
            lambda _, job: self.jobs.append(job),
            self.works,
        )

    def run_lane(self) -> None:
        while self.jobs:
            self.jobs.pop(0)()

    def of(self, kind: type) -> list[tuple[int, Event]]:
        return [(request, event) for request, event in self.heard if isinstance(event, kind)]


class UnsettledList:
    """Stands in for the attendant: remembers what runs tell it."""

    def __init__(self) -> None:
        self.reached: list[str] = []
        self.unsettled: list[str] = []
        self.scanned: list[str] = []

    def reach(self, workspace: str) -> None:
        self.reached.append(workspace)

    def note_scanned(self, workspace: str) -> None:
        self.scanned.append(workspace)

    def note_unsettled(self, workspace: str) -> None:
        self.unsettled.append(workspace)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = make_desk(tmp_path)
    (tmp_path / "files" / "a.txt").write_text("one")
    return desk


@pytest.fixture
def window(desk: Desk) -> Window:
    return Window(desk)


def test_a_run_that_was_asked_for_answers_under_its_request(window: Window) -> None:
    window.runs.start(7, "w")
    was_running = window.runs.is_running("w")
    window.run_lane()

    assert was_running
    assert not window.runs.is_running("w")
    assert {
        request for request, event in window.heard if not isinstance(event, WorkspaceShown)
    } == {7}
    assert isinstance(window.heard[-1][1], IngestDone)


def test_a_run_that_nobody_asked_for_is_announced_under_an_id_of_its_own(window: Window) -> None:
    window.runs.begin("w")
    window.run_lane()
    window.runs.begin("w")
    window.run_lane()

    announced = window.of(IndexingStarted)
    assert announced == [(-1, IndexingStarted("w")), (-2, IndexingStarted("w"))]
    assert [request for request, _ in window.of(IngestDone)] == [-1, -2]


def test_a_second_start_makes_the_run_look_again(window: Window, tmp_path: Path) -> None:
    window.runs.start(1, "w")
    window.runs.start(2, "w")
    window.runs.begin("w")

    window.run_lane()

    assert (2, Done(("Indexing is running already.",))) in window.heard
    assert window.of(IndexingStarted) == []
    assert len(window.of(IngestDone)) == 1


def test_news_during_a_run_are_taken_up_by_it(desk: Desk, tmp_path: Path) -> None:
    window = Window(desk)
    late = tmp_path / "files" / "late.txt"

    def add_late(request: int, event: Event) -> None:
        window.heard.append((request, event))
        if isinstance(event, FileDone) and not late.exists():
            late.write_text("two")
            window.runs.begin("w")

    window.runs = Runs(desk, add_late, lambda _, job: window.jobs.append(job), window.works)
    window.runs.start(1, "w")
    window.run_lane()

    assert len(window.of(ScanDone)) == 2
    assert window.of(IngestDone)[0][1].ready == 2


def test_a_paused_workspace_is_not_indexed_and_says_so(desk: Desk, window: Window) -> None:
    desk.upkeep.pause("w")

    window.runs.start(1, "w")
    window.runs.begin("w")
    window.run_lane()

    assert [request for request, _ in window.heard] == [1]
    ((_, shown),) = window.of(WorkspaceShown)
    assert shown.status.is_paused
    assert not shown.is_indexing


def test_a_pause_while_the_run_waits_for_its_turn_ends_it(desk: Desk, window: Window) -> None:
    window.runs.start(1, "w")
    desk.upkeep.pause("w")

    window.run_lane()

    assert window.of(ScanDone) == []
    assert not window.runs.is_running("w")
    assert window.of(WorkspaceShown)[0][0] == 1


def test_a_stopped_run_ends_and_a_new_one_can_begin_at_once(window: Window) -> None:
    window.runs.start(1, "w")
    window.runs.stop("w")
    window.runs.start(2, "w")

    window.run_lane()

    ended = {request: event.cancelled for request, event in window.of(IngestDone)}
    assert ended == {1: True, 2: False}


def test_the_workspace_that_the_person_opens_goes_first(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    desk.create_workspace("v")
    desk.add_paths("v", [str(tmp_path / "more")])
    window = Window(desk)
    window.runs.start(1, "w")

    window.runs.start(2, "v")
    window.run_lane()

    ended = [(request, event.cancelled) for request, event in window.of(IngestDone)]
    assert ended == [(1, True), (2, False), (-1, False)]
    assert desk.status("w").ready == 1


def test_a_file_that_is_still_written_is_reported(desk: Desk, tmp_path: Path) -> None:
    window = Window(desk)
    (tmp_path / "files" / "b.txt").write_text("!locked x\ntext")

    def password_of(_workspace: str, document: str) -> str:
        if document.endswith("b.txt"):
            Path(document).unlink()
        return "x"

    desk.upkeep.passwords.of = password_of
    window.runs.attendant = attendant = UnsettledList()
    window.runs.start(1, "w")
    window.run_lane()

    assert attendant.reached == ["w"]
    assert attendant.scanned == ["w"]
    assert attendant.unsettled == ["w"]
