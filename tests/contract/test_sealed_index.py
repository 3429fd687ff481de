"""Sealed generations with the real chroma: built, probed in a child, damaged, rebuilt."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from docdesk.domain.errors import LibraryError
from docdesk.domain.search import Hit
from docdesk.library.generations import Generation, Generations
from docdesk.library.index import SealedIndex, build
from docdesk.library.nearest import VectorIndex
from docdesk.library.probe import Sample, is_sound
from docdesk.library.probe_child import find_fault
from docdesk.library.vectors import ExactVectors
from docdesk.library.workspace import Workspace
from docdesk.library.workspaces import Workspaces
from fakes.encoder import WordEncoder
from fakes.library import index, write_files

ENCODER = WordEncoder()
QUESTIONS = [f"subject{n} theme{n % 7}" for n in range(0, 60, 5)]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    text = {f"{n}.txt": f"subject{n} theme{n % 7}\n\nmatter{n} theme{n % 5}" for n in range(60)}
    write_files(tmp_path / "documents", text)
    workspaces = Workspaces(tmp_path / "workspaces")
    workspaces.create("Rossi")
    with workspaces.open_for_writing("Rossi") as opened:
        opened.files.follow([tmp_path / "documents"])
        index(opened, encoder=ENCODER)
        yield opened


@pytest.fixture
def generations(workspace: Workspace) -> Generations:
    return Generations(workspace.database, workspace.folder, ENCODER.card.id)


@pytest.fixture
def vectors(workspace: Workspace) -> Iterator[VectorIndex]:
    opened = VectorIndex(
        workspace.database, workspace.folder, ENCODER.card.id, open_index=SealedIndex
    )
    yield opened
    opened.close()


def _seal(generations: Generations) -> Generation:
    sealed = generations.seal_if_due(lambda: build, smallest_delta=50)
    assert sealed is not None
    return sealed


def _scores(search: Callable[..., list[Hit]]) -> list[list[float]]:
    asked = [ENCODER.encode_query(question) for question in QUESTIONS]
    return [[hit.score for hit in search(vector, limit=10)] for vector in asked]


def _hnsw_folder(generation: Generation) -> Path:
    return next(path for path in generation.folder.iterdir() if path.is_dir())


def test_sealed_search_finds_what_exact_search_finds(workspace, generations, vectors):
    _seal(generations)

    assert vectors.prepare()

    exact = ExactVectors(workspace.database, ENCODER.card.id)
    assert np.allclose(_scores(vectors.search), _scores(exact.search), atol=1e-5)
    assert vectors._exact.rows_in_memory == 0


def _truncate(generation: Generation) -> None:
    data = _hnsw_folder(generation) / "data_level0.bin"
    data.write_bytes(data.read_bytes()[:5000])


def _lose_graph(generation: Generation) -> None:
    shutil.rmtree(_hnsw_folder(generation))


def _scribble(generation: Generation) -> None:
    for path in _hnsw_folder(generation).iterdir():
        path.write_bytes(bytes(path.stat().st_size))


def _lose_database(generation: Generation) -> None:
    (generation.folder / "chroma.sqlite3").write_bytes(b"no database")


@pytest.mark.parametrize("damage", [_truncate, _lose_graph, _scribble, _lose_database])
def test_damaged_generation_is_rebuilt_with_correct_answers(
    workspace, generations, vectors, damage
):
    damage(_seal(generations))
    exact = _scores(ExactVectors(workspace.database, ENCODER.card.id).search)

    assert not vectors.prepare()

    assert np.allclose(_scores(vectors.search), exact, atol=1e-5)
    _seal(generations)
    assert vectors.prepare()
    assert np.allclose(_scores(vectors.search), exact, atol=1e-5)


def test_generation_of_other_vectors_is_not_sound(generations):
    sealed = _seal(generations)
    true = generations.sample(sealed)
    opened = SealedIndex(sealed.folder)

    assert find_fault(opened, true) == ""
    assert "instead of" in find_fault(opened, Sample(true.count + 1, true.ids, true.vectors))
    other = Sample(true.count, true.ids, -true.vectors)
    assert "does not find itself" in find_fault(opened, other)
    opened.close()


def test_child_that_hangs_is_not_sound(tmp_path, generations, monkeypatch):
    sample = generations.sample(_seal(generations))
    monkeypatch.setattr("docdesk.library.probe.PROBE_TIMEOUT_S", 0.3)

    assert not is_sound(tmp_path, sample, command=("sleep", "30"))


def test_folder_that_cannot_be_written_is_a_clear_error(tmp_path):
    (tmp_path / "file").write_text("")
    batch = (np.array([1]), np.ones((1, 4), np.float32))

    with pytest.raises(LibraryError, match="could not be written"):
        build(tmp_path / "file", [batch], count=1, between=lambda: None)


def test_missing_generation_is_a_clear_error(tmp_path):
    with pytest.raises(LibraryError, match="cannot be read"):
        SealedIndex(tmp_path / "empty")
