"""reStructuredText: the source as it stands, with its headings; no directive is carried out."""

from collections.abc import Callable

from docdesk.domain.documents import ParsedDocument

Read = Callable[[str, bytes], ParsedDocument]


def headings(document: ParsedDocument) -> list[tuple[str, int]]:
    return [(heading.text, heading.level) for heading in document.headings]


def test_titles_have_the_level_of_their_style(read: Read) -> None:
    source = (
        "=========\nThe Lease\n=========\n\nText.\n\nTerm\n====\n\nThree years.\n\n"
        "``Renewal`` *only*\n------------------\n\nNever.\n\nRent\n====\n"
    )

    document = read("a.rst", source.encode())

    assert document.pages[0].text == source.rstrip()
    assert headings(document) == [
        ("The Lease", 1),
        ("Term", 2),
        ("Renewal only", 3),
        ("Rent", 2),
    ]
    spans = [document.pages[0].text[h.start : h.end] for h in document.headings]
    assert spans[:2] == ["=========\nThe Lease\n=========", "Term\n===="]
    assert document.title == "The Lease"


def test_tables_rules_and_quoted_lines_are_no_titles(read: Read) -> None:
    source = (
        "Words above\na table::\n\n    quoted\n    ======\n\n=====  =====\nA      B\n=====  =====\n"
        "1      2\n=====  =====\n\n--------\n\nA line of prose with a short rule below\n---\n"
    )

    assert headings(read("a.rst", source.encode())) == []


def test_directives_stay_text(read: Read) -> None:
    source = (
        ".. include:: /etc/hostname\n\n.. raw:: html\n   :file: /etc/hostname\n\n"
        ".. csv-table::\n   :url: http://localhost/\n"
    )

    assert read("a.rst", source.encode()).pages[0].text == source.rstrip()
