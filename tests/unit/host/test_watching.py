"""The system's own reports of changes reach us, for folders and for single files."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from docdesk.host.watching import FolderWatch

LONGEST_S = 10


def reported(watch: FolderWatch, change: Callable[[], object]) -> bool:
    """Whether the change is reported; the system takes a moment for it."""
    change()
    deadline = monotonic() + LONGEST_S
    while monotonic() < deadline:
        if watch.has_changed():
            return True
    return False


def test_a_change_deep_in_a_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "2021").mkdir()
    watch = FolderWatch(tmp_path)

    assert not watch.has_changed()
    assert reported(watch, lambda: (tmp_path / "2021" / "a.txt").write_text("new"))
    watch.close()


def test_a_single_file_is_followed_through_renames_and_its_neighbours_are_not(
    tmp_path: Path,
) -> None:
    file, other = tmp_path / "a.txt", tmp_path / "b.txt"
    file.write_text("old")
    watch = FolderWatch(file)
    other.write_text("nobody asked for this one")
    other.replace(tmp_path / "c.txt")
    neighbours = [watch.has_changed() for _ in range(50)]
    (tmp_path / "new").write_text("new")

    assert not any(neighbours)
    assert reported(watch, lambda: (tmp_path / "new").replace(file))
    watch.close()


def test_what_docdesk_writes_itself_is_not_reported(tmp_path: Path) -> None:
    own = tmp_path / "docdesk" / "workspaces"
    own.mkdir(parents=True)
    watch = FolderWatch(tmp_path, own=[own])
    (own / "workspace.db").write_text("a run writes its record")
    own_writing = [watch.has_changed() for _ in range(50)]

    assert not any(own_writing)
    assert reported(watch, lambda: (tmp_path / "letter.txt").write_text("new"))
    watch.close()


def test_a_folder_that_is_not_there_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FolderWatch(tmp_path / "gone")
