"""Which clauses of two documents belong together."""

import numpy as np

from docdesk.pipelines.alignment import Pair, align
from docdesk.pipelines.clauses import ClauseText, Piece

SUBJECTS = (
    "The tenant shall pay a yearly rent of twelve thousand euro in equal parts",
    "The landlord insures the building against fire flood and other usual perils",
    "Neither party may assign the agreement without consent of its counterpart",
    "Disputes are settled by arbitration before a sole arbitrator in Geneva",
    "The supplier keeps personal data confidential and deletes them at the end",
)


def clauses(*texts: str, numbers=()) -> list[ClauseText]:
    numbers = numbers or [""] * len(texts)
    return [
        ClauseText((Piece(1, 0, len(text)),), text, "", number)
        for text, number in zip(texts, numbers, strict=True)
    ]


def pairs(first, second, encode=None) -> list[tuple[int, int, bool]]:
    return [(p.first, p.second, p.is_moved) for p in align(first, second, encode)]


def test_equal_clauses_are_counterparts_in_order():
    both = clauses(*SUBJECTS)

    assert align(both, both) == [Pair(i, i) for i in range(len(SUBJECTS))]


def test_nothing_has_no_counterparts():
    assert align([], clauses(*SUBJECTS)) == []


def test_an_added_clause_shifts_the_others_and_has_none():
    second = clauses(*SUBJECTS[:2], "The tenant may keep one cat but no dogs at all", *SUBJECTS[2:])

    found = pairs(clauses(*SUBJECTS), second)

    assert found == [(0, 0, False), (1, 1, False), (2, 3, False), (3, 4, False), (4, 5, False)]


def test_a_changed_clause_is_found_by_what_it_keeps():
    second = clauses(*SUBJECTS[:1], SUBJECTS[1].replace("flood", "storm"), *SUBJECTS[2:])

    assert pairs(clauses(*SUBJECTS), second)[1] == (1, 1, False)


def test_a_clause_that_moved_is_found_elsewhere():
    second = clauses(*SUBJECTS[1:], SUBJECTS[0])

    assert pairs(clauses(*SUBJECTS), second)[0] == (0, 4, True)


def test_the_same_number_decides_between_clauses_that_read_alike():
    first = clauses("The fee is due in May.", "The fee is due in June.", numbers=("4.1", "4.2"))
    second = clauses("The fee is due in June.", "The fee is due in July.", numbers=("4.1", "4.2"))

    assert pairs(first, second) == [(0, 0, False), (1, 1, False)]


def test_unrelated_clauses_have_no_counterparts():
    assert pairs(clauses(SUBJECTS[0]), clauses(SUBJECTS[3])) == []


def test_an_encoder_finds_what_is_said_in_other_words():
    first = clauses("The lessee must hand over the sum by the first day of each month")
    second = clauses(SUBJECTS[0])
    alike = np.array([[1.0, 0.0]], np.float32)

    assert pairs(first, second) == []
    assert pairs(first, second, lambda texts: alike) == [(0, 0, False)]


def test_the_heading_of_a_moved_clause_moves_with_it():
    first = clauses("Upkeep", *SUBJECTS)
    second = clauses(*SUBJECTS[1:], "Upkeep", SUBJECTS[0])

    assert pairs(first, second)[:2] == [(0, 4, True), (1, 5, True)]
