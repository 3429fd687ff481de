"""Lengths of time as contracts write them, in English and Italian."""

import pytest

from docdesk.domain.periods import period_in


@pytest.mark.parametrize(
    ("text", "written", "iso"),
    [
        ("for a term of three (3) years, unless", "three (3) years", "P3Y"),
        ("shall be for 10 years", "10 years", "P10Y"),
        ("upon sixty (60) days written notice", "sixty (60) days", "P60D"),
        ("by one hundred and twenty days' notice", "one hundred and twenty days", "P120D"),
        ("thirty-six months after", "thirty-six months", "P36M"),
        ("a one-year term", "one-year", "P1Y"),
        ("di durata pari a dodici (12) mesi", "dodici (12) mesi", "P12M"),
        ("con preavviso di sei mesi", "sei mesi", "P6M"),
        ("per un anno", "un anno", "P1Y"),
        ("per ventiquattro mesi", "ventiquattro mesi", "P24M"),
        ("di ventotto giorni", "ventotto giorni", "P28D"),
        ("entro trentasei (36) mesi", "trentasei (36) mesi", "P36M"),
        ("entro 30 gg. dalla fattura", "30 gg", "P30D"),
        ("within ten Business Days of", "ten Business Days", "P10D"),
        ("sei mesi dalla firma", "sei mesi", "P6M"),
        ("per 3 anni e 6 mesi dalla data", "3 anni e 6 mesi", "P3Y6M"),
        ("one year and six months", "one year and six months", "P1Y6M"),
        ("per due anni e mezzo", "due anni e mezzo", "P2Y6M"),
        ("durata di anni 6 (sei) dal", "anni 6 (sei)", "P6Y"),
        ("per mesi dodici", "mesi dodici", "P12M"),
        ("entro giorni 30 dalla", "giorni 30", "P30D"),
        ("anni 6 + 6", "anni 6", "P6Y"),
        ("locata per 6+6 anni", "6+6 anni", "P6Y"),
        ("per un triennio", "triennio", "P3Y"),
        ("within 48 hours of", "48 hours", "PT48H"),
        ("over 10 yrs", "10 yrs", "P10Y"),
        ("ten days, two years later", "ten days", "P10D"),
    ],
)
def test_a_length_of_time_is_read(text, written, iso):
    assert period_in(text) == (written, iso)


@pytest.mark.parametrize(
    "text",
    [
        "in the year 2021",
        "negli anni 90",
        "gli anni 2020",
        "every month",
        "ogni anno",
        "many days",
        "",
    ],
)
def test_what_names_no_number_is_no_length_of_time(text):
    assert period_in(text) is None


@pytest.mark.parametrize("text", ["for 1.5 years", "per 2,5 anni", "after 1,000 days"])
def test_the_end_of_a_number_is_no_length_of_time(text):
    assert period_in(text) is None
