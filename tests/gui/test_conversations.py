"""Conversations as they are kept: the latest opens, the list, titles, exports, answers again."""

from dataclasses import replace
from pathlib import Path

import pytest
import scenes
import scenes_asking
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot
from scenes import MATTER, QUESTION, Stage
from scenes_asking import CONVERSATIONS, stored

from docdesk.domain.conversations import Conversation, Rerun
from docdesk.domain.events import AnswerDone
from docdesk.ipc.conversations import (
    AnswerRerun,
    ConversationShown,
    ConversationsListed,
    DeleteConversation,
    ExportConversation,
    Exported,
    ListConversations,
    RenameConversation,
    RerunAnswer,
    ShowConversation,
)
from docdesk.ipc.messages import AskQuestion, Done, Failure, ShowPage, StopAnswer
from docdesk.ui.dialogs.conversations import file_name_for
from docdesk.ui.panes.conversation_list import ConversationList
from docdesk.ui.panes.conversation_rows import PAGE_SIZE
from docdesk.ui.panes.turn import TurnView
from docdesk.ui.theme import Theme


def first(stage: Stage) -> TurnView:
    stage.draw()
    return stage.window.conversation.view(-1)


def shown_list(stage: Stage) -> ConversationList:
    scenes_asking.conversations(stage)
    stage.draw()
    return stage.window.conversation.list


# ---- opening ----


def test_a_workspace_opens_with_its_latest_conversation(stage: Stage) -> None:
    scenes.ready(stage)
    assert stage.host.sent(ListConversations) == [ListConversations(MATTER, limit=1)]
    stage.host.answer(ListConversations, ConversationsListed(MATTER, CONVERSATIONS[:1], 0, 3))
    assert stage.host.sent(ShowConversation) == [ShowConversation(MATTER, "c1")]

    conversation = Conversation(CONVERSATIONS[0], (stored(),))
    stage.host.answer(ShowConversation, ConversationShown(MATTER, conversation))

    assert first(stage).turn.question == QUESTION
    assert scenes.SENTENCES[0][0] in first(stage).answer.text()
    assert len(stage.host.sent(ListConversations)) == 1


def test_without_conversations_there_is_an_invitation(stage: Stage) -> None:
    scenes.ready(stage)

    stage.host.answer(ListConversations, ConversationsListed(MATTER, (), 0, 0))
    stage.draw()

    assert stage.host.sent(ShowConversation) == []
    assert stage.window.conversation.invitation.isVisible()
    assert "New conversation" in stage.window.conversation.head.title.text()


def test_a_question_asked_before_the_latest_came_begins_its_own(stage: Stage) -> None:
    scenes.ready(stage)
    stage.ask(QUESTION)

    stage.host.answer(ListConversations, ConversationsListed(MATTER, CONVERSATIONS[:1], 0, 3))

    assert stage.host.sent(ShowConversation) == []
    assert len(stage.controller.state.turns) == 1


def test_citations_of_a_stored_answer_open_their_pages(stage: Stage, qtbot: QtBot) -> None:
    scenes_asking.with_conversations(stage)
    answer = first(stage).answer

    place = answer.chip_rect(2).center().toPoint()
    qtbot.mouseClick(answer.viewport(), Qt.MouseButton.LeftButton, pos=place)

    cited = stored().citations[1]
    wanted = stage.host.sent(ShowPage)[-1]
    assert (wanted.page, wanted.start, wanted.end) == (cited.page, cited.start, cited.end)


def test_a_stored_conversation_goes_on(stage: Stage) -> None:
    scenes_asking.with_conversations(stage)

    stage.ask("And who pays?")

    asked = stage.host.sent(AskQuestion)[-1]
    assert asked.conversation == "c1"
    assert [turn.question for turn in asked.turns] == [QUESTION]


def test_a_stored_conversation_is_not_announced_anew(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    target = "docdesk.ui.panes.announcements.QAccessible.updateAccessibility"
    monkeypatch.setattr(target, lambda event: said.append(event.message()))

    scenes_asking.with_conversations(stage)

    assert said == []


def test_questions_of_one_conversation_share_its_id(stage: Stage) -> None:
    scenes.checked(stage)
    stage.ask("And who pays?")

    ids = [asked.conversation for asked in stage.host.sent(AskQuestion)]

    assert len(ids) == 2
    assert ids[0] == ids[1] != ""


def test_control_n_begins_another(stage: Stage, qtbot: QtBot) -> None:
    scenes_asking.with_conversations(stage)

    qtbot.keyClick(stage.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    stage.draw()
    assert stage.window.conversation.invitation.isVisible()
    assert stage.window.focusWidget() is stage.window.top.question
    stage.ask("Something else?")

    asked = stage.host.sent(AskQuestion)[-1]
    assert asked.conversation not in ("", "c1")
    assert asked.turns == ()


def test_another_conversation_stops_what_is_being_written(stage: Stage) -> None:
    scenes.writing(stage)
    running = stage.host.id_of(AskQuestion)

    stage.window.conversation.head.new_wanted.emit()

    assert stage.host.sent(StopAnswer) == [StopAnswer(running)]


def test_views_of_another_conversation_are_not_mixed_up(stage: Stage) -> None:
    scenes_asking.with_conversations(stage)
    shown_list(stage).chosen.emit(CONVERSATIONS[1])
    other = replace(stored(), question="How much is the deposit?")

    conversation = Conversation(CONVERSATIONS[1], (other,))
    stage.host.answer(ShowConversation, ConversationShown(MATTER, conversation))

    assert first(stage).question.text() == "How much is the deposit?"
    assert CONVERSATIONS[1].title.startswith(
        stage.window.conversation.head.title.text().rstrip("…")
    )


def test_a_long_conversation_opens_with_its_last_questions(stage: Stage) -> None:
    scenes.ready(stage)
    stage.host.answer(ListConversations, ConversationsListed(MATTER, CONVERSATIONS[:1], 0, 1))
    answers = tuple(replace(stored(), question=f"Question {at}?") for at in range(1, 46))
    conversation = Conversation(CONVERSATIONS[0], answers)
    stage.host.answer(ShowConversation, ConversationShown(MATTER, conversation))
    stage.draw()
    turns = stage.window.conversation.turns
    bar = turns.verticalScrollBar()
    assert list(turns.views) == [-at for at in range(26, 46)]
    assert turns.earlier.text().startswith("Show 25 earlier")
    bar.setValue(0)
    from_end = bar.maximum()

    turns.earlier.click()
    stage.draw()

    assert list(turns.views) == [-at for at in range(6, 46)]
    assert bar.maximum() - bar.value() == pytest.approx(from_end, abs=60)
    turns.earlier.click()
    stage.draw()
    assert list(turns.views) == [-at for at in range(1, 46)]
    assert not turns.earlier.isVisible()


# ---- the list ----


def test_the_list_shows_the_latest_first_and_the_open_one_chosen(stage: Stage) -> None:
    listed = shown_list(stage)

    titles = [listed.model.data(listed.model.index(row)) for row in range(3)]
    assert titles == [row.title for row in CONVERSATIONS]
    assert listed.rows.currentIndex().row() == 0
    assert listed.search.hasFocus()


def test_typing_searches_the_record(stage: Stage, qtbot: QtBot) -> None:
    listed = shown_list(stage)

    qtbot.keyClicks(listed.search, "deposit")
    qtbot.waitUntil(lambda: stage.host.sent(ListConversations)[-1].contains == "deposit")

    found = ConversationsListed(MATTER, (), 0, 0)
    stage.host.answer(ListConversations, found)
    assert listed.note.text() == "No conversation has these words."
    assert listed.note.isVisible()


def test_a_late_page_of_another_search_is_not_shown(stage: Stage) -> None:
    listed = shown_list(stage)
    old = stage.host.id_of(ListConversations)
    listed.model.begin("deposit")

    stage.host.play(ConversationsListed(MATTER, CONVERSATIONS[:1], 0, 1), old)

    assert listed.model.rowCount() == 3


def test_down_and_enter_open_another(stage: Stage, qtbot: QtBot) -> None:
    listed = shown_list(stage)

    qtbot.keyClick(listed.search, Qt.Key.Key_Down)
    qtbot.keyClick(listed.rows, Qt.Key.Key_Down)
    qtbot.keyClick(listed.rows, Qt.Key.Key_Return)

    assert not listed.isVisible()
    assert stage.host.sent(ShowConversation)[-1] == ShowConversation(MATTER, "c2")


def test_the_next_page_is_asked_for_at_the_end(stage: Stage) -> None:
    listed = shown_list(stage)
    many = tuple(replace(CONVERSATIONS[0], id=f"n{number}") for number in range(PAGE_SIZE))
    stage.host.answer(ListConversations, ConversationsListed(MATTER, many, 0, 130))
    stage.draw()
    listed.model.fetchMore(listed.rows.rootIndex())

    asked = stage.host.sent(ListConversations)[-1]
    assert (asked.offset, asked.limit) == (PAGE_SIZE, PAGE_SIZE)
    rest = tuple(replace(CONVERSATIONS[0], id=f"m{number}") for number in range(30))
    stage.host.answer(ListConversations, ConversationsListed(MATTER, rest, PAGE_SIZE, 130))

    assert listed.model.rowCount() == 130
    assert not listed.model.canFetchMore(listed.rows.rootIndex())


def test_control_h_opens_the_list(stage: Stage, qtbot: QtBot) -> None:
    scenes_asking.with_conversations(stage)

    qtbot.keyClick(stage.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)

    assert stage.window.conversation.list.isVisible()
    stage.window.conversation.list.hide()


# ---- changing ----


def test_a_conversation_is_renamed(stage: Stage) -> None:
    scenes_asking.with_conversations(stage)
    stage.window.conversation.head.rename_wanted.emit()
    (dialog,) = stage.window.findChildren(QInputDialog)
    assert dialog.textValue() == QUESTION
    dialog.setTextValue(" Early termination ")
    dialog.accept()

    assert stage.host.sent(RenameConversation) == [
        RenameConversation(MATTER, "c1", "Early termination")
    ]
    renamed = replace(CONVERSATIONS[0], title="Early termination")
    stage.host.answer(RenameConversation, ConversationsListed(MATTER, (renamed,), 0, 1))
    stage.draw()
    assert stage.window.conversation.head.title.text() == "Early termination"


def test_f2_in_the_list_renames_the_chosen_one(stage: Stage, qtbot: QtBot) -> None:
    listed = shown_list(stage)
    listed.rows.setCurrentIndex(listed.model.index(1))
    listed.rows.setFocus()

    qtbot.keyClick(listed.rows, Qt.Key.Key_F2)

    (dialog,) = stage.window.findChildren(QInputDialog)
    assert dialog.textValue() == CONVERSATIONS[1].title
    assert not listed.isVisible()
    dialog.reject()


def press(stage: Stage, words: str) -> None:
    (box,) = stage.window.findChildren(QMessageBox)
    buttons = {button.text(): button for button in box.findChildren(QAbstractButton)}
    buttons[words].click()


def test_deleting_says_what_it_means_and_waits_for_a_yes(stage: Stage, qtbot: QtBot) -> None:
    listed = shown_list(stage)
    listed.rows.setFocus()
    qtbot.keyClick(listed.rows, Qt.Key.Key_Delete)
    (box,) = stage.window.findChildren(QMessageBox)
    assert QUESTION in box.text()
    assert "documents and their index stay" in box.informativeText()
    assert stage.host.sent(DeleteConversation) == []

    press(stage, "Delete")

    assert stage.host.sent(DeleteConversation) == [DeleteConversation(MATTER, "c1")]


def test_after_the_open_one_is_deleted_another_begins(stage: Stage) -> None:
    scenes_asking.with_conversations(stage)
    stage.window.conversation.head.delete_wanted.emit()

    press(stage, "Delete")
    stage.draw()

    assert stage.controller.state.turns == ()
    assert stage.controller.state.conversation.id != "c1"


def test_a_conversation_goes_after_the_answer_in_hand_which_would_be_kept_else(
    stage: Stage,
) -> None:
    scenes.ready(stage)
    stage.ask(QUESTION)
    asked, begun = stage.host.id_of(AskQuestion), stage.host.sent(AskQuestion)[-1]
    stage.draw()
    stage.window.conversation.head.delete_wanted.emit()
    press(stage, "Delete")
    assert stage.host.sent(StopAnswer) == [StopAnswer(asked)]
    assert stage.host.sent(DeleteConversation) == []

    stage.host.play(AnswerDone(replace(stored(), stopped=True)), asked)

    assert stage.host.sent(DeleteConversation) == [DeleteConversation(MATTER, begun.conversation)]


def test_a_conversation_of_which_nothing_was_kept_is_not_deleted_there(stage: Stage) -> None:
    scenes.ready(stage)
    stage.ask(QUESTION)
    asked = stage.host.id_of(AskQuestion)
    stage.draw()
    stage.window.conversation.head.delete_wanted.emit()
    press(stage, "Delete")

    stage.host.play(AnswerDone(replace(stored(), id="", stopped=True)), asked)

    assert stage.host.sent(DeleteConversation) == []


# ---- exports ----


def choose(monkeypatch: pytest.MonkeyPatch, path: str, kind: str = "") -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, kind))


def test_a_conversation_is_exported_and_can_be_opened(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scenes_asking.with_conversations(stage)
    path = tmp_path / "Lease.docx"
    choose(monkeypatch, str(path))
    stage.window.conversation.head.export_wanted.emit()

    (wanted,) = stage.host.sent(ExportConversation)
    assert (wanted.conversation, wanted.path, wanted.answer) == ("c1", str(path), "")
    path.write_text("x", "utf-8")
    stage.host.answer(ExportConversation, Exported(str(path)))
    stage.draw()
    opened = []
    stage.window.notice.file_wanted.disconnect()
    stage.window.notice.file_wanted.connect(opened.append)
    stage.window.notice.open_file.click()

    assert stage.window.notice.message.text() == "Lease.docx is saved."
    assert stage.window.notice.show_place.isVisible()
    assert opened == [str(path)]


def test_one_answer_is_exported_with_its_id(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    scenes_asking.with_conversations(stage)
    choose(monkeypatch, "/a/Answer", "PDF document (*.pdf)")

    first(stage).export_wanted.emit()

    (wanted,) = stage.host.sent(ExportConversation)
    assert (wanted.answer, wanted.path) == ("a1", "/a/Answer.pdf")


def test_nothing_is_exported_where_no_file_was_chosen(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenes_asking.with_conversations(stage)
    choose(monkeypatch, "")

    stage.window.conversation.head.export_wanted.emit()

    assert stage.host.sent(ExportConversation) == []


@pytest.mark.parametrize(
    ("path", "kind", "whole"),
    [
        ("/a/b", "PDF document (*.pdf)", "/a/b.pdf"),
        ("/a/b.PDF", "Word document (*.docx)", "/a/b.PDF"),
        ("/a/v1.2", "Text with Markdown (*.md)", "/a/v1.2.md"),
    ],
)
def test_a_file_always_says_how_it_is_written(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, path: str, kind: str, whole: str
) -> None:
    scenes_asking.with_conversations(stage)
    choose(monkeypatch, path, kind)

    stage.window.conversation.head.export_wanted.emit()

    assert stage.host.sent(ExportConversation)[-1].path == whole


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Who pays?", "Who pays"),
        ("a/b\\c: <d> \n e", "a b c d e"),
        ("???", "DocDesk"),
        ("x" * 100, "x" * 60),
    ],
)
def test_a_suggested_file_name_suits_every_system(name: str, file: str) -> None:
    assert file_name_for(name) == file


# ---- answers ----


def test_the_menu_of_an_answer_needs_a_stored_one(stage: Stage) -> None:
    scenes.checked(stage)
    stage.draw()
    view = stage.window.conversation.view(stage.host.id_of(AskQuestion))

    enabled = {action.text(): action.isEnabled() for action in view.menu().actions()}

    assert enabled["Copy with quotes"]
    assert not enabled["Export this answer…"]
    assert not enabled["Give it again and compare"]


def test_an_answer_is_copied_with_its_quotes(stage: Stage) -> None:
    scenes_asking.with_conversations(stage)

    first(stage).copy_wanted.emit()

    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(QUESTION)
    assert "[1] “Either party may terminate" in copied
    assert "p. 4)" in copied


def test_an_answer_given_again_is_the_same_to_the_letter(stage: Stage) -> None:
    scenes_asking.with_conversations(stage)
    first(stage).rerun_wanted.emit()
    assert stage.host.sent(RerunAnswer) == [RerunAnswer(MATTER, "a1")]
    assert "Giving the answer again" in first(stage).rerun.title.text()

    rerun = Rerun(stored(), stored(), is_same=True)
    stage.host.answer(RerunAnswer, AnswerRerun(rerun))

    assert "the same, to the letter" in first(stage).rerun.title.text()
    assert not first(stage).rerun.before.isVisible()


def test_giving_an_answer_again_is_stopped_by_its_button(stage: Stage) -> None:
    scenes_asking.with_conversations(stage)
    card = first(stage).rerun
    first(stage).rerun_wanted.emit()
    assert not card.close_button.isVisible()

    card.stop_button.click()

    assert stage.host.sent(StopAnswer) == [StopAnswer(stage.host.id_of(RerunAnswer))]
    assert not first(stage).rerun.isVisible()


def test_giving_an_answer_again_is_stopped_by_escape(stage: Stage, qtbot: QtBot) -> None:
    scenes_asking.with_conversations(stage)
    first(stage).rerun_wanted.emit()
    stage.draw()

    qtbot.keyClick(stage.window.top.question, Qt.Key.Key_Escape)
    assert stage.host.sent(StopAnswer) == [StopAnswer(stage.host.id_of(RerunAnswer))]
    stage.host.answer(RerunAnswer, Done())

    assert not first(stage).rerun.isVisible()


def test_an_answer_that_differs_shows_both_texts_and_why(stage: Stage) -> None:
    scenes_asking.rerun_other(stage)

    card = first(stage).rerun
    assert "at least" in card.before.text()
    assert "written" in card.after.text()
    assert f"{scenes.LEASE} has changed since." in card.differences.text()


def test_a_comparison_is_closed(stage: Stage) -> None:
    scenes_asking.rerun_other(stage)

    first(stage).rerun.dismissed.emit()

    assert not first(stage).rerun.isVisible()


def test_an_answer_that_cannot_be_given_again_says_why_in_its_place(stage: Stage) -> None:
    scenes_asking.with_conversations(stage)
    first(stage).rerun_wanted.emit()

    stage.host.answer(RerunAnswer, Failure("The model is gone.", "Import it again."))

    assert first(stage).rerun.title.text() == "The model is gone."
    assert first(stage).rerun.differences.text() == "Import it again."
    assert stage.controller.state.notice is None


def test_hiding_is_remembered_for_its_conversation(
    stage: Stage, tmp_path: Path, theme: Theme
) -> None:
    scenes_asking.with_conversations(stage)
    first(stage).hiding_wanted.emit(True)
    stage.window.memory.sync()

    other = scenes.set_stage(tmp_path / "window.ini", theme)
    scenes_asking.with_conversations(other)

    assert scenes.UNSUPPORTED not in first(other).answer.text()
    other.window.close()


def test_an_answer_of_a_conversation_that_was_left_changes_nothing(stage: Stage) -> None:
    scenes_asking.with_conversations(stage)
    stage.ask("And who pays?")
    running = stage.host.id_of(AskQuestion)
    stage.window.conversation.head.new_wanted.emit()

    stage.host.play(AnswerDone(stored()), running)
    stage.draw()

    assert stage.controller.state.turns == ()
