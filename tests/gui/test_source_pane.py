"""The source pane: the page with its words marked, sharp, steppable, copyable, inert."""

import base64
from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from docdesk.domain.answers import Citation
from docdesk.domain.documents import Box
from docdesk.ipc.messages import Failure, PageShown
from docdesk.ui.panes.source import LARGEST_DPI, SourcePane
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.notes import Note
from docdesk.ui.widgets.page_view import PageView
from docdesk.ui.widgets.text_page import TextPage

WIDTH, HEIGHT = 600.0, 800.0
MARK = Box(100, 500, 300, 520)
LEASE = "/matters/Lease_2021.pdf"
TEXT = "Either party may terminate this lease with ninety days' written notice."


def png(dots_per_inch: float = 72.0, colour: str = "#ffffff") -> str:
    scale = dots_per_inch / 72
    image = QImage(round(WIDTH * scale), round(HEIGHT * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return encoded(image)


def encoded(image: QImage) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return base64.b64encode(buffer.data().data()).decode()


def pdf_page(page: int = 4, *, label: str = "", boxes: tuple[Box, ...] = (MARK,), dpi=144.0):
    return PageShown(
        document=LEASE,
        title="Lease",
        kind="pdf",
        page=page,
        page_label=label,
        pages=12,
        text=TEXT,
        start=0,
        end=len(TEXT),
        png=png(dpi),
        width=WIDTH,
        height=HEIGHT,
        boxes=boxes,
    )


def text_page(text: str, start: int = 0, end: int = 0) -> PageShown:
    return PageShown("/matters/Annex B.docx", "Annex", "docx", 1, "", 1, text, start, end)


def citation(number: int, page: int = 4) -> Citation:
    return Citation(number, 1, LEASE, "Lease", page, "", 0, len(TEXT), TEXT, (MARK,), True)


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> SourcePane:
    pane = SourcePane(theme)
    qtbot.addWidget(pane)
    pane.resize(700, 600)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def view_of(pane: SourcePane) -> PageView:
    return pane.findChild(PageView)


def words_of(pane: SourcePane) -> str:
    return pane.findChild(Note).words()


def button(pane: SourcePane, name: str) -> IconButton:
    return next(b for b in pane.findChildren(IconButton) if b.accessibleName() == name)


def push_button(pane: SourcePane, words: str) -> QPushButton:
    return next(b for b in pane.findChildren(QPushButton) if b.text() == words)


def colour_at(pane: SourcePane, x: float, y: float) -> QColor:
    """The colour drawn at a point of the page, given in points."""
    view = view_of(pane)
    at = view.marked_rect(Box(x, y, x, y)).center().toPoint()
    assert view.viewport().rect().contains(at)
    return view.viewport().grab().toImage().pixelColor(at)


def test_an_empty_pane_says_how_to_fill_it(pane: SourcePane) -> None:
    assert words_of(pane) == "Click a citation to see its page."


def test_the_marked_words_are_yellow_and_the_rest_is_paper(pane: SourcePane, theme: Theme) -> None:
    pane.show_page(pdf_page())

    assert colour_at(pane, 200, 510) == QColor(theme.paper_evidence)
    assert colour_at(pane, 200, 560) == QColor("#ffffff")
    assert colour_at(pane, 400, 510) == QColor("#ffffff")


def test_overlapping_marks_are_as_yellow_as_one(pane: SourcePane, theme: Theme) -> None:
    pane.show_page(pdf_page(boxes=(MARK, Box(150, 505, 350, 525))))

    assert colour_at(pane, 200, 512) == QColor(theme.paper_evidence)


def test_black_words_stay_black_under_the_mark(pane: SourcePane) -> None:
    black = pdf_page()
    pane.show_page(PageShown(**{**fields(black), "png": png(72, "#000000")}))

    assert colour_at(pane, 200, 510) == QColor("#000000")


def fields(page: PageShown) -> dict[str, object]:
    return {name: getattr(page, name) for name in page.__slots__}


@pytest.mark.parametrize("height", [600, 300, 900])
def test_the_mark_is_in_view_whatever_the_size(pane: SourcePane, qtbot: QtBot, height: int) -> None:
    low = Box(100, 760, 300, 780)
    pane.show_page(pdf_page(boxes=(low,)))
    pane.resize(700, height)

    view = view_of(pane)
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.marked_rect(low).toRect()))


def test_resizing_does_not_undo_scrolling(pane: SourcePane, qtbot: QtBot) -> None:
    pane.show_page(pdf_page(boxes=(Box(100, 760, 300, 780),)))
    qtbot.keyClick(view_of(pane), Qt.Key.Key_Home)
    pane.resize(700, 500)

    with qtbot.waitExposed(pane):
        pane.repaint()

    assert view_of(pane).verticalScrollBar().value() == 0


def test_a_page_without_marks_opens_at_its_top(pane: SourcePane) -> None:
    pane.show_page(pdf_page(boxes=()))

    assert view_of(pane).verticalScrollBar().value() == 0


@pytest.mark.parametrize(
    ("label", "shown"), [("", "p. 4 / 12"), ("4", "p. 4 / 12"), ("iv", "p. iv (4 / 12)")]
)
def test_the_printed_page_label_comes_first(pane: SourcePane, label: str, shown: str) -> None:
    pane.show_page(pdf_page(label=label))

    assert push_button(pane, shown).isVisible()


def test_opening_a_page_asks_for_it_with_its_words(pane: SourcePane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.page_wanted) as asked:
        pane.open_page(LEASE, 4, 10, 20)

    assert asked.args[:4] == [LEASE, 4, 10, 20]


@pytest.mark.parametrize(("name", "wanted"), [("Previous page", 3), ("Next page", 5)])
def test_paging_asks_for_the_page_beside(
    pane: SourcePane, qtbot: QtBot, name: str, wanted: int
) -> None:
    pane.show_page(pdf_page(4))

    with qtbot.waitSignal(pane.page_wanted) as asked:
        button(pane, name).click()

    assert asked.args[:4] == [LEASE, wanted, 0, 0]


def test_there_is_no_page_after_the_last(pane: SourcePane) -> None:
    pane.show_page(pdf_page(12))

    assert not button(pane, "Next page").isEnabled()


def test_page_down_at_the_foot_turns_the_page(pane: SourcePane, qtbot: QtBot) -> None:
    pane.show_page(pdf_page(4))
    view_of(pane).reveal_end()

    with qtbot.waitSignal(pane.page_wanted) as asked:
        qtbot.keyClick(view_of(pane), Qt.Key.Key_PageDown)

    assert asked.args[1] == 5


def test_page_up_at_the_top_opens_the_page_before_at_its_foot(
    pane: SourcePane, qtbot: QtBot
) -> None:
    pane.show_page(pdf_page(4, boxes=()))
    qtbot.keyClick(view_of(pane), Qt.Key.Key_PageUp)
    pane.show_page(pdf_page(3, boxes=()))

    bar = view_of(pane).verticalScrollBar()
    assert bar.value() == bar.maximum() > 0


def test_zooming_in_asks_for_a_sharper_image(pane: SourcePane, qtbot: QtBot) -> None:
    pane.show_page(pdf_page(dpi=96))

    with qtbot.waitSignal(pane.page_wanted) as asked:
        for _ in range(4):
            button(pane, "Zoom in").click()

    assert asked.args[:4] == [LEASE, 4, 0, len(TEXT)]
    assert 96 < asked.args[4] <= LARGEST_DPI
    assert asked.args[4] == pytest.approx(view_of(pane).wanted_dots_per_inch())


def test_zooming_is_answered_once_the_hand_rests(pane: SourcePane, qtbot: QtBot) -> None:
    asked: list[float] = []
    pane.page_wanted.connect(lambda *arguments: asked.append(arguments[4]))
    pane.show_page(pdf_page(dpi=96))

    for _ in range(5):
        button(pane, "Zoom in").click()
    qtbot.waitUntil(lambda: bool(asked))

    assert len(asked) == 1


def test_a_sharper_image_keeps_the_place(pane: SourcePane, qtbot: QtBot) -> None:
    pane.show_page(pdf_page(dpi=96))
    with qtbot.waitSignal(pane.page_wanted):
        for _ in range(4):
            button(pane, "Zoom in").click()
    view_of(pane).verticalScrollBar().setValue(17)

    pane.show_page(pdf_page(dpi=300))

    assert view_of(pane).verticalScrollBar().value() == 17


def test_a_sharp_page_is_not_asked_for_again(pane: SourcePane, qtbot: QtBot) -> None:
    pane.show_page(pdf_page(dpi=300))

    with qtbot.assertNotEmitted(pane.page_wanted, wait=400):
        button(pane, "Zoom in").click()


def test_fitting_the_width_fills_the_pane(pane: SourcePane) -> None:
    pane.show_page(pdf_page())
    button(pane, "Zoom in").click()
    button(pane, "Fit the width").click()

    view = view_of(pane)
    drawn = WIDTH * view.scale
    assert 0.9 * view.viewport().width() < drawn < view.viewport().width()


def test_white_margins_do_not_make_the_letters_small(pane: SourcePane) -> None:
    scale = 2
    image = QImage(int(WIDTH) * scale, int(HEIGHT) * scale, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.fillRect(150 * scale, 100 * scale, 300 * scale, 500 * scale, QColor("#000000"))
    painter.end()

    pane.show_page(PageShown(**{**fields(pdf_page()), "png": encoded(image), "boxes": ()}))

    view = view_of(pane)
    seen = view.viewport().rect()
    ink = view.marked_rect(Box(150, 0, 450, 10))
    assert ink.width() > 0.8 * seen.width()
    assert seen.left() < ink.left() < ink.right() < seen.right()


def test_the_page_can_be_pulled_with_the_mouse(pane: SourcePane, qtbot: QtBot) -> None:
    pane.show_page(pdf_page(boxes=()))
    viewport = view_of(pane).viewport()

    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    qtbot.mouseMove(viewport, QPoint(200, 240))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(200, 240))

    assert view_of(pane).verticalScrollBar().value() == 60


def test_stepping_wants_the_next_quote(pane: SourcePane, qtbot: QtBot) -> None:
    pane.show_quotes([citation(1), citation(2), citation(3)], 0)

    with qtbot.waitSignal(pane.quote_wanted) as wanted:
        button(pane, "Next quote").click()

    assert wanted.args == [1]
    assert not button(pane, "Previous quote").isEnabled()


def test_copying_gives_the_quote_with_its_reference(pane: SourcePane, qtbot: QtBot) -> None:
    pane.show_quotes([citation(1)], 0)
    pane.show_page(pdf_page())

    with qtbot.waitSignal(pane.copied) as copied:
        push_button(pane, "Copy quote").click()

    assert copied.args == [f"“{TEXT}” (Lease_2021.pdf, p. 4)"]
    assert QGuiApplication.clipboard().text() == copied.args[0]


def test_a_page_without_marked_words_has_nothing_to_copy(pane: SourcePane) -> None:
    pane.show_quotes([citation(1)], 0)
    pane.show_page(PageShown(**{**fields(pdf_page(7)), "start": 0, "end": 0, "boxes": ()}))

    assert not push_button(pane, "Copy quote").isEnabled()


@pytest.mark.parametrize(
    "content",
    [
        "not base64!",
        base64.b64encode(b"\x89PNG\r\n\x1a\n damaged").decode(),
        "R0lGODlhAQABAAAAACw=",
    ],
)
def test_a_damaged_picture_is_said_and_can_be_tried_again(
    pane: SourcePane, qtbot: QtBot, content: str
) -> None:
    pane.show_page(PageShown(**{**fields(pdf_page()), "png": content}))

    assert "could not be read" in words_of(pane)
    with qtbot.waitSignal(pane.page_wanted):
        push_button(pane, "Try again").click()


def test_a_failure_says_what_happened_and_what_to_do(pane: SourcePane) -> None:
    pane.open_page(LEASE, 4)
    pane.show_failure(Failure("The file is gone.", "Put it back."))

    assert words_of(pane) == "The file is gone. Put it back."


def test_without_a_sharper_image_the_page_stays(pane: SourcePane, qtbot: QtBot) -> None:
    pane.show_page(pdf_page(dpi=72))
    with qtbot.waitSignal(pane.page_wanted):
        button(pane, "Zoom in").click()

    pane.show_failure(Failure("The page was not drawn in time.", ""))

    assert view_of(pane).isVisible()


def test_a_slow_page_shows_that_it_is_loading(pane: SourcePane, qtbot: QtBot) -> None:
    pane.open_page(LEASE, 4)

    qtbot.waitUntil(lambda: words_of(pane) == "Loading the page…")


HOSTILE = (
    "<script>alert(1)</script> <img src='file:///etc/hostname'> "
    "<a href='https://example.org'>click</a> Tom & Jerry \U0001d518 the end"
)


def test_markup_in_a_text_is_shown_as_the_letters_it_is(pane: SourcePane) -> None:
    pane.show_page(text_page(HOSTILE))

    text = pane.findChild(TextPage)
    assert text.toPlainText() == HOSTILE
    assert text.isReadOnly()
    assert text.anchorAt(QPoint(60, 40)) == ""


def test_the_marked_words_of_a_text_are_those_of_the_quote(
    pane: SourcePane, find_mark: Callable[[SourcePane], str]
) -> None:
    start = HOSTILE.index("the end")
    pane.show_page(text_page(HOSTILE, start, start + 7))

    assert find_mark(pane) == "the end"


def test_windows_line_breaks_do_not_shift_the_mark(
    pane: SourcePane, find_mark: Callable[[SourcePane], str]
) -> None:
    text = "one\r\ntwo\r\nthree"
    pane.show_page(text_page(text, text.index("three"), len(text)))

    assert find_mark(pane) == "three"


@pytest.fixture
def find_mark() -> Callable[[SourcePane], str]:
    def marked(pane: SourcePane) -> str:
        (selection,) = pane.findChild(TextPage).extraSelections()
        return selection.cursor.selectedText()

    return marked


def test_the_marked_words_of_a_long_text_are_in_view(pane: SourcePane) -> None:
    text = "A line of the annex.\n" * 400 + "Here it is." + "\nAnother line." * 400
    start = text.index("Here it is.")
    pane.show_page(text_page(text, start, start + 11))

    shown = pane.findChild(TextPage)
    assert shown.viewport().rect().contains(shown.cursorRect())
    assert shown.verticalScrollBar().value() > 0


def test_a_text_shows_its_own_zoom(pane: SourcePane, qtbot: QtBot) -> None:
    pane.show_page(text_page("Short."))
    pane.resize(500, 500)
    button(pane, "Zoom in").click()

    assert any(label.text() == "112 %" for label in pane.findChildren(QLabel))


def test_every_control_has_a_name_and_a_tooltip(pane: SourcePane) -> None:
    pane.show_page(pdf_page())

    nameless = [
        b for b in pane.findChildren(IconButton) if not b.accessibleName() or not b.toolTip()
    ]
    assert nameless == []
    assert "Lease_2021.pdf" in view_of(pane).accessibleName()
    assert view_of(pane).accessibleDescription() == TEXT
