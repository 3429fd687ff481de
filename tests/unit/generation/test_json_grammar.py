"""Schemas become grammars without an endless document in them."""

import json

import pytest

from docdesk.generation.json_grammar import LONGEST_STRING, MOST_ITEMS, write_grammar


def grammar(schema: object) -> str:
    return write_grammar(json.dumps(schema))


def test_strings_and_lists_have_an_end_even_where_the_schema_gives_none():
    text = grammar({"type": "array", "items": {"type": "string"}})

    assert f"{{0,{LONGEST_STRING}}}" in text
    assert f"{{0,{MOST_ITEMS - 1}}}" in text
    assert "*" not in text
    assert "+" not in text


def test_limits_of_the_schema_hold():
    text = grammar(
        {
            "type": "array",
            "items": {"type": "string", "minLength": 2, "maxLength": 7},
            "minItems": 3,
            "maxItems": 5,
        }
    )

    assert "{2,7}" in text
    assert "{2,4}" in text


def test_a_list_of_nothing_and_of_one():
    assert '"[]"' in grammar({"type": "array", "items": {"type": "null"}, "maxItems": 0})
    one = grammar({"type": "array", "items": {"type": "null"}, "maxItems": 1})
    assert '"," ' not in one


def test_choices_are_written_as_json_writes_them():
    text = grammar({"enum": ['say "yes"', "back\\slash", "perché", 3, None, True]})

    assert r'"\"say \\\"yes\\\"\""' in text
    assert r'"\"back\\\\slash\""' in text
    assert '"\\"perché\\""' in text
    assert '"3" | "null" | "true"' in text


def test_all_properties_are_written_in_their_order():
    text = grammar(
        {
            "type": "object",
            "properties": {"b": {"type": "boolean"}, "a": {"const": 1}},
            "required": ["a"],
            "additionalProperties": False,
        }
    )

    rule = next(line for line in text.splitlines() if '\\"b\\"' in line)
    assert rule.index('\\"b\\"') < rule.index('\\"a\\"')


def test_types_and_choices_can_be_combined():
    assert "(integer | null)" in grammar({"type": ["integer", "null"]})
    assert '(number | "\\"none\\"")' in grammar({"anyOf": [{"type": "number"}, {"const": "none"}]})


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"type": "date"},
        {"type": "string", "pattern": "a+"},
        {"type": "integer", "minimum": 1},
        {"$ref": "#/x"},
    ],
)
def test_what_would_have_no_effect_is_refused(schema: object):
    with pytest.raises(ValueError, match=r"schema|effect"):
        grammar(schema)
