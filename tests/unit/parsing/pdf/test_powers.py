"""Figures above the line in PDFs."""

from collections.abc import Callable

from fpdf import FPDF

from docdesk.domain.documents import ParsedDocument

Read = Callable[[str, bytes], ParsedDocument]


def written(*pieces: str) -> bytes:
    """A page with these pieces in a row, every second one above the line."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    for index, piece in enumerate(pieces):
        pdf.char_vpos = "SUP" if index % 2 else "LINE"
        pdf.write(6, piece)
    return bytes(pdf.output())


def test_powers_are_not_read_as_other_numbers(read: Read) -> None:
    content = written("Leucociti 4,5 x 10", "9", "/L, virus 2 x 10", "-6", ", art. 5", "bis", " e.")

    (page,) = read("a.pdf", content).pages

    assert page.text.split() == "Leucociti 4,5 x 10⁹ /L, virus 2 x 10⁻⁶, art. 5bis e.".split()
    assert "\n" not in page.text
    assert len(page.words.starts) == len(page.text.split())


def test_figures_on_the_line_stay(read: Read) -> None:
    (page,) = read("a.pdf", written("109 mmHg, 10-9, 1.102,50 e 2024")).pages

    assert page.text == "109 mmHg, 10-9, 1.102,50 e 2024"
