import sqlite3
import zlib

import pytest

from docdesk.domain.documents import FileState
from docdesk.library import schema
from docdesk.library.database import Database
from docdesk.library.files import FileList
from docdesk.library.reading import Pages
from docdesk.library.record import WorkspaceRecord
from fakes.library import compose

_STATES = {"a.txt": "ready", "b.png": "unsupported", "c.pdf": "needs_ocr", "d.pdf": "failed"}


def _write_version_one(path, folder):
    """A workspace as DocDesk 0.1 wrote it: one file read, three not."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(schema.MIGRATIONS[0])
    connection.execute("PRAGMA user_version=1")
    connection.execute("INSERT INTO folders VALUES (1, ?, 0, 0, NULL)", (str(folder),))
    connection.execute(
        "INSERT INTO contents VALUES (1, 'hash', 'text', 'A', '{}', '[]', 'en', 1, 1)"
    )
    connection.execute(
        "INSERT INTO pages VALUES (1, 1, '', 'the deposit', 0, 0, ?)", (_no_words(),)
    )
    connection.execute("INSERT INTO passages VALUES (1, 1, 0, 1, 0, 11, '', 2, 'en', x'00')")
    connection.execute("INSERT INTO terms VALUES (1, 'deposit', '')")
    connection.execute("INSERT INTO vectors VALUES (1, 'e', 1, x'00000000')")
    for number, (name, state) in enumerate(_STATES.items(), 1):
        (folder / name).write_text("the deposit")
        status = (folder / name).stat()
        connection.execute(
            "INSERT INTO files VALUES (?, ?, 1, ?, ?, ?, ?, ?, '')",
            (
                number,
                str(folder / name),
                status.st_size,
                status.st_mtime_ns,
                f"hash{number}",
                1 if state == "ready" else None,
                state,
            ),
        )
    connection.execute("INSERT INTO quarantine VALUES ('hash3', 'needs_ocr', 'A scan.')")
    connection.execute("INSERT INTO quarantine VALUES ('hash4', 'failed', 'It is damaged.')")
    connection.close()


def _no_words() -> bytes:
    return zlib.compress((0).to_bytes(4, "little"))


def test_version_one_keeps_its_content_and_tries_again_what_it_could_not_read(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    _write_version_one(tmp_path / "workspace.db", folder)

    database = Database(tmp_path / "workspace.db")

    files = FileList(database, "Rossi")
    states = {row.document.rpartition("/")[2]: row.state for row in files.report()}
    assert states == {
        "a.txt": FileState.READY,
        "b.png": FileState.FOUND,
        "c.pdf": FileState.FOUND,
        "d.pdf": FileState.FAILED,
    }
    assert Pages(database).page(str(folder / "a.txt"), 1).text == "the deposit"
    assert Pages(database).passages([1])[1].text == "the deposit"
    assert database.rows("SELECT sha256 FROM quarantine") == [("hash4",)]
    assert database.rows("PRAGMA foreign_key_check") == []
    record = WorkspaceRecord(database, files, compose=compose, settle_s=0.0)
    assert record.scan(cancelled=lambda: False).unchanged == 4
    assert len(list(record.files_to_parse())) == 2
    database.close()


def test_small_and_recent_files_rank_first():
    day_ns = 24 * 3600 * 10**9
    rank = schema.queue_rank

    assert rank(1000, 100 * day_ns) < rank(10_000_000, 100 * day_ns)
    assert rank(1000, 100 * day_ns) < rank(1000, 99 * day_ns)
    assert rank(10_000_000, 1000 * day_ns) < rank(1000, 100 * day_ns)


@pytest.mark.parametrize("blob", [b"", b"no geometry", b"\x78\x9c"])
def test_a_damaged_page_does_not_keep_a_workspace_from_being_opened(blob: bytes):
    assert schema.page_confidence(blob) is None
