"""The switch between the views of a workspace, and the room that each is given."""

import pytest
import scenes
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from scenes import QUESTION, STATUS, Stage, open_workspace, rows

from docdesk.ipc.messages import AskQuestion
from docdesk.ipc.reviews import ListReviews
from docdesk.ui.theme import Theme, load_theme
from docdesk.ui.views import View
from docdesk.ui.window import MainWindow


def current(stage: Stage) -> View:
    return stage.window.views.view


@pytest.mark.parametrize(("number", "view"), list(enumerate(View, 1)))
def test_every_view_has_a_shortcut_that_its_tooltip_says(
    stage: Stage, number: int, view: View
) -> None:
    open_workspace(stage, STATUS, rows())
    QTest.keyClick(stage.window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)

    assert current(stage) is view
    assert f"Ctrl+{number}" in stage.window.views.switch.buttons[view].toolTip()


def test_a_click_on_the_switch_shows_the_view(stage: Stage, qtbot: QtBot) -> None:
    open_workspace(stage, STATUS, rows())

    qtbot.mouseClick(stage.window.views.switch.buttons[View.TIMELINE], Qt.MouseButton.LeftButton)

    assert current(stage) is View.TIMELINE
    assert stage.window.timeline.isVisible()
    assert not stage.window.conversation.isVisible()


def test_the_switch_is_walked_with_the_arrows(stage: Stage) -> None:
    open_workspace(stage, STATUS, rows())
    switch = stage.window.views.switch
    switch.buttons[View.ASK].setFocus()

    QTest.keyClick(switch.buttons[View.ASK], Qt.Key.Key_Right)
    QTest.keyClick(switch.buttons[View.REVIEW], Qt.Key.Key_Right)

    assert current(stage) is View.TIMELINE
    assert switch.buttons[View.TIMELINE].hasFocus()


def test_a_workspace_without_documents_has_nothing_to_switch_between(stage: Stage) -> None:
    scenes.empty_workspace(stage)
    stage.draw()

    assert not stage.window.views.switch.isVisible()
    assert current(stage) is View.ASK


def test_whoever_asks_is_shown_the_conversation(stage: Stage) -> None:
    open_workspace(stage, STATUS, rows())
    stage.window.views.switch.chosen.emit(View.REVIEW)

    stage.ask(QUESTION)

    assert stage.host.sent(AskQuestion)
    assert current(stage) is View.ASK


def test_asking_one_document_leads_to_the_conversation(stage: Stage) -> None:
    open_workspace(stage, STATUS, rows())
    stage.window.views.switch.chosen.emit(View.TIMELINE)

    stage.window.sources.action_wanted.emit("ask", rows()[0])

    assert current(stage) is View.ASK


def test_where_there_is_little_room_the_others_are_icons(stage: Stage) -> None:
    open_workspace(stage, STATUS, rows())
    switch = stage.window.views.switch
    icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    assert all(each.toolButtonStyle() != icon_only for each in switch.buttons.values())

    stage.window.splitter.setSizes([264, 320, 696])
    stage.draw()

    styles = {view: each.toolButtonStyle() for view, each in switch.buttons.items()}
    assert styles[View.ASK] != icon_only
    assert all(style == icon_only for view, style in styles.items() if view is not View.ASK)
    assert all(each.width() >= each.sizeHint().width() for each in switch.buttons.values())


def test_a_table_is_given_more_room_than_text(stage: Stage) -> None:
    open_workspace(stage, STATUS, rows())
    stage.draw()
    as_text = stage.window.splitter.sizes()[1]

    stage.window.views.switch.chosen.emit(View.COMPARE)
    stage.draw()
    as_table = stage.window.splitter.sizes()[1]
    stage.window.views.switch.chosen.emit(View.ASK)
    stage.draw()

    assert as_table > as_text
    assert stage.window.splitter.sizes()[1] == as_text


def test_each_kind_of_view_remembers_its_own_sizes(
    stage: Stage, theme: Theme, qtbot: QtBot, tmp_path
) -> None:
    open_workspace(stage, STATUS, rows())
    stage.window.views.switch.chosen.emit(View.REVIEW)
    stage.draw()
    stage.window.splitter.setSizes([300, 620, 358])
    stage.window.splitter.splitterMoved.emit(300, 1)
    sizes = stage.window.splitter.sizes()
    stage.window.close()

    again = MainWindow(theme, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(again)
    again.resize(1280, 800)
    again.show()
    again.splitter.show_view(View.REVIEW)

    assert again.splitter.sizes() == sizes


def test_a_source_that_was_closed_stays_closed_in_another_view(stage: Stage) -> None:
    open_workspace(stage, STATUS, rows())
    stage.window.hide_source()

    stage.window.views.switch.chosen.emit(View.REVIEW)
    stage.draw()

    assert not stage.window.source.isVisible()


def test_in_a_narrow_window_a_view_comes_before_the_page_that_lay_over_it(stage: Stage) -> None:
    stage.window.resize(900, 700)
    open_workspace(stage, STATUS, rows())
    stage.window.show_document(rows()[0].document)
    stage.draw()
    assert stage.window.source.isVisible()

    stage.window.views.switch.chosen.emit(View.TIMELINE)
    stage.draw()

    assert stage.window.timeline.isVisible()


def test_f6_comes_to_the_view_that_is_shown(stage: Stage) -> None:
    open_workspace(stage, STATUS, rows())
    stage.window.views.switch.chosen.emit(View.TIMELINE)
    stage.window.sources.setFocus()
    stage.draw()

    QTest.keyClick(stage.window, Qt.Key.Key_F6)

    focused = stage.window.focusWidget()
    assert focused is not None
    assert stage.window.timeline.isAncestorOf(focused)


def test_views_are_drawn_in_other_colours(stage: Stage) -> None:
    open_workspace(stage, STATUS, rows())
    for view in View:
        stage.window.views.switch.chosen.emit(view)
        stage.draw()

        stage.window.apply_theme(load_theme("dark"))

        assert current(stage) is view


def test_reviews_are_asked_for_once_their_view_is_looked_at(stage: Stage) -> None:
    open_workspace(stage, STATUS, rows())
    assert not stage.host.sent(ListReviews)

    stage.window.views.switch.chosen.emit(View.REVIEW)
    stage.window.views.switch.chosen.emit(View.ASK)
    stage.window.views.switch.chosen.emit(View.REVIEW)

    assert stage.host.sent(ListReviews) == [ListReviews(STATUS.name)]
