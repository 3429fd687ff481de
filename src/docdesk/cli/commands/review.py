"""review: the same question, or the same fields, of every document."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any

from docdesk.cli.options import WrongArguments
from docdesk.cli.output import counted, print_json, say
from docdesk.cli.review_rows import (
    add_out,
    check_out,
    counts,
    export,
    row_fields,
    show_grid,
    status_fields,
)
from docdesk.cli.scope import add_filters, filters_of
from docdesk.cli.signals import stop_on_interrupt
from docdesk.domain.errors import DocdeskError
from docdesk.domain.review import (
    CellState,
    FieldKind,
    FieldSet,
    ReviewDone,
    ReviewEvent,
    ReviewField,
    ReviewPlan,
    ReviewProgress,
)
from docdesk.host.desk import Desk
from docdesk.host.field_sets import read_sets

_EPILOG = """\
A file of fields is TOML, like the sets that come along (docdesk reviews --field-sets):

  name = "Supply contracts"
  [[fields]]
  name = "Delivery"
  question = "Within what time must the goods be delivered?"
  kind = "text"        # text, date, amount, yes_no, choice (with choices = [...]) or list

Ctrl+C stops after the work in hand; --continue NAME goes on, and takes in what is new or changed.
"""


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Define the commands of this group."""
    review = commands.add_parser(
        "review",
        parents=[common],
        help="ask every document the same, one row each",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    review.add_argument("workspace")
    what = review.add_mutually_exclusive_group()
    what.add_argument("question", nargs="?", help="one question to every document")
    what.add_argument("--fields", type=Path, metavar="FILE.toml", help="the fields of a file")
    what.add_argument("--set", metavar="SET", help="a set that comes along: contracts-en, ...")
    what.add_argument("--continue", dest="going_on", metavar="NAME|ID", help="go on with a review")
    review.add_argument(
        "--kind",
        choices=[kind.value for kind in FieldKind if kind is not FieldKind.CHOICE],
        default=FieldKind.TEXT.value,
        help="what the answer to QUESTION is",
    )
    review.add_argument("--name", default="", help="the name it is kept by")
    add_out(review, "write it to a file")
    review.add_argument("--quotes-only", action="store_true", help="leave the model out")
    add_filters(review)
    review.set_defaults(run=_review)


# ---- review ----


def _review(desk: Desk, options: argparse.Namespace) -> int:
    check_out(options.out)
    with stop_on_interrupt() as stop:
        review = _begin(desk, options)
        events = desk.reviews.run(options.workspace, review, stop=stop.is_set)
        done = _follow(events, as_json=options.json)
    return _end(desk, options, done)


def _begin(desk: Desk, options: argparse.Namespace) -> str:
    """The id of the review that is run: a new one, or the one to go on with."""
    if options.going_on:
        return desk.reviews.find(options.workspace, options.going_on)
    name, fields = _asked(desk, options)
    plan = ReviewPlan(fields, filters_of(options), quotes_only=options.quotes_only)
    status = desk.reviews.begin(options.workspace, options.name or name, plan)
    if not options.json:
        say(f"{status.name} ({status.id}): {counted(status.total, 'document')}")
    return status.id


def _asked(desk: Desk, options: argparse.Namespace) -> tuple[str, tuple[ReviewField, ...]]:
    """The name of what is asked, and its fields."""
    if options.fields:
        chosen = _one_of(read_sets(options.fields), "")
    elif options.set:
        chosen = _one_of(desk.reviews.field_sets(), options.set)
    elif options.question and options.question.strip():
        question = options.question.strip()
        return question, (ReviewField("answer", question, question, FieldKind(options.kind)),)
    else:
        raise WrongArguments(
            "There is nothing to ask.", "Give a QUESTION, --fields FILE.toml, or --set SET."
        )
    return chosen.name, chosen.fields


def _one_of(sets: Sequence[FieldSet], key: str) -> FieldSet:
    """The set of that key; without one the first."""
    for field_set in sets:
        if not key or field_set.key == key:
            return field_set
    known = ", ".join(field_set.key for field_set in sets)
    raise DocdeskError(f"There is no set of fields “{key}”.", f"There are: {known}.")


def _follow(events: Iterator[ReviewEvent], *, as_json: bool) -> ReviewDone:
    for event in events:
        if as_json:
            print_json(_event_fields(event))
        if isinstance(event, ReviewDone):
            return event
        if not as_json:
            say(_progress(event))
    raise AssertionError("a review ends with ReviewDone")


def _progress(event: ReviewProgress) -> str:
    row = event.row
    line = f"{event.done} of {event.total} {PurePath(row.document).name}"
    if row.state is CellState.UNREADABLE:
        return f"{line}: unreadable: {row.reason}"
    failed = next((cell for cell in row.cells if cell.state is CellState.FAILED), None)
    return f"{line}: failed: {failed.note}" if failed else line


def _end(desk: Desk, options: argparse.Namespace, done: ReviewDone) -> int:
    status = done.status
    again = f"docdesk review {options.workspace} --continue {status.id}"
    if done.stopped:
        say(f"Stopped; {status.done} of {status.total} documents are kept. Go on: {again}")
        return 130
    if options.out:
        export(desk, options.workspace, status, options.out, options.language)
    elif not options.json:
        show_grid(status, desk.reviews.rows(options.workspace, status.id))
    say(counts(status))
    if not status.is_complete:
        failed = counted(status.total - status.done, "document")
        say(f"Not done: {failed}; the reasons stand above. Try them again: {again}")
        return 1
    return 0


def _event_fields(event: ReviewEvent) -> dict[str, Any]:
    if isinstance(event, ReviewDone):
        status = status_fields(event.status)
        return {"event": "ReviewDone", "review": status, "stopped": event.stopped}
    return {
        "event": "ReviewProgress",
        "review": event.review,
        "done": event.done,
        "total": event.total,
        "row": row_fields(event.row),
    }
