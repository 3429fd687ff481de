"""Follow-up questions made to stand alone with the words of the conversation."""

import re
from collections.abc import Sequence

from docdesk.domain.answers import Turn
from docdesk.domain.language import is_function_word

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LEANING = re.compile(
    r"^\s*(?:and|but|also|or|so|why|what about|how about|what else|anything else|how so|e|ed|ma|"
    r"anche|oppure|perché|e per|che altro|cos'altro)\b",
    re.IGNORECASE,
)
_POINTING = frozenset(
    "it its they them their theirs he him his she her hers this that these those there one ones "
    "same such former latter esso essa essi esse lui lei loro suo sua suoi sue questo questa "
    "questi queste quello quella quelli quelle ciò ne lì stesso stessa".split()
)
_FEW = 1  # content words: fewer say nothing without what was asked before
_MOST_TERMS = 12
_NAMES_KEPT = 3
_TURNS_KEPT = 4


def rewrite_follow_up(question: str, turns: Sequence[Turn]) -> str:
    """The question as it is searched for: a follow-up gets the terms that it leans on.

    They follow in parentheses, so that the person reads what is theirs and what was added. A
    question that stands alone comes back unchanged.
    """
    if not turns or not leans_on_conversation(question):
        return question
    known = {word.lower() for word in _WORD.findall(question)}
    terms: list[str] = []
    for word in _conversation_terms(turns[-_TURNS_KEPT:]):
        if word.lower() not in known:
            known.add(word.lower())
            terms.append(word)
    about = ", ".join(terms[:_MOST_TERMS])
    return f"{question.strip()} ({about})" if about else question


def leans_on_conversation(question: str) -> bool:
    """True for a question that cannot be understood without what was asked before."""
    words = [word.lower() for word in _WORD.findall(question)]
    content = [word for word in words if _has_content(word)]
    if len(content) <= _FEW or _LEANING.match(question):
        return True
    has_name = any(word[0].isupper() for word in _WORD.findall(question)[1:])
    return not has_name and any(word in _POINTING for word in words)


def _conversation_terms(turns: Sequence[Turn]) -> list[str]:
    """Content words of the last question and of those that it leans on, then the answer's names."""
    terms: list[str] = []
    for turn in reversed(turns):
        terms.extend(word for word in _WORD.findall(turn.question) if _has_content(word.lower()))
        if not leans_on_conversation(turn.question):
            break
    return [*terms, *_names(turns[-1].answer)]


def _names(answer: str) -> list[str]:
    """Capitalised words of the answer that do not begin a sentence."""
    names = re.findall(r"(?<=[\w,;:] )[A-ZÀ-Ù][\w'’-]+", answer)
    return [name for name in dict.fromkeys(names) if _has_content(name.lower())][:_NAMES_KEPT]


def _has_content(word: str) -> bool:
    return len(word) > 1 and word not in _POINTING and not is_function_word(word)
