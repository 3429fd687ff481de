"""Who does what to whom: names and roles that changed places around the same verb."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from docdesk.domain.language import is_function_word
from docdesk.generation.alignment import replaced_words
from docdesk.generation.words import fold

_STEM = 6
_REACH = 8  # content words between a party and what it does
# Parties of contracts, and people of letters, that are written in lower case.
_ROLES = frozenset(
    (
        "landlord tenant lessor lessee seller vendor buyer purchaser licensor licensee supplier "
        "provider customer client company distributor manufacturer employer employee contractor "
        "subcontractor lender borrower creditor debtor guarantor agent insurer insured "
        "plaintiff defendant claimant respondent appellant patient doctor physician surgeon mother "
        "father son daughter husband wife parent child owner franchisor franchisee partner bank "
        "locatore conduttore inquilino proprietario venditore acquirente compratore fornitore "
        "cliente committente appaltatore subappaltatore assicurato assicuratore datore lavoratore "
        "dipendente mandante mandatario creditore debitore garante attore attrice convenuto "
        "convenuta ricorrente resistente appellante appellato paziente medico chirurgo madre padre "
        "figlio figlia marito moglie condomino condominio amministratore titolare banca agente "
        "preponente licenziante licenziatario concedente concessionario"
    ).split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’]s\b)?|[.;:!?](?=\s|$)")
_GENITIVE = re.compile(r"['’]s$")
_SHORT = 3  # letters: no plural is told from a name that short
_ADDRESSED = frozenset({"You", "Your", "We", "Us", "Our"})
_AGENT = frozenset("by da dal dalla dallo dai dagli dalle dall".split())  # of a passive


@dataclass(frozen=True, slots=True)
class _Deed:
    """A party, the stem of a content word, the next party.

    `is_passive`: the second one acts ("was paid by").
    """

    first: frozenset[str]
    word: str
    second: frozenset[str]
    is_passive: bool
    text: str

    def is_same(self, other: "_Deed") -> bool:
        return self._fits(other, other.first, other.second)

    def is_other_way(self, other: "_Deed") -> bool:
        return self._fits(other, other.second, other.first)

    def _fits(self, other: "_Deed", first: frozenset[str], second: frozenset[str]) -> bool:
        same_deed = self.word == other.word and self.is_passive == other.is_passive
        return same_deed and bool(self.first & first) and bool(self.second & second)


@dataclass(frozen=True, slots=True)
class _Party:
    """A name or a role: its words, folded, and words `start:end` of the text."""

    names: frozenset[str]
    start: int
    end: int


def swapped_parties(sentence: str, quote: str) -> list[str]:
    """Pairs of parties, as the sentence writes them, that the quote has the other way round."""
    exchanged = _exchanged(sentence, quote)
    if exchanged:
        return exchanged
    known = _deeds(quote)
    found = [
        deed.text
        for deed in _deeds(sentence)
        if any(deed.is_other_way(other) for other in known)
        and not any(deed.is_same(other) for other in known)
    ]
    return list(dict.fromkeys(found))


def _exchanged(sentence: str, quote: str) -> list[str]:
    """Words that stand in each other's place, where the sentence is nearly the quote's own."""
    pairs = [
        (_content(each.was), _content(each.now), each.text)
        for each in replaced_words(sentence, quote)
    ]
    return [
        f"{text} … {other_text}"
        for (was, now, text), (other_was, other_now, other_text) in itertools.combinations(pairs, 2)
        if now & other_was and other_now & was and not now & was
    ]


def _content(words: Sequence[str]) -> frozenset[str]:
    return frozenset(_name(word) for word in words if _says(word))


def _says(word: str) -> bool:
    """False for function words; a contract's "You" is a party."""
    return word in _ADDRESSED or not is_function_word(word.lower())


@lru_cache(maxsize=512)
def _deeds(text: str) -> tuple[_Deed, ...]:
    words = [match.group() for match in _WORD.finditer(text)]
    parties = _parties(words)
    return tuple(
        deed
        for first, second in itertools.pairwise(parties)
        if not first.names & second.names
        for deed in _deeds_between(words, first, second)
    )


def _parties(words: list[str]) -> list[_Party]:
    """The parties in order; names of several words are one."""
    parties: list[_Party] = []
    for index, word in enumerate(words):
        if not _is_party(word):
            continue
        if parties and parties[-1].end == index:
            last = parties.pop()
            parties.append(_Party(last.names | {_name(word)}, last.start, index + 1))
        else:
            parties.append(_Party(frozenset({_name(word)}), index, index + 1))
    return parties


def _deeds_between(words: list[str], first: _Party, second: _Party) -> list[_Deed]:
    between = words[first.end : second.start]
    content = [_stem(word) for word in between if _says(word)]
    if not content or len(content) > _REACH or any(word in ".;:!?" for word in between):
        return []
    is_passive = any(word.lower() in _AGENT for word in between[-2:])
    text = (
        f"{' '.join(words[first.start : first.end])} … {' '.join(words[second.start : second.end])}"
    )
    return [_Deed(first.names, word, second.names, is_passive, text) for word in content]


def _is_party(word: str) -> bool:
    if not _says(word) or not word[0].isalpha():
        return False
    return _name(word) in _ROLES or (word[0].isupper() and len(word) > 1)


def _name(word: str) -> str:
    """A word of a name without a plural's or genitive's ending."""
    folded = fold(_GENITIVE.sub("", word))
    return folded.removesuffix("s") if len(folded) > _SHORT else folded


def _stem(word: str) -> str:
    return fold(word)[:_STEM]
