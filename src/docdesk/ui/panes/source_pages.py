"""Pages as the host sends them: their picture, and what is marked on them."""

import base64
import binascii

from PySide6.QtGui import QImage

from docdesk.domain.answers import Citation
from docdesk.ipc.messages import PageShown


def decode_picture(png: str) -> QImage:
    """The image, null where it is none. Only PNG is tried: other decoders stay out of reach."""
    try:
        content = base64.b64decode(png, validate=True)
    except binascii.Error:
        return QImage()
    image = QImage()
    image.loadFromData(content, "PNG")
    return image


def is_same_page(page: PageShown, other: PageShown | None) -> bool:
    """True for the same page with the same words marked on it."""
    return other is not None and (page.document, page.page, page.start, page.end) == (
        other.document,
        other.page,
        other.start,
        other.end,
    )


def marked_words(page: PageShown) -> Citation:
    """What is marked on a page, as something to copy."""
    return Citation(
        number=0,
        passage_id=0,
        document=page.document,
        title=page.title,
        page=page.page,
        page_label=page.page_label,
        start=page.start,
        end=page.end,
        quote=page.text[page.start : page.end],
        boxes=page.boxes,
        verified=False,
        confidence=page.confidence,
    )
