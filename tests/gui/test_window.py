"""What the window shows in each state, and what it asks of the host."""

from dataclasses import replace
from pathlib import Path

import pytest
import scenes
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QInputDialog, QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot
from scenes import MATTER, QUESTION, STATUS, Stage

from docdesk.domain.documents import FileState
from docdesk.domain.events import FileDone, IngestDone, IngestProgress
from docdesk.domain.system import Check, NetworkReport
from docdesk.domain.workspaces import FileRow, WorkspaceStatus
from docdesk.ipc.messages import (
    AddPaths,
    AskQuestion,
    CreateWorkspace,
    DeleteWorkspace,
    EncoderChanged,
    EngineChanged,
    Failure,
    HostStarted,
    ListFiles,
    ListModels,
    ListWorkspaces,
    PauseIndexing,
    ReadSettings,
    ResumeIndexing,
    SearchPassages,
    Setting,
    SettingsShown,
    ShowPage,
    ShowWorkspace,
    StartIndexing,
    StopAnswer,
    UseModel,
    WorkspaceShown,
    WorkspacesListed,
)
from docdesk.ui.app import fault_hook
from docdesk.ui.panes.file_actions import FileAction
from docdesk.ui.theme import Theme, load_theme
from docdesk.ui.widgets.page_view import PageView
from docdesk.ui.window import MainWindow


def shown_words(stage: Stage) -> str:
    """All words of labels and buttons that can be seen."""
    stage.draw()
    parts = [*stage.window.findChildren(QLabel), *stage.window.findChildren(QAbstractButton)]
    return " | ".join(part.text() for part in parts if part.isVisible() and part.text())


# ---- starting ----


def test_a_started_host_is_asked_for_workspaces_models_and_settings(stage: Stage) -> None:
    assert stage.host.sent(ListWorkspaces)
    assert stage.host.sent(ListModels)
    assert stage.host.sent(ReadSettings)


def test_the_first_run_has_three_steps_on_one_page(stage: Stage) -> None:
    scenes.first_run(stage)

    words = shown_words(stage)
    assert "Choose a folder" in words
    assert "What will happen, and what will not" in words
    assert "Start indexing" in words


def test_the_first_run_goes_on_only_with_a_folder_and_a_name(stage: Stage, qtbot: QtBot) -> None:
    scenes.first_run(stage)
    stage.draw()
    welcome = stage.window.welcome
    assert not welcome.go.isEnabled()

    stage.window.paths_dropped.emit(["/home/anna/Rossi"])
    qtbot.mouseClick(welcome.go, Qt.MouseButton.LeftButton)

    assert stage.host.sent(CreateWorkspace) == [CreateWorkspace("Rossi")]


def test_a_new_workspace_is_filled_and_indexed_once_it_is_made(stage: Stage) -> None:
    scenes.first_run(stage)
    stage.window.welcome.begun.emit("Rossi", ["/home/anna/Rossi"])
    assert not stage.host.sent(AddPaths)

    empty = WorkspaceStatus("Rossi", (), {}, 0, 0)
    stage.host.answer(CreateWorkspace, WorkspaceShown(empty))
    assert stage.host.sent(AddPaths) == [AddPaths("Rossi", ("/home/anna/Rossi",))]
    filled = replace(STATUS, name="Rossi")
    stage.host.answer(AddPaths, WorkspaceShown(filled))

    assert stage.host.sent(StartIndexing) == [StartIndexing("Rossi")]


def test_a_workspace_is_called_like_its_folder_dots_and_all(stage, tmp_path) -> None:
    folder = tmp_path / "Rossi v. Beta"
    folder.mkdir()

    stage.window.welcome.show_paths([str(folder)])

    assert stage.window.welcome.name.text() == "Rossi v. Beta"


def test_a_workspace_that_cannot_be_made_says_why_and_adds_nothing(stage: Stage) -> None:
    scenes.first_run(stage)
    stage.window.welcome.begun.emit("Rossi", ["/home/anna/Rossi"])

    stage.host.answer(CreateWorkspace, Failure("The disk is full.", "Make room."))

    assert "The disk is full." in shown_words(stage)
    assert not stage.host.sent(AddPaths)


def test_the_samples_are_opened_from_the_first_run(stage: Stage, qtbot: QtBot) -> None:
    scenes.first_run(stage)
    stage.draw()

    qtbot.mouseClick(stage.window.welcome.samples, Qt.MouseButton.LeftButton)

    assert stage.host.sent(CreateWorkspace) == [CreateWorkspace("Samples")]


def test_opening_a_workspace_brings_its_index_up_to_date(stage: Stage) -> None:
    scenes.ready(stage)

    assert stage.host.sent(StartIndexing) == [StartIndexing(MATTER)]


def test_an_empty_workspace_invites_to_add_a_folder(stage: Stage) -> None:
    scenes.empty_workspace(stage)

    assert "This workspace has no documents yet" in shown_words(stage)
    assert not stage.window.top.question.isEnabled()


# ---- states ----


def test_the_lock_is_told_in_words(stage: Stage) -> None:
    assert "Network locked by the system" in shown_words(stage)

    is_open = NetworkReport("host", "open", (Check("IPv4", False, "opened"),))
    stage.host.play(HostStarted("0.1.0", is_open))

    assert "Network is not locked" in shown_words(stage)


def test_the_status_bar_counts_files_and_names_the_engine(stage: Stage) -> None:
    scenes.ready(stage)

    words = shown_words(stage)
    assert "169" in stage.window.status.files.text()
    assert "Qwen2.5 3B Instruct · CPU · 14 tokens/s" in words


def test_while_the_encoder_loads_it_says_what_can_be_searched(stage: Stage) -> None:
    stage.host.play(EncoderChanged("loading"))

    assert "words are searched" in shown_words(stage)


def test_indexing_shows_pages_speed_and_time_left(stage: Stage) -> None:
    scenes.indexing(stage)

    words = shown_words(stage)
    assert "107 of 172 files" in words
    assert "2140 page" in words.replace(",", "")
    assert "31 pages/s" in words
    assert "4 minute" in words
    assert "12 scanned page" in words
    assert stage.window.top.question.isEnabled()


def test_indexing_can_be_paused_and_resumed(stage: Stage, qtbot: QtBot) -> None:
    scenes.indexing(stage)
    stage.draw()
    strip = stage.window.sources.indexing

    qtbot.mouseClick(strip.pause, Qt.MouseButton.LeftButton)
    assert stage.host.sent(PauseIndexing) == [PauseIndexing(MATTER)]
    pausing = replace(STATUS, is_paused=True)
    stage.host.answer(PauseIndexing, WorkspaceShown(pausing, is_indexing=True))
    assert "Stops after the file in hand" in shown_words(stage)
    stage.host.answer(StartIndexing, IngestDone(107, 1, 2140, 5320, 60.0, cancelled=True))
    assert "Changes in the folders wait" in shown_words(stage)
    qtbot.mouseClick(strip.resume, Qt.MouseButton.LeftButton)
    stage.host.answer(ResumeIndexing, WorkspaceShown(STATUS))
    stage.draw()

    assert stage.host.sent(ResumeIndexing) == [ResumeIndexing(MATTER)]
    assert not strip.isVisible()


def test_progress_of_another_workspace_is_not_shown(stage: Stage) -> None:
    scenes.ready(stage)
    run = stage.host.id_of(StartIndexing)
    stage.window.top.workspace_chosen.emit("Bellandi")
    stage.host.answer(ShowWorkspace, WorkspaceShown(replace(STATUS, name="Bellandi")))

    stage.host.play(IngestProgress(1, 2, 3, 4, 5.0, 6.0, None), run)

    assert not stage.controller.state.is_indexing


def test_news_of_another_workspace_does_not_open_it(stage: Stage) -> None:
    scenes.ready(stage)

    stage.host.play(WorkspaceShown(replace(STATUS, name="Bellandi")))

    assert stage.window.windowTitle().startswith(MATTER)


def test_a_lost_host_says_so_and_the_window_stays(stage: Stage) -> None:
    scenes.host_lost(stage)

    words = shown_words(stage)
    assert "stopped unexpectedly" in words
    assert "Starting again" in words


def test_a_host_that_is_back_shows_the_workspace_again(stage: Stage) -> None:
    scenes.host_lost(stage)
    before = len(stage.host.sent(ShowWorkspace))

    stage.host.play(HostStarted("0.1.0", scenes.LOCKED))

    assert stage.host.sent(ShowWorkspace)[before:] == [ShowWorkspace(MATTER)]


def test_a_host_that_never_comes_up_says_what_to_do(stage: Stage) -> None:
    stage.host.gave_up.emit()

    assert "docdesk doctor" in shown_words(stage)


def test_a_notice_stays_until_it_is_closed(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    stage.host.play(Failure("The folder is gone.", "Add it again."))
    assert "The folder is gone." in shown_words(stage)

    qtbot.mouseClick(stage.window.notice.close_button, Qt.MouseButton.LeftButton)

    assert "The folder is gone." not in shown_words(stage)


# ---- asking ----


def test_enter_asks(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    question = stage.window.top.question
    question.setText(QUESTION)

    qtbot.keyClick(question, Qt.Key.Key_Return)

    (asked,) = stage.host.sent(AskQuestion)
    assert asked == AskQuestion(MATTER, QUESTION, conversation=asked.conversation)
    assert question.text() == ""


def test_control_enter_finds_passages_only(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    question = stage.window.top.question
    question.setText("notice")

    qtbot.keyClick(question, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert stage.host.sent(SearchPassages) == [SearchPassages(MATTER, "notice")]
    assert not stage.host.sent(AskQuestion)


def test_an_empty_question_is_not_asked(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    stage.window.top.question.setText("  ")

    qtbot.keyClick(stage.window.top.question, Qt.Key.Key_Return)

    assert not stage.host.sent(AskQuestion)


def test_a_follow_up_takes_the_conversation_with_it(stage: Stage) -> None:
    scenes.checked(stage)

    stage.ask("And who pays?")

    turns = stage.host.sent(AskQuestion)[-1].turns
    assert [turn.question for turn in turns] == [QUESTION]


def test_escape_stops_the_answer(stage: Stage, qtbot: QtBot) -> None:
    scenes.writing(stage)
    stage.draw()

    qtbot.keyClick(stage.window.top.question, Qt.Key.Key_Escape)

    assert stage.host.sent(StopAnswer) == [StopAnswer(stage.host.id_of(AskQuestion))]


def test_the_button_beside_the_question_stops_while_an_answer_is_written(
    stage: Stage, qtbot: QtBot
) -> None:
    scenes.writing(stage)
    stage.draw()

    qtbot.mouseClick(stage.window.top.ask, Qt.MouseButton.LeftButton)

    assert stage.host.sent(StopAnswer)
    assert stage.window.top.ask.accessibleName().startswith("Stop")


def test_without_a_model_the_quotes_are_asked_for(stage: Stage) -> None:
    scenes.no_model(stage)

    assert [(each.question, each.quotes_only) for each in stage.host.sent(AskQuestion)] == [
        (QUESTION, True)
    ]
    assert "No model is loaded" in shown_words(stage)
    assert "Choose a model…" in shown_words(stage)


def test_a_model_that_failed_leaves_the_quotes(stage: Stage) -> None:
    scenes.ready(stage)
    stage.host.play(EngineChanged("failed", None, "The model is damaged.", "Import it again."))

    stage.ask(QUESTION)

    assert stage.host.sent(AskQuestion)[-1].quotes_only
    assert "The model is damaged." in shown_words(stage)


def test_one_document_can_be_asked_alone_and_all_again(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    row = FileRow("/a/Lease.pdf", FileState.READY)
    stage.window.sources.action_wanted.emit(FileAction.ASK, row)
    assert stage.window.conversation.scope.words() == "Lease.pdf"
    stage.ask(QUESTION)
    assert stage.host.sent(AskQuestion)[-1].document == "/a/Lease.pdf"

    everything = stage.window.conversation.scope.everything
    qtbot.mouseClick(everything, Qt.MouseButton.LeftButton)
    stage.ask(QUESTION)

    assert stage.host.sent(AskQuestion)[-1].document == ""


# ---- pages ----


def test_the_best_passage_opens_beside_the_conversation_by_itself(stage: Stage) -> None:
    scenes.reading(stage)

    best = scenes.lease_passages()[0]
    wanted = stage.host.sent(ShowPage)[-1]
    assert (wanted.document, wanted.page) == (best.document, best.page)
    assert (wanted.start, wanted.end) == (best.matches[0].start, best.matches[0].end)


def test_the_nearest_passage_of_what_is_not_found_is_not_opened(stage: Stage) -> None:
    scenes.not_found(stage)

    assert not stage.host.sent(ShowPage)


def test_a_page_that_is_not_wanted_any_more_is_not_shown(stage: Stage) -> None:
    scenes.reading(stage)
    old = stage.host.id_of(ShowPage)
    stage.window.show_document("/a/Other.pdf")
    page = scenes.page_shown(stage.host.sent(ShowPage)[0])
    stage.host.answer(ShowPage, replace(page, document="/a/Other.pdf", page=1))

    stage.host.play(page, old)

    assert "Other.pdf" in shown_words(stage)


def test_a_page_that_cannot_be_shown_says_so_in_its_pane(stage: Stage) -> None:
    scenes.reading(stage)

    stage.host.answer(ShowPage, Failure("The file is no longer there.", "Put it back."))

    assert "The file is no longer there." in shown_words(stage)
    assert not stage.window.notice.isVisible()


def test_in_a_narrow_window_the_page_lies_over_the_conversation(stage: Stage) -> None:
    scenes.over(stage)

    assert stage.window.source.isVisible()
    assert not stage.window.conversation.isVisible()
    assert isinstance(stage.window.focusWidget(), PageView)  # not the button that closes it


def test_escape_goes_back_from_the_page_to_the_conversation(stage: Stage, qtbot: QtBot) -> None:
    scenes.over(stage)

    qtbot.keyClick(stage.window, Qt.Key.Key_Escape)
    stage.draw()

    assert stage.window.conversation.isVisible()


def test_a_question_brings_the_conversation_back_in_a_narrow_window(stage: Stage) -> None:
    scenes.ready(stage)
    stage.window.resize(900, 700)
    stage.draw()
    stage.window.show_document(str(scenes.SAMPLES / scenes.LEASE))
    stage.draw()
    assert not stage.window.conversation.isVisibleTo(stage.window)

    stage.window.top.asked.emit("When may the lease be terminated?")
    stage.draw()

    assert stage.window.conversation.isVisibleTo(stage.window)


def test_a_narrow_window_does_not_cover_the_answer_by_itself(stage: Stage) -> None:
    stage.window.resize(900, 700)
    stage.draw()

    scenes.reading(stage)

    assert stage.window.conversation.isVisible()
    assert not stage.host.sent(ShowPage)


def test_the_page_comes_back_beside_when_the_window_grows(stage: Stage) -> None:
    scenes.over(stage)

    stage.window.resize(1280, 800)
    stage.draw()

    assert stage.window.source.isVisible()
    assert stage.window.conversation.isVisible()


# ---- workspaces, models, settings ----


def test_another_workspace_is_opened_and_nothing_of_the_old_one_is_left(stage: Stage) -> None:
    scenes.answered(stage)

    stage.window.top.workspace_chosen.emit("Bellandi")
    stage.host.answer(ShowWorkspace, WorkspaceShown(replace(STATUS, name="Bellandi")))

    words = shown_words(stage)
    assert QUESTION not in words
    assert scenes.LEASE not in words


def test_deleting_a_workspace_is_confirmed_first(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)

    stage.window.top.workspace_unwanted.emit()
    box = stage.window.findChild(QMessageBox)
    assert MATTER in box.text()
    assert "172 document" in box.informativeText()
    assert "Your files stay" in box.informativeText()
    assert not stage.host.sent(DeleteWorkspace)
    delete = next(button for button in box.buttons() if "Delete" in button.text())
    qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)

    assert stage.host.sent(DeleteWorkspace) == [DeleteWorkspace(MATTER)]


def test_after_deleting_the_next_workspace_is_shown(stage: Stage) -> None:
    scenes.ready(stage)
    stage.window.workspace_deleted.emit(MATTER)

    stage.host.answer(DeleteWorkspace, WorkspacesListed(("Bellandi",)))

    assert stage.host.sent(ShowWorkspace)[-1] == ShowWorkspace("Bellandi")


def test_a_new_workspace_is_named_first(stage: Stage) -> None:
    scenes.ready(stage)

    stage.window.top.workspace_wanted.emit()
    dialog = stage.window.findChild(QInputDialog)
    dialog.setTextValue("Bianchi")
    dialog.accept()

    assert stage.host.sent(CreateWorkspace) == [CreateWorkspace("Bianchi")]


def test_another_model_is_taken_from_the_menu(stage: Stage) -> None:
    scenes.ready(stage)
    action = next(a for a in stage.window.top.model.menu().actions() if "SmolLM2" in a.text())

    action.trigger()

    assert stage.host.sent(UseModel) == [UseModel("smol")]


def test_the_settings_open_over_the_window(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    before = len(stage.host.sent(ReadSettings))

    qtbot.mouseClick(stage.window.top.settings, Qt.MouseButton.LeftButton)

    assert len(stage.host.sent(ReadSettings)) == before + 1
    stage.window.make_settings().close()


def test_settings_reach_whoever_dresses_the_window(stage: Stage, qtbot: QtBot) -> None:
    shown = SettingsShown((Setting("window.theme", "dark", "system", "choice", "window", ""),))

    with qtbot.waitSignal(stage.controller.settings_shown) as heard:
        stage.host.answer(ReadSettings, shown)

    assert heard.args == [shown]


def test_files_dropped_anywhere_are_added_and_indexed(stage: Stage) -> None:
    scenes.ready(stage)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/home/anna/New"), QUrl("http://example.org/a.pdf")])
    place, copy = QPointF(600, 400), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    stage.window.dropEvent(QDropEvent(place, copy, data, buttons, keys))
    stage.host.answer(AddPaths, WorkspaceShown(STATUS))

    assert stage.host.sent(AddPaths) == [AddPaths(MATTER, ("/home/anna/New",))]
    assert len(stage.host.sent(StartIndexing)) == 2


def test_finished_files_bring_list_and_counts_up_to_date(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    lists, counts = len(stage.host.sent(ListFiles)), len(stage.host.sent(ShowWorkspace))

    stage.host.answer(StartIndexing, *(FileDone(f"/a/{n}.pdf", "ready") for n in range(50)))

    qtbot.waitUntil(lambda: len(stage.host.sent(ShowWorkspace)) > counts, timeout=5000)
    assert len(stage.host.sent(ListFiles)) == lists + 1
    assert len(stage.host.sent(ShowWorkspace)) == counts + 1


# ---- keyboard, memory, names ----


def test_control_k_goes_to_the_question(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    stage.window.sources.filter.setFocus()

    qtbot.keyClick(stage.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert stage.window.focusWidget() is stage.window.top.question


def test_f6_walks_the_panes_and_comes_round(stage: Stage, qtbot: QtBot) -> None:
    scenes.reading(stage)
    window = stage.window
    window.top.question.setFocus()
    panes = [window.sources, window.conversation, window.source, window.top]
    visited = []
    for _ in panes:
        qtbot.keyClick(window, Qt.Key.Key_F6)
        visited.append(next(p for p in panes if p.isAncestorOf(window.focusWidget())))

    assert visited == panes


def test_the_sizes_of_the_panes_are_remembered(
    stage: Stage, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    stage.window.splitter.setSizes([320, 500, 460])
    stage.window.splitter.splitterMoved.emit(320, 1)
    sizes = stage.window.splitter.sizes()
    stage.window.close()

    again = MainWindow(theme, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(again)
    again.show()
    again.resize(1280, 800)
    stage.draw()

    assert again.splitter.sizes() == sizes


def test_closing_the_window_closes_the_host(stage: Stage) -> None:
    stage.window.close()

    assert stage.host.is_closed


def test_dark_is_worn_while_the_window_runs(stage: Stage) -> None:
    scenes.answered(stage)
    words = shown_words(stage)

    stage.window.apply_theme(load_theme("dark"))

    assert shown_words(stage) == words


def test_everything_that_can_be_operated_has_a_name(stage: Stage) -> None:
    scenes.indexing(stage)
    stage.draw()

    controls = [
        *stage.window.findChildren(QAbstractButton),
        *(f for f in stage.window.findChildren(QLineEdit)),
    ]
    nameless = [c for c in controls if c.isVisible() and not (c.accessibleName() or _text(c))]
    assert nameless == []


def _text(control: object) -> str:
    return control.text() if isinstance(control, QAbstractButton) else ""


def test_nothing_is_cut_at_1280x800(stage: Stage) -> None:
    scenes.indexing(stage)
    stage.draw()

    cut = [
        label.text()
        for label in stage.window.findChildren(QLabel)
        if label.isVisible()
        and label.text()
        and not label.wordWrap()
        and type(label) is QLabel
        and label.width() + 1 < label.sizeHint().width()
    ]
    assert cut == []


def test_a_fault_of_the_window_is_logged_and_said(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    scenes.ready(stage)
    report = fault_hook(stage.controller)

    try:
        raise ZeroDivisionError("a fault of ours")
    except ZeroDivisionError as error:
        report(type(error), error, error.__traceback__)
    stage.draw()

    assert "DocDesk failed on this step" in shown_words(stage)
    assert "a fault of ours" in caplog.text


def test_drawing_that_fails_each_time_does_not_go_round_and_round(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenes.ready(stage)
    draws: list[None] = []
    monkeypatch.setattr(stage.controller._store, "draw_soon", lambda: draws.append(None))

    for _ in range(3):  # as the hook would, were each of them a fault
        stage.controller.tell_fault()

    assert len(draws) == 1
