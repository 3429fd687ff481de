"""Headings told by their wording alone: numbered clauses, articles, lines in capitals."""

import re
from dataclasses import dataclass

LONGEST = 100  # characters; a longer line is prose

_WORDS = (
    "ARTICLE|SECTION|CHAPTER|PART|SCHEDULE|EXHIBIT|ANNEX|APPENDIX|"
    "ARTICOLO|ART|CAPO|TITOLO|SEZIONE|PARTE|ALLEGATO|CAPITOLO"
)
_DIVISION = re.compile(
    rf"(?:{_WORDS})\.?\s+(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])\b[.:)]?\s*(?P<rest>.*)", re.I
)
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?P<rest>[A-ZÀ-Ý\"“].*)")
# "12. Governing Law. This Agreement ...": the heading runs into its paragraph.
_RUN_IN = re.compile(
    r"(?:(?:Section|Sezione|Art\.?)\s+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+"
    r"(?P<rest>[A-ZÀ-Ý][^.:;\n]{2,60})[.:]\s"
)
_SMALL = frozenset(
    "a an and as at by for from in into of on or the to with without under "
    "di del della delle dei degli dello dell e ed o il lo la i gli le per con da dal su al".split()
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class TextHeading:
    """A heading at characters `start:end` of a text."""

    start: int
    end: int
    level: int


def find_headings(text: str) -> list[TextHeading]:
    """The headings of a page of text, in order."""
    lines = text.split("\n")
    found: list[TextHeading] = []
    start = 0
    above = ""
    for index, line in enumerate(lines):
        stripped = line.strip()
        if stripped and _may_begin(above) and (match := _match(stripped)):
            length, level = match
            if not (length == len(stripped) and _is_in_capitals_prose(lines, index)):
                at = start + line.index(stripped)
                found.append(TextHeading(at, at + length, level))
                stripped = ""
        above = stripped
        start += len(line) + 1
    return found


def _may_begin(above: str) -> bool:
    """Not in the middle of a sentence: the line above is empty, a heading or ends one."""
    return not above or above[-1] in ".:;!?"


def _is_in_capitals_prose(lines: list[str], index: int) -> bool:
    """One of three or more lines in capitals in a row: a paragraph, such as a disclaimer."""
    nearby = [line.strip() for line in lines[max(0, index - 2) : index + 3]]
    middle = min(index, 2)
    run = 1
    for direction in (nearby[:middle][::-1], nearby[middle + 1 :]):
        for line in direction:
            if not line.isupper():
                break
            run += 1
    return nearby[middle].isupper() and run >= 3


def _match(line: str) -> tuple[int, int] | None:
    """Length and level of the heading that begins this line."""
    if not (line[0].isupper() or line[0].isdigit()):
        return None
    if len(line) <= LONGEST and line[-1] not in ",;":
        if (match := _DIVISION.fullmatch(line)) and _is_title(match["rest"]):
            return len(line), 1
        if (match := _NUMBERED.fullmatch(line)) and _is_title(match["rest"]):
            return len(line), 1 + match["number"].count(".")
        if is_capitals(line):
            return len(line), 1
    if (match := _RUN_IN.match(line)) and _is_title(match["rest"]):
        return match.end("rest"), 1 + match["number"].count(".")
    return None


def is_capitals(line: str) -> bool:
    """A short line all in capitals, with words and no sentence's end."""
    words = _WORD.findall(line)
    letters = sum(len(word) for word in words)
    return (
        line.isupper()
        and len(line) <= 80
        and letters >= 4
        and letters >= 0.6 * len(line.replace(" ", ""))
        and any(len(word) > 2 for word in words)
    )


def _is_title(rest: str) -> bool:
    """Title case: every word but the small ones begins with a capital."""
    words = _WORD.findall(rest.rstrip(".:"))
    if len(words) > 12 or ". " in rest.rstrip(". "):
        return False
    return all(word[0].isupper() or word.lower() in _SMALL for word in words)
