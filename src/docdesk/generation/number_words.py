"""Numbers written out in English and Italian, as values."""

import re
from dataclasses import dataclass

from docdesk.domain.language import Language, language_of

_EN_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_IT_UNITS = (
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
    "quindici sedici diciassette diciotto diciannove"
).split()
_IT_TENS = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()
SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "millions": 10**6,
    "milione": 10**6,
    "milioni": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "billions": 10**9,
    "bn": 10**9,
    "miliardo": 10**9,
    "miliardi": 10**9,
    "mld": 10**9,
}
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 24  # of one number: "nine hundred and ninety-nine billion ..."
_JOINT = re.compile(r"\s+|-")
# Alone these are articles, pronouns or verbs more often than numbers ("sei": you are).
_NO_CLAIM = frozenset({"one", "uno", "sei", "zero"})
_NO_CLAIM_IN_ENGLISH = frozenset({"due"})  # "the rent is due"


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number written out: characters `start:end` of the text, and what it says."""

    start: int
    end: int
    value: int


def _italian() -> dict[str, int]:
    below_100 = {word: value for value, word in enumerate(_IT_UNITS)}
    for index, ten in enumerate(_IT_TENS, 2):
        below_100[ten] = 10 * index
        for unit in range(1, 10):
            stem = ten[:-1] if unit in (1, 8) else ten  # ventuno, ventotto
            below_100[stem + _IT_UNITS[unit]] = 10 * index + unit
        below_100[f"{ten}tré"] = 10 * index + 3
    below_1000 = dict(below_100)
    for hundreds in range(1, 10):
        prefix = ("" if hundreds == 1 else _IT_UNITS[hundreds]) + "cento"
        below_1000[prefix] = 100 * hundreds
        below_1000.update({prefix + word: 100 * hundreds + v for word, v in below_100.items() if v})
    return below_1000


_ENGLISH = {word: value for value, word in enumerate(_EN_UNITS)} | {
    word: 10 * index for index, word in enumerate(_EN_TENS, 2)
}
_VALUES = _italian() | _ENGLISH
_THOUSANDS = re.compile(r"(?P<count>\w*?)(?:mila|mille)(?P<rest>\w*)")


def written_numbers(text: str) -> list[WrittenNumber]:
    """The numbers that are written out, in order; "one", "uno" alone are none."""
    words = list(_WORD.finditer(text))
    is_english = language_of(text) is Language.ENGLISH
    found: list[WrittenNumber] = []
    index = 0
    while index < len(words):
        run = _run(text, words, index)
        value = _value([words[i].group().lower() for i in range(index, run)])
        first = words[index].group().lower()
        if value is not None and not (
            run == index + 1
            and (first in _NO_CLAIM or (is_english and first in _NO_CLAIM_IN_ENGLISH))
        ):
            found.append(WrittenNumber(words[index].start(), words[run - 1].end(), value))
        index = max(run, index + 1)
    return found


def _run(text: str, words: list[re.Match[str]], start: int) -> int:
    """The end of the longest run of words from `start` that reads as one number."""
    end = start
    taken: list[str] = []
    for index in range(start, min(len(words), start + _MOST_WORDS)):
        if index > start and not _JOINT.fullmatch(
            text, words[index - 1].end(), words[index].start()
        ):
            break
        taken.append(words[index].group().lower())
        if taken[-1] == "and" and index > start:
            continue
        if _value(taken) is None:
            break
        end = index + 1
    return end


def _value(words: list[str]) -> int | None:
    """What the words say together, None when they are no single number."""
    total, current, last = 0, 0, 0
    if not words or (_word_value(words[0]) is None and words[0] != "hundred"):
        return None
    for word in words:
        if word == "and":
            continue
        if word == "hundred":
            current = max(current, 1) * 100
        elif word in SCALES:
            total, current = total + max(current, 1) * SCALES[word], 0
        else:
            value = _word_value(word)
            if value is None or not (current == 0 or _goes_on(last, value)):
                return None
            current += value
        last = _word_value(word) or 100
    return total + current


def _word_value(word: str) -> int | None:
    """What one word says, Italian thousands ("duemilacinquecento") included."""
    if word in _VALUES:
        return _VALUES[word]
    match = _THOUSANDS.fullmatch(word)
    if match is None:
        return None
    count = 1 if not match["count"] else _VALUES.get(match["count"])
    rest = 0 if not match["rest"] else _VALUES.get(match["rest"])
    return None if count is None or rest is None else 1000 * count + rest


def _goes_on(last: int, value: int) -> bool:
    """True for "twenty" + "five" and "hundred" + "ten", False for "two" + "three"."""
    if last % 10 or last < 20:
        return False
    return value < (100 if last % 100 == 0 else 10)
