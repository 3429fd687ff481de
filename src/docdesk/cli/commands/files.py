"""What a person does about single files: unlock, retry, ignore."""

import argparse
import sys
from getpass import getpass

from docdesk.cli.commands.indexing import run_index
from docdesk.cli.output import counted, print_json, say
from docdesk.cli.signals import stop_on_interrupt
from docdesk.domain.documents import FileState
from docdesk.domain.errors import DocdeskError, PasswordNeeded
from docdesk.host.desk import Desk


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Define the commands of this group."""
    unlock = commands.add_parser(
        "unlock", parents=[common], help="read a document with its password, which is not kept"
    )
    unlock.add_argument("workspace")
    unlock.add_argument("document")
    unlock.add_argument(
        "--password-stdin", action="store_true", help="read the password from standard input"
    )
    unlock.set_defaults(run=_unlock)

    retry = commands.add_parser(
        "retry", parents=[common], help="try files again: all that need you, or these"
    )
    retry.add_argument("workspace")
    retry.add_argument("documents", nargs="*", metavar="DOCUMENT")
    retry.set_defaults(run=_retry)

    ignore = commands.add_parser(
        "ignore", parents=[common], help="leave a file alone from now on (retry takes it back)"
    )
    ignore.add_argument("workspace")
    ignore.add_argument("document")
    ignore.set_defaults(run=_ignore)


def _unlock(desk: Desk, options: argparse.Namespace) -> int:
    name = options.workspace
    document = desk.upkeep.document(name, options.document)  # else a password is typed for nothing
    password = _password(from_stdin=options.password_stdin)
    desk.upkeep.unlock(name, document, password, keep=False)
    with stop_on_interrupt() as stop:
        # The password lives no longer than this command: all that is in the document is read now.
        code = run_index(
            desk,
            options,
            stopped=stop.is_set,
            has_enough=lambda: not desk.upkeep.waits(name, document),
        )
    row = desk.upkeep.find(name, document)
    if row.state is FileState.NEEDS_PASSWORD:
        raise PasswordNeeded(row.reason or "The password does not open it.")
    if options.json:
        print_json({"document": document, "state": row.state.value, "reason": row.reason})
    else:
        say(f"{document}: {row.state.value.replace('_', ' ')} {row.reason}".rstrip())
    return code


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise DocdeskError(
            "There is no terminal to ask for the password.", "Pipe it in, with --password-stdin."
        )
    return getpass("Password: ")


def _retry(desk: Desk, options: argparse.Namespace) -> int:
    name = options.workspace
    for document in options.documents:
        desk.upkeep.retry(name, document)
    files = len(options.documents) or desk.upkeep.retry_all(name)
    if options.json:
        print_json({"retried": files})
    else:
        say(f"To be tried again: {counted(files, 'file')}. Next: docdesk index {name}")
    return 0


def _ignore(desk: Desk, options: argparse.Namespace) -> int:
    document = desk.upkeep.ignore(options.workspace, options.document)
    if options.json:
        print_json({"ignored": document})
    else:
        say(f"{document} is left alone. Take it back: docdesk retry {options.workspace} FILE")
    return 0
