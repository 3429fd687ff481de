"""Values are read from the words of a sentence, and only where the words say them."""

from dataclasses import replace

import pytest

from docdesk.domain.answers import Span
from docdesk.domain.date_reading import DateContext, DayOrder
from docdesk.domain.review import Candidate, FieldKind, PlacedSentence, ReviewField
from docdesk.generation.values import (
    CELLS_LOST,
    DATE_UNSURE,
    MAY_GO_ON,
    NEGATED,
    NO_DATE,
    NO_YEAR,
    PERIOD_ONLY,
    SEVERAL_CHOICES,
    TWO_FIGURES,
    YEAR_ADDED,
    common_words,
    holds_kind,
    own_words,
    read_value,
)


def field(kind: FieldKind, question: str = "What does it say?", choices=()) -> ReviewField:
    return ReviewField("f", "F", question, kind, choices)


def candidate(text: str, value: str = "", *, said: bool = True, contrary=False, near: int = 0):
    start = text.index(value) if value else 0
    return Candidate(
        PlacedSentence(1, 0, len(text), text), 1.0, said, contrary,
        Span(start, start + len(value)) if value else None, near,
    )  # fmt: skip


def read(
    kind: FieldKind, found: Candidate, *, day_first=False, is_sure=False, common=(), **options
):
    dates = DateContext(DayOrder(day_first, is_sure), since="2023-03-02", until="2023-03-12")
    return read_value(field(kind, **options), found, dates=dates, common=common)


# ---- dates ----


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("It ends on 31 March 2024.", "2024-03-31"),
        ("It ends on March 31, 2024.", "2024-03-31"),
        ("Scade il 1° aprile 2025.", "2025-04-01"),
        ("It ends on the 31st day of March, 2024.", "2024-03-31"),
        ("It ends in March 2024.", "2024-03"),
    ],
)
def test_dates_become_iso(text, iso):
    assert read(FieldKind.DATE, candidate(text)).normalised == iso


def test_where_the_order_is_sure_nothing_is_doubted():
    found = read(FieldKind.DATE, candidate("Scade il 03/04/2024."), day_first=True, is_sure=True)

    assert (found.normalised, found.note) == ("2024-04-03", "")


def test_a_day_without_a_year_says_where_its_year_is_from_or_that_it_has_none():
    placed = read(FieldKind.DATE, candidate("Operata il 4 marzo.", "4 marzo"))
    unplaced = read(FieldKind.DATE, candidate("Torna il 6 settembre.", "6 settembre"))

    assert (placed.value, placed.normalised, placed.note) == ("4 marzo", "2023-03-04", YEAR_ADDED)
    assert (unplaced.value, unplaced.normalised, unplaced.note) == ("6 settembre", "", NO_YEAR)


@pytest.mark.parametrize(("day_first", "iso"), [(True, "2024-04-03"), (False, "2024-03-04")])
def test_numbers_are_read_as_the_document_writes_them_and_doubted(day_first, iso):
    found = read(FieldKind.DATE, candidate("Scade il 03/04/2024."), day_first=day_first)

    assert (found.normalised, found.note) == (iso, DATE_UNSURE)


def test_the_date_beside_the_wording_is_taken():
    text = "Begun on 1 May 2020, it expires on 2 June 2023."

    found = read(FieldKind.DATE, candidate(text, near=text.index("expires") + 7))

    assert found.normalised == "2023-06-02"


def test_a_date_before_the_wording_is_none_of_its_value():
    text = "Begun on 1 May 2020, it expires on the death of the author."

    found = read(FieldKind.DATE, candidate(text, near=text.index("expires") + 7))

    assert (found.value, found.normalised, found.note) == (text, "", NO_DATE)


def test_a_length_of_time_stands_for_a_date_and_says_so():
    found = read(FieldKind.DATE, candidate("for a term of three (3) years", "three (3) years"))

    assert (found.value, found.normalised, found.note) == ("three (3) years", "P3Y", PERIOD_ONLY)


# ---- amounts ----


def test_money_comes_before_shares_and_behind_the_wording_first():
    text = "Of €10 it pays 5 % and a fee of €20."

    assert read(FieldKind.AMOUNT, candidate(text)).normalised == "10 EUR"
    assert read(FieldKind.AMOUNT, candidate(text, near=text.index("fee"))).normalised == "20 EUR"


@pytest.mark.parametrize(
    ("text", "value", "normalised", "note"),
    [
        ("EF 60-65%.", "60-65%", "60 %", TWO_FIGURES),
        ("LVEF 55 % - 60 %", "55 % - 60 %", "55 %", TWO_FIGURES),
        ("EF improved from 20% to 35% now", "20% to 35%", "20 %", TWO_FIGURES),
        ("FE passata dal 25% al 40%", "25% al 40%", "25 %", TWO_FIGURES),
        ("EF < 30 %", "< 30 %", "30 %", ""),
        ("FE circa 45%", "circa 45%", "45 %", ""),
        ("tra 10 e 20 euro", "10 e 20 euro", "10 EUR", TWO_FIGURES),
        ("between £10 and £12", "£10 and £12", "10 GBP", TWO_FIGURES),
        ("$5-10 million", "$5-10 million", "5000000 USD", TWO_FIGURES),
        ("The rent is £500 to 31 December 2020.", "£500", "500 GBP", ""),
        ("canone di euro 1.200 a 30 giorni", "euro 1.200", "1200 EUR", ""),
        ("Art. 10 - € 14.400 annui", "€ 14.400", "14400 EUR", ""),
        ("Canone 2020 - € 14.400", "€ 14.400", "14400 EUR", ""),
        ("EUR 10.000 - 12.000 a month", "EUR 10.000 - 12.000", "10000 EUR", TWO_FIGURES),
        ("FE 48% a riposo", "48%", "48 %", ""),
    ],
)
def test_what_bounds_an_amount_belongs_to_it(text, value, normalised, note):
    found = read(FieldKind.AMOUNT, candidate(text))

    assert (found.value, found.normalised, found.note) == (value, normalised, note)


def test_a_list_over_two_pages_is_read_as_one_and_empty_cells_are_told():
    rows = "Drug\th 8\th 20\nIron 5 mg\t1 cp"
    first = replace(candidate(rows, rows), more=(PlacedSentence(2, 0, 9, "Zinc 2 mg\t1 cp"),))

    found = read(FieldKind.LIST, first)

    assert (found.value, found.note) == ("Iron 5 mg, 1 cp; Zinc 2 mg, 1 cp", CELLS_LOST)


def test_a_text_loses_the_bullet_before_it():
    assert read(FieldKind.TEXT, candidate("• aspirin 75 mg", "• aspirin 75 mg")).value == (
        "aspirin 75 mg"
    )


def test_without_an_amount_there_is_no_value():
    assert read(FieldKind.AMOUNT, candidate("It pays a fair price within 30 days.")) is None


# ---- yes or no ----


def test_a_wording_says_yes_and_its_contrary_no():
    assert read(FieldKind.YES_NO, candidate("It may be ended.")).normalised == "yes"
    assert read(FieldKind.YES_NO, candidate("It may be ended.", contrary=True)).normalised == "no"


@pytest.mark.parametrize(
    ("question", "text", "normalised"),
    [
        ("May the tenant keep animals?", "Animals are not allowed in the premises.", "no"),
        ("May the tenant keep animals?", "The tenant may keep one dog.", "yes"),
        ("Il conduttore può tenere animali?", "Non sono ammessi animali.", "no"),
    ],
)
def test_a_found_sentence_says_yes_unless_it_is_negated(question, text, normalised):
    found = read(FieldKind.YES_NO, candidate(text, said=False), question=question)

    assert found.normalised == normalised


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("It may be assigned.", ""),
        ("It may not be assigned without consent.", ""),
        ("Neither party needs consent to assign it.", NEGATED),
        ("Nothing obliges the parties to keep it secret.", NEGATED),
        ("Nessuna parte può cederlo.", NEGATED),
    ],
)
def test_a_wording_that_stands_within_a_denial_is_to_be_read(text, note):
    assert read(FieldKind.YES_NO, candidate(text)).note == note


def test_yes_is_said_in_the_language_of_the_question():
    found = read(FieldKind.YES_NO, candidate("Lo è."), question="La cessione è vietata?")

    assert (found.value, found.normalised) == ("sì", "yes")


# ---- choices, lists, texts ----


def test_the_choice_that_the_sentence_names():
    choices = ("full time", "time", "part-time")

    found = read(FieldKind.CHOICE, candidate("She works Part-Time here."), choices=choices)

    assert (found.value, found.note) == ("part-time", "")


def test_several_choices_are_told_and_none_is_left_open():
    both = read(FieldKind.CHOICE, candidate("By sea or by air."), choices=("air", "sea"))

    assert (both.value, both.note) == ("sea", SEVERAL_CHOICES)
    assert read(FieldKind.CHOICE, candidate("By road."), choices=("air", "sea")) is None


def test_a_list_keeps_its_items_apart():
    text = "• Blood test on 22 March\nat the hospital\n• Visit in May; • Holter"

    found = read(FieldKind.LIST, candidate(text))

    assert found.value == "Blood test on 22 March at the hospital; Visit in May; Holter"


def test_a_table_is_listed_without_its_head():
    text = "Drug\tDose\tWhen\nAspirin\t100 mg\tat noon\nRamipril\t5 mg\tat eight"

    assert read(FieldKind.LIST, candidate(text)).value == (
        "Aspirin, 100 mg, at noon; Ramipril, 5 mg, at eight"
    )


def test_a_decimal_comma_parts_no_items():
    text = "Terapia: Bisoprololo 1,25 mg, Furosemide 25 mg."

    found = read(FieldKind.LIST, candidate(text, "Bisoprololo 1,25 mg, Furosemide 25 mg"))

    assert found.value == "Bisoprololo 1,25 mg; Furosemide 25 mg"


def test_a_list_that_may_go_on_says_so():
    found = replace(candidate("- aspirin\n- ramipril"), may_go_on=True)

    assert read(FieldKind.LIST, found).note == MAY_GO_ON


def test_a_single_item_is_no_list_by_rule():
    assert read(FieldKind.LIST, candidate("He takes aspirin.")) is None


def test_a_text_is_what_the_wording_names():
    text = "governed by the laws of New York."

    assert read(FieldKind.TEXT, candidate(text, "New York")).value == "New York"
    assert read(FieldKind.TEXT, candidate(text)) is None


def test_in_capitals_a_name_ends_where_common_words_begin():
    text = "GOVERNED BY THE LAWS OF NEW YORK APPLICABLE TO CONTRACTS"
    common = common_words(["the rules applicable to contracts"])

    found = read(FieldKind.TEXT, candidate(text, "NEW YORK APPLICABLE TO CONTRACTS"), common=common)

    assert found.value == "NEW YORK"


def test_the_sentence_itself_as_value():
    assert own_words("•  The Term\n is long. ").value == "The Term is long."


@pytest.mark.parametrize(
    ("kind", "text", "holds"),
    [
        (FieldKind.DATE, "on 1 May 2020", True),
        (FieldKind.DATE, "for two years", True),
        (FieldKind.DATE, "soon", False),
        (FieldKind.AMOUNT, "€5", True),
        (FieldKind.AMOUNT, "five", False),
        (FieldKind.TEXT, "anything", True),
    ],
)
def test_what_a_kind_of_value_needs(kind, text, holds):
    assert holds_kind(kind, candidate(text)) is holds
