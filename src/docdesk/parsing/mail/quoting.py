"""Tells what a message says from the earlier messages that it quotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from docdesk.domain.errors import DocumentEmpty, KindUnsupported
from docdesk.parsing.limits import ReadOptions
from docdesk.parsing.markup import parse_html
from docdesk.parsing.plain import html
from docdesk.parsing.source import Source

# Stand around quoted parts while a web page becomes text; of a private use area of Unicode.
_OPEN, _CLOSE = "\ue0a1", "\ue0a2"
_QUOTES = (
    "//blockquote[@type='cite' or contains(@class,'gmail_quote')]"
    " | //div[contains(concat(' ',@class,' '),' gmail_quote ')]"
    " | //div[contains(@class,'yahoo_quoted') or contains(@class,'protonmail_quote')]"
)
_TAG = re.compile(r"<[^<>]*>")
_MARKS = re.compile(r"(?:[ \t]*>)+[ \t]?")
_QUOTED = re.compile(r"[ \t]*>")

# A line that introduces what is quoted, in the languages that mail programs write it.
_INTRODUCTION = re.compile(
    r"(?:On|Il(?: giorno)?|In data|Am|Le|El|Em|Op|Den)\s.{6,200}\s?"
    r"(?:wrote|ha scritto|scrisse|scriveva|schrieb.*|a écrit|escribió|escreveu|schreef.*|skrev)"
    r"\s?:",
    re.S | re.I,
)
_INTRODUCTION_START = re.compile(r"(?:On|Il|In data|Am|Le|El|Em|Op|Den)\s", re.I)
_INTRODUCTION_LINES = 3  # mail programs break it

# From here on everything is earlier.
_DIVIDER = re.compile(
    r"original message|messaggio originale|ursprüngliche nachricht|message d'origine|"
    r"mensaje original|forwarded message|messaggio inoltrato|weitergeleitete nachricht|"
    r"message transféré|mensaje reenviado|forwarded by .*|inoltrato da .*",
    re.I,
)
_FORWARDED = re.compile(r"(?:begin forwarded message|inizio messaggio inoltrato)\s*:", re.I)
_LONGEST_DIVIDER = 200  # characters
# Outlook's way: the head of the earlier message, in the text.
_HEAD_FIRST = re.compile(r"\*?(?:From|Da|Von|De|Van)\s?:\*?\s*\S", re.I)
_HEAD_OTHER = re.compile(
    r"\*?(?:Sent|Date|To|Subject|Inviato|Inviata|Data|A|Oggetto|Gesendet|Datum|An|Betreff|"
    r"Envoyé|À|Objet|Enviado(?: el)?|Para|Asunto|Verzonden|Aan|Onderwerp)\s?:\*?(?:\s|$)",
    re.I,
)
_HEAD_LINES = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a message's body: its own words, or earlier ones without their marks."""

    text: str
    is_earlier: bool = False


def split_text(text: str) -> tuple[Part, ...]:
    """The parts of a plain text body in their order; nothing is dropped but the marks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = _history_start(lines)
    parts = list(_marked_parts(lines[:end]))
    if end < len(lines):
        parts.append(Part("\n".join(map(_unmarked, lines[end:])), is_earlier=True))
    return tuple(_joined(parts))


def split_html(content: bytes, options: ReadOptions) -> tuple[Part, ...]:
    """The parts of a body that is a web page; of one that is damaged, its text without the tags."""
    if not content.strip():
        return ()
    try:
        text = _marked_text(content, options)
    except DocumentEmpty:
        return ()
    except KindUnsupported:
        text = None
    if text is None:
        return split_text(_TAG.sub(" ", content.decode("utf-8", errors="replace")))
    return tuple(_joined(_set_apart_parts(text)))


def _marked_text(content: bytes, options: ReadOptions) -> str | None:
    """The text that a reader sees, with marks around quotes; None if it nests too deep."""
    tree = parse_html(html.decode_html(content))
    if tree.is_cut:
        return None
    if tree.root is None:
        return ""
    for quote in tree.root.xpath(_QUOTES):
        _set_apart(quote)
    marked = etree.tostring(tree.root, encoding="utf-8", method="html")
    return "\n".join(page.text for page in html.read(Source("", data=marked), options).pages)


def _set_apart(quote: etree._Element) -> None:
    """Put marks around an element, each a block of its own."""
    if quote.getparent() is None:
        return
    before, after = etree.Element("p"), etree.Element("p")
    before.text, after.text = _OPEN, _CLOSE
    after.tail, quote.tail = quote.tail, None
    quote.addprevious(before)
    quote.addnext(after)


def _set_apart_parts(text: str) -> Iterator[Part]:
    depth = 0
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", text):
        if piece == _OPEN:
            depth += 1
        elif piece == _CLOSE:
            depth -= 1
        elif depth > 0:
            yield Part(piece, is_earlier=True)
        else:
            yield from split_text(piece)


def _history_start(lines: list[str]) -> int:
    """The line from which on all is earlier: after an introduction without marks, or a head."""
    last_mark = max((at for at, line in enumerate(lines) if _QUOTED.match(line)), default=-1)
    for index, line in enumerate(lines):
        if _is_divider(line) or _is_head(lines, index):
            return index
        if index > last_mark and _introduction_length(lines, index):
            return index
    return len(lines)


def _is_divider(line: str) -> bool:
    if len(line) > _LONGEST_DIVIDER:
        return False
    words = line.strip("-_* \t")
    return bool(("--" in line and _DIVIDER.fullmatch(words)) or _FORWARDED.fullmatch(words))


def _is_head(lines: list[str], index: int) -> bool:
    """Three fields of a head within a few lines, the sender first."""
    if not _HEAD_FIRST.match(lines[index].strip()):
        return False
    below = [line.strip() for line in lines[index + 1 : index + 1 + _HEAD_LINES]]
    return sum(bool(_HEAD_OTHER.match(line)) for line in below) >= 2


def _introduction_length(lines: list[str], index: int) -> int:
    """How many lines the introduction takes that begins here, 0 if there is none."""
    if not _INTRODUCTION_START.match(lines[index].strip()):
        return 0
    for length in range(1, _INTRODUCTION_LINES + 1):
        joined = " ".join(line.strip() for line in lines[index : index + length])
        if _INTRODUCTION.fullmatch(joined.strip()):
            return length
    return 0


def _marked_parts(lines: list[str]) -> Iterator[Part]:
    """Lines with marks are earlier, and so is the line that introduces them."""
    earlier = [bool(_QUOTED.match(line)) for line in lines]
    for index in range(len(lines)):
        length = 0 if earlier[index] else _introduction_length(lines, index)
        below = next((at for at in range(index + length, len(lines)) if lines[at].strip()), None)
        if length and below is not None and earlier[below]:
            earlier[index:below] = [True] * (below - index)
    for is_earlier, group in groupby(zip(earlier, lines, strict=True), key=lambda pair: pair[0]):
        text = [line for _, line in group]
        yield Part("\n".join(map(_unmarked, text) if is_earlier else text), is_earlier)


def _unmarked(line: str) -> str:
    marks = _MARKS.match(line)
    return line[marks.end() :] if marks else line


def _joined(parts: list[Part] | Iterator[Part]) -> Iterator[Part]:
    """Blank parts left out, neighbours of one kind as one."""
    kept = (part for part in parts if part.text.strip())
    for is_earlier, group in groupby(kept, key=lambda part: part.is_earlier):
        yield Part("\n\n".join(part.text.strip("\n") for part in group), is_earlier)
