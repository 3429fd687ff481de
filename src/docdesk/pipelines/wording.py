"""How two texts differ word by word, whatever their lines, hyphens and quotation marks."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from docdesk.domain.digests import Change

# A word with its inner apostrophes and hyphens, those at line ends too; a run of one sign.
_TOKEN = re.compile(r"[^\W_]+(?:(?:[-‐‑\u00ad]\s+|['’‐‑\u00ad-])[^\W_]+)*|([^\w\s])\1*|_+")
# Not those of "10-12", which is not "1012".
_HYPHENS = re.compile(r"(?<=[^\W\d_])[-‐‑]+\s*(?=[^\W\d_])|\u00ad|\s")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟", '"') | dict.fromkeys("‘’‚‹›`", "'"))
_DASHES = re.compile(r"[-–—‐‑―]+")
_BULLETS = frozenset("•▪◦‣·●○■*")
_RULE = 3  # of the same sign in a row draw a line
_SHORT_GAP = 1  # equal words between two changes that are shown as one
_LONGEST_EXACT = 4000  # words; longer texts are compared by difflib's heuristic


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign at characters `start:end`; `key` is equal for what reads the same."""

    key: str
    start: int
    end: int


def tokens(text: str, start: int = 0) -> list[Token]:
    """The words and signs of a text from `start` on, without bullets and drawn lines."""
    found = (
        Token(_key(match.group()), match.start(), match.end())
        for match in _TOKEN.finditer(text, start)
    )
    return [token for token in found if token.key]


def changes_between(
    first: Sequence[Token], second: Sequence[Token]
) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """What of each the other one does not have, as spans of their texts."""
    matcher = SequenceMatcher(
        None,
        [token.key for token in first],
        [token.key for token in second],
        autojunk=max(len(first), len(second)) > _LONGEST_EXACT,
    )
    mine: list[tuple[int, int]] = []
    theirs: list[tuple[int, int]] = []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag != "equal":
            mine.append((a0, a1))
            theirs.append((b0, b1))
    return _spans(first, mine), _spans(second, theirs)


def _key(token: str) -> str:
    token = "".join(_plain(char) for char in token)
    if token[0].isalnum():
        return _DASHES.sub("-", _HYPHENS.sub("", token.translate(_QUOTES)))
    if token[0] in _BULLETS or len(token) >= _RULE:
        return ""
    token = token.translate(_QUOTES)
    if token[0] in "\"'":
        return '"'
    return "-" if _DASHES.fullmatch(token) else token


def _plain(char: str) -> str:
    """A letter or figure without its form; a power stays one: "10²" is not "102"."""
    is_form = char.isalpha() or char.isdecimal()
    return unicodedata.normalize("NFKC", char) if is_form else char


def _spans(words: Sequence[Token], runs: Sequence[tuple[int, int]]) -> tuple[Change, ...]:
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if start == end:
            continue
        if joined and start - joined[-1][1] <= _SHORT_GAP:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(Change(words[start].start, words[end - 1].end) for start, end in joined)
