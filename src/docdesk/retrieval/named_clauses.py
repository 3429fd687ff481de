"""The clauses that a question names by their number: "art. 9", "section 3.2", "clause 7"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from docdesk.domain.answers import FoundPassage
from docdesk.domain.evidence import NamedClauses
from docdesk.retrieval.absence import SAYING, forms, forms_of
from docdesk.retrieval.question_words import content_words, share, stem

_KIND = (
    r"(?:artt?|articol[oi]|articles?|sect?|sections?|sezion[ei]|clauses?|clausol[ae]|paragraphs?|"
    r"paragraf[oi]|par|points?|punt[oi]|§§?)"
)
_NUMBER = r"\d{1,4}(?:\.\d{1,3})*(?:[-\s]?(?:bis|ter|quater)\b)?"
_JOIN = r"\s*(?:,|-|–|and|e|ed|&)\s*"
_NAMED = re.compile(
    rf"(?<!\w){_KIND}\.?\s*(?:n\.?\s*)?(?P<numbers>{_NUMBER}(?:{_JOIN}{_NUMBER})*)(?!\w)",
    re.IGNORECASE,
)
# A line that begins a clause: "Art. 9 - Recesso", "§ 9", "9. Termination", "3.2 Rent".
_BEGINS = re.compile(
    rf"^[ \t#*]*(?:{_KIND}\.?\s*(?:n\.?\s*)?(?P<kinded>{_NUMBER})"
    r"(?=\s*(?:[.):–—-]|$)|\s+(?-i:[A-ZÀ-Ý\"“(]))"
    rf"|(?P<plain>{_NUMBER})(?:[.)]|(?<=\.\d)|(?<=\.\d\d))(?=\s+[^\W\d_]))",
    re.IGNORECASE | re.MULTILINE,
)
_MOST = 3  # clauses of one question
# They ask for what a clause says, whatever that is.
_SAYING = frozenset(
    stem(word)
    for word in {
        *SAYING,
        *"contain contains regulate regulates cover covers deal deals text content contents "
        "wording disciplina regola tratta contiene riguarda testo contenuto recita afferma".split(),
    }
)


def named_clauses(question: str, passages: Sequence[FoundPassage]) -> NamedClauses:
    """What was found of the clauses that the question names, and how much of it they cover.

    Of several documents with such a clause the one that the question names most of counts, then
    the one found first. Nothing is covered where none is found.
    """
    numbers = _numbers(question)
    asked = {w for w in content_words(_NAMED.sub(" ", question)) if not w.isdigit()}
    wanted = frozenset(stem(word) for word in asked) - _SAYING
    best, left, most = NamedClauses(), wanted, -1
    for document in dict.fromkeys(passage.document for passage in passages):
        own = [passage for passage in passages if passage.document == document]
        found = tuple(clause for number in numbers for clause in _clauses(number, own))[:_MOST]
        called = _held(wanted, _names_of(own))
        if found and len(called) > most:
            most, left, best = len(called), wanted - called, NamedClauses(found)
    if not best.passages:
        return best
    said = frozenset[str]().union(*(forms_of(clause.text) for clause in best.passages))
    return replace(best, covered=share(left, _held(left, said)) if left else 1.0)


def _numbers(question: str) -> list[str]:
    named = [match["numbers"] for match in _NAMED.finditer(question)]
    return list(dict.fromkeys(_plain(n) for text in named for n in re.findall(_NUMBER, text)))


def _plain(number: str) -> str:
    return re.sub(r"[\s-]", "", number.lower())


def _held(wanted: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in wanted if forms(word) & known)


def _names_of(passages: Sequence[FoundPassage]) -> frozenset[str]:
    """What a document is called: its title, its file and its first line."""
    first = [p.text.strip().split("\n")[0] for p in passages if p.page == 1 and p.start == 0]
    name = PurePath(passages[0].document).stem
    return forms_of(" ".join([passages[0].title, name.replace("_", " "), *first]))


def _clauses(number: str, passages: Sequence[FoundPassage]) -> Iterator[FoundPassage]:
    """The parts of the passages that are this clause, as passages of their own."""
    for passage in passages:
        begins = list(_BEGINS.finditer(passage.text))
        start = next((m.start() for m in begins if _number_of(m) == number), None)
        heading = _BEGINS.match(passage.heading)
        if start is None and heading and _is_of(_number_of(heading), number):
            start = 0  # the rest of a clause that began before
        if start is not None:
            others = (m.start() for m in begins if not _is_of(_number_of(m), number))
            yield _cut(passage, start, min((end for end in others if end > start), default=None))


def _cut(passage: FoundPassage, start: int, end: int | None) -> FoundPassage:
    text = passage.text[start:end].rstrip()
    begin = passage.start + start
    return replace(passage, start=begin, end=begin + len(text), text=text, matches=())


def _number_of(match: re.Match[str]) -> str:
    return _plain(match["kinded"] or match["plain"])


def _is_of(number: str, clause: str) -> bool:
    """True for the clause itself and what is numbered below it."""
    return number == clause or number.startswith(f"{clause}.")
