"""Figures set above the line on a PDF page: "10⁹" must not be read as 109."""

import re

import numpy as np
from numpy.typing import NDArray

from docdesk.parsing.raised import raised

# What may hold one, where its last character does not tell: powers of ten, with a unit behind.
_POWER = re.compile(r"(?:^|\D)10[-+−–]?\d{1,2}(?!\d)", re.A)
_FIGURES = re.compile(r"\d[-+−–]?\d", re.A)
# In heights of the figure before: so much smaller and so much higher at its foot.
_SMALLER, _HIGHER = 0.9, 0.1

Ends = NDArray[np.float32]  # top and foot of characters, from the bottom of the page


def may_hold_power(token: str, ends: Ends) -> bool:
    """Is it worth a look at each character of a word? `ends` are of its first and last one."""
    if not _FIGURES.search(token):
        return False
    return bool(_POWER.search(token)) or _is_raised(ends[1], ends[0])


def with_powers(token: str, ends: Ends) -> str:
    """The word with the figures raised that are set above the line; as long as before."""
    text = ""
    base: Ends | None = None  # the last figure on the line
    for char, place in zip(token, ends, strict=True):
        if base is not None and _is_raised(place, base):
            text += raised(char, text)
        else:
            text += char
            base = place if char.isdigit() else None
    return text


def _is_raised(place: Ends, base: Ends) -> bool:
    height = float(base[0] - base[1])
    is_smaller = float(place[0] - place[1]) < _SMALLER * height
    return is_smaller and float(place[1] - base[1]) > _HIGHER * height
