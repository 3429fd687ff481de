"""Which clauses of two documents belong together: by their words, numbers and headings."""

import math
import re
import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docdesk.pipelines.clauses import ClauseText

Likeness = NDArray[np.float32]  # clauses of the first x clauses of the second, 0 to 1
Encode = Callable[[Sequence[str]], NDArray[np.float32]]  # texts into vectors of length 1

_BUCKETS = 4096  # words share them by their hash: 3,000 clauses take 50 MB
_CANDIDATES = 8  # counterparts that a clause may choose from
_LEAST = 0.3  # likeness of counterparts; the same number and heading make up for some of it
_SAME_NUMBER = 0.15
_SAME_HEADING = 0.1
_LEAST_MOVED = 0.6  # without help of the order more likeness is needed
_FEWEST_MOVED = 6  # words; shorter clauses are alike by chance
_LEAST_MEANT = 0.75  # cosine of counterparts that share few words
_MOST_ENCODED = 150  # clauses of each that are compared by vectors: some seconds
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Counterparts by their places in the two lists; `is_moved` out of the common order."""

    first: int
    second: int
    is_moved: bool = False


def align(
    first: Sequence[ClauseText], second: Sequence[ClauseText], encode: Encode | None = None
) -> list[Pair]:
    """The counterparts, by their place in the first; each clause has at most one.

    What keeps the common order goes before what moved, and like words before like meaning.
    """
    if not first or not second:
        return []
    words = [_words(clause.text[clause.marker :] or clause.text) for clause in (*first, *second)]
    likeness = _likeness(words[: len(first)], words[len(first) :])
    helped = likeness + _help(first, second)
    pairs = _in_order(helped, likeness, words[: len(first)])
    pairs += _moved(pairs, likeness, words[: len(first)], words[len(first) :])
    if encode is not None:
        pairs += _by_meaning(pairs, first, second, encode)
    pairs += _heads_of_moved(pairs, words[: len(first)], words[len(first) :])
    return sorted(pairs, key=lambda pair: pair.first)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _likeness(first: Sequence[list[str]], second: Sequence[list[str]]) -> Likeness:
    """The cosine of the clauses' words, rare ones counting more (tf-idf, log-scaled)."""
    everything = [*first, *second]
    seen: Counter[str] = Counter(word for words in everything for word in set(words))
    idf = {word: math.log(1 + len(everything) / count) for word, count in seen.items()}
    likeness: Likeness = _vectors(first, idf) @ _vectors(second, idf).T
    return likeness


def _vectors(clauses: Sequence[list[str]], idf: dict[str, float]) -> NDArray[np.float32]:
    vectors = np.zeros((len(clauses), _BUCKETS), np.float32)
    for row, words in enumerate(clauses):
        for word, count in Counter(words).items():
            vectors[row, zlib.crc32(word.encode()) % _BUCKETS] += (1 + math.log(count)) * idf[word]
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: NDArray[np.float32] = vectors / np.maximum(lengths, 1e-9)
    return unit


def _help(first: Sequence[ClauseText], second: Sequence[ClauseText]) -> Likeness:
    numbers = np.array([[a.number == b.number != "" for b in second] for a in first], np.float32)
    plain = [[_title(clause) for clause in clauses] for clauses in (first, second)]
    headings = np.array([[a == b != "" for b in plain[1]] for a in plain[0]], np.float32)
    return _SAME_NUMBER * numbers + _SAME_HEADING * headings


def _title(clause: ClauseText) -> str:
    return " ".join(word for word in _words(clause.heading) if not word.isdigit())


def _in_order(helped: Likeness, likeness: Likeness, words: Sequence[list[str]]) -> list[Pair]:
    """The heaviest set of counterparts that keeps the order in both (weighted subsequence)."""
    best = _Heaviest(helped.shape[1])
    for row in range(len(helped)):
        columns = np.argsort(-helped[row], kind="stable")[:_CANDIDATES]
        found = [
            (int(column), _weight(float(helped[row, column]), len(words[row])))
            for column in columns
            if helped[row, column] >= _LEAST and likeness[row, column] >= _LEAST / 2
        ]
        best.add(row, found)
    return [Pair(row, column) for row, column in best.chain()]


def _weight(likeness: float, words: int) -> float:
    return likeness**2 * math.sqrt(1 + words)


class _Heaviest:
    """Grows the heaviest chain of (row, column) with both rising: prefix maxima in a tree."""

    def __init__(self, columns: int) -> None:
        self._tree: list[tuple[float, int]] = [(0.0, -1)] * (columns + 1)
        self._links: list[tuple[int, int, int]] = []  # row, column, link before it

    def add(self, row: int, candidates: Sequence[tuple[int, float]]) -> None:
        """Take in a row's candidates, which may follow what rows before it chose."""
        grown = [(column, weight, self._best(column)) for column, weight in candidates]
        for column, weight, (total, link) in grown:
            self._links.append((row, column, link))
            self._raise(column + 1, (total + weight, len(self._links) - 1))

    def chain(self) -> list[tuple[int, int]]:
        """The heaviest chain, from its beginning."""
        _, link = self._best(len(self._tree) - 1)
        chain: list[tuple[int, int]] = []
        while link >= 0:
            row, column, link = self._links[link]
            chain.append((row, column))
        return chain[::-1]

    def _best(self, columns: int) -> tuple[float, int]:
        best = (0.0, -1)
        while columns > 0:
            best = max(best, self._tree[columns], key=lambda entry: entry[0])
            columns -= columns & -columns
        return best

    def _raise(self, place: int, entry: tuple[float, int]) -> None:
        while place < len(self._tree):
            if entry[0] > self._tree[place][0]:
                self._tree[place] = entry
            place += place & -place


def _moved(
    pairs: Sequence[Pair],
    likeness: Likeness,
    first: Sequence[list[str]],
    second: Sequence[list[str]],
) -> list[Pair]:
    rows = [i for i in _left(len(first), (p.first for p in pairs)) if _is_long(first[i])]
    columns = [j for j in _left(len(second), (p.second for p in pairs)) if _is_long(second[j])]
    return [
        Pair(row, column, is_moved=True)
        for row, column in _best_first(likeness, rows, columns, least=_LEAST_MOVED)
    ]


def _is_long(words: Sequence[str]) -> bool:
    return len(words) >= _FEWEST_MOVED


def _heads_of_moved(
    pairs: Sequence[Pair], first: Sequence[list[str]], second: Sequence[list[str]]
) -> list[Pair]:
    """The same short clauses right above what moved: its headings, which moved with it."""
    rows = set(_left(len(first), (p.first for p in pairs)))
    columns = set(_left(len(second), (p.second for p in pairs)))
    heads: list[Pair] = []
    for pair in pairs:
        row, column = pair.first - 1, pair.second - 1
        while pair.is_moved and row in rows and column in columns:
            if not first[row] or first[row] != second[column]:
                break
            heads.append(Pair(row, column, is_moved=True))
            rows.remove(row)
            columns.remove(column)
            row, column = row - 1, column - 1
    return heads


def _by_meaning(
    pairs: Sequence[Pair],
    first: Sequence[ClauseText],
    second: Sequence[ClauseText],
    encode: Encode,
) -> list[Pair]:
    """Counterparts among what is left that say alike in other words."""
    rows = _left(len(first), (p.first for p in pairs))[:_MOST_ENCODED]
    columns = _left(len(second), (p.second for p in pairs))[:_MOST_ENCODED]
    rows = [row for row in rows if _is_long(_words(first[row].text))]
    columns = [column for column in columns if _is_long(_words(second[column].text))]
    if not rows or not columns:
        return []
    mine = encode([first[row].text for row in rows])
    theirs = encode([second[column].text for column in columns])
    cosines = np.zeros((len(first), len(second)), np.float32)
    cosines[np.ix_(rows, columns)] = mine @ theirs.T
    known = sorted((p.first, p.second) for p in pairs if not p.is_moved)
    return [
        Pair(row, column, is_moved=_crosses(known, row, column))
        for row, column in _best_first(cosines, rows, columns, least=_LEAST_MEANT)
    ]


def _best_first(
    likeness: Likeness, rows: Sequence[int], columns: Sequence[int], *, least: float
) -> Iterator[tuple[int, int]]:
    found = sorted(
        (-float(likeness[row, column]), row, column)
        for row in rows
        for column in columns
        if likeness[row, column] >= least
    )
    taken_rows, taken_columns = set[int](), set[int]()
    for _, row, column in found:
        if row not in taken_rows and column not in taken_columns:
            taken_rows.add(row)
            taken_columns.add(column)
            yield row, column


def _crosses(known: Sequence[tuple[int, int]], row: int, column: int) -> bool:
    at = bisect_left(known, (row, column))
    above = at > 0 and known[at - 1][1] > column
    return above or (at < len(known) and known[at][1] < column)


def _left(count: int, taken: Iterator[int]) -> list[int]:
    gone = set(taken)
    return [index for index in range(count) if index not in gone]
