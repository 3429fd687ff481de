"""The settings in force: defaults, the person's file over them, the machine's policy over both."""

from dataclasses import dataclass, replace
from pathlib import Path

from docdesk.domain.errors import SettingsError
from docdesk.settings.files import (
    Document,
    read_policy_file,
    read_user_file,
    write_user_file,
)
from docdesk.settings.keys import Key, all_keys, build_settings, value_of
from docdesk.settings.rules import Value, to_text
from docdesk.settings.schema import Settings


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting as a dialog or a table shows it; values as text.

    `kind` is "int", "float", "bool", "choice" or "text"; `locked_by` names the policy file.
    """

    key: str
    value: str
    default: str
    kind: str
    section: str
    help: str
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    locked_by: str = ""


class SettingsStore:
    """Reads the settings once and saves each change at once. Use from one thread at a time.

    Raises:
        SettingsError: a file cannot be read, or sets a value that is not allowed.
    """

    def __init__(self, user_file: Path, policy_file: Path) -> None:
        self._user_file = user_file
        self._policy_file = policy_file
        self._keys = all_keys()
        self._policy = read_policy_file(policy_file)
        self._user = read_user_file(user_file)

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return build_settings(self._user.values | self._policy.values)

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences about a damaged file and about keys that nobody knows."""
        return self._policy.problems + self._user.problems

    def rows(self) -> tuple[SettingRow, ...]:
        """Every setting, in the schema's order."""
        settings = self.settings
        return tuple(self._row(key, settings) for key in self._keys.values())

    def change(self, path: str, text: str) -> Settings:
        """Save a setting as the person wrote it; the settings in force then.

        Raises:
            SettingsError: there is no such setting, the policy fixes it, the value is not
                allowed, or the file cannot be written. Nothing is changed then.
        """
        key = self._changeable(path)
        try:
            value = key.rule.from_text(text)
        except ValueError as error:
            raise SettingsError(
                f"{path} cannot be {text!r}; it must be {error}.", key.rule.help
            ) from error
        current = read_user_file(self._user_file)  # another DocDesk may have changed it meanwhile
        write_user_file(self._user_file, _with(current.document, key, value))
        self._user = replace(current, values=current.values | {path: value})
        return self.settings

    def _changeable(self, path: str) -> Key:
        if path not in self._keys:
            raise SettingsError(
                f"There is no setting {path}.", f"The settings are {', '.join(self._keys)}."
            )
        if path in self._policy.values:
            raise SettingsError(
                f"{path} is fixed by the policy of this machine, {self._policy_file}.",
                "Ask who looks after this machine.",
            )
        return self._keys[path]

    def _row(self, key: Key, settings: Settings) -> SettingRow:
        is_locked = key.path in self._policy.values
        return SettingRow(
            key=key.path,
            value=to_text(value_of(settings, key)),
            default=to_text(key.default),
            kind=key.rule.kind.value,
            section=key.section,
            help=key.rule.help,
            choices=key.rule.choices,
            minimum=key.rule.minimum,
            maximum=key.rule.maximum,
            locked_by=str(self._policy_file) if is_locked else "",
        )


def _with(document: Document, key: Key, value: Value) -> Document:
    section = document.get(key.section)
    values = section if isinstance(section, dict) else {}
    return {**document, key.section: {**values, key.name: value}}
