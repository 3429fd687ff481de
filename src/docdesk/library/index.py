"""A sealed generation of the derived index: a chroma folder that is built once and then only read.

The only module with chromadb; importing it takes a second or more, so that only those who build,
probe or search a sealed generation import it.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.collection_configuration import (
    CreateCollectionConfiguration,
    CreateHNSWConfiguration,
)
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings
from chromadb.errors import ChromaError
from numpy.typing import NDArray

from docdesk.domain.errors import LibraryError
from docdesk.domain.search import Hit

_COLLECTION = "passages"
_BATCH = 500  # vectors added at a time; between two batches a question may go first
_FAULTS = (ChromaError, OSError, ValueError, RuntimeError)  # what chroma raises on a bad folder
Batches = Iterable[tuple[NDArray[np.int64], NDArray[np.float32]]]


class SealedIndex:
    """A generation opened for searching."""

    def __init__(self, folder: Path) -> None:
        try:
            self._client = _client(folder)
            # Without None chroma would fetch its own encoder from the network.
            self._collection: Collection = self._client.get_collection(
                _COLLECTION, embedding_function=None
            )
        except _FAULTS as error:
            raise _unusable(error) from error

    def count(self) -> int:
        """How many vectors it says it has."""
        try:
            return int(self._collection.count())
        except _FAULTS as error:
            raise _unusable(error) from error

    def nearest(self, vector: NDArray[np.float32], limit: int) -> list[Hit]:
        """The passages nearest to the vector, best first; scores are cosines."""
        try:
            found = self._collection.query(
                query_embeddings=vector, n_results=limit, include=["distances"]
            )
        except _FAULTS as error:
            raise _unusable(error) from error
        distances = found["distances"] or [[]]
        pairs = zip(found["ids"][0], distances[0], strict=True)
        return [Hit(int(passage_id), 1.0 - float(distance)) for passage_id, distance in pairs]

    def close(self) -> None:
        """Let go of the folder's files."""
        self._client.close()


def build(folder: Path, batches: Batches, *, count: int, between: Callable[[], None]) -> int:
    """Write a new generation of `count` vectors into an empty folder; how many it has.

    `between` is called before each small batch. LibraryError when it cannot be written.
    """
    try:
        client = _client(folder)
        try:
            collection = client.create_collection(
                _COLLECTION,
                embedding_function=None,
                configuration=_configuration(count),
            )
            return _fill(collection, batches, between)
        finally:
            client.close()
    except _FAULTS as error:
        raise LibraryError(
            f"The index for fast searching could not be written ({error}).",
            "Check that the disk has room. Search goes on without it, only slower.",
        ) from error


def _fill(collection: Collection, batches: Batches, between: Callable[[], None]) -> int:
    count = 0
    for ids, vectors in _regroup(batches):
        between()
        names = [str(passage_id) for passage_id in ids]
        collection.add(ids=names, embeddings=vectors)
        count += len(names)
    return count


def _regroup(batches: Batches) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
    """The same vectors, _BATCH at a time: documents are short, and each add costs a commit."""
    waiting: list[tuple[NDArray[np.int64], NDArray[np.float32]]] = []
    for batch in batches:
        waiting.append(batch)
        while sum(len(ids) for ids, _ in waiting) >= _BATCH:
            ids, vectors = _joined(waiting)
            yield ids[:_BATCH], vectors[:_BATCH]
            waiting = [(ids[_BATCH:], vectors[_BATCH:])]
    if sum(len(ids) for ids, _ in waiting):
        yield _joined(waiting)


def _joined(
    batches: list[tuple[NDArray[np.int64], NDArray[np.float32]]],
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    return np.concatenate([i for i, _ in batches]), np.concatenate([v for _, v in batches])


def _configuration(count: int) -> CreateCollectionConfiguration:
    # recall@10 against exact search is 1.000 with these (clustered synthetic vectors, 40,000 of
    # them); chroma's defaults give 0.92. The graph is written when `sync_threshold` vectors are in
    # it: with the last one, and once.
    hnsw = CreateHNSWConfiguration(
        space="cosine",
        ef_construction=100,
        max_neighbors=24,
        ef_search=256,
        batch_size=max(2, min(count, 5000)),
        sync_threshold=max(2, count),
    )
    return CreateCollectionConfiguration(hnsw=hnsw)


def _client(folder: Path) -> Client:
    client = chromadb.PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
    assert isinstance(client, Client)
    return client


def _unusable(error: Exception) -> LibraryError:
    return LibraryError(
        f"The index for fast searching cannot be read ({error}).",
        "It is built anew at the next indexing; search is exact and slower meanwhile.",
    )
