"""Which files are not on disk any more as they were read: a look at their size and time alone."""

import os
import time
from collections.abc import Callable, Sequence
from threading import Lock, Thread

from docdesk.library.database import Database
from docdesk.library.locations import mtime_ns

LASTS_S = 5.0  # a look is not repeated sooner
MOST_S = 0.25  # that a question waits for a look; the rest is looked at with the next one
_AT_ONCE = 2000  # files; 100,000 on a local disk take about a third of a second
_MOST = 5000  # files that are counted as changed: a whole folder that was copied anew says enough
_READ = (
    "SELECT id, path, size, mtime_ns FROM files WHERE parent_id IS NULL"
    " AND content_id IS NOT NULL AND folder_id NOT IN (SELECT id FROM folders WHERE offline)"
)
_Stored = tuple[int, str, int, int]


class ChangedFiles:
    """Looks in bounded time, on with the files after those of the last look. For any thread.

    A file that is gone or out of reach does not count: its folder may come back.
    """

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._clock = clock  # seconds
        self._lock = Lock()
        self._changed: frozenset[int] = frozenset()
        self._last_path = ""
        self._looked_at = float("-inf")
        self._look: _Look | None = None

    def now(self) -> frozenset[int]:
        """The ids of the changed files that are known, those found just now among them."""
        with self._lock:
            if self._clock() - self._looked_at >= LASTS_S and not self._hangs():
                self._changed = self._still_changed() | self._newly_changed()
                self._looked_at = self._clock()
            return self._changed

    def _hangs(self) -> bool:
        """A drive that does not answer keeps its look, and no other one is begun meanwhile."""
        return self._look is not None and self._look.is_alive()

    def _still_changed(self) -> frozenset[int]:
        """Those found before that were not read anew since."""
        if not self._changed:
            return frozenset()
        ids = ", ".join(map(str, self._changed))
        changed = self._compare(self._rows(f"id IN ({ids})"), self._clock() + MOST_S)
        return self._changed if changed is None else changed

    def _newly_changed(self) -> frozenset[int]:
        found: frozenset[int] = frozenset()
        until = self._clock() + MOST_S
        while self._clock() < until and not self._hangs() and len(found) < _MOST:
            rows = self._rows(f"path > ? ORDER BY path LIMIT {_AT_ONCE}", self._last_path)
            changed = self._compare(rows, until)
            if changed is None:
                break
            found |= changed
            self._last_path = rows[-1][1] if len(rows) == _AT_ONCE else ""
            if not self._last_path:
                break
        return found

    def _rows(self, condition: str, *arguments: object) -> Sequence[_Stored]:
        return self._database.rows(f"{_READ} AND {condition}", arguments)

    def _compare(self, rows: Sequence[_Stored], until: float) -> frozenset[int] | None:
        """The ids of those that are different, None when the drive does not answer in time."""
        self._look = look = _Look(rows)
        look.start()
        look.join(max(0.0, until - self._clock()))
        return None if look.is_alive() else look.changed


class _Look(Thread):
    def __init__(self, rows: Sequence[_Stored]) -> None:
        super().__init__(name="changed-files", daemon=True)
        self._rows = rows
        self.changed: frozenset[int] = frozenset()

    def run(self) -> None:
        self.changed = frozenset(id_ for id_, path, *stored in self._rows if _differs(path, stored))


def _differs(path: str, stored: Sequence[int]) -> bool:
    try:
        status = os.stat(path)  # noqa: PTH116 - Path takes three times as long
    except (OSError, ValueError):
        return False
    return [status.st_size, mtime_ns(status)] != list(stored)
