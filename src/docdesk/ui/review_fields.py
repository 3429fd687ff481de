"""The fields of a review while they are being edited: values in, values out."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from docdesk.domain.review import FieldKind, ReviewField

NAME_WORDS = 5  # of a question, that make the name of its column
_NOT_IN_KEY = re.compile(r"[^a-z0-9]+")

Fields = tuple[ReviewField, ...]


class FieldProblem(StrEnum):
    """Why a review cannot be begun with these fields."""

    NO_FIELDS = "no_fields"
    NO_NAME = "no_name"
    NO_QUESTION = "no_question"
    NO_CHOICES = "no_choices"


def one_question(question: str, kind: FieldKind, choices: tuple[str, ...] = ()) -> ReviewField:
    """The one field of a review that asks one question; its column is named after it."""
    words = question.strip().rstrip("?").split()
    name = " ".join(words[:NAME_WORDS]) + ("…" if len(words) > NAME_WORDS else "")
    return ReviewField("answer", name, question.strip(), kind, choices)


def with_new(fields: Fields) -> Fields:
    """The fields with an empty one at the end."""
    return (*fields, ReviewField(_free_key("field", fields), "", ""))


def without(fields: Fields, index: int) -> Fields:
    """The fields without one."""
    return (*fields[:index], *fields[index + 1 :])


def moved(fields: Fields, index: int, step: int) -> Fields:
    """The fields with one moved up (-1) or down (+1); at the edge nothing changes."""
    target = index + step
    if not 0 <= target < len(fields):
        return fields
    rest = list(without(fields, index))
    rest.insert(target, fields[index])
    return tuple(rest)


def changed(fields: Fields, index: int, field: ReviewField) -> Fields:
    """The fields with one replaced; wordings that belonged to another question are dropped."""
    before = fields[index]
    if field.question != before.question:
        field = replace(field, hints=())
    return (*fields[:index], field, *fields[index + 1 :])


def finished(fields: Fields) -> Fields:
    """The fields as they are sent: trimmed, each key made from its name and unlike the others."""
    done: list[ReviewField] = []
    for field in fields:
        name = field.name.strip()
        key = field.key if not field.key.startswith("field") else _key(name)
        choices = field.choices if field.kind is FieldKind.CHOICE else ()
        done.append(
            replace(
                field,
                key=_free_key(key or "field", tuple(done)),
                name=name,
                question=field.question.strip(),
                choices=choices,
            )
        )
    return tuple(done)


def problem_of(fields: Fields) -> tuple[FieldProblem, int] | None:
    """The first thing that lacks, and in which field; None when a review can begin."""
    if not fields:
        return FieldProblem.NO_FIELDS, -1
    for index, field in enumerate(fields):
        if not field.name.strip():
            return FieldProblem.NO_NAME, index
        if not field.question.strip():
            return FieldProblem.NO_QUESTION, index
        if field.kind is FieldKind.CHOICE and len(field.choices) < 2:
            return FieldProblem.NO_CHOICES, index
    return None


def choices_of(text: str) -> tuple[str, ...]:
    """The choices that a person wrote, parted by semicolons or lines, each once."""
    parts = (part.strip() for part in re.split(r"[;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _free_key(wanted: str, fields: Sequence[ReviewField]) -> str:
    taken = {field.key for field in fields}
    number = 2
    key = wanted
    while key in taken:
        key = f"{wanted}_{number}"
        number += 1
    return key


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return _NOT_IN_KEY.sub("_", plain).strip("_")[:40]
