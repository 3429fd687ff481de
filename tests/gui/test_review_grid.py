"""The grid of a review in the window: its cells, order, filters and corrections."""

import scenes_reviews
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from scenes import LEASE, MATTER, SAMPLES, SERVICES, Stage
from scenes_reviews import (
    FIELDS,
    OTHER,
    REVIEW,
    review_rows,
    show_reviews,
    show_rows,
)

from docdesk.ipc.messages import (
    ShowPage,
)
from docdesk.ipc.reviews import (
    ReviewShown,
    ShowReview,
)
from docdesk.ui.panes.review_grid import ReviewGrid

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
    scenes_reviews.review_filtered(stage)

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
    scenes_reviews.review_filtered(stage)

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
