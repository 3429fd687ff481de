"""Filters as a person sets them: dates as written, groups of kinds, chips that come off."""

import pytest

from docdesk.domain.documents import DocumentKind
from docdesk.domain.search import Filters
from docdesk.ui.filters import (
    KINDS,
    FilterChip,
    FilterField,
    KindGroup,
    chips_of,
    groups_of,
    kinds_of,
    parse_date,
    split_names,
    without,
    written_date,
)

EVERYTHING = Filters(
    folders=("/a/Mail",),
    kinds=kinds_of((KindGroup.PDF, KindGroup.MAIL)),
    since="2024-01-01",
    until="2024-06-30",
    people=("Rossi", "Bianchi"),
    tags=("urgent",),
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("03/2024", "2024-03-01", "2024-03-31"),
        ("2/2024", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("31/12/2024", "2024-12-31", "2024-12-31"),
        ("5.3.2021", "2021-03-05", "2021-03-05"),
        ("2021-03-05", "2021-03-05", "2021-03-05"),
        ("  2024 ", "2024-01-01", "2024-12-31"),
        ("", "", ""),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, first: str, last: str) -> None:
    assert parse_date(text, at_end=False) == first
    assert parse_date(text, at_end=True) == last


@pytest.mark.parametrize("text", ["30/02/2024", "13/2024", "soon", "12/31/2024", "24", "0000"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text, at_end=False) is None


def test_a_date_that_was_set_is_written_as_it_is_read() -> None:
    assert written_date("2024-06-30") == "30/06/2024"
    assert parse_date(written_date("2024-06-30"), at_end=True) == "2024-06-30"
    assert written_date("") == ""


def test_names_are_parted_by_commas_and_semicolons() -> None:
    assert split_names(" Anna  Rossi, beta@x.it;; Anna Rossi ,") == ("Anna Rossi", "beta@x.it")


def test_every_kind_of_a_group_stays_in_its_group() -> None:
    kinds = [kind for group in KINDS.values() for kind in group]

    assert len(kinds) == len(set(kinds))
    assert groups_of(Filters(kinds=(DocumentKind.XLS,))) == (KindGroup.TABLES,)


def test_each_thing_that_is_set_has_a_chip() -> None:
    assert chips_of(EVERYTHING) == (
        FilterChip(FilterField.FOLDER, "/a/Mail"),
        FilterChip(FilterField.KIND, "pdf"),
        FilterChip(FilterField.KIND, "mail"),
        FilterChip(FilterField.SINCE, "2024-01-01"),
        FilterChip(FilterField.UNTIL, "2024-06-30"),
        FilterChip(FilterField.PERSON, "Rossi"),
        FilterChip(FilterField.PERSON, "Bianchi"),
        FilterChip(FilterField.TAG, "urgent"),
    )
    assert chips_of(Filters()) == ()


@pytest.mark.parametrize("chip", chips_of(EVERYTHING))
def test_a_chip_takes_off_itself_alone(chip: FilterChip) -> None:
    others = tuple(each for each in chips_of(EVERYTHING) if each != chip)

    assert chips_of(without(EVERYTHING, chip)) == others


def test_all_chips_taken_off_leave_nothing_set() -> None:
    filters = EVERYTHING
    for chip in chips_of(EVERYTHING):
        filters = without(filters, chip)

    assert not filters.is_set
