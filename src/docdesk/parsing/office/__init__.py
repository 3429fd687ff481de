"""Office documents: texts, tables and slides."""
