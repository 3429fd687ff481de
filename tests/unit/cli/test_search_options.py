"""Tags and the options that say which documents are searched, over a desk with fakes."""

import json
from pathlib import Path

import pytest

from docdesk.cli import main as command_line
from docdesk.domain.documents import DocumentKind
from docdesk.domain.errors import DocdeskError
from docdesk.host.desk import Desk
from docdesk.host.filtering import read_filters
from fakes.desk import index, make_desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Desk:
    desk = make_desk(tmp_path)
    monkeypatch.setattr(desk, "close", lambda: None)  # it serves several commands
    monkeypatch.setattr(command_line, "assemble", lambda *_, **__: desk)
    folder = tmp_path / "files"
    for name in ("lease", "sale"):
        (folder / name).mkdir()
        (folder / name / f"{name}.txt").write_text(f"the rent of the {name} is due")
    index(desk)
    return desk


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    code = command_line.main(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def found(capsys, *arguments: str) -> list[str]:
    code, out, _ = run(capsys, "--json", "search", "w", *arguments)
    assert code == 0
    return [Path(result["document"]).name for result in json.loads(out)["results"]]


def test_folder_by_name_and_by_path(desk, tmp_path, capsys):
    assert found(capsys, "rent", "--in", "lease") == ["lease.txt"]
    assert found(capsys, "rent", "--in", str(tmp_path / "files" / "sale")) == ["sale.txt"]
    assert len(found(capsys, "rent", "--in", "sale", "--in", "lease")) == 2


def test_tags_narrow_a_search(desk, capsys):
    assert run(capsys, "tag", "w", "lease.txt", "Urgent", "red")[1] == "red\nUrgent\n"
    assert found(capsys, "rent", "--tag", "urgent") == ["lease.txt"]
    assert run(capsys, "tag", "w", "lease.txt", "red", "--remove")[1] == "Urgent\n"
    assert json.loads(run(capsys, "--json", "tag", "w")[1])["tags"] == ["Urgent"]
    assert found(capsys, "rent", "--tag", "red") == []


def test_taking_off_nothing_is_said(desk, capsys):
    code, _, err = run(capsys, "tag", "w", "lease.txt", "--remove")

    assert code == 2
    assert "no tag to take off" in err


def test_dates_and_kinds(desk, capsys):
    assert found(capsys, "rent", "--since", "2999") == []
    assert len(found(capsys, "rent", "--until", "2999-12", "--type", "text")) == 2
    assert found(capsys, "rent", "--type", "pdf") == []
    assert found(capsys, "rent", "--person", "rossi") == []


@pytest.mark.parametrize(
    ("option", "value", "hint"), [("--type", "hologram", "pdf"), ("--since", "soon", "2021-03")]
)
def test_value_that_is_not_understood_is_an_error_with_what_to_write(
    desk, capsys, option, value, hint
):
    code, _, err = run(capsys, "search", "w", "rent", option, value)

    assert code == 1
    assert value in err
    assert hint in err


def test_results_say_why_they_are_there(desk, capsys):
    _, out, err = run(capsys, "search", "w", "rent -sale AND")

    assert "found by words" in out
    assert "words: rent" in out
    assert "similarity" in out
    assert "kept by rent; NOT sale" in out
    assert "AND needs something" in err


def test_ask_keeps_to_the_filters(desk, capsys):
    _, out, _ = run(capsys, "--json", "ask", "w", "What is due?", "--in", "sale")

    documents = {Path(passage["document"]).name for passage in json.loads(out)["passages"]}
    assert documents <= {"sale.txt"}


def test_filters_of_pairs():
    filters = read_filters([("type", "pdf"), ("since", "2021"), ("person", "Rossi")])

    assert filters.kinds == (DocumentKind.PDF,)
    assert (filters.since, filters.people) == ("2021-01-01", ("Rossi",))
    with pytest.raises(DocdeskError, match="hologram"):
        read_filters([("type", "hologram")])
