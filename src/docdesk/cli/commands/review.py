"""review: the same question, or fields, of every document; reviews: what is kept of that."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any

import msgspec

from docdesk.cli.output import counted, is_agreed, print_json, say, show, table
from docdesk.cli.scope import add_filters, filters_of
from docdesk.cli.signals import stop_on_interrupt
from docdesk.domain.errors import DocdeskError
from docdesk.domain.review import (
    Cell,
    CellState,
    FieldKind,
    FieldSet,
    ReviewDone,
    ReviewEvent,
    ReviewField,
    ReviewPlan,
    ReviewProgress,
    ReviewRow,
    ReviewStatus,
)
from docdesk.host.desk import Desk
from docdesk.host.field_sets import read_sets

OUT_ENDINGS = (".csv", ".xlsx", ".docx")
_EPILOG = """\
A file of fields is TOML, like the sets that come along (docdesk reviews --field-sets):

  name = "Supply contracts"
  [[fields]]
  name = "Delivery"
  question = "Within what time must the goods be delivered?"
  kind = "text"        # text, date, amount, yes_no, choice (with choices = [...]) or list

Ctrl+C stops after the work in hand; --continue NAME goes on, and takes in what is new or changed.
"""
_STATES = {
    CellState.WAITING: "not read yet",
    CellState.NOT_FOUND: "not found",
    CellState.UNREADABLE: "unreadable",
    CellState.FAILED: "failed",
}


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
    review.add_argument("--out", type=Path, metavar="FILE", help="write it as .csv, .xlsx or .docx")
    review.add_argument("--quotes-only", action="store_true", help="leave the model out")
    add_filters(review)
    review.set_defaults(run=_review)
    _add_reviews(commands, common)


def _add_reviews(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    reviews = commands.add_parser("reviews", parents=[common], help="the reviews that are kept")
    reviews.add_argument("workspace", nargs="?")
    what = reviews.add_mutually_exclusive_group()
    what.add_argument("--show", metavar="NAME|ID", help="print the grid of a review")
    what.add_argument("--delete", metavar="NAME|ID", help="delete a review; the documents stay")
    what.add_argument("--field-sets", action="store_true", help="the sets that come along")
    reviews.add_argument("--out", type=Path, metavar="FILE", help="with --show: write it to a file")
    reviews.add_argument("--yes", action="store_true", help="with --delete: do not ask")
    reviews.set_defaults(run=_reviews)


# ---- review ----


def _review(desk: Desk, options: argparse.Namespace) -> int:
    _check_out(options.out)
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
        raise DocdeskError(
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
        desk.reviews.export(options.workspace, status.id, str(options.out))
        say(f"Written: {options.out}")
    elif not options.json:
        _show_grid(status, desk.reviews.rows(options.workspace, status.id))
    say(_counts(status))
    if not status.is_complete:
        failed = counted(status.total - status.done, "document")
        say(f"Not done: {failed}; the reasons stand above. Try them again: {again}")
        return 1
    return 0


def _counts(status: ReviewStatus) -> str:
    unreadable = f", {status.unreadable} of them unreadable" if status.unreadable else ""
    return (
        f"{status.done} of {status.total} documents{unreadable}; "
        f"{counted(status.found_cells, 'value')} found."
    )


def _check_out(out: Path | None) -> None:
    """Before the work, not after it."""
    if out is None:
        return
    if out.suffix.lower() not in OUT_ENDINGS:
        raise DocdeskError(
            f"A review cannot be written as “{out.name}”.",
            "Give --out a name that ends in .csv, .xlsx or .docx.",
        )
    if not out.expanduser().absolute().parent.is_dir():
        raise DocdeskError(
            f"The folder of {out} is not there.", "Make it, or choose another place for the file."
        )


# ---- reviews ----


def _reviews(desk: Desk, options: argparse.Namespace) -> int:
    if options.field_sets:
        return _show_sets(desk, as_json=options.json)
    if not options.workspace:
        raise DocdeskError("WORKSPACE is missing.", "Give it, or --field-sets.")
    _check_out(options.out)
    if options.show:
        return _show(desk, options)
    if options.delete:
        return _delete(desk, options)
    reviews = desk.reviews.list(options.workspace)
    if options.json:
        print_json({"reviews": [_status_fields(status) for status in reviews]})
    elif reviews:
        show(table([_listed(status) for status in reviews]))
    else:
        say("There is no review yet.")
    return 0


def _listed(status: ReviewStatus) -> tuple[str, ...]:
    return (
        status.id,
        f"{status.done} of {status.total}",
        counted(len(status.plan.fields), "field"),
        status.changed[:16].replace("T", " "),
        status.name,
    )


def _show(desk: Desk, options: argparse.Namespace) -> int:
    review = desk.reviews.find(options.workspace, options.show)
    status = desk.reviews.status(options.workspace, review)
    if options.out:
        desk.reviews.export(options.workspace, review, str(options.out))
        say(f"Written: {options.out}")
        return 0
    rows = desk.reviews.rows(options.workspace, review)
    if options.json:
        print_json({"review": _status_fields(status), "rows": [row_fields(row) for row in rows]})
    else:
        _show_grid(status, rows)
        say(_counts(status))
    return 0


def _delete(desk: Desk, options: argparse.Namespace) -> int:
    review = desk.reviews.find(options.workspace, options.delete)
    status = desk.reviews.status(options.workspace, review)
    if not is_agreed(f"Delete the review “{status.name}”?", yes=options.yes):
        return 0
    desk.reviews.delete(options.workspace, review)
    if options.json:
        print_json({"deleted": review})
    else:
        say(f"Deleted: {status.name}. The documents stay.")
    return 0


def _show_sets(desk: Desk, *, as_json: bool) -> int:
    sets = desk.reviews.field_sets()
    if as_json:
        print_json({"field_sets": msgspec.to_builtins(sets)})
        return 0
    for field_set in sets:
        show(f"{field_set.key}  {field_set.name}")
        for field in field_set.fields:
            show(f"    {field.name} ({field.kind.value}): {field.question}")
    return 0


# ---- what is printed ----


def _show_grid(status: ReviewStatus, rows: Iterator[ReviewRow]) -> None:
    for row in rows:
        show(PurePath(row.document).name + (" (changed since it was read)" if row.is_stale else ""))
        if row.reason:
            show(f"    {row.reason}")
            continue
        cells = {cell.field: cell for cell in row.cells}
        lines = [(f"    {f.name}", _cell_text(cells.get(f.key))) for f in status.plan.fields]
        show(table(lines))


def _cell_text(cell: Cell | None) -> str:
    if cell is None:
        return _STATES[CellState.WAITING]
    if cell.correction is not None:
        return f"{cell.correction}  (corrected)"
    if cell.state is not CellState.FOUND or cell.citation is None:
        return f"{_STATES.get(cell.state, '')} {cell.note}".strip()
    place = f"p. {cell.citation.page_label or cell.citation.page}"
    doubt = "" if cell.verified else "; NOT confirmed by its quote"
    return f"{cell.value}  ({place}{doubt})" + (f" {cell.note}" if cell.note else "")


def _event_fields(event: ReviewEvent) -> dict[str, Any]:
    if isinstance(event, ReviewDone):
        status = _status_fields(event.status)
        return {"event": "ReviewDone", "review": status, "stopped": event.stopped}
    return {
        "event": "ReviewProgress",
        "review": event.review,
        "done": event.done,
        "total": event.total,
        "row": row_fields(event.row),
    }


def _status_fields(status: ReviewStatus) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(status)
    return {**fields, "is_complete": status.is_complete}


def row_fields(row: ReviewRow) -> dict[str, Any]:
    """A row as it stands in JSON."""
    return {
        "document": row.document,
        "title": row.title,
        "state": row.state.value,
        "reason": row.reason,
        "is_stale": row.is_stale,
        "cells": [_cell_fields(cell) for cell in row.cells],
    }


def _cell_fields(cell: Cell) -> dict[str, Any]:
    source = cell.citation
    return {
        "field": cell.field,
        "state": cell.state.value,
        "value": cell.value,
        "normalised": cell.normalised,
        "correction": cell.correction,
        "page": source.page if source else None,
        "page_label": source.page_label if source else "",
        "start": source.start if source else None,
        "end": source.end if source else None,
        "quote": source.quote if source else "",
        "verified": cell.verified,
        "note": cell.note,
    }
