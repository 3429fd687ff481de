import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from docdesk.domain.documents import DocumentKind, FileLocation, FileState, Member, ParsedDocument
from docdesk.domain.errors import LibraryError
from docdesk.domain.indexing import Claimed
from docdesk.library.members import unique_names
from fakes.encoder import WordEncoder
from fakes.library import box, index, parse_waiting, read, record_of, write_files

MAIL = box("", **{"1 offer.box": {"text": "see the annex", "members": {"a.txt": "the deposit"}}})


def _states(workspace, folder) -> dict[str, FileState]:
    return {
        str(Path(row.document).relative_to(folder)): row.state for row in workspace.files.report()
    }


def _listed(*members: Member) -> ParsedDocument:
    return ParsedDocument(DocumentKind.ZIP, "", (), members=members)


def _scanned(workspace, **options):
    record = record_of(workspace, **options)
    record.scan(cancelled=lambda: False)
    return record


def test_members_are_documents_named_by_the_way_to_them(workspace, documents):
    write_files(documents, {"mail.box": MAIL})

    index(workspace, encoder=WordEncoder())

    assert _states(workspace, documents) == {
        "mail.box": FileState.READY,
        "mail.box/1 offer.box": FileState.READY,
        "mail.box/1 offer.box/a.txt": FileState.READY,
    }
    annex = str(documents / "mail.box/1 offer.box/a.txt")
    assert workspace.pages.page(annex, 1).text == "the deposit"
    assert workspace.files.location(annex) == FileLocation(documents / "mail.box", (0, 0))
    assert workspace.files.find(annex).is_member
    assert not workspace.files.find(str(documents / "mail.box")).is_member


def test_members_are_offered_as_soon_as_their_container_is_saved(workspace, documents):
    write_files(documents, {"a.box": box("", x="one", y="two"), "b.txt": "three " * 20_000})
    record = _scanned(workspace)
    files = record.files_to_parse()

    order = []
    while (found := next(files, None)) is not None:  # the end is not for ever: it goes on after it
        order.append(found.document.removeprefix(str(documents)))
        record.claim_known_content(found.file_id)
        record.save_parsed(found.file_id, *read(found.location))

    assert order == ["/a.box", "/b.txt", "/a.box/x", "/a.box/y"]


def test_member_whose_content_is_known_is_not_opened(workspace, documents):
    write_files(documents, {"a.txt": "the deposit"})
    index(workspace, encoder=WordEncoder())
    write_files(documents, {"b.box": box("", copy="the deposit")})

    assert index(workspace) == [str(documents / "b.box")]
    assert _states(workspace, documents)["b.box/copy"] is FileState.READY


def test_member_that_failed_elsewhere_is_not_tried(workspace, documents):
    write_files(documents, {"a.txt": "killer"})
    record = _scanned(workspace)
    (found,) = record.files_to_parse()
    record.claim_known_content(found.file_id)
    record.save_failure(found.file_id, FileState.FAILED, "It crashed its parser.")
    write_files(documents, {"b.box": box("", copy="killer")})

    index(workspace)

    row = workspace.files.find(str(documents / "b.box/copy"))
    assert (row.state, row.reason) == (FileState.FAILED, "It crashed its parser.")


def test_member_that_cannot_be_taken_out_is_listed_with_its_reason(workspace, documents):
    write_files(documents, {"a.box": "{}"})
    record = _scanned(workspace)
    (found,) = record.files_to_parse()
    locked = Member(0, "b.txt", 7, "", FileState.NEEDS_PASSWORD, "It is locked.")

    assert record.save_parsed(found.file_id, _listed(locked), []) == Claimed(FileState.READY)

    row = workspace.files.find(str(documents / "a.box/b.txt"))
    assert (row.state, row.reason, row.size_bytes) == (locked.state, locked.reason, 7)
    workspace.files.retry(row.document)
    (again,) = record.files_to_parse()
    assert record.claim_known_content(again.file_id) is None
    text = ParsedDocument(DocumentKind.TEXT, "", ())
    assert record.save_parsed(again.file_id, replace(text, to_recognise=(1,)), []).state is (
        FileState.NEEDS_RECOGNITION
    )


def test_changed_container_keeps_what_is_the_same_in_it(workspace, documents):
    write_files(documents, {"a.box": box("", same="one", other="two", gone="three")})
    index(workspace, encoder=WordEncoder())
    write_files(documents, {"a.box": box("", new="four", same="one", other="two more")})

    read_now = index(workspace)

    assert sorted(Path(path).name for path in read_now) == ["a.box", "new", "other"]
    states = _states(workspace, documents)
    assert states == {
        "a.box": FileState.READY,
        "a.box/new": FileState.PARSED,
        "a.box/other": FileState.PARSED,
        "a.box/same": FileState.READY,
    }
    location = workspace.files.location(str(documents / "a.box/same"))
    assert location.members == (1,)


def test_a_container_takes_its_members_along_when_it_goes(workspace, documents):
    write_files(documents, {"mail.box": MAIL, "b.txt": "x"})
    index(workspace)
    (documents / "mail.box").unlink()

    index(workspace)

    assert set(_states(workspace, documents)) == {"b.txt"}
    assert workspace.files.status().passages == 1


def test_container_that_cannot_be_read_any_more_loses_its_members(workspace, documents):
    write_files(documents, {"mail.box": MAIL})
    index(workspace)
    write_files(documents, {"mail.box": "damaged"})
    record = _scanned(workspace)
    (found,) = record.files_to_parse()
    record.claim_known_content(found.file_id)

    record.save_failure(found.file_id, FileState.FAILED, "It is damaged.")

    assert set(_states(workspace, documents)) == {"mail.box"}


def test_copy_of_a_container_has_its_members_without_being_read(workspace, documents):
    write_files(documents, {"mail.box": MAIL})
    index(workspace, encoder=WordEncoder())
    write_files(documents, {"copy.box": MAIL})
    record = _scanned(workspace)
    (copy,) = record.files_to_parse()

    assert record.claim_known_content(copy.file_id) == Claimed(FileState.READY)

    assert list(record.files_to_parse()) == []
    assert _states(workspace, documents)["copy.box/1 offer.box/a.txt"] is FileState.READY


def test_members_beyond_the_limit_of_a_file_are_told_on_their_container(workspace, documents):
    inner = {"text": "", "members": {str(n): f"text {n}" for n in range(6)}}
    write_files(documents, {"a.box": box("", **{"in.box": inner, "z.txt": "last"})})

    index(workspace, most_members=5)

    states = _states(workspace, documents)
    assert len(states) == 1 + 5
    row = workspace.files.find(str(documents / "a.box/in.box"))
    assert row.state is FileState.READY
    assert row.reason.startswith(
        "It holds more than 5 files, the limit for one file on disk: 3 are left"
    )


def test_names_that_come_twice_are_numbered():
    names = ["a.pdf", "a.pdf", "a (2).pdf", "b", "b", "b"]

    assert list(unique_names(names)) == [
        "a.pdf",
        "a (2).pdf",
        "a (2) (2).pdf",
        "b",
        "b (2)",
        "b (3)",
    ]


def test_members_of_an_offline_folder_are_offline(workspace, documents):
    write_files(documents, {"mail.box": MAIL})
    index(workspace)
    documents.rename(documents.with_name("elsewhere"))

    _scanned(workspace)

    assert workspace.files.counts() == {"offline": 3}


def test_member_is_as_stored_while_the_file_around_it_is(workspace, documents):
    write_files(documents, {"mail.box": MAIL})
    index(workspace)
    annex = str(documents / "mail.box/1 offer.box/a.txt")
    assert workspace.files.is_as_stored(annex)

    write_files(documents, {"mail.box": MAIL + " "})
    assert not workspace.files.is_as_stored(annex)
    _scanned(workspace)
    assert not workspace.files.is_as_stored(annex), "the file around it is not read yet"
    index(workspace)
    assert workspace.files.is_as_stored(annex)


def test_failure_of_a_member_whose_container_changed_is_not_kept(workspace, documents):
    write_files(documents, {"a.box": box("", x="one")})
    record = _scanned(workspace)
    (container,) = record.files_to_parse()
    record.claim_known_content(container.file_id)
    record.save_parsed(container.file_id, *read(container.location))
    (member,) = record.files_to_parse()
    write_files(documents, {"a.box": box("", x="another")})

    record.save_failure(member.file_id, FileState.FAILED, "The file around it has changed.")

    assert workspace.files.find(member.document).state is FileState.FOUND


def test_ignored_member_stays_so_when_its_container_changes(workspace, documents):
    write_files(documents, {"a.box": box("", x="one", y="two")})
    index(workspace)
    workspace.files.ignore(str(documents / "a.box/x"))
    write_files(documents, {"a.box": box("", x="one more", y="two")})

    index(workspace)

    assert _states(workspace, documents)["a.box/x"] is FileState.IGNORED
    workspace.files.retry(str(documents / "a.box/x"))
    assert parse_waiting(_scanned(workspace)) == [str(documents / "a.box/x")]
    assert workspace.pages.page(str(documents / "a.box/x"), 1).text == "one more"


def test_container_without_text_is_no_document_to_be_searched(workspace, documents):
    write_files(documents, {"a.box": box("", x="one"), "b.txt": "two"})
    index(workspace, encoder=WordEncoder())

    coverage = workspace.files.coverage()

    assert (coverage.ready, coverage.total) == (2, 2)
    assert workspace.files.coverage(str(documents / "a.box")).total == 0


def test_location_of_what_is_not_there_is_a_clear_error(workspace):
    with pytest.raises(LibraryError, match="no document"):
        workspace.files.location("/nowhere.txt")


def test_archive_that_holds_itself_comes_to_an_end(workspace, documents):
    write_files(documents, {"quine.zip": "x"})
    record = _scanned(workspace)
    (found,) = record.files_to_parse()
    record.claim_known_content(found.file_id)
    itself = Member(0, "quine.zip", 1, hashlib.sha256(b"x").hexdigest())
    record.save_parsed(found.file_id, _listed(itself), [])

    assert parse_waiting(record) == []

    assert _states(workspace, documents) == {
        "quine.zip": FileState.READY,
        "quine.zip/quine.zip": FileState.FAILED,
    }


def test_a_container_that_is_tried_again_takes_its_locked_members_along(workspace, documents):
    inner = {"text": "", "members": {"b.txt": "the rent"}}
    write_files(documents, {"m.box": box("", **{"a.txt": "one", "n.box": inner, "c.txt": "two"})})
    record = _scanned(workspace)
    for found in record.files_to_parse():  # the password went with a restart
        record.claim_known_content(found.file_id)
        if found.document.endswith(("a.txt", "b.txt")):
            record.save_failure(found.file_id, FileState.NEEDS_PASSWORD, "It is locked.")
        else:
            record.save_parsed(found.file_id, *read(found.location))

    workspace.files.retry(str(documents / "m.box"))

    waiting = {name for name, state in _states(workspace, documents).items() if state == "found"}
    assert waiting == {"m.box/a.txt", "m.box/n.box/b.txt"}
    assert sorted(parse_waiting(_scanned(workspace))) == [
        str(documents / "m.box/a.txt"),
        str(documents / "m.box/n.box/b.txt"),
    ]


def test_member_that_cannot_be_taken_out_any_more_loses_what_its_former_form_had(
    workspace, documents
):
    inner = {"text": "the deposit", "members": {"b.txt": "the rent"}}
    write_files(documents, {"m.box": box("", **{"n.box": inner})})
    index(workspace)
    write_files(documents, {"m.box": box("now it is encrypted")})
    record = _scanned(workspace)
    (found,) = record.files_to_parse()
    record.claim_known_content(found.file_id)
    locked = Member(0, "n.box", 9, state=FileState.NEEDS_PASSWORD, reason="It is locked.")

    record.save_parsed(found.file_id, _listed(locked), [])
    record.seal()

    assert _states(workspace, documents) == {
        "m.box": FileState.READY,
        "m.box/n.box": FileState.NEEDS_PASSWORD,
    }
    assert workspace.files.status().passages == 0
