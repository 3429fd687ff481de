"""What of a question nothing found covers: single words, and whole parts of it."""

import re
from collections.abc import Sequence

from docdesk.domain.answers import FoundPassage
from docdesk.domain.language import Language, language_of
from docdesk.retrieval.question_words import content_words, stem, stems

_SHORTEST = 3  # letters that a word keeps without its ending
_LONG_FORMS = {stem("art"): stem("articolo"), stem("artt"): stem("articoli")}
_SAYING = frozenset("say says dice dicono".split())  # of the question, not of its subject
_LAST = frozenset("saeio")  # "pays", "dogs", "cane" and "cani"
# Where a question begins anew: "... and who pays", "... e chi paga", "...? When".
_PARTS = re.compile(
    r"(?:\s*[,;]?\s+(?:and|or|e|ed|o|oppure)\s+|\?\s*|,\s+)"
    r"(?=(?:(?:with|by|to|for|from|in|on|at|a|con|da|di|per|in)\s+)?"
    r"(?:who|whom|whose|what|which|when|where|why|how|chi|che cosa|cosa|quale|quali|quando|dove|"
    r"perché|come|quanto|quanta|quanti|quante)\b)",
    re.IGNORECASE,
)
# Then the question's words are in the order of a statement: "who pays", "quando scade".
_STATED = re.compile(
    r"(?:who|which|what)\s+(?!is\b|are\b|was\b|were\b|do\b|does\b|did\b|has\b|have\b|had\b|can\b|"
    r"could\b|will\b|would\b|shall\b|should\b|may\b|must\b)\w+|(?:chi|quando|dove|perché|come|"
    r"quale|quali|quanto|quanta|quanti|quante|cosa|che cosa)\b",
    re.IGNORECASE,
)


def uncovered_words(question: str, passages: Sequence[FoundPassage]) -> tuple[str, ...]:
    """The question's content words, names and numbers that no passage has, as written, once."""
    known = _known(passages)
    asked = (word for word in content_words(question) if word.lower() not in _SAYING)
    missing = (word for word in asked if not _forms(stem(word)) & known)
    return tuple({stem(word): word for word in reversed(list(missing))}.values())[::-1]


def without_absent_parts(
    question: str, passages: Sequence[FoundPassage]
) -> tuple[str, tuple[str, ...]]:
    """The question less the parts of which nothing was found, and a sentence on each of these.

    A part is absent when it has words of its own and no passage has any of them. A question all of
    whose parts are absent stays whole: that is a refusal.
    """
    parts = [part.strip(" ?.,;") for part in _PARTS.split(question)]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return question, ()
    known = _known(passages)
    absent = [
        part
        for number, part in enumerate(parts)
        if (own := stems(part) - _words_of(parts[:number] + parts[number + 1 :]))
        and not any(_forms(word) & known for word in own)
    ]
    if not absent or len(absent) == len(parts):
        return question, ()
    covered = " ".join(f"{part}?" for part in parts if part not in absent)
    language = language_of(question)
    return covered, tuple(_sentence(part, language) for part in absent)


def _known(passages: Sequence[FoundPassage]) -> frozenset[str]:
    said = (f"{p.title}\n{p.heading}\n{p.text}" for p in passages)
    return frozenset(form for text in said for word in stems(text) for form in _forms(word))


def _forms(stemmed: str) -> frozenset[str]:
    """A stem with and without its last letter: short words keep their ending, and who says that
    nothing has a word must be sure of it.
    """
    stemmed = _LONG_FORMS.get(stemmed, stemmed)
    shorter = stemmed[:-1]
    is_ending = stemmed[-1] in _LAST and len(shorter) >= _SHORTEST
    return frozenset((stemmed, shorter)) if is_ending else frozenset((stemmed,))


def _words_of(parts: Sequence[str]) -> frozenset[str]:
    return frozenset[str]().union(*(stems(part) for part in parts))


def _sentence(part: str, language: Language) -> str:
    begun = part[:1].lower() + part[1:]
    if language is Language.ITALIAN:
        if _STATED.match(part):
            return f"I documenti non dicono {begun}."
        return f"I documenti non rispondono a questa parte: «{part}?»"
    if _STATED.match(part):
        return f"The documents do not say {begun}."
    return f"The documents do not answer this part: “{part}?”"
