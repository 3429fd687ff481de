"""The content words of a question and of what may answer it, made comparable."""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence

from docdesk.domain.language import is_function_word

_WORD = re.compile(r"[^\W_]+")
# They ask, and say nothing of what is asked for.
_ASKING = frozenset(
    "who whom whose what which when where why how many much long old far often chi cosa che quale "
    "quali quanto quanti quanta quante quando dove perche come cui documents document documenti "
    "documento".split()
)
_STEM = 6  # letters that inflection leaves alone in most English and Italian words
_SHORT = 4  # shorter words keep their ending: too little would be left
_ENDING = re.compile(r"(?:ies|ing|es|ed|[sieaoy])$")


def content_words(text: str) -> Iterator[str]:
    """The words that carry a subject, as written."""
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        if len(word) > 1 and not is_function_word(word.lower()) and _fold(word) not in _ASKING:
            yield word


def stem(word: str) -> str:
    """The word without case, accents and ending."""
    folded = _fold(word)
    return _ENDING.sub("", folded)[:_STEM] if len(folded) > _SHORT else folded


def stems(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    return frozenset(stem(word) for word in content_words(text))


def share(asked: frozenset[str], found: frozenset[str]) -> float:
    """The share of the asked stems that were found; 0 when nothing with content is asked."""
    return len(asked & found) / len(asked) if asked else 0.0


def rare_shares(asked: frozenset[str], texts: Sequence[frozenset[str]]) -> list[float]:
    """The share of the asked stems in each text, each weighed by how few of the texts have it.

    The weight is the inverse document frequency of BM25 (Robertson and Zaragoza, 2009). All 0 when
    nothing with content is asked.
    """
    count = len(texts)
    having = {word: sum(word in text for text in texts) for word in asked}
    weights = {w: math.log(1 + (count - n + 0.5) / (n + 0.5)) for w, n in having.items()}
    total = math.fsum(weights.values()) or 1.0
    # In an order of their own: a sum in the order of a set is not the same in each process.
    ordered = sorted(weights.items())
    return [sum(weight for word, weight in ordered if word in text) / total for text in texts]


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
