"""The sentences of a document that may hold what a field asks for, best first; pure functions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from docdesk.domain.answers import FoundPassage, Span
from docdesk.domain.review import Candidate, FieldKind, PlacedSentence, ReviewField
from docdesk.retrieval.sections import find_sections
from docdesk.retrieval.wordings import Said, Wording, find_wording, read_wording

# Measured on 24 contracts (57 clauses whose page is known): any share of the search from 0.3 to 1
# and of further wordings from 0.3 to 0.6 puts the same sentence first in all but one of them.
SEARCH_SHARE = 0.5
FURTHER_SHARE = 0.3  # of each wording after the best one
_MOST_FURTHER = 3
_LAST_WEIGHT = 0.5  # of the last wording of a field; the first one counts 1
_HEADING_WEIGHT = 0.6  # a heading says what is below it less surely than a wording says itself
_LABEL_WEIGHT = 4.0  # what a label names stands there rather than elsewhere
_LONGEST_SECTION = 700  # characters below a heading that are taken for a value
_MATCH_BONUS = 0.1  # a sentence that the search marked as answering
_ENDING = 4  # sentences: who signed
_BEGINNING = 25  # sentences: title, parties and date of a contract, head of a letter
_MOST_HEADING_WORDS = 8
_FEWEST_WORDS = 4  # a heading names a subject and says nothing of it
_LABEL = re.compile(r"([^\W\d_][\w ’'/-]{2,40}):\s")  # "Allergies: none known"
_DENIAL = re.compile(r"\W*(?:no|none|not|nil|nessun\w*|non|nega)\b", re.IGNORECASE)
# Right before a wording: "is not governed by", "denies a history of", "non è regolato".
_DENIED = re.compile(
    r"\b(?:not|never|no|without|denies|denied|denying|neither|nor|non|nega|senza|né|mai)"
    r"(?:\s+\w+){0,2}\s+$",
    re.IGNORECASE,
)
_DENIED_WITHIN = 60  # characters
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+")  # "13. GOVERNING LAW"
_LEAST_LETTERS = 12  # less is a heading, a number or a name alone


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence stands in its document."""

    is_beginning: bool
    is_ending: bool
    is_heading: bool  # it may be the name of who signed

    def takes(self, wording: Wording) -> bool:
        """True when the wording is looked for in such a sentence."""
        if wording.is_heading or wording.is_label or (self.is_heading and not wording.is_ending):
            return False
        return (self.is_beginning or not wording.is_beginning) and (
            self.is_ending or not wording.is_ending
        )


def find_candidates(
    field: ReviewField,
    sentences: Sequence[PlacedSentence],
    passages: Sequence[FoundPassage],
    *,
    lines: Sequence[PlacedSentence] = (),
) -> list[Candidate]:
    """The sentences in which a wording of the field stands, then those that the search found.

    Args:
        sentences: the whole document in reading order.
        lines: the same by lines; labels stand at their beginning.
        passages: of that document, as the search for the field's question found them.
    """
    wordings = _wordings(field.hints)
    headings = {_plain(sentence.heading) for sentence in sentences}
    found: list[Candidate] = []
    order = 0  # among those that are no headings
    for index, sentence in enumerate(sentences):
        is_ending = index >= len(sentences) - _ENDING
        is_heading = _plain(sentence.text) in headings or _looks_like_heading(sentence.text)
        if is_heading and not is_ending:
            continue
        share, is_match = _search_score(sentence, passages)
        place = _Place(order < _BEGINNING and not is_heading, is_ending, is_heading)
        if field.kind is FieldKind.YES_NO:
            sentence = _with_clause(sentences, index)
        candidate = _said(sentence, wordings, place, with_denied=field.kind is FieldKind.TEXT)
        if candidate is None and is_match and not is_heading and _is_worth_quoting(sentence):
            candidate = Candidate(sentence, 0.0)
        if candidate is not None:
            found.append(_raised(candidate, SEARCH_SHARE * share + _MATCH_BONUS * is_match))
        order += not is_heading
    is_list = field.kind is FieldKind.LIST
    found += _labelled(lines or sentences, wordings, is_list=is_list)
    if not is_list:
        found += _sections(sentences, wordings)
    # The sort is stable: what comes first in the document comes first among equals.
    return sorted(found, key=lambda candidate: (not candidate.is_said, -candidate.score))


def _raised(candidate: Candidate, by: float) -> Candidate:
    return replace(candidate, score=round(candidate.score + by, 4))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


@lru_cache(maxsize=256)
def _wordings(hints: tuple[str, ...]) -> Sequence[tuple[float, Wording]]:
    """The wordings with their weights, the first ones weighing most."""
    fall = (1.0 - _LAST_WEIGHT) / max(1, len(hints) - 1)
    return [(1.0 - fall * rank, read_wording(hint)) for rank, hint in enumerate(hints)]


def _said(
    sentence: PlacedSentence,
    wordings: Sequence[tuple[float, Wording]],
    place: _Place,
    *,
    with_denied: bool,
) -> Candidate | None:
    """The sentence as the wordings in it make it a candidate.

    Where the value is denied it is none; `with_denied`: the sentence counts a little for that.
    """
    hits = [
        (weight, wording, said)
        for weight, wording in wordings
        if place.takes(wording)
        if (said := find_wording(wording, sentence.text))
        if not (wording.is_ending and said.start > _LEAST_LETTERS)
    ]
    denied = [hit for hit in hits if hit[2].value and _is_denied(sentence.text, hit[2])]
    hits = [hit for hit in hits if hit not in denied]
    if with_denied:
        hits += [(FURTHER_SHARE * w, wording, replace(s, value=None)) for w, wording, s in denied]
    has_value = any(said.value is not None for _, _, said in hits)
    says_something = has_value or ":" in sentence.text or _DENIAL.match(sentence.text)
    if not hits or not (says_something or len(sentence.text.split()) >= _FEWEST_WORDS):
        return None
    weights = sorted((weight for weight, _, _ in hits), reverse=True)
    best = max(hits, key=lambda hit: hit[0])
    # The best wording may name no value where a lesser one does.
    with_value = next(((w, said) for _, w, said in hits if said.value is not None), None)
    return Candidate(
        sentence,
        weights[0] + FURTHER_SHARE * sum(weights[1 : 1 + _MOST_FURTHER]),
        is_said=True,
        is_contrary=best[1].is_contrary,
        value=with_value[1].value if with_value else None,
        holds_parties=bool(with_value and with_value[0].holds_parties),
        near=best[2].end,
    )


def _with_clause(sentences: Sequence[PlacedSentence], index: int) -> PlacedSentence:
    """The sentence; a numbered heading tells nothing alone and comes with what is below it."""
    sentence, *below = sentences[index : index + 2]
    number = _NUMBER.match(sentence.text)
    is_heading = number is not None and _looks_like_heading(sentence.text[number.end() :])
    if not is_heading or not below or below[0].page != sentence.page:
        return sentence
    return _joined([sentence, *below], _LONGEST_SECTION)


def _is_denied(text: str, said: Said) -> bool:
    """True where the text says that this is not so: what stands there is not the value.

    A large letter begins something new: "Smoker: no Admitted: 4 May".
    """
    before = text[max(0, said.start - _DENIED_WITHIN) : said.start]
    return text[said.start].islower() and bool(_DENIED.search(before))


def _labelled(
    lines: Sequence[PlacedSentence],
    wordings: Sequence[tuple[float, Wording]],
    *,
    is_list: bool,
) -> Iterator[Candidate]:
    """The text behind each label that a wording names: there rather than elsewhere."""
    named = [
        (weight, wording)
        for weight, wording in wordings
        if wording.is_label or (is_list and wording.is_heading)
    ]

    def weight_of(label: str) -> float:
        return max((w for w, wording in named if find_wording(wording, label)), default=0.0)

    if not named:
        return
    for section in find_sections(lines, lambda label: weight_of(label) > 0, is_list=is_list):
        text = section.parts[0].text
        yield Candidate(
            section.parts[0],
            round(_LABEL_WEIGHT * weight_of(section.label), 4),
            is_said=True,
            value=Span(section.body, len(text)),
            near=section.body,
            may_go_on=section.is_cut,
            more=section.parts[1:],
        )


def _sections(
    sentences: Sequence[PlacedSentence], wordings: Sequence[tuple[float, Wording]]
) -> Iterator[Candidate]:
    """The text below each heading that a wording names."""
    named = [(weight, wording) for weight, wording in wordings if wording.is_heading]
    for heading, below in _below_headings(sentences) if named else ():
        weight = max((w for w, wording in named if find_wording(wording, heading)), default=0.0)
        if weight:
            score = round(_HEADING_WEIGHT * weight, 4)
            yield Candidate(_joined(below, _LONGEST_SECTION), score, is_said=True)


def _below_headings(
    sentences: Sequence[PlacedSentence],
) -> Iterator[tuple[str, list[PlacedSentence]]]:
    """Each heading, of the document's outline or a short line of its own, with what follows it.

    The outline may take the first row of a table for the heading that stands above it.
    """
    for (_, heading), group in groupby(sentences, key=lambda s: (s.page, s.heading)):
        line, below = heading, list[PlacedSentence]()
        for sentence in group:
            label = _LABEL.match(sentence.text) if _is_apart(below, sentence) else None
            if label is None and not _looks_like_heading(sentence.text):
                below.append(sentence)
                continue
            if below:
                yield line, below
            line, below = (label[1], [sentence]) if label else (sentence.text, [])
        if below:
            yield line, below


def _is_apart(below: Sequence[PlacedSentence], sentence: PlacedSentence) -> bool:
    """True when an empty line parts the sentence from those before it."""
    return bool(below) and sentence.start - below[-1].end > 1


def _looks_like_heading(text: str) -> bool:
    """A few words without a figure and without an end; in capitals they may be numbered.

    Those may end with a colon too: "BETWEEN:".
    """
    numbered = _NUMBER.match(text)
    if text.isupper():
        text = text[numbered.end() if numbered else 0 :].removesuffix(":")
    is_short = len(text.split()) <= _MOST_HEADING_WORDS and not any(c in text for c in "\t|:")
    return is_short and text[-1:].isalpha() and not any(char.isdigit() for char in text)


def _joined(sentences: Sequence[PlacedSentence], most: int) -> PlacedSentence:
    first = sentences[0]
    kept = [first, *(s for s in sentences[1:] if s.end - first.start <= most)]
    text = "\n".join(sentence.text for sentence in kept)
    return replace(first, end=kept[-1].end, text=text)


def _search_score(sentence: PlacedSentence, passages: Sequence[FoundPassage]) -> tuple[float, bool]:
    """The score of the best passage that holds the sentence, and whether it was marked there."""
    share, is_match = 0.0, False
    for passage in passages:
        if passage.page == sentence.page and passage.start <= sentence.start < passage.end:
            share = max(share, passage.score)
            is_match = is_match or any(
                span.start < sentence.end and sentence.start < span.end for span in passage.matches
            )
    return share, is_match


def _is_worth_quoting(sentence: PlacedSentence) -> bool:
    return sum(char.isalpha() for char in sentence.text) >= _LEAST_LETTERS
