"""Words parted at line ends."""

import pytest


def lines(*texts: str):
    return [(60, 60 + 14 * row, text) for row, text in enumerate(texts)]


def test_parted_word_is_one_word_in_two_boxes(make, parse) -> None:
    page = parse(make(lines("notice of termi-", "nation of the lease", "by either party"))).pages[0]

    assert page.text == "notice of termination of the lease\nby either party"
    start = page.text.index("termination")
    upper, lower = page.words.boxes_between(start, start + len("termination"))
    assert upper.x0 > lower.x0
    assert upper.y1 <= lower.y0 + 3
    spans = list(zip(page.words.starts, page.words.ends, strict=True))
    assert [page.text[a:b] for a, b in spans][2:4] == ["termi", "nation"]


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [
        ("costs of self-", "employed persons", "self-employed"),
        ("a claim of a third-", "party to the lease", "third-party"),
        ("a state-of-the-", "art heating system", "state-of-the-art"),
        ("la risolu-", "zione del contratto", "risoluzione"),
        ("die Kündi-", "gung des Vertrages", "Kündigung"),
    ],
)
def test_hyphen_stays_in_compounds_and_goes_otherwise(
    make, parse, upper: str, lower: str, joined: str
) -> None:
    page = parse(make(lines(upper, lower))).pages[0]

    assert joined in page.text.split()


def test_form_found_elsewhere_in_the_document_decides(make, parse) -> None:
    document = parse(
        make(
            lines("a non-competition clause and a cooperation", "that both sides want"),
            lines("a clause of non-", "competition holds after co-", "operation has ended"),
        )
    )

    assert document.pages[1].text.split()[3] == "non-competition"
    assert "cooperation" in document.pages[1].text.split()


def test_document_that_parts_no_words_keeps_its_hyphens(make, parse) -> None:
    pairs = [("price", "linked"), ("cost", "neutral"), ("wind", "powered"), ("tax", "exempt")]
    texts = [piece for first, second in pairs for piece in (f"and {first}-", f"{second} goods")]

    words = parse(make(lines(*texts))).pages[0].text.split()

    assert [f"{first}-{second}" in words for first, second in pairs] == [True] * 4


@pytest.mark.parametrize("after", ["Rossi and sons", "2024 and later", "- a list"])
def test_line_end_stays_where_no_lower_case_word_follows(make, parse, after: str) -> None:
    page = parse(make(lines("the firm of Bianchi-", after))).pages[0]

    assert page.text == f"the firm of Bianchi-\n{after}"


def test_address_is_not_joined(make, parse) -> None:
    page = parse(make(lines("write to www.old-", "mill.example soon"))).pages[0]

    assert page.text == "write to www.old-\nmill.example soon"
