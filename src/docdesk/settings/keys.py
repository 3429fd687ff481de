"""The schema as a flat list of keys ("answering.seed"), for files and for the settings dialog."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import cast

from docdesk.settings.rules import RULE, Rule, Value
from docdesk.settings.schema import Settings


@dataclass(frozen=True, slots=True)
class Key:
    """One setting: its section and name, what it is without anyone's doing, and its rule."""

    section: str
    name: str
    default: Value
    rule: Rule

    @property
    def path(self) -> str:
        """The key as files and messages write it."""
        return f"{self.section}.{self.name}"


def all_keys() -> dict[str, Key]:
    """Every setting by its path, in the schema's order."""
    defaults = Settings()
    keys = [
        Key(section.name, setting.name, cast(Value, setting.default), setting.metadata[RULE])
        for section in fields(defaults)
        for setting in fields(getattr(defaults, section.name))
    ]
    return {key.path: key for key in keys}


def build_settings(values: Mapping[str, Value]) -> Settings:
    """The defaults with these checked values, by path, over them."""
    settings = Settings()
    for path, value in values.items():
        section, _, name = path.partition(".")
        changed = replace(getattr(settings, section), **{name: value})
        settings = replace(settings, **{section: changed})
    return settings


def value_of(settings: Settings, key: Key) -> Value:
    """The value that a setting has."""
    value: Value = getattr(getattr(settings, key.section), key.name)
    return value
