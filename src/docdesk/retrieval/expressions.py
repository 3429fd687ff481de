"""Reads the boolean part of a query: AND, OR, NOT, NEAR and parentheses over words and phrases.

Nothing is a mistake: an operator without something to work on is left out, with a remark.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from docdesk.domain.conditions import All, Condition, Either, Near, Not, Phrase, Word

_DEEPEST = 20  # parentheses within each other; a pasted line of them is no expression


class Operator(Enum):
    """What stands between or before operands."""

    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Operand:
    """A word, phrase or beginning of a word; `is_explicit` when it can be nothing but an operand.

    A plain word of a question is not explicit: the person may just have written it.
    """

    leaf: Word | Phrase
    is_explicit: bool


@dataclass(frozen=True, slots=True)
class Nearness:
    """The operator NEAR; `is_explicit` with its distance written."""

    distance: int
    written: str
    is_explicit: bool


Token = Operand | Nearness | Operator


class ExpressionReader:
    """Reads one expression by recursive descent: NOT binds first, then NEAR, AND, OR.

    Operands that stand next to each other are joined by AND. `remarks` say what was left out.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0
        self.remarks: list[str] = []

    def read(self) -> Condition | None:
        """The whole expression, None when it holds no operand."""
        parts: list[Condition] = []
        while self._at < len(self._tokens):
            part = self._either()
            if part is not None:
                parts.append(part)
            if self._peek() is Operator.CLOSE:
                self._at += 1
                self._remark("A closing parenthesis without its opening one was left out.")
        return _joined(parts)

    def _either(self) -> Condition | None:
        parts = [self._all()]
        while self._peek() is Operator.OR:
            self._at += 1
            parts.append(self._all())
            if parts[-1] is None or parts[0] is None:
                self._remark("OR needs something on both sides: it was left out.")
        found = tuple(part for part in parts if part is not None)
        return found[0] if len(found) == 1 else Either(found) if found else None

    def _all(self) -> Condition | None:
        parts: list[Condition] = []
        while (token := self._peek()) is not None and token not in (Operator.OR, Operator.CLOSE):
            if token is Operator.AND:
                self._at += 1
                if not parts or self._peek() in (None, Operator.OR, Operator.CLOSE):
                    self._remark("AND needs something on both sides: it was left out.")
                continue
            part = self._negation()
            if part is not None:
                parts.append(part)
        return _joined(parts)

    def _negation(self) -> Condition | None:
        negated = False
        while self._peek() is Operator.NOT:
            self._at += 1
            negated = not negated
        part = self._near()
        if part is None:
            if negated:
                self._remark("NOT needs something after it: it was left out.")
            return None
        return Not(part) if negated else part

    def _near(self) -> Condition | None:
        first = self._primary()
        parts, distance = [first], 0
        while isinstance(token := self._peek(), Nearness):
            self._at += 1
            following = self._peek()
            if isinstance(parts[-1], Word | Phrase) and isinstance(following, Operand):
                self._at += 1
                parts.append(following.leaf)
                distance = max(distance, token.distance)
            else:
                self._remark(
                    f"{token.written} needs a word or a phrase on both sides: it was left out."
                )
        leaves = tuple(part for part in parts if isinstance(part, Word | Phrase))
        return Near(leaves, distance) if len(leaves) > 1 else first

    def _primary(self) -> Condition | None:
        token = self._peek()
        if isinstance(token, Operand):
            self._at += 1
            return token.leaf
        if token is Operator.OPEN:
            return self._group()
        return None  # an operator: whoever asked says that it lacks an operand

    def _group(self) -> Condition | None:
        self._at += 1
        if self._depth >= _DEEPEST:
            return None
        self._depth += 1
        inner = self._either()
        self._depth -= 1
        if self._peek() is Operator.CLOSE:
            self._at += 1
        else:
            self._remark("An opening parenthesis without its closing one was left out.")
        return inner

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _remark(self, sentence: str) -> None:
        if sentence not in self.remarks:
            self.remarks.append(sentence)


def _joined(parts: Sequence[Condition]) -> Condition | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return All(tuple(parts))
