"""The files that wait to be parsed, in the order they are taken."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import TypeVar

from docdesk.domain.documents import FileState
from docdesk.domain.indexing import FoundFile
from docdesk.library.database import Database
from docdesk.library.locations import AROUND_IT_IS_READ, stored_file

T = TypeVar("T")

_LISTED = 16  # files at a time: what is hastened meanwhile waits for no more than these
_REACHABLE = (
    f"files.state = '{FileState.FOUND}'"
    " AND files.folder_id NOT IN (SELECT id FROM folders WHERE offline)"
    f" AND {AROUND_IT_IS_READ}"
)
_NOT_OFFERED = "files.id NOT IN (SELECT id FROM temp.offered)"


class Waiting(Iterator[T]):
    """What waits now. Asked again after its end, it gives what has come since."""

    def __init__(self, take: Callable[[], T | None]) -> None:
        self._take = take

    def __next__(self) -> T:
        item = self._take()
        if item is None:
            raise StopIteration
        return item


class FileQueue:
    """Hands out each file once a run: hastened ones first, then by rank (`schema.queue_rank`).

    Members have the rank of the file on disk around them and follow one another; while a container
    waits to be read anew, those known of its former form are not handed out. A file changed
    less than `settle_s` ago is left until it stops changing: when all others are done, for the rest
    of that time. `clock` is in seconds since 1970, `pause` waits so many.
    """

    def __init__(
        self,
        database: Database,
        *,
        settle_s: float,
        clock: Callable[[], float],
        pause: Callable[[float], None],
    ) -> None:
        self._database = database
        self._settle_s = settle_s
        self._clock = clock
        self._pause = pause
        self._listed: deque[tuple[int, str, int]] = deque()
        self.begin()

    def begin(self) -> None:
        """Begin a run: nothing was handed out yet."""
        self._listed.clear()
        with self._database.transaction() as connection:
            connection.execute("DROP TABLE IF EXISTS temp.offered")
            # On disk, not in memory: any number of files may be left for the next run.
            connection.execute(
                "CREATE TEMP TABLE offered (id INTEGER PRIMARY KEY, in_hand INTEGER DEFAULT 1)"
            )

    def take(self) -> FoundFile | None:
        """The next file, None while none waits."""
        while self._listed or self._list_settled() or self._list_young():
            file_id, document, size = self._listed.popleft()
            stored = stored_file(self._database, file_id)
            if stored is not None:
                return FoundFile(file_id, document, stored.location, size)
        return None

    def done(self, file_id: int) -> None:
        """The file has another state now: should it wait again, it is new."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM temp.offered WHERE id = ?", (file_id,))

    def left(self, file_id: int) -> None:
        """The file is left for the next run."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE temp.offered SET in_hand = 0 WHERE id = ?", (file_id,))

    def is_young(self, mtime_ns: int) -> bool:
        """True for a file changed a moment ago; a time to come is a wrong clock's."""
        return 0 <= self._clock() - mtime_ns / 1e9 < self._settle_s

    def bytes_waiting(self) -> int:
        """The sizes of all files that wait, added up."""
        row = self._database.row(f"SELECT COALESCE(SUM(size), 0) FROM files WHERE {_REACHABLE}")
        return int(row[0]) if row else 0

    def _list_settled(self) -> bool:
        now = self._clock()
        return self._list(
            "AND mtime_ns NOT BETWEEN ? AND ?", (_ns(now - self._settle_s) + 1, _ns(now))
        )

    def _list_young(self) -> bool:
        """When nothing is in hand any more: the others, as soon as they should have settled."""
        in_hand = self._database.row(
            "SELECT 1 FROM temp.offered JOIN files USING (id)"
            f" WHERE in_hand AND state = '{FileState.FOUND}' LIMIT 1"
        )
        latest = self._database.row(
            f"SELECT MAX(mtime_ns) FROM files WHERE {_REACHABLE} AND {_NOT_OFFERED}"
        )
        if in_hand or latest is None or latest[0] is None:
            return False
        left_s = latest[0] / 1e9 + self._settle_s - self._clock()
        if left_s > 0:
            self._pause(min(left_s, self._settle_s))
        return self._list("", ())

    def _list(self, clause: str, arguments: tuple[int, ...]) -> bool:
        rows = self._database.rows(
            f"SELECT id, path, size FROM files WHERE {_REACHABLE} AND {_NOT_OFFERED} {clause}"
            " ORDER BY hastened DESC, rank, id LIMIT ?",
            (*arguments, _LISTED),
        )
        if rows:
            with self._database.transaction() as connection:
                connection.executemany(
                    "INSERT INTO temp.offered (id) VALUES (?)", ((row[0],) for row in rows)
                )
        self._listed.extend(rows)
        return bool(rows)


def _ns(seconds: float) -> int:
    return int(seconds * 1e9)
