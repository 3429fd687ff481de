"""The summary view."""

from dataclasses import replace

import scenes_digests
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from scenes import LEASE, MATTER, SAMPLES, Stage, rows
from scenes_digests import summary

from docdesk.domain.digests import (
    SummaryDone,
)
from docdesk.ipc.digests import StopDigest, Summarise
from docdesk.ipc.messages import (
    ShowPage,
)
from docdesk.ui.panes.file_actions import FileAction, actions_for
from docdesk.ui.views import View

LEASE_PATH = str(SAMPLES / LEASE)


# ---- summary ----


def test_a_document_is_summarised_from_its_menu(stage: Stage) -> None:
    scenes_digests.summary_running(stage)

    assert stage.host.sent(Summarise) == [Summarise(MATTER, LEASE_PATH)]
    assert stage.window.views.view is View.SUMMARY
    pane = stage.window.summary
    stage.draw()
    assert pane.title.text() == LEASE
    assert "6. Use of the Premises" in pane.work.words.text()
    assert (pane.work.bar.value(), pane.work.bar.maximum()) == (5, 14)


def test_documents_that_can_be_searched_can_be_summarised_and_compared() -> None:
    ready = next(row for row in rows() if row.state == "ready")
    locked = next(row for row in rows() if row.state == "needs_password")

    assert {FileAction.SUMMARISE, FileAction.COMPARE} <= set(actions_for(ready))
    assert not {FileAction.SUMMARISE, FileAction.COMPARE} & set(actions_for(locked))


def test_a_summary_says_who_wrote_it_and_what_is_doubtful(stage: Stage) -> None:
    scenes_digests.summary_done(stage)
    pane = stage.window.summary

    assert "Qwen2.5 3B Instruct" in pane.status.text()
    assert "not carried by a quote" in pane.status.text()
    assert "Either party may end the lease" in pane.overview.text()
    assert "3. Rent review" in pane.sections.text()
    assert "45 days" in pane.sections.text()


def test_where_the_model_was_left_out_nothing_denies_that_it_took_part(stage: Stage) -> None:
    scenes_digests.summary_running(stage)
    note = "What the model wrote is not carried by the document."
    made = replace(summary(), by_model="", notes=(note,))

    stage.host.answer(Summarise, SummaryDone(made))
    stage.draw()

    words = stage.window.summary.status.text()
    assert "chosen and not rewritten" in words
    assert note in words
    assert "no model" not in words


def test_a_chip_opens_its_page_and_is_marked(stage: Stage) -> None:
    scenes_digests.summary_done(stage)

    stage.window.summary.overview.citation_clicked.emit(4)

    wanted = stage.host.sent(ShowPage)[-1]
    assert (wanted.document, wanted.page) == (LEASE_PATH, 4)
    assert stage.window.summary.overview._current == 4


def test_of_sentences_with_the_same_quote_the_chosen_one_is_marked(stage: Stage) -> None:
    scenes_digests.summary_running(stage)
    same = summary().overview[0]
    stage.host.answer(Summarise, SummaryDone(replace(summary(), overview=(same, same))))
    stage.draw()

    stage.window.summary.overview.citation_clicked.emit(2)

    assert stage.window.summary.overview._current == 2


def test_the_arrows_walk_the_citations_of_both_parts(stage: Stage) -> None:
    scenes_digests.summary_done(stage)
    pane = stage.window.summary
    pane.setFocus()
    pages = []

    for _ in range(6):
        QTest.keyClick(pane.main_part, Qt.Key.Key_Down)
        pages.append(stage.host.sent(ShowPage)[-1].page)

    assert pages == [1, 1, 4, 1, 1, 2]
    QTest.keyClick(pane.main_part, Qt.Key.Key_Up)
    assert stage.host.sent(ShowPage)[-1].page == 1


def test_stepping_through_the_quotes_marks_the_chip(stage: Stage) -> None:
    scenes_digests.summary_done(stage)

    stage.window.source.quote_wanted.emit(6)

    assert stage.window.summary.sections._current == 7


def test_a_summary_is_stopped_and_gone_on_with(stage: Stage, qtbot: QtBot) -> None:
    scenes_digests.summary_running(stage)
    stage.draw()
    pane = stage.window.summary

    qtbot.mouseClick(pane.work.button, Qt.MouseButton.LeftButton)
    stage.draw()

    assert stage.host.sent(StopDigest) == [StopDigest(stage.host.id_of(Summarise))]
    assert "Stopped" in pane.note.words()
    qtbot.mouseClick(pane.note.button, Qt.MouseButton.LeftButton)
    assert stage.host.sent(Summarise)[-1] == Summarise(MATTER, LEASE_PATH, anew=False)


def test_escape_stops_the_work_that_is_looked_at(stage: Stage) -> None:
    scenes_digests.summary_running(stage)
    stage.draw()

    QTest.keyClick(stage.window, Qt.Key.Key_Escape)

    assert len(stage.host.sent(StopDigest)) == 1


def test_a_summary_is_made_anew_and_stays_until_then(stage: Stage) -> None:
    scenes_digests.summary_done(stage)
    pane = stage.window.summary

    pane.anew.trigger()
    stage.draw()

    assert stage.host.sent(Summarise)[-1].anew
    assert pane.overview.isVisible()
    assert pane.work.isVisible()
    assert not pane.anew.isEnabled()


def test_a_summary_that_fails_says_why_in_its_place_and_nowhere_else(stage: Stage) -> None:
    scenes_digests.summary_failed(stage)
    stage.draw()

    assert "This document has no text." in stage.window.summary.note.words()
    assert not stage.window.notice.isVisible()


def test_the_events_of_a_summary_that_was_replaced_change_nothing(stage: Stage) -> None:
    scenes_digests.summary_running(stage)
    first = stage.host.id_of(Summarise)
    stage.window.sources.action_wanted.emit("summarise", rows()[0])

    stage.host.play(SummaryDone(summary()), first)
    stage.draw()

    assert stage.host.sent(StopDigest) == [StopDigest(first)]
    assert stage.window.summary.overview.text() == ""


def test_text_of_a_model_is_never_markup(stage: Stage) -> None:
    scenes_digests.summary_running(stage)
    nasty = scenes_digests.statement("<img src='http://x/y.png'> <b>bold</b>")

    stage.host.answer(Summarise, SummaryDone(replace(summary(), overview=(nasty,))))
    stage.draw()

    assert "<img src='http://x/y.png'> <b>bold</b>" in stage.window.summary.overview.text()
