"""How two texts differ word by word, whatever their lines, hyphens and quotation marks."""

import re
import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

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
_LONGEST_EXACT = 4000  # words (or sentences); longer texts are compared by difflib's heuristic
_ENDS = frozenset(".;:!?")
Block = tuple[int, int, int, int]  # of the first from, to; of the second from, to


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
    mine: list[tuple[int, int]] = []
    theirs: list[tuple[int, int]] = []
    for a0, a1, b0, b1 in _differing([t.key for t in first], [t.key for t in second]):
        mine.append((a0, a1))
        theirs.append((b0, b1))
    return _spans(first, mine), _spans(second, theirs)


def _differing(first: Sequence[str], second: Sequence[str]) -> Iterator[Block]:
    """The stretches that differ; of long texts the sentences that differ are looked into."""
    if max(len(first), len(second)) <= _LONGEST_EXACT:
        yield from _blocks(first, second)
        return
    mine, theirs = _sentences(first), _sentences(second)
    starts = [list(accumulate(map(len, part), initial=0)) for part in (mine, theirs)]
    for i0, i1, j0, j1 in _blocks(mine, theirs):
        a0, a1, b0, b1 = starts[0][i0], starts[0][i1], starts[1][j0], starts[1][j1]
        for c0, c1, d0, d1 in _blocks(first[a0:a1], second[b0:b1]):
            yield a0 + c0, a0 + c1, b0 + d0, b0 + d1


def _blocks(first: Sequence[Hashable], second: Sequence[Hashable]) -> Iterator[Block]:
    is_long = max(len(first), len(second)) > _LONGEST_EXACT
    matcher = SequenceMatcher(None, first, second, autojunk=is_long)
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag != "equal":
            yield a0, a1, b0, b1


def _sentences(keys: Sequence[str]) -> list[tuple[str, ...]]:
    ends = [0, *(at for at, key in enumerate(keys, 1) if key in _ENDS), len(keys)]
    return [tuple(keys[start:end]) for start, end in pairwise(ends) if start < end]


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
