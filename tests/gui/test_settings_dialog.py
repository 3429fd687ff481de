"""The settings dialog: rows from the schema, changes as intents, refusals at their row."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from docdesk.ipc.messages import Failure, Setting, SettingsShown
from docdesk.ui.dialogs.setting_rows import SettingRow
from docdesk.ui.dialogs.settings import SettingsDialog
from docdesk.ui.theme import Theme

PASSAGES = Setting(
    "answering.passages", "8", "8", "int", "answering", "Passages that are read.", (), 1, 40
)
VARIATION = Setting(
    "answering.temperature", "0.0", "0.0", "float", "answering", "Varies the wording.", (), 0, 2
)
QUOTES = Setting("answering.quotes_only", "false", "false", "bool", "answering", "No answer.")
COLOURS = Setting(
    "window.theme", "system", "system", "choice", "window", "Colours.", ("system", "light", "dark")
)
ENCODER = Setting("models.encoder", "", "", "text", "models", "Folder of an encoder.")
ALL = SettingsShown((PASSAGES, VARIATION, QUOTES, COLOURS, ENCODER))


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> SettingsDialog:
    dialog = SettingsDialog(theme, "1.2.3")
    qtbot.addWidget(dialog)
    dialog.show_settings(ALL)
    dialog.open_at("answering")
    qtbot.waitExposed(dialog)
    return dialog


@pytest.fixture
def changes(dialog: SettingsDialog) -> list[tuple[str, str]]:
    seen: list[tuple[str, str]] = []
    dialog.change_wanted.connect(lambda key, value: seen.append((key, value)))
    return seen


@pytest.fixture
def row(dialog: SettingsDialog) -> Callable[[str], SettingRow]:
    def find(key: str) -> SettingRow:
        return next(each for each in dialog.findChildren(SettingRow) if each.setting.key == key)

    return find


Row = Callable[[str], SettingRow]


def test_a_section_shows_its_rows_alone(dialog: SettingsDialog, row: Row) -> None:
    assert row("answering.passages").isVisible()
    assert not row("window.theme").isVisible()


def test_a_number_is_sent_once_the_hand_rests(
    row: Row, changes: list[tuple[str, str]], qtbot: QtBot
) -> None:
    field = row("answering.passages").field

    for _ in range(3):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: bool(changes))

    assert changes == [("answering.passages", "11")]


def test_a_number_cannot_leave_its_limits(row: Row) -> None:
    field = row("answering.passages").field

    field.setValue(1000)

    assert field.value() == 40


def test_a_switch_is_sent_at_once(row: Row, changes: list[tuple[str, str]]) -> None:
    row("answering.quotes_only").field.click()

    assert changes == [("answering.quotes_only", "true")]


def test_a_choice_is_sent_by_its_word_and_shown_in_the_persons(
    row: Row, changes: list[tuple[str, str]], qtbot: QtBot
) -> None:
    field = row("window.theme").field
    assert field.currentText() == "As the system"

    qtbot.keyClick(field, Qt.Key.Key_Down)

    assert changes == [("window.theme", "light")]


def test_showing_a_value_changes_nothing(
    dialog: SettingsDialog, row: Row, changes: list[tuple[str, str]], qtbot: QtBot
) -> None:
    dialog.show_settings(SettingsShown((replace(PASSAGES, value="12"), *ALL.settings[1:])))

    assert row("answering.passages").field.value() == 12
    with qtbot.assertNotEmitted(dialog.change_wanted, wait=500):
        pass


def test_a_changed_setting_can_be_reset(
    dialog: SettingsDialog, row: Row, changes: list[tuple[str, str]]
) -> None:
    assert not row("answering.passages").reset.isVisible()
    dialog.show_settings(SettingsShown((replace(PASSAGES, value="12"), *ALL.settings[1:])))

    row("answering.passages").reset.click()

    assert changes == [("answering.passages", "8")]


def test_a_locked_setting_cannot_be_changed_and_says_who_fixed_it(
    dialog: SettingsDialog, row: Row
) -> None:
    locked = replace(PASSAGES, locked_by="/etc/docdesk/policy.toml")
    dialog.show_settings(SettingsShown((locked, *ALL.settings[1:])))

    passages = row("answering.passages")
    assert not passages.field.isEnabled()
    assert passages.locked_words.isVisible()
    assert "/etc/docdesk/policy.toml" in passages.locked_words.text()


def test_a_refusal_is_said_at_its_row_and_the_old_value_is_back(
    dialog: SettingsDialog, row: Row
) -> None:
    passages = row("answering.passages")
    passages.field.setValue(40)

    dialog.show_failure(Failure("Too many.", "Choose fewer."), "answering.passages")

    assert passages.failure.isVisible()
    assert passages.failure.text() == "Too many. Choose fewer."
    assert passages.field.value() == 8


def test_a_new_value_takes_the_refusal_away(dialog: SettingsDialog, row: Row) -> None:
    dialog.show_failure(Failure("Too many."), "answering.passages")

    dialog.show_settings(ALL)

    assert not row("answering.passages").failure.isVisible()


def test_searching_shows_matching_rows_of_all_sections(dialog: SettingsDialog, row: Row) -> None:
    dialog.search.setText("colour")

    assert row("window.theme").isVisible()
    assert not row("answering.passages").isVisible()


def test_searching_for_nothing_there_says_so(dialog: SettingsDialog) -> None:
    dialog.search.setText("xyzzy")

    assert dialog.findChild(SettingRow) is not None
    assert not any(each.isVisible() for each in dialog.findChildren(SettingRow))
    assert dialog.nothing.isVisible()


def test_choosing_a_section_ends_the_search(dialog: SettingsDialog, row: Row) -> None:
    dialog.search.setText("colour")

    dialog.sections.setCurrentRow(0)
    dialog.sections.setCurrentRow(1)

    assert dialog.search.text() == ""


def test_the_wheel_scrolls_the_page_and_changes_no_value(row: Row, qtbot: QtBot) -> None:
    field = row("answering.passages").field
    field.setFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(field.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(field, turn)

    assert field.value() == 8


def test_another_encoder_is_sent_only_when_its_cost_is_confirmed(
    dialog: SettingsDialog, row: Row, changes: list[tuple[str, str]], qtbot: QtBot
) -> None:
    dialog.open_at("indexing")
    field = row("models.encoder").field
    field.setText("/models/other")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert changes == []

    box = dialog.findChild(QMessageBox)
    next(each for each in box.buttons() if each.text() == "Change").click()

    assert changes == [("models.encoder", "/models/other")]


def test_keeping_the_encoder_puts_it_back(
    dialog: SettingsDialog, row: Row, changes: list[tuple[str, str]], qtbot: QtBot
) -> None:
    field = row("models.encoder").field
    field.setText("/models/other")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    box = dialog.findChild(QMessageBox)
    next(each for each in box.buttons() if each.text() == "Keep").click()

    assert changes == []
    assert field.text() == ""


def test_every_field_has_a_name_and_its_help_for_the_screen_reader(dialog: SettingsDialog) -> None:
    for each in dialog.findChildren(SettingRow):
        assert each.field.accessibleName()
        assert each.setting.help in each.field.accessibleDescription()
