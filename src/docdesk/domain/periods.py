"""Lengths of time as English and Italian texts write them: "three (3) years", "dodici mesi"."""

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
        "Y": "year years anno anni",
        "M": "month months mese mesi",
        "W": "week weeks settimana settimane",
        "D": "day days giorno giorni gg",
    }.items()
    for name in names.split()
}
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
PERIOD = (
    rf"(?<![\d.,])\b(?:\d{{1,4}}|(?:{_WORD})(?:[\s-]+(?:and\s+)?(?:{_WORD}))*)"
    r"(?:\s*\(\s*[\w ]{1,20}\))?[\s-]+"
    r"(?:full\s+|calendar\s+|consecutive\s+|business\s+|working\s+)?"
    rf"(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b"
)
_PERIOD = re.compile(PERIOD, re.IGNORECASE)


def period_in(text: str) -> tuple[str, str] | None:
    """The first length of time as it is written and as ISO 8601 ("P3Y"); None where none is."""
    for found in _PERIOD.finditer(text):
        words = re.findall(r"\w+", found.group().lower())
        number = _number(words[:-1])
        if number:
            return found.group(), f"P{number}{_UNITS[words[-1]]}"
    return None


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
