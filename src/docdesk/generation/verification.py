"""Whether a sentence says only what its evidence says: numbers, dates, names and negations."""

import re

from docdesk.generation.claims import (
    dates_in,
    name_is_in,
    names_in,
    quantities_in,
)
from docdesk.generation.words import fold, word_support, words_of

# Below this share of common content words a quote does not carry a sentence. Of the sentences of
# CLAP-NQ's own answers 96 % are above it with the best quote of their passage, of sentences from
# other answers none (127 and 103 sentences).
LEAST_SUPPORT = 0.6
_CLOSE = 0.6  # from this share on, two sentences are about the same thing
_NEGATIONS = frozenset(
    "not no never none neither nor without cannot non nessun nessuno nessuna mai senza nulla "
    "niente".split()
)
_CONTRACTED = re.compile(r"n['’]t\b", re.IGNORECASE)
_LONGEST_NEGATED = 40  # words: in a longer quote a "not" may belong to anything
_ABSENCE = re.compile(
    r"\b(?:sources?|documents?|passages?|texts?|context|information|provided)\b.{0,80}?"
    r"(?:\b(?:not|no|cannot)\b|n['’]t\b).{0,60}?\b(?:mention|sa[iy]|state|specif|provid|contain|"
    r"includ|answer|available|given|indicat|enough|have)"
    r"|\b(?:i (?:do not|don['’]t|cannot|can['’]t) (?:know|find|answer|determine))"
    r"|\b(?:no|not enough|insufficient) information\b"
    r"|\b(?:is|are) not (?:mentioned|stated|specified|provided|given|available)\b"
    r"|\bcannot be (?:determined|answered|found)\b"
    r"|\b(?:font[ei]|document[oi]|test[oi]|bran[oi]|informazion[ei])\b.{0,80}?\bnon\b.{0,60}?"
    r"\b(?:dic|indic|specific|menzion|contien|contengono|riport|forni|rispond|disponibil)"
    r"|\bnon (?:è|e'|viene|sono|vengono) (?:indicat|specificat|menzionat|riportat|disponibil)"
    r"|\bnon (?:lo so|trovo|posso rispondere|ci sono informazioni)\b"
    r"|\bnessuna informazione\b",
    re.IGNORECASE,
)


def unsupported_in(sentence: str, evidence: str, quote: str = "") -> tuple[str, ...]:
    """The numbers, dates, amounts and names of a sentence that its evidence does not have.

    A negation that either the sentence or the quote has alone counts as well, when both are about
    the same thing. Each item as the sentence writes it, in order, once.
    """
    items = [*_missing_dates(sentence, evidence), *_missing_quantities(sentence, evidence)]
    items += _missing_names(sentence, evidence)
    flipped = flipped_negation(sentence, quote) if quote else None
    return tuple(dict.fromkeys([*items, *([flipped] if flipped else [])]))


def _missing_dates(sentence: str, evidence: str) -> list[str]:
    known = dates_in(evidence)
    return [d.text for d in dates_in(sentence) if not any(d.is_within(other) for other in known)]


def _missing_quantities(sentence: str, evidence: str) -> list[str]:
    known = quantities_in(evidence)
    dates = dates_in(sentence)
    return [
        quantity.text.strip()
        for quantity in quantities_in(sentence)
        if not any(date.start <= quantity.start < date.end for date in dates)
        and not any(quantity.agrees(other) for other in known)
    ]


def _missing_names(sentence: str, evidence: str) -> list[str]:
    words = frozenset(words_of(evidence))
    return [name for name in names_in(sentence) if not name_is_in(name, words)]


def flipped_negation(sentence: str, quote: str) -> str | None:
    """The negation that only one of the two has, None when they agree or are about other things."""
    in_sentence, in_quote = _negation(sentence), _negation(quote)
    if bool(in_sentence) == bool(in_quote) or len(quote.split()) > _LONGEST_NEGATED:
        return None
    return (in_sentence or in_quote) if word_support(sentence, quote) >= _CLOSE else None


def _negation(text: str) -> str | None:
    contracted = _CONTRACTED.search(text)
    if contracted:
        return contracted.group()
    return next((word for word in fold(text).split() if word.strip(".,;:()") in _NEGATIONS), None)


def states_absence(sentence: str) -> bool:
    """True for a sentence that says that the documents do not tell."""
    return bool(_ABSENCE.search(sentence))
