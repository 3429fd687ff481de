"""What the commands on files, folders and indexing do and print, over a desk with fakes."""

import io
import json
from pathlib import Path

import pytest

from docdesk.cli import main as command_line
from docdesk.cli import output
from docdesk.domain.workspaces import FolderRules
from docdesk.host.desk import Desk
from fakes.desk import index, make_desk
from fakes.parser import FakeParser, holding


class Terminal(io.StringIO):
    """Standard input of a person at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def parser() -> FakeParser:
    return FakeParser()


@pytest.fixture
def desk(tmp_path: Path, parser: FakeParser, monkeypatch) -> Desk:
    desk = make_desk(tmp_path, parser)
    monkeypatch.setattr(desk, "close", lambda: None)  # it serves several commands
    monkeypatch.setattr(command_line, "assemble", lambda *_, **__: desk)
    return desk


@pytest.fixture
def files(desk: Desk, tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    (folder / "a.txt").write_text("one")
    (folder / "bad.txt").write_text("!damaged\n")
    (folder / "locked.txt").write_text("!locked segreto\nwhat it says")
    index(desk)
    return folder


def run(*arguments: str) -> int:
    return command_line.main(list(arguments))


def printed(capsys, *arguments: str) -> dict:
    """What a command prints last with --json; it must succeed."""
    capsys.readouterr()
    assert run("--json", *arguments) == 0
    return json.loads(capsys.readouterr().out.splitlines()[-1])


def test_unlock_takes_the_password_from_standard_input(desk, files, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("segreto\n"))

    done = printed(capsys, "unlock", "w", "locked.txt", "--password-stdin")

    assert done == {"document": str(files / "locked.txt"), "state": "ready", "reason": ""}


def test_unlock_reads_all_that_is_in_the_document(desk, files, capsys, monkeypatch):
    (files / "locked.zip").write_text("!locked segreto\n" + holding(a_txt="inside", b_txt="too"))
    index(desk)
    monkeypatch.setattr("sys.stdin", io.StringIO("segreto\n"))

    printed(capsys, "unlock", "w", "locked.zip", "--password-stdin")

    states = {row.document: row.state for row in desk.upkeep.list_all("w", "", contains="zip")}
    assert list(states.values()) == ["ready"] * 3


def test_a_wrong_password_is_exit_code_1_with_the_reason(desk, files, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("wrong\n"))

    assert run("unlock", "w", "locked.txt", "--password-stdin") == 1

    assert "It is locked." in capsys.readouterr().err


def test_unlock_asks_for_no_password_of_an_unknown_document(desk, files, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", Terminal())

    assert run("unlock", "w", "nowhere.txt") == 1

    assert "does not hold" in capsys.readouterr().err


def test_a_limit_below_nothing_is_a_wrong_argument(desk, files, capsys):
    assert run("add", "w", str(files), "--largest-mb", "-5") == 2

    assert "“-5” is no whole number from 0 on" in capsys.readouterr().err


def test_rules_are_taken_back_by_a_limit_of_nothing(desk, files, capsys):
    run("add", "w", str(files), "--exclude", "*.txt", "--largest-mb", "3")
    run("add", "w", str(files))
    kept = desk.status("w").folders[0].rules

    run("add", "w", str(files), "--largest-mb", "0")

    assert kept.excludes == ("*.txt",)
    assert desk.status("w").folders[0].rules == FolderRules()


def test_a_name_cannot_steer_the_terminal(desk, files, capsys):
    (files / "a\x1b[2Jb\nc.txt").write_text("!damaged\n")
    index(desk)
    capsys.readouterr()

    run("status", "w")

    lines = capsys.readouterr().out.splitlines()
    assert any("a\\x1b[2Jb\\nc.txt" in line for line in lines)


def test_unlock_without_a_terminal_says_how_to_pipe_the_password(desk, files, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("segreto\n"))

    assert run("unlock", "w", "locked.txt") == 1

    assert "--password-stdin" in capsys.readouterr().err


def test_retry_without_names_takes_all_that_need_the_person(desk, files, capsys):
    assert printed(capsys, "retry", "w") == {"retried": 2}
    assert printed(capsys, "retry", "w", "a.txt") == {"retried": 1}


def test_ignore_leaves_a_file_alone(desk, files, capsys):
    assert printed(capsys, "ignore", "w", "bad.txt") == {"ignored": str(files / "bad.txt")}

    counts = printed(capsys, "status", "w")["counts"]
    assert counts == {"ready": 1, "ignored": 1, "needs_password": 1}


def test_a_paused_workspace_is_exit_code_3_and_a_sentence(desk, files, capsys):
    assert printed(capsys, "pause", "w") == {"workspace": "w", "is_paused": True}

    assert run("index", "w") == 3

    assert "is paused" in capsys.readouterr().err
    assert printed(capsys, "resume", "w") == {"workspace": "w", "is_paused": False}
    assert run("index", "w") == 0


def test_folders_are_added_with_rules_and_status_shows_them(desk, tmp_path, capsys):
    (tmp_path / "more").mkdir()
    rules = ("--no-subfolders", "--hidden", "--exclude", "*.bak", "--largest-mb", "5")

    printed(capsys, "add", "w", str(tmp_path / "more"), *rules)
    run("status", "w")

    line = next(line for line in capsys.readouterr().out.splitlines() if "more" in line)
    assert "without subfolders" in line
    assert "with hidden files" in line
    assert "*.bak" in line
    assert "5 MB" in line


def test_rules_says_whether_a_path_would_be_taken_in_and_why(desk, files, capsys):
    taken = printed(capsys, "rules", "w", str(files / "a.txt"))
    left = printed(capsys, "rules", "w", str(files / "a.txt"), "--exclude", "a.*")

    assert taken["included"]
    assert not left["included"]
    assert "a.*" in left["reason"]


def test_rules_of_a_path_that_no_folder_holds_are_an_error(desk, files, capsys):
    assert run("rules", "w", "/elsewhere/a.txt") == 1

    assert "no folder" in capsys.readouterr().err


def test_forget_says_how_many_files_leave(desk, files, capsys):
    assert printed(capsys, "forget", "w", str(files)) == {"forgotten": str(files), "files": 3}
    assert desk.status("w").files == 0


@pytest.mark.parametrize(("answer", "code", "left"), [("n\n", 1, 3), ("\n", 1, 3), ("y\n", 0, 0)])
def test_forget_asks_on_a_terminal(desk, files, capsys, monkeypatch, answer, code, left):
    monkeypatch.setattr(output.sys, "stdin", Terminal(answer))

    assert run("forget", "w", str(files)) == code

    assert "3 files leave" in capsys.readouterr().err
    assert desk.status("w").files == left


def test_delete_says_what_it_costs_and_asks_on_a_terminal(desk, files, capsys, monkeypatch):
    monkeypatch.setattr(output.sys, "stdin", Terminal("no\n"))

    assert run("workspace", "delete", "w") == 1

    said = capsys.readouterr().err
    assert "3 files" in said
    assert "as long as the first time" in said
    assert desk.workspace_names() == ("w",)


def test_yes_is_not_asked(desk, files, monkeypatch):
    monkeypatch.setattr(output.sys, "stdin", Terminal(""))

    assert run("workspace", "delete", "w", "--yes") == 0

    assert desk.workspace_names() == ()


def test_status_counts_kinds_and_states_and_saves_the_report(desk, files, tmp_path, capsys):
    report = tmp_path / "report.csv"

    status = printed(capsys, "status", "w", "--csv", str(report))

    assert status["kinds"] == {"text": {"ready": 1}, ".txt": {"failed": 1, "needs_password": 1}}
    assert status["folders"][0]["files"] == 3
    assert status["pages_to_recognise"] == 0
    assert len(report.read_text(encoding="utf-8-sig").splitlines()) == 4


def test_names_that_begin_with_a_tilde_are_names(desk, files, monkeypatch):
    monkeypatch.chdir(files)
    Path("~$letter.txt").write_text("two")

    assert run("add", "w", "~$letter.txt") == 0
    assert run("status", "w", "--csv", "~$report.csv") == 0

    assert Path("~$report.csv").is_file()


def test_status_shows_files_within_others_by_their_whole_way(desk, files, capsys):
    (files / "mail.zip").write_text(holding(bad_txt="!crash\n"))
    index(desk)

    rows = printed(capsys, "status", "w")["files"]

    assert f"{files}/mail.zip/bad.txt" in {row["document"] for row in rows}


def test_index_says_how_many_pages_were_recognised(desk, files, capsys):
    (files / "scan.pdf").write_text("!scan\none\ftwo")

    assert run("index", "w") == 0

    assert "2 pages, 2 of them recognised" in capsys.readouterr().err


def test_index_says_in_json_what_was_recognised_and_what_remains(desk, files, capsys):
    (files / "scan.pdf").write_text("!scan\none\ftwo\fthree")
    done = printed(capsys, "index", "w")

    assert (done["event"], done["recognised"], done["scans_left"]) == ("IngestDone", 3, 0)


def test_a_review_is_written_deleted_or_left_with_one_json_document(
    desk, files, tmp_path, capsys, monkeypatch
):
    assert run("review", "w", "Which?", "--name", "R", "--quotes-only") == 0

    written = printed(capsys, "reviews", "w", "--show", "R", "--out", str(tmp_path / "r.csv"))
    monkeypatch.setattr(output.sys, "stdin", Terminal("no\n"))
    left = run("reviews", "w", "--delete", "R")
    said = capsys.readouterr().err
    deleted = printed(capsys, "reviews", "w", "--delete", "R", "--yes")

    assert written["path"] == str(tmp_path / "r.csv")
    assert (left, said.rpartition("] ")[2]) == (1, "docdesk: Nothing was deleted.\n")
    assert deleted == {"deleted": written["review"]["id"]}


# ---- where results are written ----


@pytest.mark.parametrize(
    "arguments",
    [
        ("summarise", "w", "a.txt"),
        ("compare", "w", "a.txt", "bad.txt"),
        ("timeline", "w"),
        ("review", "w", "Which?"),
    ],
)
@pytest.mark.parametrize("out", ["no/such/folder/x.docx", "x.jpeg", ""])
def test_a_file_that_cannot_be_written_is_named_before_the_work(
    desk, files, capsys, monkeypatch, arguments, out
):
    def work(*_, **__):
        raise AssertionError("the work was begun")

    for capability in (desk.digests, desk.reviews):
        for verb in ("summarise", "compare", "timeline", "begin"):
            if hasattr(type(capability), verb):
                monkeypatch.setattr(type(capability), verb, work)

    assert run(*arguments, "--out", out) == 1

    assert "cannot be written" in capsys.readouterr().err


def test_a_review_in_italian_is_parted_by_semicolons(desk, files, tmp_path):
    out = tmp_path / "r.csv"

    run("review", "w", "Which law?", "--quotes-only", "--language", "it", "--out", str(out))

    assert out.read_text(encoding="utf-8-sig").startswith("Documento;Nota;Which law?;")
