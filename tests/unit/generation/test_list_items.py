"""The items of a list: bullets, rows, lines or parts of a sentence."""

import pytest

from docdesk.generation.list_items import has_gaps, items_in


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", []),
        ("- ASA 100 mg 1 cp/die\n- Ferro 1,25 mg", ["ASA 100 mg 1 cp/die", "Ferro 1,25 mg"]),
        ("1. GP in 1/52\n2) CXR in 6/52", ["GP in 1/52", "CXR in 6/52"]),
        ("inhaler - 2 puffs\nTablets 5 mg", ["inhaler - 2 puffs", "Tablets 5 mg"]),
        ("Ramipril 5 mg od, aspirin 75 mg od", ["Ramipril 5 mg od", "aspirin 75 mg od"]),
        ("exams (iron, ions) in a week, if well", ["exams (iron, ions) in a week, if well"]),
        ("Clinic, Dr. Li, in 2 weeks. GP in May.", ["Clinic, Dr. Li, in 2 weeks", "GP in May."]),
        ("litio 3 mg, ferro 4 mg h 21. Non ASA.", ["litio 3 mg", "ferro 4 mg h 21", "Non ASA."]),
        ("latex, nuts", ["latex", "nuts"]),
        ("Iron 30mg od, 5/7, then stop", ["Iron 30mg od, 5/7, then stop"]),
        ("a 1 g; b 2 g", ["a 1 g", "b 2 g"]),
        ("Please take:\n\n• Aspirin\n\n• Ramipril", ["Aspirin", "Ramipril"]),
        ("Enoxaparina 4.000 UI s.c.\nFerro 1 g", ["Enoxaparina 4.000 UI s.c.", "Ferro 1 g"]),
    ],
)  # fmt: skip
def test_items_are_told_apart(text, items):
    assert items_in(text) == items


def test_a_wrapped_bullet_is_one_item_and_a_line_apart_another():
    text = (
        "• prednisolone 15 mg/5 mL solution, 8 mL by mouth daily in the\nmorning for 3 days\n\n"
        "CONTINUE taking\n\n• cetirizine"
    )

    assert items_in(text)[1:] == ["CONTINUE taking", "cetirizine"]


def test_rows_lose_the_names_of_their_columns_at_the_head_and_keep_them_beside_the_cells():
    text = "Drug | h 8 | h 20\nDrug: Aspirin; h 8: 1 cp\nDrug: Iron (a; b); h 8: 1 cp; h 20: 2 cp"

    assert items_in(text) == ["Aspirin, h 8: 1 cp", "Iron (a; b), h 8: 1 cp, h 20: 2 cp"]


def test_a_cell_that_was_wrapped_belongs_to_the_row_above():
    text = "Drug\tDose\tStatus\nAspirin\t75 mg\tOD\nSTOPPED - replaced by\napixaban\nIron\t1 g\tNEW"

    assert items_in(text) == [
        "Aspirin, 75 mg, OD STOPPED - replaced by apixaban",
        "Iron, 1 g, NEW",
    ]


def test_forms_of_two_columns_are_rows_too():
    assert items_in("Drug | Dose\nAspirin | 75 mg\nIron | 1 g") == ["Aspirin, 75 mg", "Iron, 1 g"]


@pytest.mark.parametrize(
    ("text", "is_lost"),
    [
        ("Farmaco\th 8\th 20\nFerro\t1 cp\nASA\t1 cp\t1 cp", True),
        ("Farmaco\th 8\th 20\nASA\t1 cp\t1 cp", False),
        ("Ferro 1 cp", False),
        ("", False),
    ],
)
def test_rows_with_empty_cells_are_told(text, is_lost):
    assert has_gaps(text) is is_lost
