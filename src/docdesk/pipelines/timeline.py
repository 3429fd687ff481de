"""The dated events of a workspace in order; a generator of events."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from docdesk.domain.digests import (
    DatedEvent,
    DigestProgress,
    Timeline,
    TimelineDone,
    TimelineEvent,
)
from docdesk.domain.errors import Cancelled, DocdeskError, LibraryError
from docdesk.domain.whole import StoredContent
from docdesk.pipelines.dated_events import find_events
from docdesk.pipelines.digesting import Documents, Kept, Quoter, Split
from docdesk.pipelines.steps import Gate

logger = logging.getLogger(__name__)

METHOD = "3"  # changes whenever the same document would give other events
MOST_EVENTS = 10_000  # more than a person reads, or a window should be sent
_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class TimelineSteps:
    """What a timeline needs of one workspace."""

    documents: Documents
    kept: Kept[tuple[DatedEvent, ...]]
    gate: Gate
    split: Split


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `since` to `until`, ISO dates as exact as the person says; "" leaves it open."""

    since: str = ""
    until: str = ""

    def __post_init__(self) -> None:
        for date in (self.since, self.until):
            if date and not _ISO.fullmatch(date):
                raise DocdeskError(
                    f"“{date}” is not a date that DocDesk reads here.",
                    "Write it as 2021, 2021-03 or 2021-03-14.",
                )

    def holds(self, date: str) -> bool:
        """True when a day of `date`, which may be a month or a year, lies in the period.

        "", a day whose year is not told, lies in the period that is open at both ends.
        """
        if not date:
            return not (self.since or self.until)
        begins_in_time = not self.until or date <= self.until + "~"
        return begins_in_time and (not self.since or date + "~" >= self.since)


def build_timeline(
    contents: Sequence[StoredContent],
    period: Period,
    *,
    total: int,
    steps: TimelineSteps,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[TimelineEvent]:
    """DigestProgress for each document, then TimelineDone; Cancelled when it is stopped.

    A document that cannot be read is named in the notes; `total` counts the files asked of.
    """
    events: list[DatedEvent] = []
    unread: list[str] = []
    for done, content in enumerate(contents):
        steps.gate.wait()
        if stop():
            raise Cancelled
        yield DigestProgress(done, len(contents), content.title)
        try:
            found = _events_of(content, steps)
        except LibraryError as error:
            logger.info("no events of %s: %s", content.document, error.message)
            unread.append(content.document)
            continue
        events += (event for event in found if period.holds(event.date))
    yield DigestProgress(len(contents), len(contents))
    files = sum(1 + content.copies for content in contents) - len(unread)
    yield TimelineDone(_timeline(events, files, total, unread))


def _events_of(content: StoredContent, steps: TimelineSteps) -> tuple[DatedEvent, ...]:
    key = f"{content.key}:{METHOD}"
    known = steps.kept.get(key)
    if known is None:
        whole = steps.documents.whole(content.document)
        known = find_events(whole, Quoter(whole, steps.documents), steps.split)
        steps.kept.put(key, known)
    return tuple(_named(event, content) for event in known)


def _named(event: DatedEvent, content: StoredContent) -> DatedEvent:
    """The event under the path that its content has now."""
    if event.citation.document == content.document and event.citation.title == content.title:
        return event
    named = replace(event.citation, document=content.document, title=content.title)
    return replace(event, citation=named)


def _timeline(
    events: Sequence[DatedEvent], files: int, total: int, unread: Sequence[str]
) -> Timeline:
    once: dict[tuple[str, str], DatedEvent] = {}
    for event in events:
        once.setdefault((event.date, " ".join(_WORD.findall(event.text.lower()))), event)
    ordered = sorted(once.values(), key=lambda event: (not event.date, event.date))
    notes = [f"{document} could not be read again." for document in unread]
    if len(ordered) > MOST_EVENTS:
        notes.append(
            f"Only the first {MOST_EVENTS} of {len(ordered)} events are shown: choose a period."
        )
    doubtful = sum(event.is_doubtful for event in ordered[:MOST_EVENTS])
    if doubtful:
        notes.append(
            f"Day and month may be the other way round in {doubtful} of the dates, as marked."
        )
    shown = tuple(
        replace(event, citation=replace(event.citation, number=number))
        for number, event in enumerate(ordered[:MOST_EVENTS], 1)
    )
    return Timeline(shown, files, total, tuple(notes))
