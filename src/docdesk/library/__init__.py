"""A workspace on disk: the record (SQLite), words (FTS5) and vectors (chroma derived from it)."""
