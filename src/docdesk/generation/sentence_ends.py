"""Where a sentence ends while it is being written, and when a text goes round in circles."""

import re
from collections.abc import Sequence

_END = re.compile(r"""[.!?…]["'”’»)\]*]*$""")
_LIST_MARK = re.compile(r"^\s*(?:\d{1,3}[.)]|[-*•])\s*$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|e\.g|i\.e|cf|vs|no|nos|art|artt|sec|para|par|pp?|pag|n|nn|co|inc|ltd"
    r"|corp|dr|dott|dr\.ssa|dott\.ssa|sig|sig\.ra|mr|mrs|ms|prof|avv|ing|st|ecc|approx|ca|fig|tab"
    r"|vol|ed|al|s\.p\.a|s\.r\.l|l\.p|u\.s|d\.lgs|d\.p\.r|c\.c|c\.p)\.$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_LONGEST_PERIOD = 40  # tokens
_TURNS = 3


def ends_sentence(text: str, following: str) -> bool:
    """True when `text` is a whole sentence and `following` (the next piece) begins another."""
    if not following[:1].isspace() or not text.strip() or _LIST_MARK.match(text):
        return False
    if following[:1] == "\n":
        return bool(_WORD.search(text))
    stripped = text.rstrip()
    return bool(_END.search(stripped)) and not _ABBREVIATION.search(stripped)


def sentence_key(text: str) -> str:
    """The words of a sentence alone, to tell whether it was written before."""
    return " ".join(_WORD.findall(text.lower()))


def goes_in_circles(tokens: Sequence[int]) -> bool:
    """True when the end is the same stretch of tokens three times over, at least 12 tokens."""
    for period in range(1, _LONGEST_PERIOD + 1):
        turns = max(_TURNS, -(-12 // period))
        length = period * turns
        if length > len(tokens) or tokens[-1] != tokens[-1 - period]:
            continue
        tail = list(tokens[-length:])
        if tail[:-period] == tail[period:]:
            return True
    return False
