"""The encoder, loaded once and in the background: it takes 5 to 10 seconds."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread

from docdesk.domain.errors import DocdeskError, ModelError
from docdesk.pipelines.steps import Encoder

logger = logging.getLogger(__name__)


class BackgroundEncoder:
    """Loads the encoder when it is first needed. Safe to use from any thread."""

    def __init__(
        self, load: Callable[[], Encoder], known_id: Callable[[], str | None], name: str
    ) -> None:
        self._load = load
        self._known_id = known_id
        self.name = name
        self._future: Future[Encoder] = Future()
        self._lock = Lock()
        self._has_begun = False

    def known_id(self) -> str | None:
        """The id of the encoder's card, if it is known without loading it."""
        return self._known_id()

    def begin(self) -> None:
        """Start loading, if nobody has."""
        with self._lock:
            if self._has_begun:
                return
            self._has_begun = True
        Thread(target=self._run, name="encoder-loading", daemon=True).start()

    def is_loaded(self) -> bool:
        """True when `get` returns, or fails, at once."""
        return self._future.done()

    def get(self) -> Encoder:
        """The encoder, waiting for it; ModelError when it cannot be loaded."""
        self.begin()
        return self._future.result()

    def get_if_loaded(self) -> Encoder | None:
        """The encoder, or None while it is loading or when it has failed."""
        if not self._future.done() or self._future.exception() is not None:
            return None
        return self._future.result()

    def when_loaded(self, tell: Callable[[DocdeskError | None], None]) -> None:
        """Call `tell` once, with the failure or None, from the loading thread."""
        self.begin()
        self._future.add_done_callback(lambda future: tell(_failure(future)))

    def _run(self) -> None:
        try:
            self._future.set_result(self._load())
        except DocdeskError as error:
            self._future.set_exception(error)
        except Exception as error:  # a fault of ours or of a library: the words still work
            logger.exception("the encoder could not be loaded")
            self._future.set_exception(
                ModelError(
                    f"The encoder “{self.name}” could not be loaded ({error}).",
                    "Search goes by words alone until this is mended; the log has the details.",
                )
            )


def _failure(future: "Future[Encoder]") -> DocdeskError | None:
    error = future.exception()
    return error if isinstance(error, DocdeskError) else None
