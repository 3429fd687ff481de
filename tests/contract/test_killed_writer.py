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
from fakes.library import SCAN, box, index, write_files

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
    write_files(tmp_path / "documents", texts | _containers() | _scans())
    created = Workspaces(tmp_path / "workspaces")
    created.create("Rossi")
    with created.open_for_writing("Rossi") as workspace:
        workspace.files.follow([tmp_path / "documents"])
    return created


def _containers() -> dict[str, str]:
    """Boxes of boxes, some of whose files lie beside them too."""
    return {
        f"mail{n}.box": box(
            f"cover {n}",
            **{f"{m}.txt": f"message {n} {m}" for m in range(8)},
            **{"in.box": {"text": "", "members": {"same": "shared", "own": f"annex {n}"}}},
        )
        for n in range(4)
    }


def _scans() -> dict[str, str]:
    return {f"scan{n}.pdf": f"cover {n}\f{SCAN}letter {n}\f{SCAN}reply {n}" for n in range(4)}


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
    # Each content is stored wholly or not at all, and its container has all that is in it.
    assert (
        database.rows(
            "SELECT path FROM files JOIN contents ON contents.id = content_id"
            " WHERE (SELECT COUNT(*) FROM members WHERE members.content_id = contents.id)"
            " != (SELECT COUNT(*) FROM files AS inner WHERE inner.parent_id = files.id)"
        )
        == []
    )
    assert (
        database.rows(
            "SELECT id FROM contents WHERE passages != (SELECT COUNT(*) FROM passages JOIN terms"
            " ON terms.id = passages.id WHERE content_id = contents.id)"
        )
        == []
    )
    assert (
        database.rows(
            "SELECT path FROM files JOIN contents ON contents.id = content_id"
            " WHERE state = 'ready' AND passages > 0"
            " AND content_id NOT IN (SELECT content_id FROM vectors)"
        )
        == []
    )


def _content(workspace: Workspace) -> list[tuple]:
    """All that the record says of its documents, whatever the order it came in."""
    return workspace.database.rows(
        "SELECT files.path, files.state, files.reason, files.sha256, kind, notes, completed,"
        " pages.number, pages.text, pages.recognised, passages.start, passages.end, terms.body"
        " FROM files LEFT JOIN contents ON contents.id = files.content_id"
        " LEFT JOIN pages ON pages.content_id = contents.id"
        " LEFT JOIN passages ON passages.content_id = contents.id AND passages.page = pages.number"
        " LEFT JOIN terms ON terms.id = passages.id"
        " ORDER BY files.path, pages.number, passages.start"
    )


def test_indexing_goes_on_after_every_kill(workspaces, tmp_path):
    chance = random.Random(5)
    for _ in range(6):
        _kill_after(chance.uniform(0.02, 0.6), tmp_path / "workspaces")
        with workspaces.open_for_writing("Rossi") as workspace:
            _assert_whole(workspace)

    with workspaces.open_for_writing("Rossi") as workspace:
        index(workspace, encoder=WordEncoder())
        _assert_whole(workspace)
        counts, content = workspace.files.counts(), _content(workspace)
    workspaces.create("undisturbed")
    with workspaces.open_for_writing("undisturbed") as workspace:
        workspace.files.follow([tmp_path / "documents"])
        index(workspace, encoder=WordEncoder())
        assert content == _content(workspace)
    assert counts == {"ready": FILES + 4 * 12 + 4}
