import os
import subprocess
import sys
from pathlib import Path

import pytest

from docdesk.domain.errors import LibraryError, WorkspaceBusy, WorkspaceMissing
from docdesk.library.workspaces import DATABASE, Workspaces

HOLD = """
import sys, pathlib
from docdesk.library.workspaces import Workspaces
with Workspaces(pathlib.Path(sys.argv[1])).open_for_writing(sys.argv[2]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_created_workspace_is_listed_and_opens(workspaces):
    workspaces.create("Rossi c. Bianchi")

    assert workspaces.names() == ("Rossi c. Bianchi",)
    opened = workspaces.open("rossi c. bianchi".replace("r", "R", 1).replace("b", "B"))
    assert opened.name == "Rossi c. Bianchi"
    opened.close()


@pytest.mark.parametrize(
    "name", ["../../etc", "Società Àéï", "CON", "a/b\\c:*?", "日本", ".", "x" * 120, "🦊 case"]
)
def test_any_name_has_a_safe_folder_of_its_own(workspaces, name):
    workspaces.create(name)

    folder = workspaces.folder(name)
    assert folder.resolve().parent == folder.parent
    assert folder.name.isascii()
    assert workspaces.names() == (name,)


def test_names_that_look_alike_are_different_workspaces(workspaces):
    workspaces.create("a b")
    workspaces.create("a-b")

    assert set(workspaces.names()) == {"a b", "a-b"}


def test_the_same_name_in_other_unicode_form_is_the_same(workspaces):
    workspaces.create("Società")

    with pytest.raises(LibraryError, match="already"):
        workspaces.create("Societa\u0300")


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "x" * 121])
def test_what_is_no_name_is_refused(workspaces, name):
    with pytest.raises(LibraryError, match="name"):
        workspaces.create(name)


def test_missing_workspace_names_those_there_are(workspaces):
    workspaces.create("Rossi")

    with pytest.raises(WorkspaceMissing) as caught:
        workspaces.open("Verdi")

    assert "Verdi" in caught.value.message
    assert "Rossi" in caught.value.hint


def test_missing_workspace_says_when_there_is_none(workspaces):
    with pytest.raises(WorkspaceMissing) as caught:
        workspaces.open("Verdi")

    assert "none" in caught.value.hint


def test_opened_last_is_listed_first(workspaces):
    for name in ("a", "b", "c"):
        workspaces.create(name)
    for age, name in enumerate(("b", "c", "a")):
        os.utime(workspaces.folder(name) / "opened", ns=(10**18 + age, 10**18 + age))

    assert workspaces.names() == ("a", "c", "b")


def test_deleted_workspace_leaves_nothing(workspaces):
    workspaces.create("Rossi")

    workspaces.delete("Rossi")

    assert workspaces.names() == ()
    assert not workspaces.folder("Rossi").exists()


def test_name_is_free_again_after_deleting(workspaces):
    workspaces.create("Rossi")
    workspaces.delete("Rossi")

    workspaces.create("Rossi")

    assert workspaces.names() == ("Rossi",)


def test_creation_that_was_cut_short_can_be_repeated(workspaces):
    workspaces.create("Rossi")
    (workspaces.folder("Rossi") / DATABASE).unlink()

    workspaces.create("Rossi")

    assert workspaces.names() == ("Rossi",)


def test_second_writer_is_told_who_writes(workspaces, tmp_path):
    workspaces.create("Rossi")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "workspaces"), "Rossi"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout.readline().strip() == b"held"

        with (
            pytest.raises(WorkspaceBusy, match=f"process {holder.pid}"),
            workspaces.open_for_writing("Rossi"),
        ):
            pass

        holder.stdin.close()

    with workspaces.open_for_writing("Rossi") as workspace:
        assert workspace.name == "Rossi"


def test_workspace_that_is_written_is_not_deleted(workspaces):
    workspaces.create("Rossi")

    with workspaces.open_for_writing("Rossi"), pytest.raises(WorkspaceBusy):
        workspaces.delete("Rossi")

    assert workspaces.names() == ("Rossi",)


def test_readers_need_no_lock(workspaces):
    workspaces.create("Rossi")

    with workspaces.open_for_writing("Rossi"):
        reader = workspaces.open("Rossi")
        assert reader.files.counts() == {}
        reader.close()


def test_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path):
    (tmp_path / "file").write_text("")

    with pytest.raises(LibraryError, match="cannot be made"):
        Workspaces(tmp_path / "file").create("Rossi")


def test_workspace_without_its_name_is_left_out(workspaces):
    workspaces.create("Rossi")
    (workspaces.folder("Rossi") / "name.txt").unlink()

    assert workspaces.names() == ()
