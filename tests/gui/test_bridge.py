"""The bridge over a real child process: what is sent and heard, and what happens when it dies."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from docdesk.domain.answers import Coverage
from docdesk.domain.digests import DigestProgress
from docdesk.domain.events import EvidenceFound, TextAdded
from docdesk.domain.review import ReviewDone, ReviewPlan, ReviewProgress, ReviewRow, ReviewStatus
from docdesk.ipc.digests import Summarise
from docdesk.ipc.messages import (
    AskQuestion,
    Done,
    Failure,
    ListModels,
    ListWorkspaces,
    Request,
    SearchPassages,
    WorkspacesListed,
)
from docdesk.ipc.reviews import BeginReview, ContinueReview, ReviewShown, ShowReview
from docdesk.ui.bridge import RESTARTS_IN_A_ROW, Bridge, host_program, is_last
from docdesk.ui.state import HOST_LOST

# A host in a few lines: it lists one workspace, goes on for ever with a question, and dies when
# it is asked for the models.
HOST = """
import os, sys
from docdesk.ipc.codec import decode_request, encode_event
from docdesk.ipc.messages import *

def say(number, event):
    sys.stdout.buffer.write(encode_event(number, event))
    sys.stdout.buffer.flush()

for line in sys.stdin.buffer:
    number, request = decode_request(line)
    match request:
        case ListWorkspaces():
            say(number, WorkspacesListed(("Rossi" * 50_000,)))
        case AskQuestion():
            say(number, TextAdded("First"))
        case ListModels():
            os._exit(3)
        case _:
            sys.stdout.buffer.write(b"not a message\\n")
            say(number, Done())
"""

PLAN = ReviewPlan(())
Heard = list[tuple[int, object]]
Start = Callable[..., tuple[Bridge, Heard]]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    bridges = []

    def make(source: str = HOST) -> tuple[Bridge, Heard]:
        script = tmp_path / "host.py"
        script.write_text(source)
        bridge, heard = Bridge((sys.executable, str(script))), []
        bridge.received.connect(lambda number, event: heard.append((number, event)))
        bridges.append(bridge)
        bridge.start()
        return bridge, heard

    yield make
    for bridge in bridges:
        bridge.close()


def test_a_request_is_answered_under_its_id(start: Start, qtbot: QtBot) -> None:
    bridge, heard = start()

    number = bridge.send(ListWorkspaces())

    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    assert heard == [(number, WorkspacesListed(("Rossi" * 50_000,)))]


def test_what_was_open_fails_when_the_host_dies_and_it_starts_again(
    start: Start, qtbot: QtBot
) -> None:
    bridge, heard = start()
    question = bridge.send(AskQuestion("Rossi", "When?"))
    qtbot.waitUntil(lambda: (question, TextAdded("First")) in heard, timeout=20_000)

    with qtbot.waitSignal(bridge.lost, timeout=20_000):
        models = bridge.send(ListModels())

    qtbot.waitUntil(lambda: len(heard) == 3, timeout=20_000)
    failures = {number: event for number, event in heard if isinstance(event, Failure)}
    assert set(failures) == {question, models}
    assert failures[question].kind == HOST_LOST
    assert failures[question].hint
    qtbot.wait_until(lambda: bridge.is_running, timeout=20_000)
    again = bridge.send(ListWorkspaces())
    qtbot.waitUntil(lambda: heard[-1][0] == again, timeout=20_000)


def test_a_request_that_was_answered_does_not_fail_later(start: Start, qtbot: QtBot) -> None:
    bridge, heard = start()
    bridge.send(ListWorkspaces())
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=20_000)

    with qtbot.waitSignal(bridge.lost, timeout=20_000):
        models = bridge.send(ListModels())

    qtbot.waitUntil(lambda: len(heard) == 2, timeout=20_000)
    assert heard[-1][0] == models


@pytest.mark.parametrize("source", ["import sys; sys.exit(1)", "no python at all"])
def test_a_host_that_dies_again_and_again_is_given_up(
    start: Start, qtbot: QtBot, source: str
) -> None:
    bridge, heard = start(source)
    lost = []
    bridge.lost.connect(lambda: lost.append(1))

    with qtbot.waitSignal(bridge.gave_up, timeout=60_000):
        pass

    assert len(lost) == RESTARTS_IN_A_ROW
    number = bridge.send(ListWorkspaces())
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert heard[-1][0] == number


def test_a_program_that_is_not_there_is_given_up(qtbot: QtBot, tmp_path: Path) -> None:
    bridge = Bridge((str(tmp_path / "nothing"),))

    with qtbot.waitSignal(bridge.gave_up, timeout=60_000):
        bridge.start()


def test_a_line_that_is_no_message_is_left_out(
    start: Start, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    bridge, heard = start()

    number = bridge.send(SearchPassages("Rossi", "notice"))

    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    assert heard == [(number, Done())]
    assert "no message" in caplog.text


def test_closing_ends_the_host_and_says_nothing(start: Start, qtbot: QtBot) -> None:
    bridge, heard = start()
    bridge.send(AskQuestion("Rossi", "When?"))
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)

    with qtbot.assertNotEmitted(bridge.lost):
        bridge.close()

    assert not bridge.is_running


def test_evidence_ends_a_search_but_not_a_question() -> None:
    found = EvidenceFound("When?", (), True, Coverage(1, 1, 0), 0.1)

    assert is_last(SearchPassages("Rossi", "When?"), found)
    assert not is_last(AskQuestion("Rossi", "When?"), found)


@pytest.mark.parametrize(
    "request_", [BeginReview("Rossi", "All", PLAN), ContinueReview("Rossi", "r1")]
)
def test_a_review_is_open_until_it_is_done(request_: Request) -> None:
    status = ReviewStatus("r1", "All", "", "", PLAN, total=2, done=1, unreadable=0)
    shown = ReviewShown("Rossi", status, (), 0, 2)

    assert not is_last(request_, shown)
    assert not is_last(request_, ReviewProgress("r1", ReviewRow("/a.pdf", "", ()), 1, 2))
    assert is_last(request_, ReviewDone(status))
    assert is_last(ShowReview("Rossi", "r1"), shown)


def test_a_digest_is_open_while_it_is_made() -> None:
    assert not is_last(Summarise("Rossi", "/a.pdf"), DigestProgress(1, 2))


def test_the_host_is_this_very_python() -> None:
    assert host_program(["--home", "/h"])[0] == sys.executable
    assert host_program(["--home", "/h"])[-3:] == ("host", "--home", "/h")
