"""What can be done with files: those that need someone, those that wait, those within others."""

from dataclasses import replace
from pathlib import Path

import pytest
import scenes
import scenes_files
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot
from scenes import MATTER, STATUS, Stage
from scenes_files import ATTACHED, IN_MAIL, MAIL, MESSAGE, NEEDING

from docdesk.domain.documents import FileState
from docdesk.domain.events import FileDone, IngestProgress, ScanDone
from docdesk.domain.workspaces import FileRow, Folder, FolderRules, RuleVerdict
from docdesk.ipc.messages import (
    AddPaths,
    AskQuestion,
    Done,
    ForgetPath,
    HastenFile,
    IgnoreFile,
    IndexingStarted,
    ListFiles,
    ReadSettings,
    ReportSaved,
    RetryAll,
    RetryFile,
    RulesTried,
    SaveReport,
    SetFolderRules,
    Setting,
    SettingsShown,
    ShowPage,
    StartIndexing,
    TryFolderRules,
    UnlockFile,
    WorkspaceShown,
)
from docdesk.ui.dialogs.folder_rules import FolderRulesDialog
from docdesk.ui.dialogs.password import PasswordDialog
from docdesk.ui.dialogs.setting_rows import SettingRow
from docdesk.ui.dialogs.settings import SettingsDialog
from docdesk.ui.panes.file_actions import FileAction, action_words, actions_for
from docdesk.ui.panes.turn import TurnView

PROTECTED = NEEDING[0]


def click(stage: Stage, qtbot: QtBot, document: str) -> None:
    sources = stage.window.sources
    place = sources.list.visualRect(sources.files.index_of(document)).center()
    qtbot.mouseClick(sources.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def turn(stage: Stage) -> TurnView:
    return stage.window.conversation.view(stage.host.id_of(AskQuestion))


def page_words(stage: Stage) -> list[str]:
    labels = stage.window.source.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


def act(stage: Stage, action: FileAction, row: FileRow) -> None:
    stage.window.sources.action_wanted.emit(action, row)


# ---- what is offered ----


@pytest.mark.parametrize(
    ("state", "first"),
    [
        (FileState.NEEDS_PASSWORD, FileAction.UNLOCK),
        (FileState.FAILED, FileAction.RETRY),
        (FileState.NEEDS_OCR, FileAction.RETRY),
        (FileState.IGNORED, FileAction.TAKE_BACK),
        (FileState.FOUND, FileAction.HASTEN),
        (FileState.READY, FileAction.READ),
    ],
)
def test_what_helps_most_is_offered_first(state: FileState, first: FileAction) -> None:
    assert actions_for(FileRow("/m/a.pdf", state))[0] is first


@pytest.mark.parametrize("state", list(FileState))
def test_a_file_is_either_ignored_or_can_be_but_never_both(state: FileState) -> None:
    offered = actions_for(FileRow("/m/a.pdf", state))

    assert not {FileAction.IGNORE, FileAction.TAKE_BACK} <= set(offered)
    assert all(action_words(each, FileRow("/m/a.pdf", state)) for each in offered)


def test_a_file_out_of_reach_is_not_opened_outside() -> None:
    offered = actions_for(FileRow("/m/a.pdf", FileState.OFFLINE))

    assert FileAction.OPEN_OUTSIDE not in offered
    assert FileAction.READ in offered


# ---- the card of the chosen file ----


def test_the_chosen_file_says_why_and_offers_what_helps(stage: Stage) -> None:
    scenes_files.needing(stage)

    card = stage.window.sources.card
    assert card.isVisible()
    assert card.name.text() == "Deed of 1987.pdf"
    assert card.reason.text() == PROTECTED.reason
    assert card.main.text() == "Enter password…"
    shown = {action for action, button in card.buttons.items() if button.isVisible()}
    assert shown == {FileAction.OPEN_OUTSIDE, FileAction.SHOW_FOLDER, FileAction.IGNORE}


def test_the_actions_of_the_card_are_reached_with_the_keyboard(stage: Stage, qtbot: QtBot) -> None:
    scenes_files.needing(stage)
    sources = stage.window.sources
    sources.list.setFocus()

    qtbot.keyClick(sources.list, Qt.Key.Key_Down)
    assert sources.card.name.text() == "Plan A.pdf"
    qtbot.keyClick(sources.list, Qt.Key.Key_Tab)
    assert stage.window.focusWidget() is sources.card.main
    qtbot.keyClick(sources.card.main, Qt.Key.Key_Space)

    assert stage.host.sent(RetryFile) == [RetryFile(MATTER, NEEDING[1].document)]


def test_every_button_of_the_card_says_what_it_does(stage: Stage) -> None:
    scenes_files.needing(stage)

    for button in stage.window.sources.card.buttons.values():
        assert len(button.accessibleName()) > 3
        assert button.toolTip() == button.accessibleName()


def test_a_ready_file_needs_no_card(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)

    click(stage, qtbot, str(scenes.SAMPLES / scenes.LEASE))

    assert not stage.window.sources.card.isVisible()


def test_the_card_follows_what_becomes_of_its_file(stage: Stage) -> None:
    scenes_files.needing(stage)
    done = FileDone(
        PROTECTED.document, FileState.NEEDS_PASSWORD, "The password is not the right one."
    )

    stage.host.answer(StartIndexing, done)

    assert stage.window.sources.card.reason.text() == "The password is not the right one."


# ---- one file ----


def test_a_click_on_a_file_that_waits_brings_it_forward(stage: Stage, qtbot: QtBot) -> None:
    waiting = FileRow(f"{MAIL}/Late.pdf", FileState.FOUND)
    scenes.open_workspace(stage, STATUS, [waiting])

    click(stage, qtbot, waiting.document)

    assert stage.host.sent(HastenFile) == [HastenFile(MATTER, waiting.document)]
    assert not stage.host.sent(ShowPage)  # there is nothing to show yet


def test_a_scan_that_waits_is_brought_forward_and_opened(stage: Stage, qtbot: QtBot) -> None:
    scenes.open_workspace(stage, STATUS, IN_MAIL)
    scan = next(row for row in IN_MAIL if row.state is FileState.NEEDS_RECOGNITION)

    click(stage, qtbot, scan.document)

    assert stage.host.sent(HastenFile) == [HastenFile(MATTER, scan.document)]
    assert stage.host.sent(ShowPage)[-1].document == scan.document


def test_a_file_is_ignored_and_taken_back(stage: Stage) -> None:
    scenes_files.needing(stage)

    act(stage, FileAction.IGNORE, PROTECTED)
    act(stage, FileAction.TAKE_BACK, replace(PROTECTED, state=FileState.IGNORED))

    assert stage.host.sent(IgnoreFile) == [IgnoreFile(MATTER, PROTECTED.document)]
    assert stage.host.sent(RetryFile) == [RetryFile(MATTER, PROTECTED.document)]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were opened in their own program."""
    urls: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: urls.append(url.toLocalFile()) or True
    )
    return urls


def test_a_file_is_opened_in_its_own_program(
    stage: Stage, opened: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "Lease.pdf"
    file.write_bytes(b"%PDF")

    act(stage, FileAction.OPEN_OUTSIDE, FileRow(str(file), FileState.FAILED))
    act(stage, FileAction.SHOW_FOLDER, FileRow(str(file), FileState.FAILED))

    assert opened == [str(file), str(tmp_path)]


def test_a_file_within_others_opens_the_one_on_disk(
    stage: Stage, opened: list[str], tmp_path: Path
) -> None:
    archive = tmp_path / "mail.zip"
    archive.write_bytes(b"PK")
    row = FileRow(f"{archive}/inbox.mbox/0003 Offer.eml", FileState.FAILED, is_member=True)

    act(stage, FileAction.OPEN_OUTSIDE, row)

    assert opened == [str(archive)]
    assert action_words(FileAction.OPEN_OUTSIDE, row) == "Open the file that holds it"


def test_a_file_that_is_gone_says_so(stage: Stage, opened: list[str]) -> None:
    scenes.ready(stage)

    act(stage, FileAction.OPEN_OUTSIDE, FileRow("/nowhere/Lease.pdf", FileState.FAILED))

    assert opened == []
    assert stage.window.notice.message.text() == "Lease.pdf is not where it was."


def test_a_file_that_no_program_opens_says_so(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "plan.dwg"
    file.write_bytes(b"AC10")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)

    act(stage, FileAction.OPEN_OUTSIDE, FileRow(str(file), FileState.UNSUPPORTED))

    assert stage.window.notice.message.text() == "No program opens plan.dwg."


# ---- passwords ----


def ask_password(stage: Stage) -> PasswordDialog:
    scenes_files.needing(stage)
    act(stage, FileAction.UNLOCK, PROTECTED)
    dialog = stage.window.findChild(PasswordDialog)
    assert isinstance(dialog, PasswordDialog)
    return dialog


def test_a_password_is_sent_and_indexing_follows(stage: Stage, qtbot: QtBot) -> None:
    dialog = ask_password(stage)
    assert not dialog.unlock.isEnabled()
    runs = len(stage.host.sent(StartIndexing))

    qtbot.keyClicks(dialog.password, "horse")
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    stage.host.answer(UnlockFile, WorkspaceShown(STATUS))

    assert stage.host.sent(UnlockFile) == [UnlockFile(MATTER, PROTECTED.document, "horse")]
    assert len(stage.host.sent(StartIndexing)) == runs + 1


def test_a_password_is_kept_only_when_the_person_says_so(stage: Stage) -> None:
    dialog = ask_password(stage)
    assert not dialog.keep.isChecked()

    dialog.password.setText("secret")
    dialog.keep.setChecked(True)
    dialog.accept()

    assert stage.host.sent(UnlockFile)[0].keep


def test_a_password_is_hidden_until_it_is_revealed_and_gone_after(stage: Stage) -> None:
    dialog = ask_password(stage)
    dialog.password.setText("secret")
    assert dialog.password.echoMode() == QLineEdit.EchoMode.Password

    dialog.reveal.click()
    assert dialog.password.echoMode() == QLineEdit.EchoMode.Normal
    dialog.accept()

    assert dialog.password.text() == ""


def test_the_dialog_promises_that_nothing_is_written(stage: Stage) -> None:
    dialog = ask_password(stage)

    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "never written to disk" in words
    assert "Deed of 1987.pdf" in words


# ---- all files that need someone ----


def test_all_are_tried_again(stage: Stage, qtbot: QtBot) -> None:
    scenes_files.needing(stage)
    runs = len(stage.host.sent(StartIndexing))

    qtbot.mouseClick(stage.window.sources.attention_bar.retry, Qt.MouseButton.LeftButton)
    stage.host.answer(RetryAll, WorkspaceShown(STATUS))

    assert stage.host.sent(RetryAll) == [RetryAll(MATTER)]
    assert len(stage.host.sent(StartIndexing)) == runs + 1


def test_a_run_that_goes_on_already_is_not_started_again(stage: Stage) -> None:
    scenes_files.needing(stage)
    runs = len(stage.host.sent(StartIndexing))
    stage.window.sources.retry_all_wanted.emit()

    stage.host.answer(RetryAll, WorkspaceShown(STATUS, is_indexing=True))

    assert len(stage.host.sent(StartIndexing)) == runs


def test_a_report_is_saved_where_the_person_says(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenes_files.needing(stage)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/home/anna/files.csv", ""))

    qtbot.mouseClick(stage.window.sources.attention_bar.report, Qt.MouseButton.LeftButton)
    assert stage.host.sent(SaveReport) == [SaveReport(MATTER, "/home/anna/files.csv")]
    stage.host.answer(SaveReport, ReportSaved("/home/anna/files.csv", 172))
    stage.draw()

    assert "172 file" in stage.window.notice.message.text()
    assert stage.window.notice.hint.text() == "/home/anna/files.csv"


def test_what_failed_in_a_run_is_one_click_away(stage: Stage, qtbot: QtBot) -> None:
    scenes.indexing(stage)
    stage.draw()
    failed = stage.window.sources.indexing.failed
    assert failed.text().startswith("3 file")

    qtbot.mouseClick(failed, Qt.MouseButton.LeftButton)

    assert stage.host.sent(ListFiles)[-1].state == "attention"


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


def test_changed_rules_are_saved_and_indexing_follows(stage: Stage) -> None:
    dialog = rules_dialog(stage)
    runs = len(stage.host.sent(StartIndexing))

    dialog.subfolders.setChecked(False)
    dialog.hidden_files.setChecked(True)
    dialog.excludes.setPlainText(" *.bak \n\nold/*.pdf\n*.bak")
    dialog.largest.setValue(50)
    dialog.accept()
    stage.host.answer(SetFolderRules, WorkspaceShown(STATUS))

    rules = FolderRules(False, True, ("*.bak", "old/*.pdf"), 50)
    assert stage.host.sent(SetFolderRules) == [SetFolderRules(MATTER, MAIL, rules)]
    assert len(stage.host.sent(StartIndexing)) == runs + 1


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
    stage.host.answer(StartIndexing, ScanDone(0, 0, 7, 9))
    stage.draw()

    assert stage.window.notice.message.text().startswith("7 document")


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


# ---- files within others ----


def test_a_container_is_a_group_and_its_files_are_named_alone(stage: Stage) -> None:
    scenes.open_workspace(stage, STATUS, IN_MAIL)

    model = stage.window.sources.files
    shown = [model.data(model.index(row)) for row in range(model.rowCount())]
    assert "Mail/archive.zip › inbox.mbox › 0003 Offer of renewal.eml" in shown
    assert scenes.LEASE in shown


def test_the_tooltip_of_a_file_within_others_tells_the_way(stage: Stage) -> None:
    scenes.open_workspace(stage, STATUS, IN_MAIL)
    model = stage.window.sources.files

    words = model.data(model.index_of(ATTACHED), Qt.ItemDataRole.ToolTipRole)

    assert f"archive.zip › inbox.mbox › {Path(MESSAGE).name} › {scenes.LEASE}" in words


def test_evidence_and_page_tell_the_way_to_an_attachment(stage: Stage) -> None:
    scenes_files.members(stage)
    stage.draw()

    way = f"archive.zip › inbox.mbox › {Path(MESSAGE).name}"
    row = turn(stage).evidence.rows[0]
    assert row.holder.text() == way
    labels = [label.text() for label in stage.window.source.findChildren(QLabel)]
    assert way in labels
    assert scenes.LEASE in labels


def test_a_file_in_several_places_says_so_with_the_paths(stage: Stage) -> None:
    scenes_files.members(stage)

    row = turn(stage).evidence.rows[0]
    assert row.origin.text().startswith("also in 2 other place")
    assert "Lease signed.pdf" in row.origin.toolTip()
    assert ATTACHED in row.origin.toolTip()


# ---- recognised text ----


def test_recognised_text_says_so_with_its_confidence(stage: Stage) -> None:
    scenes_files.recognised(stage)
    stage.draw()

    rows = turn(stage).evidence.rows
    assert [row.origin.text() for row in rows] == ["recognised, 71 %", "recognised, 93 %"]
    assert [row.origin.property("role") for row in rows] == ["warning", "muted"]


def test_the_page_says_that_its_text_was_recognised(stage: Stage) -> None:
    scenes_files.recognised(stage)
    stage.draw()

    words = [
        label.text() for label in stage.window.source.findChildren(QLabel) if label.isVisible()
    ]
    assert "Text recognised from a picture · 71 % · compare with the page" in words


def test_an_answer_from_doubtful_words_says_so(stage: Stage) -> None:
    scenes_files.recognised(stage)
    stage.draw()

    status = turn(stage).status.text()
    assert "71 %" in status


def test_a_page_whose_text_was_in_the_file_says_nothing_of_recognition(stage: Stage) -> None:
    scenes.answered(stage)

    words = [
        label.text() for label in stage.window.source.findChildren(QLabel) if label.isVisible()
    ]
    assert not any("recognised" in each for each in words)


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
