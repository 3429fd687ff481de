"""The way of a question to passages: words and vectors, weighed, judged and made ready to show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.answers import SearchMode
from docdesk.domain.conditions import Phrase
from docdesk.domain.errors import ModelError
from docdesk.domain.models import EncoderCard
from docdesk.domain.search import Filters, Hit, Query, Scope, Selection, StoredPassage
from docdesk.pipelines.ranking import (
    CoverageOf,
    PassageStore,
    Ranking,
    Scopes,
    VectorIndex,
    WordIndex,
)
from docdesk.pipelines.reasons import reasons
from docdesk.pipelines.showing import Ranked, Showing, first_of_each
from docdesk.pipelines.steps import Encoder, Reranker, SearchOutcome

DEPTH = 60  # hits of each retriever that are weighed against each other
_DEPTH_OF_MANY = 300  # where several documents are asked for, or hits are looked at once more
RERANKED = 32  # passages that a cross-encoder reads: some 0.1 s each on a laptop with a base model
_WISHED = 0.5  # of a score of 0 to 1, for each phrase that a question quotes
_NO_FILTERS = Filters()
_MOST_COPIES = 3  # room for passages that read the same and are shown once


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question while it is searched for."""

    query: Query
    selection: Selection
    content_id: int | None
    vector: NDArray[np.float32] | None
    vectors: VectorIndex | None
    encoder_languages: tuple[str, ...]

    @property
    def depth(self) -> int:
        """How many hits of each retriever are looked at."""
        is_wide = self.query.per_document or self.query.condition is not None
        return _DEPTH_OF_MANY if is_wide else DEPTH


class Search:
    """Finds passages in one workspace.

    `encoder` gives None while it is loading: then words alone are searched. `vectors` gives the
    index of an encoder's vectors. `reranker` gives None where there is none or it is loading.
    """

    def __init__(
        self,
        *,
        words: WordIndex,
        vectors: Callable[[EncoderCard], VectorIndex],
        passages: PassageStore,
        scopes: Scopes,
        coverage: CoverageOf,
        encoder: Callable[[], Encoder | None],
        ranking: Ranking,
        reranker: Callable[[], Reranker | None] = lambda: None,
    ) -> None:
        self._words = words
        self._vectors = vectors
        self._passages = passages
        self._scopes = scopes
        self._coverage = coverage
        self._encoder = encoder
        self._ranking = ranking
        self._reranker = reranker

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
        taken = self._ranking.take_apart(query)
        selection = Selection((filters, taken.filters), taken.without)
        coverage = self._coverage(document, selection)
        content_id = None if document is None else self._passages.content_id(document)
        if document is not None and content_id is None:
            return SearchOutcome((), enough=False, coverage=coverage, remarks=taken.remarks)
        asked = self._asked(taken, selection, content_id, mode)
        reranker, problem = self._loaded_reranker()
        asked, ranked = self._find(asked, mode, limit, reranker)
        showing = Showing(
            asked.query, words=self._words, passages=self._passages, ranking=self._ranking
        )
        why = reasons(asked.query.condition, selection)
        found = tuple(
            showing.found(one, document=document or one.passage.document, reasons=why)
            for one in ranked
        )
        enough = self._ranking.is_enough(
            [passage.similarity for passage in found],
            [showing.covered(one.passage) for one in ranked],
        )
        remarks = (*asked.query.remarks, *problem)
        if why and not found:
            remarks = (*remarks, f"No passage meets this: {'; '.join(why)}.")
        return SearchOutcome(found, enough, coverage, remarks=remarks)

    def _loaded_reranker(self) -> tuple[Reranker | None, tuple[str, ...]]:
        """The reranker, or why a search goes on without the one that the person chose."""
        try:
            return self._reranker(), ()
        except ModelError as error:
            return None, (f"{error.message} The order is that of search alone.",)

    def _asked(
        self, query: Query, selection: Selection, content_id: int | None, mode: SearchMode
    ) -> _Asked:
        encoder = None if mode is SearchMode.WORDS else self._encoder()
        if encoder is None and mode is SearchMode.VECTORS:
            raise ModelError(
                "There is no encoder to search by vectors with.",
                "Wait until it is loaded, or search by words.",
            )
        if encoder is None or not query.text:
            return _Asked(query, selection, content_id, None, None, ())
        card = encoder.card
        vector = encoder.encode_query(query.text)
        return _Asked(query, selection, content_id, vector, self._vectors(card), card.languages)

    def _find(
        self, asked: _Asked, mode: SearchMode, limit: int, reranker: Reranker | None
    ) -> tuple[_Asked, list[Ranked]]:
        """The best passages; of what a question quotes they have it, or it is said that none has.

        A quotation in a question is a wish: it weighs much and excludes nothing.
        """
        ranked = self._within(asked, mode, limit, reranker)
        wished = asked.query.phrases if asked.query.is_wish else ()
        absent: list[str] = []
        for phrase in wished:
            if any(self._has(one.passage, phrase) for one in ranked):
                continue
            having = replace(asked, query=replace(asked.query, condition=Phrase(phrase)))
            found = self._within(having, mode, limit, reranker)[: max(1, limit // 2)]
            ranked = _before(found, ranked)[:limit]
            absent += [] if found else [phrase]
        if not absent:
            return asked, ranked
        quoted = ", ".join(f"“{phrase}”" for phrase in absent)
        remark = f"No passage has {quoted} word for word: the nearest ones are shown."
        left = tuple(phrase for phrase in wished if phrase not in absent)
        query = replace(asked.query, phrases=left, remarks=(*asked.query.remarks, remark))
        return self._find(replace(asked, query=query), mode, limit, reranker)

    def _within(
        self, asked: _Asked, mode: SearchMode, limit: int, reranker: Reranker | None
    ) -> list[Ranked]:
        """The best passages of those that filters, operators and a chosen document leave."""
        scope = self._scopes.scope(asked.selection, asked.query.condition, asked.content_id)
        return self._best(asked, scope, mode, limit, reranker)

    def _best(
        self,
        asked: _Asked,
        scope: Scope | None,
        mode: SearchMode,
        limit: int,
        reranker: Reranker | None,
    ) -> list[Ranked]:
        if scope is not None and not scope.passages:
            return []
        hits, sources = self._rank(asked, scope, mode)
        room = max(limit, RERANKED if reranker else 0)
        distinct = self._distinct(asked, hits, room)
        similarities = self._similarities(asked, [passage for passage, _ in distinct])
        ranked = [
            Ranked(
                passage,
                score,
                tuple(name for name, ids in sources.items() if passage.passage_id in ids),
                similarities.get(passage.passage_id),
            )
            for passage, score in distinct
        ]
        if reranker is not None:
            ranked = _reranked(reranker, asked.query, ranked)
        return first_of_each(ranked, limit=limit, per_document=asked.query.per_document)

    def _rank(
        self, asked: _Asked, scope: Scope | None, mode: SearchMode
    ) -> tuple[list[Hit], dict[str, set[int]]]:
        """All hits in one order, and which passages each retriever found."""
        words: list[Hit] = []
        vectors: list[Hit] = []
        if mode is not SearchMode.VECTORS:
            words = self._words.search(asked.query, limit=asked.depth, scope=scope)
        if asked.vector is not None and asked.vectors is not None:
            vectors = asked.vectors.search(asked.vector, limit=asked.depth, scope=scope)
        sources = {
            SearchMode.WORDS.value: {hit.passage_id for hit in words},
            SearchMode.VECTORS.value: {hit.passage_id for hit in vectors},
        }
        if not words and not vectors and scope is not None and not asked.query.words:
            # Nothing but filters and operators: what they leave is what was asked for.
            return [Hit(one, 0.0) for one in self._scopes.beginnings(scope, asked.depth)], sources
        share = {SearchMode.WORDS: 1.0, SearchMode.VECTORS: 0.0}.get(mode)
        if share is None:
            share = 1.0 if asked.vector is None else self._share(asked, words)
        return self._ranking.fuse(words, vectors, share=share), sources

    def _share(self, asked: _Asked, words: Sequence[Hit]) -> float:
        first = self._passages.passages([hit.passage_id for hit in words[:10]])
        return self._ranking.weigh(
            asked.query,
            encoder_languages=asked.encoder_languages,
            languages=[passage.language for passage in first.values()],
            is_one_document=asked.content_id is not None,
        )

    def _distinct(
        self, asked: _Asked, ranked: Sequence[Hit], room: int
    ) -> list[tuple[StoredPassage, float]]:
        """The first passages that meet the condition, those that read the same once."""
        query = asked.query
        wanted = len(ranked) if query.per_document else room
        batch = max(_MOST_COPIES * room, len(ranked) if query.per_document else 0)
        kept: dict[bytes, tuple[StoredPassage, float]] = {}
        for start in range(0, len(ranked), batch):
            hits = ranked[start : start + batch]
            stored = self._passages.passages([hit.passage_id for hit in hits], asked.selection)
            for hit in hits:
                passage = stored.get(hit.passage_id)
                if passage is not None and self._words.meets(passage, query.condition):
                    kept.setdefault(passage.digest, (passage, hit.score))
            if len(kept) >= wanted or query.condition is None:
                break
        return self._wished_first(query, list(kept.values())[:wanted])

    def _wished_first(
        self, query: Query, found: list[tuple[StoredPassage, float]]
    ) -> list[tuple[StoredPassage, float]]:
        """The passages with what the question quotes raised: in few passages no word is rare."""
        if not query.is_wish or not query.phrases:
            return found
        raised = [
            (one, score + _WISHED * sum(map(partial(self._has, one), query.phrases)))
            for one, score in found
        ]
        raised.sort(key=lambda entry: -entry[1])
        return [(one, min(1.0, score)) for one, score in raised]

    def _has(self, passage: StoredPassage, phrase: str) -> bool:
        return self._words.meets(passage, Phrase(phrase))

    def _similarities(self, asked: _Asked, passages: Sequence[StoredPassage]) -> dict[int, float]:
        if asked.vector is None or asked.vectors is None:
            return {}
        return asked.vectors.similarities(asked.vector, [p.passage_id for p in passages])


def _reranked(reranker: Reranker, query: Query, ranked: Sequence[Ranked]) -> list[Ranked]:
    """The best passages as the cross-encoder orders them, then all others as they were."""
    if not query.text or (
        reranker.languages and query.language and query.language not in reranker.languages
    ):
        return list(ranked)
    best, others = ranked[:RERANKED], ranked[RERANKED:]
    scores = reranker.scores(query.text, [one.passage.text for one in best])
    read = [
        replace(one, score=score, reranked=round(score, 4))
        for one, score in zip(best, scores, strict=True)
    ]
    read.sort(key=lambda one: -one.score)
    lowest = read[-1].score if read else 0.0
    return [*read, *(replace(one, score=min(one.score, lowest)) for one in others)]


def _before(first: Sequence[Ranked], others: Sequence[Ranked]) -> list[Ranked]:
    """Both lists, the first one's passages at least as high as the best of the others."""
    known = {one.passage.passage_id for one in first}
    best = max((one.score for one in others), default=0.0)
    return [
        *(replace(one, score=max(one.score, best)) for one in first),
        *(one for one in others if one.passage.passage_id not in known),
    ]
