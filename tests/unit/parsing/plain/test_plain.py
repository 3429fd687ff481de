"""Plain text and Markdown: the source as it stands, its pages and headings."""

from collections.abc import Callable

import pytest

from docdesk.domain.documents import ParsedDocument
from docdesk.parsing.headings import find_headings

Read = Callable[[str, bytes], ParsedDocument]


def test_form_feeds_part_pages(read: Read) -> None:
    document = read("The_lease.txt", b"one\r\ntwo\f\fthree\f\n")

    assert [page.text for page in document.pages] == ["one\ntwo", "", "three"]
    assert document.title == "The lease"


def test_unseen_characters_are_dropped(read: Read) -> None:
    assert read("a.txt", "con\u00adtract\u200b \ufefffoo\r\nbar\x00".encode()).pages[0].text == (
        "contract foo\nbar"
    )


def test_markdown_is_shown_as_written_with_its_headings(read: Read) -> None:
    source = (
        "# The *Lease*\n\nText with **bold**.\n\nTerm\n----\n\n"
        "```\n# no heading\n```\n\n### Rent ###\n"
    )

    document = read("a.md", source.encode())

    assert document.pages[0].text == source.rstrip()
    assert [(h.text, h.level) for h in document.headings] == [
        ("The Lease", 1),
        ("Term", 2),
        ("Rent", 3),
    ]
    spans = [document.pages[0].text[h.start : h.end] for h in document.headings]
    assert spans == ["# The *Lease*", "Term\n----", "### Rent ###"]
    assert document.title == "The Lease"


def test_markdown_title_from_its_front_matter(read: Read) -> None:
    document = read("a.md", b"---\ntitle: 'The Lease'\ndate: 2024\n---\n\n# Term\n\nText")

    assert document.title == "The Lease"
    (heading,) = document.headings
    assert document.pages[0].text[heading.start : heading.end] == "# Term"


def test_pictures_written_into_markdown_are_cut_out(read: Read) -> None:
    document = read("a.md", b"before ![x](data:image/png;base64," + b"A" * 5000 + b") after")

    assert document.pages[0].text == "before ![x](data) after"


@pytest.mark.timeout(20)
def test_huge_markdown_is_read_without_its_headings(read: Read) -> None:
    document = read("a.md", b"# Term\n\nThree years.\n\n" * 100_000)

    assert document.pages[0].text.count("Three years.") == 100_000
    assert document.headings == ()


def headings(text: str) -> list[tuple[str, int]]:
    return [(text[found.start : found.end], found.level) for found in find_headings(text)]


def test_headings_told_by_their_wording() -> None:
    text = (
        "ARTICLE 5 TERM\n\n"
        "5.1 Initial Term. The term begins today.\n"
        "5.2 The parties agree on nothing else in this\nclause.\n"
        "Art. 7 Recesso del Conduttore\n"
        "Il conduttore...\n"
        "12.  Governing Law\n"
        "13. Force Majeure: Neither party is liable.\n"
    )

    assert headings(text) == [
        ("ARTICLE 5 TERM", 1),
        ("5.1 Initial Term", 2),
        ("Art. 7 Recesso del Conduttore", 1),
        ("12.  Governing Law", 1),
        ("13. Force Majeure", 1),
    ]


def test_prose_is_no_heading() -> None:
    assert headings("as defined in\nSection 5 below\nand in Exhibit\nB. It says so") == []
    assert headings("12 Patients Were Included, and they\nlived.") == []
    assert headings("THIS IS A\nLOUD PARAGRAPH IN\nCAPITAL LETTERS\nONLY") == []
    assert headings("2024\n1,500.00\n- - -") == []
