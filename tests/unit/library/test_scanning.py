import os
import sys
from pathlib import Path

import pytest

from docdesk.domain.documents import FileState
from docdesk.domain.errors import Cancelled
from docdesk.domain.workspaces import FolderRules
from docdesk.library.locations import hash_file
from docdesk.library.walking import Walk, look_at
from fakes.library import box, index, parse_waiting, record_of, write_files


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


def test_workspaces_within_a_folder_are_left_out(workspace, documents):
    write_files(documents, {"letter.txt": "x", "home/w/workspace.db": "x", "home/w/name.txt": "x"})

    _scan(workspace)

    assert _documents(workspace) == {"letter.txt": FileState.FOUND}


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


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in the file system")
def test_pipes_and_devices_are_never_opened(workspace, documents):
    os.mkfifo(documents / "pipe.txt")
    (documents / "zero.txt").symlink_to("/dev/zero")

    assert _scan(workspace).new == 0
    for name in ("pipe.txt", "zero.txt"):
        with pytest.raises(OSError, match="regular"):
            look_at(documents / name)
        with pytest.raises(OSError, match="regular"):
            hash_file(documents / name)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_link_to_itself_is_passed_over(workspace, documents):
    (documents / "a.txt").symlink_to(documents / "a.txt")
    walk = Walk(documents, FolderRules())

    assert list(walk.files(cancelled=lambda: False)) == []
    assert walk.unreachable == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know only text")
def test_name_that_is_no_text_is_listed_with_its_reason(workspace, documents):
    Path(os.fsdecode(os.fsencode(documents) + b"/caf\xe9.txt")).write_text("x")

    assert _scan(workspace).refused == 1
    assert _scan(workspace).refused == 0  # it is the same

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
    assert workspace.files.coverage().ready == 1
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


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are not kept by chmod there")
def test_file_that_may_not_be_read_says_so_and_is_tried_again(workspace, documents, monkeypatch):
    write_files(documents, {"a.txt": "x"})
    record = record_of(workspace)
    record.scan(cancelled=lambda: False)
    real = os.open

    def refuse(path, flags, *more):
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, *more)

    with monkeypatch.context() as patch:  # root, who runs some tests, may read everything
        patch.setattr(os, "open", refuse)
        (found,) = record.files_to_parse()
        claimed = record.claim_known_content(found.file_id)

    assert claimed.state is FileState.FAILED
    assert "Permission denied" in claimed.reason
    assert index(workspace) == [str(documents / "a.txt")]


def test_file_whose_status_cannot_be_read_is_not_taken_for_gone(workspace, documents, monkeypatch):
    write_files(documents, {"a.txt": "x", "b.txt": "y"})
    index(workspace)
    real = os.scandir

    class Entry:
        def __init__(self, entry) -> None:
            self.name, self.path, self.is_dir = entry.name, entry.path, entry.is_dir

        def stat(self):
            raise OSError(5, "Input/output error")

    class Entries:
        def __init__(self, path) -> None:
            self._entries = real(path)

        def __enter__(self):
            return (Entry(entry) for entry in self._entries)

        def __exit__(self, *_) -> None:
            self._entries.close()

    monkeypatch.setattr(os, "scandir", Entries)

    assert _scan(workspace).removed == 0


def test_file_that_vanishes_during_the_walk_is_gone(workspace, documents, monkeypatch):
    write_files(documents, {"a.txt": "x", "b.txt": "y"})
    walk = Walk(documents, FolderRules())
    files = walk.files(cancelled=lambda: False)
    first = next(files)
    for path in documents.iterdir():
        path.unlink()

    assert [first, *files] == [first]
    assert walk.unreachable == []


def test_drive_that_goes_away_during_the_walk_loses_nothing(workspace, documents, monkeypatch):
    write_files(documents, {f"{n}.txt": "x" for n in range(3)})
    index(workspace)
    (documents / "new.txt").write_text("x")
    real = Path.stat

    def lose_root(path, **options):
        if path == documents and not any(documents.iterdir()):
            raise FileNotFoundError(2, "No such file or directory")
        return real(path, **options)

    def unplug():
        for path in documents.iterdir():
            path.unlink()
        return False

    monkeypatch.setattr(Path, "stat", lose_root)

    done = record_of(workspace).scan(cancelled=unplug)

    assert (done.removed, done.offline_folders) == (0, (str(documents),))


def test_empty_file_is_no_error_of_the_scan(workspace, documents):
    (documents / "empty.txt").touch()

    assert _scan(workspace).new == 1
    assert _documents(workspace) == {"empty.txt": FileState.FOUND}


def test_time_of_change_beyond_all_measure_is_kept_within_it(workspace, documents):
    write_files(documents, {"a.txt": "x", "b.txt": "y"})
    try:
        os.utime(documents / "a.txt", (2**35, 2**35))
        os.utime(documents / "b.txt", (-(2**35), -(2**35)))
    except (OSError, OverflowError):
        pytest.fail("this file system keeps no such times: choose another folder for tests")

    assert _scan(workspace).new == 2
    assert _scan(workspace).unchanged == 2


def test_file_above_the_limit_is_never_opened_until_the_limit_is_raised(workspace, documents):
    with (documents / "huge.iso").open("wb") as file:
        file.truncate(4 * 1024**3)  # sparse: it takes no room
    assert _scan(workspace, largest_bytes=500_000_000).refused == 1
    (row,), _ = workspace.files.list_files()
    assert row.state is FileState.TOO_LARGE
    assert "500 MB" in row.reason

    _scan(workspace, largest_bytes=500_000_000)
    assert _documents(workspace) == {"huge.iso": FileState.TOO_LARGE}

    _scan(workspace, largest_bytes=5_000_000_000)
    assert _documents(workspace) == {"huge.iso": FileState.FOUND}

    _scan(workspace, largest_bytes=500_000_000)
    assert _documents(workspace) == {"huge.iso": FileState.TOO_LARGE}


def test_file_that_grew_above_the_limit_leaves_the_index_with_what_is_in_it(workspace, documents):
    write_files(documents, {"a.box": box("the deposit", x="the rent")})
    index(workspace)
    write_files(documents, {"a.box": box("the deposit " * 50, x="the rent")})

    index(workspace, largest_bytes=200)

    assert _documents(workspace) == {"a.box": FileState.TOO_LARGE}
    assert workspace.files.status().passages == 0


def test_file_that_grows_after_the_scan_is_not_hashed(workspace, documents):
    write_files(documents, {"a.txt": "x"})
    record = record_of(workspace, largest_bytes=100)
    record.scan(cancelled=lambda: False)
    (found,) = record.files_to_parse()
    write_files(documents, {"a.txt": "x" * 200})

    assert record.claim_known_content(found.file_id).state is FileState.TOO_LARGE


def test_new_readers_try_again_what_was_unsupported_or_too_large_for_them(workspace, documents):
    write_files(documents, {"a.xyz": "x", "b.txt": "y", "c.txt": "z"})
    record = record_of(workspace, readers="old")
    record.scan(cancelled=lambda: False)
    states = (FileState.UNSUPPORTED, FileState.TOO_LARGE, FileState.FAILED)
    for found, state in zip(record.files_to_parse(), states, strict=True):
        record.claim_known_content(found.file_id)
        record.save_failure(found.file_id, state, "x")

    _scan(workspace, readers="old")
    assert workspace.files.counts() == {"failed": 1, "too_large": 1, "unsupported": 1}

    _scan(workspace, readers="new")
    assert workspace.files.counts() == {"failed": 1, "found": 2}


def test_what_the_rules_leave_out_goes_out_of_the_index(workspace, documents):
    write_files(documents, {"a.txt": "one", "old/b.txt": "two", "mail.box": box("", x="three")})
    index(workspace)
    workspace.files.set_rules(str(documents), FolderRules(excludes=("*.box", "old")))

    assert _scan(workspace).removed == 2
    assert _documents(workspace) == {"a.txt": FileState.PARSED}

    workspace.files.set_rules(str(documents), FolderRules(subfolders=False))
    index(workspace)
    assert set(_documents(workspace)) == {"a.txt", "mail.box", "x"}


def test_folder_followed_for_itself_is_not_left_out_by_the_rules_around_it(workspace, documents):
    write_files(documents, {"sub/b.box": box("", x="two")})
    index(workspace)
    workspace.files.follow([documents / "sub"])
    workspace.files.set_rules(str(documents), FolderRules(subfolders=False))

    assert _scan(workspace).removed == 0
    folders = {folder.path: folder.files for folder in workspace.files.status().folders}
    assert folders == {str(documents): 0, str(documents / "sub"): 1}
    workspace.files.forget(str(documents))
    assert set(_documents(workspace)) == {"b.box", "x"}


def test_ignored_file_stays_so_when_it_changes(workspace, documents):
    write_files(documents, {"a.txt": "one"})
    index(workspace)
    workspace.files.ignore(str(documents / "a.txt"))
    write_files(documents, {"a.txt": "one and two"})

    done = _scan(workspace, largest_bytes=5)
    assert (done.changed, done.refused) == (1, 0)
    assert _scan(workspace).unchanged == 1
    assert _documents(workspace) == {"a.txt": FileState.IGNORED}


def test_file_ignored_while_it_is_read_stays_so(workspace, documents):
    write_files(documents, {"a.txt": "one", "b.txt": "two"})
    record = record_of(workspace)
    record.scan(cancelled=lambda: False)
    first, second = record.files_to_parse()
    record.claim_known_content(first.file_id)
    for found in (first, second):
        workspace.files.ignore(found.document)

    assert record.claim_known_content(second.file_id).state is FileState.IGNORED
    record.save_failure(first.file_id, FileState.FAILED, "x")
    assert parse_waiting(record) == []
    assert workspace.files.counts() == {"ignored": 2}


def test_walk_is_compared_in_batches(workspace, documents, monkeypatch):
    monkeypatch.setattr("docdesk.library.scanning._BATCH", 2)
    write_files(documents, {f"{n}.txt": f"{n}" for n in range(7)})
    assert _scan(workspace).new == 7
    write_files(documents, {"0.txt": "changed", "7.txt": "new"})
    (documents / "1.txt").unlink()

    done = _scan(workspace)

    assert (done.new, done.changed, done.removed, done.unchanged) == (1, 1, 1, 5)
