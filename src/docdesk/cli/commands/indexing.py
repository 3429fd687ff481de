"""index: bring a workspace up to date, once or for as long as it is watched; pause and resume."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from threading import Event

from docdesk.cli.output import print_json, say, say_error
from docdesk.cli.signals import stop_on_interrupt
from docdesk.domain.documents import FileState
from docdesk.domain.errors import DocdeskError
from docdesk.domain.events import FileDone, IngestDone, IngestEvent, IngestProgress, ScanDone
from docdesk.host.attendant import TICK_S, Attendant
from docdesk.host.desk import Desk

_ON_THE_WAY = (FileState.READY, FileState.PARSED, FileState.NEEDS_RECOGNITION)


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
    index.add_argument("--watch", action="store_true", help="go on taking up changes until Ctrl+C")
    index.set_defaults(run=_index)
    for name, run, text in (
        ("pause", _pause, "index this workspace no more, until it is resumed"),
        ("resume", _resume, "allow its indexing again"),
    ):
        command = commands.add_parser(name, parents=[common], help=text)
        command.add_argument("workspace")
        command.set_defaults(run=run)


def _index(desk: Desk, options: argparse.Namespace) -> int:
    if options.retry:
        desk.upkeep.retry_all(options.workspace)
    with stop_on_interrupt() as stop:
        if options.watch:
            return _watch(desk, options, stop)
        return run_index(desk, options, stopped=stop.is_set)


def run_index(
    desk: Desk,
    options: argparse.Namespace,
    *,
    stopped: Callable[[], bool],
    has_enough: Callable[[], bool] = lambda: False,
) -> int:
    """One run with its events printed; 130 when it was stopped before its end.

    `has_enough` is asked after each file; the run ends when it says so.
    """
    done: IngestDone | None = None
    enough = Event()
    for event in desk.index(options.workspace, cancelled=lambda: enough.is_set() or stopped()):
        if isinstance(event, IngestDone):
            done = event = replace(event, cancelled=event.cancelled and not enough.is_set())
        if options.json:
            print_json({"event": type(event).__name__, **_fields(event)})
        else:
            _show(event)
        if isinstance(event, FileDone) and has_enough():
            enough.set()
    return 130 if done is not None and done.cancelled else 0


class _Watching:
    """Runs indexing in this very thread whenever the attendant says so."""

    def __init__(self, desk: Desk, options: argparse.Namespace, stop: Event) -> None:
        self._desk = desk
        self._options = options
        self._stop = stop
        self.attendant: Attendant = desk.attendant(self)

    def is_running(self, _workspace: str) -> bool:
        """Never while the attendant is asked: a run is over when `begin` returns."""
        return False

    def begin(self, workspace: str) -> None:
        """One run; it ends early when the cable is pulled and the battery is to be spared."""
        attendant = self.attendant
        try:
            code = run_index(
                self._desk,
                self._options,
                stopped=lambda: self._stop.is_set() or attendant.spares_battery(),
            )
        except DocdeskError as error:
            say_error(error, as_json=self._options.json)
            return
        if code != 0:
            attendant.note_interrupted(workspace)

    def stop(self, workspace: str) -> None:
        """Nothing runs while the attendant is asked."""

    def tell(self, message: str, hint: str = "") -> None:
        """On stderr."""
        say(f"docdesk: {message} {hint}".rstrip())


def _watch(desk: Desk, options: argparse.Namespace, stop: Event) -> int:
    watching = _Watching(desk, options, stop)
    attendant = watching.attendant
    attendant.attend(options.workspace)
    attendant.reach(options.workspace)  # before the first run: no change falls between them
    try:
        run_index(desk, options, stopped=stop.is_set)
        say("Watching for changes; Ctrl+C ends it.")
        while not stop.wait(TICK_S):
            attendant.tick()
    finally:
        attendant.close()
    return 0


def _pause(desk: Desk, options: argparse.Namespace) -> int:
    desk.upkeep.pause(options.workspace)
    return _say_paused(desk, options)


def _resume(desk: Desk, options: argparse.Namespace) -> int:
    desk.upkeep.resume(options.workspace)
    return _say_paused(desk, options)


def _say_paused(desk: Desk, options: argparse.Namespace) -> int:
    name, is_paused = options.workspace, desk.is_paused(options.workspace)
    if options.json:
        print_json({"workspace": name, "is_paused": is_paused})
    elif is_paused:
        say(f"{name} is paused; what is indexed can be searched. Go on: docdesk resume {name}")
    else:
        say(f"{name} may be indexed again. Next: docdesk index {name}")
    return 0


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
        case FileDone() if event.state not in _ON_THE_WAY:
            _clear_line()
            say(f"not ready: {event.document}: {event.reason}")
        case IngestProgress() if sys.stderr.isatty():
            _clear_line()
            print(_progress(event), end="", file=sys.stderr, flush=True)
        case IngestDone():
            _clear_line()
            _show_end(event)


def _progress(event: IngestProgress) -> str:
    parts = [
        f"{event.files_done}/{event.files_total} files",
        f"{event.failed} failed" if event.failed else "",
        f"{event.pages} pages",
        f"{event.passages_per_s:.0f} passages/s",
        f"{event.scans_left} scanned pages left" if event.scans_left else "",
        "" if event.left_s is None else f"{event.left_s:.0f} s left",
    ]
    return ", ".join(part for part in parts if part)


def _show_end(event: IngestDone) -> None:
    stopped = " (stopped; run it again to go on)" if event.cancelled else ""
    recognised = f", {event.recognised} of them recognised" if event.recognised else ""
    say(
        f"{event.ready} files ready, {event.not_ready} not, {event.pages} pages{recognised}, "
        f"{event.passages} passages in {event.seconds:.1f} s{stopped}"
    )
    if event.scans_left:
        say(f"{event.scans_left} scanned pages still wait for text recognition.")


def _clear_line() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
