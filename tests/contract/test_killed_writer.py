"""kill -9 of a process that indexes, at many points: the record stays whole and goes on."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from docdesk.library.workspace import Workspace
from docdesk.library.workspaces import Workspaces
from fakes.encoder import WordEncoder
from fakes.library import index, write_files

WRITER = """
import sys, pathlib
sys.path.insert(0, sys.argv[2])
from docdesk.library.workspaces import Workspaces
from fakes.encoder import WordEncoder
from fakes.library import index
with Workspaces(pathlib.Path(sys.argv[1])).open_for_writing("Rossi") as workspace:
    print("writing", flush=True)
    index(workspace, encoder=WordEncoder())
"""
FILES = 120


@pytest.fixture
def workspaces(tmp_path: Path) -> Workspaces:
    texts = {f"{n:03}.txt": f"subject{n} \n\n" + f"filler{n} " * 300 for n in range(FILES)}
    write_files(tmp_path / "documents", texts)
    created = Workspaces(tmp_path / "workspaces")
    created.create("Rossi")
    with created.open_for_writing("Rossi") as workspace:
        workspace.files.follow([tmp_path / "documents"])
    return created


def _kill_after(seconds: float, root: Path) -> None:
    fakes = str(Path(__file__).parents[1])
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(root), fakes], stdout=subprocess.PIPE
    )
    with writer:
        assert writer.stdout.readline().strip() == b"writing"
        try:
            writer.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            writer.send_signal(signal.SIGKILL)


def _assert_whole(workspace: Workspace) -> None:
    database = workspace.database
    assert database.row("PRAGMA integrity_check") == ("ok",)
    assert database.rows("PRAGMA foreign_key_check") == []
    with database.transaction() as connection:
        connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    # Each content is stored wholly or not at all.
    assert (
        database.rows(
            "SELECT id FROM contents WHERE passages != (SELECT COUNT(*) FROM passages JOIN terms"
            " ON terms.id = passages.id WHERE content_id = contents.id)"
        )
        == []
    )
    assert (
        database.rows(
            "SELECT path FROM files WHERE state = 'ready' AND content_id NOT IN"
            " (SELECT content_id FROM vectors)"
        )
        == []
    )


def test_indexing_goes_on_after_every_kill(workspaces, tmp_path):
    chance = random.Random(5)
    stored = -1
    for _ in range(5):
        _kill_after(chance.uniform(0.02, 0.5), tmp_path / "workspaces")
        with workspaces.open_for_writing("Rossi") as workspace:
            _assert_whole(workspace)
            before, stored = stored, workspace.files.status().passages
            assert stored >= before

    with workspaces.open_for_writing("Rossi") as workspace:
        index(workspace, encoder=WordEncoder())
        _assert_whole(workspace)
        assert workspace.files.counts() == {"ready": FILES}
