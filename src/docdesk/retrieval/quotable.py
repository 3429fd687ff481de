"""What of a passage can be quoted by itself: sentences without marks, rows, items of lists."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docdesk.domain.answers import Span
from docdesk.retrieval.headings import is_heading, is_title, number_before
from docdesk.retrieval.passage_parts import BULLET, WORD, Part, part_of
from docdesk.retrieval.table_rows import Row, heads_pairs, names_columns, names_values

_LABELLED = re.compile(r"[^\W\d_][\w ’'/-]{1,40}:\s")  # "Next meeting: 5 May" needs no heading
# Before the whole of a contract: the numbered clauses below are no items of a list.
_OPENS_ALL = re.compile(
    r"agree[sd]?(?: with each other)? as follows|terms of th(?:e|is) agreement|quanto segue"
    r"|premess[oa]|whereas|witnesseth",
    re.IGNORECASE,
)
_FEWEST_TOLD = 4  # words that can tell something
_LONGEST_LEAD = 60  # words
_ITEM_ENDS = (";", ",", ":", "; and", "; or", "; e", "; o")

Split = Callable[[str], Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Quotable:
    """Characters of a passage's text that can be quoted by themselves.

    `text` is them in one line, with all that they need to be understood. `lead` is what stands
    above: the words before a list, the row that names the columns. `paragraph` counts: what has
    the same number stands together as prose. `is_clause`: it is a row, an item or below a heading
    or number of its own.
    """

    span: Span
    text: str
    paragraph: int
    lead: Span | None = None
    is_clause: bool = False


def quotables(
    text: str, split: Split, heading: str = "", *, begins_document: bool = False
) -> list[Quotable]:
    """What can be quoted of a text in reading order; headings, marks and page numbers are left out.

    Args:
        heading: what the text stands under, where that is known.
        begins_document: its first line may be the document's title, which heads no clause.
    """
    parts = [part for span in split(text) if (part := part_of(text, span)) is not None]
    parts = _with_run_in_headings(text, parts)
    _number_paragraphs(text, parts)
    _head_rows(parts)
    _lead_items(parts)
    _leave_headings_out(parts, heading)
    _keep_short_texts(parts)
    _place_below_headings(parts[1:] if begins_document else parts)
    return [_quotable(part) for part in parts if not part.is_left_out]


def _with_run_in_headings(text: str, parts: Sequence[Part]) -> list[Part]:
    """The parts, a heading that runs into its clause ("9.11 Governing Law. ...") with it."""
    merged: list[Part] = []
    for part in parts:
        above = merged[-1] if merged else None
        if above is None or not _runs_into(text, above, part):
            merged.append(part)
            continue
        span = Span(above.span.start, part.span.end)
        line = f"{above.text} {part.text}"
        merged[-1] = Part(Span(above.raw.start, part.raw.end), span, line, above.marker)
    return merged


def _runs_into(text: str, title: Part, clause: Part) -> bool:
    if clause.marker or clause.cells or title.cells or not is_title(title.text):
        return False
    gap = text[title.span.end : clause.span.start]
    return not WORD.search(gap) and ("\n" not in gap or number_before(title.text) > 0)


def _number_paragraphs(text: str, parts: Sequence[Part]) -> None:
    """Count up where prose is interrupted: an empty line, a clause, an item, a row."""
    width = max((len(line) for line in text.split("\n")), default=0)
    number = 0
    for above, part in pairwise(parts):
        gap = text[above.span.end : part.span.start]
        last_line = text[text.rfind("\n", 0, above.span.end) + 1 : above.span.end]
        is_parted = gap.count("\n") > 1 or bool(WORD.search(gap))
        is_short = "\n" in gap and len(last_line) < 0.75 * width
        if (
            is_parted
            or is_short
            or part.marker
            or part.cells
            or above.cells
            or is_heading(part.text)
        ):
            number += 1
        part.paragraph = number


def _head_rows(parts: Sequence[Part]) -> None:
    """Give each row of a table the row that names its columns; leave that one out."""
    for first, *rows in _blocks(parts):
        below = [row.cells for row in rows]
        if names_columns(first.cells, below):
            first.is_left_out = True
            for row in rows:
                row.lead = first
                names = first.cells if len(row.cells) == len(first.cells) else ()
                row.row = Row(row.cells, names)
    for above, part in pairwise(parts):
        above.is_left_out |= heads_pairs(above.cells, part.text)


def _blocks(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """The rows that stand below each other, table by table."""
    block: list[Part] = []
    for part in parts:
        if part.cells:
            block.append(part)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _lead_items(parts: Sequence[Part]) -> None:
    """Give each item of a list the words before the list."""
    lead: Part | None = None
    kind, previous = "", ""
    for part in parts:
        if lead is not None and not part.cells and _is_item(part, kind, previous):
            part.lead = lead
            kind = kind or part.marker or "none"
        else:
            lead = None
        if _is_lead(part):
            lead, kind = part, ""
        previous = part.text


def _is_lead(part: Part) -> bool:
    is_long = len(part.text.split()) > _LONGEST_LEAD
    return part.text.endswith(":") and not is_long and not _OPENS_ALL.search(part.text)


def _is_item(part: Part, kind: str, previous: str) -> bool:
    """True for the first thing after a lead, and for what goes on as that began."""
    if part.text.isupper() and is_heading(part.text[number_before(part.text) :]):
        return False
    return not kind or part.marker == kind or previous.endswith(_ITEM_ENDS)


def _leave_headings_out(parts: Sequence[Part], heading: str) -> None:
    plain = " ".join(heading.split()).casefold()
    for index, part in enumerate(parts):
        if part.lead is not None or part.cells:
            continue
        around = (*parts[max(0, index - 1) : index], *parts[index + 1 : index + 2])
        is_last = index + 1 == len(parts)
        is_known = part.is_marked or part.text.casefold() == plain
        part.is_left_out = is_known or _heads_only(part, around, is_last=is_last)


def _heads_only(part: Part, around: Sequence[Part], *, is_last: bool) -> bool:
    """True for a part that names what stands below, and is not an item of a list of names."""
    number = number_before(part.text)
    if not number:
        return part.marker != BULLET and is_heading(part.text)
    is_listed = part.marker and any(_is_bare_item(other, part.marker) for other in around)
    if is_heading(part.text[number:]):
        return part.text.isupper() or not is_listed
    # "ARTICLE X. GENERAL PROVISIONS." above its clauses, "6.5 Notices." where a page ends
    is_name = is_title(part.text, is_strict=True)
    return is_name and (part.text.isupper() or (is_last and not is_listed))


def _place_below_headings(parts: Sequence[Part]) -> None:
    """Tell each part the heading above it: "Diagnosis" is what makes two words an answer."""
    heading = ""
    for part in parts:
        if part.is_left_out:
            heading = "" if part.cells else part.text
        elif not _LABELLED.match(part.text):
            part.heading = heading


def _keep_short_texts(parts: Sequence[Part]) -> None:
    """Take in what looks like a heading and is all that stands below one."""
    for index, part in enumerate(parts[1:], 1):
        is_last = index + 1 == len(parts) or parts[index + 1].is_left_out
        words = part.text.split()
        if part.is_left_out and parts[index - 1].is_left_out and is_last and not part.cells:
            small = sum(word[0].islower() for word in words)
            part.is_left_out = len(words) < _FEWEST_TOLD or 2 * small < len(words)


def _is_bare_item(part: Part, marker: str) -> bool:
    return part.marker == marker and is_heading(part.text[number_before(part.text) :].rstrip("."))


def _quotable(part: Part) -> Quotable:
    lead = part.lead
    if part.row is not None and part.row.names:
        text = part.row.text
    else:
        text = f"{lead.text} {part.text}" if lead is not None else part.text
    text = f"{part.heading}: {text}" if part.heading else text
    is_clause = bool(part.heading or part.marker or part.cells or lead or names_values(part.text))
    return Quotable(part.span, text, part.paragraph, lead.span if lead else None, is_clause)
