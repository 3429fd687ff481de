"""Summary, comparison and timeline in the window."""

from dataclasses import replace
from unittest.mock import patch

import pytest
import scenes_views
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from scenes import LEASE, MATTER, SAMPLES, STATUS, Stage, open_workspace, rows
from scenes_views import DRAFT, comparison, summary, timeline

from docdesk.domain.digests import (
    Clause,
    ComparedClause,
    Comparison,
    ComparisonDone,
    Difference,
    DigestProgress,
    SummaryDone,
    Timeline,
    TimelineDone,
)
from docdesk.ipc.conversations import Exported
from docdesk.ipc.digests import BuildTimeline, Compare, ExportDigest, StopDigest, Summarise
from docdesk.ipc.messages import (
    FilesListed,
    ListFiles,
    ShowPage,
    ShowWorkspace,
    WorkspaceShown,
)
from docdesk.ui.dialogs.documents import DocumentDialog
from docdesk.ui.panes.file_actions import FileAction, actions_for
from docdesk.ui.panes.timeline_list import RowRole
from docdesk.ui.theme import Theme
from docdesk.ui.timeline_rows import YearHeading
from docdesk.ui.views import View

LEASE_PATH = str(SAMPLES / LEASE)


def dialog_of(stage: Stage) -> DocumentDialog:
    return next(each for each in stage.window.findChildren(DocumentDialog) if each.isVisible())


# ---- summary ----


def test_a_document_is_summarised_from_its_menu(stage: Stage) -> None:
    scenes_views.summary_running(stage)

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
    scenes_views.summary_done(stage)
    pane = stage.window.summary

    assert "Qwen2.5 3B Instruct" in pane.status.text()
    assert "not carried by a quote" in pane.status.text()
    assert "Either party may end the lease" in pane.overview.text()
    assert "3. Rent review" in pane.sections.text()
    assert "45 days" in pane.sections.text()


def test_a_chip_opens_its_page_and_is_marked(stage: Stage) -> None:
    scenes_views.summary_done(stage)

    stage.window.summary.overview.citation_clicked.emit(4)

    wanted = stage.host.sent(ShowPage)[-1]
    assert (wanted.document, wanted.page) == (LEASE_PATH, 4)
    assert stage.window.summary.overview._current == 4


def test_of_sentences_with_the_same_quote_the_chosen_one_is_marked(stage: Stage) -> None:
    scenes_views.summary_running(stage)
    same = summary().overview[0]
    stage.host.answer(Summarise, SummaryDone(replace(summary(), overview=(same, same))))
    stage.draw()

    stage.window.summary.overview.citation_clicked.emit(2)

    assert stage.window.summary.overview._current == 2


def test_the_arrows_walk_the_citations_of_both_parts(stage: Stage) -> None:
    scenes_views.summary_done(stage)
    pane = stage.window.summary
    pane.setFocus()
    pages = []

    for _ in range(6):
        QTest.keyClick(pane.focusProxy(), Qt.Key.Key_Down)
        pages.append(stage.host.sent(ShowPage)[-1].page)

    assert pages == [1, 1, 4, 1, 1, 2]
    QTest.keyClick(pane.focusProxy(), Qt.Key.Key_Up)
    assert stage.host.sent(ShowPage)[-1].page == 1


def test_stepping_through_the_quotes_marks_the_chip(stage: Stage) -> None:
    scenes_views.summary_done(stage)

    stage.window.source.quote_wanted.emit(6)

    assert stage.window.summary.sections._current == 7


def test_a_summary_is_stopped_and_gone_on_with(stage: Stage, qtbot: QtBot) -> None:
    scenes_views.summary_running(stage)
    stage.draw()
    pane = stage.window.summary

    qtbot.mouseClick(pane.work.button, Qt.MouseButton.LeftButton)
    stage.draw()

    assert stage.host.sent(StopDigest) == [StopDigest(stage.host.id_of(Summarise))]
    assert "Stopped" in pane.note.words()
    qtbot.mouseClick(pane.note.button, Qt.MouseButton.LeftButton)
    assert stage.host.sent(Summarise)[-1] == Summarise(MATTER, LEASE_PATH, anew=False)


def test_escape_stops_the_work_that_is_looked_at(stage: Stage) -> None:
    scenes_views.summary_running(stage)
    stage.draw()

    QTest.keyClick(stage.window, Qt.Key.Key_Escape)

    assert len(stage.host.sent(StopDigest)) == 1


def test_a_summary_is_made_anew_and_stays_until_then(stage: Stage) -> None:
    scenes_views.summary_done(stage)
    pane = stage.window.summary

    pane.anew.trigger()
    stage.draw()

    assert stage.host.sent(Summarise)[-1].anew
    assert pane.overview.isVisible()
    assert pane.work.isVisible()
    assert not pane.anew.isEnabled()


def test_a_summary_that_fails_says_why_in_its_place_and_nowhere_else(stage: Stage) -> None:
    scenes_views.summary_failed(stage)
    stage.draw()

    assert "This document has no text." in stage.window.summary.note.words()
    assert not stage.window.notice.isVisible()


def test_the_events_of_a_summary_that_was_replaced_change_nothing(stage: Stage) -> None:
    scenes_views.summary_running(stage)
    first = stage.host.id_of(Summarise)
    stage.window.sources.action_wanted.emit("summarise", rows()[0])

    stage.host.play(SummaryDone(summary()), first)
    stage.draw()

    assert stage.host.sent(StopDigest) == [StopDigest(first)]
    assert stage.window.summary.overview.text() == ""


def test_text_of_a_model_is_never_markup(stage: Stage) -> None:
    scenes_views.summary_running(stage)
    nasty = scenes_views.statement("<img src='http://x/y.png'> <b>bold</b>")

    stage.host.answer(Summarise, SummaryDone(replace(summary(), overview=(nasty,))))
    stage.draw()

    assert "<img src='http://x/y.png'> <b>bold</b>" in stage.window.summary.overview.text()


# ---- choosing documents ----


def test_a_document_is_chosen_in_the_view_itself(stage: Stage, qtbot: QtBot) -> None:
    scenes_views.summary_empty(stage)
    stage.draw()

    qtbot.mouseClick(stage.window.summary.note.button, Qt.MouseButton.LeftButton)
    dialog = dialog_of(stage)
    stage.host.answer(ListFiles, FilesListed(MATTER, tuple(rows()[:2]), 0, 2))
    QTest.keyClick(dialog.filter, Qt.Key.Key_Down)
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert stage.host.sent(Summarise) == [Summarise(MATTER, rows()[1].document)]


def test_the_documents_are_asked_for_by_name(stage: Stage, qtbot: QtBot) -> None:
    scenes_views.summary_empty(stage)
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
    scenes_views.compare_empty(stage)
    stage.window.compare.begin_wanted.emit()
    for row in rows()[:2]:
        dialog = dialog_of(stage)
        stage.host.answer(ListFiles, FilesListed(MATTER, (row,), 0, 1))
        dialog.accept()

    first, second = (row.document for row in rows()[:2])
    assert stage.host.sent(Compare) == [Compare(MATTER, first, second)]


# ---- comparison ----


def test_a_comparison_counts_and_filters_the_kinds_of_difference(
    stage: Stage, qtbot: QtBot
) -> None:
    scenes_views.compare_done(stage)
    pane = stage.window.compare

    assert pane.kinds[Difference.CHANGED].text() == "Changed 2"
    qtbot.mouseClick(pane.kinds[Difference.ONLY_SECOND], Qt.MouseButton.LeftButton)

    assert [row.difference for row in pane.list.clauses.rows] == [Difference.ONLY_SECOND]


def test_a_kind_that_does_not_occur_cannot_be_chosen(stage: Stage) -> None:
    scenes_views.compare_done(stage)
    same = tuple(each for each in comparison().clauses if each.difference is Difference.SAME)
    alike = Comparison(DRAFT, LEASE_PATH, same, 1, 0, 0, 0)

    stage.host.answer(Compare, ComparisonDone(alike))
    stage.draw()

    kinds = stage.window.compare.kinds
    assert kinds[Difference.SAME].isEnabled()
    assert not kinds[Difference.CHANGED].isEnabled()


def test_a_clause_opens_its_own_page_and_its_counterpart_is_a_step_away(stage: Stage) -> None:
    scenes_views.compare_done(stage)
    assert stage.host.sent(ShowPage)[-1].document == LEASE_PATH

    stage.window.source.quote_wanted.emit(0)

    assert stage.host.sent(ShowPage)[-1].document == DRAFT
    assert stage.window.compare.list.currentIndex().column() == 0


def test_where_one_document_has_no_clause_the_other_is_opened(stage: Stage) -> None:
    scenes_views.compare_done(stage)
    listed = stage.window.compare.list

    listed.setCurrentIndex(listed.clauses.index(1, 0))
    listed.choose()

    assert stage.host.sent(ShowPage)[-1].document == LEASE_PATH


def test_a_clause_is_spoken_with_its_difference_and_figures(stage: Stage) -> None:
    scenes_views.compare_done(stage)
    index = stage.window.compare.list.clauses.index(0, 0)

    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith("Changed. 2.1 Rent · p. 1. Only here: £44,000. 2.1 The Tenant")
    interface = QAccessible.queryAccessibleInterface(stage.window.compare.list)
    assert interface.text(QAccessible.Text.Name) == "Clauses of both documents"


def test_rows_are_as_high_as_their_longer_side_needs(stage: Stage) -> None:
    scenes_views.compare_done(stage)
    listed = stage.window.compare.list
    before = listed.rowHeight(0)

    stage.window.splitter.setSizes([264, 340, 676])
    stage.draw()

    widths = (listed.columnWidth(0), listed.columnWidth(1))
    assert listed.rowHeight(0) > before
    assert listed.rowHeight(0) == listed._delegate.height(listed.clauses.rows[0], widths)


def test_a_long_comparison_lays_out_only_what_is_looked_at(stage: Stage) -> None:
    scenes_views.compare_done(stage)
    text = "The Tenant shall pay. " * 30
    many = tuple(
        ComparedClause(Difference.ONLY_FIRST, Clause(DRAFT, n, "", 0, 9, f"{n}.", text), None)
        for n in range(1, 2001)
    )

    stage.host.answer(Compare, ComparisonDone(Comparison(DRAFT, LEASE_PATH, many, 0, 0, 2000, 0)))
    stage.draw()

    assert len(stage.window.compare.list._measured) < 100


# ---- timeline ----


def test_a_timeline_is_built_when_the_person_says_so(stage: Stage, qtbot: QtBot) -> None:
    scenes_views.timeline_empty(stage)
    stage.draw()
    assert not stage.host.sent(BuildTimeline)

    qtbot.mouseClick(stage.window.timeline.note.button, Qt.MouseButton.LeftButton)

    assert stage.host.sent(BuildTimeline) == [BuildTimeline(MATTER)]


def test_the_keyboard_stays_in_the_view_from_its_button_to_its_result(
    stage: Stage, qtbot: QtBot
) -> None:
    scenes_views.timeline_empty(stage)
    stage.draw()
    pane = stage.window.timeline
    pane.setFocus()
    assert stage.window.focusWidget() is pane.note.button

    QTest.keyClick(pane.note.button, Qt.Key.Key_Space)
    stage.draw()
    assert stage.window.focusWidget() is pane.work.button
    stage.host.answer(BuildTimeline, TimelineDone(timeline()))
    stage.draw()

    assert stage.window.focusWidget() is pane.list


def test_events_are_listed_under_their_years(stage: Stage) -> None:
    scenes_views.timeline_done(stage)
    shown = stage.window.timeline.list.events.rows

    years = [row.year for row in shown if isinstance(row, YearHeading)]
    assert years == ["2021", "2022", "2024", "2027", "2032"]
    assert "169 of 172" in stage.window.timeline.status.text()


def test_events_are_filtered_by_words_and_years(stage: Stage, qtbot: QtBot) -> None:
    scenes_views.timeline_done(stage)
    pane = stage.window.timeline

    pane.since.setCurrentText("2024")
    assert pane.list.events.rowCount() == 6
    with qtbot.waitSignal(pane.list.events.modelReset):
        pane.contains.setText("rent")

    texts = [row.text for row in pane.list.events.rows if not isinstance(row, YearHeading)]
    assert len(texts) == 1
    assert pane.status.text().startswith("1 of 6")


def test_an_event_opens_its_sentence(stage: Stage) -> None:
    scenes_views.timeline_done(stage)

    wanted = stage.host.sent(ShowPage)[-1]

    assert wanted.document == LEASE_PATH
    event = stage.window.timeline.list.currentIndex().data(RowRole)
    assert (wanted.page, wanted.start) == (event.citation.page, event.citation.start)


def test_resting_on_an_event_opens_it_only_where_it_covers_nothing(
    stage: Stage, qtbot: QtBot
) -> None:
    scenes_views.timeline_done(stage)
    listed = stage.window.timeline.list
    before = len(stage.host.sent(ShowPage))
    with qtbot.waitSignal(listed.looked_at):
        QTest.keyClick(listed, Qt.Key.Key_Down)
    assert len(stage.host.sent(ShowPage)) == before + 1

    stage.window.resize(900, 700)
    stage.draw()
    with qtbot.waitSignal(listed.looked_at):
        QTest.keyClick(listed, Qt.Key.Key_Down)

    assert stage.window.timeline.isVisible()
    assert len(stage.host.sent(ShowPage)) == before + 1


def test_years_are_headings_and_not_walked(stage: Stage) -> None:
    scenes_views.timeline_done(stage)
    events = stage.window.timeline.list.events

    assert not events.flags(events.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert events.flags(events.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_a_timeline_without_dates_says_so(stage: Stage) -> None:
    scenes_views.timeline_running(stage)

    stage.host.answer(BuildTimeline, TimelineDone(Timeline((), 172, 172)))
    stage.draw()

    assert stage.window.timeline.status.text().startswith("0 date")


# ---- what they share ----


def test_a_digest_is_exported_in_the_format_that_was_chosen(stage: Stage) -> None:
    scenes_views.timeline_done(stage)
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
    scenes_views.summary_done(stage)

    with patch.object(QFileDialog, "getSaveFileName", return_value=("", "")):
        stage.window.summary.export_wanted.emit()

    assert not stage.host.sent(ExportDigest)


def test_nothing_of_one_workspace_is_shown_in_another(stage: Stage) -> None:
    scenes_views.summary_done(stage)

    stage.window.top.workspace_chosen.emit("Bellandi")
    stage.host.answer(ShowWorkspace, WorkspaceShown(replace(STATUS, name="Bellandi")))
    stage.draw()

    assert stage.window.summary.overview.text() == ""
    assert "A document in short" in stage.window.summary.note.words()


def test_what_runs_is_stopped_when_another_workspace_is_opened(stage: Stage) -> None:
    scenes_views.summary_running(stage)

    stage.window.top.workspace_chosen.emit("Bellandi")

    assert stage.host.sent(StopDigest) == [StopDigest(stage.host.id_of(Summarise))]


def test_what_ran_when_the_host_died_can_be_begun_again(stage: Stage) -> None:
    scenes_views.timeline_running(stage)

    stage.host.lost.emit()
    stage.draw()

    assert stage.window.timeline.note.button.isVisible()
    assert not stage.window.timeline.work.isVisible()


@pytest.mark.parametrize("scene", ["summary", "compare", "timeline"])
def test_every_tool_has_a_name_for_the_screen_reader(stage: Stage, scene: str) -> None:
    scenes_views.VIEW_SCENES[scene](stage)
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
