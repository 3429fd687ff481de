"""Files of questions with known answers."""

import json
from pathlib import Path

import pytest

from docdesk.domain.errors import DocdeskError, LibraryError
from docdesk.domain.evaluation import KnownQuestion, Place
from docdesk.host.question_files import read_questions


def read(folder: Path, *rows: object, within: bool = False) -> list[KnownQuestion]:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return list(read_questions(path, lambda name: f"/d/{name}", within=within))


def test_a_question_may_name_the_page_of_its_answer(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "question": "Q?",
        "answers": ["A", " "],
        "evidence": [{"file": "a.pdf", "page": 3}],
    }

    (question,) = read(tmp_path, row)

    assert question == KnownQuestion("7", "Q?", answers=("A",), places=(Place("/d/a.pdf", 3),))


def test_with_a_paragraph_the_passage_must_hold_an_answer(tmp_path: Path) -> None:
    (question,) = read(
        tmp_path, {"question": "Q?", "answers": ["A"], "file": "a.txt", "paragraph": 0}
    )

    assert question.holds == ("A",)
    assert question.id == "1"


def test_within_asks_the_one_document_that_is_named(tmp_path: Path) -> None:
    row = {"question": "Q?", "file": "a.pdf", "answerable": False}

    assert read(tmp_path, row, within=True)[0].document == "/d/a.pdf"
    assert read(tmp_path, row)[0].document == ""


@pytest.mark.parametrize("row", ["no object", {"answers": ["A"]}, {"question": 3}, [1]])
def test_a_line_that_is_no_question_is_named(tmp_path: Path, row: object) -> None:
    with pytest.raises(DocdeskError, match=r"Line 2 of questions\.jsonl"):
        read(tmp_path, {"question": "Q?"}, row)


def test_a_document_that_is_not_there_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text('{"question": "Q?", "file": "a.pdf"}')

    def find(name: str) -> str:
        raise LibraryError(f"There is no {name}.", "Add it.")

    with pytest.raises(LibraryError, match=r"Line 1 of q\.jsonl: There is no a\.pdf\."):
        list(read_questions(path, find, within=False))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocdeskError, match="cannot be read"):
        list(read_questions(tmp_path / "none.jsonl", str, within=False))
