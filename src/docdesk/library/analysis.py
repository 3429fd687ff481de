"""Text to index terms: words, stems and whole identifiers, the same for passages and questions."""

import re
import unicodedata
from collections import Counter

import Stemmer

from docdesk.library.stopwords import STOP_WORDS

# Runs of letters and digits, joined where one of -/.:,' stands between two of them.
_TOKEN = re.compile(r"[^\W_]+(?:[-/.:,'’][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_HAS_DIGIT = re.compile(r"\d")
# Scripts written without spaces: each pair of neighbours is a term.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]+")
_STEMMERS = {"en": "english", "it": "italian", "fr": "french", "de": "german", "es": "spanish"}
# What stands before an apostrophe in Italian and French and belongs to no word of its own.
_ELISIONS = frozenset(
    "l d c s m t n j un qu all dall dell nell sull coll quell quest bell sant gl com cos dov "
    "nient nessun ciascun quant lorsqu puisqu jusqu quoiqu".split()
)
_SAMPLE_WORDS = 400  # function words come so often that this many words tell the language
_LEAST_SHARE = 0.12  # running text has 30-50 % function words, lists and tables 5-15 %
_LEAST_LEAD = 1.25  # over the second language: Italian and Spanish share a good many


class Analyser:
    """Turns texts into index terms. Stemmers keep a cache each, so keep one Analyser a thread."""

    def __init__(self) -> None:
        self._stemmers = {code: Stemmer.Stemmer(name) for code, name in _STEMMERS.items()}

    def terms(self, text: str, language: str) -> list[str]:
        """The terms in reading order; `language` is ISO 639-1, anything unknown is not stemmed.

        Terms are lower case without accents. A token with digits and separators comes as its parts
        and as a whole: "COVID-19" gives covid, 19, covid_19.
        """
        return self._stemmed(split_words(text), language)

    def content_terms(self, text: str, language: str, *, asked_in: str = "") -> list[str]:
        """The terms without stop words, those of `asked_in` where the text is in that language."""
        stop = STOP_WORDS.get(asked_in or language, frozenset())
        return self._stemmed([word for word in split_words(text) if word not in stop], language)

    def _stemmed(self, words: list[str], language: str) -> list[str]:
        stemmer = self._stemmers.get(language)
        stems = words if stemmer is None else stemmer.stemWords(words)
        return fold(" ".join(stems)).split()


def split_words(text: str) -> list[str]:
    """Lower-case words in reading order, identifiers also as a whole with _ for separators."""
    words: list[str] = []
    for token in _TOKEN.findall(text.lower()):
        if token.isascii() and token.isalpha():
            words.append(token)
        elif token.isalpha():
            _add_word(words, token)
        else:
            _add_compound(words, token)
    return words


def _add_word(words: list[str], token: str) -> None:
    if not _UNSPACED.search(token):
        words.append(token)
        return
    pairs = (token[i : i + 2] for i in range(max(1, len(token) - 1)))
    words.extend(pairs)


def _add_compound(words: list[str], token: str) -> None:
    parts = _PART.findall(token)
    for index, part in enumerate(parts):
        is_last = index == len(parts) - 1
        if not is_last and part in _ELISIONS:
            continue
        if index > 0 and is_last and part == "s":
            continue  # the English genitive
        _add_word(words, part)
    if len(parts) > 1 and _HAS_DIGIT.search(token) and not {"'", "’"} & set(token):
        words.append("_".join(parts))


def fold(text: str) -> str:
    """The text without accents, with compatible characters as one (ligatures, full width)."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def plain_text(text: str) -> str:
    """The text as names, tags and paths are compared: without accents and capitals."""
    return fold(text.casefold())


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language whose function words the text has, "" when unclear."""
    words = split_words(text[: _SAMPLE_WORDS * 12])[:_SAMPLE_WORDS]
    if not words:
        return ""
    counts = Counter(words)
    shares = sorted(
        (sum(n for word, n in counts.items() if word in stop), language)
        for language, stop in STOP_WORDS.items()
    )
    (second, _), (best, language) = shares[-2:]
    if best < _LEAST_SHARE * len(words) or best < _LEAST_LEAD * second:
        return ""
    return language


def is_stop_word(word: str, language: str) -> bool:
    """True for a lower-case word that carries no subject; language "" means in any of them."""
    if language:
        return word in STOP_WORDS.get(language, frozenset())
    return any(word in stop for stop in STOP_WORDS.values())
