"""Dates as English and Italian texts write them; `date_reading` says what they mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

Reading = tuple[int, int, int]  # year, month, day; 0 for what is not said


class DateForm(StrEnum):
    """How a date is written; NUMBERS alone may leave open which is the day."""

    DAY_MONTH = "day_month"  # 14 March 2021
    MONTH_DAY = "month_day"  # March 14, 2021
    MONTH = "month"  # March 2021, 03/2021
    NUMBERS = "numbers"  # 14/03/2021
    YEAR_FIRST = "year_first"  # 2021-03-14


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date at characters `start:end` of a text.

    `readings` are the days it may mean, that with the day before the month first. Of a span of
    days ("3-5 March 2021") it is the first one.
    """

    text: str
    start: int
    end: int
    form: DateForm
    readings: tuple[Reading, ...]

    @property
    def is_ambiguous(self) -> bool:
        """True when day and month may be either way round."""
        return len(self.readings) > 1


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan gennaio gen genn",
            "february feb febbraio febb",
            "march mar marzo",
            "april apr aprile",
            "may maggio mag magg",
            "june jun giugno giu",
            "july jul luglio lug",
            "august aug agosto ago",
            "september sep sept settembre set sett",
            "october oct ottobre ott",
            "november nov novembre",
            "december dec dicembre dic",
        ),
        1,
    )
    for name in names.split()
}
MONTH_NAMES = frozenset(_MONTHS)  # lower case, short forms too
_DAY_WORDS = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
        "twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
        "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(),
        1,
    )
} | {"primo": 1}
_ITALIAN_DAYS = dict(
    zip(
        "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
        "quindici sedici diciassette diciotto diciannove venti ventuno ventidue ventitré "
        "ventiquattro venticinque ventisei ventisette ventotto ventinove trenta trentuno".split(),
        range(2, 32),
        strict=True,
    )
)

_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH = rf"(?P<month>{_NAMES})\b\.?"
_NTH = r"(?:\s?(?:st|nd|rd|th)\b|o\b|\s?[°º])?"
_WORDS = "|".join(sorted(_DAY_WORDS, key=len, reverse=True))
_DAY = rf"(?P<day>\d{{1,2}}|\b(?:{_WORDS})\b){_NTH}"
_YEAR = r"(?P<year>\d{4})\b(?![\d/]|[.,]\d)"
_TO = r"\s*(?:[-–—/]|to|and|through|or|e|al|o)\s*"
_FIRST = rf"(?:(?P<from>\d{{1,2}}){_NTH}{_TO}(?:the\s+)?)?"
_LAST = rf"(?:{_TO}\d{{1,2}}{_NTH}(?!\d))?"
_THEN = r"(?:\s*,\s*|\s+)"
_BEFORE = r"(?<![\d.,/€$£-])"  # not in the middle of a number
_GOES_ON = r"(?!(?<=\.)\s*\n)(?:[^\S\n]+\n?|\n)[^\S\n]*"  # "2 December.\n\n6. STAFF" is no sixth
_SHORT_YEAR = r"(?P<year>\d{4}|\d{2})\b(?:(?![/-]?\d|\.\d)|(?=-\d{1,2}[/.]\d{1,2}[/.]\d))"
_AFTER_DATE = r"(?<=[/.]\d{4}-)|(?<=[/.]\d\d-)"  # "14/03/2021-20/03/2021" is two dates
_ITALIAN_MONTHS = "|".join(name for name in _MONTHS if name[4:] and name[-1] in "oe")

_PATTERNS = tuple(
    (form, re.compile(pattern, re.IGNORECASE))
    for form, pattern in (
        (
            DateForm.YEAR_FIRST,
            rf"{_BEFORE}\b(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)"
            r"(?P<day>\d{1,2})(?=T\d|\b)(?![/-]?\d)",
        ),
        (
            DateForm.MONTH_DAY,
            rf"\b{_MONTH}{_GOES_ON}{_DAY}{_LAST}(?:{_THEN}(?:of\s+)?{_YEAR})?(?!\d)",
        ),
        (
            DateForm.DAY_MONTH,
            rf"{_BEFORE}\b{_FIRST}{_DAY}(?:\s+day)?(?:\s+of)?\s+{_MONTH}"
            rf"(?:{_THEN}(?:del\s+)?{_YEAR})?",
        ),
        (
            DateForm.DAY_MONTH,
            rf"{_BEFORE}\b(?P<day>\d{{1,2}})(?P<mark>[-/.])(?P<month>{_NAMES})(?P=mark)"
            rf"{_SHORT_YEAR}",
        ),
        (
            DateForm.DAY_MONTH,  # as deeds write it
            rf"\b(?P<day>{'|'.join(_ITALIAN_DAYS)})\s+(?P<month>{_ITALIAN_MONTHS})\b"
            rf"(?:{_THEN}(?:del\s+)?{_YEAR})?",
        ),
        (DateForm.MONTH, rf"\b{_MONTH}(?:\s*,|\s+of|\s+del)?\s+{_YEAR}"),
        (
            DateForm.MONTH,
            rf"{_BEFORE}\b(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)\b"
            r"(?![/-]?\d|[.,]\d)",
        ),
        (
            DateForm.NUMBERS,
            rf"(?:{_BEFORE}|{_AFTER_DATE})\b(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark)"
            rf"{_SHORT_YEAR}",
        ),
    )
)
# "14.3.21" may number a clause, and "10-12-15" may be anything.
_IS_NO_NUMBER = re.compile(r"\.?0\d\.|\d{4}$")
_DIARY = re.compile(r"\s*(?:[:–—-]|\n|$)")
_NUMBERING = re.compile(
    r"(?:\b(?:sec|sect|section|sections|art|artt|article|articolo|clause|clausola|"
    r"para|paragraph|paragrafo|par|punto|capo|v|ver|version|versione|release)\b\.?|§)\s*$",
    re.IGNORECASE,
)
# "n. 12/2021", "Reg. UE 6/2019", "fattura 3/2023": numbers of acts and papers, not months.
_OF_A_PAPER = re.compile(
    r"(?:\b(?:n|nr|no|nos|num|numero|numeri|number|rep|repertorio|prot|protocollo|r\.?g|legge|l|d\.?\s?l|"
    r"d\.?\s?lgs|d\.?p\.?r|d\.?m|decreto|direttiva|regolamento|reg|u\.?e|c\.?e|sentenza|sent|ordinanza|ord|"
    r"delibera|deliberazione|determina|det|circolare|circ|fattura|fatt|ft|pratica|contratto|rif|ref|"
    r"invoice|case|file|directive|regulation|act|order|cass|page|pag|eu|ec|item|lotto|lot)"
    r"\b\.?|[#№°])[\s:(),]*$",
    re.IGNORECASE,
)
_TIME_WORD = re.compile(
    r"\b(?:in|nel|del|da|dal|al|a|entro|fino\s+a|since|from|until|till|to|by|before|after|dated|"
    r"mese(?:\s+di)?|month(?:\s+of)?|exp|expiry|expires|scad|scadenza|data|date)\b[.:]?\s*$",
    re.IGNORECASE,
)
# What stands between two days that share the year of the second.
_SHARES_YEAR = re.compile(
    r",?\s*(?:[-–—]|to|and|or|through|until|e|ed|o|al|a|all|fino\s+al|sino\s+al)?['’]?\s*"
    r"(?:the\s+|il\s+|l['’])?",
    re.IGNORECASE,
)
_COUNTED = (  # "in 1500 patients": no year
    r"patients?|subjects?|participants?|people|persons?|women|children|cases|samples|units?|shares?|"
    r"hours?|days|weeks|months|years|miles|met(?:re|er)s|feet|employees|copies|votes|words|pazienti|"
    r"soggetti|persone|casi|partecipanti|campioni|ore|giorni|settimane|mesi|anni|azioni|metri|"
    r"dipendenti|copie|euros?|eur|usd|dollars?|pounds|lire|mq|km|kg|mg|g|ml|mm|cm|m|iu|ui"
)
_YEAR_ALONE = re.compile(
    r"\b(?:in|since|during|until|by|from|after|before|nel(?:l['’])?|dal(?:l['’])?|"
    r"al|fino\s+al|sino\s+al|entro\s+il|dopo\s+il|prima\s+del|durante\s+il|(?:the\s+year)|"
    r"(?:nell['’]|dell['’]|l['’])anno)\s*(?P<year>1[0-9]\d\d|20\d\d)\b"
    r"(?![.,]?\d|\s*(?:a\.\s?C|B\.?C|%|°|€|\$|£|[-–/]\s*\d)|s\b|['’]s\b)"
    rf"(?!\s+(?:{_COUNTED})\b)",
    re.IGNORECASE,
)
_COMMON_WORDS = frozenset("may mar set".split())  # as months they are written large
_CENTURY_TURNS = 40  # from here on 1900s: many are born then, few terms end after 2040


def dates_in(text: str) -> list[WrittenDate]:
    """The dates in a text in order, those without a year too (year 0); years alone are none."""
    found: list[WrittenDate] = []
    taken = bytearray(len(text))
    for form, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            if form is DateForm.NUMBERS and not _is_date(text, match):
                continue
            if form is DateForm.MONTH and not _is_month(text, match):
                continue
            if _is_common_word(match):
                continue
            readings = tuple(dict.fromkeys(_readings(match)))
            if readings:
                taken[match.start() : match.end()] = b"\1" * len(match.group())
                found.append(WrittenDate(match.group(), match.start(), match.end(), form, readings))
    found.sort(key=lambda written: written.start)
    return _with_shared_years(text, found)


def years_in(text: str) -> list[WrittenDate]:
    """The years that stand alone after a word of time: "in 2019", "dal 2019"."""
    return [
        WrittenDate(
            match["year"], match.start("year"), match.end(), DateForm.MONTH,
            ((int(match["year"]), 0, 0),),
        )
        for match in _YEAR_ALONE.finditer(text)
    ]  # fmt: skip


def _is_common_word(match: re.Match[str]) -> bool:
    """True for "Section 8 may result" and "the date first set forth": no months without a year."""
    parts = match.groupdict()
    return parts.get("month") in _COMMON_WORDS and not parts.get("year")


def _is_date(text: str, match: re.Match[str]) -> bool:
    if len(match["year"]) == 4 or match["mark"] == "/":
        return True
    start = match.start()
    if match["mark"] != "." or _NUMBERING.search(text, max(0, start - 30), start):
        return False
    if text[text.rfind("\n", 0, start) + 1 : start].strip():
        return True
    return bool(_IS_NO_NUMBER.search(match.group()) or _DIARY.match(text, match.end()))


def _is_month(text: str, match: re.Match[str]) -> bool:
    """False for what is the number of a paper; one figure is a month behind a word of time."""
    month = match["month"]
    if not month.isdigit():
        return True
    before = text[max(0, match.start() - 30) : match.start()]
    if _OF_A_PAPER.search(before):
        return False
    return len(month) > 1 or bool(_TIME_WORD.search(before))


def _readings(match: re.Match[str]) -> Iterator[Reading]:
    parts = match.groupdict()
    year = _year(parts.get("year"))
    if parts.get("first"):
        first, second = int(match["first"]), int(match["second"])
        candidates = [(year, second, first), (year, first, second)]
    else:
        day = parts.get("from") or parts.get("day")
        candidates = [(year, _month(match["month"]), _day(day))]
    yield from (reading for reading in candidates if _is_real(reading))


def _year(digits: str | None) -> int:
    if not digits:
        return 0
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < _CENTURY_TURNS else 1900)


def _month(name: str) -> int:
    return int(name) if name.isdigit() else _MONTHS[name.lower()]


def _day(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdigit() else (_DAY_WORDS | _ITALIAN_DAYS)[text.lower()]


def _is_real(reading: Reading) -> bool:
    year, month, day = reading
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return False
    return True


def _with_shared_years(text: str, found: Sequence[WrittenDate]) -> list[WrittenDate]:
    """The first of "from 28 February to 3 March 2021" has the year of the second."""
    shared = list(found)
    for index in reversed(range(len(shared) - 1)):
        first, second = shared[index], shared[index + 1]
        between = text[first.end : second.start]
        year = second.readings[0][0]
        if first.readings[0][0] or not year or not _SHARES_YEAR.fullmatch(between):
            continue
        readings = tuple((year, month, day) for _, month, day in first.readings)
        shared[index] = replace(first, readings=readings)
    return shared
