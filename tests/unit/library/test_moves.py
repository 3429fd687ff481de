import shutil

import pytest

from docdesk.domain.search import Query
from docdesk.library.generations import Generations
from docdesk.library.nearest import VectorIndex
from docdesk.library.vectors import ExactVectors
from fakes.encoder import WordEncoder
from fakes.library import box, encode_waiting, index, parse_waiting, record_of, write_files

ENCODER = WordEncoder()


@pytest.fixture
def filled(workspace, documents):
    write_files(documents, {"a.txt": "the deposit\n\nthe rent", "mail.box": box("", b="keys")})
    index(workspace, encoder=ENCODER)
    return workspace


def _passages(workspace) -> list[tuple[int, int]]:
    return workspace.database.rows("SELECT id, content_id FROM passages ORDER BY id")


def _index_again(workspace) -> tuple[list[str], list[str]]:
    """What had to be parsed and encoded."""
    record = record_of(workspace)
    record.scan(cancelled=lambda: False)
    work = parse_waiting(record), encode_waiting(record, ENCODER)
    record.seal()
    return work


def _rename(documents):
    (documents / "a.txt").rename(documents / "z.txt")
    (documents / "mail.box").rename(documents / "post.box")


def _move_to_another_folder(documents):
    (documents / "sub").mkdir()
    for name in ("a.txt", "mail.box"):
        (documents / name).rename(documents / "sub" / name)


def _move_between_followed_folders(documents):
    for name in ("a.txt", "mail.box"):
        (documents / name).rename(documents.with_name("others") / name)


def _copy_and_delete(documents):
    for name in ("a.txt", "mail.box"):
        shutil.copy(documents / name, documents / f"copy-{name}")
        (documents / name).unlink()


def _swap(documents):
    (documents / "a.txt").rename(documents / "x")
    (documents / "mail.box").rename(documents / "a.txt")
    (documents / "x").rename(documents / "mail.box")


@pytest.mark.parametrize(
    "move",
    [_rename, _move_to_another_folder, _move_between_followed_folders, _copy_and_delete, _swap],
)
def test_what_was_moved_keeps_its_passages_and_vectors(filled, documents, move):
    others = documents.with_name("others")
    others.mkdir()
    filled.files.follow([others])
    before = _passages(filled)
    move(documents)

    assert _index_again(filled) == ([], [])

    assert _passages(filled) == before
    assert filled.files.counts() == {"ready": 3}


def test_what_no_file_has_any_more_is_not_found_even_before_it_is_dropped(filled, documents):
    exact = ExactVectors(filled.database, ENCODER.card.id)
    vector = ENCODER.encode_query("the deposit")
    assert (
        exact.search(vector, limit=9)[0].passage_id
        == filled.words.search(Query("deposit"), limit=9)[0].passage_id
    )
    (documents / "a.txt").unlink()
    record = record_of(filled)

    record.scan(cancelled=lambda: False)

    assert len(_passages(filled)) == 3
    assert filled.words.search(Query("deposit"), limit=9) == []
    assert [hit.passage_id for hit in exact.search(vector, limit=9)] == [
        passage for passage, content in _passages(filled) if _is_of(filled, content, "mail.box/b")
    ]
    assert filled.files.status().passages == 1
    record.seal()
    assert len(_passages(filled)) == 1


def _is_of(workspace, content_id: int, name: str) -> bool:
    return workspace.database.row(
        "SELECT 1 FROM files WHERE content_id = ? AND path LIKE ?", (content_id, f"%/{name}")
    ) == (1,)


def test_sealed_index_does_not_show_what_no_file_has(filled, documents):
    class Sealed:
        def nearest(self, vector, limit):
            return hits

        def close(self):
            pass

    card = ENCODER.card.id
    vector = ENCODER.encode_query("the deposit")
    hits = ExactVectors(filled.database, card).search(vector, limit=9)
    Generations(filled.database, filled.folder, card).seal(
        lambda folder, batches, **_: sum(len(ids) for ids, _ in batches), between=lambda: None
    )
    vectors = VectorIndex(
        filled.database,
        filled.folder,
        card,
        open_index=lambda _: Sealed(),
        check=lambda *_: True,
    )
    assert vectors.prepare()
    assert len(vectors.search(vector, limit=9)) == 3
    (documents / "a.txt").unlink()

    record_of(filled).scan(cancelled=lambda: False)

    assert len(vectors.search(vector, limit=9)) == 1


def test_forgotten_folder_leaves_nothing_behind(filled, documents):
    filled.files.forget(str(documents))

    assert _passages(filled) == []
    assert filled.database.rows("SELECT * FROM members") == []


def test_a_passage_names_the_other_files_with_its_content(filled, documents):
    for number in range(30):
        shutil.copy(documents / "a.txt", documents / f"copy{number:02}.txt")
    index(filled)

    (hit,) = filled.words.search(Query("deposit"), limit=9)
    passage = filled.pages.passages([hit.passage_id])[hit.passage_id]

    assert passage.document == str(documents / "a.txt")
    assert passage.copies == tuple(str(documents / f"copy{n:02}.txt") for n in range(20))
