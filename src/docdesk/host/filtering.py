"""Filters as a person writes them on a command line."""

from collections.abc import Sequence

from docdesk.domain.errors import DocdeskError
from docdesk.domain.search import Filters
from docdesk.retrieval.fields import KINDS, FieldTerm, read_fields

_HINTS = {
    "type": "Kinds are: " + ", ".join([*KINDS, "scan"]) + ".",
    "since": "Write a date as 2021, 2021-03 or 2021-03-05.",
    "until": "Write a date as 2021, 2021-03 or 2021-03-05.",
}


def read_filters(values: Sequence[tuple[str, str]]) -> Filters:
    """Filters from pairs of a field's name and a value; DocdeskError names one that is wrong."""
    read = read_fields([FieldTerm(name, value) for name, value in values])
    for term in read.unknown:
        raise DocdeskError(
            f"“{term.value}” is not understood after --{term.name}.", _HINTS.get(term.name, "")
        )
    return read.within
