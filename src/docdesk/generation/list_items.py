"""The items of a list: bullets, rows of a table, lines, or parts of one sentence."""

import re
from collections.abc import Sequence

_BULLET = re.compile(r"\s*(?:[•▪◦‣·–—*-]|\(?\d{1,2}[.)])\s+")
_COMMA = re.compile(r"\s*,(?!\d)\s*|(?<!\d),\s*")  # "1,25 mg" is one dose
_SENTENCE_END = re.compile(r"(?:(?<=[^\W\d]{3}[.!?])|(?<=\d\d[.!?]))\s+(?=[A-ZÀ-Ù])")
_BRACKETS = re.compile(r"\([^()]*\)")
_FIGURE = re.compile(
    r"\d\s*(?:m?c?g|µg|micrograms?|m[lL]|ui|UI|IU|units?|cp\w*|fl|tabs?|%|€)\b|[\d½]\s*c"
)
_LONG_LINE = 60  # characters; the line after it may be the same item wrapped


def items_in(text: str) -> list[str]:
    """The items in reading order, white space and bullets taken off; [] for an empty text."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return []
    if names := _column_names(lines):
        return [_row(line, names) for line in lines[1:] if line != lines[0]]
    if sum(" | " in line for line in lines) > len(lines) / 2:
        lines = [line.replace(" | ", "\t") for line in lines]
    if sum("\t" in line for line in lines) > 1:
        return _table(lines)
    if len(lines) == 1:
        return _parts(lines[0])
    paragraphs = [part.splitlines() for part in re.split(r"\n\s*\n", text) if part.strip()]
    items = [item for part in paragraphs for item in _wrapped([line.strip() for line in part])]
    if len(items) > 1 and items[0].endswith(":"):
        items = items[1:]
    parts = [part for item in items for part in item.split("•")]
    return [cleaned for part in parts if (cleaned := _clean(part))]


# ---- tables ----


def _column_names(lines: Sequence[str]) -> list[str]:
    """The names of the columns where each row below repeats the first of them before its cell."""
    names = [name.strip() for name in lines[0].split(" | ")]
    if len(names) < 2 or len(lines) < 2:
        return []
    return names if any(line.startswith(f"{names[0]}: ") for line in lines[1:]) else []


def _row(line: str, names: Sequence[str]) -> str:
    """The row with the first cell alone, and the others with the names of their columns."""
    ends = "|".join(re.escape(name) for name in names[1:])
    cells = re.split(rf";\s(?=(?:{ends}): )", line.removeprefix(f"{names[0]}: "))
    return ", ".join(cell.strip() for cell in cells)


def _table(lines: Sequence[str]) -> list[str]:
    """The rows; a line that is no row and has no figure is a cell that was wrapped."""
    items: list[str] = []
    head = lines[0] if has_head(lines) else ""
    for line in lines:
        if line == head:
            continue
        if items and "\t" not in line and not any(char.isdigit() for char in line):
            items[-1] += f" {line}"
        else:
            items.append(", ".join(cell.strip() for cell in line.split("\t")))
    return items


def has_head(lines: Sequence[str]) -> bool:
    """True when the first row of a table names the columns: it alone has no dose."""
    below = [line for line in lines[1:] if "\t" in line]
    is_named = "\t" in lines[0] and not _FIGURE.search(lines[0])
    return is_named and any(_FIGURE.search(line) for line in below)


def has_gaps(text: str) -> bool:
    """True where rows have fewer cells than the table has columns: which are empty is lost."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines or not has_head(lines) or lines[0].count("\t") < 2:
        return False
    cells = [line.count("\t") for line in lines[1:] if "\t" in line]
    return any(count < lines[0].count("\t") for count in cells)


# ---- lines and sentences ----


def _wrapped(lines: Sequence[str]) -> list[str]:
    """The lines, each with those that go on with it."""
    items: list[str] = []
    has_bullets = any(_BULLET.match(line) for line in lines)
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else ""
        is_new = _BULLET.match(line) or not _goes_on(before, line, has_bullets=has_bullets)
        if is_new or not items:
            items.append(line)
        else:
            items[-1] += f" {line}"
    return items if has_bullets or len(items) > 1 else _parts(items[0])


def _goes_on(before: str, line: str, *, has_bullets: bool) -> bool:
    begins_small = line[:1].islower() or line[:1] in "(,;+"
    is_ended = before[-1:] in ".;"
    if begins_small and not is_ended:
        return len(before) >= _LONG_LINE or has_bullets or before[-1:] in ",-–(/"
    return has_bullets and len(before) >= _LONG_LINE and not is_ended


def _parts(line: str) -> list[str]:
    """The parts of one line: at semicolons, else its sentences, else at commas between doses."""
    line = " ".join(line.split())
    hidden = _BRACKETS.sub(lambda found: "\0" * len(found.group()), line)
    for pattern in (re.compile(r"\s*[;•]\s*"), _SENTENCE_END):
        parts = _split(line, hidden, pattern)
        if len(parts) > 1:
            return [item for part in parts for item in _doses(part)]
    names = _split(line, hidden, _COMMA)
    are_names = all(len(name.split()) <= 3 for name in names) and not re.search(r"\d", line)
    return names if are_names else _doses(line)


def _doses(line: str) -> list[str]:
    """The parts between commas where most of them hold a dose."""
    hidden = _BRACKETS.sub(lambda found: "\0" * len(found.group()), line)
    parts = _split(line, hidden, _COMMA)
    is_dosed = sum(bool(_FIGURE.search(part)) for part in parts) > len(parts) / 2
    return parts if is_dosed else [_clean(line)]


def _split(line: str, hidden: str, pattern: re.Pattern[str]) -> list[str]:
    """The line cut where the pattern stands outside brackets."""
    parts, start = [], 0
    for found in pattern.finditer(hidden):
        parts.append(line[start : found.start()])
        start = found.end()
    parts.append(line[start:])
    return [cleaned for part in parts if (cleaned := _clean(part))]


def _clean(item: str) -> str:
    bullet = _BULLET.match(item)
    words = " ".join(item[bullet.end() if bullet else 0 :].split()).strip(" ,;•|")
    # The end of a sentence, not of "s.c." or "p.r.n."
    return words[:-1] if re.search(r"[^\W\d]{4}\.$|\)\.$|\d\.$", words) else words
