"""The numbers that OpenDocument texts give to headings and items of lists by themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from docdesk.parsing.counting import whole_number, written_number
from docdesk.parsing.office.elements import all_of, children_of, name_of, value_of

LABEL = "label"  # our attribute of a paragraph: the number that stands before it

_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_NUMBERED = ("list-level-style-number", "outline-level-style")
_DEEPEST = 10  # levels that a style of lists has
_LONGEST_AFFIX = 20  # characters


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    before: str
    after: str
    start: int
    shown: int  # how many levels, itself the last


_Levels = dict[int, _Level]


def label_items(content: etree._Element, styles: etree._Element | None) -> None:
    """Give headings and items of numbered lists their numbers, in the attribute LABEL."""
    known = {
        value_of(style, "name"): dict(_levels(style))
        for root in (styles, content)
        for style in all_of(root, "list-style")
    }
    outline = {at: one for style in all_of(styles, "outline-style") for at, one in _levels(style)}
    counts: dict[str, dict[int, int]] = {}
    chapters: dict[int, int] = {}
    for node in content.iter():
        name = name_of(node)
        if name not in ("list", "h") or _is_deleted(node):
            continue
        if name == "list" and not _is_nested(node):
            style = value_of(node, "style-name")
            goes_on = value_of(node, "continue-numbering") == "true"
            if not (goes_on or value_of(node, "continue-list")):
                counts[style] = {}
            _label_list(node, known, style, counts.setdefault(style, {}))
        elif name == "h" and LABEL not in node.attrib:
            level = whole_number(value_of(node, "outline-level"), 1)
            if value_of(node, "is-list-header") != "true" and level in outline:
                _set_label(node, outline, level, chapters)


def _label_list(
    outermost: etree._Element, known: dict[str, _Levels], style: str, counts: dict[int, int]
) -> None:
    """All items of a list and of those in it; iterative, since hostile ones nest very deep."""
    stack = [(outermost, 1, style)]
    while stack:
        node, depth, style = stack.pop()
        if name_of(node) == "list":
            style = value_of(node, "style-name") or style
            stack += [(item, depth, style) for item in reversed(node)]
            continue
        if name_of(node) == "list-item":
            first = next((part for part in node if name_of(part) in ("p", "h")), None)
            start = value_of(node, "start-value")
            if start:
                counts[depth] = whole_number(start, 1) - 1
            if first is not None:
                _set_label(first, known.get(style, {}), depth, counts)
        if depth < _DEEPEST:
            stack += [
                (inner, depth + 1, style) for inner in reversed(list(children_of(node, "list")))
            ]


def _set_label(node: etree._Element, levels: _Levels, at: int, counts: dict[int, int]) -> None:
    """Count one more of this level, and begin those below anew."""
    level = levels.get(at)
    if level is None:
        return
    counts[at] = counts[at] + 1 if at in counts else level.start
    for deeper in [deeper for deeper in counts if deeper > at]:
        del counts[deeper]
    if not level.form:
        return
    numbers = [
        written_number(counts.get(upper, levels[upper].start), levels[upper].form)
        for upper in range(max(1, at - level.shown + 1), at + 1)
        if upper in levels and levels[upper].form
    ]
    node.set(LABEL, f"{level.before}{'.'.join(numbers)}{level.after}".strip())


def _levels(style: etree._Element) -> Iterator[tuple[int, _Level]]:
    for level in style:
        if name_of(level) in _NUMBERED:
            yield (
                whole_number(value_of(level, "level"), 1),
                _Level(
                    _FORMS.get(value_of(level, "num-format"), ""),
                    value_of(level, "num-prefix")[:_LONGEST_AFFIX],
                    value_of(level, "num-suffix")[:_LONGEST_AFFIX],
                    whole_number(value_of(level, "start-value"), 1),
                    whole_number(value_of(level, "display-levels"), 1),
                ),
            )


def _is_nested(node: etree._Element) -> bool:
    parent = node.getparent()
    return parent is not None and name_of(parent) in ("list-item", "list-header")


def _is_deleted(node: etree._Element) -> bool:
    """It is kept beside the text, as a change that was tracked."""
    return next(node.iterancestors("{*}tracked-changes"), None) is not None
