"""The dated events of one document: which dates are events, and the sentence of each."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docdesk.domain.answers import Span
from docdesk.domain.date_reading import DateContext, date_context, is_each_year, read_date
from docdesk.domain.dates import WrittenDate, dates_in, years_in
from docdesk.domain.digests import DatedEvent
from docdesk.domain.documents import DocumentKind, Page
from docdesk.domain.whole import WholeDocument
from docdesk.pipelines.digesting import Quoter, Split, body_sentences

LONGEST_TEXT = 480  # characters around a date; a longer sentence is cut at words
_FEWEST_WORDS = 3  # beside the date: less says nothing, and takes the line before it with it
_LONGEST_FORM = 120  # characters of a text without a stop
_PROSE_LINE = 55  # characters that wrapped lines have at least, on the whole
_EVENT_WORDS = 6  # of a sentence that carries a year alone
_WORD = re.compile(r"[^\W\d_]{2,}")
_MESSAGES = frozenset({DocumentKind.EML.value, DocumentKind.MSG.value})
_SENT = re.compile(r"^Date: (?P<date>.+)$(?:\nSubject: (?P<subject>.+)$)?", re.MULTILINE)
# "legge 7 agosto 1990, n. 241", "Cass. 12 marzo 2019, n. 7013", "Exchange Act of 1934": names of
# texts, not of what happened.
_NUMBERED = re.compile(r"\s*,?\s*n(?:\.|°|r\.|um\.)\s*\d", re.IGNORECASE)
_LAW_BEFORE = re.compile(
    r"(?:\b(?:legge|decreto(?:[ -]legge| legislativo| ministeriale)?|direttiva|circolare|act|law|"
    r"directive|rules?|code|convention|treaty|reform)|\b(?:d\.?\s?lgs|d\.\s?l|d\.?p\.?r|d\.?m|"
    r"d\.?p\.?c\.?m|cass|l)\.)(?:\s*,?\s*(?:of|del|dell['’]))?\s*$",
    re.IGNORECASE,
)
_REPLY = re.compile(r"\b(?:wrote|ha scritto|schrieb|a écrit)\s*:?\s*$")
_PAGE_NUMBER = re.compile(r"^\d{1,4} |\s\d{1,4}$")  # of a line at the foot of each page
_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}")


@dataclass(frozen=True, slots=True)
class _Found:
    """A date on a page with the characters that tell what happened."""

    written: WrittenDate
    page: Page
    start: int
    end: int
    is_cut_before: bool = False
    is_cut_after: bool = False


def find_events(whole: WholeDocument, quoter: Quoter, split: Split) -> tuple[DatedEvent, ...]:
    """The events that a document dates, in the order they are told, each once."""
    headings = frozenset(passage.heading for passage in whole.passages)
    message = _message_event(whole, quoter)
    head_end = message.citation.end if message else 0
    found = [
        item
        for page in whole.pages
        for item in _on_page(page, lambda text: body_sentences(text, split, headings))
        if page.number > 1 or item.written.start >= head_end
    ]
    context = date_context((page.text for page in whole.pages), whole.language)
    events = [message] if message else []
    seen: set[tuple[str, str]] = set()
    for item in found:
        event = _event(item, context, quoter)
        if event is None:
            continue
        mark = (event.date or event.written, _PAGE_NUMBER.sub("", event.text))
        if mark not in seen:
            seen.add(mark)
            events.append(event)
    return tuple(events)


def _event(item: _Found, context: DateContext, quoter: Quoter) -> DatedEvent | None:
    """The event; None for what comes each year."""
    if is_each_year(item.page.text, item.written):
        return None
    meaning = read_date(item.page.text, item.written, context)
    citation = quoter.cite(item.page.number, item.start, item.end)
    return DatedEvent(
        date=meaning.iso,
        written=" ".join(item.written.text.split()),
        text=_shown(item),
        citation=citation,
        is_doubtful=meaning.is_open,
    )


def _shown(item: _Found) -> str:
    """The characters that tell what happened, with dots where a long sentence was cut."""
    told = " ".join(item.page.text[item.start : item.end].split())
    before = "… " if item.is_cut_before else ""
    return f"{before}{told}{' …' if item.is_cut_after else ''}"


def _message_event(whole: WholeDocument, quoter: Quoter) -> DatedEvent | None:
    """That a message was sent: its own date, with its subject."""
    date = whole.metadata.get("date", "")[:10]
    if whole.kind not in _MESSAGES or not date or not whole.pages:
        return None
    match = _SENT.search(whole.pages[0].text)
    if match is None:
        return None
    citation = quoter.cite(whole.pages[0].number, match.start(), match.end())
    return DatedEvent(date, match["date"].strip(), match["subject"] or whole.title, citation)


def _on_page(page: Page, split: Split) -> Iterator[_Found]:
    dates = dates_in(page.text)
    years = years_in(page.text)
    if not dates and not years:
        return
    sentences = split(page.text)
    starts = [span.start for span in sentences]
    for written in dates:
        first = max(0, bisect_right(starts, written.start) - 1)
        last = max(first, bisect_right(starts, written.end - 1) - 1)
        if _is_event(page.text, written, sentences[first], sentences[last]):
            yield _near(page, written, *_told(page.text, written, sentences, first, last))
    known = [(written.start, written.end) for written in dates]
    for written in years:
        if any(start <= written.start < end for start, end in known):
            continue
        sentence = sentences[max(0, bisect_right(starts, written.start) - 1)]
        if _is_year_event(page.text, written, sentence, dates):
            yield _near(page, written, sentence.start, sentence.end)


def _is_event(text: str, written: WrittenDate, first: Span, last: Span) -> bool:
    sentence = text[first.start : last.end]
    return not (
        _is_name_of_law(text, written) or _REPLY.search(sentence) or _LEADERS.search(sentence)
    )


def _is_year_event(
    text: str, written: WrittenDate, sentence: Span, dates: Sequence[WrittenDate]
) -> bool:
    """A sentence with verb and stop, as far as words tell, that has no exacter date of the year."""
    year = written.readings[0][0]
    if any(
        sentence.start <= date.start < sentence.end and date.readings[0][0] == year
        for date in dates
    ):
        return False
    told = text[sentence.start : sentence.end]
    is_sentence = told.rstrip("\"'”’»)")[-1:] in ".!?;" and len(_WORD.findall(told)) >= _EVENT_WORDS
    return is_sentence and not _is_name_of_law(text, written) and not _LEADERS.search(told)


def _is_name_of_law(text: str, written: WrittenDate) -> bool:
    before = text[max(0, written.start - 40) : written.start]
    return bool(_NUMBERED.match(text, written.end) or _LAW_BEFORE.search(before))


def _told(
    text: str, written: WrittenDate, sentences: Sequence[Span], first: int, last: int
) -> tuple[int, int]:
    """The sentence of a date; where it is little more than the date, with the one before it."""
    start, end = sentences[first].start, sentences[last].end
    if _is_table(text[start:end]):
        return _line(text, written, start, end)
    rest = text[start : written.start] + text[written.end : end]
    if len(_WORD.findall(rest)) < _FEWEST_WORDS:
        if first > 0:
            start = sentences[first - 1].start
        elif last + 1 < len(sentences):
            end = sentences[last + 1].end
    return start, end


def _is_table(told: str) -> bool:
    """Rows that no stop parts: a table, or a form that was filled in; not wrapped prose."""
    lines = told.split("\n")
    if len(lines) < 2 or len(told) < _LONGEST_FORM:
        return False
    if 2 * sum("\t" in line for line in lines) > len(lines):
        return True
    has_stop = told.rstrip("\"'”’»)")[-1:] in ".!?;:,"
    return not has_stop and len(told) / len(lines) < _PROSE_LINE


def _line(text: str, written: WrittenDate, start: int, end: int) -> tuple[int, int]:
    """The row of a date, with the one before it where it is little more than the date."""
    first = max(start, text.rfind("\n", start, written.start) + 1)
    after = text.find("\n", written.end, end)
    last = after if after >= 0 else end
    rest = text[first : written.start] + text[written.end : last]
    if len(_WORD.findall(rest)) < _FEWEST_WORDS and first > start:
        first = max(start, text.rfind("\n", start, first - 1) + 1)
    return first, last


def _near(page: Page, written: WrittenDate, start: int, end: int) -> _Found:
    """At most LONGEST_TEXT characters around the date, cut between words."""
    if end - start <= LONGEST_TEXT:
        return _Found(written, page, start, end)
    room = LONGEST_TEXT - (written.end - written.start)
    lowest = max(start, min(written.start - room // 2, end - LONGEST_TEXT))
    highest = min(end, lowest + LONGEST_TEXT)
    while lowest > start and not page.text[lowest - 1].isspace() and lowest < written.start:
        lowest += 1
    while highest < end and not page.text[highest].isspace() and highest > written.end:
        highest -= 1
    return _Found(written, page, lowest, highest, lowest > start, highest < end)
