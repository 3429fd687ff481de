"""A workspace is a wall: what comes late from one never shows in another."""

from dataclasses import replace

import pytest
import scenes
import scenes_asking
import scenes_digests
import scenes_reviews
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QLabel
from scenes import MATTER, QUESTION, STATUS, Stage, open_workspace, rows
from scenes_asking import CONVERSATIONS, stored

from docdesk.domain.conversations import Conversation
from docdesk.domain.workspaces import WorkspaceStatus
from docdesk.ipc.conversations import (
    ConversationShown,
    ConversationsListed,
    ListConversations,
    ShowConversation,
)
from docdesk.ipc.digests import StopDigest, Summarise
from docdesk.ipc.messages import (
    AskQuestion,
    CreateWorkspace,
    Failure,
    FilesListed,
    ListFiles,
    ShowPage,
    ShowWorkspace,
    WorkspaceShown,
)
from docdesk.ipc.reviews import ListReviews
from docdesk.ui.dialogs.documents import DocumentDialog
from docdesk.ui.views import View

OTHER = replace(STATUS, name="Bellandi")


def switch(stage: Stage, status: WorkspaceStatus = OTHER) -> None:
    stage.window.top.workspace_chosen.emit(status.name)
    stage.host.answer(ShowWorkspace, WorkspaceShown(status))
    stage.draw()


def begin_another(stage: Stage) -> None:
    stage.window.workspace_named.emit("New")
    status = WorkspaceStatus("New", (), {}, 0, 0)
    stage.host.answer(CreateWorkspace, WorkspaceShown(status))
    stage.draw()


def ask_for_page(stage: Stage) -> ShowPage:
    stage.window.source.page_wanted.emit(scenes.lease_passages()[0].document, 4, 0, 0, 96.0)
    return stage.host.sent(ShowPage)[-1]


def words_of_source(stage: Stage) -> str:
    stage.draw()
    source = stage.window.source
    parts = [*source.findChildren(QLabel), *source.findChildren(QAbstractButton)]
    return " | ".join(part.text() for part in parts if part.isVisible())


# ---- the source ----


def test_a_page_that_comes_late_is_not_shown(stage: Stage) -> None:
    scenes.answered(stage)
    wanted = ask_for_page(stage)
    switch(stage)

    stage.host.answer(ShowPage, scenes.page_shown(wanted))

    assert "Click a citation" in words_of_source(stage)


def test_a_page_that_fails_late_is_not_spoken_of(stage: Stage) -> None:
    scenes.answered(stage)
    ask_for_page(stage)
    switch(stage)

    stage.host.answer(ShowPage, Failure("The lease is not there.", "", "DocumentError"))

    assert "Click a citation" in words_of_source(stage)
    assert not stage.window.notice.isVisible()


def test_a_new_workspace_begins_without_a_page(stage: Stage) -> None:
    scenes.answered(stage)

    begin_another(stage)

    assert scenes.LEASE not in words_of_source(stage)


# ---- the rest of the window ----


def test_the_list_of_conversations_begins_empty(stage: Stage) -> None:
    scenes_asking.conversations(stage)
    conversations = stage.window.conversation.list
    assert conversations.model.rowCount() == len(CONVERSATIONS)
    conversations.hide()
    switch(stage)

    stage.window.conversation.head.title.click()

    assert conversations.model.rowCount() == 0


def test_what_was_said_of_a_workspace_goes_with_it(stage: Stage) -> None:
    scenes_asking.exported(stage)
    assert stage.window.notice.isVisible()

    switch(stage)

    assert not stage.window.notice.isVisible()


def test_reviews_are_listed_again_on_coming_back(stage: Stage) -> None:
    scenes_reviews.review_list(stage)
    stage.window.views.switch.chosen.emit(str(View.ASK))
    switch(stage)
    switch(stage, STATUS)
    listed = stage.host.sent(ListReviews)

    stage.window.views.switch.chosen.emit(str(View.REVIEW))

    assert stage.host.sent(ListReviews) == [*listed, ListReviews(MATTER)]


@pytest.mark.parametrize("leave", [switch, begin_another])
def test_a_digest_is_stopped_on_leaving(stage: Stage, leave) -> None:
    scenes_digests.summary_running(stage)
    running = stage.host.id_of(Summarise)

    leave(stage)

    assert stage.host.sent(StopDigest) == [StopDigest(running)]


def test_a_digest_runs_on_when_its_own_workspace_is_chosen(stage: Stage) -> None:
    scenes_digests.summary_running(stage)

    switch(stage, STATUS)

    assert not stage.host.sent(StopDigest)


def test_a_workspace_that_could_not_be_made_leaves_the_news_of_the_one_shown(stage: Stage) -> None:
    scenes.ready(stage)
    stage.window.workspace_named.emit("Bellandi")
    stage.host.answer(CreateWorkspace, Failure("There is a workspace “Bellandi” already.", "", ""))

    counts = {"ready": 171, "failed": 1}
    stage.host.answer(ShowWorkspace, WorkspaceShown(replace(STATUS, counts=counts)))
    stage.draw()

    assert stage.controller.state.workspace == replace(STATUS, counts=counts)


# ---- late within a workspace ----


def test_a_question_asked_while_a_conversation_opens_stays_on_screen(stage: Stage) -> None:
    scenes.ready(stage)
    latest = ConversationsListed(MATTER, CONVERSATIONS[:1], 0, 3)
    stage.host.answer(ListConversations, latest)
    stage.ask(QUESTION)

    conversation = Conversation(CONVERSATIONS[0], (stored(),))
    stage.host.answer(ShowConversation, ConversationShown(MATTER, conversation))
    stage.draw()

    assert list(stage.window.conversation.turns.views) == [stage.host.id_of(AskQuestion)]


def test_documents_that_come_after_their_dialog_was_closed_are_left(stage: Stage) -> None:
    open_workspace(stage, STATUS, rows())
    stage.window.summary.document_wanted.emit()
    wanted = stage.host.id_of(ListFiles)
    stage.window.findChild(DocumentDialog).reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    stage.host.play(FilesListed(MATTER, (), 0, 0), wanted)  # an exception fails the test

    assert stage.window.findChild(DocumentDialog) is None
