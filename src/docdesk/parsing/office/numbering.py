"""The numbers that Word gives to paragraphs by itself: clauses, articles, items of lists.

They are not in the text but counted when the document is shown, by definitions in a part of their
own; without them nobody finds "1.2(a)", which is how a clause is cited.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from lxml import etree

from docdesk.parsing.counting import whole_number, written_number
from docdesk.parsing.office.elements import child_of, children_of, is_on, value_of
from docdesk.parsing.office.wordml import LABEL, all_paragraphs

BULLET = "•"

_PLACE = re.compile(r"%([1-9])")
_LONGEST_LABEL = 60  # characters


@dataclass(frozen=True, slots=True)
class _Level:
    """How the paragraphs of one level are numbered; `pattern` is like "%1.%2"."""

    pattern: str
    format: str
    start: int
    style: str
    is_decimal: bool
    restarts: bool


@dataclass(frozen=True, slots=True)
class _List:
    """A list as paragraphs name it; those of one `family` go on with each other's numbers."""

    family: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph or a style says that it is numbered; None: it does not say."""

    number: str | None = None
    level: int | None = None


class _Parts(Protocol):
    def tree(self, kind: str) -> etree._Element | None:
        """The root of the part of this kind, or None."""


def label_paragraphs(body: etree._Element, parts: _Parts) -> None:
    """Give every numbered paragraph of the body its number, as `wordml.text_of` reads it."""
    counting = _Counting(parts.tree("numbering"), parts.tree("styles"))
    for paragraph in all_paragraphs(body):
        if label := counting.next_label(child_of(paragraph, "pPr")):
            paragraph.set(LABEL, label)


class _Counting:
    """Counts as Word does, paragraph by paragraph."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._styles = _style_places(styles)
        self._lists = _read_lists(numbering, self._styles)
        self._counts: dict[str, dict[int, int]] = {}  # by family and level
        self._begun: set[tuple[str, int]] = set()

    def next_label(self, properties: etree._Element | None) -> str:
        """The number of the next paragraph, BULLET for an item without one, or ""."""
        own = _place(properties)
        style = value_of(child_of(properties, "pStyle"))
        inherited, styles = self._inherited(style)
        number = own.number if own.number is not None else inherited.number
        if number is None:
            return "" if child_of(properties, "numPr") is None else BULLET
        if number == "0":  # it stands in a list, and is taken out of it
            return ""
        found = self._lists.get(number)
        if found is None:
            return BULLET if own.number is not None else ""
        level = own.level
        if level is None:
            of_style = (at for at, one in found.levels.items() if one.style and one.style in styles)
            level = next(of_style, inherited.level or 0)
        return self._count(number, found, level)

    def _inherited(self, style: str) -> tuple[_Place, list[str]]:
        """What the paragraph's style says, or one that it is based on, and the styles up to it."""
        way: list[str] = []
        found = _Place()
        while style in self._styles and style not in way:
            way.append(style)
            place, base = self._styles[style]
            found = _Place(
                place.number if found.number is None else found.number,
                place.level if found.level is None else found.level,
            )
            if found.number is not None:
                break
            style = base
        return found, way

    def _count(self, number: str, found: _List, at: int) -> str:
        level = found.levels.get(at)
        if level is None:
            return BULLET
        counts = self._counts.setdefault(found.family, {})
        if at in found.starts and (number, at) not in self._begun:
            counts[at] = found.starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        self._begun.add((number, at))
        for deeper in [deeper for deeper in counts if deeper > at]:
            if deeper not in found.levels or found.levels[deeper].restarts:
                del counts[deeper]
        return _label(level, found, counts)


def _label(level: _Level, found: _List, counts: dict[int, int]) -> str:
    if level.format == "bullet":
        return BULLET

    def number(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        other = found.levels.get(at)
        if other is None:
            return ""
        is_decimal = level.is_decimal and other.format != "none"
        return written_number(
            counts.get(at, other.start), "decimal" if is_decimal else other.format
        )

    return _PLACE.sub(number, level.pattern).strip()[:_LONGEST_LABEL]


def _place(properties: etree._Element | None) -> _Place:
    found = child_of(properties, "numPr")
    number, level = child_of(found, "numId"), value_of(child_of(found, "ilvl"))
    return _Place(
        value_of(number) if number is not None else None,
        int(level) if level.isascii() and level.isdigit() and len(level) == 1 else None,
    )


def _style_places(styles: etree._Element | None) -> dict[str, tuple[_Place, str]]:
    """By style: where it says that it is numbered, and the style that it is based on."""
    return {
        value_of(style, "styleId"): (
            _place(child_of(style, "pPr")),
            value_of(child_of(style, "basedOn")),
        )
        for style in children_of(styles, "style")
    }


def _read_lists(
    numbering: etree._Element | None, styles: dict[str, tuple[_Place, str]]
) -> dict[str, _List]:
    families = {
        value_of(family, "abstractNumId"): family
        for family in children_of(numbering, "abstractNum")
    }
    uses = {
        value_of(use, "numId"): value_of(child_of(use, "abstractNumId"))
        for use in children_of(numbering, "num")
    }
    lists: dict[str, _List] = {}
    for use in children_of(numbering, "num"):
        name = value_of(child_of(use, "abstractNumId"))
        linked = value_of(child_of(families.get(name), "numStyleLink"))
        if linked in styles:  # the levels are kept with a style
            name = uses.get(styles[linked][0].number or "", name)
        levels = dict(_levels(families.get(name)))
        starts: dict[int, int] = {}
        for changed in children_of(use, "lvlOverride"):
            levels |= dict(_levels(changed))
            start = child_of(changed, "startOverride")
            if start is not None:
                starts[whole_number(value_of(changed, "ilvl"), 0)] = whole_number(
                    value_of(start), 1
                )
        lists[value_of(use, "numId")] = _List(name, levels, starts)
    return lists


def _levels(element: etree._Element | None) -> Iterator[tuple[int, _Level]]:
    for level in children_of(element, "lvl"):
        yield (
            whole_number(value_of(level, "ilvl"), 0),
            _Level(
                pattern=value_of(child_of(level, "lvlText")),
                format=value_of(child_of(level, "numFmt")) or "decimal",
                start=whole_number(value_of(child_of(level, "start")), 0),
                style=value_of(child_of(level, "pStyle")),
                is_decimal=is_on(child_of(level, "isLgl")),
                restarts=value_of(child_of(level, "lvlRestart")) != "0",
            ),
        )
