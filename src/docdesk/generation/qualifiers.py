"""Small words that turn a claim round: negations, bounds, order in time, trends, duty and leave.

Each is tied to the content words beside it, its anchors: two texts contradict each other where the
same anchors have opposite qualifiers, or a negation in one of the two alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from docdesk.domain.language import is_function_word
from docdesk.generation.words import fold

_STEM = 6
_ANCHORS = 2
_NEAR = 4  # content words: two anchors that far apart are still about each other

_NOT, _SOFT_NOT = "not", "hardly"
_OPPOSITES = {
    "at least": frozenset({"at most", "less"}),
    "more": frozenset({"at most", "less"}),
    "at most": frozenset({"at least", "more"}),
    "less": frozenset({"at least", "more"}),
    "before": frozenset({"after"}),
    "after": frozenset({"before", "within"}),
    "within": frozenset({"after"}),
    "up": frozenset({"down"}),
    "down": frozenset({"up"}),
    "duty": frozenset({"leave"}),
    "leave": frozenset({"duty"}),
}
# Longer wordings first: "not less than" is a bound, no negation.
_WORDINGS = {
    "at least": (
        "at least|(?:not|no) (?:less|fewer|earlier|lower) than|(?:a )?minimum(?: of)?|or more",
        "almeno|(?:come |quale )?minimo|non (?:meno|prima) di|non inferior[ei] a[il]?|o più",
    ),
    "at most": (
        "at (?:the )?most|(?:not|no) (?:more|later|greater|higher) than|up to|or (?:less|fewer)",
        "not (?:to )?exceed(?:ing)?|(?:a )?maximum(?: of)?|tutt'al più|o meno|fino a[li]?",
        "al massimo|(?:come |quale )?massimo|non più di|non oltre|non superior[ei] a[il]?",
    ),
    "more": (
        "more|greater|higher|larger|over|above|exceed(?:s|ed|ing)?",
        "più|oltre|superior[ei]|maggior[ei]|supera(?:no|re)?",
    ),
    "less": ("less|fewer|lower|smaller|under|below", "meno|inferior[ei]|minor[ei]|sotto"),
    "before": (
        "before|prior to|earlier than|preceding",
        "prima|precedent[ei]|anterior(?:e|i|mente)|antecedent[ei]",
    ),
    "after": (
        "after|following|subsequent(?:ly)?(?: to)?|later than",
        "dopo|success(?:iv[oaei]|ivamente)|posterior(?:e|i|mente)|a seguito",
    ),
    "within": ("within", "entro"),
    "up": ("increas(?:e|es|ed|ing)|rose|rises?|grew", r"aument\w+|cresc\w+|crebbe\w*"),
    "down": (
        "decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|fell|drop(?:s|ped)?|reduc(?:e|es|ed|ing)",
        r"diminu\w+|ridu(?:ce|cono|sse|zione|rre)|ridott[oaei]|cal(?:a|o|ata|ato)",
    ),
    "duty": (
        "shall|must|(?:is|are) (?:required|obliged|obligated) to|ha(?:s|ve) to",
        "deve|devono|dovrà|dovranno|(?:è|sono) tenut[oaie](?: ad?)?|ha l'obbligo di",
    ),
    "leave": (
        "(?-i:may)|can|might|(?:is|are) (?:entitled|permitted|allowed) to",  # "May" is a month
        "può|possono|potrà|potranno|ha (?:la )?facoltà di|ha (?:il )?diritto di",
    ),
    _NOT: (
        r"not|no|never|none|neither|nor|without|cannot|\w+n['’]t",
        "non|nessun[oa]?|mai|senza|né|nulla|niente",
    ),
    _SOFT_NOT: (
        "fail(?:s|ed|ure)?|unable|lack(?:s|ed|ing)?|refus(?:e|es|ed|al)|absen(?:t|ce)|except",
        "unless|rather than|instead of|hardly|barely|mancat[oaei]|mancanza|assen(?:te|za)",
        "priv[oaie]|salvo|tranne|anziché|invece di",
    ),
}
_PATTERNS = tuple(
    (value, re.compile(rf"(?i)(?<!\w)(?:{'|'.join(wordings)})(?!\w)"))
    for value, wordings in _WORDINGS.items()
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’](?=s\b)s)?")
_BREAK = re.compile(r"[.;:!?](?:\s|$)")
_BACKWARDS = re.compile(r"(?i)or (?:more|less|fewer)|o (?:più|meno)")


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A small word, what it says, and the content words beside it (their stems)."""

    text: str
    value: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text as its content words, in order, and its qualifiers."""

    stems: tuple[str, ...]
    qualifiers: tuple[Qualifier, ...]

    def has_together(self, anchors: Sequence[str]) -> bool:
        """True when the anchors stand near each other."""
        places = [[i for i, stem in enumerate(self.stems) if stem == a] for a in anchors]
        if not all(places):
            return False
        return any(
            all(any(abs(first - other) <= _NEAR for other in more) for more in places[1:])
            for first in places[0]
        )


def turned_qualifiers(sentence: str, quote: str) -> list[str]:
    """The small words of a sentence whose opposite the quote has in the same place.

    A negation that the quote alone has is given as the quote writes it.
    """
    said, known = _read(sentence), _read(quote)
    turned = [q.text for q in said.qualifiers if _is_turned(q, known)]
    negations = _unmatched(said, known) + _unmatched(known, said)
    return list(dict.fromkeys([*turned, *negations]))


def _is_turned(qualifier: Qualifier, known: _Reading) -> bool:
    opposite = _OPPOSITES.get(qualifier.value, frozenset())
    beside = [q for q in known.qualifiers if _share(q.anchors, qualifier.anchors)]
    values = {q.value for q in beside}
    return bool(values & opposite) and qualifier.value not in values


def _unmatched(one: _Reading, other: _Reading) -> list[str]:
    """The negations of one text whose anchors the other has, without a negation beside them."""
    denials = [q for q in other.qualifiers if q.value in (_NOT, _SOFT_NOT)]
    return [
        q.text
        for q in one.qualifiers
        if q.value == _NOT
        and len(q.anchors) == _ANCHORS
        and other.has_together(q.anchors)
        and not any(_denies_same(q, denial) for denial in denials)
    ]


def _denies_same(one: Qualifier, other: Qualifier) -> bool:
    """True when what one denies first is among what the other denies."""
    return one.anchors[0] in other.anchors or other.anchors[:1] == one.anchors[1:]


def _share(some: Sequence[str], others: Sequence[str]) -> bool:
    return bool(set(some) & set(others))


@lru_cache(maxsize=512)
def _read(text: str) -> _Reading:
    marks = _marks(text)
    taken = [(start, end) for start, end, _ in marks]
    words = [
        (match.start(), fold(match.group())[:_STEM])
        for match in _WORD.finditer(text)
        if (not is_function_word(match.group().lower())
        and len(match.group()) > 1) or match.group().isdigit()
        if not any(start <= match.start() < end for start, end in taken)
    ]  # fmt: skip
    breaks = [match.start() for match in _BREAK.finditer(text)]
    qualifiers = tuple(
        Qualifier(text[start:end], value, _anchors(text, start, end, words, breaks))
        for start, end, value in marks
    )
    return _Reading(tuple(stem for _, stem in words), qualifiers)


def _has_content(word: str) -> bool:
    return word.isdigit() or (len(word) > 1 and not is_function_word(word.lower()))


def _marks(text: str) -> list[tuple[int, int, str]]:
    marks: list[tuple[int, int, str]] = []
    for value, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end, _ in marks):
                marks.append((*match.span(), value))
    return sorted(marks)


def _anchors(
    text: str, start: int, end: int, words: Sequence[tuple[int, str]], breaks: Sequence[int]
) -> tuple[str, ...]:
    """The content words after a qualifier, or those before it where none follow in its clause."""
    last = next((place for place in breaks if place >= end), len(text))
    first = next((place for place in reversed(breaks) if place < start), -1)
    after = [stem for place, stem in words if end <= place < last]
    before = [stem for place, stem in words if first < place < start][::-1]
    if _BACKWARDS.fullmatch(text, start, end):
        after, before = before, after
    return tuple(dict.fromkeys([*after[:_ANCHORS], *before]))[:_ANCHORS]
