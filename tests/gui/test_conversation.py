"""The conversation: what a turn shows, walking and copying citations, and text that stays text."""

from dataclasses import replace
from pathlib import Path

import pytest
import scenes
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPixmap, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QWidget
from pytestqt.qtbot import QtBot
from scenes import QUESTION, Stage

from docdesk.domain.answers import Citation
from docdesk.domain.events import AnswerDone, EvidenceFound, TextAdded
from docdesk.ipc.messages import AskQuestion, SearchPassages, ShowPage
from docdesk.ui.panes.turn import TurnView
from docdesk.ui.runs import Run, RunKind, chip
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.inert_text import InertText
from docdesk.ui.wording import quotation


def view(stage: Stage) -> TurnView:
    stage.draw()
    return stage.window.conversation.view(stage.host.id_of(AskQuestion))


# ---- what a turn shows ----


def test_the_evidence_shows_before_the_answer(stage: Stage) -> None:
    scenes.reading(stage)

    turn = view(stage)
    assert "Evidence" in turn.evidence.head.text()
    assert "terminate this Lease on 1 March 2027" in turn.evidence.rows[0].body.text()
    assert not turn.answer.isVisible()
    assert "reading" in turn.status.text()


def test_three_passages_show_at_once_and_the_others_on_demand(stage: Stage, qtbot: QtBot) -> None:
    scenes.reading(stage)
    card = view(stage).evidence
    assert len(card.rows) == 3

    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    stage.draw()

    assert len(card.rows) == 5
    assert not card.more.isVisible()


def test_the_matching_sentence_is_marked_in_the_evidence_colour(stage: Stage, theme: Theme) -> None:
    scenes.reading(stage)
    body = view(stage).evidence.rows[0].body

    cursor = QTextCursor(body.document().find("Either party"))

    assert cursor.charFormat().background().color() == QColor(theme.evidence)


def test_the_answer_streams(stage: Stage) -> None:
    scenes.reading(stage)
    for piece in ("Ninety ", "days ", "[1", "]."):
        stage.host.answer(AskQuestion, TextAdded(piece))

    assert view(stage).answer.text() == "Ninety days [1]."
    assert "Writing" in view(stage).status.text()


def test_an_unsupported_sentence_is_marked_in_words(stage: Stage) -> None:
    scenes.answered(stage)

    turn = view(stage)
    assert f"{scenes.UNSUPPORTED} (not in the quotes: 45 days)" in turn.answer.text()
    assert "check before use" in turn.status.text()


def test_a_checked_answer_says_against_what(stage: Stage) -> None:
    scenes.checked(stage)

    words = view(stage).status.text()
    assert "Checked against 2 quote" in words
    assert "169 of 172 file" in words


def test_what_the_answer_has_to_say_of_itself_stands_under_it(stage: Stage) -> None:
    scenes.reading(stage)
    answer = replace(scenes.lease_answer(is_supported=True), notes=("Two files changed.",))

    stage.host.answer(AskQuestion, AnswerDone(answer))

    assert "Two files changed." in view(stage).status.text()


def test_not_found_comes_first_and_the_nearest_passages_are_not_marked(
    stage: Stage, theme: Theme
) -> None:
    scenes.not_found(stage)

    turn = view(stage)
    assert "Not found in these 169 document" in turn.message.title.text()
    assert turn.message.y() < turn.evidence.y()
    assert "Nearest passages" in turn.evidence.head.text()
    cursor = QTextCursor(turn.evidence.rows[0].body.document().find("deposit"))
    assert cursor.charFormat().background().color() != QColor(theme.evidence)


def test_a_failure_keeps_the_evidence_and_offers_to_ask_again(stage: Stage, qtbot: QtBot) -> None:
    scenes.engine_failed(stage)
    turn = view(stage)
    assert turn.evidence.isVisible()

    qtbot.mouseClick(turn.message.button, Qt.MouseButton.LeftButton)

    assert [asked.question for asked in stage.host.sent(AskQuestion)] == [QUESTION, QUESTION]


def test_a_stopped_answer_says_that_it_was_not_checked(stage: Stage) -> None:
    scenes.writing(stage)
    stopped = replace(scenes.lease_answer(is_supported=True), stopped=True)

    stage.host.answer(AskQuestion, AnswerDone(stopped))

    assert "not checked" in view(stage).status.text()


def test_a_rewritten_question_is_shown(stage: Stage) -> None:
    scenes.ready(stage)
    stage.ask("And who pays?")

    found = EvidenceFound("Who pays on termination?", (), True, scenes.COVERAGE, 0.1)
    stage.host.answer(AskQuestion, found)

    assert "Who pays on termination?" in view(stage).searched.text()


def test_a_search_shows_passages_and_misses_no_model(stage: Stage) -> None:
    scenes.ready(stage)
    stage.window.top.searched.emit("notice")
    found = EvidenceFound("notice", scenes.lease_passages(), True, scenes.COVERAGE, 0.1)

    stage.host.answer(SearchPassages, found)
    stage.draw()

    turn = stage.window.conversation.view(stage.host.id_of(SearchPassages))
    assert turn.evidence.rows
    assert not turn.message.isVisible()


# ---- opening and walking ----


def test_a_click_on_a_chip_opens_the_quote(stage: Stage, qtbot: QtBot) -> None:
    scenes.checked(stage)
    answer = view(stage).answer
    place = answer.chip_rect(2).center().toPoint()

    qtbot.mouseClick(answer.viewport(), Qt.MouseButton.LeftButton, pos=place)

    cited = scenes.lease_answer(is_supported=True).citations[1]
    wanted = stage.host.sent(ShowPage)[-1]
    assert (wanted.page, wanted.start, wanted.end) == (cited.page, cited.start, cited.end)


def test_a_click_on_a_passage_opens_its_page(stage: Stage, qtbot: QtBot) -> None:
    scenes.reading(stage)
    row = view(stage).evidence.rows[2]
    before = len(stage.host.sent(ShowPage))

    qtbot.mouseClick(row.body.viewport(), Qt.MouseButton.LeftButton)

    opened = stage.host.sent(ShowPage)[before:]
    assert [page.page for page in opened] == [scenes.lease_passages()[2].page]


def test_selecting_words_of_a_passage_opens_nothing(stage: Stage, qtbot: QtBot) -> None:
    scenes.reading(stage)
    row = view(stage).evidence.rows[2]
    pages = len(stage.host.sent(ShowPage))
    row.body.selectAll()

    qtbot.mouseRelease(row.body.viewport(), Qt.MouseButton.LeftButton)

    assert len(stage.host.sent(ShowPage)) == pages


def test_arrows_walk_passages_and_then_citations(stage: Stage, qtbot: QtBot) -> None:
    scenes.checked(stage)
    conversation = stage.window.conversation
    conversation.setFocus()
    walked = []
    conversation.source_opened.connect(lambda sources, at: walked.append(sources[at]))

    for _ in range(4):
        qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_Up)

    passages, answer = scenes.lease_passages(), scenes.lease_answer(is_supported=True)
    assert walked == [passages[1], passages[2], *answer.citations, answer.citations[0]]


def test_the_next_quote_in_the_page_pane_is_marked_in_the_answer(stage: Stage) -> None:
    scenes.answered(stage)
    opened = []
    stage.window.conversation.source_opened.connect(lambda sources, at: opened.append(at))

    stage.window.source.quote_wanted.emit(1)
    stage.draw()

    assert stage.host.sent(ShowPage)[-1].start == scenes.cite(scenes.lease_passages()[1], 2).start
    assert view(stage).answer._current == 2
    assert opened == []


def test_control_c_on_a_citation_copies_quote_and_reference(stage: Stage, qtbot: QtBot) -> None:
    scenes.answered(stage)
    stage.window.conversation.setFocus()

    keys = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_C, keys)

    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("“Either party may terminate this Lease on 1 March 2027")
    assert copied.endswith(f"” ({scenes.LEASE}, p. 4)")


def test_control_c_on_selected_words_copies_the_words(stage: Stage, qtbot: QtBot) -> None:
    scenes.checked(stage)
    answer = view(stage).answer
    answer.setFocus()
    answer.selectAll()

    qtbot.keyClick(answer, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == scenes.ANSWER_TEXT.strip()


def test_hovering_a_citation_shows_its_quote(stage: Stage, qtbot: QtBot) -> None:
    scenes.checked(stage)

    view(stage).answer.citation_hovered.emit(1)

    assert "ninety days" in QToolTip.text()
    QToolTip.hideText()


def test_a_quote_with_html_in_it_is_shown_as_letters(stage: Stage) -> None:
    scenes.reading(stage)
    answer = scenes.lease_answer(is_supported=True)
    hostile = replace(answer.citations[0], quote='<img src="file:///etc/passwd"><b>x</b>')
    stage.host.answer(
        AskQuestion, AnswerDone(replace(answer, citations=(hostile, answer.citations[1])))
    )

    view(stage).answer.citation_hovered.emit(1)

    assert "<img" not in QToolTip.text()
    assert "&lt;img" in QToolTip.text()
    QToolTip.hideText()


# ---- calm ----


def scrolled(stage: Stage) -> tuple[object, int]:
    bar = stage.window.conversation.turns.verticalScrollBar()
    return bar, bar.value()


def test_the_conversation_follows_the_end_of_whoever_is_there(stage: Stage) -> None:
    stage.window.resize(1280, 480)
    scenes.reading(stage)

    stage.host.answer(AskQuestion, TextAdded("Words and more words. " * 60))
    stage.draw()

    bar, value = scrolled(stage)
    assert value == bar.maximum() > 0


def test_the_conversation_never_jumps_while_one_reads(stage: Stage) -> None:
    stage.window.resize(1280, 480)
    scenes.reading(stage)
    stage.host.answer(AskQuestion, TextAdded("Words and more words. " * 60))
    stage.draw()
    bar, _ = scrolled(stage)
    bar.setValue(40)

    stage.host.answer(AskQuestion, TextAdded("Words and more words. " * 60))
    stage.draw()

    assert bar.value() == 40


def test_a_selection_outlives_the_words_that_stream_in(stage: Stage) -> None:
    scenes.reading(stage)
    stage.host.answer(AskQuestion, TextAdded("Ninety days' notice"))
    answer = view(stage).answer
    answer.selectAll()

    stage.host.answer(AskQuestion, TextAdded(" is enough [1]. Then"))
    stage.draw()

    assert answer.textCursor().selectedText().startswith("Ninety days' notice")


def test_a_new_answer_is_announced_once(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    scenes.reading(stage)
    stage.draw()
    said: list[str] = []
    target = "docdesk.ui.panes.announcements.QAccessible.updateAccessibility"
    monkeypatch.setattr(target, lambda event: said.append(event.message()))

    stage.host.answer(AskQuestion, AnswerDone(scenes.lease_answer(is_supported=True)))
    stage.draw()
    stage.draw()

    assert len(said) == 1
    assert "Either party may terminate the lease" in said[0]


# ---- text stays text ----

HOSTILE = (
    '<img src="file:///etc/passwd"> ![a](http://example.org/a.png) [b](http://example.org) '
    "<a href='http://example.org'>c</a> <script>d</script> http://example.org"
)


@pytest.fixture
def text(theme: Theme, qtbot: QtBot) -> InertText:
    text = InertText(theme, size=15)
    qtbot.addWidget(text)
    text.resize(400, 200)
    return text


def test_whatever_the_model_writes_is_shown_as_letters(text: InertText) -> None:
    text.show_runs((Run(HOSTILE),))

    assert text.toPlainText() == HOSTILE
    assert links(text) == []


def links(text: InertText) -> list[str]:
    found = []
    block = text.document().begin()
    while block.isValid():
        walk = block.begin()
        while not walk.atEnd():
            style = walk.fragment().charFormat()
            assert not style.isImageFormat()
            found += [style.anchorHref()] if style.isAnchor() else []
            walk += 1
        block = block.next()
    return found


def test_the_only_links_are_citations(text: InertText) -> None:
    text.show_runs((Run(HOSTILE), chip(1)))

    assert links(text) == ["citation:1"]


def test_no_file_is_ever_loaded(text: InertText, tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(picture))

    kind = QTextDocument.ResourceType.ImageResource.value
    loaded = text.document().resource(kind, QUrl.fromLocalFile(str(picture)))

    assert not isinstance(loaded, QImage | QPixmap) or loaded.isNull()


def test_a_link_that_is_not_ours_opens_nothing(text: InertText, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(text.citation_clicked):
        text.anchorClicked.emit(QUrl("http://example.org"))


def test_letters_beyond_the_basic_plane_keep_their_places(text: InertText) -> None:
    text.show_runs((Run("𝒜 😀 b"),))

    text.show_runs((Run("𝒜 😀 b c"), chip(1), Run(" d")))

    assert text.text() == "𝒜 😀 b c [1] d"


def test_runs_that_change_in_the_middle_are_drawn_anew(text: InertText) -> None:
    text.show_runs((Run("A "), Run("b"), Run(" c")))

    text.show_runs((Run("A "), Run("x", RunKind.UNSUPPORTED), Run(" c")))

    assert text.toPlainText() == "A x c"


def test_the_text_is_as_high_as_its_words_need(text: InertText, qtbot: QtBot) -> None:
    text.show()
    text.show_runs((Run("One line"),))
    low = text.height()

    text.show_runs((Run("Many words in many lines. " * 30),))

    assert text.height() > 3 * low
    assert text.verticalScrollBar().maximum() == 0


def test_a_quote_of_a_document_without_pages_names_the_document_alone() -> None:
    cited = Citation(1, 1, "/a/Notes.txt", "Notes", 1, "", 0, 5, "Words", (), True)

    assert quotation(cited) == "“Words” (Notes.txt)"


# ---- Tab ----


def tab_stops(stage: Stage, count: int) -> list[QWidget]:
    """What Tab comes to from the conversation on."""
    found: list[QWidget] = []
    stage.window.conversation.setFocus()
    for _ in range(count):
        QTest.keyClick(stage.window.focusWidget(), Qt.Key.Key_Tab)
        found.append(stage.window.focusWidget())
    return found


def test_tab_walks_a_turn_as_it_is_read(stage: Stage) -> None:
    scenes.checked(stage)
    turn = view(stage)
    turn.evidence.show_all()
    stage.draw()
    rows = turn.evidence.rows

    walked = tab_stops(stage, 3 + len(rows))

    assert walked == [turn.question, turn.more, *rows, turn.answer]
