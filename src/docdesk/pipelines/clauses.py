"""A document taken apart into its clauses: numbered ones, items, headings, paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from docdesk.domain.whole import WholeDocument
from docdesk.pipelines.text_lines import Line, text_lines

_DIVISION = re.compile(
    r"(?:article|section|clause|schedule|annex|exhibit|appendix|art\.?|articolo|clausola|sezione|"
    r"capo|titolo|allegato|§)\s*(?P<number>\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Z])\b"
    r"(?:[- ]?(?:bis|ter|quater))?[.:)]?\s*(?:[–—-]\s*)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){2,4}(?=[.):]?\s+[\"“‘«(\[]?[^\W\d_])"
    r"|\d{1,3}(?:\.\d{1,3})?(?=[.):]?(?:\s*[–—-])?\s+[\"“‘«(\[A-ZÀ-Ý]))"
    r"(?P<mark>[.):]?)(?:\s*[–—-])?\s+"
)
_ROMAN = re.compile(r"(?P<number>[IVXLC]{1,6})[.)]\s+(?=[A-ZÀ-Ý])")
_ITEM = re.compile(
    r"(?P<number>\((?:[a-zA-Z]{1,2}|[ivxlc]{1,6}|\d{1,3})\)|(?:[a-z]|[ivx]{1,5})\)|[A-Za-z]\.(?=\s+[A-Z]))"
    r"\s*(?=\S)"
)
_BULLET = re.compile(r"[•▪◦‣·●○■–—*-]\s+(?=\S)")
_OPEN_END = re.compile(r"[^\W\d_,]$|,$")  # a line that ends so goes on
_SHORT_LINE = 50
_HEADING_WORDS = 9  # a longer line is the beginning of a paragraph, taken for a heading


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start:end` of a page."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause with its pieces, one a page it stands on; `text` joins them by line ends.

    `number` is what numbers it ("4.2", "4.2(a)"), `marker` the characters of the text that write
    the number.
    """

    pieces: tuple[Piece, ...]
    text: str
    heading: str
    number: str = ""
    marker: int = 0


@dataclass(slots=True)
class _Builder:
    """The clause in hand."""

    lines: list[Line] = field(default_factory=list)
    heading: str = ""
    number: str = ""
    marker: int = 0
    is_heading: bool = False


def split_clauses(whole: WholeDocument) -> list[ClauseText]:
    """The clauses of a document in reading order; lines that run on each page are left out.

    A clause begins at a number, an item's letter, a heading or an empty line; a page break alone
    begins none.
    """
    headings = {_plain(passage.heading) for passage in whole.passages} - {""}
    texts = {page.number: page.text for page in whole.pages}
    clauses: list[ClauseText] = []
    open_clause = _Builder()
    section, number = "", ""
    for line in text_lines(whole.pages):
        begun = _begins(line, open_clause, headings)
        if begun is None:
            open_clause.lines.append(line)
            continue
        clauses += _closed(open_clause, texts)
        if begun.is_heading:
            section = _plain(line.text)
        if begun.number and not _is_item(begun.number):
            number = begun.number
        elif begun.number:
            begun.number = number + begun.number.strip(".")
        begun.heading = section
        open_clause = begun
    clauses += _closed(open_clause, texts)
    return clauses


def joined(clauses: Sequence[ClauseText]) -> ClauseText:
    """Clauses that follow each other, as one."""
    pieces = [piece for clause in clauses for piece in clause.pieces]
    text = "\n".join(clause.text for clause in clauses)
    return replace(clauses[0], pieces=tuple(pieces), text=text)


def _begins(line: Line, open_clause: _Builder, headings: set[str]) -> _Builder | None:
    """The clause that this line begins, None where it goes on with the one in hand."""
    above = open_clause.lines[-1].text if open_clause.lines else ""
    if above and not line.after_gap and line.text[0].islower() and _goes_on(above):
        return None
    is_heading = _plain(line.text) in headings and (line.after_gap or not _goes_on(above))
    match = _numbering(line.text, is_heading, headings)
    goes_on = bool(above) and _goes_on(above) and not open_clause.is_heading
    if match is not None and not (goes_on and not line.after_gap and not is_heading):
        return _Builder([line], "", match["number"].strip("()"), match.end(), is_heading)
    item = _ITEM.match(line.text)
    if item is not None and not (goes_on and _OPEN_END.search(above) and len(above) > _SHORT_LINE):
        return _Builder([line], "", f"({item['number'].strip('().')})", item.end())
    below_heading = open_clause.is_heading and len(above.split()) <= _HEADING_WORDS
    if is_heading or below_heading or not above or _BULLET.match(line.text):
        return _Builder([line], is_heading=is_heading)
    if line.after_gap and not (line.opens_page and goes_on):
        return _Builder([line])
    return None


def _numbering(text: str, is_heading: bool, headings: set[str]) -> re.Match[str] | None:
    division = _DIVISION.match(text)
    if division is not None and (is_heading or len(text) < _SHORT_LINE or _runs_in(text, headings)):
        return division
    match = _NUMBERED.match(text) or _ROMAN.match(text)
    if match is None:
        return None
    is_plain = match["number"].isdigit() and not match.groupdict().get("mark")
    return None if is_plain and not is_heading and not _runs_in(text, headings) else match


def _runs_in(text: str, headings: set[str]) -> bool:
    """True when the line begins with a heading: "12. Governing Law. This Agreement ..."."""
    plain = _plain(text)
    return any(plain.startswith(heading) for heading in headings if heading[:1] == plain[:1])


def _goes_on(above: str) -> bool:
    return above.rstrip()[-1:] not in '.;:!?”"' and len(above) > _SHORT_LINE


def _is_item(number: str) -> bool:
    return number.startswith("(")


def _closed(builder: _Builder, texts: dict[int, str]) -> Iterator[ClauseText]:
    if not builder.lines:
        return
    pieces: list[Piece] = []
    for line in builder.lines:
        if pieces and pieces[-1].page == line.page:
            pieces[-1] = replace(pieces[-1], end=line.end)
        else:
            pieces.append(Piece(line.page, line.start, line.end))
    text = "\n".join(texts[piece.page][piece.start : piece.end] for piece in pieces)
    yield ClauseText(tuple(pieces), text, builder.heading, builder.number, builder.marker)


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".:")
