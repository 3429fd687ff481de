"""Reads files of questions with known answers: JSON lines, in the forms that test sets have."""

from collections.abc import Callable, Iterator
from pathlib import Path

from docdesk.domain.errors import DocdeskError, LibraryError
from docdesk.domain.evaluation import KnownQuestion, Place
from docdesk.host.json_lines import Fields, WrongLine, read_lines

FindDocument = Callable[[str], str]  # a path or its end -> the document; LibraryError if unknown


def read_questions(path: Path, find: FindDocument, *, within: bool) -> Iterator[KnownQuestion]:
    """The questions of a file; DocdeskError for a line that is none, or names no document here.

    A line is an object with "question" and any of "id", "answers" (texts), "answerable" (true),
    "file" (path or end of a path), "evidence" ([{"file", "page"}]), "context" (the text that holds
    the answer), "paragraph" (with it, a passage must hold one of the answers), "document" (asked
    alone). `within` asks each question of the one document that it names.
    """
    for number, line in read_lines(path):
        try:
            yield _question(Fields.of(line), number, find, within=within)
        except WrongLine as wrong:
            raise DocdeskError(
                f"Line {number} of {path.name} is not a question with its answer: {wrong}.",
                'Each line is an object like {"question": "…", "answers": ["…"], "file": "a.pdf"}.',
            ) from wrong
        except LibraryError as error:
            message = f"Line {number} of {path.name}: {error.message}"
            raise LibraryError(message, error.hint) from error


def _question(row: Fields, number: int, find: FindDocument, *, within: bool) -> KnownQuestion:
    evidence = [(each.needed_text("file"), each.number("page")) for each in row.objects("evidence")]
    named = evidence or ([(row.text("file"), 0)] if row.text("file") else [])
    answers = tuple(answer for answer in row.texts("answers") if answer.strip())
    places = tuple(Place(find(name), page) for name, page in named)
    scope = find(row.text("document")) if row.text("document") else ""
    return KnownQuestion(
        id=str(row.value("id", number)),
        question=row.needed_text("question"),
        is_answerable=row.flag("answerable", default=True),
        answers=answers,
        places=places,
        context=row.text("context"),
        holds=answers if "paragraph" in row else (),
        document=scope or (places[0].document if within and places else ""),
    )
