"""index: bring a workspace up to date, with progress."""

import argparse
import sys

from docdesk.cli.output import print_json, say
from docdesk.cli.signals import stop_on_interrupt
from docdesk.domain.documents import FileState
from docdesk.domain.events import FileDone, IngestDone, IngestEvent, IngestProgress, ScanDone
from docdesk.host.desk import Desk


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
) -> None:
    """Define the commands of this group."""
    index = commands.add_parser("index", parents=[common], help="bring the index up to date")
    index.add_argument("workspace")
    index.add_argument(
        "--retry", action="store_true", help="try files again that crashed or failed before"
    )
    index.set_defaults(run=_index)


def _index(desk: Desk, options: argparse.Namespace) -> int:
    if options.retry:
        desk.retry_failed(options.workspace)
    done: IngestDone | None = None
    with stop_on_interrupt() as stop:
        for event in desk.index(options.workspace, cancelled=stop.is_set):
            if options.json:
                print_json({"event": type(event).__name__, **_fields(event)})
            else:
                _show(event)
            done = event if isinstance(event, IngestDone) else done
    return 130 if done is not None and done.cancelled else 0


def _fields(event: IngestEvent) -> dict[str, object]:
    return {name: getattr(event, name) for name in event.__dataclass_fields__}


def _show(event: IngestEvent) -> None:
    match event:
        case ScanDone():
            say(
                f"{event.new} new, {event.changed} changed, {event.removed} removed, "
                f"{event.unchanged} unchanged files"
            )
            for folder in event.offline_folders:
                say(f"offline, nothing of it is forgotten: {folder}")
        case FileDone() if event.state not in (FileState.READY, FileState.PARSED):
            _clear_line()
            say(f"not ready: {event.document}: {event.reason}")
        case IngestProgress() if sys.stderr.isatty():
            left = "" if event.left_s is None else f", {event.left_s:.0f} s left"
            _clear_line()
            print(
                f"{event.files_done}/{event.files_total} files, {event.pages} pages, "
                f"{event.passages_per_s:.0f} passages/s{left}",
                end="",
                file=sys.stderr,
                flush=True,
            )
        case IngestDone():
            _clear_line()
            stopped = " (stopped; run it again to go on)" if event.cancelled else ""
            say(
                f"{event.ready} files ready, {event.not_ready} not, {event.pages} pages, "
                f"{event.passages} passages in {event.seconds:.1f} s{stopped}"
            )


def _clear_line() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
