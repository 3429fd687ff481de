"""Folders and their indexing: pauses, runs of the host, rules, what leaves the index."""

from dataclasses import replace

import scenes
import scenes_files
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot
from scenes import MATTER, STATUS, Stage
from scenes_files import IN_MAIL, MAIL

from docdesk.domain.events import IngestProgress, ScanDone
from docdesk.domain.workspaces import Folder, FolderRules, RuleVerdict
from docdesk.ipc.messages import (
    AddPaths,
    Done,
    ForgetPath,
    IndexingStarted,
    ReadSettings,
    RulesTried,
    SetFolderRules,
    Setting,
    SettingsShown,
    StartIndexing,
    TryFolderRules,
    WorkspaceShown,
)
from docdesk.ui.dialogs.folder_rules import FolderRulesDialog
from docdesk.ui.dialogs.setting_rows import SettingRow
from docdesk.ui.dialogs.settings import SettingsDialog
from docdesk.ui.theme import Theme

# ---- runs and pauses ----


def test_a_run_that_the_host_began_is_shown_like_any_other(stage: Stage) -> None:
    scenes.ready(stage)

    stage.host.play(IndexingStarted(MATTER), -1)
    stage.host.play(IngestProgress(1, 3, 10, 20, 1.0, 2.0, 5.0), -1)
    stage.draw()

    assert stage.window.sources.indexing.isVisible()
    assert stage.window.sources.indexing.files.text().startswith("1 of 3 files")


def test_a_run_that_the_host_began_elsewhere_is_not_shown(stage: Stage) -> None:
    scenes.ready(stage)

    stage.host.play(IndexingStarted("Bellandi"), -1)
    stage.host.play(IngestProgress(1, 3, 10, 20, 1.0, 2.0, 5.0), -1)
    stage.draw()

    assert not stage.window.sources.indexing.isVisible()


def test_a_workspace_that_was_paused_stays_so_when_it_is_opened(stage: Stage) -> None:
    scenes_files.paused(stage)

    strip = stage.window.sources.indexing
    assert not stage.host.sent(StartIndexing)
    assert strip.title.text() == "Paused"
    assert strip.files.text().startswith("65 file")
    assert strip.resume.isVisible()
    assert not strip.pause.isVisible()


def test_adding_a_folder_to_a_paused_workspace_starts_nothing(stage: Stage) -> None:
    scenes_files.paused(stage)
    stage.window.paths_dropped.emit(["/home/anna/New"])

    stage.host.answer(AddPaths, WorkspaceShown(replace(STATUS, is_paused=True)))

    assert not stage.host.sent(StartIndexing)


def test_when_scans_alone_are_left_it_says_so(stage: Stage) -> None:
    scenes_files.recognising(stage)
    stage.draw()

    strip = stage.window.sources.indexing
    assert strip.title.text() == "Recognising text"
    assert strip.scans.text().startswith("12 scanned page")


# ---- folders ----


def rules_dialog(stage: Stage) -> FolderRulesDialog:
    folder = Folder(MAIL, rules=FolderRules(excludes=("*.bak",)), files=16)
    scenes.open_workspace(stage, replace(STATUS, folders=(folder,)), IN_MAIL)
    stage.window.sources.rules_wanted.emit(folder)
    dialog = stage.window.findChild(FolderRulesDialog)
    assert isinstance(dialog, FolderRulesDialog)
    return dialog


def test_the_rules_of_a_folder_are_in_its_menu(stage: Stage, qtbot: QtBot) -> None:
    scenes.open_workspace(stage, replace(STATUS, folders=(Folder(MAIL),)), IN_MAIL)
    menu = stage.window.sources.menu_for(IN_MAIL[0])

    with qtbot.waitSignal(stage.window.sources.rules_wanted) as wanted:
        next(action for action in menu.actions() if "is taken in" in action.text()).trigger()

    assert wanted.args == [Folder(MAIL)]


def test_changed_rules_are_saved(stage: Stage) -> None:
    dialog = rules_dialog(stage)

    dialog.subfolders.setChecked(False)
    dialog.hidden_files.setChecked(True)
    dialog.excludes.setPlainText(" *.bak \n\nold/*.pdf\n*.bak")
    dialog.largest.setValue(50)
    dialog.accept()

    rules = FolderRules(False, True, ("*.bak", "old/*.pdf"), 50)
    assert stage.host.sent(SetFolderRules) == [SetFolderRules(MATTER, MAIL, rules)]


def test_rules_that_are_as_before_are_not_sent(stage: Stage) -> None:
    dialog = rules_dialog(stage)

    dialog.accept()

    assert not stage.host.sent(SetFolderRules)


def test_a_path_is_tried_while_it_is_typed(stage: Stage, qtbot: QtBot) -> None:
    dialog = rules_dialog(stage)
    path = f"{MAIL}/notes.bak"

    with qtbot.waitSignal(dialog.tried):
        dialog.path.setText(path)
    assert stage.host.sent(TryFolderRules)[-1].path == path
    verdict = RuleVerdict(path, False, "The pattern *.bak leaves it out.")
    stage.host.answer(TryFolderRules, RulesTried(verdict))

    assert dialog.verdict.text() == "Left out. The pattern *.bak leaves it out."


def test_rules_that_change_try_the_path_anew(stage: Stage, qtbot: QtBot) -> None:
    dialog = rules_dialog(stage)
    with qtbot.waitSignal(dialog.tried):
        dialog.path.setText(f"{MAIL}/notes.bak")

    with qtbot.waitSignal(dialog.tried) as tried:
        dialog.excludes.setPlainText("")

    assert tried.args == [FolderRules(), f"{MAIL}/notes.bak"]


def test_a_verdict_on_another_path_is_not_shown(stage: Stage, qtbot: QtBot) -> None:
    dialog = rules_dialog(stage)
    with qtbot.waitSignal(dialog.tried):
        dialog.path.setText(f"{MAIL}/a.pdf")
    before = dialog.verdict.text()

    stage.host.answer(TryFolderRules, RulesTried(RuleVerdict(f"{MAIL}/b.pdf", True, "")))

    assert dialog.verdict.text() == before


def test_changed_rules_say_what_is_at_stake_and_then_what_left(stage: Stage) -> None:
    dialog = rules_dialog(stage)
    assert not dialog.cost.isVisible()

    dialog.subfolders.setChecked(False)
    assert dialog.cost.isVisible()
    dialog.accept()
    stage.host.answer(SetFolderRules, WorkspaceShown(STATUS))
    stage.host.play(IndexingStarted(MATTER), -1)
    stage.host.play(ScanDone(0, 0, 7, 9), -1)
    stage.draw()

    assert stage.window.notice.message.text().startswith("7 file")


def test_no_words_of_the_dialogs_are_cut_on_a_small_screen(theme: Theme, qtbot: QtBot) -> None:
    for _, dialog in list(scenes_files.scenes_of_files(theme))[:2]:  # the others are Qt's own
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.resize(dialog.width(), 100)
        QApplication.processEvents()

        cut = [
            label.text()
            for label in dialog.findChildren(QLabel)
            if label.isVisible() and label.height() < label.heightForWidth(label.width())
        ]
        assert cut == []


def test_a_folder_just_added_offers_its_rules(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    stage.window.paths_dropped.emit(["/home/anna/New"])
    new = Folder("/home/anna/New")

    stage.host.answer(AddPaths, WorkspaceShown(replace(STATUS, folders=(*STATUS.folders, new))))
    stage.draw()
    qtbot.mouseClick(stage.window.notice.rules, Qt.MouseButton.LeftButton)

    assert stage.window.findChild(FolderRulesDialog) is not None
    assert not stage.window.notice.isVisible()


def test_keeping_a_folder_keeps_it(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    stage.window.sources.folder_unwanted.emit(replace(scenes.FOLDERS[1], is_offline=True))

    box = stage.window.findChild(QMessageBox)
    assert "out of reach" in box.informativeText()
    qtbot.mouseClick(box.defaultButton(), Qt.MouseButton.LeftButton)

    assert not stage.host.sent(ForgetPath)


# ---- what the host says ----


def test_what_the_host_remarks_is_shown_and_is_no_warning(stage: Stage) -> None:
    scenes_files.notice(stage)
    stage.draw()

    assert "3 files were moved" in stage.window.notice.message.text()


def test_remarks_on_a_start_that_nobody_asked_for_are_kept_from_the_person(stage: Stage) -> None:
    scenes.ready(stage)

    stage.host.answer(StartIndexing, Done(("Indexing is running already.",)))
    stage.draw()

    assert not stage.window.notice.isVisible()


# ---- the encoder ----


def test_another_encoder_is_chosen_only_after_its_cost_is_said(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    stage.host.answer(StartIndexing, IngestProgress(1, 3, 10, 20, 1.0, 7.0, 5.0))
    stage.window.top.settings_wanted.emit()
    encoder = Setting("models.encoder", "", "", "text", "models", "Folder of an encoder.")
    stage.host.answer(ReadSettings, SettingsShown((encoder,)))
    dialog = stage.window.findChild(SettingsDialog)
    field = dialog.findChild(SettingRow).field

    field.setText("/models/other")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    box = dialog.findChild(QMessageBox)

    assert "4180 passage" in box.informativeText().replace(",", "")
    assert "10 minute" in box.informativeText()
    dialog.close()
