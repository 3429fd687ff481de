"""What the words of a passage must be like: the expression that search operators make."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """The passage has the word in any of its forms; with `is_prefix` one that begins so."""

    text: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """The passage has these words next to each other, as they are written."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """The passage has all parts with at most `distance` other words between them, in any order."""

    parts: tuple[Word | Phrase, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part holds."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


Condition = Word | Phrase | Near | All | Either | Not


def required(condition: Condition | None) -> tuple[Word | Phrase | Near, ...]:
    """The words, phrases and neighbours that every passage must have."""
    match condition:
        case Word() | Phrase() | Near():
            return (condition,)
        case All():
            return tuple(leaf for part in condition.parts for leaf in required(part))
        case _:
            return ()
