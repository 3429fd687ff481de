"""Reviews in the window: the list, running, beginning."""

from unittest.mock import patch

import pytest
import scenes_reviews
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot
from scenes import MATTER, Stage
from scenes_reviews import (
    OTHER,
    REVIEW,
    SETS,
    review_rows,
    show_reviews,
    show_rows,
)

from docdesk.ipc.conversations import Exported
from docdesk.ipc.reviews import (
    ContinueReview,
    DeleteReview,
    ExportReview,
    ListReviews,
    RenameReview,
    ReviewsListed,
    ShowReview,
)
from docdesk.ui.dialogs.review_plan import ReviewPlanDialog
from docdesk.ui.panes.review_grid import ReviewGrid


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


# ---- the list ----


def test_without_reviews_it_is_said_what_one_is(stage: Stage, qtbot: QtBot) -> None:
    scenes_reviews.no_reviews(stage)

    assert "The same questions to every document" in stage.window.review.note.words()
    qtbot.mouseClick(stage.window.review.note.button, Qt.MouseButton.LeftButton)
    assert stage.window.findChildren(ReviewPlanDialog)


def test_reviews_are_listed_with_how_far_they_are(stage: Stage) -> None:
    scenes_reviews.review_list(stage)
    model = stage.window.review.list.reviews

    spoken = [
        model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
    ]

    assert spoken[0].startswith("Contracts of Northlight. 24 of 24")
    assert "64 of 172" in spoken[1]
    assert "stopped" in spoken[1]


def test_enter_opens_a_review(stage: Stage) -> None:
    scenes_reviews.review_list(stage)
    listed = stage.window.review.list.list
    listed.setFocus()
    listed.mark(listed.model().index(0, 0))

    QTest.keyClick(listed, Qt.Key.Key_Return)

    assert stage.host.sent(ShowReview)[-1].review == REVIEW.id
    assert grid_of(stage).isVisible()


def test_a_review_is_gone_on_with_from_the_list(stage: Stage) -> None:
    scenes_reviews.review_list(stage)
    actions = {each.text(): each for each in stage.window.review.list.menu_for(OTHER.id).actions()}

    actions["Read what is new or changed"].trigger()
    stage.draw()

    assert stage.host.sent(ContinueReview) == [ContinueReview(MATTER, OTHER.id)]
    assert grid_of(stage).head.title.text() == OTHER.name


def test_a_review_is_renamed(stage: Stage) -> None:
    scenes_reviews.review_list(stage)

    stage.window.review.list.rename_wanted.emit(OTHER.id)
    dialog = stage.window.findChild(QInputDialog)
    assert dialog is not None
    dialog.textValueSelected.emit("  Insurers ")

    assert stage.host.sent(RenameReview) == [RenameReview(MATTER, OTHER.id, "Insurers")]


def test_a_review_is_deleted_only_when_confirmed(stage: Stage) -> None:
    scenes_reviews.review_list(stage)
    stage.window.review.list.delete_wanted.emit(OTHER.id)
    box = stage.window.findChild(QMessageBox)
    assert box is not None
    assert OTHER.name in box.text()
    assert not stage.host.sent(DeleteReview)

    next(each for each in box.buttons() if each.text() == "Delete").click()

    assert stage.host.sent(DeleteReview) == [DeleteReview(MATTER, OTHER.id)]


def test_a_review_that_was_deleted_is_left(stage: Stage) -> None:
    open_grid(stage)

    stage.host.answer(ListReviews, ReviewsListed(MATTER, (OTHER,), SETS))
    stage.draw()

    assert stage.window.review.list.isVisible()


def test_there_is_a_way_back_to_the_list(stage: Stage, qtbot: QtBot) -> None:
    grid = open_grid(stage)

    qtbot.mouseClick(grid.head.back, Qt.MouseButton.LeftButton)
    stage.draw()

    assert stage.window.review.list.isVisible()
    assert len(stage.host.sent(ListReviews)) == 2  # the counts of a review change


@pytest.mark.parametrize(("ending", "chosen"), [(".xlsx", "x.xlsx"), (".docx", "x.docx")])
def test_a_review_is_exported(stage: Stage, ending: str, chosen: str) -> None:
    open_grid(stage)
    with patch.object(QFileDialog, "getSaveFileName", return_value=(f"/h/{chosen}", "")) as asked:
        grid_of(stage).head.export_wanted.emit()

    assert stage.host.sent(ExportReview) == [ExportReview(MATTER, REVIEW.id, f"/h/x{ending}", "en")]
    assert asked.call_args.args[2] == "Contracts of Northlight.xlsx"
    stage.host.answer(ExportReview, Exported(f"/h/x{ending}"))
    assert stage.controller.state.notice is not None
    assert stage.controller.state.notice.message == f"x{ending} is saved."
