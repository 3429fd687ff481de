"""The timeline view."""

from dataclasses import replace

import scenes_digests
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from scenes import LEASE, MATTER, SAMPLES, Stage
from scenes_digests import timeline

from docdesk.domain.digests import (
    Timeline,
    TimelineDone,
)
from docdesk.ipc.digests import BuildTimeline
from docdesk.ipc.messages import (
    ShowPage,
)
from docdesk.ui.digest_wording import spoken_event, year_words
from docdesk.ui.panes.timeline_list import RowRole
from docdesk.ui.timeline_rows import TimelineFilter, YearHeading, rows_of, years_of

LEASE_PATH = str(SAMPLES / LEASE)


# ---- timeline ----


def test_a_timeline_is_built_when_the_person_says_so(stage: Stage, qtbot: QtBot) -> None:
    scenes_digests.timeline_empty(stage)
    stage.draw()
    assert not stage.host.sent(BuildTimeline)

    qtbot.mouseClick(stage.window.timeline.note.button, Qt.MouseButton.LeftButton)

    assert stage.host.sent(BuildTimeline) == [BuildTimeline(MATTER)]


def test_the_keyboard_stays_in_the_view_from_its_button_to_its_result(
    stage: Stage, qtbot: QtBot
) -> None:
    scenes_digests.timeline_empty(stage)
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
    scenes_digests.timeline_done(stage)
    shown = stage.window.timeline.list.events.rows

    years = [row.year for row in shown if isinstance(row, YearHeading)]
    assert years == ["2021", "2022", "2024", "2027", "2032"]
    assert "169 of 172" in stage.window.timeline.status.text()


def test_events_are_filtered_by_words_and_years(stage: Stage, qtbot: QtBot) -> None:
    scenes_digests.timeline_done(stage)
    pane = stage.window.timeline

    pane.since.setCurrentText("2024")
    assert pane.list.events.rowCount() == 6
    with qtbot.waitSignal(pane.list.events.modelReset):
        pane.contains.setText("rent")

    texts = [row.text for row in pane.list.events.rows if not isinstance(row, YearHeading)]
    assert len(texts) == 1
    assert pane.status.text().startswith("1 of 6")


def test_an_event_opens_its_sentence(stage: Stage) -> None:
    scenes_digests.timeline_done(stage)

    wanted = stage.host.sent(ShowPage)[-1]

    assert wanted.document == LEASE_PATH
    event = stage.window.timeline.list.currentIndex().data(RowRole)
    assert (wanted.page, wanted.start) == (event.citation.page, event.citation.start)


def test_resting_on_an_event_opens_it_only_where_it_covers_nothing(
    stage: Stage, qtbot: QtBot
) -> None:
    scenes_digests.timeline_done(stage)
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
    scenes_digests.timeline_done(stage)
    events = stage.window.timeline.list.events

    assert not events.flags(events.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert events.flags(events.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_a_timeline_without_dates_says_so(stage: Stage) -> None:
    scenes_digests.timeline_running(stage)

    stage.host.answer(BuildTimeline, TimelineDone(Timeline((), 172, 172)))
    stage.draw()

    assert stage.window.timeline.status.text().startswith("0 date")


def test_an_event_without_a_year_is_shown_as_written_whatever_years_are_chosen(
    stage: Stage,
) -> None:
    event = replace(timeline().events[0], date="", written="6 settembre")
    events = (*timeline().events, event)

    rows = rows_of(events, TimelineFilter(since="1900", until="1901"))

    assert rows == [YearHeading("", 1), event]
    assert "" not in years_of(events)
    assert spoken_event(event).startswith("6 settembre: ")
    assert year_words("") == "Without a year"
