"""summarise, compare and timeline: whole documents in short, beside each other, and by date."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import TypeVar

from docdesk.cli.options import CSV_NOTE
from docdesk.cli.output import counted, print_json, say, show
from docdesk.cli.scope import add_filters_but_dates, filters_of
from docdesk.cli.signals import stop_on_interrupt
from docdesk.domain.answers import Citation
from docdesk.domain.digests import (
    Clause,
    ComparedClause,
    Comparison,
    ComparisonDone,
    DatedEvent,
    Difference,
    DigestProgress,
    Statement,
    Summary,
    SummaryDone,
    Timeline,
    TimelineDone,
)
from docdesk.host.desk import Desk
from docdesk.host.export_targets import check_report_target, check_timeline_target

_WORDS = {
    Difference.SAME: "The same",
    Difference.CHANGED: "Changed",
    Difference.ONLY_FIRST: "Only in the first",
    Difference.ONLY_SECOND: "Only in the second",
}
_REMOVED, _ADDED = ("[-", "-]"), ("{+", "+}")  # as wdiff writes them
T = TypeVar("T", SummaryDone, ComparisonDone, TimelineDone)


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Define the commands of this group."""
    summarise = commands.add_parser(
        "summarise",
        aliases=["summarize"],
        parents=[common],
        help="a document in short, every sentence with its page",
    )
    summarise.add_argument("workspace")
    summarise.add_argument("document", metavar="DOCUMENT")
    summarise.add_argument("--anew", action="store_true", help="do not take a stored summary")
    _add_out(summarise, "docx, pdf, md, json")
    summarise.set_defaults(run=_summarise)

    compare = commands.add_parser(
        "compare", parents=[common], help="two documents clause by clause"
    )
    compare.add_argument("workspace")
    compare.add_argument("first", metavar="FIRST")
    compare.add_argument("second", metavar="SECOND")
    _add_out(compare, "docx, pdf, md, json")
    compare.set_defaults(run=_compare)

    timeline = commands.add_parser(
        "timeline", parents=[common], help="the dated events of the documents, in order"
    )
    timeline.add_argument("workspace")
    timeline.add_argument(
        "--since",
        dest="first_day",
        default="",
        metavar="DATE",
        help="events from 2021, 2021-03 or 2021-03-14 on",
    )
    timeline.add_argument(
        "--until",
        dest="last_day",
        default="",
        metavar="DATE",
        help="events up to then, that day, month or year included",
    )
    add_filters_but_dates(timeline)
    _add_out(timeline, "docx, pdf, md, json, xlsx, csv")
    timeline.set_defaults(run=_timeline)


def _add_out(parser: argparse.ArgumentParser, endings: str) -> None:
    parser.add_argument("--out", metavar="FILE", help=f"write it to a file ({endings})")
    note = f". {CSV_NOTE}" if "csv" in endings else ""
    parser.add_argument(
        "--language", choices=["en", "it"], default="en", help=f"of the file's own words{note}"
    )


def _summarise(desk: Desk, options: argparse.Namespace) -> int:
    _check_out(options, check_report_target)
    with stop_on_interrupt() as stop:
        events = desk.digests.summarise(
            options.workspace, options.document, anew=options.anew, stop=stop.is_set
        )
        summary = _last(events, SummaryDone).summary
    return _put_out(desk, options, summary, lambda: _show_summary(summary))


def _compare(desk: Desk, options: argparse.Namespace) -> int:
    _check_out(options, check_report_target)
    with stop_on_interrupt() as stop:
        events = desk.digests.compare(
            options.workspace, options.first, options.second, stop=stop.is_set
        )
        comparison = _last(events, ComparisonDone).comparison
    return _put_out(desk, options, comparison, lambda: _show_comparison(comparison))


def _timeline(desk: Desk, options: argparse.Namespace) -> int:
    _check_out(options, check_timeline_target)
    with stop_on_interrupt() as stop:
        events = desk.digests.timeline(
            options.workspace,
            filters=filters_of(options),
            since=options.first_day,
            until=options.last_day,
            stop=stop.is_set,
        )
        timeline = _last(events, TimelineDone).timeline
    return _put_out(desk, options, timeline, lambda: _show_timeline(timeline))


def _check_out(options: argparse.Namespace, check: Callable[[str], None]) -> None:
    """DocdeskError when the file cannot be written: before the work, not after it."""
    if options.out is not None:
        check(options.out)


def _last(events: Iterable[DigestProgress | T], kind: type[T]) -> T:
    """The result; progress is told on a terminal meanwhile."""
    for event in events:
        if isinstance(event, kind):
            return event
        if isinstance(event, DigestProgress) and event.what and sys.stderr.isatty():
            say(f"{event.done} of {event.total}: {event.what}")
    raise AssertionError("a digest ends with its result")


def _put_out(
    desk: Desk,
    options: argparse.Namespace,
    digest: Summary | Comparison | Timeline,
    show_it: Callable[[], None],
) -> int:
    if options.out is not None:
        desk.digests.export(digest, options.out, language=options.language)
        say(f"Written to {options.out}.")
    if options.json:
        print_json(digest)
    elif options.out is None:
        show_it()
    return 0


# ---- summaries ----


def _show_summary(summary: Summary) -> None:
    show(f"{summary.title}\n")
    _show_statements(summary.overview)
    for section in summary.sections:
        page = _page(section.page, section.page_label)
        show(f"\n{section.heading} ({page})" if section.heading else f"\n{page}")
        _show_statements(section.statements)
    written = f"Written by {summary.by_model}." if summary.by_model else "The document's own words."
    say(f"\n{written}")
    _say_notes(summary.notes)


def _show_statements(statements: Sequence[Statement]) -> None:
    for statement in statements:
        pages = ", ".join(dict.fromkeys(_cited(citation) for citation in statement.citations))
        mark = "" if statement.supported else "  (NOT confirmed by its quotes)"
        show(f"  - {statement.text}  [{pages}]{mark}")


# ---- comparisons ----


def _show_comparison(comparison: Comparison) -> None:
    show(f"First:  {comparison.first}\nSecond: {comparison.second}")
    for clause in comparison.clauses:
        if clause.difference is not Difference.SAME or clause.is_moved:
            _show_clause(clause)
    say(
        f"\n{counted(comparison.same, 'clause')} the same, {comparison.changed} changed, "
        f"{comparison.only_first} only in the first, {comparison.only_second} only in the second."
    )
    _say_notes(comparison.notes)


def _show_clause(compared: ComparedClause) -> None:
    moved = ", moved" if compared.is_moved else ""
    named = compared.first or compared.second
    name = " ".join(filter(None, (named.number, named.heading))) if named else ""
    show(f"\n{_WORDS[compared.difference]}{moved}: {name}")
    for clause, marks in ((compared.first, _REMOVED), (compared.second, _ADDED)):
        if clause is not None:
            place = f"{PurePath(clause.document).name}, {_page(clause.page, clause.page_label)}"
            show(f"  {place}\n    {_marked(clause, marks)}")
    if compared.figures:
        show(f"  differs: {', '.join(compared.figures)}")


def _marked(clause: Clause, marks: tuple[str, str]) -> str:
    text, at = "", 0
    for change in clause.changes:
        changed = clause.text[change.start : change.end]
        text += f"{clause.text[at : change.start]}{marks[0]}{changed}{marks[1]}"
        at = change.end
    return " ".join((text + clause.text[at:]).split())


# ---- timelines ----


def _show_timeline(timeline: Timeline) -> None:
    for event in timeline.events:
        show(_event_text(event))
    say(f"\n{counted(len(timeline.events), 'event')}, {timeline.documents} of {timeline.total} "
        "files read.")  # fmt: skip
    _say_notes(timeline.notes)


def _event_text(event: DatedEvent) -> str:
    mark = "?" if event.is_doubtful else " "
    place = f"{PurePath(event.citation.document).name}, {_cited(event.citation)}"
    return f"{event.date or event.written:<10}{mark} {event.text}\n            {place}"


# ---- all ----


def _say_notes(notes: Sequence[str]) -> None:
    for note in notes:
        say(note)


def _cited(citation: Citation) -> str:
    return _page(citation.page, citation.page_label)


def _page(page: int, label: str) -> str:
    return f"p. {label or page}"
