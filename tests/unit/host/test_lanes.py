"""Indexing waits while anyone asks."""

from threading import Event, Thread

import pytest

from docdesk.host.lanes import PriorityGate


def test_indexing_goes_on_when_no_one_asks() -> None:
    gate = PriorityGate()

    thread = Thread(target=gate.wait)
    thread.start()
    thread.join(5)

    assert not thread.is_alive()


def test_indexing_stands_still_until_the_last_question_is_answered() -> None:
    gate = PriorityGate()
    passed = Event()

    def work() -> None:
        gate.wait()
        passed.set()

    with gate.asking():
        with gate.asking():
            thread = Thread(target=work)
            thread.start()
        stood_still = not passed.wait(0.1)
    thread.join(5)

    assert stood_still
    assert passed.is_set()


def test_a_failed_question_gives_the_way_free() -> None:
    gate = PriorityGate()
    with pytest.raises(KeyError), gate.asking():
        raise KeyError

    thread = Thread(target=gate.wait)
    thread.start()
    thread.join(5)

    assert not thread.is_alive()
