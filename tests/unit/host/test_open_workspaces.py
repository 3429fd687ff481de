"""A workspace is opened once; a document is found by as much of its path as tells it apart."""

from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from docdesk.domain.errors import LibraryError, WorkspaceMissing
from docdesk.host.open_workspaces import OpenWorkspaces
from docdesk.library.record import WorkspaceRecord
from docdesk.library.workspaces import Workspaces


@pytest.fixture
def opened(tmp_path: Path) -> OpenWorkspaces:
    files = tmp_path / "files"
    for name in ("2021/lease.txt", "2022/lease.txt", "notes.txt"):
        path = files / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    store = Workspaces(tmp_path / "workspaces")
    store.create("w")
    workspaces = OpenWorkspaces(store, lambda: None, uses_sealed=False)
    record = workspaces.get("w").workspace
    record.files.follow([files])
    scan_into(store)
    return workspaces


def scan_into(store: Workspaces) -> None:
    with store.open_for_writing("w") as workspace:
        record = WorkspaceRecord(workspace.database, workspace.files, compose=lambda *_: "")
        record.scan(cancelled=lambda: False)


def test_a_workspace_is_opened_once(opened: OpenWorkspaces) -> None:
    assert opened.get("w") is opened.get("w")


@pytest.mark.parametrize("wanted", ["notes.txt", "files/notes.txt"])
def test_the_end_of_a_path_is_enough(opened: OpenWorkspaces, wanted: str) -> None:
    assert opened.get("w").document(wanted).endswith("notes.txt")


def test_a_whole_path_is_always_enough(opened: OpenWorkspaces, tmp_path: Path) -> None:
    path = str(tmp_path / "files" / "2021" / "lease.txt")

    assert opened.get("w").document(path) == path


def test_a_name_that_two_documents_have_is_not_enough(opened: OpenWorkspaces) -> None:
    with pytest.raises(LibraryError, match="any of 2"):
        opened.get("w").document("lease.txt")

    assert opened.get("w").document("2022/lease.txt").endswith("2022/lease.txt")


def test_a_document_of_elsewhere_is_not_in_it(opened: OpenWorkspaces) -> None:
    with pytest.raises(LibraryError, match="does not hold"):
        opened.get("w").document("other.txt")


def test_a_part_of_a_file_name_is_no_file_name(opened: OpenWorkspaces) -> None:
    with pytest.raises(LibraryError, match="does not hold"):
        opened.get("w").document("otes.txt")


def test_a_deleted_workspace_is_gone(opened: OpenWorkspaces) -> None:
    opened.delete("w")

    with pytest.raises(WorkspaceMissing):
        opened.get("w")


def test_a_workspace_is_not_opened_again_while_it_is_deleted(
    opened: OpenWorkspaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete = opened.store.delete

    def delete_while_another_opens(name: str) -> None:
        opener = Thread(target=_open, args=(opened, answers))
        opener.start()
        opener.join(0.2)
        delete(name)

    answers: Queue[object] = Queue()
    monkeypatch.setattr(opened.store, "delete", delete_while_another_opens)

    opened.delete("w")

    assert isinstance(answers.get(timeout=10), WorkspaceMissing)


def _open(opened: OpenWorkspaces, answers: "Queue[object]") -> None:
    try:
        answers.put(opened.get("w"))
    except WorkspaceMissing as error:
        answers.put(error)
