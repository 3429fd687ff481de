"""Text files and what is written in them: Markdown, web pages, data."""
