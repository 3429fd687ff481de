"""Finds the search operators in a query: phrases, AND, OR, NOT, NEAR, wildcards, minus, fields.

A plain question is never taken for an expression. Words are operators in capitals only, and in a
sentence only next to a phrase or a wildcard; a minus or a colon counts only where it touches what
follows and nothing that comes before. What a sentence quotes is wished for, unless an operator
works on it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from docdesk.domain.conditions import All, Condition, Either, Near, Not, Phrase, Word
from docdesk.domain.search import Filters
from docdesk.retrieval.expressions import ExpressionReader, Nearness, Operand, Operator, Token
from docdesk.retrieval.fields import FieldTerm, read_fields
from docdesk.retrieval.pieces import (
    OPERATORS,
    WORD,
    Piece,
    read_pieces,
    stray_stars,
    unclosed_quotation,
)

# How a sentence begins that asks or tells to do something.
_ASKING = frozenset(
    "who whom whose what which when where why how is are was were do does did can could may must "
    "shall should will would has have had list show tell find give explain describe summarise "
    "summarize compare chi che cosa cos quale quali qual quando dove dov perché come com quanto "
    "quanta quanti quante è sono era erano ha hanno può possono deve devono esiste esistono c "
    "elenca elencare mostra dimmi trova indica spiega descrivi riassumi confronta ci".split()
)
_SENTENCE_SHARE = 0.5  # of function words: below it, words are put side by side to search for

IsStopWord = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Operators:
    """A query parted into what it looks for and what must hold."""

    text: str
    condition: Condition | None = None
    filters: Filters = field(default_factory=Filters)
    without: Filters = field(default_factory=Filters)
    remarks: tuple[str, ...] = ()
    is_question: bool = False


def read_operators(text: str, *, is_stop_word: IsStopWord) -> Operators:
    """The query without its operators, and what they say.

    A text without operators comes back as it is.
    """
    is_question = _is_sentence(text, is_stop_word)
    pieces = _linked_fields(read_pieces(text))
    read = read_fields([piece.field for piece in pieces if piece.field])
    used = _explicit(pieces) if is_question or not _has_operator(pieces) else pieces
    used = used if is_question else _without_stop_words(used, is_stop_word)
    if is_question and all(map(_is_quotation, used)):
        used = []  # what a question quotes is wished for
    condition, remarks = _condition(used)
    remarks += [_not_understood(term) for term in read.unknown]
    remarks += unclosed_quotation(text, pieces) + stray_stars(text)
    if condition is None and not any(piece.field for piece in pieces):
        return Operators(text, remarks=tuple(remarks), is_question=is_question)
    return Operators(
        _looked_for(text, pieces, used, condition),
        condition,
        read.within,
        read.without,
        tuple(remarks),
        is_question,
    )


# ---- a sentence, or words side by side ----


def _is_sentence(text: str, is_stop_word: IsStopWord) -> bool:
    """True for a question or a statement: a capital AND in it is a word like any other."""
    words = [word for word in WORD.findall(text) if word not in OPERATORS]
    if not words:
        return False
    if text.rstrip().endswith("?") or _first_word(words[0]) in _ASKING:
        return True
    plain = sum(is_stop_word(word.lower(), "") for word in words)
    return plain >= _SENTENCE_SHARE * len(words) and len(words) > 2


def _first_word(word: str) -> str:
    return re.split("['’]", word.lower())[0]


def _linked_fields(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with NOT before a field taken into it; AND and OR beside one join nothing."""
    linked: list[Piece] = []
    for piece in pieces:
        last = linked[-1] if linked else None
        if piece.field and last and last.token is Operator.NOT:
            name, value = piece.field.name, piece.field.value
            linked[-1] = Piece(last.start, last.end)
            piece = Piece(piece.start, piece.end, field=FieldTerm(name, value, True))
            last = linked[-2] if len(linked) > 1 else None
        if piece.field and last and last.token in (Operator.AND, Operator.OR):
            linked = [p if p is not last else Piece(p.start, p.end) for p in linked]
        if last and last.field and piece.token in (Operator.AND, Operator.OR):
            piece = Piece(piece.start, piece.end)
        linked.append(piece)
    return linked


# ---- which of them are operators ----


def _has_operator(pieces: Sequence[Piece]) -> bool:
    """True when words are joined by capitals: then every word is a condition."""
    return any(
        piece.token in (Operator.AND, Operator.OR) or isinstance(piece.token, Nearness)
        for piece in pieces
    ) or any(piece.token is Operator.NOT and piece.end > piece.start + 1 for piece in pieces)


def _explicit(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a sentence that can only be meant as operators, with what they work on."""
    marked = [_near_operand(pieces, at) for at in range(len(pieces))]
    kept = [piece for piece in marked if _is_explicit(piece.token)]
    return [piece for at, piece in enumerate(marked) if piece in kept or _joins(marked, at)]


def _near_operand(pieces: Sequence[Piece], at: int) -> Piece:
    """A plain word beside a NEAR that has its distance is what this works on."""
    piece = pieces[at]
    around = [pieces[side].token for side in (at - 1, at + 1) if 0 <= side < len(pieces)]
    if isinstance(piece.token, Operand) and any(
        isinstance(token, Nearness) and token.is_explicit for token in around
    ):
        return Piece(piece.start, piece.end, Operand(piece.token.leaf, is_explicit=True))
    return piece


def _is_explicit(token: Token | None) -> bool:
    return isinstance(token, Operand | Nearness) and token.is_explicit


def _joins(pieces: Sequence[Piece], at: int) -> bool:
    """True for a NOT before something explicit, and for AND and OR between two such things."""
    following = pieces[at + 1].token if at + 1 < len(pieces) else None
    match pieces[at].token:
        case Operator.NOT:
            return _is_explicit(following)
        case Operator.AND | Operator.OR:
            negated = following is Operator.NOT and _joins(pieces, at + 1)
            return (_is_explicit(following) or negated) and (
                at > 0 and _is_explicit(pieces[at - 1].token)
            )
        case _:
            return False


def _is_quotation(piece: Piece) -> bool:
    return isinstance(piece.token, Operand) and isinstance(piece.token.leaf, Phrase)


def _without_stop_words(pieces: Sequence[Piece], is_stop_word: IsStopWord) -> list[Piece]:
    """The pieces without the function words that stand next to other words."""
    kept: list[Piece] = []
    for is_plain, group in groupby(pieces, key=_is_plain_word):
        run = list(group)
        telling = [piece for piece in run if not _is_stop(piece, is_stop_word)]
        kept += telling if is_plain and telling else run
    return kept


def _is_plain_word(piece: Piece) -> bool:
    return isinstance(piece.token, Operand) and not piece.token.is_explicit


def _is_stop(piece: Piece, is_stop_word: IsStopWord) -> bool:
    return isinstance(piece.token, Operand) and is_stop_word(piece.token.leaf.text.lower(), "")


def _condition(pieces: Sequence[Piece]) -> tuple[Condition | None, list[str]]:
    reader = ExpressionReader([piece.token for piece in pieces if piece.token is not None])
    return reader.read(), reader.remarks


# ---- what is looked for ----


def _looked_for(
    text: str, pieces: Sequence[Piece], used: Sequence[Piece], condition: Condition | None
) -> str:
    """The text without operators, fields and what is excluded."""
    unwanted = set(_leaves_of(condition, negated=True)) - set(_leaves_of(condition, negated=False))
    applied = {(piece.start, piece.end) for piece in used}
    removed = [
        piece
        for piece in pieces
        if piece.field
        or (isinstance(piece.token, Operand) and piece.token.leaf in unwanted)
        or (isinstance(piece.token, Operator | Nearness) and (piece.start, piece.end) in applied)
        or (piece.token is None and text[piece.start : piece.end] in OPERATORS)
    ]
    for piece in reversed(removed):
        text = text[: piece.start] + " " + text[piece.end :]
    return " ".join(re.sub(r"(?<=\w)\*", "", text).split())


def _leaves_of(condition: Condition | None, *, negated: bool) -> Iterator[Word | Phrase]:
    """The leaves that count against a passage, or those that count for it."""
    match condition:
        case Word() | Phrase():
            if not negated:
                yield condition
        case Near():
            if not negated:
                yield from condition.parts
        case Not():
            yield from _leaves_of(condition.part, negated=not negated)
        case All() | Either():
            for part in condition.parts:
                yield from _leaves_of(part, negated=negated)


def _not_understood(term: FieldTerm) -> str:
    return f"“{term.written}” was left out: this value is not understood."
