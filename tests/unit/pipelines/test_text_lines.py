"""The lines of a document without running heads and page numbers."""

from docdesk.pipelines.text_lines import text_lines
from fakes.whole import whole


def texts(*pages: str) -> list[str]:
    return [line.text for line in text_lines(whole(*pages).pages)]


def test_an_amount_alone_on_its_line_is_text():
    assert texts("Fee\n\n500\n\nDeposit\n€ 500\n50 %") == ["Fee", "500", "Deposit", "€ 500", "50 %"]


def test_figures_that_change_from_page_to_page_are_text():
    pages = ("First year\nThe rent comes to 900 euro", "Second year\nThe rent comes to 950 euro")

    assert "The rent comes to 900 euro" in texts(*pages)
    assert "The rent comes to 950 euro" in texts(*pages)


def test_a_line_that_counts_the_pages_is_left_out():
    pages = [f"Agreement 12/2021 - Page {n + 3}\nClause number {'abc'[n]}" for n in range(3)]

    assert texts(*pages) == ["Clause number a", "Clause number b", "Clause number c"]


def test_page_numbers_of_what_a_text_was_made_from_are_left_out():
    page = "Words of a page that goes on for a while. " * 12

    assert texts(f"{page}\n\n7\n\n{page}\n\n8\n\n{page}") == [page.strip()] * 3


def test_numbers_close_to_each_other_are_no_page_numbers():
    assert texts("In the morning\n\n1\n\nIn the evening\n\n2\n\nAt night\nnone\nnone\nnone") == [
        "In the morning", "1", "In the evening", "2", "At night", "none", "none", "none",
    ]  # fmt: skip


def test_a_sentence_that_ends_with_a_page_is_text():
    assert texts("The fees are set out on page 3") == ["The fees are set out on page 3"]


def test_a_paragraph_runs_along_on_no_page():
    line = " ".join(f"The rent of month {number} is due." for number in range(9))

    assert texts(line, line) == [line, line]
