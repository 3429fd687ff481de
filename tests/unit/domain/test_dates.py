"""Dates as English and Italian texts write them."""

import time

import pytest

from docdesk.domain.date_reading import iso_date
from docdesk.domain.dates import dates_in, years_in


def iso(text: str, *, day_first: bool = True) -> list[str]:
    return [iso_date(date, day_first=day_first) for date in dates_in(text)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("signed on 14 March 2021 in Rome", "2021-03-14"),
        ("March 14, 2021", "2021-03-14"),
        ("December 31,1999", "1999-12-31"),
        ("Mar. 4, 1999", "1999-03-04"),
        ("the 26th day of February, 2003", "2003-02-26"),
        ("this 30 day of June 2016", "2016-06-30"),
        ("on the first day of April, 2000", "2000-04-01"),
        ("14-Mar-21", "2021-03-14"),
        ("14/03/2021", "2021-03-14"),
        ("il 14.3.21 il paziente", "2021-03-14"),
        ("14.03.21 Visita di controllo", "2021-03-14"),
        ("nato il 3 marzo 2021", "2021-03-03"),
        ("dell'8 marzo 2024", "2024-03-08"),
        ("1° aprile 2020", "2020-04-01"),
        ("il 1o ottobre 1998", "1998-10-01"),
        ("primo aprile 2020", "2020-04-01"),
        ("2021-03-14T10:00:00Z", "2021-03-14"),
        ("March 2021", "2021-03"),
        ("nel mese di marzo 2021", "2021-03"),
        ("colecistectomia (12/2021)", "2021-12"),
        ("CABG 03/2013", "2013-03"),
        ("scadenza 3/2025", "2025-03"),
        ("since 5/2019", "2019-05"),
        ("8/5/1978", "1978-05-08"),
        ("8/5/78", "1978-05-08"),
        ("nata il 03/04/48", "1948-04-03"),
        ("scade il 31/12/35", "2035-12-31"),
        ("addì quattordici marzo 2021", "2021-03-14"),
        ("il ventitré maggio 2020", "2020-05-23"),
    ],
)
def test_a_date_is_read(text, date):
    assert iso(text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "section 4.3.21 applies",
        "14.3.21 The Tenant shall pay",
        "31/02/2020",
        "version 1.2.10",
        "call 02 55 12 99",
        "1.200.2020",
        "24/7/365",
        "you may do so in 12 days",
        "next Monday, in three weeks",
        "10-12-15",
        "sentenza n. 12/2021",
        "ai sensi del Reg. UE 06/2019",
        "fattura 11/2023",
        "D.L. 12/2021",
        "diluted 1/2000",
        "stanza 3/2013",
        "13/2021",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert iso(text) == []


def test_common_words_are_no_months():
    assert dates_in("Section 8 may result; the date first set forth above, 3 mar") == []


def test_a_day_without_a_year_has_none():
    (date,) = dates_in("The rent is due on 15 January.")

    assert date.readings == ((0, 1, 15),)
    assert iso_date(date, day_first=True) == ""


def test_the_first_of_two_days_shares_the_year_of_the_second():
    assert iso("dal 28 febbraio al 3 marzo 2021") == ["2021-02-28", "2021-03-03"]
    assert iso("the rent of 28 February. On 3 March 2021") == ["", "2021-03-03"]


def test_a_span_of_days_counts_as_its_first():
    assert iso("the hearing of 3-5 March 2021") == ["2021-03-03"]
    assert iso("March 3 and 5, 2021") == ["2021-03-03"]


def test_two_dates_in_numbers_may_be_joined_by_a_dash():
    assert iso("dal 14/03/2021-20/03/2021") == ["2021-03-14", "2021-03-20"]
    assert iso("14.03.21-20.03.21 ricovero") == ["2021-03-14", "2021-03-20"]
    assert iso("il 14/03/2021-7") == []


def test_a_date_knows_its_characters():
    text = "Signed on 14 March 2021."
    (date,) = dates_in(text)

    assert text[date.start : date.end] == date.text == "14 March 2021"


def test_day_and_month_may_be_either_way_round():
    (date,) = dates_in("03/04/2021")

    assert date.is_ambiguous
    assert iso_date(date, day_first=True) == "2021-04-03"
    assert iso_date(date, day_first=False) == "2021-03-04"


def test_a_month_above_twelve_decides():
    assert iso("02/13/2020") == ["2020-02-13"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The plant was built in 1998.", [1998]),
        ("noto dal 2012, in terapia", [2012]),
        ("sold 2000 units", []),
        ("in the 1990s", []),
        ("nel 1200 a.C.", []),
        ("in 1995-98", []),
        ("seen in 1500 patients", []),
        ("dopo 1000 ore di volo", []),
    ],
)
def test_a_year_alone_needs_a_word_of_time(text, years):
    assert [date.readings[0][0] for date in years_in(text)] == years


def test_thousands_of_dates_are_read_in_a_moment():
    begun = time.perf_counter()
    assert len(dates_in("1.1.21 - " + "\n" * 20_000 + "12.12.12\n" * 5_000)) > 5_000
    assert time.perf_counter() - begun < 5


def test_a_month_that_ends_a_sentence_has_no_day_behind_it():
    text = "It runs to 2 December.\n\n6. STAFF"

    assert [date.text for date in dates_in(text)] == ["2 December."]
    assert [date.text for date in dates_in("Sept. 6, 2020")] == ["Sept. 6, 2020"]
