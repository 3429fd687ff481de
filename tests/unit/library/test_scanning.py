import os
import sys
from pathlib import Path

import pytest

from docdesk.domain.documents import FileState
from docdesk.domain.errors import Cancelled
from docdesk.library.walking import look_at
from fakes.library import index, record_of, write_files


def _scan(workspace, **options):
    return record_of(workspace, **options).scan(cancelled=lambda: False)


def _documents(workspace) -> dict[str, FileState]:
    rows, _ = workspace.files.list_files()
    return {Path(row.document).name: row.state for row in rows}


def test_new_changed_removed_and_unchanged_files_are_told_apart(workspace, documents):
    write_files(documents, {"a.txt": "one", "b.txt": "two", "c.txt": "three"})
    index(workspace)
    write_files(documents, {"a.txt": "one more", "d/e.txt": "four"})
    (documents / "b.txt").unlink()

    done = _scan(workspace)

    assert (done.new, done.changed, done.removed, done.unchanged) == (1, 1, 1, 1)


def test_unchanged_files_are_not_read_again(workspace, documents):
    write_files(documents, {"a.txt": "one", "b.txt": "two"})
    index(workspace)

    assert index(workspace) == []


def test_touched_file_with_the_same_content_is_not_read_again(workspace, documents):
    write_files(documents, {"a.txt": "one"})
    index(workspace)
    os.utime(documents / "a.txt", ns=(1, 1))

    assert _scan(workspace).changed == 1
    assert index(workspace) == []
    assert _documents(workspace) == {"a.txt": FileState.PARSED}


def test_hidden_temporary_and_system_files_are_left_out(workspace, documents):
    names = (".hidden", "~$letter.docx", ".DS_Store", "Thumbs.db", "x.tmp", ".git/config")
    write_files(documents, dict.fromkeys(names, "x") | {"letter.txt": "x"})

    _scan(workspace)

    assert _documents(workspace) == {"letter.txt": FileState.FOUND}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_in_a_circle_are_entered_once(workspace, documents):
    write_files(documents, {"sub/a.txt": "x"})
    (documents / "sub" / "back").symlink_to(documents, target_is_directory=True)
    (documents / "nowhere").symlink_to(documents / "missing")

    assert _scan(workspace).new == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
def test_pipes_and_devices_are_never_opened(workspace, documents):
    os.mkfifo(documents / "pipe.txt")

    assert _scan(workspace).new == 0
    with pytest.raises(OSError, match="regular"):
        look_at(documents / "pipe.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know only text")
def test_name_that_is_no_text_is_listed_with_its_reason(workspace, documents):
    Path(os.fsdecode(os.fsencode(documents) + b"/caf\xe9.txt")).write_text("x")

    _scan(workspace)

    rows, _ = workspace.files.list_files()
    assert rows[0].document.endswith("caf\\xe9.txt")
    assert rows[0].state is FileState.FAILED
    assert "Rename" in rows[0].reason


def test_missing_folder_is_offline_and_stays_searchable(workspace, documents):
    write_files(documents, {"a.txt": "the deposit"})
    index(workspace)
    documents.rename(documents.with_name("elsewhere"))

    done = _scan(workspace)

    assert done.offline_folders == (str(documents),)
    assert done.removed == 0
    assert _documents(workspace) == {"a.txt": FileState.OFFLINE}
    assert workspace.pages.page(str(documents / "a.txt"), 1).text == "the deposit"
    assert workspace.files.coverage().ready == 0  # it has no vectors here, but it is there
    assert workspace.files.status().folders[0].is_offline


def test_folder_that_comes_back_is_online_again(workspace, documents):
    write_files(documents, {"a.txt": "x"})
    index(workspace)
    documents.rename(documents.with_name("elsewhere"))
    _scan(workspace)
    documents.with_name("elsewhere").rename(documents)

    done = _scan(workspace)

    assert (done.offline_folders, done.unchanged) == ((), 1)
    assert _documents(workspace) == {"a.txt": FileState.PARSED}


def test_empty_mount_point_is_offline(workspace, documents, monkeypatch):
    write_files(documents, {"a.txt": "x"})
    index(workspace)
    (documents / "a.txt").unlink()
    # What a vanished mount looks like: nothing there, and another device than before.
    with workspace.database.transaction() as connection:
        connection.execute("UPDATE folders SET device = device + 1")

    done = _scan(workspace)

    assert done.offline_folders == (str(documents),)
    assert done.removed == 0


def test_folder_emptied_by_hand_loses_its_files(workspace, documents):
    write_files(documents, {"a.txt": "x"})
    index(workspace)
    (documents / "a.txt").unlink()

    assert _scan(workspace).removed == 1
    assert workspace.files.status().passages == 0


def test_part_of_a_folder_that_cannot_be_listed_loses_nothing(workspace, documents, monkeypatch):
    write_files(documents, {"a.txt": "x", "locked/b.txt": "y"})
    index(workspace)
    real = os.scandir

    def refuse(path):
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)

    done = _scan(workspace)

    assert (done.removed, done.offline_folders) == (0, ())
    assert set(_documents(workspace)) == {"a.txt", "b.txt"}


def test_folder_within_a_followed_folder_counts_once(workspace, documents):
    write_files(documents, {"a.txt": "x", "sub/b.txt": "y"})
    workspace.files.follow([documents / "sub"])

    assert _scan(workspace).new == 2
    assert _scan(workspace).unchanged == 2


def test_single_file_is_followed_and_goes_away_when_deleted(workspaces, tmp_path):
    write_files(tmp_path, {"folder/a.txt": "x", "folder/b.txt": "y"})
    workspaces.create("one file")
    with workspaces.open_for_writing("one file") as workspace:
        workspace.files.follow([tmp_path / "folder" / "a.txt"])
        assert _scan(workspace).new == 1
        (tmp_path / "folder" / "a.txt").unlink()
        assert _scan(workspace).removed == 1
        (tmp_path / "folder").rename(tmp_path / "gone")
        assert len(_scan(workspace).offline_folders) == 1


def test_scan_can_be_stopped_and_changes_nothing_then(workspace, documents):
    write_files(documents, {"a.txt": "x"})

    with pytest.raises(Cancelled):
        record_of(workspace).scan(cancelled=lambda: True)

    assert _documents(workspace) == {}
