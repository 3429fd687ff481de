"""Settings are read with care, changed one at a time, and the policy has the last word."""

import tomllib
from pathlib import Path

import pytest

from docdesk.domain.errors import SettingsError
from docdesk.settings.schema import Settings
from docdesk.settings.store import SettingRow, SettingsStore


class Machine:
    """A place for the two files."""

    def __init__(self, folder: Path) -> None:
        self.user_file = folder / "config" / "settings.toml"
        self.policy_file = folder / "policy.toml"
        self.user_file.parent.mkdir()

    def store(self, *, user: str | None = None, policy: str | None = None) -> SettingsStore:
        if user is not None:
            self.user_file.write_text(user, encoding="utf-8")
        if policy is not None:
            self.policy_file.write_text(policy, encoding="utf-8")
        return SettingsStore(self.user_file, self.policy_file)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def row(store: SettingsStore, key: str) -> SettingRow:
    return next(row for row in store.rows() if row.key == key)


def test_without_files_there_are_defaults(machine: Machine) -> None:
    store = machine.store()

    assert store.settings == Settings()
    assert store.problems == ()


def test_user_file_changes_settings(machine: Machine) -> None:
    store = machine.store(user="[answering]\nseed = 7\n[window]\ntheme = 'dark'\n")

    assert store.settings.answering.seed == 7
    assert store.settings.window.theme == "dark"


def test_policy_goes_over_the_user_file(machine: Machine) -> None:
    store = machine.store(user="[search]\nlimit = 30\n", policy="[search]\nlimit = 5\n")

    assert store.settings.search.limit == 5
    assert row(store, "search.limit").locked_by == str(machine.policy_file)
    assert row(store, "search.mode").locked_by == ""


def test_locked_setting_cannot_be_changed(machine: Machine) -> None:
    store = machine.store(policy="[search]\nlimit = 5\n")

    with pytest.raises(SettingsError, match=r"search\.limit is fixed .*policy\.toml"):
        store.change("search.limit", "6")

    assert not machine.user_file.exists()


def test_change_is_in_force_and_survives(machine: Machine) -> None:
    settings = machine.store().change("search.limit", "25")

    assert settings.search.limit == 25
    assert machine.store().settings == settings


def test_change_keeps_what_else_is_in_the_file(machine: Machine) -> None:
    odd = """
top = 1
[answering]
seed = 7
[later]
"a key" = "tab\\t \\"quotes\\" \\u007f è"
when = 2026-01-02
[later.deep]
list = [1, 2.5, true, {inner = "x"}]
"""
    before = tomllib.loads(odd)

    machine.store(user=odd).change("answering.seed", "8")

    after = tomllib.loads(machine.user_file.read_text(encoding="utf-8"))
    before["answering"]["seed"] = 8
    assert after == before


def test_change_keeps_what_another_process_changed(machine: Machine) -> None:
    first, second = machine.store(), machine.store()
    first.change("answering.seed", "8")

    settings = second.change("search.limit", "3")

    assert settings.answering.seed == 8
    assert machine.store().settings == settings


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("window.theme", "pink", "one of system, light, dark"),
        ("answering.seed", "soon", "a whole number from 0"),
        ("answering.sed", "1", "There is no setting answering.sed"),
    ],
)
def test_refused_change_changes_nothing(machine: Machine, key: str, value: str, said: str) -> None:
    store = machine.store()

    with pytest.raises(SettingsError, match=said):
        store.change(key, value)

    assert store.settings == Settings()
    assert not machine.user_file.exists()


def test_change_that_cannot_be_saved_is_not_in_force(machine: Machine) -> None:
    store = machine.store()
    machine.user_file.mkdir()  # nothing can be read from it or put in its place
    (machine.user_file / "in the way").touch()

    with pytest.raises(SettingsError, match=r"settings\.toml"):
        store.change("answering.seed", "1")

    assert store.settings == Settings()
    assert [path.name for path in machine.user_file.parent.iterdir()] == ["settings.toml"]


def test_unknown_keys_are_reported_and_do_no_harm(machine: Machine) -> None:
    store = machine.store(
        user="answering = 5\n[window]\ncolour = 1\ntheme = 'dark'\n", policy="[new]\nx = 1\n"
    )

    assert store.settings.window.theme == "dark"
    assert [problem.split(" sets ")[1].split(",")[0] for problem in store.problems] == [
        "new.x",
        "answering",
        "window.colour",
    ]


def test_setting_under_a_misused_name_can_still_be_changed(machine: Machine) -> None:
    store = machine.store(user="answering = 5\n")

    assert store.change("answering.seed", "3").answering.seed == 3


@pytest.mark.parametrize("where", ["user", "policy"])
def test_value_that_is_not_allowed_names_file_key_and_what_is(machine: Machine, where: str) -> None:
    with pytest.raises(SettingsError) as caught:
        machine.store(**{where: "[search]\nlimit = 1000\n"})

    file = machine.user_file if where == "user" else machine.policy_file
    assert str(file) in caught.value.message
    assert "search.limit" in caught.value.message
    assert "a whole number from 1 to 100" in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("content", [b"[search\nlimit = 3", b"\xff\xfe\x00"])
def test_damaged_user_file_is_set_aside_and_reported(machine: Machine, content: bytes) -> None:
    machine.user_file.write_bytes(content)

    store = machine.store()

    assert store.settings == Settings()
    assert "settings.toml.broken" in store.problems[0]
    assert machine.user_file.with_name("settings.toml.broken").read_bytes() == content
    assert not machine.user_file.exists()


def test_damaged_policy_is_never_passed_over(machine: Machine) -> None:
    with pytest.raises(SettingsError, match=r"policy file .* is damaged"):
        machine.store(policy="[search\nlimit = 3")


def test_policy_that_cannot_be_read_is_never_passed_over(machine: Machine) -> None:
    machine.policy_file.mkdir()

    with pytest.raises(SettingsError, match=r"policy\.toml cannot be read"):
        machine.store()


def test_rows_say_all_that_a_dialog_needs(machine: Machine) -> None:
    store = machine.store(user="[answering]\nquotes_only = true\n")

    quotes_only, theme = row(store, "answering.quotes_only"), row(store, "window.theme")

    assert (quotes_only.value, quotes_only.default, quotes_only.kind) == ("true", "false", "bool")
    assert (theme.kind, theme.section) == ("choice", "window")
    assert theme.choices[0] == theme.value == "system"
    assert row(store, "search.limit").minimum == 1
    assert row(store, "search.limit").maximum == 100
