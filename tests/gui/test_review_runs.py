"""Reviews that run, and beginning one."""

from dataclasses import replace

import scenes_reviews
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from scenes import LOCKED, MATTER, SAMPLES, SERVICES, STATUS, Stage, open_workspace, rows
from scenes_reviews import (
    FIELDS,
    OTHER,
    REVIEW,
    SETS,
    review_rows,
    services_row,
    show_reviews,
    show_rows,
)

from docdesk.domain.review import Cell, CellState, ReviewDone, ReviewPlan, ReviewProgress
from docdesk.ipc.messages import (
    Failure,
    HostStarted,
    ShowWorkspace,
    WorkspaceShown,
)
from docdesk.ipc.reviews import (
    BeginReview,
    ContinueReview,
    ListReviews,
    ReviewShown,
    ReviewsListed,
    ShowReview,
    StopReview,
)
from docdesk.ui.dialogs.review_plan import ReviewPlanDialog
from docdesk.ui.panes.review_grid import ReviewGrid
from docdesk.ui.views import View

SERVICES_PATH = str(SAMPLES / SERVICES)


def grid_of(stage: Stage) -> ReviewGrid:
    return stage.window.review.grid


def open_grid(stage: Stage) -> ReviewGrid:
    show_reviews(stage, REVIEW, OTHER)
    stage.window.review.list.opened.emit(REVIEW.id)
    show_rows(stage, REVIEW, review_rows())
    return grid_of(stage)


def choose(stage: Stage, document: str, field: str) -> None:
    grid = grid_of(stage)
    grid.table.setCurrentIndex(grid.rows.index_of(document, field))
    grid.table.choose()
    stage.draw()


# ---- running ----


def test_a_running_review_fills_its_rows_in_place(stage: Stage) -> None:
    scenes_reviews.review_running(stage)
    grid = grid_of(stage)
    row = grid.rows.row(20)
    assert row is not None
    assert grid.rows.index(20, 0).data() == "waiting"
    read = replace(row, cells=(Cell("parties", CellState.FOUND, "A and B"),))

    stage.host.answer(ContinueReview, ReviewProgress(REVIEW.id, read, 16, 24))
    stage.draw()

    assert grid.rows.index(20, 0).data() == "A and B"
    assert "16 of 24" in grid.head.work.words.text()
    assert grid.head.work.bar.value() == 16


def test_a_review_is_stopped_and_gone_on_with(stage: Stage, qtbot: QtBot) -> None:
    scenes_reviews.review_running(stage)
    stage.draw()
    head = grid_of(stage).head

    qtbot.mouseClick(head.work.button, Qt.MouseButton.LeftButton)
    stage.draw()
    assert stage.host.sent(StopReview) == [StopReview(MATTER, REVIEW.id)]
    assert "stopping" in head.work.words.text()
    stage.host.answer(ContinueReview, ReviewDone(replace(REVIEW, done=16), stopped=True))
    stage.draw()
    assert "stopped" in head.work.words.text()

    qtbot.mouseClick(head.work.button, Qt.MouseButton.LeftButton)
    assert len(stage.host.sent(ContinueReview)) == 2


def test_the_rows_of_a_run_do_not_undo_the_order_that_was_chosen(stage: Stage) -> None:
    grid = open_grid(stage)
    grid.table.horizontalHeader().sectionClicked.emit(1)
    show_rows(stage, REVIEW, (services_row(),))
    grid.head.continue_wanted.emit()
    before = len(stage.host.sent(ShowReview))

    stage.host.answer(ContinueReview, ReviewShown(MATTER, REVIEW, review_rows(), 0, 24))
    stage.draw()

    first = grid.rows.row(0)
    assert first is not None
    assert first.document == SERVICES_PATH
    assert len(stage.host.sent(ShowReview)) == before + 1


def test_alt_left_goes_back_from_anywhere_in_the_grid(stage: Stage) -> None:
    grid = open_grid(stage)
    grid.table.setFocus()
    stage.draw()

    QTest.keyClick(grid.table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    stage.draw()

    assert stage.window.review.list.isVisible()


def test_a_complete_review_offers_nothing_to_go_on_with(stage: Stage) -> None:
    head = open_grid(stage).head

    assert not head.work.button.isVisible()
    assert not head.work.bar.isVisible()


def test_the_rows_on_screen_are_asked_for_again_when_a_run_ends(stage: Stage) -> None:
    scenes_reviews.review_running(stage)
    before = len(stage.host.sent(ShowReview))

    stage.host.answer(ContinueReview, ReviewDone(REVIEW))

    assert len(stage.host.sent(ShowReview)) == before + 1
    assert grid_of(stage).rows.row(0) is not None  # shown until then


def test_a_run_that_fails_says_why_and_can_be_gone_on_with(stage: Stage) -> None:
    scenes_reviews.review_running(stage)

    stage.host.answer(ContinueReview, Failure("The disk is full.", "Make room."))
    stage.draw()

    assert stage.window.notice.isVisible()
    assert grid_of(stage).head.work.button.text() == "Continue"


def test_a_review_goes_on_while_another_workspace_is_shown(stage: Stage) -> None:
    scenes_reviews.review_running(stage)
    run = stage.host.id_of(ContinueReview)
    for name in ("Bellandi", MATTER):
        stage.window.top.workspace_chosen.emit(name)
        stage.host.answer(ShowWorkspace, WorkspaceShown(replace(STATUS, name=name)))
        listed = (replace(REVIEW, done=15),) if name == MATTER else ()
        stage.host.answer(ListReviews, ReviewsListed(name, listed, SETS))
        stage.draw()

    stage.window.review.list.opened.emit(REVIEW.id)
    stage.draw()
    assert grid_of(stage).head.work.button.text() == "Stop"
    stage.host.play(ReviewDone(REVIEW), run)
    stage.draw()

    assert not grid_of(stage).head.work.bar.isVisible()


# ---- beginning ----


def test_a_review_that_is_begun_is_shown_with_the_rows_that_come_with_it(stage: Stage) -> None:
    show_reviews(stage, OTHER)
    plan = ReviewPlan(FIELDS)
    stage.window.review.new_wanted.emit()
    dialog = stage.window.findChild(ReviewPlanDialog)
    assert dialog is not None
    dialog.begun.emit("Contracts of Northlight", plan)
    assert stage.host.sent(BeginReview) == [BeginReview(MATTER, REVIEW.name, plan)]

    status = replace(REVIEW, done=0, unreadable=0)
    rows = review_rows(waiting=24)
    stage.host.answer(BeginReview, ReviewShown(MATTER, status, rows, 0, 24))
    stage.draw()

    grid = grid_of(stage)
    assert grid.isVisible()
    assert grid.rows.row(23) is not None
    assert grid.head.work.button.text() == "Stop"


def test_the_same_fields_are_asked_again(stage: Stage) -> None:
    open_grid(stage)

    grid_of(stage).head.again_wanted.emit()

    dialog = stage.window.findChild(ReviewPlanDialog)
    assert dialog is not None
    assert dialog.editor.fields == FIELDS


def test_a_review_that_cannot_be_begun_says_why(stage: Stage) -> None:
    show_reviews(stage, OTHER)
    stage.window.review.new_wanted.emit()
    dialog = stage.window.findChild(ReviewPlanDialog)
    assert dialog is not None
    dialog.begun.emit("x", ReviewPlan(FIELDS))

    stage.host.answer(BeginReview, Failure("The workspace is busy.", "Wait."))
    stage.draw()

    assert stage.window.notice.isVisible()
    assert stage.window.review.list.isVisible()


def test_reviews_are_asked_for_again_when_the_host_came_back(stage: Stage) -> None:
    open_workspace(stage, STATUS, rows())
    stage.window.views.switch.chosen.emit(View.REVIEW)
    assert len(stage.host.sent(ListReviews)) == 1

    stage.host.lost.emit()
    stage.host.play(HostStarted("0.1.0", LOCKED))

    assert len(stage.host.sent(ListReviews)) == 2
