"""What a sentence claims that can be checked: numbers with their units, dates and names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docdesk.domain import dates
from docdesk.domain.dates import MONTH_NAMES
from docdesk.domain.language import is_function_word
from docdesk.generation.number_words import SCALES, written_numbers
from docdesk.generation.words import fold, words_of

_REMEMBERED = 1024  # texts: each sentence is held against each of its passage's, several times
Value = float | str  # a string for codes such as "5.2.1"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: what it may mean ("1.000" is a thousand or one) and its unit, "" for none."""

    text: str
    start: int
    values: frozenset[Value]
    unit: str = ""

    def agrees(self, other: "Quantity") -> bool:
        """True when both can be the same number of the same thing."""
        return self.has_unit_of(other) and bool(self.values & other.values)

    def has_unit_of(self, other: "Quantity") -> bool:
        """True unless the units differ."""
        return not self.unit or not other.unit or self.unit == other.unit


@dataclass(frozen=True, slots=True)
class DateClaim:
    """A date: each reading is (year, month, day) with 0 for what it does not say."""

    text: str
    start: int
    end: int
    readings: frozenset[tuple[int, int, int]]

    def is_within(self, other: "DateClaim") -> bool:
        """True when the other date says at least what this one says."""
        return any(
            all(mine in (0, theirs) for mine, theirs in zip(a, b, strict=True))
            for a in self.readings
            for b in other.readings
        )


_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+")
_UNITS = {
    name: unit
    for unit, names in {
        "day": "day days giorno giorni gg",
        "week": "week weeks settimana settimane",
        "month": "month months mese mesi",
        "year": "year years anno anni yr yrs",
        "hour": "hour hours ora ore h hr hrs",
        "minute": "minute minutes minuto minuti min",
        "%": "% percent percento",
        "mg": "mg milligram milligrams milligrammi",
        "g": "g gr gram grams grammo grammi",
        "kg": "kg kilogram kilograms chilogrammi chili",
        "mcg": "mcg µg μg ug microgram micrograms microgrammi",
        "ml": "ml millilitres milliliters millilitri",
        "l": "l litre litres liter liters litro litri",
        "mm": "mm",
        "cm": "cm",
        "m": "m metre metres meter meters metro metri",
        "km": "km kilometres kilometers chilometri",
        "mmol": "mmol",
        "iu": "iu ui",
        "eur": "€ eur euro euros",
        "usd": "$ usd dollar dollars dollaro dollari",
        "gbp": "£ gbp pound pounds sterline",
    }.items()
    for name in names.split()
}
# The unit may stand behind a repetition: "ninety (90) days".
_AFTER = re.compile(
    r"\s{0,20}(?:\([\d.,]{1,20}\))?\)?[\s-]{0,20}(?P<word>%|€|\$|£|per\s+cento\b|[^\W\d_]+)",
    re.IGNORECASE,
)
_NEAR = 12  # characters before a number in which its unit stands
_BEFORE = re.compile(r"(?P<word>€|\$|£|\b(?:EUR|USD|GBP|euro))\s*$", re.IGNORECASE)

_NAME_WORD = re.compile(r"[^\W\d_][\w'’&.-]*[\w]|[^\W\d_]")
_CONNECTORS = frozenset("of the and di de del della dei delle da van von & y e la le".split())
_NO_NAMES = MONTH_NAMES | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday lunedi martedi mercoledi giovedi "
    "venerdi sabato domenica yes no si".split()
)


@lru_cache(maxsize=_REMEMBERED)
def dates_in(text: str) -> tuple[DateClaim, ...]:
    """The dates in a text, in English and Italian writing; day and month may be either way."""
    return tuple(
        DateClaim(date.text, date.start, date.end, frozenset(date.readings))
        for date in dates.dates_in(text)
    )


@lru_cache(maxsize=_REMEMBERED)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """The numbers in a text, in digits or written out, with their units."""
    found = [
        _quantity(text, match.start(), match.end(), _meanings(match.group()))
        for match in _NUMBER.finditer(text)
    ]
    found += [
        _quantity(text, number.start, number.end, frozenset({float(number.value)}))
        for number in written_numbers(text)
    ]
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _meanings(digits: str) -> frozenset[Value]:
    """What a number in digits may mean: separators are used both ways in the two languages."""
    separators = [c for c in digits if not c.isdigit()]
    if not separators:
        return frozenset({float(digits)})
    meanings: set[Value] = set()
    if _GROUPED.fullmatch(digits) and len(set(separators)) == 1:
        meanings.add(float(re.sub(r"\D", "", digits)))
    head, tail = digits.rsplit(separators[-1], 1)
    if separators[-1] in ".," and (len(separators) == 1 or separators[-1] != separators[0]):
        meanings.add(float(f"{re.sub(chr(92) + 'D', '', head)}.{tail}"))
    return frozenset(meanings or {digits})


def _quantity(text: str, start: int, end: int, values: frozenset[Value]) -> Quantity:
    unit, scale = "", 1
    place = end
    for _ in range(2):  # "1.5 million dollars": a scale, then a unit
        after = _AFTER.match(text, place)
        if after is None:
            break
        word = re.sub(r"\s+", "", after["word"].lower())
        if word in SCALES and scale == 1 and place == end:
            scale, place = SCALES[word], after.end()
            continue
        unit = _UNITS.get(word, "")
        break
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    if not unit and before is not None:
        unit = _UNITS[before["word"].lower()]
    if scale > 1:
        values = frozenset(v * scale if isinstance(v, float) else v for v in values)
    return Quantity(text[start:place], start, values, unit)


@lru_cache(maxsize=_REMEMBERED)
def names_in(text: str) -> tuple[str, ...]:
    """Runs of capitalised words that look like names; a sentence's first word needs company."""
    names: list[str] = []
    run: list[str] = []
    begins = True
    previous_end = 0
    for match in _NAME_WORD.finditer(text):
        word, gap = match.group(), text[previous_end : match.start()]
        if gap.strip():
            names.extend(_name(run, begins))
            run, begins = [], bool(re.search(r"[.!?:]", gap))
        if word[0].isupper() or (run and fold(word) in _CONNECTORS):
            run.append(word)
        else:
            names.extend(_name(run, begins))
            run, begins = [], False
        previous_end = match.end()
    names.extend(_name(run, begins))
    return tuple(names)


def _name(run: list[str], begins: bool) -> Iterator[str]:
    while run and (not run[-1][0].isupper()):
        run = run[:-1]
    while run and (is_function_word(run[0].lower()) or fold(run[0]) in _NO_NAMES):
        run, begins = run[1:], False
    if run and not (begins and len(run) == 1 and not run[0].isupper()):
        yield " ".join(run)


def name_is_in(name: str, evidence_words: frozenset[str]) -> bool:
    """True when each word of the name occurs; a plural or genitive ending does not matter."""
    return all(
        word in evidence_words or (len(word) > 3 and word.rstrip("s") in evidence_words)
        for word in words_of(name)
        if not is_function_word(word) and word != "s" and word not in _NO_NAMES
    )
