"""What changes while indexing works: containers, the person's mind, the files themselves."""

import os

import pytest

from docdesk.domain.documents import FileState
from docdesk.domain.indexing import Claimed
from docdesk.library import record as record_module
from fakes.library import (
    SCAN,
    box,
    index,
    parse_waiting,
    read,
    recognise,
    record_of,
    write_files,
)

OLDER = (10**9, 10**9)  # an older copy put back: its members' rows come first in the queue


def _scanned(workspace):
    record = record_of(workspace)
    record.scan(cancelled=lambda: False)
    return record


def _read_one(record):
    found = next(record.files_to_parse())
    record.claim_known_content(found.file_id)
    record.save_parsed(found.file_id, *read(found.location))


def test_members_wait_until_their_changed_container_is_read(workspace, documents):
    write_files(documents, {"m.box": box("", a="alpha", b="beta", c="gamma")})
    _read_one(_scanned(workspace))  # killed here: its members are found
    write_files(documents, {"m.box": box("", b="beta", c="gamma")})
    os.utime(documents / "m.box", OLDER)

    parse_waiting(_scanned(workspace))

    texts = {name: workspace.pages.page(f"{documents}/m.box/{name}", 1).text for name in "bc"}
    assert texts == {"b": "beta", "c": "gamma"}
    assert workspace.files.counts() == {FileState.READY: 1, FileState.PARSED: 2}


def test_members_deep_within_a_changed_file_wait_as_well(workspace, documents):
    inner = {"text": "", "members": {"a": "alpha", "b": "beta"}}
    write_files(documents, {"m.box": box("", **{"n.box": inner})})
    record = _scanned(workspace)
    _read_one(record)
    _read_one(record)  # killed here
    write_files(documents, {"m.box": box("", **{"n.box": {"text": "", "members": {"b": "beta"}}})})

    offered = next(_scanned(workspace).files_to_parse())

    assert offered.document == str(documents / "m.box")


def test_scans_in_a_container_that_waits_are_not_recognised(workspace, documents):
    write_files(documents, {"m.box": box("", a=f"{SCAN}alpha", b=f"{SCAN}beta")})
    parse_waiting(_scanned(workspace))
    write_files(documents, {"m.box": box("", b=f"{SCAN}beta")})

    record = _scanned(workspace)  # the archive is left for the next run: it is still written to

    assert list(record.pages_to_recognise()) == []


def test_page_read_before_its_container_changed_is_not_kept(workspace, documents):
    write_files(documents, {"m.box": box("", a=f"{SCAN}alpha", b=f"{SCAN}beta")})
    record = _scanned(workspace)
    parse_waiting(record)
    page = next(record.pages_to_recognise())
    write_files(documents, {"m.box": box("", b=f"{SCAN}beta")})
    _scanned(workspace)

    record.save_recognised(page.sha256, recognise(page.location, 1))

    assert workspace.database.rows("SELECT 1 FROM recognition WHERE state = 'done'") == []


def test_page_that_is_not_there_any_more_in_a_changed_container_has_not_failed(
    workspace, documents
):
    write_files(documents, {"m.box": box("", a="alpha", b=f"{SCAN}beta")})
    record = _scanned(workspace)
    parse_waiting(record)
    page = next(record.pages_to_recognise())
    write_files(documents, {"m.box": box("", b=f"{SCAN}beta")})  # b is now where a was

    record.save_unrecognised(page.sha256, page.number, "There is no such file in it.")

    index(workspace)
    assert workspace.pages.page(f"{documents}/m.box/b", 1).text == "beta"


@pytest.fixture
def copies(workspace, documents, monkeypatch):
    """A record, and a copy of a known file; the person decides while the copy is hashed."""
    write_files(documents, {"a.txt": "the deposit"})
    index(workspace)
    write_files(documents, {"b.txt": "the deposit"})
    record = _scanned(workspace)
    copy = next(record.files_to_parse())

    def meanwhile(decide):
        hash_file = record_module.hash_file

        def hash_and_decide(path):
            hashed = hash_file(path)
            decide()
            return hashed

        monkeypatch.setattr(record_module, "hash_file", hash_and_decide)

    return record, copy, meanwhile


def test_file_ignored_while_it_is_hashed_stays_ignored(workspace, copies):
    record, copy, meanwhile = copies
    meanwhile(lambda: workspace.files.ignore(copy.document))

    claimed = record.claim_known_content(copy.file_id)

    assert claimed == Claimed(FileState.IGNORED)
    assert workspace.files.find(copy.document).state is FileState.IGNORED


def test_file_forgotten_while_it_is_hashed_ends_nothing(workspace, documents, copies):
    record, copy, meanwhile = copies
    meanwhile(lambda: workspace.files.forget(str(documents)))

    assert record.claim_known_content(copy.file_id) == Claimed(FileState.FAILED)
    assert workspace.files.counts() == {}


@pytest.mark.parametrize("decide", ["ignore", "forget"])
def test_what_was_given_up_while_its_text_was_analysed_is_not_stored(
    workspace, documents, monkeypatch, decide
):
    write_files(documents, {"a.txt": f"the rent\f{SCAN}the deposit"})
    record = _scanned(workspace)
    parse_waiting(record)
    page = next(record.pages_to_recognise())
    record.save_recognised(page.sha256, recognise(page.location, page.number))
    found = next(record.files_recognised())
    analyse = record_module.analyse_passages

    def analyse_and_decide(*arguments):
        name = found.document if decide == "ignore" else str(documents)
        getattr(workspace.files, decide)(name)
        return analyse(*arguments)

    monkeypatch.setattr(record_module, "analyse_passages", analyse_and_decide)

    claimed = record.save_completed(found.file_id, *read(found.location, found.recognised))

    assert claimed == Claimed(FileState.FOUND)
    assert workspace.database.rows("SELECT 1 FROM contents") == []


def test_file_ignored_while_its_text_is_analysed_stays_ignored(workspace, documents, monkeypatch):
    write_files(documents, {"a.txt": "the deposit"})
    record = _scanned(workspace)
    found = next(record.files_to_parse())
    record.claim_known_content(found.file_id)
    analyse = record_module.analyse_passages

    def analyse_and_ignore(*arguments):
        workspace.files.ignore(found.document)
        return analyse(*arguments)

    monkeypatch.setattr(record_module, "analyse_passages", analyse_and_ignore)

    record.save_parsed(found.file_id, *read(found.location))

    assert workspace.files.counts() == {FileState.IGNORED: 1}
    assert workspace.database.rows("SELECT 1 FROM contents") == []


@pytest.mark.parametrize("is_another_added", [False, True])
def test_folder_taken_out_during_the_walk_leaves_nothing(
    workspace, documents, tmp_path, is_another_added
):
    write_files(documents, {"a.txt": "the wrong matter"})
    other = tmp_path / "other"
    write_files(other, {"b.txt": "the right one"})
    has_changed_mind = []

    def change_mind():
        if not has_changed_mind:
            has_changed_mind.append(True)
            workspace.files.forget(str(documents))
            if is_another_added:
                workspace.files.follow([other])
        return False

    record_of(workspace).scan(cancelled=change_mind)

    assert has_changed_mind
    assert workspace.files.counts() == {}
