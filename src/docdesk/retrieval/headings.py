"""Headings: on a line of their own, numbered, or running into their clause."""

import re

from docdesk.domain.language import is_function_word

NUMBER = re.compile(
    r"(?:\(?(?P<figure>\d{1,3}(?:\.\d{1,3})*)[.)]*|\(?(?P<letter>[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)]+)"
    r"\s+"
)
_DIVISION = re.compile(
    r"(?:art|artt|articolo|article|sec|section|sezione|clause|clausola|§)\.?\s*"
    r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6})\b[.:)]*\s*(?:[-–—]\s*)?",
    re.IGNORECASE,
)
_LONGEST_HEADING = 12  # words
_LONGEST_TITLE = 8  # words of a heading that runs into its clause
_END = re.compile(r"[.!?;:…][\"'”’»)\]*_]*$")
_INSIDE = re.compile(r"[:|\d]")  # "Rent: 1,200 euro" says something


def is_heading(text: str, *, begins_document: bool = False) -> bool:
    """True for a short line without an end that names a subject and says nothing of it."""
    if len(text.split()) > _LONGEST_HEADING or _END.search(text):
        return False
    return begins_document or not _INSIDE.search(text)


def number_before(line: str) -> int:
    """How long the number before a heading's words is, 0 where there is none."""
    found = _DIVISION.match(line) or NUMBER.match(line)
    return found.end() if found else 0


def is_title(line: str, *, is_strict: bool = False) -> bool:
    """True for a few words with a full stop that name what the next sentence is about.

    A number before them is enough to tell, unless `is_strict`: then they begin with capitals.
    """
    number = number_before(line)
    words = line[number:].strip("[]().: ").split()
    if not line.rstrip("]) ").endswith((".", ".-")) or len(words) > _LONGEST_TITLE:
        return False
    if not words:
        return number > 0
    is_plain = not any(char.isdigit() or char in ",%€$" for word in words for char in word)
    if not is_plain or not words[0][0].isupper():
        return False
    names = not is_function_word(words[0].lower())
    return (number > 0 and not is_strict) or (
        names and all(w[0].isupper() or is_function_word(w) for w in words)
    )
