"""A workspace is deleted while it is asked, and while another one is reviewed."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from docdesk.domain.events import AnswerDone, EvidenceFound
from docdesk.domain.review import ReviewField, ReviewPlan
from docdesk.host.desk import Desk
from docdesk.host.server import Server
from docdesk.ipc import messages as m
from docdesk.ipc import reviews as r
from fakes.desk import index, make_desk

PLAN = ReviewPlan((ReviewField("law", "Law", "Which law?"),))


class Channel:
    """Gives the requests of a script and keeps what is sent; the script ends by its own waiting."""

    def __init__(self, script: Callable[["Channel"], Iterator[m.Request]]) -> None:
        self._script = script
        self.sent: list[tuple[int, m.Event]] = []
        self.deleted = Event()

    def requests(self) -> Iterator[tuple[int, m.Request]]:
        yield from enumerate(self._script(self), 1)

    def send(self, request_id: int, event: m.Event) -> None:
        self.sent.append((request_id, event))
        if isinstance(event, m.WorkspacesListed):
            self.deleted.set()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    made.change_setting("answering.quotes_only", "true")
    (tmp_path / "files" / "a.txt").write_text("It is governed by the law of Norway.")
    index(made)
    yield made
    made.close()


def test_a_question_is_stopped_before_its_workspace_goes(desk: Desk) -> None:
    found = Event()
    ask = desk.ask

    def ask_and_wait(name, asked, *, stop):
        for event in ask(name, asked, stop=stop):
            yield event
            if isinstance(event, EvidenceFound):
                found.set()
                while not stop():
                    time.sleep(0.01)

    def script(channel: Channel) -> Iterator[m.Request]:
        yield m.AskQuestion("w", "Which law?", conversation="c1")
        assert found.wait(20)
        yield m.DeleteWorkspace("w")
        assert channel.deleted.wait(20)

    desk.ask = ask_and_wait
    channel = Channel(script)
    Server(desk, channel).serve()

    *_, last = [event for request_id, event in channel.sent if request_id == 1]
    assert isinstance(last, AnswerDone)
    assert last.answer.id  # it could still be kept: the workspace was there


def test_deleting_does_not_wait_for_the_review_of_another_workspace(
    desk: Desk, monkeypatch
) -> None:
    running, over = Event(), Event()

    def run(name, review, *, stop):
        running.set()
        over.wait(20)
        return iter(())

    def script(channel: Channel) -> Iterator[m.Request]:
        yield r.BeginReview("w", "Laws", PLAN)
        assert running.wait(20)
        yield m.DeleteWorkspace("other")
        assert channel.deleted.wait(20)
        over.set()

    desk.create_workspace("other")
    monkeypatch.setattr(
        type(desk.reviews), "run", lambda self, *given, **options: run(*given, **options)
    )
    channel = Channel(script)
    Server(desk, channel).serve()

    assert (2, m.WorkspacesListed(("w",))) in channel.sent
