"""Which kind a text is: mail, a mailbox, a web page, XML, JSON, a table, or just text."""

import json
import re
from email.utils import parsedate_tz

from docdesk.domain.documents import DocumentKind

# What text is when its content does not say; of any other ending it is TEXT.
_ENDINGS = {
    ".md": DocumentKind.MARKDOWN,
    ".markdown": DocumentKind.MARKDOWN,
    ".rst": DocumentKind.RST,
    ".html": DocumentKind.HTML,
    ".htm": DocumentKind.HTML,
    ".xhtml": DocumentKind.HTML,
    ".csv": DocumentKind.CSV,
    ".tsv": DocumentKind.CSV,
    ".tab": DocumentKind.CSV,
    ".json": DocumentKind.JSON,
    ".ndjson": DocumentKind.JSON,
    ".jsonl": DocumentKind.JSON,
    ".ipynb": DocumentKind.JSON,
}
# Programs write web pages and tables under these names, since a spreadsheet opens them.
_SHEET_ENDINGS = frozenset((".xls", ".xlsx", ".xlsm", ".xlsb", ".ods"))
# XML of these endings may begin without a declaration.
_XML_ENDINGS = frozenset(
    (".xml", ".xsl", ".xslt", ".xsd", ".fb2", ".fodt", ".fods", ".fodp", ".svg", ".rss", ".kml")
)
_PAGE_TAGS = frozenset(("html", "head", "body"))
# Parts of a web page that a file may begin with, without the page around them.
_PART_TAGS = frozenset(("table", "meta", "title", "style", "link", "div", "center", "font", "p"))

_TAG = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[^<>]*+>?")
_DOCTYPE = re.compile(r"<!DOCTYPE\s+(\w+)[^\[>]*+(?:\[.*?\]\s*)?>", re.I | re.S)

# "From sender Wed Jul 20 17:35:09 2016"; where the date is written in another way, the first
# field of the message must follow.
_DAY = r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"
_MBOX = re.compile(
    rf"From .{{0,200}}?{_DAY} [A-Z][a-z][a-z] +\d+ \d\d?:\d\d(?::\d\d)?(?: \S+)? \d{{4}}\b"
    rf"|From .{{0,200}}?{_DAY}.{{0,99}} \d\d?:\d\d.{{0,99}}\r?\n>?[!-9;-~]+:"
)
_PATCH = re.compile(r"From [0-9a-f]{40} Mon Sep 17 00:00:00 2001")  # what git writes before patches
_MAIL_HEAD = re.compile(r"(?:[!-9;-~]++[ \t]*+:.*+(?:\r?\n[ \t].*+)*+(?:\r?\n|\Z))++")
_FIELD = re.compile(r"^([!-9;-~]+)[ \t]*:[ \t]*(.*)", re.M)
_MAIL_FIELDS = frozenset(
    "from to cc bcc subject date message-id received return-path delivered-to mime-version "
    "x-mozilla-status reply-to sender content-type x-mailer".split()
)
# Fields that only programs for mail write.
_SURE_FIELDS = frozenset(
    "message-id received return-path delivered-to mime-version x-mozilla-status dkim-signature "
    "x-mailer arc-seal newsgroups content-transfer-encoding".split()
)
_SENT_FIELDS = frozenset("to cc bcc received delivered-to return-path".split())


def text_kind(text: str, ending: str, *, is_cut: bool) -> DocumentKind:
    """The kind of a text that begins like this; `is_cut`: it goes on."""
    text = text.lstrip("\ufeff")
    if (kind := mail_kind(text, ending) or _markup_kind(text, ending)) is not None:
        return kind
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if ending in _SHEET_ENDINGS and _is_table(text):
        return DocumentKind.CSV
    return DocumentKind.JSON if _is_json(text, is_cut=is_cut) else DocumentKind.TEXT


def mail_kind(text: str, ending: str) -> DocumentKind | None:
    """A message, a mailbox, a page saved in the form of a message, or None."""
    text = text.lstrip("\r\n")
    if _MBOX.match(text) and not _PATCH.match(text):
        return DocumentKind.EML if ending == ".eml" else DocumentKind.MBOX
    head = _MAIL_HEAD.match(text)
    if head is None:
        return None
    fields = {name.lower(): value for name, value in _FIELD.findall(head.group())}
    if not _is_mail(fields, ending):
        return None
    content_type = fields.get("content-type", "").lower()
    is_page = ending in (".mht", ".mhtml") or (
        content_type.startswith("multipart/related")
        and ending != ".eml"
        and not fields.keys() & _SENT_FIELDS
    )
    return DocumentKind.MHTML if is_page else DocumentKind.EML


def _is_mail(fields: dict[str, str], ending: str) -> bool:
    """Other texts have "Subject:" and "Date:" too; mail has fields nobody writes by hand."""
    known = len(fields.keys() & _MAIL_FIELDS)
    if ending in (".eml", ".mht", ".mhtml"):
        return known >= 1
    if known >= 2 and fields.keys() & _SURE_FIELDS:
        return True
    return (
        "@" in fields.get("from", "")
        and "subject" in fields
        and parsedate_tz(fields.get("date")) is not None
    )


def _markup_kind(text: str, ending: str) -> DocumentKind | None:
    body, is_declared = _after_prolog(text)
    tag = _TAG.match(body)
    if tag is None:
        return DocumentKind.XML if is_declared else None
    name = tag.group(2).lower()
    if name in _PAGE_TAGS and ending not in _XML_ENDINGS - {".xml"}:
        return DocumentKind.HTML
    if is_declared or ending in _XML_ENDINGS or "xmlns" in tag.group():
        return DocumentKind.XML
    if name in _PART_TAGS and ending not in _ENDINGS:
        return DocumentKind.HTML
    return None


def _after_prolog(text: str) -> tuple[str, bool]:
    """The text from its first element on, and whether it declares itself as XML."""
    is_declared = False
    while True:
        text = text.lstrip()
        if text.startswith("<?"):
            is_declared = is_declared or text.startswith("<?xml")
            _, _, text = text.partition(">")
        elif text.startswith("<!--"):
            _, _, text = text.partition("-->")
        elif match := _DOCTYPE.match(text):
            if match.group(1).lower() == "html":
                return "<html>", is_declared
            is_declared = True
            text = text[match.end() :]
        else:
            return text, is_declared


def _is_table(text: str) -> bool:
    """Its first lines have the same number of the same delimiter."""
    lines = [line for line in text.splitlines() if line.strip()][:5]
    counts = ({line.count(mark) for line in lines} for mark in "\t;,")
    return bool(lines) and any(len(count) == 1 and count != {0} for count in counts)


def _is_json(text: str, *, is_cut: bool) -> bool:
    """An object or a list of objects, as data is written."""
    if not re.match(r"\s*(?:\[\s*)?\{\s*[\"}]", text):
        return False
    if is_cut:
        return bool(re.match(r"\s*(?:\[\s*)?\{\s*\"[^\"\n]*\"\s*:", text))
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
