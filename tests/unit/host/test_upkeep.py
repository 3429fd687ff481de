"""What a person does about single files takes effect at the next run, and nowhere else."""

import csv
import json
from pathlib import Path

import pytest

from docdesk.domain.documents import FileState
from docdesk.domain.errors import IndexingPaused, LibraryError
from docdesk.domain.workspaces import FolderRules
from docdesk.host.desk import Desk
from docdesk.ipc.messages import ShowPage
from fakes.desk import index, make_desk
from fakes.parser import FakeParser, holding


@pytest.fixture
def parser() -> FakeParser:
    return FakeParser()


@pytest.fixture
def desk(tmp_path: Path, parser: FakeParser) -> Desk:
    return make_desk(tmp_path, parser)


def write(desk: Desk, tmp_path: Path, **files: str) -> None:
    for name, text in files.items():
        (tmp_path / "files" / name.replace("_", ".")).write_text(text)


def state(desk: Desk, name: str) -> FileState:
    rows, _ = desk.files("w", contains=name)
    return rows[0].state


def test_a_document_is_unlocked_with_its_password_and_the_password_forgotten(
    desk, tmp_path
) -> None:
    write(desk, tmp_path, locked_txt="!locked segreto\nwhat it says")
    index(desk)
    before = state(desk, "locked.txt")

    whole = desk.upkeep.unlock("w", "locked.txt", "segreto", keep=False)
    index(desk)

    assert before is FileState.NEEDS_PASSWORD
    assert state(desk, "locked.txt") is FileState.READY
    assert desk.upkeep.passwords.of("w", whole) == ""


def test_a_password_stays_while_the_document_waits(desk, tmp_path) -> None:
    write(desk, tmp_path, locked_txt="!locked segreto\nwhat it says")
    index(desk)
    whole = desk.upkeep.unlock("w", "locked.txt", "segreto", keep=False)

    for _ in desk.index("w", cancelled=lambda: True):
        pass

    assert desk.upkeep.passwords.of("w", whole) == "segreto"


def test_a_password_that_is_kept_stays_for_drawing(desk, tmp_path) -> None:
    write(desk, tmp_path, locked_txt="!locked segreto\nwhat it says")
    index(desk)

    whole = desk.upkeep.unlock("w", "locked.txt", "segreto", keep=True)
    index(desk)

    assert desk.upkeep.passwords.of("w", whole) == "segreto"


def test_a_wrong_password_says_so_and_leaves_the_document_locked(desk, tmp_path) -> None:
    write(desk, tmp_path, locked_txt="!locked segreto\nwhat it says")
    index(desk)

    desk.upkeep.unlock("w", "locked.txt", "wrong", keep=False)
    index(desk)

    assert state(desk, "locked.txt") is FileState.NEEDS_PASSWORD


def test_no_password_is_written_anywhere_below_the_home(desk, tmp_path) -> None:
    write(desk, tmp_path, locked_txt="!locked Xy7secret\nwhat it says")
    index(desk)

    desk.upkeep.unlock("w", "locked.txt", "Xy7secret", keep=True)
    index(desk)
    desk.close()

    kept = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if b"Xy7secret" in path.read_bytes()]


def test_an_ignored_file_leaves_the_index_until_it_is_tried_again(desk, tmp_path) -> None:
    write(desk, tmp_path, a_txt="one")
    index(desk)

    desk.upkeep.ignore("w", "a.txt")
    index(desk)
    ignored = state(desk, "a.txt")
    desk.upkeep.retry("w", "a.txt")
    index(desk)

    assert ignored is FileState.IGNORED
    assert state(desk, "a.txt") is FileState.READY


def test_retrying_all_takes_those_that_need_the_person(desk, tmp_path, parser) -> None:
    write(desk, tmp_path, a_txt="one", bad_txt="!damaged\n", worse_txt="!crash\n")
    index(desk)
    parser.parsed.clear()

    tried = desk.upkeep.retry_all("w")
    index(desk)

    assert tried == 2
    assert {location.path.name for location in parser.parsed} == {"bad.txt", "worse.txt"}


def test_a_hastened_file_is_read_before_all_others(desk, tmp_path, parser) -> None:
    index(desk)
    write(desk, tmp_path, big_txt="b" * 5000, small_txt="s")
    events = desk.index("w", cancelled=lambda: False)
    next(events)  # the scan

    desk.upkeep.hasten("w", "big.txt")
    list(events)

    assert [location.path.name for location in parser.parsed] == ["big.txt", "small.txt"]


def test_a_paused_workspace_is_not_indexed_until_it_is_resumed(desk, tmp_path) -> None:
    write(desk, tmp_path, a_txt="one")
    desk.upkeep.pause("w")

    with pytest.raises(IndexingPaused) as paused:
        index(desk)
    desk.upkeep.resume("w")
    index(desk)

    assert "resume" in paused.value.hint
    assert state(desk, "a.txt") is FileState.READY


def test_rules_are_tried_before_they_are_set(desk, tmp_path) -> None:
    folder, rules = str(tmp_path / "files"), FolderRules(excludes=("*.bak",))
    write(desk, tmp_path, a_txt="one", a_bak="two")

    verdict = desk.upkeep.try_rules("w", folder, rules, f"{folder}/a.bak")
    index(desk)
    before = desk.status("w").files
    desk.upkeep.set_rules("w", folder, rules)
    index(desk)

    assert not verdict.included
    assert "*.bak" in verdict.reason
    assert (before, desk.status("w").files) == (2, 1)


def test_folders_can_be_added_with_their_rules(desk, tmp_path) -> None:
    (tmp_path / "more").mkdir()

    desk.add_paths("w", [str(tmp_path / "more")], FolderRules(subfolders=False))

    rules = {folder.path: folder.rules for folder in desk.status("w").folders}
    assert rules[str(tmp_path / "more")] == FolderRules(subfolders=False)
    assert rules[str(tmp_path / "files")] == FolderRules()


def test_status_counts_ready_files_as_answers_do(desk, tmp_path) -> None:
    write(desk, tmp_path, box_zip=holding(a_txt="one", b_txt="two"), c_txt="!damaged\n", d_txt="x")
    index(desk)
    desk.upkeep.ignore("w", "d.txt")

    status, covered = desk.status("w"), desk.upkeep.workspaces.get("w").workspace.files.coverage()

    assert status.counts == {"ready": 3, "failed": 1, "ignored": 1}
    assert (status.ready, status.searchable) == (covered.ready, covered.total) == (2, 3)


def test_archives_in_a_folder_out_of_reach_are_not_taken_off_twice(desk, tmp_path) -> None:
    write(desk, tmp_path, box_zip=holding(a_txt="one"))
    index(desk)
    (tmp_path / "files").rename(tmp_path / "unplugged")
    index(desk)

    assert desk.status("w").ready == 0


def test_the_report_has_a_row_for_every_file(desk, tmp_path) -> None:
    write(desk, tmp_path, a_txt="one\ftwo", bad_txt="!damaged\n")
    index(desk)
    path = tmp_path / "report.csv"

    files = desk.upkeep.save_report("w", str(path))

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert files == len(rows) == 2
    assert [(Path(row["document"]).name, row["state"], row["pages"]) for row in rows] == [
        ("a.txt", "ready", "2"),
        ("bad.txt", "failed", "0"),
    ]
    assert rows[1]["reason"]


def test_the_report_is_parted_by_semicolons_in_italian(desk, tmp_path) -> None:
    write(desk, tmp_path, a_txt="one")
    index(desk)
    path = tmp_path / "report.csv"

    desk.upkeep.save_report("w", str(path), language="it")
    desk.upkeep.save_report("w", str(path), language="it")  # replaces it

    assert path.read_text(encoding="utf-8-sig").startswith("document;state;reason;")


def test_a_report_replaces_an_earlier_one_and_no_other_file(desk, tmp_path) -> None:
    write(desk, tmp_path, a_txt="one")
    index(desk)
    report = tmp_path / "report.csv"
    desk.upkeep.save_report("w", str(report))

    again = desk.upkeep.save_report("w", str(report))
    with pytest.raises(LibraryError, match="no report"):
        desk.upkeep.save_report("w", str(tmp_path / "files" / "a.txt"))

    assert again == 1
    assert (tmp_path / "files" / "a.txt").read_text() == "one"


def test_a_report_that_cannot_be_written_says_so(desk, tmp_path) -> None:
    with pytest.raises(LibraryError, match="cannot be written"):
        desk.upkeep.save_report("w", str(tmp_path / "no" / "such" / "folder.csv"))


def test_files_are_counted_by_kind_and_state(desk, tmp_path) -> None:
    write(desk, tmp_path, a_txt="one", b_txt="two", bad_txt="!damaged\n")
    index(desk)

    assert desk.upkeep.kinds("w") == {"text": {"ready": 2}, ".txt": {"failed": 1}}


def test_a_document_waits_as_long_as_a_file_within_it_does(desk, tmp_path) -> None:
    write(desk, tmp_path, mail_zip="!holds\n" + json.dumps({"a.txt": "one"}))
    archive = str(tmp_path / "files" / "mail.zip")
    waits = [
        desk.upkeep.waits("w", archive)
        for event in desk.index("w", cancelled=lambda: False)
        if getattr(event, "document", "").endswith(("mail.zip", "a.txt"))
    ]

    assert waits == [True, True, False]


def test_a_page_of_a_file_that_is_not_read_yet_says_that_it_comes_next(desk, tmp_path) -> None:
    write(desk, tmp_path, a_txt="one")
    events = desk.index("w", cancelled=lambda: False)
    next(events)
    document = str(tmp_path / "files" / "a.txt")

    with pytest.raises(LibraryError, match="not been read yet"):
        desk.show_page(ShowPage("w", document, 1))
    events.close()

    assert desk.upkeep.hasten_if_waiting("w", document)
