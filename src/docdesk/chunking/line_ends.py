"""Which ends of lines end a sentence although no full stop says so: headings, items, rows."""

import re

_BULLET = re.compile(r"[•▪◦‣·●○■–—*-]\s")
_NUMBER = (
    r"\(?(?:[a-z]{1,2}|[ivxlc]{1,6}|\d{1,3})\)|[A-Z]\.|[a-z]\.(?=\s[A-Z])"
    r"|\d{1,3}(?:\.\d{1,3})*[.)]"
)
_DIVISION = r"Art(?:\.|icolo)\s*\d+|(?:ARTICLE|SECTION|ARTICOLO|Article|Section)\s+\w+"
_ITEM = re.compile(rf"(?:{_NUMBER}|\d{{1,3}}(?:\.\d{{1,3}})+(?=\s+[^\W\d_a-zà-ü]))\s")
_MARKER = re.compile(rf"(?:{_NUMBER}|\d{{1,3}}(?:\.\d{{1,3}})*|{_DIVISION})\s")
_COUNT = re.compile(r"\(?(\d{1,3})[.)]\s")
# What may stand before a heading's words.
_BEFORE_HEADING = re.compile(
    rf"(?:(?:{_NUMBER}|\d{{1,3}}(?:\.\d{{1,3}})*|(?:Clause|Clausola)\s+\w+|{_DIVISION})[.:]?\s+)?"
    r"(?:[-–—]\s)?[\[(\"“«]?"
)
# A tab after these is no border of a cell.
_BEFORE_CELL = re.compile(
    rf"[\W_]{{0,4}}\s*(?:(?:[a-zA-Z]|[\d.]{{1,6}}|[ivxlc]{{1,6}}|{_DIVISION}(?:\.\d+)*)[.)]*\t\s*)?"
)
_NAMED_VALUE = re.compile(r"(?:^|; )([^:;|\t]{1,100}): ")  # as the readers write rows of tables
_PAGE_LINE = re.compile(
    r"\W*(?:(?:page|pagina|pag\.|p\.)\s*\d+(?:\s*(?:of|di|/)\s*\d+)?|\d+\s*(?:of|di|/)\s*\d+)\W*"
    r"|[-–—]\s?\d{1,4}\s?[-–—]",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\.{3,}|(?:\. ){3,})\s*\w{1,5}$")
_LONGEST_HEADING, _MOST_HEADING_WORDS = 70, 8
_SHORTEST_LAST_WORD = 4  # letters: no heading ends with "of", "the", "del"
_LINES_BEFORE, _LINES_AFTER = 3, 8  # that tell how wide a text is set
_LOOK_AHEAD = 1500  # characters that such lines can have
_FILLED = 0.8  # of that width; a line that is shorter with the next word had room for it


def ends_with_line(text: str, start: int, end: int, following: int) -> bool:
    """Does the sentence that begins at `start` end where a line ends?

    `end` is the end of the line's words, `following` the place in the next line where words begin.
    """
    line_start = text.rfind("\n", 0, end) + 1
    above = text[line_start:end].strip()
    stop = text.find("\n", following)
    below = text[following : stop if stop >= 0 else len(text)].strip()
    if not above or not below or _BULLET.match(below) or _are_apart(above, below):
        return True
    if _MARKER.match(below):
        ends = above[-1] in ".;:,!?)" or above.endswith((" and", " or", " e", " o"))
        had_room = bool(_ITEM.match(below)) and _had_room(text, end, above, below)
        return ends or _is_capitals(above) or had_room or _counts_on(above, below)
    if _gets_loud_or_quiet(above, below) or _LEADER.search(above):
        return True
    begins_here = not text[line_start:start].strip() if start >= line_start else False
    return begins_here and _is_heading(above, below) and _had_room(text, end, above, below)


def _are_apart(above: str, below: str) -> bool:
    """Rows of a table, the number of a page: neither goes on in the next line."""
    if any(_is_row(line) or _PAGE_LINE.fullmatch(line) for line in (above, below)):
        return True
    if ": " not in above or ": " not in below:
        return False
    return not set(_NAMED_VALUE.findall(above)).isdisjoint(_NAMED_VALUE.findall(below))


def _is_row(line: str) -> bool:
    if " | " in line:
        return True
    before = _BEFORE_CELL.match(line) if "\t" in line else None
    return before is not None and "\t" in line[before.end() :]


def _counts_on(above: str, below: str) -> bool:
    """Do two lines begin with numbers that follow each other?"""
    first, second = _COUNT.match(above), _COUNT.match(below)
    return bool(first and second and int(second[1]) == int(first[1]) + 1)


def _gets_loud_or_quiet(above: str, below: str) -> bool:
    """Do short capitals, a heading, meet a text that is none?"""
    if _is_loud(above) == _is_loud(below):
        return False
    if _is_loud(above):
        return _is_capitals(above) and not below[0].islower()
    return _is_capitals(below)


def _is_loud(line: str) -> bool:
    return line.isupper() and sum(char.isalpha() for char in line) >= 4


def _is_capitals(line: str) -> bool:
    """A short line in capitals is a heading; a long one may be part of a loud paragraph."""
    return len(line) <= _LONGEST_HEADING and _is_loud(line)


def _is_heading(above: str, below: str) -> bool:
    """Does a short line without an end name what the longer one below tells?"""
    before = _BEFORE_HEADING.match(above)
    name = above[before.end() :] if before else above
    if len(above) > _LONGEST_HEADING or len(name.split()) > _MOST_HEADING_WORDS:
        return False
    if not name[:1].isupper() or not (name[-1].isalpha() or name[-1] in ')]"”»'):
        return False
    last = name.split()[-1]
    if len(last) < _SHORTEST_LAST_WORD and last.islower():
        return False
    if any(char.isdigit() or char in ":;|" for char in name) or below[0].islower():
        return False
    small = sum(word[0].islower() for word in below.split())
    return len(below) > len(above) and (small > 1 or len(below) > _LONGEST_HEADING)


def _had_room(text: str, end: int, above: str, below: str) -> bool:
    """Was there room for the next word on the line? Then it ends there on purpose."""
    first = end
    for _ in range(_LINES_BEFORE + 1):
        first = text.rfind("\n", 0, max(0, first))
        if first < 0:
            break
    lines = text[first + 1 : end + _LOOK_AHEAD].split("\n")[: _LINES_BEFORE + _LINES_AFTER]
    width = max(len(line.strip()) for line in lines)
    return len(above) + 1 + len(below.split()[0]) <= _FILLED * width
