"""A page drawn to an image."""

import io
from collections.abc import Callable
from typing import TypeVar

import pypdfium2 as pdfium

from docdesk.domain.documents import PageImage
from docdesk.domain.errors import DocumentDamaged, DocumentError
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.pdf.opening import open_pdf
from docdesk.parsing.raster import POINTS_PER_INCH, GreyPage
from docdesk.parsing.source import Source

T = TypeVar("T")

# 16 megapixels are an A4 page at 400 dpi and take 64 MB while drawing.
MOST_PIXELS = 16_000_000


def draw(source: Source, page: int, dots_per_inch: float, options: ReadOptions) -> PageImage:
    """Page `page` (from 1) of a PDF as PNG; drawn coarser where it would exceed `MOST_PIXELS`."""
    return _with_page(source, page, options, lambda drawn: _as_png(drawn, dots_per_inch))


def draw_grey(source: Source, page: int, dots_per_inch: float, options: ReadOptions) -> GreyPage:
    """The same page as grey pixels, a tenth of the time of drawing it as PNG."""
    return _with_page(source, page, options, lambda drawn: _as_pixels(drawn, dots_per_inch))


def _with_page(
    source: Source, page: int, options: ReadOptions, draw_it: Callable[[pdfium.PdfPage], T]
) -> T:
    document = open_pdf(source, options.password)
    try:
        if not 1 <= page <= len(document):
            raise DocumentError(f"The document has no page {page}; it has {len(document)}.")
        return draw_it(document[page - 1])
    except pdfium.PdfiumError as error:
        raise DocumentDamaged(f"Page {page} is damaged and cannot be drawn.") from error
    finally:
        document.close()


def _as_png(page: pdfium.PdfPage, dots_per_inch: float) -> PageImage:
    scale = _scale(page, dots_per_inch)
    image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    packed = io.BytesIO()
    image.save(packed, "PNG", compress_level=1)
    return PageImage(packed.getvalue(), *page.get_size())


def _as_pixels(page: pdfium.PdfPage, dots_per_inch: float) -> GreyPage:
    image = page.render(scale=_scale(page, dots_per_inch), grayscale=True).to_pil()
    return GreyPage(image.tobytes(), image.width, image.height, *page.get_size())


def _scale(page: pdfium.PdfPage, dots_per_inch: float) -> float:
    width, height = page.get_size()
    scale = dots_per_inch / POINTS_PER_INCH
    pixels = max(1.0, width * height) * scale * scale
    return float(scale * min(1.0, (MOST_PIXELS / pixels) ** 0.5))
