"""Lengths of time as English and Italian texts write them: "three (3) years", "anni 3 e mesi 6"."""

import re

_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "one un una uno",
            "two due",
            "three tre",
            "four quattro",
            "five cinque",
            "six sei",
            "seven sette",
            "eight otto",
            "nine nove",
            "ten dieci",
            "eleven undici",
            "twelve dodici",
            "thirteen tredici",
            "fourteen quattordici",
            "fifteen quindici",
            "sixteen sedici",
            "seventeen diciassette",
            "eighteen diciotto",
            "nineteen diciannove",
            "twenty venti",
        ),
        1,
    )
    for name in names.split()
} | {
    name: 10 * tens
    for tens, names in enumerate(
        (
            "thirty trenta",
            "forty quaranta",
            "fifty cinquanta",
            "sixty sessanta",
            "seventy settanta",
            "eighty ottanta",
            "ninety novanta",
        ),
        3,
    )
    for name in names.split()
}
_NUMBERS |= {
    (ten[:-1] if unit in (1, 8) else ten) + word: 10 * tens + unit  # ventuno, ventotto
    for tens, ten in enumerate(
        "venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split(), 2
    )
    for unit, word in enumerate("uno due tre quattro cinque sei sette otto nove".split(), 1)
}
_NUMBERS |= {"hundred": 100, "cento": 100, "centoventi": 120, "centocinquanta": 150}
_NUMBERS |= {"centottanta": 180, "duecento": 200, "duecentoquaranta": 240, "trecento": 300}
_UNITS = {
    name: letter
    for letter, names in {
        "Y": "year years yr yrs anno anni",
        "M": "month months mese mesi",
        "W": "week weeks settimana settimane",
        "D": "day days giorno giorni gg",
        "H": "hour hours ora ore",
    }.items()
    for name in names.split()
}
_SPANS = {
    "biennio": "P2Y",
    "triennio": "P3Y",
    "quadriennio": "P4Y",
    "quinquennio": "P5Y",
    "decennio": "P10Y",
    "semestre": "P6M",
    "trimestre": "P3M",
    "bimestre": "P2M",
}
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_COUNT = (
    rf"(?:\d{{1,4}}|(?:{_WORD})(?:[\s-]+(?:and\s+)?(?:{_WORD})){{0,5}})(?:\s*\(\s*[\w ]{{1,20}}\))?"
)
_AHEAD = (
    rf"(?<![\d.,])\b(?:\d{{1,2}}\s?\+\s?)?{_COUNT}[\s-]+"
    rf"(?:full\s+|calendar\s+|consecutive\s+|business\s+|working\s+)?(?:{_UNIT})\b"
    r"(?:\s+(?:e\s+mezz[oa]|and\s+a\s+half)\b)?"
)
# "anni 3 (tre)", as Italian deeds write it; "negli anni 90" and "anni 2020" are none.
_BEHIND = (
    r"(?<!negli )(?<!gli )\b(?:anni|mesi|settimane|giorni|gg)\s+"
    rf"(?:\d{{1,3}}(?![\d.,/]\d|\d)|(?:{_WORD})\b)(?:\s*\(\s*[\w ]{{1,20}}\))?"
)
_ONE = rf"(?:{_AHEAD}|{_BEHIND}|\b(?:{'|'.join(_SPANS)})\b)"
PERIOD = rf"{_ONE}(?:\s*(?:,|\be\b|\band\b|,\s*and\b)?\s*{_ONE})?"
_PERIOD = re.compile(PERIOD, re.IGNORECASE)
_PART = re.compile(_ONE, re.IGNORECASE)
_ORDER = "YMWD"
_HALF_YEAR = re.compile(r"\b(?:mezzo|half)$", re.IGNORECASE)


def period_in(text: str) -> tuple[str, str] | None:
    """The first length of time as it is written and as ISO 8601 ("P3Y6M"); None where none is.

    Of a half only that of a year is in the ISO form; "6+6 years" is six years at first.
    """
    for found in _PERIOD.finditer(text):
        parts = list(_PART.finditer(found.group()))
        first = _iso(parts[0].group())
        if not first:
            continue
        second = _iso(parts[1].group()) if len(parts) > 1 else ""
        if not second or not _goes_on(first, second):
            return parts[0].group(), first
        return found.group(), first + second.removeprefix("P")
    return None


def _goes_on(first: str, second: str) -> bool:
    """True for "3 years and 6 months": the same length goes on in a smaller unit."""
    units = first[-1] + second[-1]
    return all(unit in _ORDER for unit in units) and _ORDER.index(units[0]) < _ORDER.index(units[1])


def _iso(text: str) -> str:
    lower = text.lower()
    if lower in _SPANS:
        return _SPANS[lower]
    is_half = bool(_HALF_YEAR.search(lower))
    words = re.findall(r"\w+", re.sub(r"^\d+\s?\+", "", lower))
    unit = next(_UNITS[word] for word in words if word in _UNITS)
    number = _number([word for word in words if word not in _UNITS])
    if not number:
        return ""
    if unit == "H":
        return f"PT{number}H"
    return f"P{number}{unit}" + ("6M" if is_half and unit == "Y" else "")


def _number(words: list[str]) -> int:
    """What the number says; one in brackets repeats it in digits."""
    digits = [int(word) for word in words if word.isdigit()]
    if digits:
        return digits[-1]
    total = 0
    for word in words:
        value = _NUMBERS.get(word, 0)
        total = max(total, 1) * value if value == 100 else total + value
    return total
