"""Saved web pages (MHTML): the page out of the message that it is wrapped in."""

import email
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from docdesk.domain.documents import DocumentKind, ParsedDocument
from docdesk.parsing.flow import PageFlow
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.plain.html import CUT_NOTE, page_title, parse_page, write_page
from docdesk.parsing.plain.text import decode_text
from docdesk.parsing.source import Source

_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read(source: Source, options: ReadOptions) -> ParsedDocument:
    """The visible text of the saved page as one page, that of its frames below it."""
    # Pictures are in it as well, so it may be as large as a file may be.
    message = email.message_from_bytes(source.read(options.limits.file_bytes))
    flow = PageFlow()
    title, is_cut, has_frames = "", False, False
    for part in _pages(message):
        tree = parse_page(_content(part), declared=part.get_content_charset() or "")
        if tree.root is None:
            continue
        write_page(tree.root, flow)
        title = title or page_title(tree.root)
        is_cut = is_cut or tree.is_cut
        has_frames = has_frames or bool(tree.root.xpath("//frameset"))
        if flow.length and not has_frames:
            break
    if not flow.length:
        _write_plain_text(message, flow)
    pages, headings = flow.finish()
    return ParsedDocument(
        DocumentKind.MHTML,
        title or _subject(message) or source.title,
        pages,
        headings,
        _metadata(message),
        (CUT_NOTE,) if is_cut else (),
    )


def _pages(message: Message) -> list[Message]:
    """The parts that are web pages and not blank, the one that the message begins with first."""
    start = message.get_param("start")
    pages = [
        part
        for part in message.walk()
        if part.get_content_type() in _PAGE_TYPES and _content(part).strip()
    ]
    return sorted(pages, key=lambda part: bool(start) and part["Content-ID"] != start)


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _write_plain_text(message: Message, flow: PageFlow) -> None:
    for part in message.walk():
        if part.get_content_type() == "text/plain" and (content := _content(part)).strip():
            flow.add_paragraph(decode_text(content, declared=part.get_content_charset() or ""))


def _subject(message: Message) -> str:
    try:
        return " ".join(str(make_header(decode_header(str(message.get("Subject", ""))))).split())
    except (HeaderParseError, ValueError, LookupError):
        return ""


def _metadata(message: Message) -> dict[str, str]:
    try:
        return {"created": parsedate_to_datetime(str(message["Date"])).date().isoformat()}
    except (TypeError, ValueError, IndexError):
        return {}
