"""Takes a question apart: its language, content words, quoted phrases and identifiers."""

import re
from collections.abc import Callable

from docdesk.domain.search import Query

_QUOTED = re.compile(
    r"\"([^\"]{2,200})\"|“([^”]{2,200})”|«\s*([^»]{2,200}?)\s*»|„([^“”]{2,200})[“”]"
)
_WORD = re.compile(r"[^\W_]+(?:[-/.:,][^\W_]+)*")

IsStopWord = Callable[[str, str], bool]  # (lower-case word, language or "") -> bool


def take_apart(
    text: str, *, detect_language: Callable[[str], str], is_stop_word: IsStopWord
) -> Query:
    """The question with what retrieval weighs in it.

    Args:
        detect_language: ISO 639-1 of a text, "" when it cannot tell.
        is_stop_word: whether a word carries no subject in a language ("" means in any).
    """
    language = detect_language(text)
    words = [word for word in _WORD.findall(text) if not is_stop_word(word.lower(), language)]
    return Query(
        text=text,
        language=language,
        words=_distinct(words),
        phrases=_distinct(_phrases(text)),
        identifiers=_distinct([word for word in words if any(c.isdigit() for c in word)]),
    )


def _phrases(text: str) -> list[str]:
    found = (next(filter(None, match.groups())) for match in _QUOTED.finditer(text))
    return [phrase.strip() for phrase in found if phrase.strip()]


def _distinct(words: list[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for word in words:
        seen.setdefault(word.casefold(), word)
    return tuple(seen.values())
