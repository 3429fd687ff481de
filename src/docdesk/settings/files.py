"""Settings files: TOML with one table a section, read with care and written whole or not at all."""

import datetime
import json
import logging
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docdesk.domain.errors import SettingsError
from docdesk.settings.keys import Key, all_keys
from docdesk.settings.rules import Value

Document = dict[str, Any]

_HEADER = "# Written by DocDesk: comments are not kept when a setting changes.\n"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FileContent:
    """What a file sets: checked values by path, all it holds, and sentences about what is odd."""

    values: dict[str, Value]
    document: Document
    problems: tuple[str, ...] = ()


def read_user_file(file: Path) -> FileContent:
    """What the person's file sets; a damaged file is set aside as `<name>.broken`.

    Raises:
        SettingsError: it cannot be opened, or it sets a value that is not allowed.
    """
    try:
        return _checked(_load(file), file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        broken = file.with_name(file.name + ".broken")
        _log.warning("%s is damaged and is kept as %s: %s", file, broken, error)
        _move(file, broken)
        problem = f"{file} was damaged ({error}). It is kept as {broken.name}; defaults are used."
        return FileContent({}, {}, (problem,))


def read_policy_file(file: Path) -> FileContent:
    """What the machine's policy sets.

    Raises:
        SettingsError: it cannot be opened, is damaged, or sets a value that is not allowed: a
            policy is never passed over in silence.
    """
    try:
        return _checked(_load(file), file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"The policy file {file} is damaged: {error}.",
            "Ask who looks after this machine to correct it.",
        ) from error


def write_user_file(file: Path, document: Document) -> None:
    """Replace the file in one step.

    Raises:
        SettingsError: it cannot be written; the old file is as it was.
    """
    scratch = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with scratch.open("w", encoding="utf-8") as stream:
            stream.write(_HEADER + to_toml(document))
            stream.flush()
            os.fsync(stream.fileno())
        scratch.replace(file)
    except OSError as error:
        scratch.unlink(missing_ok=True)
        raise SettingsError(
            f"The settings could not be saved in {file}: {error.strerror}.",
            "Check the folder's permissions and the free space of its disk.",
        ) from error


def _load(file: Path) -> Document:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(
            f"The settings file {file} cannot be read: {error.strerror}.",
            "Check its permissions.",
        ) from error


def _checked(document: Document, file: Path) -> FileContent:
    keys = all_keys()
    values: dict[str, Value] = {}
    problems: list[str] = []
    for path, value in _flat(document).items():
        if path in keys:
            values[path] = _checked_value(keys[path], value, file)
        else:
            problems.append(f"{file} sets {path}, which DocDesk does not know. It has no effect.")
    return FileContent(values, document, tuple(problems))


def _flat(document: Document) -> dict[str, object]:
    """Values by path; what does not stand in a section keeps its bare name."""
    flat: dict[str, object] = {}
    for section, content in document.items():
        if isinstance(content, dict):
            flat |= {f"{section}.{name}": value for name, value in content.items()}
        else:
            flat[section] = content
    return flat


def _checked_value(key: Key, value: object, file: Path) -> Value:
    try:
        return key.rule.check(value)
    except ValueError as error:
        raise SettingsError(
            f"{file} sets {key.path} to {value!r}; it must be {error}.",
            f"Correct the line, or delete it to have the default ({key.default!r}).",
        ) from error


def _move(file: Path, target: Path) -> None:
    try:
        file.replace(target)
    except OSError as error:
        raise SettingsError(
            f"The settings file {file} is damaged and cannot be moved aside: {error.strerror}.",
            "Delete it, or correct it in a text editor.",
        ) from error


def to_toml(document: Mapping[str, Any]) -> str:
    """The document as TOML that `tomllib` reads back to the same."""
    return "".join(_table_lines(document, ()))


def _table_lines(table: Mapping[str, Any], path: tuple[str, ...]) -> list[str]:
    values = {name: value for name, value in table.items() if not isinstance(value, dict)}
    lines = [f"\n[{'.'.join(map(_name, path))}]\n"] if path else []
    lines += [f"{_name(name)} = {_written(value)}\n" for name, value in values.items()]
    for name, value in table.items():
        if isinstance(value, dict):
            lines += _table_lines(value, (*path, name))
    return lines


def _written(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case datetime.date() | datetime.time():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(_written, value))}]"
        case dict():
            pairs = (f"{_name(name)} = {_written(inner)}" for name, inner in value.items())
            return f"{{{', '.join(pairs)}}}"
    return _string(str(value))


def _name(name: str) -> str:
    is_bare = name.isascii() and name.replace("_", "").isalnum()
    return name if is_bare else _string(name)


def _string(text: str) -> str:
    """A basic string; JSON escapes as TOML does, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
