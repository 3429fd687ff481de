"""From a JSON schema to a grammar of documents that keep to it and come to an end (GBNF).

llama-cpp-python's own converter lets raw line ends into strings, breaks on choices with quotation
marks, and leaves strings and lists without a limit as endless as the model wants them.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

LONGEST_STRING = 400  # characters, where the schema gives no maxLength
MOST_ITEMS = 20  # of a list, where the schema gives no maxItems
_MOST_DIGITS = 15  # all of them fit a double

_FIXED = {
    # RFC 8259, 7: control characters stand in a string only as escapes. No surrogates.
    "char": r'[^"\\\x00-\x1F\x7F] | "\\" (["\\/bfnrt] | "u" [0-9a-cefA-CEF] [0-9a-fA-F]{3})',
    "integer": f'"-"? ("0" | [1-9] [0-9]{{0,{_MOST_DIGITS - 1}}})',
    "number": f'integer ("." [0-9]{{1,{_MOST_DIGITS}}})?',
    "boolean": '"true" | "false"',
    "null": '"null"',
}
_KEYS = {  # what is understood; anything else would be a promise that is not kept
    "object": {"properties", "required", "additionalProperties"},
    "array": {"items", "minItems", "maxItems"},
    "string": {"minLength", "maxLength"},
    "integer": set(),
    "number": set(),
    "boolean": set(),
    "null": set(),
}
_WITHOUT_EFFECT = {"title", "description", "$schema"}


def write_grammar(schema: str) -> str:
    """The grammar of a JSON schema, its root being "root".

    Known: object (all properties are written, in their order), array, string, integer, number,
    boolean, null, enum, const, anyOf and a list of types. ValueError for all else.
    """
    grammar = _Grammar()
    grammar.rules["root"] = grammar.expression(json.loads(schema))
    return "\n".join(f"{name} ::= {rule}" for name, rule in grammar.rules.items()) + "\n"


class _Grammar:
    def __init__(self) -> None:
        self.rules: dict[str, str] = {}

    def expression(self, schema: Mapping[str, Any]) -> str:
        """What stands for a value of the schema within a rule."""
        if "const" in schema:
            return _literal(schema["const"])
        if "enum" in schema:
            return self._one_of([_literal(value) for value in schema["enum"]])
        if "anyOf" in schema:
            return self._one_of([self.expression(choice) for choice in schema["anyOf"]])
        kind = schema.get("type")
        if isinstance(kind, list):
            return self._one_of([self.expression({**schema, "type": each}) for each in kind])
        if kind not in _KEYS:
            raise ValueError(f"not a schema that can be written to: {schema}")
        return self._typed(kind, schema)

    def _typed(self, kind: str, schema: Mapping[str, Any]) -> str:
        known = _WITHOUT_EFFECT.union(*_KEYS.values())
        if unknown := set(schema) - known - {"type"}:
            raise ValueError(f"{sorted(unknown)} would have no effect in {schema}")
        match kind:
            case "object":
                return self._object(schema)
            case "array":
                return self._array(schema)
            case "string":
                return self._string(schema)
            case _:
                return self._fixed(kind)

    def _object(self, schema: Mapping[str, Any]) -> str:
        members = [
            f'{_literal(key)} ":" " "? {self.expression(value)}'
            for key, value in schema.get("properties", {}).items()
        ]
        return self._rule(f'"{{" {_COMMA.join(members)} "}}"')

    def _array(self, schema: Mapping[str, Any]) -> str:
        least, most = schema.get("minItems", 0), schema.get("maxItems", MOST_ITEMS)
        if most == 0:
            return '"[]"'
        item = self.expression(schema["items"])
        rest = f"({_COMMA}{item}){{{max(least - 1, 0)},{most - 1}}}" if most > 1 else ""
        items = f"{item} {rest}"
        return self._rule(f'"[" {items} "]"' if least else f'"[" ({items})? "]"')

    def _string(self, schema: Mapping[str, Any]) -> str:
        least, most = schema.get("minLength", 0), schema.get("maxLength", LONGEST_STRING)
        name = f"string{least}to{most}"
        # A rule of its own: llama.cpp refuses repetitions within repetitions that grow large.
        self.rules[name] = rf'"\"" {self._fixed("char")}{{{least},{most}}} "\""'
        return name

    def _one_of(self, choices: Sequence[str]) -> str:
        return f"({' | '.join(choices)})"

    def _fixed(self, name: str) -> str:
        if name == "number":
            self._fixed("integer")
        self.rules[name] = _FIXED[name]
        return name

    def _rule(self, body: str) -> str:
        name = f"rule{len(self.rules)}"
        self.rules[name] = body
        return name


_COMMA = ' "," " "? '


def _literal(value: object) -> str:
    """A JSON value as it is written, as a literal of the grammar."""
    text = json.dumps(value, ensure_ascii=False)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
