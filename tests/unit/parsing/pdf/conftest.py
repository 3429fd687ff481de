"""Small PDF files made on the spot."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from docdesk.domain.documents import FileLocation, Page, ParsedDocument
from docdesk.parsing.limits import ParseLimits, ReadOptions
from docdesk.parsing.registry import read_document

Piece = tuple[float, float, str]
MakePdf = Callable[..., FPDF]
Parse = Callable[..., ParsedDocument]
Change = Callable[[FPDF, Callable[[PdfWriter], None]], bytes]


@pytest.fixture
def make() -> MakePdf:
    """Pages out of pieces of text, each at x and y, in this order in the file."""

    def make_pdf(*pages: Iterable[Piece], size: float = 10, family: str = "Helvetica") -> FPDF:
        pdf = FPDF(unit="pt", format=(500, 700))
        pdf.set_auto_page_break(False)
        for pieces in pages:
            pdf.add_page()
            pdf.set_font(family, size=size)
            for x, y, text in pieces:
                pdf.text(x, y, text)
        return pdf

    return make_pdf


@pytest.fixture
def parse(tmp_path: Path) -> Parse:
    """Read a PDF, given as bytes or as it was laid out."""

    def parse_pdf(pdf: FPDF | bytes, password: str = "", recognised: tuple[Page, ...] = ()):
        path = tmp_path / "made.pdf"
        path.write_bytes(pdf if isinstance(pdf, bytes) else bytes(pdf.output()))
        options = ReadOptions(ParseLimits(), password, recognised)
        return read_document(FileLocation(path), options)

    return parse_pdf


@pytest.fixture
def changed() -> Change:
    """The PDF as bytes after pypdf has changed something in it."""

    def change_pdf(pdf: FPDF, change: Callable[[PdfWriter], None]) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(pdf.output()))))
        change(writer)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    return change_pdf
