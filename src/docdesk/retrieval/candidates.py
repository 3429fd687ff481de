"""The sentences of a document that may hold what a field asks for, best first; pure functions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from docdesk.domain.answers import FoundPassage
from docdesk.domain.review import Candidate, PlacedSentence, ReviewField
from docdesk.retrieval.wordings import Said, Wording, find_wording, read_wording

# Measured on 24 contracts (57 clauses whose page is known): any share of the search from 0.3 to 1
# and of further wordings from 0.3 to 0.6 puts the same sentence first in all but one of them.
SEARCH_SHARE = 0.5
FURTHER_SHARE = 0.3  # of each wording after the best one
_MOST_FURTHER = 3
_LAST_WEIGHT = 0.5  # of the last wording of a field; the first one counts 1
_HEADING_WEIGHT = 0.6  # a heading says what is below it less surely than a wording says itself
_BELOW_HEADING = 3  # sentences
_MATCH_BONUS = 0.1  # a sentence that the search marked as answering
_BEGINNING = 25  # sentences: title, parties and date of a contract, head of a letter
_FEWEST_WORDS = 4  # a heading names a subject and says nothing of it
_LEAST_LETTERS = 12  # less is a heading, a number or a name alone


def find_candidates(
    field: ReviewField, sentences: Sequence[PlacedSentence], passages: Sequence[FoundPassage]
) -> list[Candidate]:
    """The sentences in which a wording of the field stands, then those that the search found.

    Args:
        sentences: the whole document in reading order.
        passages: of that document, as the search for the field's question found them.
    """
    wordings = _wordings(field.hints)
    later = [(weight, wording) for weight, wording in wordings if not wording.is_beginning]
    below: dict[str, int] = {}
    found: list[tuple[float, int, Candidate]] = []
    for order, sentence in enumerate(sentences):
        below[sentence.heading] = below.get(sentence.heading, 0) + 1
        fitting = wordings if order < _BEGINNING else later
        candidate = _said(sentence, fitting, below[sentence.heading])
        share, is_match = _search_score(sentence, passages)
        if candidate is None and not (is_match and _is_worth_quoting(sentence)):
            continue
        candidate = candidate or Candidate(sentence, 0.0)
        score = candidate.score + SEARCH_SHARE * share + _MATCH_BONUS * is_match
        found.append((score, -order, replace(candidate, score=round(score, 4))))
    found.sort(key=lambda entry: (entry[2].is_said, *entry[:2]), reverse=True)
    return [candidate for _, _, candidate in found]


@lru_cache(maxsize=256)
def _wordings(hints: tuple[str, ...]) -> Sequence[tuple[float, Wording]]:
    """The wordings with their weights, the first ones weighing most."""
    fall = (1.0 - _LAST_WEIGHT) / max(1, len(hints) - 1)
    return [(1.0 - fall * rank, read_wording(hint)) for rank, hint in enumerate(hints)]


def _said(
    sentence: PlacedSentence, wordings: Sequence[tuple[float, Wording]], place: int
) -> Candidate | None:
    """The sentence as the wordings make it a candidate; `place` counts below its heading."""
    hits = list(_hits(sentence, wordings, place))
    has_value = any(said.value is not None for _, _, said in hits)
    if not hits or not (has_value or len(sentence.text.split()) >= _FEWEST_WORDS):
        return None
    weights = sorted((weight for weight, _, _ in hits), reverse=True)
    best = max(hits, key=lambda hit: hit[0])
    # The best wording may name no value where a lesser one does.
    with_value = next((said.value for _, _, said in hits if said.value is not None), None)
    return Candidate(
        sentence,
        weights[0] + FURTHER_SHARE * sum(weights[1 : 1 + _MOST_FURTHER]),
        is_said=True,
        is_contrary=best[1].is_contrary,
        value=with_value,
        near=best[2].end,
    )


def _hits(
    sentence: PlacedSentence, wordings: Sequence[tuple[float, Wording]], place: int
) -> Iterator[tuple[float, Wording, Said]]:
    for weight, wording in wordings:
        if wording.is_heading:
            if place <= _BELOW_HEADING and find_wording(wording, sentence.heading):
                yield weight * _HEADING_WEIGHT, wording, Said(0, 0)
        elif said := find_wording(wording, sentence.text):
            yield weight, wording, said


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
