"""Reads files of questions with known answers: JSON lines, in the forms that test sets have."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from docdesk.domain.errors import DocdeskError
from docdesk.domain.evaluation import KnownQuestion, Place

FindDocument = Callable[[str], str]  # a path or its end -> the document; LibraryError if unknown


def read_questions(path: Path, find: FindDocument, *, within: bool) -> Iterator[KnownQuestion]:
    """The questions of a file; DocdeskError for a line that is none, or names no document here.

    A line is an object with "question" and any of "id", "answers" (texts), "answerable" (true),
    "file" (path or end of a path), "evidence" ([{"file", "page"}]), "context" (the text that holds
    the answer), "paragraph" (with it, a passage must hold one of the answers), "document" (asked
    alone). `within` asks each question of the one document that it names.
    """
    for number, line in _lines(path):
        try:
            row = json.loads(line)
            yield _question(row, number, find, within=within)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DocdeskError(
                f"Line {number} of {path.name} is not a question with its answer: {error}.",
                'Each line is an object like {"question": "…", "answers": ["…"], "file": "a.pdf"}.',
            ) from error


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, line
    except (OSError, UnicodeDecodeError) as error:
        raise DocdeskError(
            f"The file {path} cannot be read: {error}.", "It must be JSON lines in UTF-8."
        ) from error


def _question(
    row: dict[str, Any], number: int, find: FindDocument, *, within: bool
) -> KnownQuestion:
    question = row["question"]
    if not isinstance(question, str):
        raise TypeError("the question is not a text")
    evidence = [(found["file"], int(found.get("page", 0))) for found in row.get("evidence") or ()]
    named = evidence or ([(row["file"], 0)] if row.get("file") else [])
    answers = tuple(str(answer) for answer in row.get("answers") or () if str(answer).strip())
    places = tuple(Place(find(name), page) for name, page in named)
    scope = find(row["document"]) if row.get("document") else ""
    return KnownQuestion(
        id=str(row.get("id", number)),
        question=question,
        is_answerable=bool(row.get("answerable", True)),
        answers=answers,
        places=places,
        context=str(row.get("context") or ""),
        holds=answers if "paragraph" in row else (),
        document=scope or (places[0].document if within and places else ""),
    )
