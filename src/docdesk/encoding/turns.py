"""Who may use the encoder next: a question goes before the next batch of passages."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Turns:
    """One user at a time. A plain lock is not enough: the thread that encodes passages would take
    it again before a waiting question wakes up. Safe to use from any thread."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._is_taken = False
        self._questions_waiting = 0

    @property
    def questions_waiting(self) -> int:
        """Questions that wait for the batch in hand."""
        return self._questions_waiting

    @contextmanager
    def for_question(self) -> Iterator[None]:
        """Enters as soon as the batch in hand is done."""
        with self._changed:
            self._questions_waiting += 1
            self._changed.wait_for(lambda: not self._is_taken)
            self._questions_waiting -= 1
            self._is_taken = True
        try:
            yield
        finally:
            self._give_back()

    @contextmanager
    def for_passages(self) -> Iterator[None]:
        """Enters when nobody else is in and no question waits."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_taken and not self._questions_waiting)
            self._is_taken = True
        try:
            yield
        finally:
            self._give_back()

    def _give_back(self) -> None:
        with self._changed:
            self._is_taken = False
            self._changed.notify_all()
