"""What can be done with files: those that need someone, those that wait."""

from dataclasses import replace
from pathlib import Path

import pytest
import scenes
import scenes_files
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from scenes import MATTER, STATUS, Stage
from scenes_files import IN_MAIL, MAIL, NEEDING

from docdesk.domain.documents import FileState
from docdesk.domain.events import FileDone
from docdesk.domain.workspaces import FileRow
from docdesk.ipc.messages import (
    HastenFile,
    IgnoreFile,
    ListFiles,
    ReportSaved,
    RetryAll,
    RetryFile,
    SaveReport,
    ShowPage,
    StartIndexing,
    UnlockFile,
    WorkspaceShown,
)
from docdesk.ui.dialogs.password import PasswordDialog
from docdesk.ui.panes.file_actions import FileAction, action_words, actions_for

PROTECTED = NEEDING[0]


def click(stage: Stage, qtbot: QtBot, document: str) -> None:
    sources = stage.window.sources
    place = sources.list.visualRect(sources.files.index_of(document)).center()
    qtbot.mouseClick(sources.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


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


def test_a_password_is_sent(stage: Stage, qtbot: QtBot) -> None:
    dialog = ask_password(stage)
    assert not dialog.unlock.isEnabled()

    qtbot.keyClicks(dialog.password, "horse")
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)

    assert stage.host.sent(UnlockFile) == [UnlockFile(MATTER, PROTECTED.document, "horse")]


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

    qtbot.mouseClick(stage.window.sources.attention_bar.retry, Qt.MouseButton.LeftButton)

    assert stage.host.sent(RetryAll) == [RetryAll(MATTER)]


def test_the_host_begins_the_run_by_itself_where_it_says_so(stage: Stage) -> None:
    scenes_files.needing(stage)
    runs = len(stage.host.sent(StartIndexing))
    stage.window.sources.retry_all_wanted.emit()

    stage.host.answer(RetryAll, WorkspaceShown(STATUS))

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
