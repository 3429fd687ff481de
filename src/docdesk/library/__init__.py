"""A workspace on disk: the record (SQLite), its words (FTS5) and vectors (chroma as derived index)."""
