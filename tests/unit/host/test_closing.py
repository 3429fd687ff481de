"""How the host ends: soon, and without waiting for what does not stop."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from docdesk.host import server as host
from docdesk.host.desk import Desk
from docdesk.host.server import Server
from docdesk.ipc import messages as m
from docdesk.ipc.conversations import ExportConversation
from fakes.desk import index, make_desk


class Channel:
    """Gives the requests of a script and keeps nothing."""

    def __init__(self, script: Callable[[], Iterator[m.Request]]) -> None:
        self._script = script

    def requests(self) -> Iterator[tuple[int, m.Request]]:
        yield from enumerate(self._script(), 1)

    def send(self, request_id: int, event: m.Event) -> None:
        """To a window that has gone."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    (tmp_path / "files" / "a.txt").write_text("It is governed by the law of Norway.")
    index(made)
    yield made
    made.close()


def test_it_ends_whole_when_nothing_is_left(desk: Desk) -> None:
    assert Server(desk, Channel(lambda: iter((m.ListWorkspaces(),)))).serve()


def test_it_does_not_wait_for_a_question_that_does_not_stop(desk: Desk, monkeypatch) -> None:
    begun, let_go = Event(), Event()

    def ask(*_, **__):
        begun.set()
        let_go.wait(20)
        return iter(())

    def script() -> Iterator[m.Request]:
        yield m.AskQuestion("w", "Which law?")
        assert begun.wait(20)

    monkeypatch.setattr(host, "CLOSE_S", 0.01)
    desk.ask = ask
    is_over = Server(desk, Channel(script)).serve()
    was_let_go = let_go.is_set()
    let_go.set()

    assert not is_over
    assert not was_let_go


def test_it_waits_longer_for_a_file_that_is_being_written(desk: Desk, monkeypatch) -> None:
    begun, let_go = Event(), Event()
    wait = host.wait

    def export(*_, **__):
        begun.set()
        let_go.wait(20)

    def script() -> Iterator[m.Request]:
        yield ExportConversation("w", "c", "out.pdf")
        assert begun.wait(20)

    def wait_and_let_go(jobs, seconds):
        if seconds == host.SAVE_S:
            let_go.set()
            seconds = 20
        return wait(jobs, seconds)

    monkeypatch.setattr(host, "CLOSE_S", 0.01)
    monkeypatch.setattr(host, "wait", wait_and_let_go)
    monkeypatch.setattr(type(desk.conversations), "export", export)

    assert Server(desk, Channel(script)).serve()
