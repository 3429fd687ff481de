"""Dates and numbers as the person's locale writes them."""

import re
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
# The day of the week stands first in long dates, with what parts it from the rest.
_WEEKDAY = re.compile(r"dddd(?:,|\u060c)?\s*|,?\s*dddd")
_AMOUNT = re.compile(r"(-?\d+(?:\.\d+)?)(?: (\S.*))?")


def date_words(iso: str) -> str:
    """An ISO date as exact as it is: "14 March 2021", "March 2021", "2021"; else as it stands."""
    found = _PARTIAL.fullmatch(iso)
    if found is None:
        return iso
    year, month, day = found.groups()
    if day:
        whole = QDate(int(year), int(month), int(day))
        return QLocale().toString(whole, _long_format()) if whole.isValid() else iso
    if month and 1 <= int(month) <= 12:
        return f"{QLocale().standaloneMonthName(int(month))} {year}"
    return year if not month else iso


def day_words(iso: str) -> str:
    """The same without the year, as under a heading that has it: "14 March", "March", ""."""
    found = _PARTIAL.fullmatch(iso)
    if found is None or not found.group(2) or not 1 <= int(found.group(2)) <= 12:
        return ""
    month = QLocale().standaloneMonthName(int(found.group(2)))
    if not found.group(3):
        return month
    whole = QDate(*(int(part) for part in found.groups()))
    return QLocale().toString(whole, _day_format()) if whole.isValid() else iso


def short_date(iso: str) -> str:
    """A whole ISO date in figures with a year of four ("14/03/2021"); "" for anything else."""
    found = QDate.fromString(iso, "yyyy-MM-dd")
    return QLocale().toString(found, _short_format()) if found.isValid() else ""


def iso_date(words: str) -> str:
    """The ISO form of a date that a person wrote in figures; "" if it is none."""
    for shape in (_short_format(), "d/M/yyyy", "d.M.yyyy", "yyyy-MM-dd"):
        found = QLocale().toDate(words.strip(), shape)
        if found.isValid():
            return found.toString("yyyy-MM-dd")
    return ""


def moment_words(iso: str, now: datetime) -> str:
    """When something happened: the time today, else the date; "" for what is no time."""
    try:
        at = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return ""
    if at.date() == now.astimezone().date():
        return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
    return date_words(date(at.year, at.month, at.day).isoformat())


def amount_words(normalised: str) -> str:
    """A plain decimal number with its currency as the locale writes it: "1,250.50 EUR"."""
    found = _AMOUNT.fullmatch(normalised)
    if found is None:
        return normalised
    number, unit = found.groups()
    decimals = len(number.partition(".")[2])
    written = QLocale().toString(float(number), "f", decimals)
    return f"{written}\u00a0{unit}" if unit else written


def count_words(count: int) -> str:
    """A count with the locale's group marks."""
    return QLocale().toString(count)


def _long_format() -> str:
    long = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    return _WEEKDAY.sub("", long).strip()


def _day_format() -> str:
    return re.sub(r"(?:,|\bde)?\s*y+\s*", "", _long_format()).strip(" ,.")


def _short_format() -> str:
    short = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return short if "yyyy" in short else re.sub("y+", "yyyy", short)
