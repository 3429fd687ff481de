"""Two lanes through the machine: questions go before indexing."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class PriorityGate:
    """Lets indexing stand still while anyone asks. Safe to use from any thread."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._asking = 0

    @contextmanager
    def asking(self) -> Iterator[None]:
        """While inside, `wait` does not return to anyone."""
        with self._changed:
            self._asking += 1
        try:
            yield
        finally:
            with self._changed:
                self._asking -= 1
                self._changed.notify_all()

    def wait(self) -> None:
        """Returns when no one asks."""
        with self._changed:
            self._changed.wait_for(lambda: self._asking == 0)

    def is_asked(self) -> bool:
        """True while anyone asks."""
        with self._changed:
            return self._asking > 0
