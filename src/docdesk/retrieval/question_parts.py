"""The questions within a question ("Who is the tenant and who pays?"), and whether one is met."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from docdesk.domain.answers import FoundPassage, Span
from docdesk.domain.evidence import QuestionPart
from docdesk.domain.language import Language, language_of
from docdesk.retrieval.absence import forms, forms_of
from docdesk.retrieval.question_words import stems

_ASKING = (
    r"(?:who|whom|whose|what|which|when|where|why|how|chi|che cosa|cosa|quale|quali|qual|quando|"
    r"dove|perché|come|quanto|quanta|quanti|quante)\b|(?:cos|dov|com|quant)['’]"
)
_BEFORE = (
    r"(?:(?:with|by|to|for|from|in|on|at|of|under|until|after|a|con|da|di|per|su|entro|dopo|tra|fra)"
    r"\s+)?"
)
# "... and can I drink", "... e posso bere"
_INVERTED = (
    r"(?:is|are|was|were|does|do|did|can|could|may|must|will|would|shall|should|has|have)\s+"
    r"(?:i|we|you|he|she|it|they|there|the|a|an|any|this|these|his|her|its|their|my|our)\b|"
    r"(?:posso|possiamo|può|possono|si può|devo|dobbiamo|deve|devono|c['’]è|ci sono|esiste|"
    r"esistono)(?!\w)"
)
_BEGINS = re.compile(
    rf"(?P<join>(?:[,;]|(?<![\s,;]))\s+(?:and|or|e|ed|o|oppure)\s+|[?;]\s*|,\s+)"
    rf"(?={_BEFORE}(?:{_ASKING})|{_INVERTED})",
    re.IGNORECASE,
)
# What begins with neither is no question: "In Bristol, who ...", "Il Reno e quale altro fiume ...".
_ASKS = re.compile(
    rf"\s*(?:{_BEFORE}(?:{_ASKING})|{_INVERTED}|(?:is|are|was|were|does|do|did|has|have|can|may|must|"
    r"tell|say|list|show|give|name|find|explain|describe|è|sono|ha|hanno|dimmi|indica|elenca|mostra|"
    r"trova|spiega|descrivi)\b)",
    re.IGNORECASE,
)
# Then the question's words are in the order of a statement: "who pays", "quando scade".
_STATED = re.compile(
    r"(?:who|which|what)\s+(?!is\b|are\b|was\b|were\b|do\b|does\b|did\b|has\b|have\b|had\b|can\b|"
    r"could\b|will\b|would\b|shall\b|should\b|may\b|must\b)\w+|(?:chi|quando|dove|perché|come|"
    r"quale|quali|qual|quanto|quanta|quanti|quante|cosa|che cosa)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(rf"\b(?:{_INVERTED})", re.IGNORECASE)  # "what allergies does he have"
_TOGETHER = 0.5  # of a part's own words, the rare ones counting more


def question_parts(question: str) -> tuple[QuestionPart, ...]:
    """The questions that are asked in one, () where it is a single one."""
    texts = _texts(question)
    if len(texts) < 2:
        return ()
    words = [stems(text) for text in texts]
    language = language_of(question)
    return tuple(
        QuestionPart(
            f"{text}?",
            own - frozenset[str]().union(*words[:at], *words[at + 1 :]),
            _absence(text, language),
        )
        for at, (text, own) in enumerate(zip(texts, words, strict=True))
    )


def stands_together(
    part: QuestionPart, passages: Sequence[FoundPassage], *, split: Callable[[str], Sequence[Span]]
) -> bool:
    """True when two neighbouring sentences have half of what only this part asks for.

    Rare words count more (inverse document frequency over these sentences). True too for a part
    without words of its own: "and when?".
    """
    if not part.own:
        return True
    places = [place for passage in passages for place in _neighbours(passage, split)]
    weights = {
        word: math.log(1 + len(places) / (0.5 + sum(bool(forms(word) & said) for said in places)))
        for word in part.own
    }
    best = max(
        (sum(weights[word] for word in part.own if forms(word) & said) for said in places),
        default=0.0,
    )
    return best >= _TOGETHER * sum(weights.values()) > 0


def _neighbours(
    passage: FoundPassage, split: Callable[[str], Sequence[Span]]
) -> Iterator[frozenset[str]]:
    """The words of each two sentences of a passage, with those of its title and heading."""
    above = forms_of(f"{passage.title}\n{passage.heading}")
    said = [forms_of(passage.text[span.start : span.end]) for span in split(passage.text)]
    for one, following in pairwise([*said, frozenset[str]()]):
        yield one | following | above


def _texts(question: str) -> list[str]:
    """Where it begins anew it is cut; a comma alone does so within a list of questions only."""
    found = list(_BEGINS.finditer(question))
    if all(match["join"].strip() == "," for match in found):
        return [question]
    if found and not _ASKS.match(question):
        found = found[1:]
    starts = [0, *(match.end() for match in found)]
    ends = [*(match.start() for match in found), len(question)]
    texts = (question[start:end].strip(" ?.,;") for start, end in zip(starts, ends, strict=True))
    return [text for text in texts if text]


def _absence(text: str, language: Language) -> str:
    begun = text[:1].lower() + text[1:]
    if language is Language.ITALIAN:
        if _STATED.match(text):
            return f"I documenti non dicono {begun}."
        return f"I documenti non rispondono a questa parte: «{text}?»"
    if _STATED.match(text) and not _ASKED.search(text):
        return f"The documents do not say {begun}."
    return f"The documents do not answer this part: “{text}?”"
