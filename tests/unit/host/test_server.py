"""Each request of the window is answered under its id, and what it changes is taken up."""

from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from docdesk.domain.events import EvidenceFound, FileDone, IngestDone
from docdesk.domain.search import Filters
from docdesk.domain.workspaces import FolderRules
from docdesk.host.desk import Desk
from docdesk.host.server import Server
from docdesk.ipc import messages as m
from fakes.desk import index, make_desk

TIMEOUT_S = 20


class Window:
    """A channel in one process: requests go in, and their events are waited for."""

    def __init__(self) -> None:
        self._requests: Queue[tuple[int, m.Request] | None] = Queue()
        self._events: Queue[tuple[int, m.Event]] = Queue()
        self._last = 0

    def requests(self) -> Iterator[tuple[int, m.Request]]:
        while (request := self._requests.get()) is not None:
            yield request

    def send(self, request_id: int, event: m.Event) -> None:
        self._events.put((request_id, event))

    def ask(self, request: m.Request) -> int:
        self._last += 1
        self._requests.put((self._last, request))
        return self._last

    def wait_for(self, kind: type, request_id: int | None = None) -> m.Event:
        while True:
            found, event = self._events.get(timeout=TIMEOUT_S)
            if isinstance(event, kind) and request_id in (None, found):
                return event

    def answer(self, request: m.Request, kind: type) -> m.Event:
        return self.wait_for(kind, self.ask(request))

    def close(self) -> None:
        self._requests.put(None)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = make_desk(tmp_path)
    (tmp_path / "files" / "a.txt").write_text("one")
    (tmp_path / "files" / "locked.txt").write_text("!locked segreto\nwhat it says")
    index(desk)
    return desk


@pytest.fixture
def window(desk: Desk, monkeypatch) -> Iterator[Window]:
    from threading import Thread

    window = Window()
    server = Thread(target=Server(desk, window).serve, daemon=True)
    server.start()
    yield window
    window.close()
    server.join(TIMEOUT_S)
    assert not server.is_alive()


def path_of(tmp_path: Path, name: str) -> str:
    return str(tmp_path / "files" / name)


def test_unlocking_reads_the_file_at_once(window: Window, tmp_path: Path) -> None:
    document = path_of(tmp_path, "locked.txt")

    window.answer(m.UnlockFile("w", document, "segreto"), m.WorkspaceShown)

    assert window.wait_for(m.IndexingStarted).workspace == "w"
    assert window.wait_for(FileDone).document == document
    assert window.wait_for(IngestDone).ready == 1


def test_retrying_all_begins_a_run(window: Window) -> None:
    window.answer(m.RetryAll("w"), m.WorkspaceShown)

    window.wait_for(m.IndexingStarted)
    assert window.wait_for(IngestDone).not_ready == 1


def test_pausing_holds_until_resuming_which_begins_a_run(window: Window) -> None:
    paused = window.answer(m.PauseIndexing("w"), m.WorkspaceShown)
    refused = window.answer(m.StartIndexing("w"), m.WorkspaceShown)
    resumed = window.answer(m.ResumeIndexing("w"), m.WorkspaceShown)

    assert paused.status.is_paused
    assert refused.status.is_paused
    assert not refused.is_indexing
    assert not resumed.status.is_paused
    window.wait_for(IngestDone)


def test_an_ignored_file_is_counted_as_such(window: Window, tmp_path: Path) -> None:
    shown = window.answer(m.IgnoreFile("w", path_of(tmp_path, "locked.txt")), m.WorkspaceShown)

    assert shown.status.counts == {"ready": 1, "ignored": 1}


def test_rules_are_tried_and_set(window: Window, tmp_path: Path) -> None:
    folder, rules = str(tmp_path / "files"), FolderRules(excludes=("a.*",))

    tried = window.answer(
        m.TryFolderRules("w", folder, rules, f"{folder}/a.txt"), m.RulesTried
    ).verdict
    window.answer(m.SetFolderRules("w", folder, rules), m.WorkspaceShown)
    window.wait_for(IngestDone)
    shown = window.answer(m.ShowWorkspace("w"), m.WorkspaceShown).status

    assert not tried.included
    assert shown.folders[0].rules == rules
    assert shown.files == 1


def test_the_report_is_saved_where_the_person_says(window: Window, tmp_path: Path) -> None:
    path = str(tmp_path / "report.csv")

    saved = window.answer(m.SaveReport("w", path), m.ReportSaved)

    assert saved == m.ReportSaved(path, 2)
    assert Path(path).stat().st_size > 100


def test_a_file_is_hastened(window: Window, tmp_path: Path) -> None:
    assert window.answer(m.HastenFile("w", path_of(tmp_path, "a.txt")), m.Done) == m.Done()


def test_a_new_file_is_taken_up_without_being_asked_for(window: Window, tmp_path: Path) -> None:
    window.answer(m.StartIndexing("w"), IngestDone)

    (tmp_path / "files" / "new.txt").write_text("came by itself")

    window.wait_for(m.IndexingStarted)
    assert window.wait_for(IngestDone).ready == 1


def test_a_request_that_cannot_be_carried_out_is_a_sentence(window: Window) -> None:
    failure = window.answer(m.UnlockFile("w", "/no/such.pdf", "x"), m.Failure)

    assert "/no/such.pdf" in failure.message
    assert failure.hint


def test_tags_are_put_listed_and_taken_off(window: Window, tmp_path: Path) -> None:
    document = path_of(tmp_path, "a.txt")

    put = window.answer(m.TagFile("w", document, "urgent"), m.TagsListed)
    everywhere = window.answer(m.ListTags("w"), m.TagsListed)
    off = window.answer(m.TagFile("w", document, "Urgent", is_on=False), m.TagsListed)

    assert put == m.TagsListed("w", document, ("urgent",))
    assert everywhere == m.TagsListed("w", "", ("urgent",))
    assert off == m.TagsListed("w", document, ())


def test_search_keeps_to_the_document_and_filters(window: Window, tmp_path: Path) -> None:
    document = path_of(tmp_path, "a.txt")
    elsewhere = Filters(folders=("elsewhere",))

    inside = window.answer(m.SearchPassages("w", "one", document=document), EvidenceFound)
    outside = window.answer(m.SearchPassages("w", "one AND", filters=elsewhere), EvidenceFound)

    assert [passage.document for passage in inside.passages] == [document]
    assert outside.passages == ()
    assert "AND" in outside.remarks[0]
