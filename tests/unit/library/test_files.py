from dataclasses import replace
from pathlib import Path

import pytest

from docdesk.domain.documents import FileState
from docdesk.domain.errors import LibraryError
from docdesk.domain.workspaces import FolderRules
from fakes.encoder import WordEncoder
from fakes.library import box, index, parsed, record_of, write_files


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


def test_ignored_file_leaves_the_index_and_can_be_taken_back(filled, documents):
    path = str(documents / "a.txt")

    filled.files.ignore(path)

    row = filled.files.find(path)
    assert row.state is FileState.IGNORED
    assert "Retry" in row.reason
    assert filled.files.status().passages == 2
    assert filled.files.coverage().total == 3, "the person does not want it counted"
    filled.files.retry(path)
    assert index(filled) == [path]


def test_retry_takes_the_copies_that_failed_with_it(filled, documents):
    write_files(documents, {"e.txt": "broken"})
    filled.files.retry(str(documents / "d.txt"))
    record = record_of(filled)
    record.scan(cancelled=lambda: False)
    for found in record.files_to_parse():
        if record.claim_known_content(found.file_id) is None:
            record.save_failure(found.file_id, FileState.FAILED, "It crashed its parser.")

    assert filled.files.counts() == {"failed": 2, "ready": 3}

    filled.files.retry(str(documents / "e.txt"))

    assert filled.files.find(str(documents / "d.txt")).state is FileState.FOUND


def test_retry_of_all_takes_what_needs_the_person(filled, documents):
    filled.files.ignore(str(documents / "a.txt"))

    filled.files.retry_all()

    assert filled.files.counts() == {"found": 1, "ignored": 1, "ready": 2}


def test_pause_holds_until_it_is_lifted(filled):
    assert not filled.files.is_paused
    filled.files.pause()
    filled.files.pause()
    assert filled.files.is_paused
    assert filled.files.status().is_paused
    filled.files.resume()
    assert not filled.files.is_paused


def test_rules_are_kept_with_their_folder(filled, documents):
    rules = FolderRules(excludes=("*.bak",), largest_mb=20)

    filled.files.set_rules(str(documents), rules)

    (folder,) = filled.files.status().folders
    assert (folder.rules, folder.files) == (rules, 4)
    with pytest.raises(LibraryError, match="does not follow"):
        filled.files.set_rules("/nowhere", rules)


def test_rules_can_be_tried_on_what_is_there_and_what_is_not(filled, documents):
    def tried(path: str, **rules) -> bool:
        return filled.files.try_rules(str(documents), FolderRules(**rules), path).included

    write_files(documents, {"sub/big.txt": "x" * 1_500_000})
    assert tried("a.txt")
    assert tried(str(documents / "sub" / "big.txt"))
    assert not tried("sub/big.txt", largest_mb=1)
    assert not tried("sub", subfolders=False)
    assert not tried("planned.bak", excludes=("*.bak",))
    assert not tried("../elsewhere.txt")
    assert not filled.files.try_rules("/dev", FolderRules(), "/dev/null").included


@pytest.mark.parametrize("few", [0, 2000])
def test_list_is_the_same_by_whatever_index_it_is_read(filled, documents, monkeypatch, few):
    monkeypatch.setattr("docdesk.library.listing._FEW", few)

    assert _names(filled.files.list_files(state="not_ready")[0]) == ["d.txt"]
    assert _names(filled.files.list_files(state="ready", offset=1)[0]) == ["b_1.txt", "c%.txt"]
    assert filled.files.list_files(contains="a.t", state="ready")[1] == 1


def test_offline_files_are_listed_as_such(filled, documents):
    documents.rename(documents.with_name("elsewhere"))
    record_of(filled).scan(cancelled=lambda: False)

    assert filled.files.list_files(state="offline")[1] == 4
    assert filled.files.list_files(state="ready")[1] == 0
    assert filled.files.find(str(documents / "a.txt")).state is FileState.OFFLINE
    assert {row.state for row in filled.files.report()} == {FileState.OFFLINE}


def test_report_has_every_file_by_path(filled, documents, monkeypatch):
    monkeypatch.setattr("docdesk.library.listing._AT_ONCE", 2)
    write_files(documents, {"e.box": box("", x="one")})
    index(filled)

    names = [row.document.removeprefix(str(documents)) for row in filled.files.report()]

    assert names == ["/a.txt", "/b_1.txt", "/c%.txt", "/d.txt", "/e.box", "/e.box/x"]
