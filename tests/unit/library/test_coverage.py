"""What coverage counts, and that the list shows the same files."""

import os
from array import array
from pathlib import Path

import pytest

from docdesk.domain.documents import DocumentKind, FileState, Page, ParsedDocument, WordGeometry
from docdesk.library import changed
from docdesk.library.database import Database
from docdesk.library.files import FileList
from fakes.encoder import WordEncoder
from fakes.library import box, index, parsed, record_of, write_files


@pytest.fixture(autouse=True)
def looks_each_time(monkeypatch):
    monkeypatch.setattr(changed, "LASTS_S", 0.0)


def _names(workspace, state: str) -> list[str]:
    rows, total = workspace.files.list_files(state=state)
    assert total == len(rows)
    return [Path(row.document).name for row in rows]


def _change(path: Path, text: str = "something else altogether") -> None:
    path.write_text(text)


def _read_scan(workspace, documents: Path, name: str, percent: int) -> None:
    """A document of one recognised page with this confidence."""
    write_files(documents, {name: f"scan {name}"})
    record = record_of(workspace)
    record.scan(cancelled=lambda: False)
    text = "the deposit"
    words = WordGeometry(
        array("I", [0, 4]), array("I", [3, 11]), array("f", [0.0] * 8), array("B", [percent] * 2)
    )
    page = Page(1, text, words=words, recognised=True)
    for found in record.files_to_parse():
        record.claim_known_content(found.file_id)
        record.save_parsed(
            found.file_id, ParsedDocument(DocumentKind.PDF, name, (page,)), parsed(text)[1]
        )


def test_files_whose_words_can_be_searched_count_while_their_vectors_are_still_to_come(
    workspace, documents
):
    write_files(documents, {"a.txt": "the rent", "b.txt": "the deposit"})
    index(workspace)

    coverage = workspace.files.coverage()

    assert {row.state for row in workspace.files.report()} == {FileState.PARSED}
    assert (coverage.ready, coverage.total, coverage.not_ready) == (2, 2, 0)


def test_files_that_wait_are_not_unreadable(workspace, documents):
    write_files(documents, {"a.txt": "the rent", "b.txt": "broken"})
    record = record_of(workspace)
    record.scan(cancelled=lambda: False)
    found = {Path(file.document).name: file for file in record.files_to_parse()}
    record.save_failure(found["b.txt"].file_id, FileState.FAILED, "It is damaged.")

    coverage = workspace.files.coverage()

    assert (coverage.ready, coverage.not_ready, coverage.unreadable) == (0, 2, 1)
    assert _names(workspace, "unreadable") == ["b.txt"]


@pytest.mark.parametrize(("percent", "doubtful"), [(60, ["s.pdf"]), (95, [])])
def test_scans_read_with_little_confidence_are_doubtful(workspace, documents, percent, doubtful):
    _read_scan(workspace, documents, "s.pdf", percent)

    coverage = workspace.files.coverage()

    assert (coverage.ready, coverage.doubtful) == (1, len(doubtful))
    assert _names(workspace, "doubtful") == doubtful


def test_an_older_workspace_knows_its_doubtful_scans_too(workspace, documents):
    _read_scan(workspace, documents, "s.pdf", 60)
    with workspace.database.transaction() as connection:
        connection.execute("DROP INDEX pages_by_confidence")
        connection.execute("ALTER TABLE pages DROP COLUMN confidence")
        for trigger in ("file_gone", "file_back", "member_moved", "file_moved"):
            connection.execute(f"DROP TRIGGER tagged_{trigger}")
        connection.execute("DROP INDEX tags_without_file")
        connection.execute("ALTER TABLE tags DROP COLUMN sha256")
        connection.execute("PRAGMA user_version = 3")

    database = Database(workspace.database.path)

    assert FileList(database, "Rossi").coverage().doubtful == 1
    database.close()


def test_files_that_are_different_on_disk_have_changed(workspace, documents):
    write_files(documents, {"a.txt": "the rent", "b.txt": "the deposit"})
    index(workspace, encoder=WordEncoder())
    before = workspace.files.coverage().changed

    _change(documents / "a.txt")

    assert (before, workspace.files.coverage().changed) == (0, 1)
    assert _names(workspace, "changed") == ["a.txt"]


def test_what_lies_in_a_changed_file_has_changed_with_it(workspace, documents):
    write_files(documents, {"mail.box": box("", a="the rent", b="the deposit")})
    index(workspace, encoder=WordEncoder())

    _change(documents / "mail.box", box("", a="the rent", b="another"))

    assert workspace.files.coverage().changed == 2
    assert _names(workspace, "changed") == ["a", "b"]


def test_a_file_that_waits_to_be_read_anew_is_searched_as_it_was_and_has_changed(
    workspace, documents
):
    write_files(documents, {"a.txt": "the rent"})
    index(workspace, encoder=WordEncoder())
    _change(documents / "a.txt")
    record_of(workspace).scan(cancelled=lambda: False)

    coverage = workspace.files.coverage()

    assert (coverage.ready, coverage.changed) == (1, 1)


def test_a_file_that_was_read_anew_has_not_changed_any_more(workspace, documents):
    write_files(documents, {"a.txt": "the rent"})
    index(workspace, encoder=WordEncoder())
    _change(documents / "a.txt")
    assert workspace.files.coverage().changed == 1

    index(workspace, encoder=WordEncoder())

    assert workspace.files.coverage().changed == 0


def test_files_that_are_gone_or_out_of_reach_have_not_changed(workspace, documents):
    write_files(documents, {"a.txt": "the rent", "b.txt": "the deposit"})
    index(workspace, encoder=WordEncoder())
    (documents / "a.txt").unlink()
    gone = workspace.files.coverage()
    documents.rename(documents.with_name("elsewhere"))
    record_of(workspace).scan(cancelled=lambda: False)

    offline = workspace.files.coverage()

    assert (gone.ready, gone.changed) == (2, 0)
    assert (offline.ready, offline.changed) == (2, 0)


def test_a_look_is_not_repeated_for_some_seconds(workspace, documents, monkeypatch):
    write_files(documents, {"a.txt": "the rent"})
    index(workspace, encoder=WordEncoder())
    monkeypatch.setattr(changed, "LASTS_S", 3600.0)
    workspace.files.coverage()

    _change(documents / "a.txt")

    assert workspace.files.coverage().changed == 0


def test_a_look_that_runs_out_of_time_goes_on_with_the_next_question(
    workspace, documents, monkeypatch
):
    write_files(documents, {f"{name}.txt": name for name in "abcd"})
    index(workspace, encoder=WordEncoder())
    for name in "abcd":
        _change(documents / f"{name}.txt")
    looked_at = []
    monkeypatch.setattr(changed, "_differs", lambda path, _: looked_at.append(path) is None)
    monkeypatch.setattr(changed, "_AT_ONCE", 2)
    monkeypatch.setattr(changed, "MOST_S", 100.0)
    looks = changed.ChangedFiles(workspace.database, clock=lambda: 60.0 * len(looked_at))

    first, second = looks.now(), looks.now()

    assert (len(first), len(second)) == (2, 4)


def test_a_drive_that_does_not_answer_keeps_no_question_waiting(workspace, documents, monkeypatch):
    write_files(documents, {"a.txt": "the rent"})
    index(workspace, encoder=WordEncoder())
    reading, writing = os.pipe()
    monkeypatch.setattr(changed, "_differs", lambda *_: os.read(reading, 1) == b".")
    monkeypatch.setattr(changed, "MOST_S", 0.01)

    first = workspace.files.coverage()
    second = workspace.files.coverage()

    assert (first.changed, second.changed) == (0, 0)
    os.write(writing, b".")


def test_one_document_is_counted_for_itself(workspace, documents):
    write_files(documents, {"a.txt": "the rent", "b.txt": "the deposit"})
    index(workspace, encoder=WordEncoder())
    _change(documents / "a.txt")

    one = workspace.files.coverage(str(documents / "a.txt"))
    other = workspace.files.coverage(str(documents / "b.txt"))

    assert (one.ready, one.total, one.changed) == (1, 1, 1)
    assert (other.ready, other.total, other.changed) == (1, 1, 0)


def test_the_list_of_a_count_takes_words_too(workspace, documents):
    write_files(documents, {"a.txt": "the rent", "b.txt": "the deposit"})
    index(workspace, encoder=WordEncoder())
    for name in ("a.txt", "b.txt"):
        _change(documents / name)

    rows, total = workspace.files.list_files(state="changed", contains="b.t")

    assert ([Path(row.document).name for row in rows], total) == (["b.txt"], 1)
