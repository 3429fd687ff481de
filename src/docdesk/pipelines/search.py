"""The way of a question to passages: words and vectors, weighed, judged and made ready to show."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.answers import Coverage, FoundPassage, SearchMode, Span
from docdesk.domain.documents import WordGeometry
from docdesk.domain.errors import ModelError
from docdesk.domain.models import EncoderCard
from docdesk.domain.search import Filters, Hit, Query, StoredPassage, TermStatistics
from docdesk.pipelines.steps import Encoder, SearchOutcome

DEPTH = 60  # hits of each retriever that are weighed against each other
_NO_FILTERS = Filters()
_MOST_COPIES = 3  # room for passages that read the same and are shown once


class WordIndex(Protocol):
    """Finds passages by words."""

    def analyse(self, text: str, language: str, *, asked_in: str = "") -> list[str]:
        """Index terms without stop words, those of `asked_in` where it is given."""

    def statistics(self, terms: Sequence[str]) -> TermStatistics:
        """How rare terms are."""

    def search(self, query: Query, *, limit: int, content_id: int | None = None) -> list[Hit]:
        """The best passages, best first."""


class VectorIndex(Protocol):
    """Finds passages by likeness."""

    def search(
        self, vector: NDArray[np.float32], *, limit: int, content_id: int | None = None
    ) -> list[Hit]:
        """The nearest passages, best first; scores are cosines."""

    def similarities(
        self, vector: NDArray[np.float32], passage_ids: Collection[int]
    ) -> dict[int, float]:
        """The cosine of these passages; those without a vector are left out."""


class PassageStore(Protocol):
    """Reads passages back."""

    def content_id(self, document: str) -> int | None:
        """What is stored of a document; LibraryError when the workspace does not have it."""

    def passages(self, passage_ids: Sequence[int]) -> dict[int, StoredPassage]:
        """The passages that are still there."""

    def geometry(self, content_id: int, page: int) -> WordGeometry:
        """Where the words of a page stand."""


class Weigh(Protocol):
    """The share of words in a fused score."""

    def __call__(
        self, query: Query, *, encoder_languages: Collection[str], languages: Sequence[str]
    ) -> float: ...


class Fuse(Protocol):
    """Two ranked lists into one."""

    def __call__(
        self, words: Sequence[Hit], vectors: Sequence[Hit], *, share: float
    ) -> list[Hit]: ...


class BestSentences(Protocol):
    """The sentences of a text that answer best."""

    def __call__(
        self,
        text: str,
        asked: Sequence[str],
        *,
        statistics: TermStatistics,
        terms: Callable[[str], list[str]],
    ) -> tuple[Span, ...]: ...


@dataclass(frozen=True, slots=True)
class Ranking:
    """The pure parts of a search, as functions."""

    take_apart: Callable[[str], Query]
    weigh: Weigh
    fuse: Fuse
    best_sentences: BestSentences
    coverage: Callable[[Collection[str], Collection[str], TermStatistics], float]
    is_enough: Callable[[Sequence[float | None], Sequence[float | None]], bool]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question while it is searched for."""

    query: Query
    vector: NDArray[np.float32] | None
    vectors: VectorIndex | None
    encoder_languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A question as passages of one language are compared with it."""

    language: str
    is_foreign: bool  # the question is in another language: shared words say nothing
    terms: list[str]
    statistics: TermStatistics
    words: dict[str, list[str]]  # the question's words as written, with their terms


class Search:
    """Finds passages in one workspace.

    `encoder` gives None while it is loading: then words alone are searched. `vectors` gives the
    index of an encoder's vectors.
    """

    def __init__(
        self,
        *,
        words: WordIndex,
        vectors: Callable[[EncoderCard], VectorIndex],
        passages: PassageStore,
        coverage: Callable[[str | None], Coverage],
        encoder: Callable[[], Encoder | None],
        ranking: Ranking,
    ) -> None:
        self._words = words
        self._vectors = vectors
        self._passages = passages
        self._coverage = coverage
        self._encoder = encoder
        self._ranking = ranking

    def search(
        self,
        query: str,
        *,
        mode: SearchMode,
        limit: int,
        document: str | None = None,
        filters: Filters = _NO_FILTERS,
    ) -> SearchOutcome:
        """The best passages, best first, and whether they are enough to answer from.

        LibraryError when the workspace does not have the document; ModelError when vectors alone
        are asked for while there is no encoder.
        """
        coverage = self._coverage(document)
        content_id = None if document is None else self._passages.content_id(document)
        if document is not None and content_id is None:
            return SearchOutcome((), enough=False, coverage=coverage)
        asked = self._take_apart(query, mode)
        ranked = self._rank(asked, mode, content_id)
        stored = self._distinct(ranked, limit)
        found, enough = self._show(asked, stored, document)
        return SearchOutcome(found, enough, coverage)

    def _take_apart(self, text: str, mode: SearchMode) -> _Asked:
        query = self._ranking.take_apart(text)
        encoder = None if mode is SearchMode.WORDS else self._encoder()
        if encoder is None:
            if mode is SearchMode.VECTORS:
                raise ModelError(
                    "There is no encoder to search by vectors with.",
                    "Wait until it is loaded, or search by words.",
                )
            return _Asked(query, None, None, ())
        card = encoder.card
        return _Asked(query, encoder.encode_query(text), self._vectors(card), card.languages)

    def _rank(self, asked: _Asked, mode: SearchMode, content_id: int | None) -> list[Hit]:
        words: list[Hit] = []
        if mode is not SearchMode.VECTORS:
            words = self._words.search(asked.query, limit=DEPTH, content_id=content_id)
        if asked.vector is None or asked.vectors is None:
            return self._ranking.fuse(words, (), share=1.0)
        vectors = asked.vectors.search(asked.vector, limit=DEPTH, content_id=content_id)
        share = 0.0 if mode is SearchMode.VECTORS else self._share(asked, words)
        return self._ranking.fuse(words, vectors, share=share)

    def _share(self, asked: _Asked, words: Sequence[Hit]) -> float:
        first = self._passages.passages([hit.passage_id for hit in words[:10]])
        return self._ranking.weigh(
            asked.query,
            encoder_languages=asked.encoder_languages,
            languages=[passage.language for passage in first.values()],
        )

    def _distinct(self, ranked: Sequence[Hit], limit: int) -> list[tuple[StoredPassage, float]]:
        """The first passages, those that read the same once."""
        candidates = ranked[: _MOST_COPIES * limit]
        stored = self._passages.passages([hit.passage_id for hit in candidates])
        kept: dict[bytes, tuple[StoredPassage, float]] = {}
        for hit in candidates:
            passage = stored.get(hit.passage_id)
            if passage is not None:
                kept.setdefault(passage.digest, (passage, hit.score))
        return list(kept.values())[:limit]

    def _show(
        self, asked: _Asked, stored: Sequence[tuple[StoredPassage, float]], document: str | None
    ) -> tuple[tuple[FoundPassage, ...], bool]:
        similarities = self._similarities(asked, [passage for passage, _ in stored])
        languages = {passage.language for passage, _ in stored}
        readings = {language: self._read(asked.query, language) for language in languages}
        found = tuple(
            self._found(
                passage,
                readings[passage.language],
                document=document or passage.document,
                score=score,
                similarity=similarities.get(passage.passage_id),
            )
            for passage, score in stored
        )
        coverages = [self._covered(readings[p.language], p) for p, _ in stored]
        return found, self._ranking.is_enough([p.similarity for p in found], coverages)

    def _read(self, query: Query, language: str) -> _Reading:
        terms = self._words.analyse(query.text, language, asked_in=query.language)
        return _Reading(
            language=language,
            is_foreign=bool(language and query.language and language != query.language),
            terms=terms,
            statistics=self._words.statistics(terms),
            words={word: self._words.analyse(word, language) for word in query.words},
        )

    def _found(
        self,
        passage: StoredPassage,
        reading: _Reading,
        *,
        document: str,
        score: float,
        similarity: float | None,
    ) -> FoundPassage:
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
            score=round(score, 4),
            similarity=similarity,
            words=tuple(
                word
                for word, terms in reading.words.items()
                if terms and passage.terms.issuperset(terms)
            ),
            matches=self._matches(passage, reading),
            boxes=geometry.boxes_between(passage.start, passage.end),
            copies=_others(passage, document),
            confidence=geometry.confidence_between(passage.start, passage.end),
        )

    def _covered(self, reading: _Reading, passage: StoredPassage) -> float | None:
        if reading.is_foreign:
            return None
        return self._ranking.coverage(reading.terms, passage.terms, reading.statistics)

    def _similarities(self, asked: _Asked, passages: Iterable[StoredPassage]) -> dict[int, float]:
        if asked.vector is None or asked.vectors is None:
            return {}
        return asked.vectors.similarities(asked.vector, [p.passage_id for p in passages])

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
