"""What a setting's value may be: kinds, limits, and the way from text and back."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeGuard, cast

Value = bool | int | float | str

RULE = "rule"  # where a dataclass field's metadata keeps its Rule
_MOST_TEXT = 4096
_LANGUAGES = re.compile(r"[A-Za-z_]+(?:\+[A-Za-z_]+)*")
_TRUE, _FALSE = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


class Kind(StrEnum):
    """The kinds of setting, by the names that the window's messages use."""

    WHOLE = "int"
    DECIMAL = "float"
    FLAG = "bool"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Rule:
    """What one setting allows, and its help text."""

    kind: Kind
    help: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    is_folder: bool = False
    is_languages: bool = False

    def check(self, value: object) -> Value:
        """The value in its own type.

        Raises:
            ValueError: it is not allowed; the text says what is.
        """
        match self.kind:
            case Kind.FLAG if isinstance(value, bool):
                return value
            case Kind.WHOLE if isinstance(value, int) and _is_number(value):
                if self._is_within(value):
                    return value
            case Kind.DECIMAL if _is_number(value) and self._is_within(value):
                return float(value)
            case Kind.CHOICE if isinstance(value, str) and value in self.choices:
                return value
            case Kind.TEXT if isinstance(value, str) and self._is_text(value):
                return value
        raise ValueError(self.allowed)

    def from_text(self, text: str) -> Value:
        """The value that a person wrote.

        Raises:
            ValueError: it is not allowed; the text says what is.
        """
        written = text.strip()
        try:
            match self.kind:
                case Kind.FLAG:
                    return _flag_from_text(written)
                case Kind.WHOLE:
                    return self.check(int(written))
                case Kind.DECIMAL:
                    return self.check(float(written.replace(",", ".")))
        except ValueError as error:
            raise ValueError(self.allowed) from error
        return self.check(written)

    @property
    def allowed(self) -> str:
        """What is allowed, as the end of a sentence: "a whole number from 1 to 40"."""
        match self.kind:
            case Kind.FLAG:
                return "true or false"
            case Kind.WHOLE:
                return f"a whole number from {self.minimum:.0f} to {self.maximum:.0f}"
            case Kind.DECIMAL:
                return f"a number from {self.minimum:g} to {self.maximum:g}"
            case Kind.CHOICE:
                return "one of " + ", ".join(self.choices)
        if self.is_folder:
            return "the absolute path of a folder, or nothing"
        if self.is_languages:
            return "names of Tesseract's languages joined by +, like ita+eng"
        return f"one line of at most {_MOST_TEXT} characters"

    def _is_within(self, number: float) -> bool:
        assert self.minimum is not None
        assert self.maximum is not None
        return self.minimum <= number <= self.maximum

    def _is_text(self, value: str) -> bool:
        if self.is_folder and value and not Path(value).is_absolute():
            return False
        if self.is_languages and not _LANGUAGES.fullmatch(value):
            return False
        return len(value) <= _MOST_TEXT and (not value or value.isprintable())


def to_text(value: Value) -> str:
    """The value as `Rule.from_text` reads it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_number(value: object) -> TypeGuard[int | float]:
    """True for numbers; Python counts bool among them, we do not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _flag_from_text(text: str) -> bool:
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    raise ValueError(text)


# Fields of the schema: each stands where a value of its type is, as `dataclasses.field` does.


def whole(default: int, help: str, *, minimum: int, maximum: int) -> int:
    """A whole number within limits."""
    return cast(int, _setting(default, Rule(Kind.WHOLE, help, minimum, maximum)))


def decimal(default: float, help: str, *, minimum: float, maximum: float) -> float:
    """A number within limits."""
    return cast(float, _setting(default, Rule(Kind.DECIMAL, help, minimum, maximum)))


def flag(default: bool, help: str) -> bool:
    """On or off."""
    return cast(bool, _setting(default, Rule(Kind.FLAG, help)))


def choice(default: str, help: str, *, choices: tuple[str, ...]) -> str:
    """One of a few words."""
    return cast(str, _setting(default, Rule(Kind.CHOICE, help, choices=choices)))


def folder(default: str, help: str) -> str:
    """The absolute path of a folder, or nothing."""
    return cast(str, _setting(default, Rule(Kind.TEXT, help, is_folder=True)))


def languages(default: str, help: str) -> str:
    """Names of Tesseract's languages, joined by +."""
    return cast(str, _setting(default, Rule(Kind.TEXT, help, is_languages=True)))


def _setting(default: Value, rule: Rule) -> object:
    setting: object = field(default=default, metadata={RULE: rule})
    return setting
