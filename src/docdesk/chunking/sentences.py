"""Where sentences begin and end, in English and Italian legal and clinical prose."""

import re

from docdesk.chunking.line_ends import ends_with_line
from docdesk.domain.answers import Span

_CLOSING = "\"'”’»)\\]*_"  # and the marks of emphasis in Markdown
_CANDIDATE = re.compile(
    rf"(?P<stop>(?<![.!?…])[.!?…]+[{_CLOSING}]*\s+)"
    r"|(?P<paragraph>\n[ \t\f]*\n\s*)|(?P<line>\n[^\S\n]*)"
)
_LETTERS = "[^\\W\\d_]"

# Never the end of a sentence.
_OPEN = frozenset(
    "art artt cfr cf v vs e.g i.e c.d p.es es dott dr prof avv ing sig sigg sig.ra dott.ssa on "
    "mr mrs ms messrs st rev hon gen col capt lt viz approx ca circa fig figg tab all allg cap "
    "capp cit op loc par parr pag pagg vol voll sez rel dep est nr nn sub rif prot tel".split()
)
# Not the end when a number or a numeral follows.
_BEFORE_NUMBER = frozenset(
    "n no nos nr nn p pp sec secs § para paras ch cl clause ex exh sched item reg d.lgs d.l d.p.r "
    "d.m l r.d tit lett co c vers ver s ss jan feb mar apr jun jul aug sep sept oct nov dec gen "
    "febb mag giu lug ago set ott dic".split()
)
# May end a sentence: they do when a word follows that often begins one.
_EITHER = frozenset(
    "inc ltd corp co llc plc l.p n.a s.p.a s.r.l s.a.s s.n.c u.s u.k u.s.a e.u etc ecc al jr sr "
    "a.m p.m esq c.c c.p.c c.p c.p.p ss seg segg min max".split()
)
_STARTERS = frozenset(
    "the this these those that it its in on at for if when where while each any all no such as an "
    "a we you he she they there however but and or upon under after before during with without "
    "patient patients il lo la i gli le l un uno una questo questa questi queste tale tali in nel "
    "nella nei se quando ove qualora ogni per con senza dal dalla del della al alla ai non si è ma "
    "inoltre tuttavia pertanto".split()
)
_FIRST_WORD = re.compile(rf"[{_CLOSING}“‘«(]*({_LETTERS}+|\d)")
_ELIDED = re.compile(r"[(\[\"'“‘’«*_]")  # "l'art." is an article too
_DOTTED = re.compile(rf"(?:{_LETTERS}{{1,4}}\.)+{_LETTERS}{{1,4}}")
# "2.", "Art. 7.", "### 3." before what they number
_CLAUSE_NUMBER = re.compile(
    r"[*_#>\s]*(?:(?:art|articolo|article|sec|section|sezione|clause|clausola)\.?\s*)?"
    r"\d{1,3}(?:\.\d{1,3})*[*_]*",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcIVXLC]{1,6}|[A-Za-z])[.)]*")


def split_sentences(text: str) -> list[Span]:
    """The sentences of a text in order, as spans without the white space around them.

    Every character that is not white space lies in exactly one span. A line end alone ends no
    sentence (PDF text is wrapped); empty lines, headings in capitals, list items and table rows
    do.
    """
    spans: list[Span] = []
    start = len(text) - len(text.lstrip())
    for match in _CANDIDATE.finditer(text, start):
        if match.end() < len(text) and not _is_end(text, start, match):
            continue
        end = start + len(text[start : match.end()].rstrip())
        if start < end:
            spans.append(Span(start, end))
        start = match.end()
    end = len(text.rstrip())
    if start < end:
        spans.append(Span(start, end))
    return spans


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    if match.start() <= start and match["stop"] is None:
        return True
    if match["paragraph"] is not None:
        return True
    if match["line"] is not None:
        return ends_with_line(text, start, match.start(), match.end())
    gap = match.group()
    if gap.count("\n") > 1 and "\n" in gap.replace(" ", "").replace("\t", "").partition("\n")[2]:
        return True
    if _stop_ends(text, start, match):
        return True
    if "\n" not in gap:
        return False
    return ends_with_line(text, start, match.start() + len(gap.rstrip()), match.end())


def _stop_ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Does this full stop, question or exclamation mark end the sentence?"""
    following = _FIRST_WORD.match(text, match.end())
    word = following.group(1) if following else ""
    if word[:1].islower():
        return False
    if text[match.start()] != "." or match.group().startswith(".."):
        return not match.group().startswith("....")  # dots that lead to a page number
    token_start = _token_start(text, start, match.start())
    token = text[token_start : match.start()]
    if token_start == start and _ORDINAL.fullmatch(token.strip("*_")):
        return False
    if token[:1].isdigit() and _CLAUSE_NUMBER.fullmatch(text, start, match.start()):
        return False
    plain = _ELIDED.split(token)[-1].lower()
    if plain in _OPEN or (plain in _BEFORE_NUMBER and (word.isdigit() or _is_numeral(word))):
        return False
    if plain in _EITHER or _DOTTED.fullmatch(plain):
        return word.lower() in _STARTERS
    return not (len(plain) == 1 and plain.isalpha())  # an initial: "J. Smith"


def _token_start(text: str, start: int, end: int) -> int:
    at = end
    lowest = max(start, end - 24)
    while at > lowest and not text[at - 1].isspace():
        at -= 1
    return at


def _is_numeral(word: str) -> bool:
    return word.isupper() and all(char in "IVXLC" for char in word)
