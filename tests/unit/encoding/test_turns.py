"""A question goes before the next batch of passages, and one is served at a time."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import repeat

import pytest

from docdesk.encoding.turns import Turns

TIMEOUT_S = 10.0


def wait_for_questions(turns: Turns, count: int, answered: "Future[None]") -> None:
    """Returns once so many questions wait for their turn."""
    for _ in repeat(None, 100_000):
        if turns.questions_waiting == count:
            return
        wait([answered], timeout=0.001)
    raise TimeoutError


def test_question_comes_before_the_next_batch() -> None:
    turns, order = Turns(), []

    def ask() -> None:
        with turns.for_question():
            order.append("question")

    with ThreadPoolExecutor() as pool:
        with turns.for_passages():
            answered = pool.submit(ask)
            wait_for_questions(turns, 1, answered)
            order.append("first batch")
        with turns.for_passages():  # at once, as the thread that encodes passages does
            order.append("second batch")
        answered.result(TIMEOUT_S)

    assert order == ["first batch", "question", "second batch"]


def test_one_at_a_time() -> None:
    turns, inside, most = Turns(), [], []

    def use(kind: int) -> None:
        with turns.for_question() if kind % 2 else turns.for_passages():
            inside.append(kind)
            most.append(len(inside))
            inside.remove(kind)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(use, range(200), timeout=TIMEOUT_S))

    assert max(most) == 1


def test_failure_gives_the_turn_back() -> None:
    turns = Turns()

    with pytest.raises(ValueError, match="damaged"), turns.for_passages():
        raise ValueError("damaged")
    with pytest.raises(ValueError, match="damaged"), turns.for_question():
        raise ValueError("damaged")

    with turns.for_passages():
        assert turns.questions_waiting == 0
