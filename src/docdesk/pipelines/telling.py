"""Which sentences of a text tell most of it: by words, place, figures, and vectors where given."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.language import is_function_word

_FEWEST_WORDS, _MOST_WORDS = 6, 90
_GOOD_LENGTH = 40  # words; longer sentences count less, by the root of how much longer they are
_PLACE = 0.12  # for the first sentence of a section
_FIGURES = 0.06
_KEY_PART = 0.12  # for what stands under a heading that promises the gist
_CUE = 0.1
_MEANING = 0.5  # of the likeness in words, for the likeness of vectors
_LEANING = 0.1  # less for a sentence that needs the one before it
_CLOSING = 0.15  # less for what stands at the end of every contract
_REPEATS = 0.6  # for the likeness to a sentence that is already taken
_STEM = 6
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"\d")
_BLANK_LINE = re.compile(r"_{3,}|\.{4,}|(?:\. ){4,}|-{4,}|/s/")
_MARKER = re.compile(r"^(?:[•▪◦‣·●○■*–—-]\s+|\(?\w{1,4}[.)]\s+|\d{1,3}(?:\.\d{1,3})+[.)]?\s+)+")
# Words with which texts decide, bind, find and advise, by their beginnings.
_CUES = re.compile(
    r"\b(?:shall not|must not|may not|may (?:only )?terminate|agrees? to|undertakes?|entitled|"
    r"liable|governed by|exclusive|terminat|expire|renew|penalt|indemnif|decided|ordered|held that|"
    r"dismiss|upheld|conclu|found that|result|showed|demonstrat|significant|endpoint|diagnos|"
    r"recommend|prescri|risk|because|purpose of|in summary|overall|"
    r"vietat|obbligat|tenut[oaie] a|spett|recede|recess|risol|responsabil|scade|rinnov|penale|"
    r"decid|condanna|rigett|respin|accogli|dichiara|dispon|ordina|conclus|accertat|evidenzia|"
    r"dimostr|significativ|consigli|controindic|somministr|trattament|pertanto|perché|scopo|"
    r"in sintesi)",
    re.IGNORECASE,
)

_OPENING_CHARS = 160
_CLOSING_CLAUSES = re.compile(
    r"\b(?:entire agreement|in witness whereof|counterparts?|waivers?|severab|surviv|headings|"
    r"third[- ]party beneficiar|construed|intero accordo|in fede di|invalidità di una)",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"(?:however|moreover|furthermore|further|in addition|additionally|also|but|and|thus|therefore|"
    r"then|he|she|it|they|this|these|such|in this case|the same|inoltre|tuttavia|infatti|quindi|"
    r"perciò|poi|anche|ma|e|questo|questa|questi|queste|tale|tali|esso|essa|essi|a tale)\b"
    r"(?! (?:agreement|lease|contract|amendment|contratto|accordo)\b)",
    re.IGNORECASE,
)
_KEY_HEADINGS = re.compile(
    r"\b(?:summary|conclusion|abstract|diagnos|decision|outcome|result|purpose|disposi|sintesi|"
    r"conclus|esito|oggetto|scopo|terapia|p\.q\.m|motivi)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at characters `start:end` of a page, in the section of that number."""

    page: int
    start: int
    end: int
    text: str  # its lines joined
    section: int
    order: int  # among all sentences of the document
    stems: Counter[str] = field(default_factory=Counter)
    heading: str = ""

    @property
    def shown(self) -> str:
        """The sentence without the bullet or number before it."""
        return _MARKER.sub("", self.text)


def is_telling(text: str) -> bool:
    """True for a sentence that can stand for itself: prose, neither heading nor row nor blank."""
    words = _WORD.findall(text)
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or _BLANK_LINE.search(text) or "\t" in text:
        return False
    letters = sum(map(len, words))
    small = sum(word[0].islower() for word in words)
    ends = text.rstrip("\"'”’»)] ")[-1:]
    if ends not in ".!?;" or _begins_midway(text):
        return False
    return letters >= 0.6 * len(text.replace(" ", "")) and small >= 0.4 * len(words)


def _begins_midway(text: str) -> bool:
    """True for the rest of a sentence that a page break cut."""
    return text[:1].islower() and not _MARKER.match(text)


def leans(text: str) -> bool:
    """True for a sentence that needs the one before it: "They ...", "However, ..."."""
    return bool(_LEANS.match(text))


def stems_of(text: str) -> Counter[str]:
    """The beginnings of the words that carry a subject, with their counts."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return Counter(
        word[:_STEM]
        for word in _WORD.findall(plain)
        if len(word) > 2 and not is_function_word(word)
    )


class Ranking:
    """Ranks the sentences of one document; rare words count more (idf over its sentences)."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        seen: Counter[str] = Counter(stem for item in sentences for stem in item.stems)
        count = len(sentences)
        self._idf = {stem: math.log(1 + count / known) for stem, known in seen.items()}
        self._vectors: dict[int, NDArray[np.float32]] = {}

    def add_meaning(self, sentences: Sequence[Sentence], vectors: NDArray[np.float32]) -> None:
        """Take in vectors of sentences (rows of length 1), to be held against their middle."""
        for sentence, vector in zip(sentences, vectors, strict=True):
            self._vectors[sentence.order] = vector

    def best(
        self, sentences: Sequence[Sentence], count: int, *, first_bonus: float = _PLACE
    ) -> list[Sentence]:
        """The most telling sentences, in reading order, that do not repeat each other."""
        weights = self.weights(sentences, first_bonus=first_bonus)
        taken: list[Sentence] = []
        left = list(sentences)
        while left and len(taken) < count:
            found = max(
                left,
                key=lambda item: (
                    weights[item.order]
                    - _REPEATS * max((self.likeness(item, other) for other in taken), default=0.0)
                ),
            )
            left.remove(found)
            taken.append(found)
        return sorted(taken, key=lambda item: item.order)

    def weights(
        self, sentences: Sequence[Sentence], *, first_bonus: float = _PLACE
    ) -> dict[int, float]:
        """How telling each sentence is of all of these, by its order in the document."""
        middle: Counter[str] = Counter()
        for item in sentences:
            middle.update(item.stems)
        length, centre = self._length(middle), self._centre(sentences)
        weights: dict[int, float] = {}
        for index, item in enumerate(sentences):
            telling = self._dot(item.stems, middle) / (self._length(item.stems) * length)
            if centre is not None and item.order in self._vectors:
                telling += _MEANING * float(self._vectors[item.order] @ centre)
            extra = first_bonus if index == 0 else 0.0
            extra += _FIGURES if _FIGURE.search(item.shown) else 0.0
            extra += _KEY_PART if _KEY_HEADINGS.search(item.heading) else 0.0
            extra -= _CLOSING if _CLOSING_CLAUSES.search(item.text[:_OPENING_CHARS]) else 0.0
            extra -= _LEANING if leans(item.shown) else 0.0
            extra += _CUE if _CUES.search(item.text) else 0.0
            weights[item.order] = (telling + extra) * _length_factor(item.text)
        return weights

    def likeness(self, one: Sentence, other: Sentence) -> float:
        """How much two sentences say the same, 0 to 1."""
        lengths = self._length(one.stems) * self._length(other.stems)
        return self._dot(one.stems, other.stems) / lengths

    def _centre(self, sentences: Sequence[Sentence]) -> NDArray[np.float32] | None:
        known = [self._vectors[item.order] for item in sentences if item.order in self._vectors]
        if not known:
            return None
        middle: NDArray[np.float32] = np.mean(known, axis=0)
        unit: NDArray[np.float32] = middle / max(float(np.linalg.norm(middle)), 1e-9)
        return unit

    def _dot(self, one: Counter[str], other: Counter[str]) -> float:
        small, large = sorted((one, other), key=len)
        return sum(count * large[stem] * self._of(stem) ** 2 for stem, count in small.items())

    def _length(self, stems: Counter[str]) -> float:
        squares = sum((count * self._of(stem)) ** 2 for stem, count in stems.items())
        return math.sqrt(squares) or 1.0

    def _of(self, stem: str) -> float:
        return self._idf.get(stem, 1.0)


def _length_factor(text: str) -> float:
    words = len(text.split())
    return math.sqrt(_GOOD_LENGTH / words) if words > _GOOD_LENGTH else 1.0
