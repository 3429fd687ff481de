"""The window over the real host: index, ask, click a citation, see the words on their page."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor

from docdesk.domain.events import AnswerDone, EvidenceFound, IngestDone
from docdesk.ipc.conversations import ConversationShown
from docdesk.ipc.messages import (
    EncoderChanged,
    EngineChanged,
    Event,
    HostStarted,
    PageShown,
    WorkspaceShown,
)
from docdesk.ui.appearance import Appearance
from docdesk.ui.bridge import Bridge, host_program
from docdesk.ui.controller import Controller
from docdesk.ui.resources import resources_dir
from docdesk.ui.window import MainWindow

LEASE = "Lease - Unit 6 Harbour Court.pdf"
QUESTION = "How many days' notice terminates the lease?"
# The operators leave the beginning of a text: a short one, as far as is seen, which the language
# model judges first. That takes a while.
JUDGED = "How much cash was there at the end of August? cash AND August"
SLOW_MS = 120_000  # a model of two cores' speed, on a machine with other work


@pytest.fixture
def app(qapp, qtbot, samples, tmp_path: Path) -> Iterator[SimpleNamespace]:
    """The window on a copy of the sample home."""
    shutil.copytree(samples.home, tmp_path / "home")
    with opened(qapp, qtbot, tmp_path) as app:
        yield app


@contextmanager
def opened(qapp, qtbot, folder: Path) -> Iterator[SimpleNamespace]:
    """The window as the program makes it, until it is closed; all it keeps is in `folder`."""
    home = folder / "home"
    memory = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Appearance(qapp, memory).wear(), memory)
    window.resize(1280, 800)
    window.show()
    bridge = Bridge(host_program(["--home", str(home)]), window)
    events: list[Event] = []
    bridge.received.connect(lambda _, event: events.append(event))
    controller = Controller(bridge, window, samples=resources_dir() / "samples", opens_samples=True)
    controller.start()

    def wait_for(kind: type, **fields: object) -> Event:
        def seen() -> list[Event]:
            return [
                event
                for event in events
                if isinstance(event, kind)
                and all(getattr(event, name) == value for name, value in fields.items())
            ]

        qtbot.waitUntil(lambda: bool(seen()), timeout=SLOW_MS)
        return seen()[-1]

    yield SimpleNamespace(
        window=window, bridge=bridge, events=events, wait_for=wait_for, qtbot=qtbot
    )
    bridge.close()
    window.close()
    window.deleteLater()


def ask(app: SimpleNamespace, question: str) -> None:
    app.events.clear()
    app.window.top.question.setText(question)
    app.qtbot.keyClick(app.window.top.question, Qt.Key.Key_Return)


def test_a_question_leads_to_the_words_on_their_page(app) -> None:
    app.wait_for(WorkspaceShown)
    app.wait_for(IngestDone)
    app.wait_for(EngineChanged, state="ready")
    app.wait_for(EncoderChanged, state="ready")

    ask(app, QUESTION)
    evidence = app.wait_for(EvidenceFound)
    page = app.wait_for(PageShown)
    answer = app.wait_for(AnswerDone).answer

    assert evidence.enough
    assert answer.answered
    assert answer.citations
    assert Path(page.document).name == LEASE
    assert page.page == 4
    assert page.boxes
    app.qtbot.waitUntil(lambda: has_yellow(app.window.source), timeout=SLOW_MS)
    cited = answer.citations[0]
    app.events.clear()
    app.window.show_quotes(answer.citations, 0)
    shown = app.wait_for(PageShown, document=cited.document, page=cited.page)
    assert shown.text[shown.start : shown.end] == cited.quote


def test_a_conversation_is_there_again_after_a_restart(
    qapp, qtbot, samples, tmp_path: Path
) -> None:
    shutil.copytree(samples.home, tmp_path / "home")
    with opened(qapp, qtbot, tmp_path) as app:
        qtbot.waitUntil(app.window.top.question.isEnabled, timeout=SLOW_MS)
        app.window.conversation.head.new.click()  # the samples may have come with a conversation
        app.window.top.tools.quotes.click()
        ask(app, QUESTION)
        answer = app.wait_for(AnswerDone).answer
    assert answer.id

    with opened(qapp, qtbot, tmp_path) as app:
        kept = app.wait_for(ConversationShown).conversation
        qtbot.waitUntil(lambda: bool(app.window.conversation.turns.views), timeout=SLOW_MS)
        view = app.window.conversation.view(-1)
        view.passage_opened.emit(0)
        best = answer.passages[0]
        page = app.wait_for(PageShown, document=best.document, page=best.page)

    assert kept.answers == (answer,)
    assert view.question.text() == QUESTION
    assert page.start == best.matches[0].start


def test_what_is_not_there_is_said_and_a_stop_stops(app) -> None:
    app.wait_for(EngineChanged, state="ready")
    app.wait_for(EncoderChanged, state="ready")

    ask(app, "Who won the football world cup in 1998?")
    nothing = app.wait_for(AnswerDone).answer
    ask(app, JUDGED)
    app.wait_for(EvidenceFound)
    app.qtbot.keyClick(app.window.top.question, Qt.Key.Key_Escape)
    stopped = app.wait_for(AnswerDone).answer

    assert not nothing.answered
    assert stopped.stopped


def test_an_engine_that_is_killed_comes_back(app) -> None:
    app.wait_for(EngineChanged, state="ready")
    app.wait_for(EncoderChanged, state="ready")
    engine = next(p for p in descendants() if "engine" in p.cmdline())

    ask(app, JUDGED)
    app.wait_for(EvidenceFound)
    os.kill(engine.pid, signal.SIGKILL)
    quotes = app.wait_for(AnswerDone).answer
    ask(app, JUDGED)
    again = app.wait_for(AnswerDone).answer

    assert quotes.citations, "the documents' own words answer when the model cannot"
    assert quotes.notes
    assert again.citations
    assert again.model is not None


def test_a_host_that_is_killed_is_started_again(app) -> None:
    app.wait_for(WorkspaceShown)
    host = next(p for p in descendants() if "host" in p.cmdline())
    app.events.clear()

    os.kill(host.pid, signal.SIGKILL)

    app.wait_for(HostStarted)
    app.wait_for(WorkspaceShown)


def descendants() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def has_yellow(widget) -> bool:
    """Whether the evidence colour is on the picture of the page."""
    image = widget.grab().toImage()
    return any(
        is_yellow(image.pixelColor(x, y))
        for x in range(0, image.width(), 6)
        for y in range(0, image.height(), 6)
    )


def is_yellow(colour: QColor) -> bool:
    return colour.red() > 220 and colour.green() > 180 and colour.blue() < 160
