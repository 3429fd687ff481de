"""Takes a question apart: operators, its language, content words, quoted phrases, identifiers."""

import re
from collections.abc import Callable

from docdesk.domain.search import Query
from docdesk.retrieval.identifiers import exact_parts, names, other_spellings
from docdesk.retrieval.operators import read_operators

_QUOTED = re.compile(
    r"\"([^\"]{2,200})\"|“([^”]{2,200})”|«\s*([^»]{2,200}?)\s*»|„([^“”]{2,200})[“”]"
)
_WORD = re.compile(r"[^\W_]+(?:[-/.:,][^\W_]+)*")

# A question for documents, or for all of something: one document must not fill the whole list.
_DOCUMENTS = (
    r"contracts|agreements|documents|files|letters|e-?mails|messages|invoices|reports|rulings|"
    r"judgments|leases|policies|papers|contratti|accordi|documenti|file|lettere|e-?mail|messaggi|"
    r"fatture|relazioni|referti|sentenze|atti|pareri|locazioni|polizze|cartelle|verbali"
)
_MANY = re.compile(
    rf"\b(?:which|what|how many|all(?: of)?(?: the| these| those)?|list|every|each of the|"
    rf"any of the(?:se)?|compare(?: the)?|quali|quanti|quante|tutti (?:i|gli)|tutte le|elenca"
    rf"(?: i| gli| le)?|in (?:quali|tutti i|tutte le)|confronta (?:i|gli|le))\s+"
    rf"(?:of (?:the|these|those|my)\s+|(?:dei|degli|delle|di questi|di queste)\s+|"
    rf"[\w-]+\s+)?(?:{_DOCUMENTS})\b"
    r"|\b(?:list all|find all|show all|elenca (?:tutti|tutte)|trova (?:tutti|tutte)|"
    r"mostra (?:tutti|tutte))\b",
    re.IGNORECASE,
)
_MOST_OF_ONE = 2  # passages of one document among the first, where many are asked for

IsStopWord = Callable[[str, str], bool]  # (lower-case word, language or "") -> bool


def take_apart(
    text: str, *, detect_language: Callable[[str], str], is_stop_word: IsStopWord
) -> Query:
    """The question with what retrieval weighs in it and what its operators ask for.

    Args:
        detect_language: ISO 639-1 of a text, "" when it cannot tell.
        is_stop_word: whether a word carries no subject in a language ("" means in any).
    """
    said = read_operators(text, is_stop_word=is_stop_word)
    language = detect_language(said.text)
    exact = exact_parts(said.text)
    words = [word for word in _WORD.findall(said.text) if not is_stop_word(word.lower(), language)]
    return Query(
        text=said.text,
        language=language,
        words=_distinct(words),
        phrases=_distinct(_phrases(said.text)),
        identifiers=_distinct(
            [*exact, *(word for word in words if any(c.isdigit() for c in word))]
        ),
        spellings=_distinct([other for part in exact for other in other_spellings(part)]),
        names=names(said.text),
        condition=said.condition,
        filters=said.filters,
        without=said.without,
        remarks=said.remarks,
        is_question=said.is_question,
        per_document=_MOST_OF_ONE if asks_for_many(text) else 0,
    )


def asks_for_many(text: str) -> bool:
    """True for a question that several documents answer ("which contracts …", "list all …")."""
    return _MANY.search(text) is not None


def _phrases(text: str) -> list[str]:
    found = (next(filter(None, match.groups())) for match in _QUOTED.finditer(text))
    return [phrase.strip() for phrase in found if phrase.strip()]


def _distinct(words: list[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for word in words:
        seen.setdefault(word.casefold(), word)
    return tuple(seen.values())
