"""Model files: GGUF headers, import, hashes, the catalogue."""
