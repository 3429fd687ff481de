"""Finds passages by their words: BM25 over the analysed terms (FTS5)."""

import math
import threading
from collections.abc import Sequence
from itertools import accumulate, islice

from docdesk.domain.conditions import Condition
from docdesk.domain.search import Hit, Query, Scope, StoredPassage, TermStatistics
from docdesk.library.analysis import Analyser
from docdesk.library.conditions import meets
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

    def search(self, query: Query, *, limit: int, scope: Scope | None = None) -> list[Hit]:
        """The passages that share words with the question, best first; scores are BM25."""
        with self._lock:
            self._refresh()
            terms, phrases = self._asked(query)
            telling = self._telling(terms)
        hits = self._hits([*telling, *phrases], limit, scope)
        if scope is not None and len(hits) < limit and len(telling) < len(terms):
            # Terms that are frequent everywhere may be all that the passages in scope have.
            return self._hits([*terms[:_LONGEST_QUERY], *phrases], limit, scope)
        return hits

    def meets(self, passage: StoredPassage, condition: Condition | None) -> bool:
        """True when a passage in scope has the required phrases and beginnings as written."""
        return meets(f"{passage.title}\n{passage.heading}\n{passage.text}", condition)

    def _hits(self, parts: Sequence[str], limit: int, scope: Scope | None) -> list[Hit]:
        match = " OR ".join(dict.fromkeys(_quote(part) for part in parts if part))
        if not match or (scope is not None and not scope.passages):
            return []
        if scope is None:
            return self._ranked(match, "LIMIT ?", (limit,))
        between = (scope.passages[0], scope.passages[-1])
        ranked = self._ranked(match, "", between, "AND rowid BETWEEN ? AND ?")
        allowed = set(scope.passages)
        return list(islice((hit for hit in ranked if hit.passage_id in allowed), limit))

    def _ranked(
        self, match: str, end: str, arguments: tuple[int, ...], where: str = ""
    ) -> list[Hit]:
        rows = self._database.rows(
            f"SELECT rowid, -bm25(words, {_BODY_WEIGHT}, {_HEAD_WEIGHT}) AS score FROM words"
            f" WHERE words MATCH ? {where} AND rowid NOT IN"
            " (SELECT passages.id FROM contents JOIN passages ON content_id = contents.id"
            f" WHERE orphaned) ORDER BY score DESC {end}",
            (match, *arguments),
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

    def _asked(self, query: Query) -> tuple[list[str], list[str]]:
        """The terms that passages may have, in their languages, and the quoted phrases."""
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
        phrases = dict.fromkeys(
            " ".join(self._analyser.terms(phrase, language))
            for phrase in (*query.phrases, *_in_several_words(query.identifiers), *query.spellings)
            for language in languages
        )
        return list(terms), list(phrases)

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


def _in_several_words(identifiers: Sequence[str]) -> list[str]:
    """Those whose words stand together where they are meant: "art. 1453", "5 March 2021"."""
    return [identifier for identifier in identifiers if " " in identifier or "." in identifier]


def _idf(count: int, passages: int) -> float:
    """Robertson and Sparck Jones' weight, never below zero."""
    return math.log(1 + (passages - count + 0.5) / (count + 0.5))


def _quote(term: str) -> str:
    return f'"{term}"'
