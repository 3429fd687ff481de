"""The two languages that DocDesk speaks, and telling which one a question is in."""

import re
from enum import StrEnum

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")  # "non-compete" and "e-mail" are not Italian
_ITALIAN = frozenset(
    "il lo la gli le un uno una di del della dei delle degli dello da dal dalla in nel nella nei "
    "nelle con su sul sulla per tra fra e ed o che chi cosa come quando dove quale quali quanto "
    "quanti quanta quante perché è sono era stato stata ha hanno non si ci al alla ai alle allo "
    "questo questa quello quella anche più qual c dell nell all dall sull l cos dov com viene "
    "vengono può possono deve devono fu furono ad agli col degli essere erano era gli hanno li ma "
    "ne nei negli nello nelle non ogni piu più qui sia siano sugli sui sulle sue suo sua suoi tra "
    "cui fare fatto loro".split()
)
_ENGLISH = frozenset(
    "the a an of to in is are was were be been what which who whom whose when where why how does "
    "do did has have had can could may shall should will would with without from for by on at as "
    "and or not no this that these those it its there any many much than about after also all am "
    "before being both but each either he her him his how i if into me more most must my nor only "
    "other our out over own per please same she so some such tell their them then they through "
    "thus to too under until up upon us very via we while within you your".split()
)
_FEW_WORDS = 3


class Language(StrEnum):
    """A language in which DocDesk writes to the person."""

    ENGLISH = "en"
    ITALIAN = "it"


def language_of(text: str, context: str = "") -> Language:
    """Italian when the text has more Italian than English function words.

    A text with as many of each ("canone?") is in the language of `context`, in doubt in English.
    """
    lead = _italian_lead(text) or _italian_lead(context)
    return Language.ITALIAN if lead > 0 else Language.ENGLISH


def is_bare(text: str) -> bool:
    """True for a few words without grammar: "governing law", "canone?"."""
    words = _WORD.findall(text.lower())
    return len(words) <= _FEW_WORDS and not any(map(is_function_word, words))


def _italian_lead(text: str) -> int:
    words = _WORD.findall(text.lower())
    return sum((word in _ITALIAN) - (word in _ENGLISH) for word in words)


def is_function_word(word: str) -> bool:
    """True for a lower-case word that carries grammar in one of the two languages."""
    return word in _ENGLISH or word in _ITALIAN
