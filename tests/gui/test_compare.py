"""The compare view."""

import scenes_digests
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from scenes import LEASE, SAMPLES, Stage
from scenes_digests import DRAFT, comparison

from docdesk.domain.digests import (
    Clause,
    ComparedClause,
    Comparison,
    ComparisonDone,
    Difference,
)
from docdesk.ipc.digests import Compare
from docdesk.ipc.messages import (
    ShowPage,
)

LEASE_PATH = str(SAMPLES / LEASE)


# ---- comparison ----


def test_a_comparison_counts_and_filters_the_kinds_of_difference(
    stage: Stage, qtbot: QtBot
) -> None:
    scenes_digests.compare_done(stage)
    pane = stage.window.compare

    assert pane.kinds[Difference.CHANGED].text() == "Changed 2"
    qtbot.mouseClick(pane.kinds[Difference.ONLY_SECOND], Qt.MouseButton.LeftButton)

    assert [row.difference for row in pane.list.clauses.rows] == [Difference.ONLY_SECOND]


def test_a_kind_that_does_not_occur_cannot_be_chosen(stage: Stage) -> None:
    scenes_digests.compare_done(stage)
    same = tuple(each for each in comparison().clauses if each.difference is Difference.SAME)
    alike = Comparison(DRAFT, LEASE_PATH, same, 1, 0, 0, 0)

    stage.host.answer(Compare, ComparisonDone(alike))
    stage.draw()

    kinds = stage.window.compare.kinds
    assert kinds[Difference.SAME].isEnabled()
    assert not kinds[Difference.CHANGED].isEnabled()


def test_a_clause_opens_its_own_page_and_its_counterpart_is_a_step_away(stage: Stage) -> None:
    scenes_digests.compare_done(stage)
    assert stage.host.sent(ShowPage)[-1].document == LEASE_PATH

    stage.window.source.quote_wanted.emit(0)

    assert stage.host.sent(ShowPage)[-1].document == DRAFT
    assert stage.window.compare.list.currentIndex().column() == 0


def test_where_one_document_has_no_clause_the_other_is_opened(stage: Stage) -> None:
    scenes_digests.compare_done(stage)
    listed = stage.window.compare.list

    listed.setCurrentIndex(listed.clauses.index(1, 0))
    listed.choose()

    assert stage.host.sent(ShowPage)[-1].document == LEASE_PATH


def test_a_clause_is_spoken_with_its_difference_and_figures(stage: Stage) -> None:
    scenes_digests.compare_done(stage)
    index = stage.window.compare.list.clauses.index(0, 0)

    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith("Changed. 2.1 Rent · p. 1. Only here: £44,000. 2.1 The Tenant")
    interface = QAccessible.queryAccessibleInterface(stage.window.compare.list)
    assert interface.text(QAccessible.Text.Name) == "Clauses of both documents"


def test_rows_are_as_high_as_their_longer_side_needs(stage: Stage) -> None:
    scenes_digests.compare_done(stage)
    listed = stage.window.compare.list
    before = listed.rowHeight(0)

    stage.window.splitter.setSizes([264, 340, 676])
    stage.draw()

    widths = (listed.columnWidth(0), listed.columnWidth(1))
    assert listed.rowHeight(0) > before
    assert listed.rowHeight(0) == listed._delegate.height(listed.clauses.rows[0], widths)


def test_a_long_comparison_lays_out_only_what_is_looked_at(stage: Stage) -> None:
    scenes_digests.compare_done(stage)
    text = "The Tenant shall pay. " * 30
    many = tuple(
        ComparedClause(Difference.ONLY_FIRST, Clause(DRAFT, n, "", 0, 9, f"{n}.", text), None)
        for n in range(1, 2001)
    )

    stage.host.answer(Compare, ComparisonDone(Comparison(DRAFT, LEASE_PATH, many, 0, 0, 2000, 0)))
    stage.draw()

    assert len(stage.window.compare.list._measured) < 100
