"""The reranker that the person added, loaded once and in the background."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread

from docdesk.domain.errors import DocdeskError, ModelError
from docdesk.pipelines.steps import Reranker

logger = logging.getLogger(__name__)


class BackgroundReranker:
    """Loads the reranker when it is first asked for. Safe to use from any thread.

    With `waits` the first question waits for it (a command asks once), else those before it is
    there do without.
    """

    def __init__(self, load: Callable[[], Reranker], *, waits: bool) -> None:
        self._load = load
        self._waits = waits
        self._future: Future[Reranker] = Future()
        self._lock = Lock()
        self._has_begun = False

    def get(self) -> Reranker | None:
        """The reranker, None while it is loading; ModelError when it cannot be loaded."""
        self._begin()
        if not self._waits and not self._future.done():
            return None
        return self._future.result()

    def _begin(self) -> None:
        with self._lock:
            if self._has_begun:
                return
            self._has_begun = True
        Thread(target=self._run, name="reranker-loading", daemon=True).start()

    def _run(self) -> None:
        try:
            self._future.set_result(self._load())
        except DocdeskError as error:
            self._future.set_exception(error)
        except Exception as error:  # a fault of ours or of a library: search goes on without
            logger.exception("the reranker could not be loaded")
            self._future.set_exception(
                ModelError(
                    f"The reranker could not be loaded ({error}).",
                    "Search goes on without it; the log has the details.",
                )
            )


def no_reranker() -> Reranker | None:
    """Where the person added none."""
    return None
