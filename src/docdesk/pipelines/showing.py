"""Stored passages made ready to show: their best sentences, words, boxes, and why they are here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from docdesk.domain.answers import FoundPassage, Span
from docdesk.domain.conditions import Phrase
from docdesk.domain.search import Query, StoredPassage, TermStatistics
from docdesk.pipelines.ranking import PassageStore, Ranking, WordIndex


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its place in the order and how it came there.

    `found_by` names the retrievers; `similarity` is the cosine, `reranked` the score of the
    cross-encoder (0 to 1), None where these took no part.
    """

    passage: StoredPassage
    score: float
    found_by: tuple[str, ...]
    similarity: float | None = None
    reranked: float | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A question as passages of one language are compared with it."""

    language: str
    is_foreign: bool  # the question is in another language: shared words say nothing
    terms: list[str]
    statistics: TermStatistics
    words: dict[str, list[str]]  # the question's words as written, with their terms


class Showing:
    """Shows the passages of one question."""

    def __init__(
        self, query: Query, *, words: WordIndex, passages: PassageStore, ranking: Ranking
    ) -> None:
        self._query = query
        self._words = words
        self._passages = passages
        self._ranking = ranking
        self._readings: dict[str, _Reading] = {}

    def found(self, ranked: Ranked, *, document: str, reasons: Collection[str]) -> FoundPassage:
        """The passage as the person sees it, as one of `document`."""
        passage = ranked.passage
        reading = self._reading(passage.language)
        geometry = self._passages.geometry(passage.content_id, passage.page)
        return FoundPassage(
            passage_id=passage.passage_id,
            document=document,
            title=passage.title,
            page=passage.page,
            page_label=passage.page_label,
            start=passage.start,
            end=passage.end,
            text=passage.text,
            heading=passage.heading,
            score=round(ranked.score, 4),
            similarity=ranked.similarity,
            words=tuple(
                word
                for word, terms in reading.words.items()
                if terms and passage.terms.issuperset(terms)
            ),
            matches=self._matches(passage, reading),
            boxes=geometry.boxes_between(passage.start, passage.end),
            copies=_others(passage, document),
            confidence=geometry.confidence_between(passage.start, passage.end),
            found_by=ranked.found_by,
            reranked=ranked.reranked,
            reasons=(*reasons, *self._quoted(passage)),
        )

    def covered(self, passage: StoredPassage) -> float | None:
        """The share of the question's terms that a passage has, None in another language."""
        reading = self._reading(passage.language)
        if reading.is_foreign:
            return None
        return self._ranking.coverage(reading.terms, passage.terms, reading.statistics)

    def _reading(self, language: str) -> _Reading:
        if language not in self._readings:
            self._readings[language] = self._read(language)
        return self._readings[language]

    def _read(self, language: str) -> _Reading:
        query = self._query
        terms = self._words.analyse(query.text, language, asked_in=query.language)
        return _Reading(
            language=language,
            is_foreign=bool(language and query.language and language != query.language),
            terms=terms,
            statistics=self._words.statistics(terms),
            words={word: self._words.analyse(word, language) for word in query.words},
        )

    def _quoted(self, passage: StoredPassage) -> list[str]:
        """What the question quotes and the passage has, as it would be written in a query."""
        wished = self._query.phrases if self._query.is_wish else ()
        return [f"“{p}”" for p in wished if self._words.meets(passage, Phrase(p))]

    def _matches(self, passage: StoredPassage, reading: _Reading) -> tuple[Span, ...]:
        spans = self._ranking.best_sentences(
            passage.text,
            reading.terms,
            statistics=reading.statistics,
            terms=lambda text: self._words.analyse(text, reading.language),
        )
        return tuple(Span(passage.start + s.start, passage.start + s.end) for s in spans)


def _others(passage: StoredPassage, shown: str) -> tuple[str, ...]:
    """The files with the same content, but for the one that is shown."""
    return tuple(name for name in (passage.document, *passage.copies) if name != shown)


def first_of_each(ranked: Sequence[Ranked], *, limit: int, per_document: int) -> list[Ranked]:
    """The best passages; with `per_document` those beyond it come after all other documents."""
    if not per_document:
        return list(ranked[:limit])
    counts: dict[int, int] = {}
    first: list[Ranked] = []
    later: list[Ranked] = []
    for one in ranked:
        content = one.passage.content_id
        counts[content] = counts.get(content, 0) + 1
        (first if counts[content] <= per_document else later).append(one)
    return [*first, *later][:limit]
