"""The upkeep of the workspaces that are open: their folders are followed, the battery is spared."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, RLock, Thread
from typing import Protocol

from docdesk.domain.errors import DocdeskError
from docdesk.settings.schema import IndexingSettings

logger = logging.getLogger(__name__)

TICK_S = 1.0
QUIET_S = 2.0  # so long nothing may change before it is worth a look
LONGEST_WAIT_S = 30.0  # a folder that never comes to rest is looked at all the same
RETRY_S = 30.0  # between attempts to reach a folder again, and to see that it is still there
REST_TIMES = 4  # so many times as long as a look took, the next one waits: a fifth of the time
LONGEST_REST_S = 600.0
UNSETTLED_S = 15.0  # after this a file is looked at again that was being written


class Watch(Protocol):
    """Hints about one folder or file."""

    def has_changed(self) -> bool:
        """Whether anything was reported since the last look; OSError or RuntimeError at its end."""

    def close(self) -> None:
        """End the watch."""


class Runner(Protocol):
    """Who indexes. All of it returns at once, or when the run is over."""

    def is_running(self, workspace: str, /) -> bool:
        """Whether a run is going on or about to."""

    def begin(self, workspace: str) -> None:
        """Begin a run, or tell the one going on that there is something new."""

    def stop(self, workspace: str) -> None:
        """End the run after the work in hand."""

    def tell(self, message: str, hint: str = "") -> None:
        """Tell the person."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an attendant needs to know; `clock` gives seconds.

    `folders` are the followed folders and files of a workspace, `is_paused` what the person chose.
    """

    folders: Callable[[str], tuple[Path, ...]]
    is_paused: Callable[[str], bool]
    settings: Callable[[], IndexingSettings]
    watch: Callable[[Path], Watch]
    is_on_battery: Callable[[], bool]
    clock: Callable[[], float]


@dataclass(slots=True)
class _Hints:
    """Changes that were reported: when first and last."""

    first: float | None = None
    last: float = 0.0

    def note(self, now: float) -> None:
        self.first = now if self.first is None else self.first
        self.last = now

    def are_ripe(self, now: float) -> bool:
        if self.first is None:
            return False
        return now - self.last >= QUIET_S or now - self.first >= LONGEST_WAIT_S


@dataclass(slots=True)
class _Care:
    """One workspace; `look_at` is when it is compared anew without any hint."""

    workspace: str
    look_at: float
    hints: _Hints = field(default_factory=_Hints)
    watches: dict[Path, Watch] = field(default_factory=dict)
    unreachable: set[Path] = field(default_factory=set)
    unwatched: set[Path] = field(default_factory=set)  # the system refuses to watch them
    try_at: float = 0.0  # when the folders are reached for again
    waits_for_cable: bool = False
    began_at: float = 0.0  # the last run
    rests_until: float = 0.0

    def is_due(self, now: float) -> bool:
        if now < self.rests_until:
            return False
        return self.hints.are_ripe(now) or now >= self.look_at


class Attendant:
    """Begins and stops runs by itself; `tick` does all of it, once a second.

    Safe to use from any thread.
    """

    def __init__(self, around: Surroundings, runner: Runner) -> None:
        self._around = around
        self._runner = runner
        self._cares: dict[str, _Care] = {}
        self._has_told_of_watches: set[str] = set()
        self._lock = RLock()
        self._end = Event()
        self._thread = Thread(target=self._run, name="attendant", daemon=True)

    def start(self) -> None:
        """Tick in a thread of its own until `close`."""
        self._thread.start()

    def close(self) -> None:
        """End the thread and all watches."""
        self._end.set()
        if self._thread.is_alive():
            self._thread.join()
        for workspace in list(self._cares):
            self.leave(workspace)

    def attend(self, workspace: str) -> None:
        """Look after a workspace from now on, with its folders as they are now."""
        with self._lock:
            care = self._cares.setdefault(workspace, _Care(workspace, self._next_look()))
            care.try_at = 0.0

    def reach(self, workspace: str) -> None:
        """Watch its folders from this moment on; a run that begins now misses no change."""
        with self._lock:
            care, now = self._cares.get(workspace), self._around.clock()
            if care is None:
                return
            care.began_at = now
            if self._around.settings().watch_folders:
                care.try_at = 0.0
                self._reach(care, now)

    def note_scanned(self, workspace: str) -> None:
        """The run that began last has compared the folders.

        Where that takes long, a file that is written all the time must not begin it without end.
        """
        with self._lock:
            if (care := self._cares.get(workspace)) is not None:
                now = self._around.clock()
                took_s = now - care.began_at
                care.rests_until = now + min(REST_TIMES * took_s, LONGEST_REST_S)

    def leave(self, workspace: str) -> None:
        """Look after it no more."""
        with self._lock:
            care = self._cares.pop(workspace, None)
            for watch in care.watches.values() if care else ():
                watch.close()

    def note_unsettled(self, workspace: str) -> None:
        """A file was being written when it was looked at: look again soon."""
        with self._lock:
            if (care := self._cares.get(workspace)) is not None:
                care.look_at = min(care.look_at, self._around.clock() + UNSETTLED_S)

    def note_interrupted(self, workspace: str) -> None:
        """A run was stopped before its end for the battery's sake: it goes on with the cable."""
        with self._lock:
            if (care := self._cares.get(workspace)) is not None:
                care.look_at = self._around.clock()

    def spares_battery(self) -> bool:
        """Whether nothing is to be indexed now because the cable is out."""
        return self._around.settings().on_battery == "pause" and self._around.is_on_battery()

    def tick(self) -> None:
        """Take up hints, compare what is due, and mind the cable."""
        with self._lock:
            spares = self.spares_battery()
            for care in list(self._cares.values()):
                try:
                    self._look_after(care, spares)
                except DocdeskError as error:  # deleted meanwhile, or busy elsewhere
                    logger.warning("workspace cannot be looked after: %s", error)
                    care.look_at = self._next_look()

    def _run(self) -> None:
        while not self._end.wait(TICK_S):
            try:
                self.tick()
            except Exception:  # the thread lives on: its next tick may go well
                logger.exception("the attendant failed")

    def _look_after(self, care: _Care, spares: bool) -> None:
        around, now = self._around, self._around.clock()
        if around.is_paused(care.workspace):
            care.waits_for_cable = False
            return
        if around.settings().watch_folders:
            self._reach(care, now)
            self._poll(care, now)
        if spares:
            self._rest(care, now)
        elif care.waits_for_cable:
            care.waits_for_cable = False
            message = "The computer is on its cable again: indexing goes on."
            self._runner.tell(message)
            self._begin(care)
        elif around.settings().watch_folders and care.is_due(now):
            self._begin(care)

    def _begin(self, care: _Care) -> None:
        care.hints = _Hints()
        care.look_at = self._next_look()
        self._runner.begin(care.workspace)

    def _next_look(self) -> float:
        return self._around.clock() + 60 * self._around.settings().reconcile_minutes

    # ---- battery ----

    def _rest(self, care: _Care, now: float) -> None:
        is_running = self._runner.is_running(care.workspace)
        if is_running:
            self._runner.stop(care.workspace)
        if (is_running or care.is_due(now)) and not care.waits_for_cable:
            care.waits_for_cable = True
            message = "The computer runs on its battery: indexing is paused."
            hint = "It goes on by itself with the cable; the settings can change that."
            self._runner.tell(message, hint)

    # ---- watches ----

    def _reach(self, care: _Care, now: float) -> None:
        """Watch the folders that are not watched yet; now and then see that all are there."""
        if now < care.try_at:
            return
        care.try_at = now + RETRY_S
        folders = self._around.folders(care.workspace)
        for gone in [path for path in care.watches if path not in folders or not path.exists()]:
            care.watches.pop(gone).close()
            if gone in folders:
                care.unreachable.add(gone)
                care.hints.note(now)
        for path in folders:
            if path not in care.watches and path not in care.unwatched:
                self._watch(care, path, now)

    def _watch(self, care: _Care, path: Path, now: float) -> None:
        try:
            care.watches[path] = self._around.watch(path)
        except FileNotFoundError:
            care.unreachable.add(path)
        except (OSError, RuntimeError) as error:
            logger.warning("folder cannot be watched: %s", error)
            care.unwatched.add(path)
            self._tell_unwatched(care)
        else:
            if path in care.unreachable:  # it is back
                care.unreachable.discard(path)
                care.hints.note(now)

    def _tell_unwatched(self, care: _Care) -> None:
        if care.workspace in self._has_told_of_watches:
            return
        self._has_told_of_watches.add(care.workspace)
        minutes = self._around.settings().reconcile_minutes
        message = "The system does not report changes in some of the followed folders."
        hint = f"They are compared every {minutes} minutes instead."
        self._runner.tell(message, hint)

    def _poll(self, care: _Care, now: float) -> None:
        for path, watch in list(care.watches.items()):
            try:
                has_changed = watch.has_changed()
            except (OSError, RuntimeError, StopIteration) as error:
                logger.warning("a watch ended: %s", error)
                care.watches.pop(path).close()
                has_changed = True
            if has_changed:
                care.hints.note(now)
