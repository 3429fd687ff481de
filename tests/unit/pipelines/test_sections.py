"""A document taken apart into the sections of its summary."""

from itertools import pairwise

from docdesk.pipelines.sections import MOST_SECTIONS, sections_of
from fakes.whole import whole

PARAGRAPH = "The parties agree on what this paragraph says about goods, prices and delivery. " * 8


def document(*headings: str, paragraphs: int = 1):
    text = "\n\n".join(
        f"{heading}\n{PARAGRAPH}" + f"\n\n{PARAGRAPH}" * (paragraphs - 1) for heading in headings
    )
    return whole(text, headings=headings)


def test_sections_follow_the_headings_and_hold_every_passage_once():
    found = document("1. Rent", "2. Term", "3. Law", "4. Notices", paragraphs=3)

    sections = sections_of(found)

    assert [section.heading for section in sections] == [
        "1. Rent", "2. Term", "3. Law", "4. Notices",
    ]  # fmt: skip
    assert sections[0].first == 0
    assert sections[-1].last == len(found.passages)
    assert all(a.last == b.first for a, b in pairwise(sections))


def test_small_sections_are_put_together_under_both_headings():
    headings = [f"{number}. Heading" for number in range(1, 11)]

    sections = sections_of(document(*headings))

    assert len(sections) < len(headings)
    assert " – " in sections[0].heading
    assert sections[0].heading.startswith("1. Heading")


def test_a_text_without_headings_is_parted_by_its_size():
    sections = sections_of(whole("\n\n".join([PARAGRAPH] * 30)))

    assert len(sections) > 3
    assert {section.heading for section in sections} == {""}
    assert max(s.size for s in sections) < 3 * min(s.size for s in sections)


def test_a_long_document_has_no_more_sections_than_a_person_reads():
    headings = [f"{number}. Heading" for number in range(1, 200)]

    assert len(sections_of(document(*headings, paragraphs=3))) == MOST_SECTIONS


def test_an_empty_document_has_no_sections():
    assert sections_of(whole("")) == []
