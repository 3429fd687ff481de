"""Amounts of money and shares in English and Italian texts, as exact numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docdesk.generation.claims import quantities_in
from docdesk.generation.number_words import WrittenNumber, written_numbers

_CURRENCIES = {
    name: code
    for code, names in {
        "EUR": "€ €uro eur euro euros",
        "USD": "$ us$ usd dollar dollars dollaro dollari",
        "CAD": "c$ ca$ cad$ cdn$",
        "AUD": "a$ au$ aud$ aud",
        "HKD": "hk$ hkd$ hkd",
        "NZD": "nz$ nzd$ nzd",
        "SGD": "s$ sg$ sgd$ sgd",
        "GBP": "£ gbp pound pounds sterling sterlina sterline",
        "CHF": "chf francs franchi",
        "JPY": "¥ jpy yen",
        "%": "% percent percento",
    }.items()
    for name in names.split()
}
_SCALES = {
    "thousand": 3, "mila": 3, "million": 6, "millions": 6, "milione": 6, "milioni": 6, "mln": 6,
    "billion": 9, "billions": 9, "miliardo": 9, "miliardi": 9, "bn": 9, "mld": 9,
    "k": 3, "m": 6, "mm": 6, "mn": 6, "b": 9,
}  # fmt: skip
_OTHER_DOLLARS = r"CAD|CDN|AUD|HKD|NZD|SGD"
_WORDS = (
    rf"(?-i:\b(?:US|CA?|AU?|HK|NZ|SG?|(?:{_OTHER_DOLLARS})\s?))\$|€uro\b|[€$£¥%]|"
    r"(?:EUR|USD|GBP|CHF|JPY|(?-i:AUD|HKD|NZD|SGD)|"
    r"euros?|dollars?|pounds?|francs?|franchi|dollar[oi]|yen|"
    r"sterlin[ae]|percento|percent|per\s+cento?)\b"
)
# At most six groups of three: a row of figures is no number, and would be read again from each.
_SPACES = "\u00a0\u202f\u2009"
_DIGITS = (
    rf"(?:\d{{1,3}}(?:[ {_SPACES}]\d{{3}}){{1,6}}(?!\d)|\d+(?:[.,'’{_SPACES}]\d{{3}}){{0,6}})"
    r"(?:[.,]\d+)?"
    r"|\.\d{1,4}"
)
_PART = r"(?P<part>\s?[½¼¾]|\s[1-9]/[2-9]\b)?"
# "$5 million", and short forms at the digits: "$5M", "£48k".
_SCALE = (
    r"(?:\s*(?P<scale>thousand|millions?|billions?|mila|milion[ei]|miliard[oi]|mln|mld|bn)\b"
    r"|(?P<short>mm|mn|[kmb])\b)?"
)
_BEFORE = re.compile(
    rf"(?P<unit>{_WORDS})(?:\.(?!\d))?\s*(?P<digits>{_DIGITS}){_PART}{_SCALE}(?:\s*(?:,-+|\.--))?",
    re.IGNORECASE,
)
_OTHER_AFTER = re.compile(rf"\s?(?P<unit>{_OTHER_DOLLARS})\b")  # "$500 CAD"
_LONE_GROUP = re.compile(r"\d{1,3}[.,](?!000)\d{3}")
_AFTER = re.compile(
    rf"(?<![\d.,/])(?P<digits>{_DIGITS}){_PART}{_SCALE}\s*(?:di\s+|of\s+|U\.?S\.?\s+)?(?P<unit>{_WORDS})",
    re.IGNORECASE,
)
_UNITS = {"eur": "EUR", "usd": "USD", "gbp": "GBP"}
# "due milioni di euro", "un milione e mezzo di euro", "ten per cent"
_HALF = r"(?P<half>\s+(?:e\s+mezzo|and\s+a\s+half))?"
_WRITTEN_UNIT = re.compile(
    rf"{_HALF}(?:[/,]\d\d)?\s+(?:di\s+|of\s+|U\.?S\.?\s+)?(?P<unit>{_WORDS})", re.IGNORECASE
)
_ONE_SCALE = re.compile(
    rf"\b(?P<count>un|a|one|mezzo|half\s+a)\s+(?P<scale>million|billion|milione|miliardo){_HALF}"
    rf"\s+(?:di\s+|of\s+|U\.?S\.?\s+)?(?P<unit>{_WORDS})",
    re.IGNORECASE,
)
_MILLIONS_BEFORE = re.compile(
    r"\b(?:un|one)\s+(?P<scale>milione|miliardo|million|billion)\s+(?:e\s+)?$", re.IGNORECASE
)
# "$5-10 million", "between $1 and $2 million": the scale is that of both.
_SHARED = re.compile(
    rf"\s*(?:[-–—]|\bto\b|\ba\b|(?P<both>\b(?:and|e)\b))\s*(?:{_WORDS}\s*)?(?:{_DIGITS})\s?"
    r"(?:(?P<scale>thousand|millions?|billions?|mila|milion[ei]|miliard[oi]|mln|mld|bn)|"
    r"(?P<short>mm|mn|[kmb]))\b",
    re.IGNORECASE,
)
_SMALL = 1000  # a number below it may share the scale of the next one
_BETWEEN = re.compile(r"\b(?:between|tra|fra)\s*$", re.IGNORECASE)
_DASH = re.compile(r"\s+-|-\s*[€$£]")  # "Art. 10 - € 500": no ten euro
_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at characters `start:end` of a text; `unit` is an ISO 4217 code or "%"."""

    text: str
    start: int
    end: int
    value: Decimal
    unit: str

    @property
    def normalised(self) -> str:
        """A plain decimal number, a space, and the unit: "48000 GBP", "2.5 %"."""
        return f"{plain(self.value)} {self.unit}"


def plain(value: Decimal) -> str:
    """Without exponent and without zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amounts_in(text: str) -> list[Amount]:
    """The amounts with their currency, and shares in per cent, in reading order.

    Amounts written out count where no digits repeat them ("ten thousand dollars").
    """
    found = _Found(text)
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(text):
            if pattern is _BEFORE and match["unit"].lower().startswith(("%", "per")):
                continue  # "10 % 20" holds one share, before its sign
            found.add(_amount(match))
    for match in _ONE_SCALE.finditer(text):
        found.add(_one_scale(match))
    for number in _with_millions(text, written_numbers(text)):
        found.add(_written_out(text, number))
    for quantity in quantities_in(text):
        unit, value = _UNITS.get(quantity.unit), next(iter(quantity.values), None)
        if unit and len(quantity.values) == 1 and isinstance(value, float):
            end = quantity.start + len(quantity.text)
            if _DASH.match(text, end):
                continue
            exact = Decimal(repr(value)).normalize()
            found.add(Amount(text[quantity.start : end], quantity.start, end, exact, unit))
    return sorted(found.amounts, key=lambda amount: amount.start)


class _Found:
    """Amounts of a text; one that shares characters with an earlier one is left out."""

    def __init__(self, text: str) -> None:
        self.amounts: list[Amount] = []
        self._taken = bytearray(len(text))

    def add(self, amount: Amount | None) -> None:
        if amount is None or any(self._taken[amount.start : amount.end]):
            return
        self._taken[amount.start : amount.end] = b"\1" * (amount.end - amount.start)
        self.amounts.append(amount)


def _one_scale(match: re.Match[str]) -> Amount:
    is_half = match["count"].lower().startswith(("mezzo", "half"))
    value = Decimal("0.5") if is_half else Decimal("1.5") if match["half"] else Decimal(1)
    exact = value.scaleb(_SCALES[match["scale"].lower()])
    return Amount(match.group(), match.start(), match.end(), exact, _unit(match))


def _with_millions(text: str, numbers: Sequence[WrittenNumber]) -> Iterator[WrittenNumber]:
    """The numbers in words, "due milioni e cinquecentomila" as one."""
    last: WrittenNumber | None = None
    for number in numbers:
        before = _MILLIONS_BEFORE.search(text, max(0, number.start - 30), number.start)
        if before:
            value = 10 ** _SCALES[before["scale"].lower()] + number.value
            yield WrittenNumber(before.start(), number.end, value)
        elif (
            last
            and re.fullmatch(r"\s+e\s+", text[last.end : number.start])
            and (last.value % 10**6 == 0 and number.value < 10**6)
        ):
            yield WrittenNumber(last.start, number.end, last.value + number.value)
        else:
            yield number
        last = number


def _written_out(text: str, number: WrittenNumber) -> Amount | None:
    """A number in words with its unit behind it."""
    unit = _WRITTEN_UNIT.match(text, number.end)
    if unit is None:
        return None
    value = Decimal(number.value)
    if unit["half"]:
        scale = text[number.start : number.end].lower().split()[-1]
        value += Decimal(10) ** _SCALES.get(scale, 0) / 2
    return Amount(text[number.start : unit.end()], number.start, unit.end(), value, _unit(unit))


def _part(written: str | None) -> Decimal:
    """What a fraction behind a number adds: "2 1/2"."""
    bare = (written or "").strip()
    if not bare:
        return Decimal(0)
    if bare in _PARTS:
        return _PARTS[bare]
    above, below = bare.split("/")
    return Decimal(above) / Decimal(below)


def _amount(match: re.Match[str]) -> Amount | None:
    unit, end = _unit(match), match.end()
    value = _share(match["digits"]) if unit == "%" else read_number(match["digits"])
    if value is None:
        return None
    scale = match["scale"] or match["short"] or ""
    if match["unit"] == "$" and (other := _OTHER_AFTER.match(match.string, end)):
        unit, end = _CURRENCIES[f"{other['unit'].lower()}$"], other.end()
    text = match.string[match.start() : end]
    value += _part(match["part"])
    scale = scale or (_shared_scale(match) if value < _SMALL else "")
    return Amount(text, match.start(), end, value.scaleb(_SCALES.get(scale.lower(), 0)), unit)


def _shared_scale(match: re.Match[str]) -> str:
    shared = _SHARED.match(match.string, match.end())
    before = match.string[max(0, match.start() - len("between  ")) : match.start()]
    if shared is None or (shared["both"] and not _BETWEEN.search(before)):
        return ""
    return shared["scale"] or shared["short"]


def _unit(match: re.Match[str]) -> str:
    word = re.sub(r"\s+", "", match["unit"].lower())
    return _CURRENCIES.get(word, "%")  # "per cent", "per cento"


def _share(digits: str) -> Decimal | None:
    """A share: "4.375 %" has three decimals, for there are no thousands of per cent."""
    if _LONE_GROUP.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    return read_number(digits)


def read_number(digits: str) -> Decimal | None:
    """A number in English or Italian notation, None for what is no number ("1.2.3").

    Where both separators occur the last one is the decimal point. A single one parts thousands
    when three digits follow each ("1.000", "1,000"): prices have two decimals, or none.
    """
    bare = re.sub(rf"[ '’{_SPACES}]", "", digits)
    if bare.startswith("."):
        bare = f"0{bare}"
    separators = [char for char in bare if char in ".,"]
    whole, tail = bare, ""
    if separators and not _is_grouped(bare):
        whole, tail = bare.rsplit(separators[-1], 1)
        # "12.000.50" is a slip for "12.000,50": no group has two figures.
        is_repeated = separators[-1] in whole and len(tail) != len("50")
        if is_repeated or not (whole.isdecimal() or _is_grouped(whole)):
            return None
    return Decimal(re.sub(r"[.,]", "", whole) + (f".{tail}" if tail else ""))


def _is_grouped(bare: str) -> bool:
    """True when one kind of separator parts groups of three digits."""
    groups = re.split(r"[.,]", bare)
    is_even = 0 < len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    return is_even and len({char for char in bare if char in ".,"}) == 1 and groups[0] != "0"
