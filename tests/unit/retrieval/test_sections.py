"""A section runs from its label to the next one."""

import pytest

from docdesk.domain.review import PlacedSentence
from docdesk.retrieval.sections import find_sections


def lines(*pages: str) -> list[PlacedSentence]:
    placed = []
    for number, page in enumerate(pages, 1):
        start = 0
        for text in page.split("\n"):
            if text:
                placed.append(PlacedSentence(number, start, start + len(text), text))
            start += len(text) + 1
    return placed


def texts(*pages: str, word: str, is_list: bool = False) -> list[str]:
    found = find_sections(lines(*pages), lambda label: word in label.lower(), is_list=is_list)
    return ["\n".join(part.text for part in s.parts)[s.body :] for s in found]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Allergies: latex\nPlan: rest", "latex"),
        ("ALLERGIES\n\nLatex. Nuts.\n\nHISTORY\n\nNone.", "Latex. Nuts."),
        ("Drug allergies:\npenicillin (rash);\nnuts\nPMH: asthma", "penicillin (rash);\nnuts"),
        ("Allergies: latex,\nnuts.\n\nThank you for sending him.", "latex,\nnuts."),
        ("Allergies: latex.\nOn admission he was well.", "latex."),
        ("Allergies\n\nNKDA\n\nHospital course\n\nWell.", "NKDA"),
        ("Allergies: latex\nWell at home", "latex"),
        ("Allergies | latex", "latex"),
        ("Allergies: latex\nDHx: iron 5 mg prn", "latex"),
        ("He was well\nand without Allergies: none", ""),
    ],
)
def test_a_text_ends_where_another_part_begins(text, body):
    assert texts(text, word="allergies") == ([body] if body else [])


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Therapy:\n- a 1 mg\n- b 2 mg\nAdvice:\n- rest", "- a 1 mg\n- b 2 mg"),
        ("Therapy\n\n• a\n\n• b\n\nHe went home in the afternoon.", "• a\n\n• b"),
        ("Therapy\na 1 mg\nB: now 2 mg\nC: 1 tab\nPlan: X", "a 1 mg\nB: now 2 mg\nC: 1 tab"),
        ("Therapy:\n- a 1 mg\n\n3. What then\nIt lasts.", "- a 1 mg"),
        ("Therapy: a 1 mg, b 2 mg.\nSigned at home.", "a 1 mg, b 2 mg."),
        ("Therapy\na\t1 mg\nHe went home on foot today.", "a\t1 mg"),
        ("Therapy\nDrug | Dose\nDrug: a; Dose: 1\nPlan: May", "Drug | Dose\nDrug: a; Dose: 1"),
        ("Therapy:\n- a 1 mg\nYours sincerely\nDr B", "- a 1 mg"),
    ],
)  # fmt: skip
def test_a_list_ends_behind_its_items(text, body):
    assert texts(text, word="therapy", is_list=True) == [body]


def test_a_list_goes_on_behind_page_numbers_and_what_each_page_repeats():
    first = "St Mary, Ward 4\nTherapy\n- a 1 mg\nPage 1 of 2"
    second = "St Mary, Ward 4\n- b 2 mg\nPlan: rest\n2/2"

    (section,) = find_sections(lines(first, second), lambda label: label == "Therapy", is_list=True)

    assert [(part.page, part.text) for part in section.parts] == [(1, "- a 1 mg"), (2, "- b 2 mg")]


def test_a_text_goes_over_a_page_only_in_the_middle_of_a_sentence():
    cut = texts("Diagnosis: pneumonia of the", "left lung.", word="diagnosis")
    ended = texts("Diagnosis: pneumonia.", "It rained all day.", word="diagnosis")

    assert (cut, ended) == (["pneumonia of the\nleft lung."], ["pneumonia."])


def test_labels_of_the_same_thing_side_by_side_make_one_text():
    text = "Primary diagnosis: stroke\nSecondary diagnosis: AF\nAllergies: none"

    assert texts(text, word="diagnosis") == ["stroke\nSecondary diagnosis: AF"]


def test_a_label_without_text_is_no_section():
    assert texts("Plan: rest\nAllergies", word="allergies") == []


def test_a_long_text_is_cut_and_says_so():
    text = "History:\n" + "He was ill once more\n" * 80

    (section,) = find_sections(lines(text), lambda label: label == "History", is_list=False)

    assert section.is_cut
