import sqlite3

import pytest

from docdesk.domain.errors import LibraryError
from docdesk.library import schema
from docdesk.library.database import Database


def test_newer_format_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "workspace.db"
    Database(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={schema.VERSION + 1}")
    connection.close()

    with pytest.raises(LibraryError, match="newer DocDesk"):
        Database(path)


def test_damaged_file_is_a_clear_error(tmp_path):
    path = tmp_path / "workspace.db"
    path.write_bytes(b"This is no database at all. " * 400)

    with pytest.raises(LibraryError, match="damaged"):
        Database(path)


def test_damaged_page_is_a_clear_error(tmp_path):
    path = tmp_path / "workspace.db"
    Database(path).close()
    raw = bytearray(path.read_bytes())
    raw[4096 * 2 :] = b"\xff" * (len(raw) - 4096 * 2)
    path.write_bytes(raw)

    with pytest.raises(LibraryError, match=r"damaged|cannot be used"):
        Database(path).rows("SELECT * FROM files")


def test_file_that_cannot_be_opened_is_a_clear_error(tmp_path):
    with pytest.raises(LibraryError, match="cannot be opened"):
        Database(tmp_path / "missing" / "workspace.db")


def test_full_disk_is_a_clear_error(tmp_path):
    database = Database(tmp_path / "workspace.db")
    database.row("PRAGMA max_page_count=1")

    with (
        pytest.raises(LibraryError, match="disk is full"),
        database.transaction() as connection,
    ):
        connection.execute("INSERT INTO meta VALUES ('x', ?)", ("y" * 10**6,))
    database.close()


def test_a_snapshot_is_of_one_moment_and_ends_with_an_error_too(tmp_path):
    database, other = Database(tmp_path / "workspace.db"), Database(tmp_path / "workspace.db")
    names = "SELECT key FROM meta WHERE key LIKE 'x%'"

    def write(name: str) -> None:
        with other.transaction() as connection:
            connection.execute("INSERT INTO meta VALUES (?, '')", (name,))

    def look_while_it_changes() -> None:
        with database.snapshot():
            database.rows(names)
            write("x1")
            with database.snapshot():  # within another it is of the same moment
                assert database.rows(names) == []
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        look_while_it_changes()
    with database.transaction(), database.snapshot():
        assert database.rows(names) == [("x1",)]
    write("x2")

    assert database.rows(names) == [("x1",), ("x2",)]
    database.close()
    other.close()


def fill(database: Database, megabytes: int) -> None:
    with database.transaction() as connection:
        connection.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            ((f"x{number}", "y" * (1 << 20)) for number in range(megabytes)),
        )


def empty(database: Database, megabytes: int) -> None:
    with database.transaction() as connection:
        connection.executemany(
            "DELETE FROM meta WHERE key = ?", ((f"x{number}",) for number in range(megabytes))
        )
    database.give_back()


def test_much_room_that_deletions_left_is_given_back(tmp_path):
    path = tmp_path / "workspace.db"
    database, reader = Database(path), Database(path)
    fill(database, 40)
    database.empty_log()
    before = path.stat().st_size

    empty(database, 30)

    assert before - path.stat().st_size > 29 << 20
    assert len(reader.rows("SELECT 1 FROM meta WHERE key LIKE 'x%'")) == 10
    assert reader.row("PRAGMA integrity_check") == ("ok",)
    database.close()
    reader.close()


def test_a_little_room_is_kept_for_what_comes(tmp_path):
    path = tmp_path / "workspace.db"
    database = Database(path)
    fill(database, 40)
    database.empty_log()
    before = path.stat().st_size

    empty(database, 8)
    database.empty_log()

    assert path.stat().st_size == before
    database.close()


def test_a_file_of_an_older_docdesk_keeps_its_size(tmp_path):
    path = tmp_path / "workspace.db"
    with sqlite3.connect(path) as older:
        older.execute("PRAGMA auto_vacuum=NONE")
        older.execute("CREATE TABLE older (x)")
    older.close()
    database = Database(path)
    fill(database, 40)
    database.empty_log()
    before = path.stat().st_size

    empty(database, 30)

    assert path.stat().st_size == before
    database.close()


def test_failed_transaction_leaves_nothing(tmp_path):
    database = Database(tmp_path / "workspace.db")

    def fail() -> None:
        with database.transaction() as connection:
            connection.execute("INSERT INTO meta VALUES ('x', 'y')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert database.row("SELECT * FROM meta WHERE key = 'x'") is None
    database.close()


def test_migrations_run_once_and_in_order(tmp_path, monkeypatch):
    path = tmp_path / "workspace.db"
    Database(path).close()
    further = (*schema.MIGRATIONS, "CREATE TABLE more (x);\nINSERT INTO more VALUES (1);\n")
    monkeypatch.setattr(schema, "MIGRATIONS", further)
    monkeypatch.setattr(schema, "VERSION", len(further))

    for _ in range(2):
        database = Database(path)
        assert database.rows("SELECT x FROM more") == [(1,)]
        database.close()


def test_broken_migration_changes_nothing(tmp_path, monkeypatch):
    path = tmp_path / "workspace.db"
    Database(path).close()
    further = (*schema.MIGRATIONS, "CREATE TABLE more (x);\nINSERT INTO nowhere VALUES (1);\n")
    monkeypatch.setattr(schema, "MIGRATIONS", further)
    monkeypatch.setattr(schema, "VERSION", len(further))

    with pytest.raises(LibraryError):
        Database(path)

    monkeypatch.undo()
    database = Database(path)
    assert database.row("SELECT 1 FROM sqlite_master WHERE name = 'more'") is None
    database.close()


def test_database_in_use_is_a_clear_error(tmp_path, monkeypatch):
    path = tmp_path / "workspace.db"
    monkeypatch.setattr("docdesk.library.database.BUSY_TIMEOUT_S", 0.0)
    one, other = Database(path), Database(path)

    with (
        one.transaction(),
        pytest.raises(LibraryError, match="in use"),
        other.transaction(),
    ):
        pass
    one.close()
    other.close()


def test_a_database_is_opened_and_read_while_another_writes(tmp_path, monkeypatch):
    path = tmp_path / "workspace.db"
    monkeypatch.setattr("docdesk.library.database.BUSY_TIMEOUT_S", 0.0)
    writer = Database(path)

    with writer.transaction():
        reader = Database(path)
        assert reader.rows("SELECT 1 FROM files") == []

    reader.close()
    writer.close()


def test_memory_is_little_for_a_while_and_as_before_after_a_failure(tmp_path):
    database = Database(tmp_path / "workspace.db")
    before = database.row("PRAGMA cache_size")
    during = []

    def fail() -> None:
        with database.lean():
            during.append(database.row("PRAGMA cache_size"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert during[0] > before  # negative: KiB
    assert database.row("PRAGMA cache_size") == before
    database.close()


def test_what_is_deleted_or_changed_is_overwritten_whatever_sqlite_does_by_itself(tmp_path):
    database = Database(tmp_path / "workspace.db")

    assert database.row("PRAGMA secure_delete") == (1,)


def test_a_log_that_another_reads_is_left_with_a_word_in_our_log(tmp_path, caplog, monkeypatch):
    monkeypatch.setattr("docdesk.library.database._LOG_WAIT_S", 0.01)
    path = tmp_path / "workspace.db"
    database, other = Database(path), Database(path)

    with other.transaction():
        database.empty_log()

    assert "its log is in use" in caplog.text
    assert database.row("PRAGMA busy_timeout") == (20000,)


def test_a_database_that_is_closed_meanwhile_is_not_called_damaged(tmp_path):
    database = Database(tmp_path / "workspace.db")
    database.close()

    with pytest.raises(LibraryError, match="was closed while it was in use"):
        database.row("SELECT 1")


def test_a_wrong_statement_is_our_bug_and_no_damage(tmp_path):
    with pytest.raises(sqlite3.ProgrammingError):
        Database(tmp_path / "workspace.db").row("SELECT ?")
