"""Texts to vectors: the only place with sentence_transformers and torch."""
