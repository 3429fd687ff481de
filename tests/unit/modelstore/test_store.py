"""The model store: listing, importing, choosing, removing."""

import hashlib
import os
import shutil
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor

import pytest
from filelock import FileLock

from docdesk.domain.errors import Cancelled, ModelError
from docdesk.modelstore import copying
from docdesk.modelstore.store import ModelStore
from fakes.gguf_files import write_gguf


@pytest.fixture
def bundled(tmp_path):
    return write_gguf(tmp_path / "bundled" / "Small-Q4_K_M.gguf").parent


@pytest.fixture
def store(tmp_path, bundled):
    return ModelStore(tmp_path / "own", [bundled])


@pytest.fixture
def download(tmp_path):
    return write_gguf(tmp_path / "downloads" / "Big-Q4_K_M.gguf", general__name="Big")


def ids(store):
    return [card.id for card in store.list()]


def own_files(tmp_path):
    """What lies in the store but its index and its lock."""
    files = (tmp_path / "own").glob("*")
    return sorted(path.name for path in files if path.suffix not in {".lock", ".json"})


def test_a_bundled_model_is_listed_and_active(store):
    (card,) = store.list()

    assert (card.id, card.name, card.quantisation) == ("Small-Q4_K_M", "Small", "Q4_K_M")
    assert card.is_bundled
    assert card.is_active
    assert store.active() == card


def test_a_store_without_models_has_none_active(tmp_path):
    store = ModelStore(tmp_path / "own", [tmp_path / "nothing"])

    assert store.list() == ()
    assert store.active() is None


def test_an_imported_model_is_a_copy_with_its_hash(store, download, tmp_path):
    seen = []

    card = store.import_file(download, lambda done, total: seen.append((done, total)))

    size = download.stat().st_size
    assert card.sha256 == hashlib.sha256(download.read_bytes()).hexdigest()
    assert (tmp_path / "own" / "Big-Q4_K_M.gguf").read_bytes() == download.read_bytes()
    assert not card.is_bundled
    assert card in store.list()
    assert seen[-1] == (size, size)


def test_the_same_file_is_not_imported_twice(store, download):
    store.import_file(download)
    renamed = download.rename(download.with_name("Other.gguf"))

    with pytest.raises(ModelError, match=r"Other\.gguf is installed already, as Big"):
        store.import_file(renamed)

    assert ids(store) == ["Big-Q4_K_M", "Small-Q4_K_M"]


def test_another_file_of_the_same_name_gets_a_name_of_its_own(store, download):
    store.import_file(download)
    write_gguf(download, general__name="A later one")

    card = store.import_file(download)

    assert card.id == "Big-Q4_K_M-2"
    assert ids(store) == ["Big-Q4_K_M-2", "Big-Q4_K_M", "Small-Q4_K_M"]


def test_a_cancelled_import_leaves_nothing_behind(store, download, tmp_path):
    with pytest.raises(Cancelled):
        store.import_file(download, cancelled=lambda: True)

    assert own_files(tmp_path) == []


def test_a_failed_copy_is_an_error_in_words_and_leaves_nothing_behind(
    store, download, tmp_path, monkeypatch
):
    def fail(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copying.os, "fsync", fail)

    with pytest.raises(ModelError, match="could not be copied: No space left on device"):
        store.import_file(download)

    assert own_files(tmp_path) == []


def test_a_model_larger_than_the_disk_is_refused_before_copying(store, download, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10, 9, 1))

    with pytest.raises(ModelError, match="no room for Big"):
        store.import_file(download)


def test_a_damaged_model_is_not_imported(store, tmp_path):
    half = write_gguf(tmp_path / "half.gguf", weights=bytes(10))

    with pytest.raises(ModelError, match="cut off"):
        store.import_file(half)

    assert own_files(tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"general__type": "adapter"}, "cannot write answers"),
        ({"general__architecture": "bert"}, "cannot write answers"),
        ({"split__count": 3}, "one of 3 parts"),
        ({"tokenizer__ggml__model": None}, "not hold a whole language model"),
    ],
)
def test_a_file_that_cannot_answer_is_not_imported(store, tmp_path, changes, reason):
    path = write_gguf(tmp_path / "odd.gguf", **changes)

    with pytest.raises(ModelError, match=reason):
        store.import_file(path)


def test_only_one_import_runs_at_a_time(store, download, tmp_path):
    (tmp_path / "own").mkdir()
    with (
        FileLock(tmp_path / "own" / ".import.lock"),
        pytest.raises(ModelError, match="Another model is being imported"),
    ):
        store.import_file(download)


def test_what_a_killed_import_left_is_removed_by_the_next(store, download, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "Dead.gguf.part").write_bytes(b"half")

    store.import_file(download)

    assert own_files(tmp_path) == ["Big-Q4_K_M.gguf"]


def test_the_chosen_model_stays_chosen_after_a_restart(store, download, tmp_path, bundled):
    store.import_file(download)

    store.set_active("Big-Q4_K_M")

    again = ModelStore(tmp_path / "own", [bundled])
    assert again.active().id == "Big-Q4_K_M"
    assert [card.is_active for card in again.list()] == [True, False]


def test_an_unknown_model_cannot_be_chosen(store):
    with pytest.raises(ModelError, match="no model Ghost") as error:
        store.set_active("Ghost")

    assert error.value.hint == "Installed models: Small-Q4_K_M."


def test_removing_the_chosen_model_falls_back_to_the_bundled_one(store, download, tmp_path):
    store.import_file(download)
    store.set_active("Big-Q4_K_M")

    store.remove("Big-Q4_K_M")

    assert store.active().id == "Small-Q4_K_M"
    assert own_files(tmp_path) == []


def test_a_bundled_model_cannot_be_removed(store, bundled):
    with pytest.raises(ModelError, match="came with DocDesk"):
        store.remove("Small-Q4_K_M")

    assert (bundled / "Small-Q4_K_M.gguf").exists()


def test_an_unchanged_file_is_not_hashed_again(store, monkeypatch):
    first = store.list()

    monkeypatch.setattr("docdesk.modelstore.store.hash_file", None)

    assert store.list() == first


def test_a_changed_file_is_hashed_again(store, bundled):
    (before,) = store.list()
    path = write_gguf(bundled / "Small-Q4_K_M.gguf", general__name="Changed")
    os.utime(path, ns=(1, 1))

    (after,) = store.list()

    assert after.sha256 != before.sha256


def test_verify_notices_a_byte_that_changed(store, bundled):
    store.list()
    path = bundled / "Small-Q4_K_M.gguf"
    stat = path.stat()
    path.write_bytes(path.read_bytes()[:-1] + b"\x01")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert not store.verify("Small-Q4_K_M")


def test_a_damaged_index_is_made_anew(store, tmp_path):
    expected = store.list()
    (tmp_path / "own" / "models.json").write_text("{ half an ind")

    assert store.list() == expected


def test_an_unusable_file_is_left_out_and_named(store, bundled):
    write_gguf(bundled / "half.gguf", weights=b"")

    assert ids(store) == ["Small-Q4_K_M"]
    ((path, error),) = store.problems()
    assert path.name == "half.gguf"
    assert "cut off" in error.message


def test_threads_that_list_at_once_see_the_same(store):
    with ThreadPoolExecutor(8) as threads:
        listed = list(threads.map(lambda _: store.list(), range(40)))

    assert all(cards == listed[0] for cards in listed)
    assert len(listed[0]) == 1
