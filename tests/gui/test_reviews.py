"""Reviews in the window: the list, the grid, its cells and corrections."""

from dataclasses import replace
from unittest.mock import patch

import pytest
import scenes_views
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QInputDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot
from scenes import LEASE, LOCKED, MATTER, SAMPLES, SERVICES, STATUS, Stage, open_workspace, rows
from scenes_views import (
    FIELDS,
    OTHER,
    REVIEW,
    SETS,
    lease_row,
    plain_row,
    review_rows,
    services_row,
    show_reviews,
    show_rows,
)

from docdesk.domain.review import Cell, CellState, ReviewDone, ReviewPlan, ReviewProgress
from docdesk.ipc.conversations import Exported
from docdesk.ipc.messages import (
    Failure,
    HostStarted,
    ShowPage,
    ShowWorkspace,
    WorkspaceShown,
)
from docdesk.ipc.reviews import (
    BeginReview,
    ContinueReview,
    CorrectCell,
    DeleteReview,
    ExportReview,
    ListReviews,
    RenameReview,
    ReviewShown,
    ReviewsListed,
    RowCorrected,
    ShowReview,
    StopReview,
)
from docdesk.ui.dialogs.review_plan import ReviewPlanDialog
from docdesk.ui.panes.review_grid import ReviewGrid
from docdesk.ui.views import View

LEASE_PATH, SERVICES_PATH = str(SAMPLES / LEASE), str(SAMPLES / SERVICES)


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
    scenes_views.no_reviews(stage)

    assert "The same questions to every document" in stage.window.review.note.words()
    qtbot.mouseClick(stage.window.review.note.button, Qt.MouseButton.LeftButton)
    assert stage.window.findChildren(ReviewPlanDialog)


def test_reviews_are_listed_with_how_far_they_are(stage: Stage) -> None:
    scenes_views.review_list(stage)
    model = stage.window.review.list.reviews

    spoken = [
        model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
    ]

    assert spoken[0].startswith("Contracts of Northlight. 24 of 24")
    assert "64 of 172" in spoken[1]
    assert "stopped" in spoken[1]


def test_enter_opens_a_review(stage: Stage) -> None:
    scenes_views.review_list(stage)
    listed = stage.window.review.list.list
    listed.setFocus()
    listed.mark(listed.model().index(0, 0))

    QTest.keyClick(listed, Qt.Key.Key_Return)

    assert stage.host.sent(ShowReview)[-1].review == REVIEW.id
    assert grid_of(stage).isVisible()


def test_a_review_is_gone_on_with_from_the_list(stage: Stage) -> None:
    scenes_views.review_list(stage)
    actions = {each.text(): each for each in stage.window.review.list.menu_for(OTHER.id).actions()}

    actions["Read what is new or changed"].trigger()
    stage.draw()

    assert stage.host.sent(ContinueReview) == [ContinueReview(MATTER, OTHER.id)]
    assert grid_of(stage).head.title.text() == OTHER.name


def test_a_review_is_renamed(stage: Stage) -> None:
    scenes_views.review_list(stage)

    stage.window.review.list.rename_wanted.emit(OTHER.id)
    dialog = stage.window.findChild(QInputDialog)
    assert dialog is not None
    dialog.textValueSelected.emit("  Insurers ")

    assert stage.host.sent(RenameReview) == [RenameReview(MATTER, OTHER.id, "Insurers")]


def test_a_review_is_deleted_only_when_confirmed(stage: Stage) -> None:
    scenes_views.review_list(stage)
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


# ---- the grid ----


def test_the_grid_has_a_row_a_document_and_a_column_a_field(stage: Stage) -> None:
    grid = open_grid(stage)

    assert grid.rows.rowCount() == 24
    heads = [
        grid.rows.headerData(column, Qt.Orientation.Horizontal) for column in range(len(FIELDS))
    ]
    assert heads == [field.name for field in FIELDS]
    assert grid.rows.index_of(LEASE_PATH, "parties").data().startswith("Harbour Court")


def test_a_cell_opens_its_quote_and_the_others_of_its_row_are_a_step_away(stage: Stage) -> None:
    open_grid(stage)

    choose(stage, LEASE_PATH, "early")
    wanted = stage.host.sent(ShowPage)[-1]
    assert (wanted.document, wanted.page) == (LEASE_PATH, 4)
    stage.window.source.quote_wanted.emit(0)

    assert stage.host.sent(ShowPage)[-1].page == 1
    current = grid_of(stage).table.currentIndex()
    assert grid_of(stage).rows.fields[current.column()].key == "parties"


def test_resting_on_a_cell_with_the_arrows_opens_its_page(stage: Stage, qtbot: QtBot) -> None:
    grid = open_grid(stage)
    grid.table.setFocus()
    grid.table.mark(grid.rows.index_of(LEASE_PATH, "rent"))

    with qtbot.waitSignal(grid.table.looked_at):
        QTest.keyClick(grid.table, Qt.Key.Key_Right)

    assert stage.host.sent(ShowPage)[-1].page == 4


def test_in_a_narrow_window_the_arrows_do_not_cover_the_grid(stage: Stage, qtbot: QtBot) -> None:
    stage.window.resize(900, 700)
    grid = open_grid(stage)
    grid.table.setFocus()
    grid.table.mark(grid.rows.index_of(LEASE_PATH, "rent"))

    with qtbot.waitSignal(grid.table.looked_at):
        QTest.keyClick(grid.table, Qt.Key.Key_Right)
    assert grid.isVisible()

    QTest.keyClick(grid.table, Qt.Key.Key_Return)
    stage.draw()
    assert stage.window.source.isVisible()
    QTest.keyClick(stage.window, Qt.Key.Key_Escape)
    stage.draw()
    assert grid.isVisible()


def test_a_cell_without_a_quote_shows_no_page_of_another(stage: Stage, qtbot: QtBot) -> None:
    grid = open_grid(stage)
    choose(stage, LEASE_PATH, "early")
    pages = len(stage.host.sent(ShowPage))

    with qtbot.waitSignal(grid.table.looked_at):
        grid.table.setCurrentIndex(grid.rows.index_of(SERVICES_PATH, "parties"))
    assert len(stage.host.sent(ShowPage)) == pages

    grid.table.choose()
    assert stage.host.sent(ShowPage)[-1].document == SERVICES_PATH


def test_a_click_on_a_name_opens_the_document(stage: Stage) -> None:
    grid = open_grid(stage)

    grid.table.verticalHeader().sectionClicked.emit(0)

    assert stage.host.sent(ShowPage)[-1].document.endswith("Deed of 1987.pdf")


def test_of_fields_with_the_same_quote_the_chosen_one_stays_chosen(stage: Stage) -> None:
    grid = open_grid(stage)

    choose(stage, SERVICES_PATH, "early")

    assert grid.rows.fields[grid.table.currentIndex().column()].key == "early"


def test_the_card_says_all_of_a_cell(stage: Stage) -> None:
    open_grid(stage)

    choose(stage, SERVICES_PATH, "rent")

    card = grid_of(stage).card
    assert card.isVisible()
    assert card.value.text().endswith("250.50\u00a0EUR")
    assert "Not verified" in card.remarks.text()
    assert "Changed since it was read" in card.remarks.text()
    assert "“2.4 If" in card.quote.text()


def test_cells_and_rows_are_spoken_whole(stage: Stage) -> None:
    grid = open_grid(stage)
    role = Qt.ItemDataRole.AccessibleTextRole

    assert grid.rows.index_of(SERVICES_PATH, "rent").data(role).startswith("Price or rent: 1")
    assert "Not verified" in grid.rows.index_of(SERVICES_PATH, "rent").data(role)
    assert "Corrected by hand" in grid.rows.index_of(LEASE_PATH, "rent").data(role)
    number = grid.rows.index_of(SERVICES_PATH, "rent").row()
    spoken = grid.rows.headerData(number, Qt.Orientation.Vertical, role)
    assert spoken == f"{SERVICES}. Changed since it was read"
    interface = QAccessible.queryAccessibleInterface(grid.table)
    assert interface.text(QAccessible.Text.Name)


# ---- sorting and filtering ----


def test_a_heading_sorts_and_the_same_heading_turns_it_round(stage: Stage) -> None:
    grid = open_grid(stage)
    for is_descending in (False, True):
        grid.table.horizontalHeader().sectionClicked.emit(1)
        wanted = stage.host.sent(ShowReview)[-1]
        assert (wanted.sort, wanted.is_descending) == ("date", is_descending)

    assert grid.table.horizontalHeader().sortIndicatorSection() == 1


def test_documents_are_sorted_by_their_names_again(stage: Stage, qtbot: QtBot) -> None:
    grid = open_grid(stage)
    grid.table.horizontalHeader().sectionClicked.emit(1)

    corner = grid.table._corner
    assert corner is not None
    qtbot.mouseClick(corner, Qt.MouseButton.LeftButton)

    assert stage.host.sent(ShowReview)[-1].sort == ""


def test_the_menu_of_a_cell_sorts_and_corrects_by_keyboard(stage: Stage) -> None:
    grid = open_grid(stage)
    menu = grid.menu_for(grid.rows.index_of(LEASE_PATH, "expiry"))
    actions = {action.text(): action for action in menu.actions()}

    actions["Sort by “Expiry”"].trigger()

    assert stage.host.sent(ShowReview)[-1].sort == "expiry"
    assert actions["Correct…"].isEnabled()
    assert not actions["Take the correction back"].isEnabled()


def test_rows_are_filtered_by_text_once_typing_rests(stage: Stage, qtbot: QtBot) -> None:
    grid = open_grid(stage)
    before = len(stage.host.sent(ShowReview))

    with qtbot.waitSignal(grid.query_wanted):
        grid.head.contains.setText("harbour")

    assert len(stage.host.sent(ShowReview)) == before + 1
    assert stage.host.sent(ShowReview)[-1].contains == "harbour"


def test_rows_are_filtered_by_the_state_of_a_field(stage: Stage) -> None:
    scenes_views.review_filtered(stage)

    wanted = stage.host.sent(ShowReview)[-1]
    assert (wanted.field, wanted.state) == ("law", "failed")
    assert grid_of(stage).rows.rowCount() == 1
    assert grid_of(stage).head.matching.text().startswith("1 of 24")


def test_documents_have_other_states_than_cells(stage: Stage) -> None:
    head = open_grid(stage).head
    of_documents = {head.state.itemData(at) for at in range(head.state.count())}

    head.column.setCurrentIndex(1)
    of_cells = {head.state.itemData(at) for at in range(head.state.count())}

    assert "not_found" not in of_documents
    assert {"not_found", "corrected"} <= of_cells


def test_no_row_that_matches_is_said(stage: Stage) -> None:
    scenes_views.review_filtered(stage)

    grid_of(stage).head.state.setCurrentIndex(1)
    show_rows(stage, REVIEW, ())

    assert grid_of(stage).nothing.isVisible()


def test_rows_of_an_older_filter_are_not_shown(stage: Stage) -> None:
    grid = open_grid(stage)
    grid.table.horizontalHeader().sectionClicked.emit(0)
    late = stage.host.id_of(ShowReview)
    grid.table.horizontalHeader().sectionClicked.emit(1)

    stage.host.play(ReviewShown(MATTER, REVIEW, review_rows(), 0, 24), late)

    assert grid.rows.row(0) is None


# ---- correcting ----


def test_a_cell_is_corrected_where_it_stands(stage: Stage) -> None:
    grid = open_grid(stage)
    grid.table.setCurrentIndex(grid.rows.index_of(LEASE_PATH, "law"))

    grid.card.correction_wanted.emit()
    editor = grid.table.viewport().findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "Port Elswick"
    editor.setText("The law of Elswick")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    stage.draw()

    expected = CorrectCell(MATTER, REVIEW.id, LEASE_PATH, "law", "The law of Elswick")
    assert stage.host.sent(CorrectCell) == [expected]
    assert grid.rows.index_of(LEASE_PATH, "law").data() == "Port Elswick"  # until it is kept


def test_f2_opens_a_cell_and_esc_leaves_it_as_it_was(stage: Stage) -> None:
    grid = open_grid(stage)
    grid.table.setFocus()
    grid.table.setCurrentIndex(grid.rows.index_of(LEASE_PATH, "law"))

    QTest.keyClick(grid.table, Qt.Key.Key_F2)
    editor = grid.table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.setText("x")
    QTest.keyClick(editor, Qt.Key.Key_Escape)

    assert not stage.host.sent(CorrectCell)


def test_yes_and_no_are_chosen(stage: Stage) -> None:
    grid = open_grid(stage)
    grid.table.setCurrentIndex(grid.rows.index_of(LEASE_PATH, "early"))

    grid.table.correct()
    editor = grid.table.viewport().findChild(QComboBox)
    assert editor is not None
    editor.setCurrentIndex(1)
    grid.table.commitData(editor)

    assert stage.host.sent(CorrectCell)[-1].correction == "no"


def test_a_correction_is_shown_when_the_host_has_kept_it_and_taken_back(
    stage: Stage, qtbot: QtBot
) -> None:
    grid = open_grid(stage)
    choose(stage, LEASE_PATH, "rent")
    assert "Corrected by hand. Found: 48" in grid.card.remarks.text()

    qtbot.mouseClick(grid.card.take_back, Qt.MouseButton.LeftButton)
    assert stage.host.sent(CorrectCell)[-1].correction is None
    row = lease_row()
    cells = tuple(replace(each, correction=None) for each in row.cells)
    stage.host.answer(CorrectCell, RowCorrected(REVIEW.id, replace(row, cells=cells)))
    stage.draw()

    assert grid.rows.index_of(LEASE_PATH, "rent").data().endswith("\u00a0GBP")
    assert not grid.card.take_back.isVisible()


@pytest.mark.parametrize("state", [CellState.WAITING, CellState.UNREADABLE])
def test_what_was_not_read_cannot_be_corrected(stage: Stage, state: CellState) -> None:
    grid = open_grid(stage)

    grid.show_row(plain_row(LEASE_PATH, state))

    index = grid.rows.index_of(LEASE_PATH, "law")
    assert not grid.rows.flags(index) & Qt.ItemFlag.ItemIsEditable


# ---- running ----


def test_a_running_review_fills_its_rows_in_place(stage: Stage) -> None:
    scenes_views.review_running(stage)
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
    scenes_views.review_running(stage)
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
    scenes_views.review_running(stage)
    before = len(stage.host.sent(ShowReview))

    stage.host.answer(ContinueReview, ReviewDone(REVIEW))

    assert len(stage.host.sent(ShowReview)) == before + 1
    assert grid_of(stage).rows.row(0) is not None  # shown until then


def test_a_run_that_fails_says_why_and_can_be_gone_on_with(stage: Stage) -> None:
    scenes_views.review_running(stage)

    stage.host.answer(ContinueReview, Failure("The disk is full.", "Make room."))
    stage.draw()

    assert stage.window.notice.isVisible()
    assert grid_of(stage).head.work.button.text() == "Continue"


def test_a_review_goes_on_while_another_workspace_is_shown(stage: Stage) -> None:
    scenes_views.review_running(stage)
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
