"""The rows of a timeline: events in order under their years, filtered by words and years."""

from collections.abc import Sequence
from dataclasses import dataclass

from docdesk.domain.digests import DatedEvent


@dataclass(frozen=True, slots=True)
class YearHeading:
    """A year with the number of its events."""

    year: str
    count: int


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """Which events are shown: those with all the words, of the years from `since` to `until`."""

    contains: str = ""
    since: str = ""
    until: str = ""


def rows_of(events: Sequence[DatedEvent], wanted: TimelineFilter) -> list[YearHeading | DatedEvent]:
    """The events that are wanted, each year under its heading."""
    by_year: dict[str, list[DatedEvent]] = {}
    for event in events:
        if _is_wanted(event, wanted):
            by_year.setdefault(event.date[:4], []).append(event)
    rows: list[YearHeading | DatedEvent] = []
    for year, found in by_year.items():
        rows += [YearHeading(year, len(found)), *found]
    return rows


def years_of(events: Sequence[DatedEvent]) -> tuple[str, ...]:
    """The years that have events, in order."""
    return tuple(sorted({event.date[:4] for event in events if event.date}))


def _is_wanted(event: DatedEvent, wanted: TimelineFilter) -> bool:
    year = event.date[:4]  # "" where the document does not tell it: it may be of any year
    if year and ((wanted.since and year < wanted.since) or (wanted.until and year > wanted.until)):
        return False
    text = f"{event.text} {event.written} {event.date} {event.citation.document}".casefold()
    return all(word in text for word in wanted.contains.casefold().split())
