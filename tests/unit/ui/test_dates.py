"""Dates and numbers as the person's locale writes them."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from docdesk.ui.dates import (
    amount_words,
    count_words,
    date_words,
    day_words,
    iso_date,
    moment_words,
    short_date,
)


@pytest.fixture(params=["en_GB", "en_US", "it_IT"])
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


WHOLE = {"en_GB": "14 March 2021", "en_US": "March 14, 2021", "it_IT": "14 marzo 2021"}
DAY = {"en_GB": "14 March", "en_US": "March 14", "it_IT": "14 marzo"}
SHORT = {"en_GB": "14/03/2021", "en_US": "3/14/2021", "it_IT": "14/03/2021"}
AMOUNT = {
    "en_GB": "12,250.50\u00a0EUR",
    "en_US": "12,250.50\u00a0EUR",
    "it_IT": "12.250,50\u00a0EUR",
}


def test_a_whole_date_has_its_month_in_words(locale: str) -> None:
    assert date_words("2021-03-14") == WHOLE[locale]


def test_a_date_is_as_exact_as_it_is(locale: str) -> None:
    month = "marzo" if locale == "it_IT" else "March"

    assert date_words("2021-03") == f"{month} 2021"
    assert date_words("2021") == "2021"


@pytest.mark.parametrize("words", ["", "spring of 2021", "2021-02-31", "2021-13"])
def test_what_is_no_date_stays_as_it_is(locale: str, words: str) -> None:
    assert date_words(words) == words


def test_under_its_year_a_date_is_day_and_month(locale: str) -> None:
    assert day_words("2021-03-14") == DAY[locale]
    assert day_words("2021") == ""


def test_a_date_is_edited_in_figures_and_read_back(locale: str) -> None:
    assert short_date("2021-03-14") == SHORT[locale]
    assert iso_date(SHORT[locale]) == "2021-03-14"
    assert iso_date(" 2021-03-14 ") == "2021-03-14"


def test_words_are_no_date_in_figures(locale: str) -> None:
    assert short_date("next year") == ""
    assert iso_date("next year") == ""


def test_an_amount_has_the_marks_of_the_locale_and_its_currency(locale: str) -> None:
    assert amount_words("12250.50 EUR") == AMOUNT[locale].replace(" ", "\u00a0")
    assert amount_words("ten pounds") == "ten pounds"


def test_a_count_has_the_marks_of_the_locale(locale: str) -> None:
    assert count_words(12_500) == ("12.500" if locale == "it_IT" else "12,500")


def test_today_has_a_time_and_other_days_a_date() -> None:
    now = datetime.fromisoformat("2024-09-02T18:00:00").astimezone()
    today = now.replace(hour=9, minute=5).isoformat()

    assert "05" in moment_words(today, now)
    assert "2023" in moment_words("2023-01-04T10:00:00+01:00", now)
    assert moment_words("long ago", now) == ""
