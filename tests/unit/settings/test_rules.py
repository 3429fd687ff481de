"""Each setting has a default, limits and a help text, and keeps to them."""

import pytest

from docdesk.settings.keys import Key, all_keys, build_settings, value_of
from docdesk.settings.rules import Kind, Rule, to_text
from docdesk.settings.schema import Settings

KEYS = list(all_keys().values())


def names(key: Key) -> str:
    return key.path


@pytest.mark.parametrize("key", KEYS, ids=names)
def test_default_is_allowed(key: Key) -> None:
    assert key.rule.check(key.default) == key.default


@pytest.mark.parametrize("key", KEYS, ids=names)
def test_default_reads_back_from_its_text(key: Key) -> None:
    assert key.rule.from_text(to_text(key.default)) == key.default


@pytest.mark.parametrize("key", KEYS, ids=names)
def test_help_is_a_sentence(key: Key) -> None:
    assert key.rule.help.endswith(".")
    assert len(key.rule.help) > 20


@pytest.mark.parametrize("key", KEYS, ids=names)
def test_limits_are_kept(key: Key) -> None:
    refused: dict[Kind, list[object]] = {
        Kind.WHOLE: [(key.rule.minimum or 0) - 1, (key.rule.maximum or 0) + 1, True, 1.5, "1"],
        Kind.DECIMAL: [(key.rule.minimum or 0) - 1, (key.rule.maximum or 0) + 1, True, "1"],
        Kind.FLAG: [1, "true"],
        Kind.CHOICE: ["", "no such choice", 1],
        Kind.TEXT: ["two\nlines", "x" * 5000, 1],
    }

    for value in refused[key.rule.kind]:
        with pytest.raises(ValueError):
            key.rule.check(value)


@pytest.mark.parametrize("key", [key for key in KEYS if key.rule.minimum is not None], ids=names)
def test_limits_themselves_are_allowed(key: Key) -> None:
    kind = int if key.rule.kind is Kind.WHOLE else float

    for limit in (key.rule.minimum, key.rule.maximum):
        assert key.rule.check(kind(limit or 0)) == limit


@pytest.mark.parametrize("key", KEYS, ids=names)
def test_a_value_changes_its_own_setting_alone(key: Key) -> None:
    other = _another_value(key)

    settings = build_settings({key.path: other})

    changed = [path for path, one in all_keys().items() if value_of(settings, one) != one.default]
    assert changed == [key.path]
    assert value_of(settings, key) == other


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("Yes", True), ("on", True), ("0", False), ("off", False)]
)
def test_flags_are_read_as_people_write_them(text: str, value: bool) -> None:
    assert Rule(Kind.FLAG, "").from_text(text) is value


@pytest.mark.parametrize(
    ("rule", "text", "allowed"),
    [
        (Rule(Kind.FLAG, ""), "maybe", "true or false"),
        (Rule(Kind.WHOLE, "", 1, 40), "many", "a whole number from 1 to 40"),
        (Rule(Kind.WHOLE, "", 1, 40), "41", "a whole number from 1 to 40"),
        (Rule(Kind.DECIMAL, "", 0, 2), "nan", "a number from 0 to 2"),
        (Rule(Kind.CHOICE, "", choices=("a", "b")), "c", "one of a, b"),
        (Rule(Kind.TEXT, ""), "a\tb", "one line of at most 4096 characters"),
        (Rule(Kind.TEXT, "", is_folder=True), "models/e5", "the absolute path of a folder"),
        (Rule(Kind.TEXT, "", is_languages=True), "ita, eng", "joined by .* like ita.eng"),
        (Rule(Kind.TEXT, "", is_languages=True), "ita+", "joined by .* like ita.eng"),
        (Rule(Kind.TEXT, "", is_languages=True), "", "joined by .* like ita.eng"),
        (Rule(Kind.TEXT, "", is_languages=True), "../ita", "joined by .* like ita.eng"),
    ],
)
def test_refusal_says_what_is_allowed(rule: Rule, text: str, allowed: str) -> None:
    with pytest.raises(ValueError, match=allowed):
        rule.from_text(text)


def test_decimal_comma_is_read() -> None:
    assert Rule(Kind.DECIMAL, "", 0, 2).from_text("0,5") == 0.5


def test_whole_number_stands_for_a_decimal() -> None:
    value = Rule(Kind.DECIMAL, "", 0, 2).check(1)

    assert isinstance(value, float)


def test_no_values_are_the_defaults() -> None:
    assert build_settings({}) == Settings()


def _another_value(key: Key) -> bool | int | float | str:
    match key.rule.kind:
        case Kind.FLAG:
            return not key.default
        case Kind.WHOLE | Kind.DECIMAL:
            return key.rule.check(type(key.default)(key.rule.maximum or 0))
        case Kind.CHOICE:
            return next(one for one in key.rule.choices if one != key.default)
    return "deu+chi_sim" if key.rule.is_languages else "/some/folder"
