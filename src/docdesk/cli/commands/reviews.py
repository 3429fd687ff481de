"""reviews: what is kept of them, and the sets of fields that come along."""

import argparse

import msgspec

from docdesk.cli.options import WrongArguments
from docdesk.cli.output import counted, is_agreed, print_json, say, show, table
from docdesk.cli.review_rows import (
    add_out,
    check_out,
    counts,
    export,
    row_fields,
    show_grid,
    status_fields,
)
from docdesk.domain.errors import DocdeskError
from docdesk.domain.review import ReviewStatus
from docdesk.host.desk import Desk


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Define the commands of this group."""
    reviews = commands.add_parser("reviews", parents=[common], help="the reviews that are kept")
    reviews.add_argument("workspace", nargs="?")
    what = reviews.add_mutually_exclusive_group()
    what.add_argument("--show", metavar="NAME|ID", help="print the grid of a review")
    what.add_argument("--delete", metavar="NAME|ID", help="delete a review; the documents stay")
    what.add_argument("--field-sets", action="store_true", help="the sets that come along")
    add_out(reviews, "with --show: write it to a file")
    reviews.add_argument("--yes", action="store_true", help="with --delete: do not ask")
    reviews.set_defaults(run=_reviews)


def _reviews(desk: Desk, options: argparse.Namespace) -> int:
    if options.field_sets:
        return _show_sets(desk, as_json=options.json)
    if not options.workspace:
        raise WrongArguments("WORKSPACE is missing.", "Give it, or --field-sets.")
    check_out(options.out)
    if options.show:
        return _show(desk, options)
    if options.delete:
        return _delete(desk, options)
    reviews = desk.reviews.list(options.workspace)
    if options.json:
        print_json({"reviews": [status_fields(status) for status in reviews]})
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
        export(desk, options.workspace, status, options.out, options.language)
        if options.json:
            print_json({"review": status_fields(status), "path": str(options.out)})
        return 0
    rows = desk.reviews.rows(options.workspace, review)
    if options.json:
        print_json({"review": status_fields(status), "rows": [row_fields(row) for row in rows]})
    else:
        show_grid(status, rows)
        say(counts(status))
    return 0


def _delete(desk: Desk, options: argparse.Namespace) -> int:
    review = desk.reviews.find(options.workspace, options.delete)
    status = desk.reviews.status(options.workspace, review)
    if not is_agreed(f"Delete the review “{status.name}”?", yes=options.yes):
        raise DocdeskError("Nothing was deleted.")
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
