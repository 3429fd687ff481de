"""A page goes with the answer that it belongs to; one that was opened by hand stays."""

import scenes
import scenes_asking
import scenes_digests
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from scenes import QUESTION, SAMPLES, Stage

from docdesk.domain.events import EvidenceFound
from docdesk.ipc.messages import AskQuestion, Failure
from docdesk.ui.panes.source import SourcePane
from docdesk.ui.widgets.page_view import PageView

NEAR = scenes.lease_passages()[2:4]


def shows_page(source: SourcePane) -> bool:
    return source.findChild(PageView).isVisible()


def ask_in_vain(stage: Stage) -> None:
    stage.ask("Who insures the building against earthquakes?")
    found = EvidenceFound("", NEAR, False, scenes.COVERAGE, 0.1)
    stage.host.answer(AskQuestion, found)
    stage.draw()


def test_the_page_of_an_answer_does_not_stay_beside_a_refusal(stage: Stage) -> None:
    scenes.checked(stage)
    assert shows_page(stage.window.source)

    ask_in_vain(stage)

    assert not shows_page(stage.window.source)


def test_the_page_of_an_answer_does_not_stay_beside_a_failure(stage: Stage) -> None:
    scenes.checked(stage)

    stage.ask("And who pays?")
    stage.host.answer(AskQuestion, Failure("The model does not answer.", "Try again.", ""))
    stage.draw()

    assert not shows_page(stage.window.source)


def test_a_document_opened_by_hand_stays_beside_a_refusal(stage: Stage) -> None:
    scenes.ready(stage)
    stage.window.show_document(str(SAMPLES / scenes.LEASE))
    stage.show_pages()

    ask_in_vain(stage)

    assert shows_page(stage.window.source)


def test_another_conversation_begins_without_a_page(stage: Stage, qtbot: QtBot) -> None:
    scenes.checked(stage)

    qtbot.keyClick(stage.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    stage.draw()

    assert not shows_page(stage.window.source)


def test_a_digest_begins_without_the_page_of_an_answer(stage: Stage) -> None:
    scenes.checked(stage)

    scenes_digests.timeline_running(stage)

    assert not shows_page(stage.window.source)


def test_the_best_passage_is_in_view_while_the_model_reads(stage: Stage) -> None:
    stage.window.resize(1280, 480)
    scenes_asking.explained_evidence(stage)
    stage.ask(QUESTION)
    stage.host.answer(AskQuestion, scenes_asking.evidence())
    stage.draw()

    turns = stage.window.conversation.turns
    view = turns.views[stage.host.id_of(AskQuestion)]
    assert view.y() - turns.verticalScrollBar().value() < 60
    assert turns.verticalScrollBar().value() < turns.verticalScrollBar().maximum()


def test_whoever_opened_a_passage_is_not_moved_when_the_answer_comes(stage: Stage) -> None:
    stage.window.resize(1280, 480)
    scenes.reading(stage)
    stage.draw()
    turns = stage.window.conversation.turns
    turns.views[stage.host.id_of(AskQuestion)].passage_opened.emit(0)
    stage.draw()
    before = turns.verticalScrollBar().value()

    stage.host.answer(AskQuestion, scenes.TextAdded(scenes.ANSWER_TEXT))
    stage.draw()

    assert turns.verticalScrollBar().maximum() > before
    assert turns.verticalScrollBar().value() == before
