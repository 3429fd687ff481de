"""tag: what a person calls documents."""

import argparse

from docdesk.cli.options import WrongArguments
from docdesk.cli.output import print_json, say, show
from docdesk.host.desk import Desk


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Define the commands of this group."""
    tag = commands.add_parser(
        "tag", parents=[common], help="put tags on a document, take them off, or list them"
    )
    tag.add_argument("workspace")
    tag.add_argument("document", nargs="?", help="without it all tags of the workspace are listed")
    tag.add_argument("tags", nargs="*", metavar="TAG", help="without one the document's are listed")
    tag.add_argument("--remove", action="store_true", help="take these tags off the document")
    tag.set_defaults(run=_tag)


def _tag(desk: Desk, options: argparse.Namespace) -> int:
    if options.remove and not options.tags:
        raise WrongArguments("There is no tag to take off.", "Name it: tag WORKSPACE DOCUMENT TAG")
    tags = _changed(desk, options)
    if options.json:
        print_json({"document": options.document, "tags": list(tags)})
        return 0
    for tag in tags:
        show(tag)
    if not tags:
        say("No tags.")
    return 0


def _changed(desk: Desk, options: argparse.Namespace) -> tuple[str, ...]:
    name, document = options.workspace, options.document or ""
    if not options.tags:
        return desk.tags.list(name, document)
    change = desk.tags.take_off if options.remove else desk.tags.put
    return change(name, document, options.tags)
