"""Around a question: filters, quotes only, corrections, refusals, what was searched, tags."""

from dataclasses import replace

import pytest
import scenes
import scenes_asking
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot
from scenes import MATTER, QUESTION, Stage
from scenes_asking import FILTERS, FOLLOW_UP, STAND_ALONE, TAGS

from docdesk.domain.answers import Coverage
from docdesk.domain.documents import DocumentKind, FileState
from docdesk.domain.events import AnswerDone, EvidenceFound
from docdesk.domain.search import Filters
from docdesk.domain.workspaces import FileRow
from docdesk.ipc.messages import (
    AskQuestion,
    ListFiles,
    ListTags,
    SearchPassages,
    TagFile,
    TagsListed,
)
from docdesk.ui.dialogs.tags import TagsDialog
from docdesk.ui.file_groups import FolderHeading
from docdesk.ui.filters import KindGroup
from docdesk.ui.panes.coverage_line import CoverageLine
from docdesk.ui.panes.file_actions import FileAction
from docdesk.ui.panes.turn import TurnView
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.inert_text import InertText


def view(stage: Stage) -> TurnView:
    stage.draw()
    return stage.window.conversation.view(stage.host.id_of(AskQuestion))


# ---- evidence ----


def test_a_passage_says_why_it_was_found(stage: Stage) -> None:
    scenes_asking.explained_evidence(stage)

    row = view(stage).evidence.rows[0]
    assert row.found.text() == "Words found: lease, terminated, notice. Meaning: close"
    assert "0.71" in row.found.toolTip()


def test_nothing_is_shown_of_what_is_not_known(stage: Stage) -> None:
    scenes.ready(stage)
    stage.ask(QUESTION)
    bare = replace(scenes.lease_passages()[0], similarity=None)
    stage.host.answer(AskQuestion, EvidenceFound(QUESTION, (bare,), True, scenes.COVERAGE, 0.1))

    assert not view(stage).evidence.rows[0].found.isVisible()


# ---- quotes only ----


def test_quotes_only_leaves_the_model_out(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    qtbot.keyClick(
        stage.window,
        Qt.Key.Key_Q,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )

    stage.ask(QUESTION)

    assert stage.host.sent(AskQuestion)[-1].quotes_only
    assert stage.window.top.tools.quotes.isChecked()


def test_quotes_only_shows_the_evidence_and_says_so(stage: Stage) -> None:
    scenes_asking.quotes_only(stage)

    turn = view(stage)
    assert turn.evidence.isVisible()
    assert not turn.answer.isVisible()
    assert not turn.message.isVisible()
    assert "Quotes only" in turn.status.text()
    assert "1,204" in turn.status.text().replace("1204", "1,204")


def test_quotes_only_is_remembered(stage: Stage, tmp_path, theme: Theme) -> None:
    scenes.ready(stage)
    stage.window.top.tools.quotes.click()
    stage.window.memory.sync()

    other = scenes.set_stage(tmp_path / "window.ini", theme)

    assert other.controller.state.quotes_only
    other.window.close()


def test_words_that_no_passage_has_are_named_beside_quotes_too(stage: Stage) -> None:
    scenes.ready(stage)
    stage.window.top.tools.quotes.click()
    stage.ask(QUESTION)
    enough = replace(scenes_asking.REFUSED, probability=0.6)
    found = replace(scenes_asking.evidence(), assessment=enough)
    stage.host.answer(AskQuestion, found)
    quotes = replace(scenes_asking.stored(), model=None, absent=(), assessment=enough)
    stage.host.answer(AskQuestion, AnswerDone(quotes))

    assert "No passage has: “earthquakes”, “insures”." in view(stage).status.text()


# ---- refusal ----


def test_a_refusal_says_how_sure_it_is_what_is_missing_and_what_to_try(stage: Stage) -> None:
    scenes_asking.refused(stage)

    message = view(stage).message
    assert message.title.text().startswith("Not found in these")
    assert "Not certain" in message.text.text()
    assert "“earthquakes”, “insures”" in message.text.text()
    assert "Try another word" in message.advice.text()
    assert view(stage).evidence.rows
    assert "Searched" in view(stage).status.text()


def test_the_error_rates_of_a_refusal_are_one_press_away(stage: Stage, qtbot: QtBot) -> None:
    scenes_asking.refused(stage)
    message = view(stage).message
    assert not message.rates_words.isVisible()

    qtbot.keyClick(message.rates, Qt.Key.Key_Space)
    stage.draw()

    assert "about 1 of 9" in message.rates_words.text().replace("\u00a0", " ")
    assert message.rates_words.isVisible()
    assert message.rates.toolTip() == message.rates_words.text()


def test_a_refusal_is_seen_from_its_head_even_in_a_low_window(stage: Stage) -> None:
    stage.window.resize(1280, 480)
    scenes_asking.refused(stage)
    stage.draw()

    turns = stage.window.conversation.turns
    assert view(stage).y() - turns.verticalScrollBar().value() == pytest.approx(24, abs=2)
    assert turns.verticalScrollBar().value() < turns.verticalScrollBar().maximum()


def test_what_no_passage_meets_is_not_said_to_be_missing_nor_near(stage: Stage) -> None:
    scenes.ready(stage)
    stage.ask('"written notice" NEAR/5 terminat*')
    unmet = ("No passage meets this: “written notice” NEAR/5 terminat*.",)
    found = EvidenceFound("", (), False, scenes.COVERAGE, 0.1, remarks=unmet)
    stage.host.answer(AskQuestion, replace(found, assessment=scenes_asking.REFUSED))
    refused = replace(scenes.lease_answer(is_supported=True), answered=False, passages=())
    refused = replace(refused, assessment=scenes_asking.REFUSED)
    stage.host.answer(AskQuestion, AnswerDone(refused))

    turn = view(stage)
    assert turn.message.isVisible()
    assert not turn.message.text.isVisible()
    assert not turn.message.rates.isVisible()
    assert "NEAR/5" in turn.status.text()


def test_filters_that_no_document_meets_are_said(stage: Stage) -> None:
    scenes.ready(stage)
    stage.window.top.tools.filters_set.emit(FILTERS)
    stage.ask("Who insures the building?")
    refused = replace(scenes.lease_answer(is_supported=True), answered=False, passages=())
    refused = replace(refused, filters=FILTERS, coverage=Coverage(0, 0, 0))
    stage.host.answer(AskQuestion, AnswerDone(refused))

    assert view(stage).message.title.text() == "No document is like this, so nothing was searched"
    assert "Searched" not in view(stage).status.text()


def test_a_refusal_of_some_documents_offers_to_ask_all(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)
    stage.window.top.tools.filters_set.emit(FILTERS)
    stage.ask("Who insures the building?")
    refused = replace(scenes.lease_answer(is_supported=True), answered=False, filters=FILTERS)
    stage.host.answer(AskQuestion, AnswerDone(refused))
    stage.draw()

    qtbot.mouseClick(view(stage).message.button, Qt.MouseButton.LeftButton)

    asked = stage.host.sent(AskQuestion)
    assert [each.question for each in asked] == ["Who insures the building?"] * 2
    assert [each.filters.is_set for each in asked] == [True, False]
    assert not stage.window.conversation.scope.isVisible()


# ---- what is absent, what is unchecked ----


def test_what_the_documents_do_not_say_is_part_of_the_answer(stage: Stage, theme: Theme) -> None:
    scenes_asking.absent(stage)

    answer = view(stage).answer
    assert scenes_asking.ABSENT[0] in answer.text()
    cursor = QTextCursor(answer.document().find("cleaning"))
    assert cursor.charFormat().foreground().color().name() == theme.muted


def test_unchecked_sentences_can_be_hidden_and_shown_again(stage: Stage, qtbot: QtBot) -> None:
    scenes_asking.absent(stage)
    switch = view(stage).status.hide_switch
    assert switch.text() == "Hide unchecked sentences (1)"

    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert scenes.UNSUPPORTED not in view(stage).answer.text()
    assert scenes.SENTENCES[0][0] in view(stage).answer.text()
    assert "hidden" in view(stage).status.text()

    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert scenes.UNSUPPORTED in view(stage).answer.text()


def test_an_answer_that_is_checked_has_nothing_to_hide(stage: Stage) -> None:
    scenes.checked(stage)

    assert not view(stage).status.hide_switch.isVisible()


# ---- follow-ups ----


def test_a_follow_up_shows_what_was_searched_for(stage: Stage) -> None:
    scenes_asking.follow_up(stage)

    assert view(stage).searched.text() == f"Searched for: {STAND_ALONE}"


def test_a_correction_asks_again_with_its_words(stage: Stage, qtbot: QtBot) -> None:
    scenes_asking.correcting(stage)
    line = view(stage).searched.line
    assert line.text() == STAND_ALONE
    assert line.hasFocus()

    line.setText("Who pays the landlord's solicitor?")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    first, second = stage.host.sent(AskQuestion)[-2:]
    assert (first.question, first.searched_as) == (FOLLOW_UP, "")
    assert second.question == FOLLOW_UP
    assert second.searched_as == "Who pays the landlord's solicitor?"
    assert second.conversation == first.conversation
    assert stage.window.focusWidget() is stage.window.conversation.turns


def test_escape_leaves_a_correction_and_asks_nothing(stage: Stage, qtbot: QtBot) -> None:
    scenes_asking.correcting(stage)
    searched = view(stage).searched
    asked = len(stage.host.sent(AskQuestion))

    searched.line.setText("Something else")
    qtbot.keyClick(searched.line, Qt.Key.Key_Escape)
    stage.draw()

    assert searched.words.isVisible()
    assert not searched.line.isVisible()
    assert searched.text() == f"Searched for: {STAND_ALONE}"
    assert len(stage.host.sent(AskQuestion)) == asked


def test_a_correction_that_changes_nothing_asks_nothing(stage: Stage, qtbot: QtBot) -> None:
    scenes_asking.correcting(stage)
    asked = len(stage.host.sent(AskQuestion))

    qtbot.keyClick(view(stage).searched.line, Qt.Key.Key_Return)

    assert len(stage.host.sent(AskQuestion)) == asked


def test_a_question_that_stands_alone_has_no_such_line(stage: Stage) -> None:
    scenes.checked(stage)

    assert not view(stage).searched.isVisible()


# ---- what was searched ----


def test_a_part_of_the_coverage_opens_its_files(stage: Stage) -> None:
    scenes_asking.absent(stage)

    view(stage).status.coverage.linkActivated.emit("doubtful")
    stage.draw()

    assert stage.host.sent(ListFiles)[-1] == ListFiles(MATTER, 0, 200, "", "doubtful")
    sources = stage.window.sources
    assert sources.listed.text() == "Scans read with low confidence"
    assert not sources.attention_bar.isVisible()
    assert sources.attention.text() == "Show all files"


def test_another_part_replaces_the_first_and_all_files_come_back(stage: Stage) -> None:
    scenes_asking.doubtful_files(stage)
    stage.window.conversation.files_wanted.emit("unreadable")
    assert stage.host.sent(ListFiles)[-1].state == "unreadable"
    stage.draw()
    assert stage.window.sources.attention_bar.isVisible()

    stage.window.sources.attention.click()
    stage.draw()

    assert stage.host.sent(ListFiles)[-1].state == ""
    assert not stage.window.sources.listed.isVisible()


def test_links_of_the_coverage_can_be_reached_with_the_keyboard(stage: Stage) -> None:
    scenes_asking.absent(stage)

    flags = view(stage).status.coverage.textInteractionFlags()

    assert flags & Qt.TextInteractionFlag.LinksAccessibleByKeyboard


# ---- filters ----


def test_the_popover_shows_what_is_set_and_gives_it_back(stage: Stage) -> None:
    scenes_asking.filters(stage)
    popover = stage.window.top.tools.popover

    assert popover.isVisible()
    assert popover.filters() == FILTERS


def test_what_is_set_in_the_popover_is_asked_with(stage: Stage, qtbot: QtBot) -> None:
    scenes_asking.with_conversations(stage)
    tools = stage.window.top.tools
    qtbot.mouseClick(tools.filter, Qt.MouseButton.LeftButton)
    tools.popover.kinds[KindGroup.PDF].setChecked(True)
    tools.popover.since.setText("2024")
    tools.popover.until.setText("03/2024")
    qtbot.keyClick(tools.popover.people, Qt.Key.Key_Return)

    stage.ask(QUESTION)

    wanted = Filters(kinds=(DocumentKind.PDF,), since="2024-01-01", until="2024-03-31")
    assert stage.host.sent(AskQuestion)[-1].filters == wanted
    assert tools.filter.isChecked()
    assert view(stage).scope.text() == "Only PDF · from 1 Jan 2024 · to 31 Mar 2024"


def test_a_date_that_is_none_cannot_be_applied(stage: Stage, qtbot: QtBot) -> None:
    scenes_asking.filters(stage)
    popover = stage.window.top.tools.popover

    popover.since.setText("soon")
    qtbot.keyClick(popover.since, Qt.Key.Key_Return)

    assert popover.isVisible()
    assert not popover.apply.isEnabled()
    assert "2024" in popover.wrong.text()


def test_dates_in_the_wrong_order_cannot_be_applied(stage: Stage) -> None:
    scenes_asking.filters(stage)
    popover = stage.window.top.tools.popover

    popover.since.setText("2025")

    assert not popover.apply.isEnabled()
    assert "after" in popover.wrong.text()


def test_a_chip_takes_its_filter_off(stage: Stage, qtbot: QtBot) -> None:
    scenes_asking.filtered(stage)
    scope = stage.window.conversation.scope
    chip = next(each for each in scope.chips if "Chamberlain" in each.text())

    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    stage.draw()

    assert stage.controller.state.filters == replace(FILTERS, people=())
    assert "Chamberlain" not in scope.words()


def test_filters_hold_for_a_search_of_passages_too(stage: Stage) -> None:
    scenes.ready(stage)
    stage.window.top.tools.filters_set.emit(FILTERS)

    stage.window.top.searched.emit("notice")

    assert stage.host.sent(SearchPassages)[-1].filters == FILTERS


def test_filters_end_with_their_workspace(stage: Stage) -> None:
    scenes.ready(stage)
    stage.window.top.tools.filters_set.emit(FILTERS)

    stage.window.top.workspace_chosen.emit("Bellandi")

    assert not stage.controller.state.filters.is_set


def test_a_folder_of_the_list_can_be_asked_alone(stage: Stage) -> None:
    scenes.ready(stage)
    menu = stage.window.sources.menu_for(FolderHeading("/a/Mail/2024", "Mail/2024", 3))

    menu.actions()[0].trigger()
    stage.ask(QUESTION)

    assert stage.host.sent(AskQuestion)[-1].filters == Filters(folders=("/a/Mail/2024",))


def test_how_to_search_is_told_with_examples(stage: Stage, qtbot: QtBot) -> None:
    scenes.ready(stage)

    qtbot.keyClick(stage.window, Qt.Key.Key_F1)

    operators = stage.window.top.tools.operators
    assert operators.isVisible()
    assert "from:rossi" in operators.accessibleDescription()
    operators.hide()


def test_an_operator_that_was_not_understood_is_said(stage: Stage) -> None:
    scenes.ready(stage)
    stage.window.top.searched.emit("type:parchment lease")
    remark = "No kind of document is called “parchment”."
    found = EvidenceFound(
        "lease", scenes.lease_passages(), True, scenes.COVERAGE, 0.1, remarks=(remark,)
    )
    stage.host.answer(SearchPassages, found)
    stage.draw()

    shown = stage.window.conversation.view(stage.host.id_of(SearchPassages))
    assert remark in shown.status.text()


# ---- tags ----


def tags_dialog(stage: Stage) -> TagsDialog:
    row = FileRow("/a/Lease.pdf", FileState.READY)
    stage.window.sources.action_wanted.emit(FileAction.TAGS, row)
    stage.host.answer(ListTags, TagsListed(MATTER, "/a/Lease.pdf", TAGS[:1]))
    (dialog,) = stage.window.findChildren(TagsDialog)
    return dialog


def test_the_tags_of_a_document_are_ticked_among_all(stage: Stage) -> None:
    scenes_asking.with_conversations(stage)

    dialog = tags_dialog(stage)

    assert dialog.tags.count() == len(TAGS)
    assert dialog.tags.ticked() == TAGS[:1]


def test_a_tick_and_a_new_tag_are_kept_at_once(stage: Stage, qtbot: QtBot) -> None:
    scenes_asking.with_conversations(stage)
    dialog = tags_dialog(stage)

    dialog.tags.item(1).setCheckState(Qt.CheckState.Checked)
    dialog.line.setText("  to   answer ")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)

    assert stage.host.sent(TagFile) == [
        TagFile(MATTER, "/a/Lease.pdf", TAGS[1]),
        TagFile(MATTER, "/a/Lease.pdf", "to answer"),
    ]


def test_a_new_tag_is_there_to_filter_by(stage: Stage, qtbot: QtBot) -> None:
    scenes_asking.with_conversations(stage)
    dialog = tags_dialog(stage)
    dialog.line.setText("to answer")
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    stage.host.answer(TagFile, TagsListed(MATTER, "/a/Lease.pdf", (TAGS[0], "to answer")))

    stage.host.answer(ListTags, TagsListed(MATTER, "", (*TAGS, "to answer")))

    assert "to answer" in stage.controller.state.tags
    assert dialog.tags.ticked() == (TAGS[0], "to answer")


# ---- room and names ----


@pytest.mark.parametrize("width", [720, 900, 1280])
def test_the_question_keeps_its_room_beside_the_tools(stage: Stage, width: int) -> None:
    stage.window.resize(width, 600)
    scenes.ready(stage)
    stage.draw()

    assert stage.window.top.question.width() >= 200
    assert stage.window.top.settings.geometry().right() < stage.window.width()


def test_the_tools_say_their_names_and_shortcuts(stage: Stage) -> None:
    scenes.ready(stage)
    tools = stage.window.top.tools

    for button, keys in ((tools.filter, "Shift+F"), (tools.quotes, "Shift+Q"), (tools.help, "F1")):
        assert button.accessibleName()
        assert keys in button.toolTip()


def test_text_of_documents_stays_text_where_answers_are_compared(stage: Stage) -> None:
    scenes_asking.rerun_other(stage)

    texts = view_of_stored(stage).rerun.findChildren(InertText)

    assert len(texts) == 2


def view_of_stored(stage: Stage) -> TurnView:
    stage.draw()
    return stage.window.conversation.view(-1)


def test_what_was_not_searched_is_listed_like_words_in_a_sentence(stage: Stage) -> None:
    line = CoverageLine(stage.window.theme)
    line.show_coverage(Coverage(904, 931, 27, unreadable=19, doubtful=8))

    # The plurals are those of a translation, where one is installed.
    assert line.words().replace("(s)", "s") == (
        "Searched 904 of 931 files; 19 unreadable, 8 not read yet, 8 low-confidence scans"
    )
