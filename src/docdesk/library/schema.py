"""The tables of a workspace, and the way from each version of them to the next."""

import sqlite3

from docdesk.domain.errors import LibraryError

_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('revision', '0');

CREATE TABLE folders (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    is_file INTEGER NOT NULL,
    offline INTEGER NOT NULL DEFAULT 0,
    device INTEGER  -- st_dev at the last scan: tells a vanished mount from an emptied folder
);

-- AUTOINCREMENT: the derived index names passages by id, so no id may ever be used twice.
CREATE TABLE contents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    metadata TEXT NOT NULL,
    notes TEXT NOT NULL,
    language TEXT NOT NULL,
    first_passage INTEGER NOT NULL,  -- a content's passages are numbered without a gap,
    passages INTEGER NOT NULL        -- in reading order
);

CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    folder_id INTEGER NOT NULL REFERENCES folders(id),
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    sha256 TEXT,  -- NULL until it is read in its present form
    content_id INTEGER REFERENCES contents(id),  -- of its former form while it is FOUND again
    state TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX files_by_content ON files(content_id);
CREATE INDEX files_by_folder ON files(folder_id);
CREATE INDEX files_by_state ON files(state, size);
CREATE INDEX files_by_hash ON files(sha256);

CREATE TABLE pages (
    content_id INTEGER NOT NULL REFERENCES contents(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    label TEXT NOT NULL,
    text TEXT NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    words BLOB NOT NULL,
    PRIMARY KEY (content_id, number)
);

CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    content_id INTEGER NOT NULL REFERENCES contents(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    page INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    heading TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    language TEXT NOT NULL,
    digest BLOB NOT NULL,  -- of its terms: equal for passages that read the same
    UNIQUE (content_id, ordinal)
);
CREATE INDEX passages_by_language ON passages(language);

-- The analysed words of a passage, apart from it so that reading passages stays light.
CREATE TABLE terms (
    id INTEGER PRIMARY KEY REFERENCES passages(id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    head TEXT NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5(
    body, head, content='terms', content_rowid='id', tokenize="ascii tokenchars '_'"
);
CREATE VIRTUAL TABLE word_counts USING fts5vocab('words', 'row');
CREATE TRIGGER terms_added AFTER INSERT ON terms BEGIN
    INSERT INTO words (rowid, body, head) VALUES (new.id, new.body, new.head);
END;
CREATE TRIGGER terms_removed AFTER DELETE ON terms BEGIN
    INSERT INTO words (words, rowid, body, head) VALUES ('delete', old.id, old.body, old.head);
END;

CREATE TABLE vectors (
    content_id INTEGER NOT NULL REFERENCES contents(id) ON DELETE CASCADE,
    encoder_id TEXT NOT NULL,
    dimensions INTEGER NOT NULL,
    vectors BLOB NOT NULL,  -- float32, little endian, one row a passage, in reading order
    PRIMARY KEY (content_id, encoder_id)
);

-- Contents that could not be read: not tried again, under whatever name, until the person asks.
CREATE TABLE quarantine (
    sha256 TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    reason TEXT NOT NULL
);

-- Generations of the derived index; one is written here only when its folder is complete.
CREATE TABLE generations (
    number INTEGER PRIMARY KEY,
    encoder_id TEXT NOT NULL,
    passages INTEGER NOT NULL
);
CREATE TABLE generation_contents (
    generation INTEGER NOT NULL REFERENCES generations(number) ON DELETE CASCADE,
    content_id INTEGER NOT NULL,
    PRIMARY KEY (generation, content_id)
) WITHOUT ROWID;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST,)  # the n-th leads from version n-1 to n
VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to VERSION; LibraryError when a newer DocDesk wrote them."""
    found = _version(connection)
    if found > VERSION:
        raise LibraryError(
            f"This workspace was written by a newer DocDesk (format {found}, this one reads up to "
            f"{VERSION}).",
            "Install the newer DocDesk to open it. Nothing was changed.",
        )
    if found == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(_version(connection), VERSION):
            _run(connection, MIGRATIONS[number])
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _run(connection: sqlite3.Connection, script: str) -> None:
    # executescript() would commit the open transaction, so statements go one by one.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
