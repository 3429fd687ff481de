"""Conditions on a passage's words as full-text expressions, and their check on a single passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product

from docdesk.domain.conditions import (
    All,
    Condition,
    Either,
    Near,
    Not,
    Phrase,
    Word,
    required,
)
from docdesk.library.analysis import Analyser, fold, split_words

_MOST_FORMS = 24  # of one NEAR: every form of one part with every form of the others
# Endings that stemmers take off (English, Italian, French, Spanish, German): a word that begins
# with a prefix may be indexed shorter than the prefix, under the stem that it has with an ending.
_ENDINGS = (
    "",
    *"e a i o s es ed er ers en ing ings ion ions ation ations ative al ally able ance ence ent "
    "ment ments ive ity ly ness or ors ize ized ate ated ates ating one oni ione ioni zione zioni "
    "are ere ire ato ata ati ate uto uta ante anti ando endo ativo ativa atori atore atrice mente "
    "abile abili ità oso osa ismo ista amento amenti eur euse aison ción ciones ado ada ung ungen "
    "lich keit".split(),
)


@dataclass(frozen=True, slots=True)
class Matching:
    """A full-text expression; `is_negated` means all passages but those it finds."""

    expression: str
    is_negated: bool = False


def to_matching(
    condition: Condition, languages: Sequence[str], analyser: Analyser
) -> Matching | None:
    """The condition over passages in these languages; None when it holds no word at all.

    Words count in all forms that are indexed alike, phrases too: `meets` looks closer.
    """
    return _Compiler(languages, analyser).compile(condition)


class _Compiler:
    def __init__(self, languages: Sequence[str], analyser: Analyser) -> None:
        self._languages = languages or ("",)
        self._analyser = analyser

    def compile(self, condition: Condition) -> Matching | None:
        match condition:
            case Word() | Phrase():
                forms = dict.fromkeys(
                    form for one in self._languages for form in self._forms(condition, one)
                )
                return Matching(_joined(list(forms), "OR")) if forms else None
            case Near():
                return self._near(condition)
            case Not():
                part = self.compile(condition.part)
                return None if part is None else Matching(part.expression, not part.is_negated)
            case All():
                return _both(self._parts(condition.parts))
            case Either():
                # De Morgan: full-text search knows only "a but not b", so a negated alternative
                # is one of the things that must not be missing.
                turned = [
                    Matching(p.expression, not p.is_negated) for p in self._parts(condition.parts)
                ]
                both = _both(turned)
                return None if both is None else Matching(both.expression, not both.is_negated)

    def _parts(self, parts: Sequence[Condition]) -> list[Matching]:
        return [found for part in parts if (found := self.compile(part)) is not None]

    def _near(self, near: Near) -> Matching | None:
        groups: dict[str, None] = {}
        for language in self._languages:
            forms = [found for part in near.parts if (found := self._forms(part, language))]
            for chosen in islice(product(*forms), _MOST_FORMS):
                groups[f"NEAR({' '.join(chosen)}, {near.distance})"] = None
        return Matching(_joined(list(groups), "OR")) if groups else None

    def _forms(self, leaf: Word | Phrase, language: str) -> list[str]:
        if isinstance(leaf, Word) and leaf.is_prefix:
            return self._beginnings(leaf.text, language)
        terms = self._analyser.terms(leaf.text, language)
        return [f'"{" ".join(terms)}"'] if terms else []

    def _beginnings(self, prefix: str, language: str) -> list[str]:
        begin = fold(prefix.lower())
        stems = self._analyser.terms(" ".join(prefix + end for end in _ENDINGS), language)
        shorter = dict.fromkeys(stem for stem in stems if not stem.startswith(begin))
        return [f'"{begin}" *', *(f'"{stem}"' for stem in shorter)]


def _both(parts: Sequence[Matching]) -> Matching | None:
    wanted = [part.expression for part in parts if not part.is_negated]
    unwanted = [part.expression for part in parts if part.is_negated]
    if not wanted:
        return Matching(_joined(unwanted, "OR"), is_negated=True) if unwanted else None
    expression = _joined(wanted, "AND")
    return Matching(f"({expression} NOT {_joined(unwanted, 'OR')})" if unwanted else expression)


def _joined(parts: Sequence[str], operator: str) -> str:
    return parts[0] if len(parts) == 1 else f"({f' {operator} '.join(parts)})"


def meets(text: str, condition: Condition | None) -> bool:
    """True when a text has the required phrases word for word, and words with the beginnings.

    The index knows words by their stems; a phrase is meant as it is written.
    """
    exact = [leaf for leaf in _leaves(condition) if isinstance(leaf, Phrase) or leaf.is_prefix]
    if not exact:
        return True
    words = _plain(text)
    running = f" {' '.join(words)} "
    return all(
        any(word.startswith(fold(leaf.text.lower())) for word in words)
        if isinstance(leaf, Word)
        else f" {' '.join(_plain(leaf.text))} " in running
        for leaf in exact
    )


def _leaves(condition: Condition | None) -> list[Word | Phrase]:
    return [
        part
        for leaf in required(condition)
        for part in (leaf.parts if isinstance(leaf, Near) else (leaf,))
    ]


def _plain(text: str) -> list[str]:
    return fold(" ".join(split_words(text))).split()
