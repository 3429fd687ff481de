"""Amounts in English and Italian notation, exactly."""

import time
from decimal import Decimal

import pytest

from docdesk.generation.amounts import amounts_in, read_number


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("a yearly rent of £48,000, exclusive", "48000 GBP"),
        ("€14,250, plus value added tax", "14250 EUR"),
        ("canone di euro 1.250,50 mensili", "1250.5 EUR"),
        ("massimale di € 2.000.000 per evento", "2000000 EUR"),
        ("US$ 1.5 million", "1500000 USD"),
        ("2,5 milioni di euro", "2500000 EUR"),
        ("the sum of ten thousand dollars", "10000 USD"),
        ("CHF 1'000.50", "1000.5 CHF"),
        ("150 per cent of the fees", "150 %"),
        ("il 3,5 % annuo", "3.5 %"),
        ("il venti per cento (20 per cento)", "20 %"),
        ("EUR 0,50 a copy", "0.5 EUR"),
        ("€ 0.125 a share", "0.125 EUR"),
        ("$.05 a share", "0.05 USD"),
        ("a cap of $5M", "5000000 USD"),
        ("£48k a year", "48000 GBP"),
        ("EUR 1 000 000", "1000000 EUR"),
        ("€ 100 000,50", "100000.5 EUR"),
        ("100 000 euro", "100000 EUR"),
        ("LIBOR plus 1.125%", "1.125 %"),
        ("il 4,375 per cento", "4.375 %"),
        ("up to 1,000 %", "1000 %"),
        ("HK$ 500", "500 HKD"),
        ("C$1,500", "1500 CAD"),
        ("$500 CAD", "500 CAD"),
        ("AUD $20", "20 AUD"),
        ("EUR 1.200,00 oltre IVA", "1200 EUR"),
        ("€ 12k", "12000 EUR"),
        ("€uro 1.200,00", "1200 EUR"),
        ("due milioni di euro", "2000000 EUR"),
        ("due milioni e cinquecentomila euro", "2500000 EUR"),
        ("un milione e duecentomila euro", "1200000 EUR"),
        ("un milione e mezzo di euro", "1500000 EUR"),
        ("tre milioni e mezzo di euro", "3500000 EUR"),
        ("a million and a half dollars", "1500000 USD"),
        ("mezzo milione di euro", "500000 EUR"),
        ("duecentocinquantamila/00 euro", "250000 EUR"),
        ("ventimila,00 euro", "20000 EUR"),
        ("il dieci per cento", "10 %"),
        ("$2 1/2 million", "2500000 USD"),
        ("$2½ million", "2500000 USD"),
        ("between $1 and $2 million", "1000000 USD"),
        ("$5-10 million", "5000000 USD"),
        ("€ 5 e $10 million", "5 EUR"),
        ("$1,000 and 00/100 dollars", "1000 USD"),
    ],
)
def test_an_amount_is_normalised(text, normalised):
    assert amounts_in(text)[0].normalised == normalised


def test_amounts_stand_where_the_text_has_them():
    text = "It pays €10 now and 20 dollars later."

    found = amounts_in(text)

    assert [text[amount.start : amount.end] for amount in found] == ["€10", "20 dollars"]


def test_a_number_behind_an_amount_is_no_part_of_it():
    text = "$25, 2020 and € 100 2020"

    assert [amount.text for amount in amounts_in(text)] == ["$25", "€ 100"]


def test_numbers_without_a_currency_are_no_amounts():
    assert amounts_in("within 30 days of clause 12.3 in 2021") == []


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.000", "1000"),
        ("1,000,000", "1000000"),
        ("12,5", "12.5"),
        ("0.125", "0.125"),
        ("12.000.50", "12000.5"),
        ("1.2.3.4", None),
        ("1.2.34", None),
    ],
)
def test_separators_are_read_in_both_notations(digits, value):
    assert read_number(digits) == (None if value is None else Decimal(value))


@pytest.mark.parametrize("figure", [" 123", "$1-", "1/1/", "1-2-"])
def test_a_long_row_of_figures_is_read_in_a_moment(figure):
    begun = time.perf_counter()
    amounts_in(figure * 6_000)  # a table that was read as one sentence
    assert time.perf_counter() - begun < 3  # read again from each figure: half a minute


def test_figures_far_from_a_unit_are_read_in_a_moment():
    begun = time.perf_counter()
    amounts_in("1" + "\n" * 30_000)
    assert time.perf_counter() - begun < 3


def test_numbers_in_words_have_an_end():
    assert amounts_in("hundred " * 400 + "euros")[-1].unit == "EUR"
