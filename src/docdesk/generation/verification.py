"""Whether a sentence says only what its evidence says: numbers, dates, names and negations."""

import re
from collections.abc import Sequence

from docdesk.generation.alignment import replaced_words
from docdesk.generation.claims import Quantity, dates_in, name_is_in, names_in, quantities_in
from docdesk.generation.parties import swapped_parties
from docdesk.generation.qualifiers import turned_qualifiers
from docdesk.generation.words import words_of

# Below this share of common content words a quote does not carry a sentence. Measured: of CLAP-NQ's
# own answers (126 sentences) 96 % are carried, 94 % pass the whole check; of sentences that were
# taken out of their passage (533) what is left carries 4.5 % and 2.1 % pass. At 0.5: 96 and 5.4 %
# pass; at 0.7: 92 and 0.9 %.
LEAST_SUPPORT = 0.6
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
    """What a sentence says that its evidence does not: each item as the sentence writes it, once.

    Numbers, dates, amounts and names must stand in the evidence (the passage and where it is).
    Against the quote, which must carry the sentence, are held negations, bounds ("at least"),
    order in time, duty and leave, and who does what to whom.
    """
    items = [*_missing_dates(sentence, evidence), *_missing_quantities(sentence, evidence)]
    items += _missing_names(sentence, evidence)
    if quote:
        items += _misplaced_quantities(sentence, quote)
        items += [*turned_qualifiers(sentence, quote), *swapped_parties(sentence, quote)]
    return tuple(dict.fromkeys(items))


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
        and not _is_known(quantity, [other for other in known if quantity.values & other.values])
    ]


def _is_known(quantity: Quantity, same: Sequence[Quantity]) -> bool:
    """True when one of the same numbers has its unit, or when none of them has another one."""
    if not quantity.unit:
        return bool(same)
    if any(other.unit == quantity.unit for other in same):
        return True
    return bool(same) and not any(other.unit for other in same)


def _misplaced_quantities(sentence: str, quote: str) -> list[str]:
    """The numbers that stand where the quote, otherwise in the same words, has another number."""
    known = dates_in(quote)
    dates = [date for date in dates_in(sentence) if any(date.is_within(d) for d in known)]
    return [
        number
        for each in replaced_words(sentence, quote)
        if each.is_held and not any(date.start <= each.start < date.end for date in dates)
        for number in _other_numbers(" ".join(each.was), each.text)
    ]


def _other_numbers(was: str, now: str) -> list[str]:
    before, after = quantities_in(was), quantities_in(now)
    if not before or any(a.agrees(b) for a in after for b in before):
        return []
    return [quantity.text.strip() for quantity in after]


def _missing_names(sentence: str, evidence: str) -> list[str]:
    words = frozenset(words_of(evidence))
    return [name for name in names_in(sentence) if not name_is_in(name, words)]


def states_absence(sentence: str) -> bool:
    """True for a sentence that says that the documents do not tell."""
    return bool(_ABSENCE.search(sentence))
