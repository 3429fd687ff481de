"""Amounts of money and shares in English and Italian texts, as exact numbers."""

import re
from dataclasses import dataclass
from decimal import Decimal

from docdesk.generation.claims import quantities_in

_CURRENCIES = {
    name: code
    for code, names in {
        "EUR": "€ eur euro euros",
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
    rf"(?-i:\b(?:US|CA?|AU?|HK|NZ|SG?|(?:{_OTHER_DOLLARS})\s?))\$|[€$£¥%]|"
    r"(?:EUR|USD|GBP|CHF|JPY|(?-i:AUD|HKD|NZD|SGD)|"
    r"euros?|dollars?|pounds?|francs?|franchi|dollar[oi]|yen|"
    r"sterlin[ae]|percento|percent|per\s+cento?)\b"
)
_SPACES = "\u00a0\u202f\u2009"
_DIGITS = (
    rf"(?:\d{{1,3}}(?:[ {_SPACES}]\d{{3}})+(?!\d)|\d+(?:[.,'’{_SPACES}]\d{{3}})*)(?:[.,]\d+)?"
    r"|\.\d{1,4}"
)
# "$5 million", and short forms at the digits: "$5M", "£48k".
_SCALE = (
    r"(?:\s*(?P<scale>thousand|millions?|billions?|mila|milion[ei]|miliard[oi]|mln|mld|bn)\b"
    r"|(?P<short>mm|mn|[kmb])\b)?"
)
_BEFORE = re.compile(
    rf"(?P<unit>{_WORDS})(?:\.(?!\d))?\s*(?P<digits>{_DIGITS}){_SCALE}(?:\s*(?:,-+|\.--))?",
    re.IGNORECASE,
)
_OTHER_AFTER = re.compile(rf"\s?(?P<unit>{_OTHER_DOLLARS})\b")  # "$500 CAD"
_LONE_GROUP = re.compile(r"\d{1,3}[.,](?!000)\d{3}")
_AFTER = re.compile(
    rf"(?<![\d.,])(?P<digits>{_DIGITS}){_SCALE}\s*(?:di\s+|of\s+|U\.?S\.?\s+)?(?P<unit>{_WORDS})",
    re.IGNORECASE,
)
_UNITS = {"eur": "EUR", "usd": "USD", "gbp": "GBP"}


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
    found: list[Amount] = []
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(text):
            if pattern is _BEFORE and match["unit"].lower().startswith(("%", "per")):
                continue  # "10 % 20" holds one share, before its sign
            _add(found, _amount(match))
    for quantity in quantities_in(text):
        unit, value = _UNITS.get(quantity.unit), next(iter(quantity.values), None)
        if unit and len(quantity.values) == 1 and isinstance(value, float):
            end = quantity.start + len(quantity.text)
            number = Decimal(repr(value)).normalize()
            _add(found, Amount(text[quantity.start : end], quantity.start, end, number, unit))
    return sorted(found, key=lambda amount: amount.start)


def _add(found: list[Amount], amount: Amount | None) -> None:
    if amount is None:
        return
    if not any(known.start < amount.end and amount.start < known.end for known in found):
        found.append(amount)


def _amount(match: re.Match[str]) -> Amount | None:
    unit, end = _unit(match), match.end()
    value = _share(match["digits"]) if unit == "%" else read_number(match["digits"])
    if value is None:
        return None
    scale = match["scale"] or match["short"] or ""
    if match["unit"] == "$" and (other := _OTHER_AFTER.match(match.string, end)):
        unit, end = _CURRENCIES[f"{other['unit'].lower()}$"], other.end()
    text = match.string[match.start() : end]
    return Amount(text, match.start(), end, value.scaleb(_SCALES.get(scale.lower(), 0)), unit)


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
