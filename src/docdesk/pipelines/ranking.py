"""What a search is put together from: indexes, stores and the pure functions that rank."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.answers import Coverage, Span
from docdesk.domain.conditions import Condition
from docdesk.domain.documents import WordGeometry
from docdesk.domain.search import Hit, Query, Scope, Selection, StoredPassage, TermStatistics


class WordIndex(Protocol):
    """Finds passages by words."""

    def analyse(self, text: str, language: str, *, asked_in: str = "") -> list[str]:
        """Index terms without stop words, those of `asked_in` where it is given."""

    def statistics(self, terms: Sequence[str]) -> TermStatistics:
        """How rare terms are."""

    def search(self, query: Query, *, limit: int, scope: Scope | None = None) -> list[Hit]:
        """The best passages, best first."""

    def meets(self, passage: StoredPassage, condition: Condition | None) -> bool:
        """True when a passage in scope has the required phrases as they are written."""


class VectorIndex(Protocol):
    """Finds passages by likeness."""

    def search(
        self, vector: NDArray[np.float32], *, limit: int, scope: Scope | None = None
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

    def passages(
        self, passage_ids: Sequence[int], selection: Selection = ...
    ) -> dict[int, StoredPassage]:
        """The passages that are still there, with the documents of theirs that are selected."""

    def geometry(self, content_id: int, page: int) -> WordGeometry:
        """Where the words of a page stand."""


class Scopes(Protocol):
    """Says which passages a search is left with."""

    def scope(
        self, selection: Selection, condition: Condition | None, content_id: int | None = None
    ) -> Scope | None:
        """The passages that filters, operators and a chosen document leave; None for all."""

    def beginnings(self, scope: Scope, limit: int) -> list[int]:
        """The first passage in scope of each document, those changed last first."""


class CoverageOf(Protocol):
    """Counts what a question reaches."""

    def __call__(self, document: str | None, selection: Selection) -> Coverage: ...


class Weigh(Protocol):
    """The share of words in a fused score."""

    def __call__(
        self,
        query: Query,
        *,
        encoder_languages: Collection[str],
        languages: Sequence[str],
        is_one_document: bool,
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
