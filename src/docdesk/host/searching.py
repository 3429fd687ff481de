"""Finding passages in one workspace: its indexes and the pure parts of a search, put together."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock, Thread

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.models import EncoderCard
from docdesk.generation.judging import question_gain
from docdesk.host.reranker_source import no_reranker
from docdesk.library.analysis import detect_language, is_stop_word
from docdesk.library.generations import Build, Generations
from docdesk.library.nearest import OpenIndex, VectorIndex
from docdesk.library.workspace import Workspace
from docdesk.pipelines.evidence import EvidenceReader, Judging
from docdesk.pipelines.ranking import Ranking
from docdesk.pipelines.search import Search
from docdesk.pipelines.steps import Encoder, Reranker
from docdesk.retrieval.absence import uncovered_words
from docdesk.retrieval.assessment import assess, needs_model
from docdesk.retrieval.fusion import fuse, weigh
from docdesk.retrieval.matching import best_sentences
from docdesk.retrieval.named_clauses import named_clauses
from docdesk.retrieval.operators import read_operators
from docdesk.retrieval.query import take_apart
from docdesk.retrieval.question_parts import question_parts, stands_together
from docdesk.retrieval.telling import cut_sentences, weigh_sentences
from docdesk.retrieval.threshold import coverage, is_enough

RANKING = Ranking(
    take_apart=partial(take_apart, detect_language=detect_language, is_stop_word=is_stop_word),
    weigh=weigh,
    fuse=fuse,
    best_sentences=partial(best_sentences, split_sentences=split_sentences),
    coverage=coverage,
    is_enough=is_enough,
)


def _looked_for(question: str) -> str:
    return read_operators(question, is_stop_word=is_stop_word).text


JUDGING = Judging(
    looked_for=_looked_for,
    cut=partial(cut_sentences, split=split_sentences),
    weigh=weigh_sentences,
    assess=assess,
    needs_model=needs_model,
    uncovered=uncovered_words,
    parts=question_parts,
    stands_together=partial(stands_together, split=split_sentences),
    clauses=named_clauses,
    gain=question_gain,
)


class VectorIndexes:
    """The vector indexes of one workspace, one for each encoder. Safe to use from any thread.

    With `uses_sealed` an index proves and opens its sealed generation in the background; without,
    search stays exact, which is what a command that ends after one search wants.
    """

    def __init__(self, workspace: Workspace, *, uses_sealed: bool) -> None:
        self._workspace = workspace
        self._uses_sealed = uses_sealed
        self._indexes: dict[str, VectorIndex] = {}
        self._lock = Lock()

    def get(self, card: EncoderCard) -> VectorIndex:
        """The index of an encoder's vectors; exact until its sealed generation proved sound."""
        with self._lock:
            index = self._indexes.get(card.id)
            if index is None:
                index = self._indexes[card.id] = VectorIndex(
                    self._workspace.database,
                    self._workspace.folder,
                    card.id,
                    open_index=_open_sealed,
                )
                self._prepare(index)
            return index

    def renew(self) -> None:
        """Take up what was sealed since."""
        with self._lock:
            for index in self._indexes.values():
                self._prepare(index)

    def _prepare(self, index: VectorIndex) -> None:
        if self._uses_sealed:
            Thread(target=index.prepare, name="index-probe", daemon=True).start()

    def close(self) -> None:
        """Let go of the indexes' files."""
        with self._lock:
            for index in self._indexes.values():
                index.close()


def make_search(
    workspace: Workspace,
    indexes: VectorIndexes,
    encoder: Callable[[], Encoder | None],
    reranker: Callable[[], Reranker | None] = no_reranker,
) -> Search:
    """What finds passages in this workspace; `encoder` and `reranker` are asked at each search."""
    return Search(
        words=workspace.words,
        vectors=indexes.get,
        passages=workspace.pages,
        scopes=workspace.scopes,
        coverage=workspace.files.coverage,
        encoder=encoder,
        ranking=RANKING,
        reranker=reranker,
    )


def make_reader(encoder: Callable[[], Encoder | None]) -> EvidenceReader:
    """What reads the passages that were found; `encoder` is asked at each question."""
    return EvidenceReader(encoder, JUDGING)


def seal(workspace: Workspace, encoder_id: str, between: Callable[[], None]) -> None:
    """Build the derived index of an encoder's vectors anew where that pays."""
    generations = Generations(workspace.database, workspace.folder, encoder_id)
    generations.seal_if_due(_load_build, between=between)


def _open_sealed(folder: Path) -> OpenIndex:
    # chromadb takes seconds to import, and small workspaces never need it.
    from docdesk.library.index import SealedIndex

    return SealedIndex(folder)


def _load_build() -> Build:
    from docdesk.library.index import build

    return build
