"""Answers, reviews and summaries as files that other programs open: DOCX, PDF, XLSX, text."""
