from dataclasses import replace
from pathlib import Path

import pytest

from docdesk.domain.documents import FileState
from docdesk.domain.errors import LibraryError
from fakes.encoder import WordEncoder
from fakes.library import index, parsed, record_of, write_files


@pytest.fixture
def filled(workspace, documents):
    write_files(documents, {"a.txt": "the rent", "b_1.txt": "the deposit", "c%.txt": "keys"})
    index(workspace, encoder=WordEncoder())
    write_files(documents, {"d.txt": "broken"})
    record = record_of(workspace)
    record.scan(cancelled=lambda: False)
    (found,) = record.files_to_parse()
    record.save_failure(found.file_id, FileState.NEEDS_OCR, "Its pages are pictures.")
    return workspace


def _names(rows) -> list[str]:
    return [Path(row.document).name for row in rows]


def test_status_counts_files_and_passages(filled, documents):
    status = filled.files.status()

    assert status.name == "Rossi"
    assert [folder.path for folder in status.folders] == [str(documents)]
    assert status.counts == {"ready": 3, "needs_ocr": 1}
    assert (status.files, status.ready, status.passages) == (4, 3, 3)


def test_list_is_paged_in_order_of_the_path(filled):
    rows, total = filled.files.list_files(offset=1, limit=2)

    assert (_names(rows), total) == (["b_1.txt", "c%.txt"], 4)


@pytest.mark.parametrize(("contains", "names"), [("_1", ["b_1.txt"]), ("%", ["c%.txt"])])
def test_filter_takes_every_character_as_it_is(filled, contains, names):
    rows, total = filled.files.list_files(contains=contains)

    assert (_names(rows), total) == (names, 1)


def test_files_that_need_attention_come_with_their_reason(filled):
    (row,), total = filled.files.list_files(state="attention")

    assert total == 1
    assert (row.state, row.reason) == (FileState.NEEDS_OCR, "Its pages are pictures.")


def test_list_of_one_state(filled):
    rows, total = filled.files.list_files(state="ready")

    assert total == 3
    assert all((row.kind, row.pages) == ("text", 1) for row in rows)


def test_coverage_counts_what_a_question_reaches(filled, documents):
    whole = filled.files.coverage()
    one = filled.files.coverage(str(documents / "d.txt"))

    assert (whole.ready, whole.total, whole.not_ready) == (3, 4, 1)
    assert (one.ready, one.total, one.not_ready) == (0, 1, 1)


def test_forgotten_folder_takes_its_documents_along(filled, documents):
    filled.files.forget(str(documents))

    assert filled.files.status().files == 0
    assert filled.files.status().passages == 0
    assert (documents / "a.txt").exists()


def test_folder_that_is_not_followed_cannot_be_forgotten(filled):
    with pytest.raises(LibraryError, match="does not follow"):
        filled.files.forget("/nowhere")


def test_unknown_document_is_a_clear_error(filled):
    for ask in (filled.files.find, filled.files.retry, filled.pages.content_id):
        with pytest.raises(LibraryError, match="no document"):
            ask("/nowhere.txt")


def test_ready_file_is_not_tried_again(filled, documents):
    filled.files.retry(str(documents / "a.txt"))

    assert filled.files.find(str(documents / "a.txt")).state is FileState.READY


def test_what_is_not_there_cannot_be_followed(filled, documents):
    with pytest.raises(LibraryError, match="not there"):
        filled.files.follow([documents / "missing"])


def test_folder_followed_twice_is_followed_once(filled, documents):
    filled.files.follow([documents, documents / ".." / "documents"])

    assert len(filled.files.status().folders) == 1


def test_missing_page_is_a_clear_error(filled, documents):
    path = str(documents / "a.txt")

    with pytest.raises(LibraryError, match="no page 7"):
        filled.pages.page(path, 7)


def test_document_that_is_not_read_has_no_content(filled, documents):
    assert filled.pages.content_id(str(documents / "d.txt")) is None
    assert filled.pages.geometry(99, 1).boxes_between(0, 9) == ()


def test_a_file_is_as_stored_until_it_changes_or_goes(filled, documents):
    path = documents / "a.txt"
    assert filled.files.is_as_stored(str(path))

    path.write_text("something else altogether")

    assert not filled.files.is_as_stored(str(path))
    record_of(filled).scan(cancelled=lambda: False)
    assert not filled.files.is_as_stored(str(path)), "its new form is not read yet"
    path.unlink()
    assert not filled.files.is_as_stored(str(path))


def test_a_ready_file_says_what_of_it_could_not_be_read(filled, documents):
    note = "1 of 2 pages has no text."
    write_files(documents, {"scan.txt": "a page with words"})
    record = record_of(filled)
    record.scan(cancelled=lambda: False)
    found = next(file for file in record.files_to_parse() if file.document.endswith("scan.txt"))
    record.claim_known_content(found.file_id)
    document, cuts = parsed("a page with words")
    record.save_parsed(found.file_id, replace(document, notes=(note,)), cuts)
    encoder = WordEncoder()
    (waiting,) = record.documents_to_encode(encoder.card.id)
    vectors = encoder.encode_passages([passage.text for passage in waiting.passages])
    record.save_vectors(waiting.content_id, encoder.card.id, vectors)

    (row,), total = filled.files.list_files(state="partly_read")

    assert (Path(row.document).name, row.state, row.reason) == ("scan.txt", FileState.READY, note)
    assert total == 1
