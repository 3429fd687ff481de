"""What summary, comparison and timeline share in the window, and choosing their documents."""

from dataclasses import replace
from unittest.mock import patch

import pytest
import scenes_digests
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from scenes import MATTER, STATUS, Stage, open_workspace, rows
from scenes_views import VIEW_SCENES

from docdesk.domain.digests import (
    DigestProgress,
)
from docdesk.ipc.conversations import Exported
from docdesk.ipc.digests import BuildTimeline, Compare, ExportDigest, StopDigest, Summarise
from docdesk.ipc.messages import (
    Failure,
    FilesListed,
    ListFiles,
    ShowWorkspace,
    WorkspaceShown,
)
from docdesk.ui.dialogs.documents import DocumentDialog
from docdesk.ui.state import HOST_LOST
from docdesk.ui.theme import Theme


def dialog_of(stage: Stage) -> DocumentDialog:
    return next(each for each in stage.window.findChildren(DocumentDialog) if each.isVisible())


# ---- choosing documents ----


def test_a_document_is_chosen_in_the_view_itself(stage: Stage, qtbot: QtBot) -> None:
    scenes_digests.summary_empty(stage)
    stage.draw()

    qtbot.mouseClick(stage.window.summary.note.button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(stage)
    stage.host.answer(ListFiles, FilesListed(MATTER, tuple(rows()[:2]), 0, 2))
    QTest.keyClick(dialog.filter, Qt.Key.Key_Down)
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert stage.host.sent(Summarise) == [Summarise(MATTER, rows()[1].document)]


def test_the_documents_are_asked_for_by_name(stage: Stage, qtbot: QtBot) -> None:
    scenes_digests.summary_empty(stage)
    stage.window.summary.document_wanted.emit()
    dialog = dialog_of(stage)

    with qtbot.waitSignal(dialog.wanted):
        dialog.filter.setText("lease")

    wanted = stage.host.sent(ListFiles)[-1]
    assert (wanted.contains, wanted.state) == ("lease", "ready")


def test_what_is_not_listed_is_said(theme: Theme, qtbot: QtBot) -> None:
    dialog = DocumentDialog("Compare", without=rows()[0].document)
    qtbot.addWidget(dialog)

    dialog.show_files(FilesListed(MATTER, tuple(rows()[:1]), 0, 1))
    assert not dialog.go.isEnabled()
    assert "No document" in dialog.more.text()

    dialog.show_files(FilesListed(MATTER, tuple(rows()[:3]), 0, 90))
    assert dialog.go.isEnabled()
    assert dialog.more.text().startswith("87 more")


def test_two_documents_are_chosen_one_after_the_other(stage: Stage) -> None:
    scenes_digests.compare_empty(stage)
    stage.window.compare.begin_wanted.emit()
    for row in rows()[:2]:
        dialog = dialog_of(stage)
        stage.host.answer(ListFiles, FilesListed(MATTER, (row,), 0, 1))
        dialog.accept()

    first, second = (row.document for row in rows()[:2])
    assert stage.host.sent(Compare) == [Compare(MATTER, first, second)]


# ---- what they share ----


def test_a_digest_is_exported_in_the_format_that_was_chosen(stage: Stage) -> None:
    scenes_digests.timeline_done(stage)
    chosen = ("/home/anna/dates", "Excel (*.xlsx)")

    with patch.object(QFileDialog, "getSaveFileName", return_value=chosen) as asked:
        stage.window.timeline.export_wanted.emit()

    (request,) = stage.host.sent(ExportDigest)
    assert request.path == "/home/anna/dates.xlsx"
    assert request.request == stage.host.id_of(BuildTimeline)
    assert "*.csv" in asked.call_args.args[3]
    stage.host.answer(ExportDigest, Exported(request.path))
    stage.draw()
    assert stage.window.notice.isVisible()


def test_cancelling_an_export_sends_nothing(stage: Stage) -> None:
    scenes_digests.summary_done(stage)

    with patch.object(QFileDialog, "getSaveFileName", return_value=("", "")):
        stage.window.summary.export_wanted.emit()

    assert not stage.host.sent(ExportDigest)


def test_nothing_of_one_workspace_is_shown_in_another(stage: Stage) -> None:
    scenes_digests.summary_done(stage)

    stage.window.top.workspace_chosen.emit("Bellandi")
    stage.host.answer(ShowWorkspace, WorkspaceShown(replace(STATUS, name="Bellandi")))
    stage.draw()

    assert stage.window.summary.overview.text() == ""
    assert "A document in short" in stage.window.summary.note.words()


def test_what_runs_is_stopped_when_another_workspace_is_opened(stage: Stage) -> None:
    scenes_digests.summary_running(stage)

    stage.window.top.workspace_chosen.emit("Bellandi")

    assert stage.host.sent(StopDigest) == [StopDigest(stage.host.id_of(Summarise))]


def test_what_ran_when_the_host_died_can_be_begun_again(stage: Stage) -> None:
    scenes_digests.timeline_running(stage)

    stage.host.lost.emit()
    stage.draw()

    assert stage.window.timeline.note.button.isVisible()
    assert not stage.window.timeline.work.isVisible()


def test_why_it_ended_is_said_when_the_host_died(stage: Stage) -> None:
    scenes_digests.timeline_running(stage)

    stage.host.lost.emit()
    stage.host.answer(BuildTimeline, Failure("It stopped.", "Please try once more.", HOST_LOST))
    stage.draw()

    assert "It stopped." in stage.window.timeline.note.words()
    assert stage.window.timeline.note.button.isVisible()


@pytest.mark.parametrize("scene", ["summary", "compare", "timeline"])
def test_every_tool_has_a_name_for_the_screen_reader(stage: Stage, scene: str) -> None:
    VIEW_SCENES[scene](stage)
    pane = stage.window.views.current

    for tool in (pane.more, pane.export, pane.work.bar):  # type: ignore[attr-defined]
        interface = QAccessible.queryAccessibleInterface(tool)
        assert interface.text(QAccessible.Text.Name) or not tool.isVisible()


def test_progress_before_the_first_step_has_no_end_yet(stage: Stage) -> None:
    open_workspace(stage, STATUS, rows())
    stage.window.sources.action_wanted.emit("summarise", rows()[0])
    stage.draw()
    bar = stage.window.summary.work.bar
    assert (bar.minimum(), bar.maximum()) == (0, 0)

    stage.host.answer(Summarise, DigestProgress(0, 3, "1."))
    stage.draw()

    assert bar.maximum() == 3


def test_a_long_name_is_cut_to_the_list_of_documents(stage: Stage) -> None:
    name = "A very long name of an agreement " * 6 + "2019.pdf"
    dialog = DocumentDialog("Compare")
    long = replace(rows()[0], document=f"/m/{name}")
    dialog.show_files(FilesListed(MATTER, (long,), 0, 1))
    dialog.show()
    stage.draw()

    index = dialog.list.model().index(0, 0)
    assert dialog.list.visualRect(index).width() <= dialog.list.viewport().width()
    assert name in index.data(Qt.ItemDataRole.ToolTipRole)
    dialog.close()
