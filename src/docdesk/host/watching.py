"""What the system reports of changes in a followed folder: hints that it is worth a look."""

import os
from collections.abc import Collection, Generator
from pathlib import Path
from typing import Any

from watchfiles import Change, watch

_AT_ONCE_MS = 1  # a look returns at once; waiting until it is quiet is the attendant's


class FolderWatch:
    """Watches a folder with all that is in it, or a single file; use it from one thread.

    What happens in the folders `own` is not reported: DocDesk writes there while it indexes, and
    its own writing would begin the next run, without end.

    Raises:
        FileNotFoundError: it cannot be reached now.
        OSError, RuntimeError: the system gives no more watches, or none for this kind of drive.
    """

    def __init__(self, path: Path, own: Collection[Path] = ()) -> None:
        path.stat()
        is_file = path.is_file()
        self._path = str(path)
        self._own = tuple(str(folder) + os.sep for folder in own)
        # Programs save by writing another file and renaming it: a watch on the file would end.
        self._changes: Generator[set[Any], None, None] = watch(
            path.parent if is_file else path,
            watch_filter=self._is_it if is_file else self._is_foreign,
            recursive=not is_file,
            debounce=_AT_ONCE_MS,
            step=_AT_ONCE_MS,
            rust_timeout=_AT_ONCE_MS,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        )
        next(self._changes)  # the watch is set up by the first look

    def has_changed(self) -> bool:
        """Whether anything was reported since the last look; takes some milliseconds."""
        return bool(next(self._changes))

    def close(self) -> None:
        """End the watch."""
        self._changes.close()

    def _is_it(self, _change: Change, path: str) -> bool:
        return path == self._path

    def _is_foreign(self, _change: Change, path: str) -> bool:
        return not (path + os.sep).startswith(self._own)
