"""Files of JSON lines that people write: each line an object, each field of its kind."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docdesk.domain.errors import DocdeskError

_KINDS: dict[type, str] = {
    dict: "an object", list: "a list", str: "a text", bool: "true or false",
    int: "a number", float: "a number", type(None): "null",
}  # fmt: skip


class WrongLine(Exception):
    """What is wrong with a line, as the end of a sentence: “it is a number, not an object”."""


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers; DocdeskError when there are none to read.

    What no JSON text can hold is left to `Fields` to refuse.
    """
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, line
    except OSError as error:
        raise DocdeskError(
            f"The file {path} cannot be read ({error.strerror}).", "Check its name and its folder."
        ) from error
    except UnicodeDecodeError as error:
        raise DocdeskError(
            f"The file {path} is no text in UTF-8.", "It must be JSON lines in UTF-8."
        ) from error


class Fields:
    """The fields of one line, or of an object within it; WrongLine where one is of another kind."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values

    @classmethod
    def of(cls, line: str) -> "Fields":
        """The fields of a line; WrongLine when it is no JSON object.

        What is half a letter, which no encoder and no file takes, becomes “?”.
        """
        try:
            value = _sayable(json.loads(line))
        except json.JSONDecodeError as error:
            raise WrongLine(f"it is no JSON ({error.msg} at character {error.pos + 1})") from error
        except (RecursionError, ValueError) as error:  # nested too deeply, a number too long
            raise WrongLine("it is no JSON that can be read") from error
        if not isinstance(value, dict):
            raise WrongLine(f"it is {_kind(value)}, not an object")
        return cls(value)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def value(self, name: str, default: object) -> object:
        """Any value, as it stands there."""
        return self._values.get(name, default)

    def text(self, name: str) -> str:
        """A text, "" where there is none."""
        value = self._values.get(name)
        if value is None:
            return ""
        return str(self._checked(name, value, str, "a text"))

    def needed_text(self, name: str) -> str:
        """A text that must be there."""
        if self._values.get(name) is None:
            raise WrongLine(f"it has no “{name}”")
        return self.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, of which one alone may stand for itself, and numbers for texts."""
        value = self._values.get(name)
        if value is None:
            return ()
        values = value if isinstance(value, list) else [value]
        for one in values:
            if isinstance(one, bool) or not isinstance(one, str | int | float):
                raise WrongLine(f"“{name}” must be a list of texts, and holds {_kind(one)}")
        return tuple(str(one) for one in values)

    def flag(self, name: str, *, default: bool) -> bool:
        """True or false."""
        value = self._values.get(name, default)
        return bool(self._checked(name, value, bool, "true or false"))

    def number(self, name: str) -> int:
        """A whole number, 0 where there is none."""
        value = self._values.get(name, 0)
        if isinstance(value, bool) or not isinstance(value, int):
            raise WrongLine(f"“{name}” must be a whole number, and is {_kind(value)}")
        return value

    def objects(self, name: str) -> "tuple[Fields, ...]":
        """A list of objects."""
        values = self._checked(name, self._values.get(name) or [], list, "a list of objects")
        for one in values:
            if not isinstance(one, dict):
                raise WrongLine(f"“{name}” must be a list of objects, and holds {_kind(one)}")
        return tuple(Fields(one) for one in values)

    def _checked(self, name: str, value: object, kind: type, words: str) -> Any:  # noqa: ANN401
        if not isinstance(value, kind):
            raise WrongLine(f"“{name}” must be {words}, and is {_kind(value)}")
        return value


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "something else")


def _sayable(value: object) -> object:
    """The value with “?” for halves of letters, wherever they are in it."""
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
