"""Takes a query to pieces: words, phrases, wildcards, fields and what may be an operator."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docdesk.domain.conditions import Phrase, Word
from docdesk.retrieval.expressions import Nearness, Operand, Operator, Token
from docdesk.retrieval.fields import FIELDS, FieldTerm

_QUOTED = (
    r"(?P<dash>(?<![\w-])-)?(?:(?<!\w)\"(?=\S)(?P<straight>[^\"]{1,200})\"(?!\w)"
    r"|“(?P<curly>[^”\"]{1,200})[”\"]|«\s*(?P<angle>[^»]{1,200}?)\s*»|„(?P<low>[^“”]{1,200})[“”])"
)
_VALUE = r"\"(?P<quoted>[^\"]{1,200})\"|“(?P<curled>[^”]{1,200})”|(?P<bare>[^\s\"“”()]+)"
_FIELD = rf"(?<![\w/.:-])(?P<minus>-)?(?P<field>{'|'.join(FIELDS)}):(?:{_VALUE})"
_PIECE = re.compile(
    rf"{_FIELD}|{_QUOTED}|(?P<bracket>[()])|(?P<word>[^\s()\"“”«»„]+)", re.IGNORECASE
)
_OPEN_QUOTE = re.compile(r"(?:^|[\s(-])[\"“«„](?=\w)")
WORD = re.compile(r"[^\W_]+(?:[-/.:,'’][^\W_]+)*")
_WILDCARD = re.compile(r"([^\W_]{2,})\*")
_STAR_ELSEWHERE = re.compile(r"\*+[^\W_]{2,}\*?|[^\W\d_]+\*[^\W\d_]+")
_MINUS = re.compile(r"-(?=[^\W\d_]{2})")
_NEAR = re.compile(r"(?:NEAR|VICINO)(?:/(\d{1,3}))?|W/(\d{1,3})")
_WORD_AFTER = re.compile(r"\s+[^\s?!.,;]")
_NEAR_USUAL, _NEAR_MOST = 10, 100  # words between
OPERATORS = {
    "AND": Operator.AND,
    "E": Operator.AND,
    "OR": Operator.OR,
    "O": Operator.OR,
    "NOT": Operator.NOT,
    "NON": Operator.NOT,
}
# After these a single capital is a name: vitamin E, blood group O, annex E.
_LETTERED = frozenset(
    "vitamin vitamina hepatitis epatite type tipo group gruppo class classe schedule exhibit annex "
    "appendix section part allegato lettera punto piano scala sezione parte fase categoria "
    "category titolo capo factor fattore appendice letter".split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start:end` of a query and what they are; `token` None for a field or no word."""

    start: int
    end: int
    token: Token | None = None
    field: FieldTerm | None = None


def read_pieces(text: str) -> list[Piece]:
    """All pieces of a query in their order."""
    found: list[Piece] = []
    for match in _PIECE.finditer(text):
        found += _read_piece(text, match, found)
    return found


def _read_piece(text: str, match: re.Match[str], before: Sequence[Piece]) -> Iterator[Piece]:
    start, end = match.span()
    if match["field"]:
        yield Piece(start, end, field=_field_term(match))
    elif match["bracket"]:
        yield Piece(start, end, Operator.OPEN if match["bracket"] == "(" else Operator.CLOSE)
    elif match["word"]:
        yield from _word_pieces(text, match, before)
    else:
        phrase = next(filter(None, match.group("straight", "curly", "angle", "low"))).strip()
        if match["dash"]:
            yield Piece(start, start + 1, Operator.NOT)
        if WORD.search(phrase):
            yield Piece(start, end, Operand(Phrase(phrase), is_explicit=True))


def _field_term(match: re.Match[str]) -> FieldTerm:
    value = match["quoted"] or match["curled"] or match["bare"].rstrip("?!,;")
    if match["bare"] and not value.endswith(".."):
        value = value.rstrip(".")
    return FieldTerm(match["field"], value.strip(), is_excluded=bool(match["minus"]))


def _word_pieces(text: str, match: re.Match[str], before: Sequence[Piece]) -> Iterator[Piece]:
    start, end = match.span()
    word = match["word"]
    if (operator := _operator(word, before, text[end:])) is not None:
        yield Piece(start, end, operator)
        return
    if _MINUS.match(word) and not _is_dash(text, start):
        yield Piece(start, start + 1, Operator.NOT)
        start, word = start + 1, word[1:]
        operands = [Operand(leaf, is_explicit=True) for leaf in _leaves(word)]
    else:
        operands = [Operand(leaf, is_explicit=leaf.is_prefix) for leaf in _leaves(word)]
    # What has no word in it still parts the words around it.
    yield Piece(start, end, operands[0] if operands else None)
    for operand in operands[1:]:
        yield Piece(end, end, operand)


def _leaves(word: str) -> list[Word]:
    if wildcard := _WILDCARD.fullmatch(word.strip("?!.,;:")):
        return [Word(wildcard[1], is_prefix=True)]
    return [Word(found) for found in WORD.findall(word)]


def _operator(word: str, before: Sequence[Piece], rest: str) -> Operator | Nearness | None:
    near = _NEAR.fullmatch(word)
    if near:
        distance = near[1] or near[2]
        words = min(_NEAR_MOST, int(distance)) if distance else _NEAR_USUAL
        return Nearness(words, word, is_explicit=bool(distance))
    operator = OPERATORS.get(word)
    if operator is not None and len(word) == 1:
        if not before or not _WORD_AFTER.match(rest):
            return None  # a letter at the end is no operator: "blood group O"
        last = before[-1].token
        if isinstance(last, Operand) and last.leaf.text.lower() in _LETTERED:
            return None
    return operator


def _is_dash(text: str, start: int) -> bool:
    """True for a minus that opens an aside ("-as agreed-") or a line of a list."""
    begins_line = "\n" in text and not text[:start].rpartition("\n")[2].strip()
    return begins_line or re.search(r"\w-(?!\w)", text[start:]) is not None


def unclosed_quotation(text: str, pieces: Sequence[Piece]) -> list[str]:
    """A remark where a quotation mark has no second one."""
    phrases = [p for p in pieces if p.field or (p.token and _is_phrase(p.token))]
    for match in _OPEN_QUOTE.finditer(text):
        if not any(p.start <= match.end() - 1 < p.end for p in phrases):
            return ["A quotation mark is not closed: its words are searched like all others."]
    return []


def _is_phrase(token: Token) -> bool:
    return isinstance(token, Operand) and isinstance(token.leaf, Phrase)


def stray_stars(text: str) -> list[str]:
    """A remark where a star stands for more than the ending of a word."""
    if _STAR_ELSEWHERE.search(text.replace("**", "")):
        return ["A star stands for any ending of a word; elsewhere in a word it is left out."]
    return []
