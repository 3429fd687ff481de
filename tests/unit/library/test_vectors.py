from array import array
from pathlib import Path

import numpy as np
import pytest

from docdesk.domain.search import Scope
from docdesk.library.vectors import ExactVectors, Shelf
from fakes.library import index, record_of, write_files

RNG = np.random.default_rng(0)


def _unit(rows: int, dimensions: int = 8) -> np.ndarray:
    vectors = RNG.normal(size=(rows, dimensions)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def stored(workspace, documents):
    """The workspace with three documents of random vectors, by passage id."""
    write_files(
        documents, {f"{n}.txt": "\n\n".join(f"p {n} {i}" for i in range(4)) for n in range(3)}
    )
    index(workspace)
    return _encode(workspace)


def _encode(workspace) -> dict[int, np.ndarray]:
    record, by_id = record_of(workspace), {}
    for document in record.documents_to_encode("e"):
        vectors = _unit(len(document.passages))
        record.save_vectors(document.content_id, "e", vectors)
        by_id |= {p.passage_id: v for p, v in zip(document.passages, vectors, strict=True)}
    return by_id


def _scope(passages) -> Scope:
    return Scope(array("q", passages))


def _nearest(by_id: dict[int, np.ndarray], vector: np.ndarray) -> list[int]:
    return sorted(by_id, key=lambda passage_id: -float(by_id[passage_id] @ vector))


def test_nearest_passages_come_first_with_their_cosine(workspace, stored):
    vector = _unit(1)[0]

    hits = ExactVectors(workspace.database, "e").search(vector, limit=5)

    assert [hit.passage_id for hit in hits] == _nearest(stored, vector)[:5]
    assert hits[0].score == pytest.approx(float(stored[hits[0].passage_id] @ vector), abs=1e-6)


def test_no_vectors_find_nothing(workspace):
    assert ExactVectors(workspace.database, "e").search(_unit(1)[0], limit=5) == []


def test_documents_that_come_and_go_are_followed(workspace, documents, stored):
    exact = ExactVectors(workspace.database, "e")
    exact.search(_unit(1)[0], limit=5)
    Path(workspace.pages.passages([1])[1].document).unlink()
    write_files(documents, {"new.txt": "one\n\ntwo"})
    index(workspace)
    new = _encode(workspace)
    vector = new[max(new)]

    hits = exact.search(vector, limit=99)

    assert hits[0].passage_id == max(new)
    assert len(hits) == 10
    assert {hit.passage_id for hit in hits} == {*list(stored)[4:], *new}


def test_gaps_are_closed_when_most_is_gone(workspace, documents, stored):
    exact = ExactVectors(workspace.database, "e")
    exact.search(_unit(1)[0], limit=5)
    for name in ("0.txt", "1.txt"):
        (documents / name).unlink()
    index(workspace)

    exact.search(_unit(1)[0], limit=5)

    assert exact.rows_in_memory == 4


def test_what_another_index_covers_is_not_held_in_memory(workspace, stored):
    exact = ExactVectors(workspace.database, "e")

    hits = exact.search(_unit(1)[0], limit=99, covered=frozenset({1, 2}))

    assert {hit.passage_id for hit in hits} == set(list(stored)[8:])
    assert exact.rows_in_memory == 4


def test_search_in_one_document_is_exact(workspace, stored):
    vector = _unit(1)[0]
    exact = ExactVectors(workspace.database, "e")

    hits = exact.search(vector, limit=2, scope=_scope(range(5, 9)))

    within = {passage_id: stored[passage_id] for passage_id in list(stored)[4:8]}
    assert [hit.passage_id for hit in hits] == _nearest(within, vector)[:2]
    assert exact.search(vector, limit=2, scope=_scope([99])) == []


def test_similarities_are_read_from_the_record(workspace, stored):
    vector = _unit(1)[0]

    found = ExactVectors(workspace.database, "e").similarities(vector, [2, 7, 999])

    assert found == {
        passage_id: pytest.approx(float(stored[passage_id] @ vector), abs=1e-6)
        for passage_id in (2, 7)
    }


def test_shelf_grows_as_needed():
    shelf, vectors = Shelf(8), _unit(3000)
    shelf.add(1, 1, vectors[:1000])
    shelf.add(2, 1001, vectors[1000:])

    hits = shelf.nearest(vectors[2500], 1)

    assert hits[0].passage_id == 2501
