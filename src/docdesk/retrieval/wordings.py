"""Wordings by which documents say a thing: words in order near each other, and the value in them.

A wording is written as lawyers write proximity searches: "terminat* ... without cause/reason".
`...` leaves room for a few words, `..` for three at most, `....` for many, `*` for any ending, `/`
parts words of which any will do, `:` behind a word is a colon or the border of a table's cell. A
placeholder stands where the value stands: <name> capitalised words, <word> one word, <date> a date,
<period> a length of time, <rest> what follows up to the end of the clause, <parties>
the names in what follows up to the end of the sentence. Words after NOT may not
stand in the same sentence. A wording that begins with "#" is looked for in headings: what stands
below such a heading is meant. One that begins with "=" is looked for in headings and in labels at
the beginning of a line ("Allergies: none"): what stands behind it, up to the next label, is the
value itself. One that begins with "^" is looked for where the document begins, one with "$" at the
beginning of its last sentences. One that begins with "!" says the contrary of what is asked.
"""

import re
from dataclasses import dataclass

from docdesk.domain.answers import Span
from docdesk.domain.dates import MONTH_NAMES
from docdesk.domain.periods import PERIOD

_FEW_BETWEEN = 3
_MANY_BETWEEN = 30  # a list of names or of exceptions
MOST_BETWEEN = 12  # words that "..." leaves room for: a clause, seldom more
_LONG_MONTHS = {name for name in MONTH_NAMES if len(name) > 3}
# "U.S.A.", "G. Ferraris", a word; not the label that follows a name ("HALLIDAY DOB: ...").
_CAPITALISED = (
    r"(?:(?-i:[A-ZÀ-Ù])\.(?:(?-i:[A-Za-z])\.)+|(?-i:[A-ZÀ-Ù])\.(?=\s?(?-i:[A-ZÀ-Ù]))|"
    r"(?!(?-i:DOB|MRN|NHS|Sesso|Nat[oa]|Nosologico)\b)"
    r"(?-i:[A-ZÀ-Ù])[\w'’&-]*(?![\w'’&-]|\s?:|\.(?:\w\.)+\s?:))"
)
_WITHIN_NAME = r"(?:,?\s*\n\s*|,?[^\S\n\t]{1,2}|(?<=\.))"  # a wider gap parts columns
_PLACEHOLDERS = {
    "<name>": rf"(?P<value>{_CAPITALISED}(?:{_WITHIN_NAME}(?:(?:of|and|the|&|di|e|del|della)\s+)*"
    rf"{_CAPITALISED}){{0,4}})",
    "<word>": r"(?P<value>[\w'’-]+)",
    "<date>": r"(?P<value>\d{1,2}[./]\d{1,2}[./]\d\d(?!\d)|"
    r"(?:[\w°º]+[\s,./-]+){0,6}?(?:19|20)\d\d(?:-\d\d-\d\d)?\b|"
    rf"\d{{1,2}}[°º]?\s(?:{'|'.join(sorted(_LONG_MONTHS))})\b)",
    "<period>": f"(?P<value>{PERIOD})",
    "<parties>": r"(?P<value>(?:[\w.,’'()]+\s+){0,3}?(?-i:[A-ZÀ-Ù])[\s\S]+)",
    "<rest>": r"(?P<value>[^;|\n.]+(?:\.[^\s|;][^;|\n.]*)*)",
}
_SMALL_GAP = rf"\W+(?:\w+\W+){{0,{_FEW_BETWEEN}}}?"
_GAP = rf"\W+(?:\w+\W+){{0,{MOST_BETWEEN}}}?"
_LARGE_GAP = rf"\W+(?:\w+\W+){{0,{_MANY_BETWEEN}}}?"


_GAPS = {"..": _SMALL_GAP, "...": _GAP, "....": _LARGE_GAP}


class WordingError(ValueError):
    """A wording cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording ready to be looked for."""

    text: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    is_heading: bool = False
    is_contrary: bool = False
    is_beginning: bool = False
    is_label: bool = False
    is_ending: bool = False
    holds_parties: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Where a wording stands in a text, and the value in it, None without a placeholder."""

    start: int
    end: int
    value: Span | None = None


def read_wording(text: str) -> Wording:
    """A wording as it is written in a set of fields; WordingError says what is wrong with it."""
    bare = text.strip()
    mark = bare[:1]
    wanted, _, unwanted = bare.lstrip("#!^=$ ").partition(" NOT ")
    tokens = wanted.split()
    if not tokens or all(token in _GAPS for token in tokens):
        raise WordingError(f"“{text}” holds no words")
    if sum(token in _PLACEHOLDERS for token in tokens) > 1:
        raise WordingError(f"“{text}” holds more than one placeholder")
    unless = re.compile(_token("/".join(unwanted.split())), re.I) if unwanted else None
    pattern = re.compile(_expression(tokens), re.I)
    return Wording(
        text, pattern, unless, is_heading=mark == "#", is_contrary=mark == "!",
        is_beginning=mark == "^", is_label=mark == "=", is_ending=mark == "$",
        holds_parties="<parties>" in tokens,
    )  # fmt: skip


def find_wording(wording: Wording, text: str) -> Said | None:
    """The first place in a text where the wording stands."""
    found = wording.pattern.search(text)
    if found is None or (wording.unless is not None and wording.unless.search(text)):
        return None
    has_value = "value" in wording.pattern.groupindex
    value = Span(*found.span("value")) if has_value else None
    return Said(found.start(), found.end(), value)


def _expression(tokens: list[str]) -> str:
    expression, gap = "", ""
    for token in tokens:
        if token in _GAPS:
            gap = _GAPS[token]
            continue
        expression += (gap if expression else "") + _token(token.removesuffix(":"))
        expression += r"\.?\s*[:|\t][\s|]*" if token.endswith(":") else ""
        gap = r"\s*" if token.endswith(":") else r"\W+"
    return expression


def _token(token: str) -> str:
    if token in _PLACEHOLDERS:
        return _PLACEHOLDERS[token]
    words = "|".join(
        re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "")
        for word in token.split("/")
        if word.strip("*")
    )
    if not words:
        raise WordingError(f"“{token}” is no word")
    return rf"\b(?:{words})\b"
