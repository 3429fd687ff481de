"""A page drawn to an image."""

import io

import pypdfium2 as pdfium

from docdesk.domain.documents import PageImage
from docdesk.domain.errors import DocumentDamaged, DocumentError
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.pdf.document import open_pdf
from docdesk.parsing.source import Source

POINTS_PER_INCH = 72.0
# 16 megapixels are an A4 page at 400 dpi and take 64 MB while drawing.
MOST_PIXELS = 16_000_000


def draw(source: Source, page: int, dots_per_inch: float, options: ReadOptions) -> PageImage:
    """Page `page` (from 1) of a PDF as PNG; drawn coarser where it would exceed `MOST_PIXELS`."""
    document = open_pdf(source, options.password)
    try:
        if not 1 <= page <= len(document):
            raise DocumentError(f"The document has no page {page}; it has {len(document)}.")
        return _draw(document[page - 1], dots_per_inch)
    except pdfium.PdfiumError as error:
        raise DocumentDamaged(f"Page {page} is damaged and cannot be drawn.") from error
    finally:
        document.close()


def _draw(page: pdfium.PdfPage, dots_per_inch: float) -> PageImage:
    width, height = page.get_size()
    scale = dots_per_inch / POINTS_PER_INCH
    pixels = max(1.0, width * height) * scale * scale
    scale *= min(1.0, (MOST_PIXELS / pixels) ** 0.5)
    image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    packed = io.BytesIO()
    image.save(packed, "PNG", compress_level=1)
    return PageImage(packed.getvalue(), width, height)
