"""Why a search kept a passage: its operators and filters, in the words of the query language."""

from collections.abc import Sequence

from docdesk.domain.conditions import All, Condition, Either, Near, Not, Phrase, Word
from docdesk.domain.search import Filters, Selection


def reasons(condition: Condition | None, selection: Selection) -> tuple[str, ...]:
    """What every passage of a search meets, as it would be written in a query."""
    parts = condition.parts if isinstance(condition, All) else (condition,)
    words = [_written(part) for part in parts if part is not None]
    filters = [text for one in selection.within for text in _fields(one)]
    unwanted = [f"-{text}" for text in _fields(selection.without)]
    return tuple(dict.fromkeys([*words, *filters, *unwanted]))


def _written(condition: Condition) -> str:
    match condition:
        case Word():
            return f"{condition.text}*" if condition.is_prefix else condition.text
        case Phrase():
            return f"“{condition.text}”"
        case Near():
            return f" NEAR/{condition.distance} ".join(_written(part) for part in condition.parts)
        case Not():
            return f"NOT {_within(condition.part)}"
        case All():
            return " AND ".join(_within(part) for part in condition.parts)
        case Either():
            return " OR ".join(_within(part) for part in condition.parts)


def _within(condition: Condition) -> str:
    text = _written(condition)
    return f"({text})" if isinstance(condition, All | Either) else text


def _fields(filters: Filters) -> list[str]:
    """Each filter with its alternatives."""
    dates = f"{filters.since}..{filters.until}" if filters.since or filters.until else ""
    kinds = [kind.value for kind in filters.kinds] + ["scan"] * filters.scans
    named: list[tuple[str, Sequence[str]]] = [
        ("in", filters.folders),
        ("type", tuple(dict.fromkeys(kinds))),
        ("date", (dates,) if dates else ()),
        ("person", filters.people),
        ("from", filters.senders),
        ("to", filters.receivers),
        ("tag", filters.tags),
    ]
    return [f"{name}:{'|'.join(values)}" for name, values in named if values]
