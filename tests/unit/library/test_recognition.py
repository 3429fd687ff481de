from dataclasses import replace
from pathlib import Path

import numpy as np

from docdesk.domain.documents import FileState, Page
from docdesk.domain.indexing import Claimed
from docdesk.domain.search import Query
from fakes.encoder import WordEncoder
from fakes.library import (
    SCAN,
    encode_waiting,
    index,
    parse_waiting,
    read,
    recognise_waiting,
    record_of,
    write_files,
)

NO_ENGINE = "No text recognition is installed. Install Tesseract."
SCANNED = f"{SCAN}the deposit\f{SCAN}the rent"
PARTLY = f"a cover sheet\f{SCAN}the deposit"


def _scanned(workspace, **options):
    record = record_of(workspace, **options)
    record.scan(cancelled=lambda: False)
    return record


def _row(workspace, documents, name: str):
    return workspace.files.find(str(documents / name))


def _found(workspace, word: str) -> list[str]:
    hits = workspace.words.search(Query(word), limit=9)
    return [
        passage.text for passage in workspace.pages.passages([h.passage_id for h in hits]).values()
    ]


def test_scanned_document_waits_and_is_put_together_once_its_pages_are_read(workspace, documents):
    write_files(documents, {"scan.pdf": SCANNED})
    record = _scanned(workspace)
    parse_waiting(record)
    row = _row(workspace, documents, "scan.pdf")
    assert row.state is FileState.NEEDS_RECOGNITION
    assert "wait" in row.reason
    assert record.pages_waiting() == workspace.files.status().pages_to_recognise == 2

    assert recognise_waiting(record) == [(row.document, 1), (row.document, 2)]

    assert _row(workspace, documents, "scan.pdf").state is FileState.PARSED
    assert record.pages_waiting() == 0
    page = workspace.pages.page(row.document, 2)
    assert (page.text, page.recognised) == ("the rent", True)
    assert _found(workspace, "deposit") == ["the deposit"]
    assert encode_waiting(record, WordEncoder()) == [row.document]
    assert _row(workspace, documents, "scan.pdf").state is FileState.READY


def test_partly_scanned_document_is_ready_first_and_completed_later(workspace, documents):
    write_files(documents, {"letter.pdf": PARTLY, "copy.pdf": PARTLY})
    record = _scanned(workspace)
    parse_waiting(record)
    encode_waiting(record, WordEncoder())
    assert record.counts() == {"ready": 2}
    (old,) = workspace.database.rows("SELECT id FROM passages")

    recognise_waiting(record)

    assert record.counts() == {"parsed": 2}
    assert _found(workspace, "deposit") == ["the deposit"]
    new = workspace.database.rows("SELECT id FROM passages")
    assert len(new) == 2
    assert old not in new, "the derived index knows passages by their ids"
    assert workspace.database.rows("SELECT * FROM vectors") == []
    assert len(encode_waiting(record, WordEncoder())) == 1
    assert record.counts() == {"ready": 2}


def test_pages_done_before_a_crash_are_not_done_again(workspace, documents):
    write_files(documents, {"scan.pdf": SCANNED})
    record = _scanned(workspace)
    parse_waiting(record)
    page = next(record.pages_to_recognise())
    record.save_recognised(page.sha256, Page(page.number, "the deposit"))

    record = _scanned(workspace)

    assert [number for _, number in recognise_waiting(record)] == [2]
    assert _row(workspace, documents, "scan.pdf").state is FileState.PARSED


def test_each_page_is_offered_once(workspace, documents):
    write_files(documents, {"scan.pdf": "\f".join([f"{SCAN}x"] * 40)})
    record = _scanned(workspace)
    parse_waiting(record)

    assert len({page.number for page in record.pages_to_recognise()}) == 40
    assert list(record.pages_to_recognise()) == []


def test_document_asked_for_comes_first_then_the_one_with_the_fewest_pages(workspace, documents):
    pages = {"three.pdf": 3, "one.pdf": 1, "two.pdf": 2}
    write_files(documents, {n: "\f".join([f"{SCAN}{n}"] * count) for n, count in pages.items()})
    record = _scanned(workspace)
    parse_waiting(record)
    workspace.files.hasten(str(documents / "three.pdf"))

    names = [Path(page.document).name for page in record.pages_to_recognise()]

    assert names == ["three.pdf"] * 3 + ["one.pdf"] + ["two.pdf"] * 2


def test_without_an_engine_scans_say_so_until_there_is_one(workspace, documents):
    write_files(documents, {"scan.pdf": SCANNED})
    record = _scanned(workspace, recognition_problem=NO_ENGINE)
    parse_waiting(record)
    row = _row(workspace, documents, "scan.pdf")
    assert (row.state, row.reason) == (FileState.NEEDS_OCR, NO_ENGINE)

    _scanned(workspace)
    assert _row(workspace, documents, "scan.pdf").state is FileState.NEEDS_RECOGNITION

    _scanned(workspace, recognition_problem=NO_ENGINE)
    assert _row(workspace, documents, "scan.pdf").reason == NO_ENGINE


def test_page_that_could_not_be_read_is_told_and_tried_when_the_person_asks(workspace, documents):
    write_files(documents, {"letter.pdf": PARTLY})
    record = _scanned(workspace)
    parse_waiting(record)
    (page,) = record.pages_to_recognise()
    record.save_unrecognised(page.sha256, page.number, "It took too long.")
    (found,) = record.files_recognised()
    record.save_completed(found.file_id, *read(found.location, found.recognised))

    row = _row(workspace, documents, "letter.pdf")
    assert row.state is FileState.PARSED
    assert row.reason == "One scanned page could not be recognised: It took too long."
    assert recognise_waiting(_scanned(workspace)) == []

    workspace.files.retry(row.document)

    assert recognise_waiting(_scanned(workspace)) == [(row.document, 2)]
    assert _row(workspace, documents, "letter.pdf").reason == ""
    assert _found(workspace, "deposit") == ["the deposit"]


def test_document_on_which_nothing_was_read_is_empty_under_every_name(workspace, documents):
    write_files(documents, {"a.pdf": SCANNED, "b.pdf": SCANNED})
    record = _scanned(workspace)
    parse_waiting(record)
    for page in record.pages_to_recognise():
        record.save_recognised(page.sha256, Page(page.number, "", recognised=True))
    (found,) = record.files_recognised()
    document, _ = read(found.location)

    claimed = record.save_completed(found.file_id, replace(document, to_recognise=()), [])

    assert claimed.state is FileState.EMPTY
    assert record.counts() == {"empty": 2}
    assert list(record.files_recognised()) == []


def test_what_had_text_keeps_it_when_its_pages_cannot_be_put_in_place(workspace, documents):
    write_files(documents, {"letter.pdf": PARTLY})
    record = _scanned(workspace)
    parse_waiting(record)
    (page,) = record.pages_to_recognise()
    record.save_recognised(page.sha256, Page(page.number, "the deposit", recognised=True))
    (found,) = record.files_recognised()

    record.save_failure(found.file_id, FileState.FAILED, "It crashed its parser.")

    row = _row(workspace, documents, "letter.pdf")
    assert row.state is FileState.PARSED
    assert "It crashed its parser." in row.reason
    assert _found(workspace, "cover") == ["a cover sheet"]
    assert list(_scanned(workspace).files_recognised()) == []


def test_page_of_a_file_that_changed_meanwhile_is_not_kept(workspace, documents):
    write_files(documents, {"scan.pdf": SCANNED})
    record = _scanned(workspace)
    parse_waiting(record)
    page = next(record.pages_to_recognise())
    write_files(documents, {"scan.pdf": "something else"})

    record.save_recognised(page.sha256, Page(page.number, "something"))

    assert record.pages_waiting() == 2
    index(workspace)
    assert workspace.database.rows("SELECT * FROM recognition") == []


def test_completing_a_document_that_was_forgotten_does_no_harm(workspace, documents):
    write_files(documents, {"scan.pdf": SCANNED})
    record = _scanned(workspace)
    parse_waiting(record)
    assert list(record.files_recognised()) == []
    for page in record.pages_to_recognise():
        record.save_recognised(page.sha256, Page(page.number, "text"))
    (found,) = record.files_recognised()
    workspace.files.forget(str(documents))

    done = record.save_completed(found.file_id, *read(found.location, found.recognised))

    assert done == Claimed(FileState.FOUND)
    assert workspace.database.rows("SELECT * FROM recognition") == []


def test_moved_scan_is_not_recognised_again(workspace, documents):
    write_files(documents, {"scan.pdf": SCANNED})
    index(workspace)
    (documents / "scan.pdf").rename(documents / "moved.pdf")
    record = _scanned(workspace)

    assert parse_waiting(record) == []
    assert recognise_waiting(record) == []
    assert _found(workspace, "deposit") == ["the deposit"]


def test_vectors_of_the_form_before_are_refused_without_harm(workspace, documents):
    write_files(documents, {"letter.pdf": PARTLY})
    record = _scanned(workspace)
    parse_waiting(record)
    (waiting,) = record.documents_to_encode("e")
    recognise_waiting(record)

    assert record.save_vectors(waiting.content_id, "e", np.ones((1, 4), np.float32)) == ()
    assert record.counts() == {"parsed": 1}


def test_what_was_recognised_of_an_ignored_document_goes_with_it(workspace, documents):
    write_files(documents, {"scan.pdf": SCANNED})
    index(workspace)

    workspace.files.ignore(str(documents / "scan.pdf"))

    assert workspace.database.rows("SELECT * FROM recognition") == []


def test_a_document_that_fails_twice_to_be_put_together_says_so_once(workspace, documents):
    write_files(documents, {"letter.pdf": PARTLY})
    record = _scanned(workspace)
    parse_waiting(record)
    for _ in range(2):
        (page,) = record.pages_to_recognise()
        record.save_unrecognised(page.sha256, page.number, "It is locked.")
        (found,) = record.files_recognised()
        record.save_failure(found.file_id, FileState.NEEDS_PASSWORD, "It is locked.")
        workspace.files.retry(found.document)
        record.scan(cancelled=lambda: False)

    reason = "Its scanned pages could not be recognised: It is locked."
    assert _row(workspace, documents, "letter.pdf").reason == reason
