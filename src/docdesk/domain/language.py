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


class Language(StrEnum):
    """A language in which DocDesk writes to the person."""

    ENGLISH = "en"
    ITALIAN = "it"


def language_of(text: str) -> Language:
    """Italian when the text has more Italian than English function words, else English."""
    words = _WORD.findall(text.lower())
    italian = sum(word in _ITALIAN for word in words)
    english = sum(word in _ENGLISH for word in words)
    return Language.ITALIAN if italian > english else Language.ENGLISH


def is_function_word(word: str) -> bool:
    """True for a lower-case word that carries grammar in one of the two languages."""
    return word in _ENGLISH or word in _ITALIAN
