"""What a date means in its document."""

import pytest

from docdesk.domain.date_reading import DateContext, DayOrder, date_context, day_order, read_date
from docdesk.domain.dates import dates_in

STAY = "Ricoverata dal 28 dicembre 2022 al 9 gennaio 2023."


def meaning(text: str, *pages: str, language: str = "it"):
    (written,) = dates_in(text)
    return read_date(text, written, date_context((*pages, text), language))


@pytest.mark.parametrize(
    ("text", "language", "day_first", "is_sure"),
    [
        ("03/04/2021 and 13/04/2021", "en", True, True),
        ("03/04/2021 and 04/13/2021", "it", False, True),
        ("03/04/2021", "it", True, True),
        ("03/04/2021, that is 3 April 2021", "en", True, False),
        ("03/04/2021, that is March 4, 2021", "en", False, False),
        ("03/04/2021", "en", False, False),
        ("03/04/2021", "", True, False),
        ("13/04/2021 and 04/13/2021", "en", True, False),
    ],
)
def test_the_day_is_told_by_other_dates_then_by_the_language(text, language, day_first, is_sure):
    order = day_order(dates_in(text), language)

    assert (order.day_first, order.is_sure) == (day_first, is_sure)


@pytest.mark.parametrize(
    ("language", "other", "is_open"),
    [("it", "", False), ("en", "", True), ("en", "Seen on 25/03/2023.", False)],
)
def test_another_date_or_the_language_says_which_is_the_day(language, other, is_open):
    assert meaning("It ends on 03/04/2023.", other, language=language).is_open is is_open


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Il 30 dicembre fu operata.", "2022-12-30"),
        ("Il 4 gennaio fu trasferita.", "2023-01-04"),
        ("Il 6 settembre torna.", ""),
        ("Da pagarsi il 4 gennaio di ogni anno.", ""),
        ("Each 4 January it falls due.", ""),
        ("Il 4 gennaio 2020 cadde.", "2020-01-04"),
    ],
)
def test_a_day_takes_the_one_year_in_which_the_document_tells_of_it(text, iso):
    told = meaning(text, STAY)

    assert (told.iso, told.is_year_added) == (iso, bool(iso) and "2020" not in text)


def test_a_day_that_fits_two_years_has_none():
    assert (
        meaning("Il 30 giugno si controlla.", "Dal 1 gennaio 2021 al 31 dicembre 2022.").iso == ""
    )


def test_births_and_laws_do_not_widen_what_a_document_tells_of():
    born = "Nata il 3 febbraio 1940. Legge 7 agosto 1990, n. 241. Data di nascita: 03/02/1940."

    context = date_context((STAY, born), "it")

    assert (context.since, context.until) == ("2022-12-28", "2023-01-09")


def test_without_a_full_date_no_year_is_added():
    assert meaning("Il 4 gennaio fu operata.") == read_date(
        "4 gennaio", dates_in("4 gennaio")[0], DateContext(DayOrder(True, is_sure=True))
    )
