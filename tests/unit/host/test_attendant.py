"""Runs begin by themselves when a folder came to rest, and stand still on the battery."""

from dataclasses import replace
from pathlib import Path

import pytest

from docdesk.domain.errors import WorkspaceMissing
from docdesk.host.attendant import (
    LONGEST_WAIT_S,
    QUIET_S,
    RETRY_S,
    UNSETTLED_S,
    Attendant,
    Surroundings,
)
from docdesk.settings.schema import IndexingSettings


class ScriptedWatch:
    """Reports what it is told to."""

    def __init__(self) -> None:
        self.reports: list[bool | Exception] = []
        self.is_closed = False

    def has_changed(self) -> bool:
        report = self.reports.pop(0) if self.reports else False
        if isinstance(report, Exception):
            raise report
        return report

    def close(self) -> None:
        self.is_closed = True


class Place:
    """The surroundings and the runner of an attendant, with a clock that is turned by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = 1000.0
        self.settings = IndexingSettings()
        self.is_paused = False
        self.is_on_battery = False
        self.watches: dict[Path, ScriptedWatch] = {}
        self.refusal: Exception | None = None
        self.running: set[str] = set()
        self.begun: list[str] = []
        self.stopped: list[str] = []
        self.told: list[str] = []
        around = Surroundings(
            folders=lambda _: (self.folder,),
            is_paused=lambda _: self.is_paused,
            settings=lambda: self.settings,
            watch=self._watch,
            is_on_battery=lambda: self.is_on_battery,
            clock=lambda: self.now,
        )
        self.attendant = Attendant(around, self)
        self.attendant.attend("w")

    def _watch(self, path: Path) -> ScriptedWatch:
        path.stat()
        if self.refusal is not None:
            raise self.refusal
        self.watches[path] = ScriptedWatch()
        return self.watches[path]

    def is_running(self, workspace: str) -> bool:
        return workspace in self.running

    def begin(self, workspace: str) -> None:
        self.begun.append(workspace)
        self.running.add(workspace)

    def stop(self, workspace: str) -> None:
        self.stopped.append(workspace)
        self.running.discard(workspace)

    def tell(self, message: str, hint: str = "") -> None:
        self.told.append(message)

    def tick(self, seconds: float = 1.0) -> None:
        self.now += seconds
        self.attendant.tick()

    def change(self) -> None:
        """Something changes in the folder, and is noticed at the next tick."""
        self.watches[self.folder].reports.append(True)
        self.tick()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    folder = tmp_path / "files"
    folder.mkdir()
    place = Place(folder)
    place.tick()
    return place


def test_a_folder_is_looked_at_when_it_came_to_rest(place: Place) -> None:
    place.change()
    place.change()
    place.tick(QUIET_S - 0.5)
    before = list(place.begun)

    place.tick(0.5)

    assert before == []
    assert place.begun == ["w"]


def test_a_folder_that_never_rests_is_looked_at_all_the_same(place: Place) -> None:
    for _ in range(int(LONGEST_WAIT_S) + 1):
        place.change()

    assert place.begun == ["w"]


def test_a_folder_that_takes_long_to_compare_is_not_compared_without_end(place: Place) -> None:
    place.attendant.reach("w")
    place.now += 10  # so long the run compares the folders
    place.attendant.note_scanned("w")
    for _ in range(39):
        place.change()
    resting = list(place.begun)

    place.change()

    assert resting == []
    assert place.begun == ["w"]


def test_a_run_that_begins_is_preceded_by_the_watch(tmp_path: Path) -> None:
    place = Place(tmp_path)

    place.attendant.reach("w")

    assert tmp_path in place.watches


def test_a_change_begins_one_run_only(place: Place) -> None:
    place.change()
    place.tick(QUIET_S)
    place.tick(QUIET_S)

    assert place.begun == ["w"]


def test_without_hints_the_folders_are_compared_now_and_then(place: Place) -> None:
    place.settings = replace(place.settings, reconcile_minutes=10)
    place.attendant.leave("w")
    place.attendant.attend("w")

    place.tick(599)
    before = list(place.begun)
    place.tick(1)
    place.tick(599)

    assert before == []
    assert place.begun == ["w"]


def test_nothing_begins_by_itself_when_watching_is_switched_off(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.settings = replace(place.settings, watch_folders=False)

    place.tick(86_400)

    assert place.begun == []
    assert place.watches == {}


def test_nothing_begins_while_the_person_paused_it(place: Place) -> None:
    place.is_paused = True
    place.change()

    place.tick(86_400)

    assert place.begun == []


def test_a_file_that_was_being_written_is_looked_at_again_soon(place: Place) -> None:
    place.attendant.note_unsettled("w")

    place.tick(UNSETTLED_S)

    assert place.begun == ["w"]


def test_a_folder_that_goes_away_and_comes_back_is_looked_at_each_time(place: Place) -> None:
    first = place.watches[place.folder]
    place.folder.rmdir()
    place.tick(RETRY_S)
    place.tick(QUIET_S)
    gone = list(place.begun)
    place.folder.mkdir()
    place.tick(RETRY_S)
    place.tick(QUIET_S)

    assert gone == ["w"]
    assert place.begun == ["w", "w"]
    assert first.is_closed
    assert place.watches[place.folder] is not first


@pytest.mark.parametrize("refusal", [OSError(28, "no more watches"), RuntimeError("its fault")])
def test_a_folder_that_cannot_be_watched_is_told_once_and_compared(
    tmp_path: Path, refusal: Exception
) -> None:
    place = Place(tmp_path)
    place.refusal = refusal

    for _ in range(4):
        place.tick(RETRY_S)
    place.tick(60 * place.settings.reconcile_minutes)

    assert len(place.told) == 1
    assert "does not report changes" in place.told[0]
    assert place.begun == ["w"]


def test_a_watch_that_breaks_counts_as_a_change_and_is_set_up_anew(place: Place) -> None:
    broken = place.watches[place.folder]
    broken.reports.append(RuntimeError("overflow"))
    place.tick()
    place.tick(RETRY_S)

    assert place.begun == ["w"]
    assert broken.is_closed
    assert place.watches[place.folder] is not broken


def test_on_the_battery_a_run_stands_still_until_the_cable_is_back(place: Place) -> None:
    place.settings = replace(place.settings, on_battery="pause")
    place.running.add("w")
    place.is_on_battery = True

    place.tick()
    place.tick()
    told = list(place.told)
    place.is_on_battery = False
    place.tick()

    assert place.stopped == ["w"]
    assert len(told) == 1
    assert "battery" in told[0]
    assert len(place.told) == 2
    assert "goes on" in place.told[1]
    assert place.begun == ["w"]


def test_a_change_on_the_battery_waits_for_the_cable(place: Place) -> None:
    place.settings = replace(place.settings, on_battery="pause")
    place.is_on_battery = True
    place.change()
    place.tick(QUIET_S)
    waiting = list(place.begun)
    place.is_on_battery = False
    place.tick()

    assert waiting == []
    assert place.begun == ["w"]


def test_the_battery_is_used_unless_the_person_says_otherwise(place: Place) -> None:
    place.is_on_battery = True
    place.running.add("w")
    place.change()

    place.tick(QUIET_S)

    assert place.stopped == []
    assert place.begun == ["w"]


def test_a_run_cut_short_for_the_battery_goes_on_with_the_cable(place: Place) -> None:
    place.settings = replace(place.settings, on_battery="pause")
    place.is_on_battery = True
    place.attendant.note_interrupted("w")
    place.tick()
    place.is_on_battery = False
    place.tick()

    assert place.begun == ["w"]


def test_a_workspace_that_was_deleted_does_not_disturb_the_others(place: Place) -> None:
    def missing(workspace: str) -> bool:
        raise WorkspaceMissing("It is gone.")

    around = replace(place.attendant._around, is_paused=missing)
    attendant = Attendant(around, place)
    attendant.attend("gone")

    attendant.tick()

    assert place.begun == []


def test_leaving_a_workspace_ends_its_watches(place: Place) -> None:
    place.attendant.close()

    assert place.watches[place.folder].is_closed
