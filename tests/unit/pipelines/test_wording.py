"""How two texts differ word by word."""

import pytest

from docdesk.pipelines.wording import changes_between, tokens


def differing(first: str, second: str) -> tuple[list[str], list[str]]:
    mine, theirs = changes_between(tokens(first), tokens(second))
    return [first[c.start : c.end] for c in mine], [second[c.start : c.end] for c in theirs]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The tenant\n pays  rent.", "The tenant pays rent."),
        ("The agree-\nment ends.", "The agreement ends."),
        ("The “Term” is 'long'.", 'The "Term" is ‘long’.'),
        ("the tenant's share", "the tenant’s share"),
        ("from 3 – 5 May", "from 3 - 5 May"),
        ("• the first\n• the second", "the first the second"),
        ("signed ________ here", "signed ____ here"),
        ("the ﬁrst oﬀer", "the first offer"),
    ],
)
def test_lines_hyphens_and_quotation_marks_are_no_difference(first, second):
    assert differing(first, second) == ([], [])


@pytest.mark.parametrize(
    ("first", "second", "mine", "theirs"),
    [
        ("within thirty days of notice", "within sixty days of notice", ["thirty"], ["sixty"]),
        ("The tenant shall pay.", "The tenant shall not pay.", [], ["not"]),
        ("a fee of 1,200 euro", "a fee of 1,300 euro", ["200"], ["300"]),
        ("the Services end", "the services end", ["Services"], ["services"]),
        ("it ends, however late", "it ends however late", [","], []),
    ],
)
def test_words_signs_and_figures_that_differ_are_found(first, second, mine, theirs):
    assert differing(first, second) == (mine, theirs)


def test_changes_that_stand_almost_side_by_side_are_one():
    assert differing("old red house", "new red barn") == (["old red house"], ["new red barn"])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a dose of 10-12 mg", "a dose of 1012 mg"),
        ("2020-21", "202021"),
        ("10² cells", "102 cells"),
    ],
)
def test_a_hyphen_or_a_power_makes_another_number(first, second):
    assert changes_between(tokens(first), tokens(second)) != ((), ())


def test_a_line_end_within_a_number_with_a_hyphen_is_no_change():
    assert changes_between(tokens("COVID-\n19"), tokens("COVID‑19")) == ((), ())


def test_long_texts_differ_where_they_do():
    sentences = [f"The rent of month {number} is {number + 100} euro." for number in range(900)]
    changed = [*sentences[:300], sentences[300].replace("400", "450"), *sentences[302:]]

    mine, theirs = differing(" ".join(sentences), " ".join(changed))

    assert mine == ["400", sentences[301]]
    assert theirs == ["450"]
