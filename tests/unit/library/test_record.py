from pathlib import Path

import numpy as np
import pytest

from docdesk.domain.documents import FileState
from docdesk.domain.errors import LibraryError
from docdesk.domain.indexing import Claimed
from docdesk.domain.search import Query
from fakes.encoder import WordEncoder
from fakes.library import index, parsed, record_of, write_files


def _found(workspace, record=None):
    record = record or record_of(workspace)
    record.scan(cancelled=lambda: False)
    return record, list(record.files_to_parse())


def _texts(workspace, word: str) -> list[str]:
    hits = workspace.words.search(Query(word), limit=10)
    stored = workspace.pages.passages([hit.passage_id for hit in hits])
    return [stored[hit.passage_id].text for hit in hits]


def test_small_files_come_first_each_once(workspace, documents):
    write_files(documents, {f"{n:03}.txt": "x" * (200 - n) for n in range(150)})

    _, found = _found(workspace)

    sizes = [file.size_bytes for file in found]
    assert sizes == sorted(sizes)
    assert len({file.file_id for file in found}) == 150


def test_file_goes_from_found_over_parsed_to_ready(workspace, documents):
    write_files(documents, {"a.txt": "the deposit"})
    record, (file,) = _found(workspace)
    assert record.counts() == {"found": 1}

    assert record.claim_known_content(file.file_id) is None
    assert record.save_parsed(file.file_id, *parsed("the deposit")).state is FileState.PARSED
    (document,) = record.documents_to_encode("e")
    ready = record.save_vectors(document.content_id, "e", np.ones((1, 4), np.float32))

    assert ready == (str(documents / "a.txt"),)
    assert record.counts() == {"ready": 1}
    assert list(record.documents_to_encode("e")) == []


def test_passage_text_is_a_slice_of_its_page(workspace, documents):
    text = "First.\n\nSecond à.\fThird 🦊.\n\nFourth."
    write_files(documents, {"a.txt": text})

    index(workspace)

    stored = workspace.pages.passages(range(1, 9)).values()
    assert [passage.text for passage in stored] == ["First.", "Second à.", "Third 🦊.", "Fourth."]
    for passage in stored:
        page = workspace.pages.page(passage.document, passage.page)
        assert page.text[passage.start : passage.end] == passage.text


def test_text_that_sqlite_cannot_keep_keeps_its_length(workspace, documents):
    write_files(documents, {"a.txt": "x"})
    record, (file,) = _found(workspace)

    record.save_parsed(file.file_id, *parsed("a\x00b\ud800c\n\nrest"))

    stored = workspace.pages.passages([1, 2])
    assert [passage.text for passage in stored.values()] == ["a\ufffdb\ufffdc", "rest"]


def test_same_content_under_two_paths_is_read_and_encoded_once(workspace, documents):
    write_files(documents, {"a.txt": "the deposit", "copy/b.txt": "the deposit"})

    read = index(workspace, encoder=WordEncoder())

    assert len(read) == 1
    assert workspace.files.counts() == {"ready": 2}
    assert workspace.files.status().passages == 1


def test_content_stays_while_one_path_has_it(workspace, documents):
    write_files(documents, {"a.txt": "the deposit", "b.txt": "the deposit"})
    index(workspace)

    (documents / "a.txt").unlink()
    index(workspace)
    assert _texts(workspace, "deposit") == ["the deposit"]

    (documents / "b.txt").unlink()
    index(workspace)
    assert _texts(workspace, "deposit") == []


def test_changed_file_keeps_its_old_passages_until_the_new_are_stored(workspace, documents):
    write_files(documents, {"a.txt": "the deposit"})
    index(workspace)
    write_files(documents, {"a.txt": "the new rent"})
    record, (file,) = _found(workspace)
    assert _texts(workspace, "deposit") == ["the deposit"]

    record.claim_known_content(file.file_id)
    record.save_parsed(file.file_id, *parsed("the new rent"))

    assert _texts(workspace, "deposit") == []
    assert _texts(workspace, "rent") == ["the new rent"]


def test_changed_file_that_fails_loses_its_old_passages(workspace, documents):
    write_files(documents, {"a.txt": "the deposit"})
    index(workspace)
    write_files(documents, {"a.txt": "damaged"})
    record, (file,) = _found(workspace)

    record.claim_known_content(file.file_id)
    record.save_failure(file.file_id, FileState.FAILED, "It is damaged.")

    assert _texts(workspace, "deposit") == []


def test_content_that_failed_is_not_tried_again_under_any_name(workspace, documents):
    write_files(documents, {"a.txt": "killer"})
    record, (file,) = _found(workspace)
    record.claim_known_content(file.file_id)
    record.save_failure(file.file_id, FileState.FAILED, "It crashed its parser.")
    write_files(documents, {"b.txt": "killer"})

    record, (copy,) = _found(workspace)

    assert record.claim_known_content(copy.file_id) == Claimed(
        FileState.FAILED, "It crashed its parser."
    )
    assert workspace.files.find(str(documents / "b.txt")).reason == "It crashed its parser."


def test_failed_content_is_tried_again_when_the_person_asks(workspace, documents):
    write_files(documents, {"a.txt": "killer"})
    record, (file,) = _found(workspace)
    record.claim_known_content(file.file_id)
    record.save_failure(file.file_id, FileState.FAILED, "It crashed its parser.")

    workspace.files.retry(str(documents / "a.txt"))

    assert [Path(found.document).name for found in record.files_to_parse()] == ["a.txt"]
    assert record.claim_known_content(file.file_id) is None


def test_limits_of_the_settings_are_not_remembered_of_a_content(workspace, documents):
    write_files(documents, {"a.txt": "large"})
    record, (file,) = _found(workspace)
    record.claim_known_content(file.file_id)
    record.save_failure(file.file_id, FileState.TOO_LARGE, "It is too large.")
    write_files(documents, {"b.txt": "large"})

    record, (copy,) = _found(workspace)

    assert record.claim_known_content(copy.file_id) is None


def test_document_without_passages_is_empty(workspace, documents):
    write_files(documents, {"a.txt": " "})
    record, (file,) = _found(workspace)

    assert record.save_parsed(file.file_id, *parsed(" ")).state is FileState.EMPTY
    assert "no text" in workspace.files.find(str(documents / "a.txt")).reason


def test_file_that_changes_while_it_is_read_is_taken_up_again(workspace, documents):
    write_files(documents, {"a.txt": "one"})
    record, (file,) = _found(workspace)
    record.claim_known_content(file.file_id)
    write_files(documents, {"a.txt": "one and two"})

    assert record.save_parsed(file.file_id, *parsed("one")).state is FileState.FOUND
    assert index(workspace) == [str(documents / "a.txt")]


def test_file_that_vanishes_before_it_is_read_waits_for_the_next_scan(workspace, documents):
    write_files(documents, {"a.txt": "one", "b.txt": "three"})
    record, (one, other) = _found(workspace)
    Path(one.document).unlink()
    record.claim_known_content(other.file_id)
    Path(other.document).unlink()

    assert record.claim_known_content(one.file_id) == Claimed(FileState.FOUND)
    assert record.save_parsed(other.file_id, *parsed("three")).state is FileState.FOUND
    record.save_failure(other.file_id, FileState.FAILED, "It is damaged.")
    assert record.counts() == {"found": 2}
    assert record.scan(cancelled=lambda: False).removed == 2


def test_file_forgotten_while_it_is_read_does_no_harm(workspace, documents):
    write_files(documents, {"a.txt": "one"})
    record, (file,) = _found(workspace)
    workspace.files.forget(str(documents))

    assert record.claim_known_content(file.file_id) == Claimed(FileState.FAILED)
    assert record.save_parsed(file.file_id, *parsed("one")).state is FileState.FOUND
    record.save_failure(file.file_id, FileState.FAILED, "x")
    assert record.save_vectors(99, "e", np.ones((1, 4), np.float32)) == ()
    assert workspace.files.counts() == {}


def test_wrong_number_of_vectors_is_refused(workspace, documents):
    write_files(documents, {"a.txt": "one\n\ntwo"})
    index(workspace)
    record = record_of(workspace)
    (document,) = record.documents_to_encode("e")

    with pytest.raises(LibraryError, match="1 vectors came for 2"):
        record.save_vectors(document.content_id, "e", np.ones((1, 4), np.float32))


def test_two_encoders_live_side_by_side(workspace, documents):
    write_files(documents, {"a.txt": "the deposit"})
    index(workspace, encoder=WordEncoder())

    waiting = list(record_of(workspace).documents_to_encode("another"))

    assert [document.document for document in waiting] == [str(documents / "a.txt")]
    assert waiting[0].passages[0].text == "the deposit"


def test_content_known_with_vectors_is_ready_at_once(workspace, documents):
    write_files(documents, {"a.txt": "the deposit"})
    index(workspace, encoder=WordEncoder())
    write_files(documents, {"b.txt": "the deposit"})

    record, (copy,) = _found(workspace)

    assert record.claim_known_content(copy.file_id) == Claimed(FileState.READY)


def test_equal_contents_parsed_at_the_same_time_are_stored_once(workspace, documents):
    write_files(documents, {"a.txt": "the deposit", "b.txt": "the deposit"})
    record, (one, other) = _found(workspace)
    assert record.claim_known_content(one.file_id) is None
    twin = Claimed(FileState.FOUND, twin_of=one.file_id)
    assert record.claim_known_content(other.file_id) == twin

    record.save_parsed(one.file_id, *parsed("the deposit"))
    record.save_parsed(other.file_id, *parsed("the deposit"))

    assert workspace.files.status().passages == 1
    assert record.counts() == {"parsed": 2}


def test_sealing_is_what_the_owner_gave(workspace):
    calls = []

    record_of(workspace, seal=lambda: calls.append("sealed")).seal()

    assert calls == ["sealed"]


def test_words_index_agrees_with_the_passages_after_changes(workspace, documents):
    write_files(documents, {f"{n}.txt": f"deposit {n}\n\nrent {n}" for n in range(20)})
    index(workspace)
    for number in range(0, 20, 2):
        (documents / f"{number}.txt").unlink()
    write_files(documents, {"1.txt": "something else"})
    index(workspace)

    with workspace.database.transaction() as connection:
        connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    assert len(_texts(workspace, "deposit")) == 9


def test_document_folder_may_be_named_in_any_script(workspace, tmp_path):
    write_files(tmp_path / "Perizie 日本 🦊 à", {"œuvre.txt": "the deposit"})
    workspace.files.follow([tmp_path / "Perizie 日本 🦊 à"])

    (path,) = index(workspace)

    assert Path(path).name == "œuvre.txt"
    assert workspace.pages.page(path, 1).text == "the deposit"


def test_full_disk_loses_nothing_and_goes_on_when_there_is_room(workspace, documents):
    write_files(documents, {"a.txt": "the deposit"})
    index(workspace, encoder=WordEncoder())
    write_files(documents, {"b.txt": "the rent " * 20_000})
    record, (file,) = _found(workspace)
    record.claim_known_content(file.file_id)
    (pages,) = workspace.database.row("PRAGMA page_count")
    workspace.database.row(f"PRAGMA max_page_count={pages}")

    with pytest.raises(LibraryError, match="disk is full"):
        record.save_parsed(file.file_id, *parsed("the rent " * 20_000))

    assert record.counts() == {"found": 1, "ready": 1}
    assert _texts(workspace, "deposit") == ["the deposit"]
    workspace.database.row("PRAGMA max_page_count=1000000")
    assert record.save_parsed(file.file_id, *parsed("the rent")).state is FileState.PARSED


def test_full_disk_during_the_scan_changes_nothing(workspace, documents):
    write_files(documents, {f"{n:03}-{'x' * 150}.txt": "x" for n in range(300)})
    record = record_of(workspace)
    (pages,) = workspace.database.row("PRAGMA page_count")
    workspace.database.row(f"PRAGMA max_page_count={pages + 2}")

    with pytest.raises(LibraryError, match="disk is full"):
        record.scan(cancelled=lambda: False)

    assert record.counts() == {}
    workspace.database.row("PRAGMA max_page_count=1000000")
    assert record.scan(cancelled=lambda: False).new == 300
