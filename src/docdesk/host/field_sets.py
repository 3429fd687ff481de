"""Sets of fields for reviews: those that come along, and a person's own, as TOML files.

A file names the set and its fields:

    name = "Supply contracts"

    [[fields]]
    name = "Delivery"
    question = "Within what time must the goods be delivered?"
    kind = "text"                        # text, date, amount, yes_no, choice or list
    choices = ["sea", "air"]             # of a choice
    hints = ["deliver* ... within <period>"]   # wordings, as retrieval/wordings.py reads them

Names and questions may be given in several languages (`en.name`, `it.name`): one set for each.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from docdesk.domain.errors import SettingsError
from docdesk.domain.review import FieldKind, FieldSet, ReviewField
from docdesk.retrieval.wordings import WordingError, find_wording, read_wording

LANGUAGES = ("en", "it")
MOST_FIELDS = 60  # columns that a person can still read, and a table's page can hold
_KNOWN = {"key", "name", "question", "kind", "choices", "hints", "asked_as", *LANGUAGES}
_KINDS = ", ".join(kind.value for kind in FieldKind)


def bundled_sets(folder: Path) -> tuple[FieldSet, ...]:
    """The sets that come with DocDesk, each in each of its languages."""
    return tuple(
        field_set for path in sorted(folder.glob("*.toml")) for field_set in read_sets(path)
    )


def read_sets(path: Path) -> tuple[FieldSet, ...]:
    """The sets of a file, one for each language; SettingsError says where it is wrong."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The file of fields {path} cannot be read: {error}.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"The file of fields {path} is not TOML: {error}.",
            'A field is written as [[fields]], name = "…", question = "…", kind = "text".',
        ) from error
    return _Reader(path).sets(written)


class _Reader:
    """Reads one file; every error names it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def sets(self, written: Mapping[str, Any]) -> tuple[FieldSet, ...]:
        fields = written.get("fields")
        if not isinstance(fields, list) or not fields:
            raise self._wrong("it has no [[fields]]")
        if len(fields) > MOST_FIELDS:
            raise self._wrong(f"it has {len(fields)} fields, {MOST_FIELDS} are the most")
        if unknown := set(written) - {"name", "fields"}:
            raise self._wrong(f"“{min(unknown)}” is no setting of a set")
        for number, field in _numbered(fields):
            self._check_table(number, field)
        languages = [code for code in LANGUAGES if all(code in field for field in fields)]
        return tuple(self._set(written, fields, code) for code in languages or [""])

    def _set(self, written: Mapping[str, Any], fields: Sequence[Any], language: str) -> FieldSet:
        stem = self._path.stem
        names = written.get("name", stem)
        name = names.get(language, stem) if isinstance(names, dict) else str(names)
        read = tuple(self._field(number, field, language) for number, field in _numbered(fields))
        keys = [field.key for field in read]
        if twice := next((key for key in keys if keys.count(key) > 1), ""):
            raise self._wrong(f"two fields have the key “{twice}”")
        return FieldSet(f"{stem}-{language}" if language else stem, name, language, read)

    def _check_table(self, number: int, field: object) -> None:
        if not isinstance(field, dict):
            raise self._wrong(f"field {number} is no table")

    def _field(self, number: int, field: Mapping[str, Any], language: str) -> ReviewField:
        if unknown := set(field) - _KNOWN:
            raise self._wrong(f"“{min(unknown)}” in field {number} is no setting of a field")
        said = field.get(language, field) if language else field
        self._check_table(number, said)
        name, question = self._text(number, said, "name"), self._text(number, said, "question")
        kind = self._kind(number, field)
        choices = self._texts(number, field, "choices")
        if kind is FieldKind.CHOICE and len(choices) < 2:
            raise self._wrong(f"field {number} (“{name}”) is a choice and needs choices")
        return ReviewField(
            key=str(field.get("key") or to_key(name)),
            name=name,
            question=question,
            kind=kind,
            choices=choices,
            hints=self._wordings(number, field, "hints"),
            asked_as=self._wordings(number, field, "asked_as"),
        )

    def _text(self, number: int, field: Mapping[str, Any], name: str) -> str:
        text = field.get(name)
        if not isinstance(text, str) or not text.strip():
            raise self._wrong(f"field {number} has no {name}")
        return text.strip()

    def _texts(self, number: int, field: Mapping[str, Any], name: str) -> tuple[str, ...]:
        texts = field.get(name, [])
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise self._wrong(f"{name} of field {number} must be a list of texts")
        return tuple(texts)

    def _kind(self, number: int, field: Mapping[str, Any]) -> FieldKind:
        kind = field.get("kind", FieldKind.TEXT.value)
        try:
            return FieldKind(kind)
        except ValueError as error:
            raise self._wrong(f"field {number} is of kind “{kind}”; known are {_KINDS}") from error

    def _wordings(self, number: int, field: Mapping[str, Any], name: str) -> tuple[str, ...]:
        wordings = self._texts(number, field, name)
        for wording in wordings:
            try:
                read_wording(wording)
            except WordingError as error:
                raise self._wrong(f"in {name} of field {number}, {error}") from error
        return wordings

    def _wrong(self, what: str) -> SettingsError:
        return SettingsError(
            f"The file of fields {self._path} cannot be used: {what}.",
            'A field is written as [[fields]], name = "…", question = "…", kind = "text".',
        )


def with_hints(field: ReviewField, sets: Sequence[FieldSet]) -> ReviewField:
    """The field with the wordings of a known one that asks for the same, if there is one."""
    if field.hints:
        return field
    known = [known for field_set in sets for known in field_set.fields]
    same = next((k for k in known if k.question == field.question), None)
    same = same or next((k for k in known if _asks_for(field.question, k)), None)
    return field if same is None else replace(field, hints=same.hints)


def _asks_for(question: str, known: ReviewField) -> bool:
    return any(find_wording(read_wording(asked), question) for asked in known.asked_as)


def _numbered(fields: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    return enumerate(fields, 1)


def to_key(name: str) -> str:
    """A name as a key: lower case, words joined by underscores."""
    return re.sub(r"\W+", "_", name.lower()).strip("_")[:60] or "field"
