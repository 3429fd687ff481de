"""Lines of JSON that are not what they should be are named in plain words."""

from pathlib import Path

import pytest

from docdesk.domain.errors import DocdeskError
from docdesk.host.json_lines import Fields, WrongLine, read_lines


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("5", "it is a number, not an object"),
        ("1.5", "it is a number, not an object"),
        ('"x"', "it is a text, not an object"),
        ("[1]", "it is a list, not an object"),
        ("null", "it is null, not an object"),
        ("true", "it is true or false, not an object"),
        (
            "{bad",
            "it is no JSON (Expecting property name enclosed in double quotes at character 2)",
        ),
        ("[" * 100_000, "it is no JSON that can be read"),
        ('{"a": ' + "9" * 5000 + "}", "it is no JSON that can be read"),
    ],
)
def test_a_line_that_is_no_object_is_named(line: str, words: str) -> None:
    with pytest.raises(WrongLine) as wrong:
        Fields.of(line)

    assert str(wrong.value) == words


@pytest.mark.parametrize(
    ("method", "value", "words"),
    [
        ("text", "5", "“f” must be a text, and is a number"),
        ("text", "[]", "“f” must be a text, and is a list"),
        ("needed_text", "null", "it has no “f”"),
        ("texts", '[["a"]]', "“f” must be a list of texts, and holds a list"),
        ("texts", "{}", "“f” must be a list of texts, and holds an object"),
        ("texts", "[true]", "“f” must be a list of texts, and holds true or false"),
        ("number", '"3"', "“f” must be a whole number, and is a text"),
        ("number", "true", "“f” must be a whole number, and is true or false"),
        ("number", "null", "“f” must be a whole number, and is null"),
        ("objects", '{"a": 1}', "“f” must be a list of objects, and is an object"),
        ("objects", "[{}, 5]", "“f” must be a list of objects, and holds a number"),
        ("objects", '["a.pdf"]', "“f” must be a list of objects, and holds a text"),
    ],
)
def test_a_field_of_another_kind_is_named(method: str, value: str, words: str) -> None:
    fields = Fields.of(f'{{"f": {value}}}')

    with pytest.raises(WrongLine) as wrong:
        getattr(fields, method)("f")

    assert str(wrong.value) == words


def test_a_flag_is_true_or_false_and_nothing_else() -> None:
    assert Fields.of('{"f": false}').flag("f", default=True) is False
    assert Fields.of("{}").flag("f", default=True) is True
    with pytest.raises(WrongLine, match="must be true or false, and is a text"):
        Fields.of('{"f": "false"}').flag("f", default=True)


def test_one_text_stands_for_a_list_and_a_number_for_a_text() -> None:
    fields = Fields.of('{"one": "Norway", "some": ["900", 900, 1.5], "half": ["a\\ud800"]}')

    assert fields.texts("one") == ("Norway",)
    assert fields.texts("some") == ("900", "900", "1.5")
    assert fields.texts("half") == ("a?",)
    assert fields.texts("none") == ()


def test_half_a_letter_is_shown_as_such_wherever_it_is() -> None:
    fields = Fields.of('{"id": {"\\udfff": ["\\ud800", "\\ud83d\\ude00"]}}')

    assert fields.value("id", 0) == {"?": ["?", "😀"]}


def test_lines_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\ufeff{}\n\n  \n5\n", encoding="utf-8")

    assert list(read_lines(path)) == [(1, "{}\n"), (4, "5\n")]


def test_a_file_in_another_character_set_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"question": "qual è"}'.encode("latin-1"))

    with pytest.raises(DocdeskError, match="no text in UTF-8"):
        list(read_lines(path))


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocdeskError, match="cannot be read"):
        list(read_lines(tmp_path))
