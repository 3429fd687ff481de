"""The one executable: the first argument says the role, and every role starts locked."""

import multiprocessing
import sys
from pathlib import Path

from docdesk.guard.network import lock

_NOT_COMMANDS = ("--home", "--samples")
_CHILDREN = ("host", "engine", "index-probe")


def main() -> int:
    """Run the role that the arguments name; the exit code."""
    try:
        return _run()
    except KeyboardInterrupt:  # while a command's modules are still being read
        sys.stderr.write("docdesk: Interrupted.\n")
        return 130


def _run() -> int:
    lock()  # before anything heavy is imported
    arguments = sys.argv[1:]
    match _role(arguments):
        case "window":
            from docdesk.guard.selftest import probe_network
            from docdesk.ui.app import main as run_window

            return run_window(arguments, (probe_network("window"),))
        case "host":
            from docdesk.host.server import main as run
        case "engine":
            from docdesk.generation.engine_child import main as run_engine

            return run_engine()
        case "index-probe":
            from docdesk.library.probe_child import main as run_probe

            return run_probe(Path(arguments[-1]))
        case _:
            from docdesk.cli.main import main as run
    return run(arguments)


def _role(arguments: list[str]) -> str:
    rest = list(arguments)
    while rest and rest[0].partition("=")[0] in _NOT_COMMANDS:
        del rest[: 2 if rest[0] == "--home" else 1]
    if not rest:
        return "window"
    return rest[0] if rest[0] in _CHILDREN else "command"


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
