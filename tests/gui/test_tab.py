"""Tab comes to all that can be operated, in the order in which it is seen."""

import scenes
import scenes_digests
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from scenes import Stage


def walk(stage: Stage, start: QWidget, count: int) -> list[QWidget]:
    """What Tab comes to from a widget on."""
    start.setFocus()
    found: list[QWidget] = []
    for _ in range(count):
        QTest.keyClick(stage.window.focusWidget(), Qt.Key.Key_Tab)
        found.append(stage.window.focusWidget())
    return found


def test_tab_passes_over_nothing_of_the_sources(stage: Stage) -> None:
    scenes.ready(stage)
    sources = stage.window.sources

    walked = walk(stage, stage.window.top.settings, 3)

    assert walked == [sources.add, sources.filter, sources.list]


def test_tab_passes_over_nothing_of_the_conversations_head(stage: Stage) -> None:
    scenes.checked(stage)
    head = stage.window.conversation.head

    assert walk(stage, head.title, 2)[:1] == [head.new]
    assert stage.window.conversation.turns in walk(stage, head.title, 3)


def test_tab_comes_to_the_filters_of_a_timeline_before_its_rows(stage: Stage) -> None:
    scenes_digests.timeline_done(stage)
    stage.draw()
    pane = stage.window.timeline

    walked = walk(stage, pane.export, 5)

    assert walked == [pane.more, pane.contains, pane.since, pane.until, pane.list]


def test_a_pane_given_the_keyboard_hands_it_on(stage: Stage) -> None:
    scenes.ready(stage)

    stage.window.sources.setFocus()

    assert stage.window.focusWidget() is stage.window.sources.list
