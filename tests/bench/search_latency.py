"""Seconds a search takes over many passages, against a bare FTS5 query in the same run.

`python -m bench.search_latency [--passages 100000] [--questions 200]` with `tests` and `src` on the
path. Passages are made of invented words in the frequencies of real text (Zipf), and vectors in
clusters as topics have them. The encoder's time is not counted: its vector is at hand.
"""

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.answers import SearchMode
from docdesk.domain.documents import DocumentKind, Page, ParsedDocument, PassageCut
from docdesk.domain.models import EncoderCard
from docdesk.domain.search import Filters
from docdesk.library.analysis import detect_language, is_stop_word
from docdesk.library.generations import Generations
from docdesk.library.index import SealedIndex, build
from docdesk.library.nearest import VectorIndex
from docdesk.library.record import WorkspaceRecord
from docdesk.library.stopwords import STOP_WORDS
from docdesk.library.workspace import Workspace
from docdesk.library.workspaces import Workspaces
from docdesk.pipelines.ranking import Ranking
from docdesk.pipelines.search import Search
from docdesk.retrieval.fusion import fuse, weigh
from docdesk.retrieval.matching import best_sentences
from docdesk.retrieval.query import take_apart
from docdesk.retrieval.threshold import coverage, is_enough

DIMENSIONS = 384
PASSAGES_A_DOCUMENT = 100
WORDS_A_PASSAGE = 150  # about 1000 characters
VOCABULARY = 60_000
CARD = EncoderCard("bench", "bench", "", DIMENSIONS, 256, ())
Vectors = NDArray[np.float32]


class TextSource:
    """Invented running text: Italian function words on top, then words of falling frequency."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        syllables = [c + v for c in "bcdfglmnprstvz" for v in "aeiou"]
        invented = {
            "".join(self._random.choices(syllables, k=self._random.randint(2, 5)))
            for _ in range(2 * VOCABULARY)
        }
        usual = sorted(STOP_WORDS["it"])
        self._random.shuffle(usual)
        self.words = [*usual[:120], *sorted(invented)[:VOCABULARY]]
        weights = 1.0 / (np.arange(len(self.words)) + 8.0)
        self._numbers = np.random.default_rng(seed)
        self._shares = weights / weights.sum()

    def text(self, words: int) -> str:
        """So many words in sentences of about twenty."""
        chosen = self._numbers.choice(len(self.words), size=words, p=self._shares)
        said = [self.words[index] for index in chosen]
        for end in range(19, words, 20):
            said[end] += "."
        return " ".join(said)


class HandyEncoder:
    """Knows the vector of each question beforehand."""

    card = CARD

    def __init__(self, vectors: dict[str, Vectors]) -> None:
        self._vectors = vectors

    def encode_query(self, text: str) -> Vectors:
        """The vector of a question; of another text, that of any."""
        return self._vectors.get(text, next(iter(self._vectors.values())))


def fill(workspace: Workspace, folder: Path, passages: int, source: TextSource) -> Vectors:
    """Store documents of invented text; the centres of their vectors' clusters."""
    documents = max(1, passages // PASSAGES_A_DOCUMENT)
    for number in range(documents):
        (folder / f"{number:05}.txt").write_text(str(number))
    workspace.files.follow([folder])
    record = WorkspaceRecord(workspace.database, workspace.files, compose=lambda *parts: parts[-1])
    record.scan(cancelled=lambda: False)
    centres = _unit(np.random.default_rng(1).normal(size=(400, DIMENSIONS)))
    for found in record.files_to_parse():
        record.claim_known_content(found.file_id)
        record.save_parsed(found.file_id, *_document(found.location.path.stem, source))
    numbers = np.random.default_rng(2)
    for document in record.documents_to_encode(CARD.id):
        near = centres[numbers.integers(0, len(centres), len(document.passages))]
        spread = numbers.normal(scale=0.045, size=near.shape)
        record.save_vectors(document.content_id, CARD.id, _unit(near + spread))
    return centres


def _document(title: str, source: TextSource) -> tuple[ParsedDocument, list[PassageCut]]:
    texts = [source.text(WORDS_A_PASSAGE) for _ in range(PASSAGES_A_DOCUMENT)]
    pages = tuple(Page(number, text) for number, text in enumerate(texts, 1))
    cuts = [PassageCut(page.number, 0, len(page.text), page.text) for page in pages]
    return ParsedDocument(DocumentKind.TEXT, title, pages), cuts


def _unit(vectors: NDArray[np.float64]) -> Vectors:
    unit: Vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return unit


def baseline(database: Path, folder: Path, questions: Sequence[str]) -> list[float]:
    """Seconds of an OR over all words of each question on plain FTS5 tables of the same texts."""
    plain = sqlite3.connect(folder / "plain.db")
    plain.execute("CREATE VIRTUAL TABLE plain USING fts5(text)")
    plain.execute("ATTACH ? AS record", (str(database),))
    plain.execute("INSERT INTO plain SELECT text FROM record.pages")
    plain.commit()
    sql = "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 10"
    ask = lambda question: plain.execute(sql, (_any_of(question),)).fetchall()  # noqa: E731
    seconds = _timed(ask, questions)
    plain.close()
    return seconds


def _any_of(question: str) -> str:
    return " OR ".join(f'"{word}"' for word in question.replace(".", "").split())


def _timed(ask: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    ask(questions[0])
    seconds = []
    for question in questions:
        start = time.perf_counter()
        ask(question)
        seconds.append(time.perf_counter() - start)
    return seconds


def _print(name: str, seconds: Sequence[float]) -> None:
    p50, p95 = (1000 * float(value) for value in np.quantile(seconds, [0.5, 0.95]))
    print(f"{name:<34} p50 {p50:6.1f} ms   p95 {p95:6.1f} ms", flush=True)


def _search(workspace: Workspace, index: VectorIndex, encoder: HandyEncoder) -> Search:
    ranking = Ranking(
        take_apart=partial(take_apart, detect_language=detect_language, is_stop_word=is_stop_word),
        weigh=weigh,
        fuse=fuse,
        best_sentences=partial(best_sentences, split_sentences=split_sentences),
        coverage=coverage,
        is_enough=is_enough,
    )
    return Search(
        words=workspace.words,
        vectors=lambda _: index,
        passages=workspace.pages,
        scopes=workspace.scopes,
        coverage=workspace.files.coverage,
        encoder=lambda: encoder,  # type: ignore[return-value, arg-type]
        ranking=ranking,
    )


def main() -> None:
    """Fill a workspace, search it in each way, print the quantiles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=200)
    options = parser.parse_args()
    source = TextSource(seed=7)
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        (root / "documents").mkdir()
        workspaces = Workspaces(root / "workspaces")
        workspaces.create("bench")
        with workspaces.open_for_writing("bench") as workspace:
            start = time.perf_counter()
            centres = fill(workspace, root / "documents", options.passages, source)
            print(f"stored in {time.perf_counter() - start:.0f} s", flush=True)
            measure(workspace, root, [source.text(12) for _ in range(options.questions)], centres)


def measure_scopes(search: Search, questions: Sequence[str]) -> None:
    """Print what filters and operators cost, those that leave all, half or little."""
    filters = {
        "filter by kind, all left": Filters(kinds=(DocumentKind.TEXT,)),
        "filter by folder, all left": Filters(folders=("documents",)),
        "filter by date, all left": Filters(since="2001"),
        "filter by person, none left": Filters(people=("rossi",)),
        "filter by title, one left": Filters(folders=("00001.txt",)),
    }
    for name, chosen in filters.items():
        ask = partial(search.search, mode=SearchMode.HYBRID, limit=10, filters=chosen)
        _print(name, _timed(ask, questions))
    ask = partial(search.search, mode=SearchMode.HYBRID, limit=10)
    rare = [question.split()[5].strip(".") for question in questions]
    for name, written in {
        "an excluded word": "{0} -{1}",
        "a required beginning": "{0} {1}*",
        "two required words": "{2} AND {1}",
        "a phrase": '{0} "{1}"',
    }.items():
        asked = [
            written.format(question, word, question.split()[0].strip("."))
            for question, word in zip(questions, rare, strict=True)
        ]
        _print(name, _timed(ask, asked))


def measure(workspace: Workspace, root: Path, questions: Sequence[str], centres: Vectors) -> None:
    """Print what each way of searching takes."""
    noise = np.random.default_rng(3).normal(scale=0.045, size=(len(questions), DIMENSIONS))
    vectors = _unit(centres[np.arange(len(questions)) % len(centres)] + noise)
    encoder = HandyEncoder(dict(zip(questions, vectors, strict=True)))
    index = VectorIndex(workspace.database, workspace.folder, CARD.id, open_index=SealedIndex)
    search = _search(workspace, index, encoder)
    _print("bare FTS5, OR over all words", baseline(workspace.database.path, root, questions))
    for mode in (SearchMode.WORDS, SearchMode.VECTORS, SearchMode.HYBRID):
        ask = partial(search.search, mode=mode, limit=10)
        _print(f"{mode.value}, vectors exact", _timed(ask, questions))
    exact = [index.search(vector, limit=10) for vector in vectors]
    start = time.perf_counter()
    Generations(workspace.database, workspace.folder, CARD.id).seal(build, between=lambda: None)
    print(f"sealed in {time.perf_counter() - start:.0f} s", flush=True)
    index.prepare()
    ask = partial(search.search, mode=SearchMode.HYBRID, limit=10)
    _print("hybrid, vectors sealed", _timed(ask, questions))
    measure_scopes(search, questions)
    sealed = [index.search(vector, limit=10) for vector in vectors]
    shared = [
        len({hit.passage_id for hit in a} & {hit.passage_id for hit in b}) / 10
        for a, b in zip(exact, sealed, strict=True)
    ]
    print(f"recall@10 of sealed against exact: {sum(shared) / len(shared):.4f}")
    index.close()


if __name__ == "__main__":
    main()
