"""Follow-up questions made to stand alone with the words of the conversation."""

import re
from collections.abc import Sequence

from docdesk.domain.answers import Turn
from docdesk.domain.language import Language, is_function_word, language_of

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")  # "l'erede" is a word and its article
# What goes on from what was said; a whole question may follow it ("And who pays the rent?").
_GOING_ON = re.compile(
    r"\s*(?:and|but|also|or|so|then|besides|moreover|what about|how about|what else|anything else|"
    r"how so|e|ed|ma|anche|inoltre|oppure|allora|quindi|che altro|cos['’]altro)\b[\s,]*",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?:(?:with|by|to|for|from|in|on|at|of|a|con|da|di|per|in|su|entro)\s+)?"
    r"(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|may|"
    r"must|shall|should|will|would|has|have|list|show|tell|find|give|explain|chi|che|cosa|quale|"
    r"quali|qual|quando|dove|perché|come|quanto|quanta|quanti|quante|è|sono|ha|hanno|può|possono|"
    r"deve|devono|elenca|mostra|dimmi|indica|trova|spiega|cos|dov|com|c)\b",
    re.IGNORECASE,
)
# Persons and things that were named before, here or earlier.
_PRONOUNS = frozenset(
    "it its they them their theirs he him his she her hers esso essa essi esse lui lei loro "
    "suo sua suoi sue ciò ne lì".split()
)
_POINTING = frozenset(
    "this that these those such same former latter questo questa questi queste quello quella "
    "quelli quelle quest quell tale tali stesso stessa stessi stesse".split()
)
_THEN = frozenset(
    "then instead otherwise too else again invece allora dunque altrimenti pure".split()
)
# "It" that stands for nothing, "that" and "those" that only join a clause.
_EMPTY = re.compile(
    r"\b(?:is it (?:\w+ly )?(?:possible|allowed|forbidden|prohibited|necessary|required|permitted|"
    r"legal|lawful|true|safe|mandatory|compulsory|enough|ok|right)\b|does it take\b|such as\b|"
    r"(?:those|these) (?:who|which|that|whose)\b)",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(r",|;|\b(?:and|or|if|when|that|which|who|e|o|se|quando|che)\b", re.I)
_ARTICLE = {
    Language.ENGLISH: re.compile(r"\b(?:the|an?|every|each|all|my|our|your)\s+\w", re.IGNORECASE),
    Language.ITALIAN: re.compile(
        r"\b(?:(?:il|lo|la|i|gli|le|un[oa]?|(?:de|a|ne|su|da)(?:l|llo|lla|i|gli|lle))\s+"
        r"|(?:l|un|dell|all|nell|sull|dall)['’])\w",
        re.IGNORECASE,
    ),
}
_FEW = 1  # content words: fewer say nothing without what was asked before
_SOME = 3  # so many may still lean, where something points to what was asked before
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
    has_number = any(word.isdigit() for word in known)
    for word in _conversation_terms(turns[-_TURNS_KEPT:], question):
        is_other_number = has_number and word.isdigit()  # "And art. 10?" after "art. 9"
        if word.lower() not in known and not is_other_number:
            known.add(word.lower())
            terms.append(word)
    about = ", ".join(terms[:_MOST_TERMS])
    return f"{question.strip()} ({about})" if about else question


def leans_on_conversation(question: str) -> bool:
    """True for a question that cannot be understood without what was asked before."""
    rest = _GOING_ON.sub("", question, count=1) if _GOING_ON.match(question) else question
    count = len(_content(rest))
    if count <= _FEW:
        return True
    if rest != question and not _ASKING.match(rest):
        return count <= _SOME  # "And for the lease?"
    if count <= _SOME and _says_then(rest):
        return True
    return _points_back(rest) or (count <= _FEW + 1 and _names_nothing(rest))


def _says_then(question: str) -> bool:
    return any(word.lower() in _THEN for word in _WORD.findall(question))


def _points_back(question: str) -> bool:
    """True for a pronoun before anything that it could stand for, "this" in a short question."""
    plain = _EMPTY.sub(lambda match: " " * len(match[0]), question)
    is_short = len(_content(question)) <= _SOME
    for match in _WORD.finditer(plain):
        word = match[0].lower()
        if word in _PRONOUNS:
            return not _has_antecedent(question[: match.start()])
        if word in _POINTING and is_short:
            return not _has_antecedent(question[: match.start()])
    return False


def _has_antecedent(before: str) -> bool:
    """True when what stands before a pronoun names something in a clause of its own."""
    clauses = _NEW_CLAUSE.split(before)
    return len(_content(before)) > 1 or any(_content(clause) for clause in clauses[:-1])


def _names_nothing(question: str) -> bool:
    """True for a question without a name or an article: "Which penalty applies?"."""
    article = _ARTICLE[language_of(question)]
    is_question = question.rstrip().endswith("?") or _ASKING.match(question.strip())
    return bool(is_question) and not _has_name(question) and not article.search(question)


def _conversation_terms(turns: Sequence[Turn], question: str) -> list[str]:
    """Content words of the last question and of those that it leans on, then the answer's names.

    "And Anna Berti?" asks the same of someone else: names before it are not meant.
    """
    terms: list[str] = []
    is_replaced = _replaces_name(question)
    for turn in reversed(turns):
        names = _questions_names(turn.question) if is_replaced else ()
        terms.extend(word for word in _content(turn.question) if word not in names)
        is_replaced = is_replaced or _replaces_name(turn.question)
        if not leans_on_conversation(turn.question):
            break
    return [*terms, *(() if _has_name(question) else _names(turns[-1].answer))]


def _replaces_name(question: str) -> bool:
    """True for a name and no question of its own: "And for Anna Berti?"."""
    rest = _GOING_ON.sub("", question, count=1) if _GOING_ON.match(question) else question
    is_bare = not _ASKING.match(rest) and len(_content(rest)) <= _SOME
    points = any(word.lower() in _PRONOUNS | _POINTING for word in _WORD.findall(rest))
    return is_bare and not points and _has_name(question)


def _questions_names(question: str) -> frozenset[str]:
    """The capitalised words of a question beyond its first one; an abbreviation is no name."""
    later = _WORD.findall(question)[1:]
    return frozenset(word for word in later if word[0].isupper() and not word.isupper())


def _names(answer: str) -> list[str]:
    """Capitalised words of the answer that do not begin a sentence, nor are months of a date."""
    names = re.findall(r"(?:(?<=[^\W\d_] )|(?<=[,;:] ))[A-ZÀ-Ù][\w'’-]+", answer)
    return [name for name in dict.fromkeys(names) if _has_content(name.lower())][:_NAMES_KEPT]


def _has_name(question: str) -> bool:
    """True for a question that names someone or something."""
    return bool(_questions_names(question))


def _content(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if _has_content(word.lower())]


def _has_content(word: str) -> bool:
    return (
        (len(word) > 1 or word.isdigit())
        and word not in _PRONOUNS | _POINTING | _THEN
        and not is_function_word(word)
    )
