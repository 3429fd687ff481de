"""Words as the checks compare them: without case, accents, endings and function words."""

import re
import unicodedata
from functools import lru_cache

from docdesk.domain.language import is_function_word

_WORD = re.compile(r"[^\W_]+")
_STEM = 6  # letters that inflection leaves alone in most English and Italian words
# What a model wraps around an answer: "the sources state that ..."
_SCAFFOLD = frozenset(
    "according based says said states stated source sources document documents text passage "
    "fonte fonti documento documenti testo secondo viene vengono".split()
)


def fold(text: str) -> str:
    """The text in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words_of(text: str) -> list[str]:
    """All words and numbers, folded, in reading order."""
    return _WORD.findall(fold(text))


def content_stems(text: str) -> list[str]:
    """The stems of the words that carry a subject, in reading order."""
    words = (word.lower() for word in _WORD.findall(unicodedata.normalize("NFC", text)))
    return [fold(word)[:_STEM] for word in words if _has_content(word)]


def _has_content(word: str) -> bool:
    return len(word) > 1 and word not in _SCAFFOLD and not is_function_word(word)


def word_support(sentence: str, evidence: str) -> float:
    """The share of the sentence's content words that the evidence has, 0 to 1."""
    wanted = _stems(sentence)
    if not wanted:
        return 0.0
    return len(wanted & _stems(evidence)) / len(wanted)


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    return frozenset(content_stems(text))
