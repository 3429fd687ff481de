from pathlib import Path

import numpy as np
import pytest

from docdesk.domain.conditions import Not, Word
from docdesk.domain.errors import LibraryError
from docdesk.domain.search import Hit, Selection
from docdesk.library import vectors as vectors_module
from docdesk.library.generations import Generations
from docdesk.library.nearest import VectorIndex
from fakes.encoder import WordEncoder
from fakes.library import index, write_files

ENCODER = WordEncoder()


class PlainIndex:
    """A generation as a file of arrays, with the interface of the real one."""

    def __init__(self, folder: Path) -> None:
        try:
            arrays = np.load(folder / "index.npz")
        except (OSError, ValueError) as error:
            raise LibraryError("It cannot be read.") from error
        self.ids, self.vectors = arrays["ids"], arrays["vectors"]
        self.is_broken = self.is_closed = False

    def nearest(self, vector: np.ndarray, limit: int) -> list[Hit]:
        if self.is_broken:
            raise LibraryError("It cannot be read.")
        scores = self.vectors @ vector
        best = np.argsort(-scores)[:limit]
        return [Hit(int(self.ids[i]), float(scores[i])) for i in best]

    def close(self) -> None:
        self.is_closed = True


def build(folder: Path, batches, *, count: int, between) -> int:
    between()
    pairs = list(batches)
    ids = np.concatenate([ids for ids, _ in pairs])
    np.savez(folder / "index.npz", ids=ids, vectors=np.concatenate([v for _, v in pairs]))
    return len(ids)


def check(folder: Path, sample) -> bool:
    try:
        return len(PlainIndex(folder).ids) == sample.count
    except LibraryError:
        return False


@pytest.fixture
def filled(workspace, documents):
    write_files(documents, {f"{n}.txt": f"subject{n}\n\nmatter{n} more" for n in range(6)})
    index(workspace, encoder=ENCODER)
    return workspace


@pytest.fixture
def generations(filled) -> Generations:
    return Generations(filled.database, filled.folder, ENCODER.card.id)


@pytest.fixture
def opened() -> list[PlainIndex]:
    return []


@pytest.fixture
def vectors(filled, opened) -> VectorIndex:
    def open_index(folder: Path) -> PlainIndex:
        opened.append(PlainIndex(folder))
        return opened[-1]

    card = ENCODER.card.id
    return VectorIndex(filled.database, filled.folder, card, open_index=open_index, check=check)


def _seal(generations: Generations, *, smallest_delta: int = 5):
    return generations.seal_if_due(lambda: build, smallest_delta=smallest_delta)


def _best(workspace, vectors: VectorIndex, text: str, **options) -> str:
    hits = vectors.search(ENCODER.encode_query(text), limit=3, **options)
    return workspace.pages.passages([hits[0].passage_id])[hits[0].passage_id].text


def test_small_workspace_is_not_sealed(generations):
    assert _seal(generations, smallest_delta=12) is None
    assert generations.current() is None


def test_sealed_generation_is_recorded_and_used(filled, generations, vectors, opened):
    sealed = _seal(generations)

    assert sealed == generations.current()
    assert sealed.passages == 12
    assert vectors.prepare()
    assert _best(filled, vectors, "subject3") == "subject3"
    assert len(opened) == 1


def test_search_is_exact_before_a_generation_is_prepared(filled, generations, vectors, opened):
    _seal(generations)

    assert _best(filled, vectors, "subject3") == "subject3"
    assert opened == []


def test_nothing_to_prepare_without_a_generation(vectors):
    assert not vectors.prepare()


def test_preparing_twice_opens_once(generations, vectors, opened):
    _seal(generations)

    assert vectors.prepare()
    assert vectors.prepare()
    assert len(opened) == 1


def test_passages_that_came_later_are_found_too(filled, documents, generations, vectors):
    _seal(generations)
    vectors.prepare()
    write_files(documents, {"later.txt": "latecomer"})
    index(filled, encoder=ENCODER)

    assert _best(filled, vectors, "latecomer") == "latecomer"
    assert _seal(generations) is None


def test_passages_that_are_gone_are_not_found(filled, documents, generations, vectors):
    _seal(generations)
    vectors.prepare()
    (documents / "3.txt").unlink()
    index(filled, encoder=ENCODER)

    hits = vectors.search(ENCODER.encode_query("subject3"), limit=10)

    assert len(hits) == 10
    assert set(filled.pages.passages([hit.passage_id for hit in hits])) == {
        hit.passage_id for hit in hits
    }


def test_much_that_came_or_went_makes_a_new_generation(filled, documents, generations, vectors):
    first = _seal(generations)
    vectors.prepare()
    for number in range(3):
        (documents / f"{number}.txt").unlink()
    index(filled, encoder=ENCODER)

    second = _seal(generations)

    assert second.number > first.number
    assert first.folder.is_dir()  # someone may still search in it
    assert vectors.prepare()
    assert _best(filled, vectors, "subject4") == "subject4"
    write_files(documents, {f"n{n}.txt": f"new{n}" for n in range(9)})
    index(filled, encoder=ENCODER)
    _seal(generations)
    assert not first.folder.exists()


def test_damaged_generation_is_discarded_and_rebuilt(filled, generations, vectors):
    damaged = _seal(generations)
    (damaged.folder / "index.npz").write_bytes(b"damaged")

    assert not vectors.prepare()
    assert generations.current() is None
    assert _best(filled, vectors, "subject3") == "subject3"
    rebuilt = _seal(generations)
    assert rebuilt.folder != damaged.folder
    assert not damaged.folder.exists()
    assert vectors.prepare()


def test_generation_whose_folder_is_gone_is_discarded(generations, vectors):
    sealed = _seal(generations)
    for path in sealed.folder.iterdir():
        path.unlink()
    sealed.folder.rmdir()

    assert not vectors.prepare()
    assert generations.current() is None


def test_generation_that_breaks_in_use_gives_way_to_exact_search(
    filled, generations, vectors, opened
):
    _seal(generations)
    vectors.prepare()
    opened[0].is_broken = True

    assert _best(filled, vectors, "subject3") == "subject3"
    assert opened[0].is_closed


def test_generation_that_opens_in_the_child_but_not_here_is_not_used(filled, generations):
    def refuse(folder: Path) -> PlainIndex:
        raise LibraryError("It cannot be read.")

    _seal(generations)
    card = ENCODER.card.id
    vectors = VectorIndex(
        filled.database, filled.folder, card, open_index=refuse, check=lambda *_: True
    )

    assert not vectors.prepare()
    assert _best(filled, vectors, "subject3") == "subject3"


def test_sealing_that_was_cut_short_leaves_no_generation(generations, vectors):
    def die(folder: Path, batches, **_) -> int:
        (folder / "half").write_text("x")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        generations.seal(die, between=lambda: None)

    assert generations.current() is None
    half = next(generations._root.glob("gen-*"))
    _seal(generations)
    assert not half.exists()


@pytest.mark.parametrize("few", [0, 100], ids=["sealed", "read one by one"])
@pytest.mark.parametrize("is_sealed", [True, False])
def test_search_in_a_scope_stays_in_it(
    filled, documents, generations, vectors, opened, monkeypatch, few, is_sealed
):
    monkeypatch.setattr(vectors_module, "_FEW", few)
    if is_sealed:
        _seal(generations)
        vectors.prepare()
    write_files(documents, {"late.txt": "subject3 late\n\nmatter3 late"})
    index(filled, encoder=ENCODER)
    scope = filled.scopes.scope(Selection(), Not(Word("subject3")))

    hits = vectors.search(ENCODER.encode_query("subject3 matter3"), limit=20, scope=scope)

    assert {hit.passage_id for hit in hits} == set(scope.passages)
    stored = filled.pages.passages([hit.passage_id for hit in hits[:2]])
    assert {passage.text for passage in stored.values()} == {"matter3 more", "matter3 late"}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_search_in_one_document_and_similarities_are_exact(filled, documents, generations, vectors):
    _seal(generations)
    vectors.prepare()
    content_id = filled.pages.content_id(str(documents / "2.txt"))
    scope = filled.scopes.scope(Selection(), None, content_id)

    assert _best(filled, vectors, "subject3 matter2 more", scope=scope) == "matter2 more"
    assert vectors.similarities(ENCODER.encode_query("subject1"), [99]) == {}


def test_closed_index_lets_go_of_its_files(generations, vectors, opened):
    _seal(generations)
    vectors.prepare()

    vectors.close()

    assert opened[0].is_closed


def test_passages_behind_many_that_are_gone_are_found(filled, documents, generations, vectors):
    _seal(generations)
    vectors.prepare()
    for number in range(5):  # nearer to the question than all that stays
        filled.files.ignore(str(documents / f"{number}.txt"))
    question = ENCODER.encode_query("subject0 subject1 subject2 subject3 subject4 matter0 more")

    hits = vectors.search(question, limit=1)

    (stored,) = filled.pages.passages([hit.passage_id for hit in hits]).values()
    assert stored.document == str(documents / "5.txt")
