"""The tables of a workspace: one script for each version, which leads there from the one before."""

from docdesk.domain.documents import FileState

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

# Files within files, folder rules, the order of the queue, text recognition; contents outlive their
# files until the next sealing, so that a file that was moved finds its own again.
_SECOND = f"""
ALTER TABLE folders ADD COLUMN rules TEXT NOT NULL DEFAULT '{{}}';

ALTER TABLE files ADD COLUMN parent_id INTEGER REFERENCES files(id) ON DELETE CASCADE;
ALTER TABLE files ADD COLUMN root_id INTEGER;  -- the file on disk around it, NULL for itself
ALTER TABLE files ADD COLUMN ordinal INTEGER NOT NULL DEFAULT 0;  -- within its parent
ALTER TABLE files ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;  -- low ones are read first
ALTER TABLE files ADD COLUMN hastened INTEGER NOT NULL DEFAULT 0;  -- a person asked for it
UPDATE files SET rank = queue_rank(size, mtime_ns);
DROP INDEX files_by_folder;
DROP INDEX files_by_state;
CREATE INDEX files_by_parent ON files(parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX files_by_root ON files(root_id) WHERE root_id IS NOT NULL;
CREATE INDEX files_by_folder ON files(folder_id, parent_id);
CREATE INDEX files_by_state ON files(state, folder_id);
CREATE INDEX files_to_parse ON files(hastened DESC, rank, id) WHERE state = '{FileState.FOUND}';
-- Covers a page of the list wherever it begins: rows before it are never looked up.
CREATE INDEX files_listed ON files(path, state, folder_id, content_id);

ALTER TABLE pages ADD COLUMN recognised INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contents ADD COLUMN completed INTEGER NOT NULL DEFAULT 1;  -- no recognised page to come
ALTER TABLE contents ADD COLUMN orphaned INTEGER NOT NULL DEFAULT 0;  -- no file has it: not found
CREATE INDEX contents_counted ON contents(orphaned, passages);
CREATE INDEX contents_without_text ON contents(id) WHERE passages = 0;
CREATE INDEX contents_to_complete ON contents(id) WHERE NOT completed;
CREATE TRIGGER content_left AFTER UPDATE OF content_id ON files
WHEN old.content_id IS NOT NULL AND old.content_id IS NOT new.content_id
AND NOT EXISTS (SELECT 1 FROM files WHERE content_id = old.content_id) BEGIN
    UPDATE contents SET orphaned = 1 WHERE id = old.content_id;
    UPDATE meta SET value = value + 1 WHERE key = 'revision';
END;
CREATE TRIGGER content_lost AFTER DELETE ON files
WHEN old.content_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM files WHERE content_id = old.content_id) BEGIN
    UPDATE contents SET orphaned = 1 WHERE id = old.content_id;
    UPDATE meta SET value = value + 1 WHERE key = 'revision';
END;
CREATE TRIGGER content_taken AFTER UPDATE OF content_id ON files
WHEN EXISTS (SELECT 1 FROM contents WHERE id = new.content_id AND orphaned) BEGIN
    UPDATE contents SET orphaned = 0 WHERE id = new.content_id;
    UPDATE meta SET value = value + 1 WHERE key = 'revision';
END;

-- The files within a content, as its container lists them.
CREATE TABLE members (
    content_id INTEGER NOT NULL REFERENCES contents(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (content_id, ordinal)
) WITHOUT ROWID;

-- Pages for text recognition, by the hash of their document; kept while any file has that hash.
CREATE TABLE recognition (
    sha256 TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,  -- waiting, done, failed
    text TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL DEFAULT '',
    width REAL NOT NULL DEFAULT 0,
    height REAL NOT NULL DEFAULT 0,
    words BLOB,
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (sha256, number)
);
CREATE INDEX recognition_waiting ON recognition(sha256, number) WHERE state = 'waiting';

-- What could not be read before is tried with the new readers.
DELETE FROM quarantine WHERE state = '{FileState.NEEDS_OCR}';
UPDATE files SET state = '{FileState.FOUND}', reason = '', sha256 = NULL
WHERE state IN ('{FileState.UNSUPPORTED}', '{FileState.NEEDS_OCR}');
"""

# What a person asked and got, and what is worked out from contents and may be worked out again.
_THIRD = """
CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    begun TEXT NOT NULL,  -- ISO 8601 with its offset
    changed TEXT NOT NULL
);
CREATE INDEX conversations_by_time ON conversations(changed DESC);
CREATE TABLE answers (
    id TEXT PRIMARY KEY,
    conversation_id TEXT NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    asked_at TEXT NOT NULL,
    question TEXT NOT NULL,
    text TEXT NOT NULL,
    answer TEXT NOT NULL,     -- the Answer as JSON
    provenance TEXT NOT NULL, -- the Provenance as JSON
    UNIQUE (conversation_id, ordinal)
);

CREATE TABLE reviews (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    begun TEXT NOT NULL,
    changed TEXT NOT NULL,
    plan TEXT NOT NULL  -- the ReviewPlan as JSON
);
CREATE TABLE review_rows (
    review_id TEXT NOT NULL REFERENCES reviews(id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    title TEXT NOT NULL,
    sha256 TEXT NOT NULL,  -- of the content it was read from, '' while it was not
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (review_id, document)
) WITHOUT ROWID;
CREATE TABLE review_cells (
    review_id TEXT NOT NULL,
    document TEXT NOT NULL,
    field TEXT NOT NULL,
    state TEXT NOT NULL,
    sort TEXT NOT NULL,   -- the normalised value, which sorts and filters
    cell TEXT NOT NULL,   -- the Cell as JSON
    correction TEXT,      -- of the person, NULL for none
    PRIMARY KEY (review_id, document, field),
    FOREIGN KEY (review_id, document) REFERENCES review_rows(review_id, document) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE tags (
    path TEXT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (path, tag)
) WITHOUT ROWID;
CREATE INDEX tags_by_tag ON tags(tag);

-- Summaries and the like, by what they are made of: `key` names contents, model and method.
CREATE TABLE workings (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,  -- JSON
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;
"""

# How sure text recognition was of a page (0 to 1); NULL where the text was in the file.
_FOURTH = """
ALTER TABLE pages ADD COLUMN confidence REAL;
UPDATE pages SET confidence = page_confidence(words) WHERE recognised;
CREATE INDEX pages_by_confidence ON pages(confidence, content_id) WHERE confidence IS NOT NULL;
"""

# The n-th leads from version n-1 to n.
# A tag follows its file: when the file goes, the tag keeps its hash, and goes to the file that has
# it now or next. `sha256` is NULL while the file is there.
_FIFTH = """
ALTER TABLE tags ADD COLUMN sha256 TEXT;
CREATE INDEX tags_without_file ON tags(sha256) WHERE sha256 IS NOT NULL;
CREATE TRIGGER tagged_file_gone AFTER DELETE ON files
WHEN old.sha256 IS NOT NULL AND EXISTS (SELECT 1 FROM tags WHERE path = old.path) BEGIN
    UPDATE tags SET sha256 = old.sha256 WHERE path = old.path;
    UPDATE OR REPLACE tags SET sha256 = NULL,
        path = (SELECT path FROM files WHERE sha256 = old.sha256 ORDER BY path LIMIT 1)
    WHERE path = old.path AND EXISTS (SELECT 1 FROM files WHERE sha256 = old.sha256);
END;
CREATE TRIGGER tagged_file_back AFTER INSERT ON files
WHEN EXISTS (SELECT 1 FROM tags WHERE path = new.path) BEGIN
    UPDATE tags SET sha256 = NULL WHERE path = new.path;
END;
CREATE TRIGGER tagged_member_moved AFTER INSERT ON files
WHEN EXISTS (SELECT 1 FROM tags WHERE sha256 = new.sha256) BEGIN
    UPDATE OR REPLACE tags SET path = new.path, sha256 = NULL WHERE sha256 = new.sha256;
END;
CREATE TRIGGER tagged_file_moved AFTER UPDATE OF sha256 ON files
WHEN EXISTS (SELECT 1 FROM tags WHERE sha256 = new.sha256) BEGIN
    UPDATE OR REPLACE tags SET path = new.path, sha256 = NULL WHERE sha256 = new.sha256;
END;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH)
