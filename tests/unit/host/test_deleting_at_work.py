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
        self.entered = Event()  # the run of another workspace than “w”

    def requests(self) -> Iterator[tuple[int, m.Request]]:
        yield from enumerate(self._script(self), 1)

    def send(self, request_id: int, event: m.Event) -> None:
        self.sent.append((request_id, event))
        if isinstance(event, m.WorkspacesListed):
            self.deleted.set()
        if isinstance(event, m.IndexingStarted) and event.workspace != "w":
            self.entered.set()


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


@pytest.fixture
def other(desk: Desk, tmp_path: Path) -> str:
    """Another workspace."""
    (tmp_path / "more").mkdir()
    desk.create_workspace("other")
    desk.add_paths("other", [str(tmp_path / "more")])
    return "other"


class HeldIndexing:
    """The run of one workspace goes on until it is let go; nothing stops it before."""

    def __init__(self, desk: Desk, held: str) -> None:
        self.begun: list[str] = []
        self.running, self.over = Event(), Event()
        self._held = held
        self._index = desk.index
        desk.index = self.index

    def index(self, name, *, cancelled, news=None):
        self.begun.append(name)
        if name == self._held:
            self.running.set()
            assert self.over.wait(20)
        yield from self._index(name, cancelled=cancelled, news=news)


def test_deleting_does_not_wait_for_the_indexing_of_another_workspace(
    desk: Desk, other: str
) -> None:
    indexing = HeldIndexing(desk, held="w")

    def script(channel: Channel) -> Iterator[m.Request]:
        yield m.ResumeIndexing("w")
        assert indexing.running.wait(20)
        yield m.ResumeIndexing(other)  # this run waits for its turn
        assert channel.entered.wait(20)
        yield m.DeleteWorkspace(other)
        assert channel.deleted.wait(20)
        indexing.over.set()

    channel = Channel(script)
    Server(desk, channel).serve()

    assert (3, m.WorkspacesListed(("w",))) in channel.sent
    assert indexing.begun == ["w"]  # what waited for a workspace that is gone never began
    assert [event for _, event in channel.sent if isinstance(event, m.Failure)] == []


def test_deleting_waits_for_the_indexing_of_the_workspace_itself(desk: Desk) -> None:
    indexing = HeldIndexing(desk, held="w")

    def script(channel: Channel) -> Iterator[m.Request]:
        yield m.ResumeIndexing("w")
        assert indexing.running.wait(20)
        yield m.DeleteWorkspace("w")
        assert not channel.deleted.is_set()
        indexing.over.set()
        assert channel.deleted.wait(20)

    channel = Channel(script)
    Server(desk, channel).serve()

    assert [event for _, event in channel.sent if isinstance(event, m.Failure)] == []
    assert desk.workspace_names() == ()


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
