"""The fields of a review while they are edited."""

from dataclasses import replace

import pytest

from docdesk.domain.review import FieldKind, ReviewField
from docdesk.ui.review_fields import (
    FieldProblem,
    changed,
    choices_of,
    finished,
    moved,
    one_question,
    problem_of,
    with_new,
    without,
)

LAW = ReviewField("law", "Law", "Which law governs it?", hints=("governed by",))
DATE = ReviewField("date", "Date", "When was it made?", FieldKind.DATE)
RENT = ReviewField("rent", "Rent", "What is the rent?", FieldKind.AMOUNT)
ALL = (LAW, DATE, RENT)


def test_the_column_of_one_question_is_named_after_its_beginning() -> None:
    field = one_question("  Which law governs the contract of lease? ", FieldKind.TEXT)

    assert field.name == "Which law governs the contract…"
    assert field.question == "Which law governs the contract of lease?"


def test_a_short_question_names_its_column_whole() -> None:
    assert one_question("Who insures it?", FieldKind.TEXT).name == "Who insures it"


def test_a_new_field_has_a_key_that_is_free() -> None:
    fields = with_new(with_new((LAW,)))

    assert len({field.key for field in fields}) == 3


def test_a_field_is_moved_and_stays_at_the_edges() -> None:
    assert moved(ALL, 0, 1) == (DATE, LAW, RENT)
    assert moved(ALL, 2, -1) == (LAW, RENT, DATE)
    assert moved(ALL, 0, -1) == ALL
    assert moved(ALL, 2, 1) == ALL


def test_a_field_is_taken_out() -> None:
    assert without(ALL, 1) == (LAW, RENT)


def test_wordings_go_with_the_question_that_they_belong_to() -> None:
    renamed = changed(ALL, 0, replace(LAW, name="Governing law"))
    asked_otherwise = changed(ALL, 0, replace(LAW, question="Which court?"))

    assert renamed[0].hints == LAW.hints
    assert asked_otherwise[0].hints == ()


def test_own_fields_get_keys_from_their_names_each_once() -> None:
    fields = with_new(with_new(()))
    fields = tuple(replace(each, name=" Città di nascita ", question=" Dove? ") for each in fields)

    done = finished(fields)

    assert [field.key for field in done] == ["citta_di_nascita", "citta_di_nascita_2"]
    assert {field.name for field in done} == {"Città di nascita"}
    assert {field.question for field in done} == {"Dove?"}


def test_a_name_without_latin_letters_still_gives_a_key() -> None:
    (field,) = finished((replace(with_new(())[0], name="日付", question="いつ?"),))

    assert field.key == "field"


def test_keys_of_a_field_set_are_kept_and_choices_only_where_they_are_asked() -> None:
    field = replace(LAW, choices=("a", "b"))

    (done,) = finished((field,))

    assert done.key == "law"
    assert done.choices == ()


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ((), (FieldProblem.NO_FIELDS, -1)),
        ((LAW, replace(DATE, name=" ")), (FieldProblem.NO_NAME, 1)),
        ((replace(LAW, question=""),), (FieldProblem.NO_QUESTION, 0)),
        (
            (replace(LAW, kind=FieldKind.CHOICE, choices=("one",)),),
            (FieldProblem.NO_CHOICES, 0),
        ),
        (ALL, None),
    ],
)
def test_what_lacks_is_said_of_the_first_field_that_lacks_it(
    fields: tuple[ReviewField, ...], problem: tuple[FieldProblem, int] | None
) -> None:
    assert problem_of(fields) == problem


def test_choices_are_parted_by_semicolons_or_lines_each_once() -> None:
    assert choices_of("yes; no\n maybe ;; yes") == ("yes", "no", "maybe")
