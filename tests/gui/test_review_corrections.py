"""Correcting cells of a review."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from scenes import LEASE, MATTER, SAMPLES, Stage
from scenes_reviews import (
    OTHER,
    REVIEW,
    lease_row,
    plain_row,
    review_rows,
    show_reviews,
    show_rows,
)

from docdesk.domain.review import CellState
from docdesk.ipc.reviews import (
    CorrectCell,
    RowCorrected,
)
from docdesk.ui.panes.review_grid import ReviewGrid

LEASE_PATH = str(SAMPLES / LEASE)


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
