"""Figures above the line: without them "10⁹" would be read as 109."""

import re

_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_FIGURES = re.compile(r"\s*([-+−–\d]{1,5})(\s*)", re.A)
_MAY_FOLLOW = frozenset("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def raised(text: str, before: str) -> str:
    """A piece that is set above the line, in characters that are so if it would join a figure."""
    match = _FIGURES.fullmatch(text)
    if match is None or before[-1:] not in _MAY_FOLLOW:
        return text
    return match.group(1).translate(_RAISED) + match.group(2)
