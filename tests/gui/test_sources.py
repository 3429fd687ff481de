"""The list of files: paging, folders, states with their reasons, and what is asked for."""

from dataclasses import replace
from pathlib import Path

import pytest
import scenes
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot
from scenes import MATTER, STATUS, Stage

from docdesk.domain.documents import FileState
from docdesk.domain.events import FileDone
from docdesk.domain.workspaces import FileRow
from docdesk.ipc.messages import (
    FilesListed,
    ForgetPath,
    IgnoreFile,
    ListFiles,
    PauseIndexing,
    ResumeIndexing,
    RetryFile,
    ShowPage,
    ShowWorkspace,
    WorkspaceShown,
)
from docdesk.ui.file_groups import FolderHeading
from docdesk.ui.panes.file_actions import FileAction
from docdesk.ui.panes.files_model import PAGE_SIZE, FilesModel

ROOT = QModelIndex()


def many(first: int, count: int) -> tuple[FileRow, ...]:
    return tuple(
        FileRow(f"/m/{number:06}.pdf", FileState.READY) for number in range(first, first + count)
    )


def shown(model: FilesModel) -> list[str]:
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


@pytest.fixture
def model(qtbot: QtBot) -> FilesModel:
    return FilesModel()


# ---- the model ----


def test_a_hundred_thousand_files_come_page_by_page(model: FilesModel, qtbot: QtBot) -> None:
    model.show_page(FilesListed("w", many(0, PAGE_SIZE), 0, 100_000))
    assert model.rowCount() == PAGE_SIZE + 1
    assert model.canFetchMore(ROOT)

    with qtbot.waitSignal(model.page_wanted) as wanted:
        model.fetchMore(ROOT)
    assert wanted.args == [PAGE_SIZE, PAGE_SIZE]
    assert not model.canFetchMore(ROOT)  # one page is asked for at a time
    model.show_page(FilesListed("w", many(PAGE_SIZE, PAGE_SIZE), PAGE_SIZE, 100_000))

    assert model.rowCount() == 2 * PAGE_SIZE + 1


def test_the_last_page_ends_the_list(model: FilesModel) -> None:
    model.show_page(FilesListed("w", many(0, 3), 0, 3))

    assert not model.canFetchMore(ROOT)


def test_a_page_that_does_not_follow_is_left_out(model: FilesModel) -> None:
    model.show_page(FilesListed("w", many(400, 5), 400, 405))

    assert model.rowCount() == 0


def test_what_has_not_changed_is_not_drawn_anew(model: FilesModel, qtbot: QtBot) -> None:
    model.show_page(FilesListed("w", many(0, 5), 0, 5))

    with qtbot.assertNotEmitted(model.rowsRemoved), qtbot.assertNotEmitted(model.rowsInserted):
        model.show_page(FilesListed("w", many(0, 5), 0, 5))


def test_a_finished_file_changes_its_row_alone(model: FilesModel, qtbot: QtBot) -> None:
    model.show_page(FilesListed("w", many(0, 5), 0, 5))

    with qtbot.waitSignal(model.dataChanged) as changed:
        model.show_file(FileDone("/m/000002.pdf", FileState.FAILED, "It is damaged."))

    assert changed.args[0].row() == 3
    assert model.entry(model.index(3)) == FileRow(
        "/m/000002.pdf", FileState.FAILED, "It is damaged."
    )


def test_a_finished_file_that_is_not_listed_changes_nothing(
    model: FilesModel, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show_file(FileDone("/m/other.pdf", FileState.READY))


def test_a_screen_reader_hears_name_state_and_reason(model: FilesModel) -> None:
    row = FileRow("/m/Deed.pdf", FileState.NEEDS_PASSWORD, "It opens only with a password.")
    model.show_page(FilesListed("w", (row,), 0, 1))

    heard = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)

    assert heard == "Deed.pdf, Needs a password. It opens only with a password."


def test_bringing_the_list_up_to_date_asks_for_all_rows_seen(
    model: FilesModel, qtbot: QtBot
) -> None:
    model.show_page(FilesListed("w", many(0, PAGE_SIZE), 0, 500))
    model.show_page(FilesListed("w", many(PAGE_SIZE, PAGE_SIZE), PAGE_SIZE, 500))

    with qtbot.waitSignal(model.page_wanted) as wanted:
        model.refresh([])

    assert wanted.args == [0, 2 * PAGE_SIZE]


# ---- the pane ----


def test_a_click_on_a_folder_hides_its_files_and_shows_them_again(
    stage: Stage, qtbot: QtBot
) -> None:
    scenes.ready(stage)
    sources = stage.window.sources
    before = shown(sources.files)
    heading = sources.list.visualRect(sources.files.index(0)).center()

    qtbot.mouseClick(sources.list.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert scenes.LEASE not in shown(sources.files)
    qtbot.mouseClick(sources.list.viewport(), Qt.MouseButton.LeftButton, pos=heading)

    assert shown(sources.files) == before


def test_a_click_on_a_file_opens_it(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    sources = stage.window.sources
    at = shown(sources.files).index(scenes.LEASE)
    place = sources.list.visualRect(sources.files.index(at)).center()

    qtbot.mouseClick(sources.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert stage.host.sent(ShowPage)[-1].document == str(scenes.SAMPLES / scenes.LEASE)


def test_enter_opens_the_file_that_the_keyboard_is_on(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    sources = stage.window.sources
    sources.list.setFocus()
    sources.list.setCurrentIndex(sources.files.index(shown(sources.files).index(scenes.LEASE)))

    qtbot.keyClick(sources.list, Qt.Key.Key_Return)

    assert stage.host.sent(ShowPage)[-1].document == str(scenes.SAMPLES / scenes.LEASE)


def test_the_filter_asks_once_for_what_was_typed(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    before = len(stage.host.sent(ListFiles))

    qtbot.keyClicks(stage.window.sources.filter, "lease")

    qtbot.waitUntil(lambda: len(stage.host.sent(ListFiles)) > before, timeout=5000)
    assert stage.host.sent(ListFiles)[before:] == [ListFiles(MATTER, 0, PAGE_SIZE, "lease", "")]


def test_files_that_need_attention_are_shown_alone_with_their_reasons(
    stage: Stage, qtbot: QtBot
) -> None:
    scenes.attention(stage)
    stage.draw()

    assert stage.host.sent(ListFiles)[-1].state == "attention"
    assert shown(stage.window.sources.files)[1:] == ["Deed of 1987.pdf", "Plan A.pdf", "Survey.pdf"]
    assert stage.window.sources.attention.text() == "Show all files"


def test_a_list_that_was_asked_for_before_is_not_shown(stage: Stage) -> None:
    scenes.ready(stage)
    old = stage.host.id_of(ListFiles)
    stage.window.sources.attention.click()

    stage.host.play(FilesListed(MATTER, many(0, 3), 0, 3), old)

    assert shown(stage.window.sources.files) == []


def test_a_file_with_a_reason_has_room_for_it(stage: Stage) -> None:
    scenes.ready(stage)
    sources = stage.window.sources
    names = shown(sources.files)
    damaged = sources.list.visualRect(sources.files.index(names.index("Survey.pdf")))
    ready = sources.list.visualRect(sources.files.index(names.index(scenes.LEASE)))

    assert damaged.height() >= ready.height() + sources.fontMetrics().height()


def test_an_offline_folder_keeps_its_files_in_the_list(stage: Stage) -> None:
    scenes.offline(stage)
    stage.draw()

    model = stage.window.sources.files
    entries = [model.entry(model.index(row)) for row in range(model.rowCount())]
    mail = next(e for e in entries if isinstance(e, FolderHeading) and e.name == "Mail")
    assert mail.is_offline
    assert mail.count == 16


def menu_words(stage: Stage, row: FileRow | FolderHeading) -> list[str]:
    return [action.text() for action in stage.window.sources.menu_for(row).actions()]


def test_what_can_be_done_with_a_file_depends_on_its_state(stage: Stage) -> None:
    scenes.ready(stage)
    ready = FileRow(str(scenes.SAMPLES / scenes.LEASE), FileState.READY)

    assert "Open" in menu_words(stage, ready)
    assert "Try again" not in menu_words(stage, ready)
    assert "Try again" in menu_words(stage, replace(ready, state=FileState.FAILED))


@pytest.mark.parametrize(
    ("is_paused", "words", "request_"),
    [(False, "Pause indexing", PauseIndexing), (True, "Resume indexing", ResumeIndexing)],
)
def test_indexing_is_paused_and_resumed_also_while_nothing_runs(
    stage: Stage, is_paused: bool, words: str, request_: type
) -> None:
    scenes.open_workspace(stage, replace(STATUS, is_paused=is_paused), scenes.rows())
    menu = stage.window.sources.menu_for(scenes.rows()[0])

    next(action for action in menu.actions() if action.text() == words).trigger()

    assert stage.host.sent(request_) == [request_(MATTER)]


def test_a_file_is_tried_again(stage: Stage) -> None:
    scenes.ready(stage)
    row = FileRow(str(scenes.SAMPLES / "Survey.pdf"), FileState.FAILED)
    menu = stage.window.sources.menu_for(row)

    next(action for action in menu.actions() if action.text() == "Try again").trigger()

    assert stage.host.sent(RetryFile) == [RetryFile(MATTER, row.document)]


def test_a_folder_is_let_go_only_when_its_cost_is_confirmed(stage: Stage, qtbot: QtBot) -> None:
    folders = (scenes.FOLDERS[0], replace(scenes.FOLDERS[1], files=16))
    scenes.open_workspace(stage, replace(STATUS, folders=folders), scenes.rows())
    mail = FolderHeading(scenes.FOLDERS[1].path, "Mail", 16)
    menu = stage.window.sources.menu_for(mail)

    next(action for action in menu.actions() if "Stop following" in action.text()).trigger()
    box = stage.window.findChild(QMessageBox)
    assert "16 file" in box.informativeText()
    assert "files stay" in box.informativeText()
    assert not stage.host.sent(ForgetPath)
    go = next(button for button in box.buttons() if "Stop" in button.text())
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)

    assert stage.host.sent(ForgetPath) == [ForgetPath(MATTER, scenes.FOLDERS[1].path)]


def test_a_folder_beside_a_followed_one_is_not_taken_for_it(stage: Stage) -> None:
    scenes.ready(stage)
    beside = FolderHeading(f"{scenes.FOLDERS[1].path} 2023", "Mail 2023", 1)

    assert menu_words(stage, beside) == ["Ask only this folder"]


def test_adding_a_folder_asks_the_host(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scenes.ready(stage)
    target = "docdesk.ui.panes.sources.QFileDialog.getExistingDirectory"
    monkeypatch.setattr(target, lambda *_: str(tmp_path))
    added = []
    stage.window.sources.paths_added.connect(added.append)

    stage.window.sources.choose_folder()

    assert added == [[str(tmp_path)]]


def test_another_workspace_lists_its_own_files(stage: Stage) -> None:
    scenes.ready(stage)
    stage.window.top.workspace_chosen.emit("Bellandi")

    stage.host.answer(ShowWorkspace, WorkspaceShown(replace(STATUS, name="Bellandi")))
    stage.draw()

    assert stage.host.sent(ListFiles)[-1].workspace == "Bellandi"
    assert shown(stage.window.sources.files) == []


def test_a_chosen_file_stays_in_sight_when_its_card_takes_room(stage: Stage) -> None:
    rows = [FileRow(f"/m/{number:03}.pdf", FileState.FAILED, "Why.") for number in range(100)]
    scenes.open_workspace(stage, STATUS, rows)
    stage.draw()
    files = stage.window.sources.list
    last = files.indexAt(files.viewport().rect().bottomLeft() - QPoint(-5, 5))

    files.setCurrentIndex(last)
    stage.draw()

    assert stage.window.sources.card.isVisible()
    assert files.viewport().rect().contains(files.visualRect(last))


def test_an_ignored_file_is_shown_so_without_indexing(stage: Stage) -> None:
    scenes.open_workspace(stage, STATUS, scenes.rows())
    row = FileRow(str(scenes.SAMPLES / "Survey.pdf"), FileState.FAILED)
    listed = len(stage.host.sent(ListFiles))

    stage.window.sources.action_wanted.emit(FileAction.IGNORE, row)
    stage.host.answer(IgnoreFile, WorkspaceShown(STATUS))

    assert len(stage.host.sent(ListFiles)) == listed + 1


def test_a_workspace_without_a_ready_file_does_not_seem_to_be_read_for_ever(stage: Stage) -> None:
    status = replace(STATUS, counts={FileState.FAILED: 3}, files=3)
    scenes.open_workspace(stage, status, scenes.rows())
    stage.draw()

    labels = stage.window.conversation.invitation.findChildren(QLabel)

    words = [label.text() for label in labels]
    assert "None of these documents can be searched yet" in words
