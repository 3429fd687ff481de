"""The command line: parses arguments, runs one command, maps errors to exit codes.

Exit codes: 0 done; 1 it could not be done (the reason is on stderr, and in the JSON with --json);
2 the arguments are wrong; 3 the person paused the indexing of this workspace; 130 interrupted,
what was finished is kept.
"""

import argparse
import logging
import os
import sys
from contextlib import closing

from docdesk import __version__
from docdesk.cli.commands import (
    asking,
    conversations,
    digests,
    evaluation,
    files,
    indexing,
    models,
    review,
    reviews,
    system,
    tags,
    workspaces,
)
from docdesk.cli.options import CommandParser, WrongArguments, check_text
from docdesk.cli.output import say_error
from docdesk.domain.errors import Cancelled, DocdeskError, IndexingPaused
from docdesk.host.assembly import assemble

logger = logging.getLogger(__name__)

EXIT_DONE, EXIT_ERROR, EXIT_USAGE, EXIT_PAUSED, EXIT_INTERRUPTED = 0, 1, 2, 3, 130
OUR_FAULT = DocdeskError(
    "DocDesk failed on this command.", "The log has the details. Please report it."
)
INTERRUPTED = DocdeskError("Interrupted; what was finished is kept.")


def main(arguments: list[str]) -> int:
    """Run the command that the arguments name; the exit code."""
    as_json = "--json" in arguments
    try:
        options = build_parser().parse_args(arguments)
        as_json = options.json
        check_text(options)
        with closing(assemble(options.home, role="command")) as desk:
            code: int = options.run(desk, options)
            return code
    except DocdeskError as error:
        say_error(error, as_json=as_json)
        return _exit_code(error)
    except (KeyboardInterrupt, Cancelled):
        say_error(INTERRUPTED, as_json=as_json)
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # the reader (head, say) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_DONE
    except Exception:
        logger.exception("a command failed")
        say_error(OUR_FAULT, as_json=as_json)
        return EXIT_ERROR


def _exit_code(error: DocdeskError) -> int:
    if isinstance(error, WrongArguments):
        return EXIT_USAGE
    return EXIT_PAUSED if isinstance(error, IndexingPaused) else EXIT_ERROR


def build_parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    parser = CommandParser(
        prog="docdesk",
        parents=[_common(home=None, json=False)],
        description="Answers from your own documents, on your own machine. "
        "Without a command it opens the window.",
        epilog="Exit codes: 0 done, 1 not done (reason on stderr), 2 wrong arguments, "
        "3 indexing is paused, 130 interrupted.",
    )
    parser.add_argument("--version", action="version", version=f"DocDesk {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    # Given before the command or after it; after it there is no default to undo what came before.
    common = _common(home=argparse.SUPPRESS, json=argparse.SUPPRESS)
    for group in (
        workspaces,
        files,
        tags,
        indexing,
        asking,
        conversations,
        review,
        reviews,
        digests,
        evaluation,
        models,
        system,
    ):
        group.add_commands(commands, common)
    return parser


def _common(*, home: str | None, json: bool | str) -> argparse.ArgumentParser:
    """The options of all commands, with their defaults."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--home", default=home, metavar="DIR", help="keep all data in DIR (or set DOCDESK_HOME)"
    )
    common.add_argument(
        "--json", action="store_true", default=json, help="print JSON; messages go to stderr"
    )
    return common
