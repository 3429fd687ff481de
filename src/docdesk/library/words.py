"""Finds passages by their words: BM25 over the analysed terms (FTS5)."""

import math
import threading
from collections.abc import Sequence
from itertools import accumulate

from docdesk.domain.search import Hit, Query, TermStatistics
from docdesk.library.analysis import Analyser
from docdesk.library.database import Database

_BODY_WEIGHT, _HEAD_WEIGHT = 1.0, 0.6
# BM25 is computed for each passage that has any of the terms: a question may cost so many. The
# rarest terms go first; those left out tell passages apart the least.
_MOST_POSTINGS = 25_000
_LONGEST_QUERY = 64  # terms; a pasted page is a question too


class Words:
    """The words index of one workspace. Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._analyser = Analyser()
        self._lock = threading.Lock()
        self._counts: dict[str, int] = {}  # passages that have a term, at _revision
        self._passages = 0
        self._languages: tuple[str, ...] = ()  # of the passages, "" for those of none known
        self._revision = -1

    def analyse(self, text: str, language: str, *, asked_in: str = "") -> list[str]:
        """A text's index terms without the stop words of its language, or of `asked_in`."""
        with self._lock:
            return self._analyser.content_terms(text, language, asked_in=asked_in)

    def statistics(self, terms: Sequence[str]) -> TermStatistics:
        """How rare these terms are in the workspace."""
        with self._lock:
            self._refresh()
            idf = {term: _idf(self._count(term), self._passages) for term in terms}
            return TermStatistics(idf, unseen=_idf(0, self._passages))

    def search(self, query: Query, *, limit: int, content_id: int | None = None) -> list[Hit]:
        """The passages that share words with the question, best first; scores are BM25."""
        with self._lock:
            self._refresh()
            match = self._match(query)
        if not match:
            return []
        where, arguments = self._range(content_id)
        rows = self._database.rows(
            f"SELECT rowid, -bm25(words, {_BODY_WEIGHT}, {_HEAD_WEIGHT}) AS score FROM words"
            f" WHERE words MATCH ?{where} AND rowid NOT IN"
            " (SELECT passages.id FROM contents JOIN passages ON content_id = contents.id"
            " WHERE orphaned) ORDER BY score DESC LIMIT ?",
            (match, *arguments, limit),
        )
        return [Hit(passage_id, score) for passage_id, score in rows]

    def _refresh(self) -> None:
        row = self._database.row("SELECT value FROM meta WHERE key = 'revision'")
        revision = int(row[0]) if row else 0
        if revision == self._revision:
            return
        rows = self._database.rows(
            "SELECT language, COUNT(*) FROM passages GROUP BY language ORDER BY 2 DESC"
        )
        self._languages = tuple(language for language, _ in rows)
        self._passages = sum(count for _, count in rows)
        self._counts.clear()
        self._revision = revision

    def _match(self, query: Query) -> str:
        """The FTS5 expression: any of the telling terms, and the quoted phrases."""
        languages = self._languages
        if query.language and query.language in languages:  # and passages too short or odd to tell
            languages = (query.language, "")
        terms = dict.fromkeys(
            term
            for language in languages
            for term in self._analyser.content_terms(query.text, language, asked_in=query.language)
        )
        if not terms:  # nothing but stop words: then they are what was meant
            terms = dict.fromkeys(self._analyser.terms(query.text, query.language))
        quoted = [_quote(term) for term in self._telling(list(terms))]
        for phrase in query.phrases:
            for language in languages:
                quoted.append(_quote(" ".join(self._analyser.terms(phrase, language))))
        return " OR ".join(dict.fromkeys(part for part in quoted if part != '""'))

    def _telling(self, terms: list[str]) -> list[str]:
        """The terms that tell passages apart: the rarest first, as many as may be looked at."""
        known = sorted((count, term) for term in terms if (count := self._count(term)))
        costs = accumulate(count for count, _ in known)
        affordable = max(1, sum(cost <= _MOST_POSTINGS for cost in costs))
        return [term for _, term in known[: min(affordable, _LONGEST_QUERY)]]

    def _count(self, term: str) -> int:
        count = self._counts.get(term)
        if count is None:
            row = self._database.row("SELECT doc FROM word_counts WHERE term = ?", (term,))
            count = self._counts[term] = int(row[0]) if row else 0
        return count

    def _range(self, content_id: int | None) -> tuple[str, tuple[int, ...]]:
        if content_id is None:
            return "", ()
        row = self._database.row(
            "SELECT first_passage, passages FROM contents WHERE id = ?", (content_id,)
        )
        first, passages = row or (0, 0)
        return " AND rowid BETWEEN ? AND ?", (first, first + passages - 1)


def _idf(count: int, passages: int) -> float:
    """Robertson and Sparck Jones' weight, never below zero."""
    return math.log(1 + (passages - count + 0.5) / (count + 0.5))


def _quote(term: str) -> str:
    return f'"{term}"'
