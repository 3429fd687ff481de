"""What a date means in its document: which number is the day, and which year a day is of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docdesk.domain.dates import DateForm, WrittenDate, dates_in


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Which of two numbers a document means by the day, and whether that is more than likely."""

    day_first: bool
    is_sure: bool


@dataclass(frozen=True, slots=True)
class DateContext:
    """What the dates of a document say of each other.

    `since` and `until` are the first and the last day that it names in full (ISO 8601), births
    and the dates of laws left out; "" where it names none.
    """

    order: DayOrder
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class DateMeaning:
    """A date as its document means it.

    `iso` is ISO 8601 as exact as the date is: "2021", "2021-03", "2021-03-14"; "" where its year
    cannot be told. `is_open`: day and month could be the other way round. `is_year_added`: the
    year is not written there; it follows from the other dates.
    """

    iso: str
    is_open: bool = False
    is_year_added: bool = False


_BIRTH_OR_LAW = re.compile(
    r"(?:\b(?:nat[oa]|nascita|born|birth|d\.?o\.?b|legge|decreto|direttiva|act|law|directive|"
    r"regulation|code|convention|treaty)\b|\b(?:d\.?\s?lgs|d\.\s?l|d\.?p\.?r|d\.?m|cass|l)\.)"
    r"[^\n;]{0,30}$",
    re.IGNORECASE,
)
_EACH_YEAR_AFTER = re.compile(
    r"\s*,?\s*(?:(?:di|of|in)\s+)?(?:ogni|ciascun|each|every)\b", re.IGNORECASE
)
_EACH_YEAR_BEFORE = re.compile(
    r"\b(?:ogni|each|every|annually|annualmente)\b\W+(?:\w+\W+){0,2}$", re.I
)


def date_context(texts: Iterable[str], language: str) -> DateContext:
    """What the dates in the pages of a document say of each other."""
    found = [(text, written) for text in texts for written in dates_in(text)]
    order = day_order((written for _, written in found), language)
    days = sorted(
        day
        for text, written in found
        if len(day := iso_date(written, day_first=order.day_first)) == len("2021-03-14")
        and (order.is_sure or not written.is_ambiguous)
        and not _BIRTH_OR_LAW.search(text, max(0, written.start - 60), written.start)
    )
    return DateContext(order, days[0], days[-1]) if days else DateContext(order)


def day_order(dates: Iterable[WrittenDate], language: str) -> DayOrder:
    """Whether a document writes the day before the month in numbers, as far as can be told.

    Its own dates that can be read one way only decide, unless they disagree; then its language
    (ISO 639-1): all but English put the day first. In English it goes by how the dates with names
    are written, which leaves it open.
    """
    day_first = month_first = names = 0
    for written in dates:
        if written.form is DateForm.NUMBERS and not written.is_ambiguous:
            is_day_first = _is_as_day_first(written)
            day_first, month_first = day_first + is_day_first, month_first + (not is_day_first)
        elif written.form is DateForm.DAY_MONTH:
            names += 1
        elif written.form is DateForm.MONTH_DAY:
            names -= 1
    if day_first or month_first:
        return DayOrder(day_first >= month_first, is_sure=not (day_first and month_first))
    if language not in ("en", ""):
        return DayOrder(True, is_sure=True)
    return DayOrder(names > 0 or (language == "" and names == 0), is_sure=False)


def read_date(text: str, written: WrittenDate, context: DateContext) -> DateMeaning:
    """What a date in a text means in its document."""
    iso = iso_date(written, day_first=context.order.day_first)
    if iso:
        return DateMeaning(iso, is_open=written.is_ambiguous and not context.order.is_sure)
    year = 0 if is_each_year(text, written) else _only_year(written, context)
    if not year:
        return DateMeaning("")
    _, month, day = written.readings[0]
    return DateMeaning(f"{year:04}-{month:02}-{day:02}", is_year_added=True)


def iso_date(written: WrittenDate, *, day_first: bool) -> str:
    """ISO 8601 as exact as the date is: "2021", "2021-03" or "2021-03-14"; "" without a year."""
    year, month, day = written.readings[0 if day_first else -1]
    if not year:
        return ""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def is_each_year(text: str, written: WrittenDate) -> bool:
    """True for "30 June of each year"."""
    before = text[max(0, written.start - 30) : written.start]
    return bool(_EACH_YEAR_AFTER.match(text, written.end) or _EACH_YEAR_BEFORE.search(before))


def _only_year(written: WrittenDate, context: DateContext) -> int:
    """The one year in which the day lies within what the document tells of, 0 for none or more."""
    _, month, day = written.readings[0]
    if not context.since or not day:
        return 0
    years = range(int(context.since[:4]), int(context.until[:4]) + 1)
    fitting = [y for y in years if context.since <= f"{y:04}-{month:02}-{day:02}" <= context.until]
    return _sole(fitting)


def _sole(years: Sequence[int]) -> int:
    return years[0] if len(years) == 1 else 0


def _is_as_day_first(written: WrittenDate) -> bool:
    return int(re.split(r"\D", written.text)[0]) == written.readings[0][2]
