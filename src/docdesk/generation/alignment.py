"""A sentence laid beside its quote, word by word: what stands in the place of what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

_WORD = re.compile(r"\d+(?:[.,/'’-]\d+)*%?|[^\W\d_]+")
_HELD_BY = 3  # words beside a stretch that both texts share


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words of the quote, and those of the sentence in their place; `start:end` in the sentence.

    `is_held`: the words before and after them are the same in both.
    """

    was: tuple[str, ...]
    now: tuple[str, ...]
    start: int
    end: int
    is_held: bool

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return " ".join(self.now)


@lru_cache(maxsize=256)
def replaced_words(sentence: str, quote: str) -> tuple[Replaced, ...]:
    """The stretches where the sentence has other words than the quote between words of both."""
    said, known = list(_WORD.finditer(sentence)), list(_WORD.finditer(quote))
    matcher = SequenceMatcher(None, _folded(known), _folded(said), autojunk=False)
    codes = matcher.get_opcodes()
    return tuple(
        Replaced(
            was=tuple(match.group() for match in known[a:b]),
            now=tuple(match.group() for match in said[c:d]),
            start=said[c].start(),
            end=said[d - 1].end(),
            is_held=_is_held(codes, index),
        )
        for index, (kind, a, b, c, d) in enumerate(codes)
        if kind == "replace"
    )


def _folded(words: Sequence[re.Match[str]]) -> list[str]:
    return [match.group().lower() for match in words]


def _is_held(codes: Sequence[tuple[str, int, int, int, int]], index: int) -> bool:
    beside = [codes[i] for i in (index - 1, index + 1) if 0 <= i < len(codes)]
    equal = [b - a for kind, a, b, _, _ in beside if kind == "equal"]
    return len(equal) == len(beside) and sum(equal) >= _HELD_BY
