"""The words of a question that nothing found has."""

from collections.abc import Sequence

from docdesk.domain.answers import FoundPassage
from docdesk.retrieval.question_words import content_words, stem, stems

_SHORTEST = 3  # letters that a word keeps without its ending
_LONG_FORMS = {stem("art"): stem("articolo"), stem("artt"): stem("articoli")}
# "How is it paid?" is answered by "The tenant pays ..."; no ending tells that.
_IRREGULAR = (
    "paid pay, made make, held hold, given give, gave give, sold sell, sent send, kept keep, "
    "left leave, lost lose, met meet, took take, taken take, wrote write, written write, "
    "bought buy, brought bring, built build, found find, began begin, begun begin, bound bind, "
    "borne bear, bore bear, spent spend, became become, ran run, rose rise, risen rise, "
    "preso prendere, messo mettere, emesso emettere, deciso decidere, chiuso chiudere, "
    "speso spendere, concesso concedere, scritto scrivere, ammesso ammettere"
)
_LONG_FORMS |= {
    stem(form): stem(base) for form, base in (pair.split() for pair in _IRREGULAR.split(", "))
}
# Of the question, not of its subject.
SAYING = frozenset(
    "say says said mean means meant happen happens provide provides state states here dice dicono "
    "intende intendono significa succede accade avviene ammonta ammontano prevede prevedono "
    "stabilisce stabiliscono dispone qui".split()
)
# "What does section 7 say?" is answered by "7. Services".
_PLACES = frozenset(
    "art artt articolo articoli article articles section sections sezione sezioni clause clauses "
    "clausola clausole paragraph paragraphs paragrafo paragrafi".split()
)
_LAST = frozenset("saeio")  # "pays", "dogs", "cane" and "cani"


def uncovered_words(question: str, passages: Sequence[FoundPassage]) -> tuple[str, ...]:
    """The question's content words, names and numbers that no passage has, as written, once."""
    known = _known(passages)
    asked = (word for word in content_words(question) if word.lower() not in SAYING | _PLACES)
    missing = (word for word in asked if not forms(stem(word)) & known)
    return tuple({stem(word): word for word in reversed(list(missing))}.values())[::-1]


def _known(passages: Sequence[FoundPassage]) -> frozenset[str]:
    said = (f"{p.title}\n{p.heading}\n{p.text}" for p in passages)
    return frozenset[str]().union(*map(forms_of, said))


def forms_of(text: str) -> frozenset[str]:
    """The forms of all content words of a text."""
    return frozenset(form for word in stems(text) for form in forms(word))


def forms(stemmed: str) -> frozenset[str]:
    """A stem with and without its last letter: short words keep their ending, and who says that
    nothing has a word must be sure of it.
    """
    stemmed = _LONG_FORMS.get(stemmed, stemmed)
    shorter = stemmed[:-1]
    is_ending = stemmed[-1] in _LAST and len(shorter) >= _SHORTEST
    return frozenset((stemmed, shorter)) if is_ending else frozenset((stemmed,))
