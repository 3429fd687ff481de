"""The source pane: the page that a citation stands on, with its words marked."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QInputDialog, QStackedWidget, QVBoxLayout, QWidget

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.ipc.messages import Failure, PageShown
from docdesk.ui.icons import Icon
from docdesk.ui.panes.source_bars import PageBar, QuoteBar, RecognisedLine, place_words
from docdesk.ui.panes.source_pages import decode_picture, is_same_page, marked_words
from docdesk.ui.places import document_name
from docdesk.ui.theme import Theme
from docdesk.ui.widgets import page_view, text_page
from docdesk.ui.widgets.lines import hairline
from docdesk.ui.widgets.notes import Note
from docdesk.ui.widgets.page_view import PageView
from docdesk.ui.widgets.text_page import TextPage
from docdesk.ui.wording import quotation

Quote = FoundPassage | Citation

SHARPEN_DELAY_MS = 250  # of quiet after the last zoom step, before a sharper image is asked for
LOADING_DELAY_MS = 200  # a page that comes sooner never shows "loading": nothing flickers
SHARP_ENOUGH = 1.15  # an image is scaled up by this much before a sharper one is asked for
FIRST_DPI = 144.0
LARGEST_DPI = 400.0


class SourcePane(QWidget):
    """Shows a page of a document with the quoted words marked, and steps through quotes.

    How to wire it:
        a citation was clicked    `show_quotes(quotes, index)`, then `open_page(...)` of that quote
        `page_wanted` came        send ShowPage(workspace, document, page, start, end, dpi)
        PageShown came            `show_page(event)`; Failure for a ShowPage: `show_failure(event)`
        `quote_wanted(i)` came    `show_quotes(quotes, i)` and `open_page(...)` of that quote
        `copied(text)`            the text is on the clipboard already; say so if you like
        `closed()`                hide the pane
    `open_page` emits `page_wanted` itself, with the resolution that fits the pane and the screen.
    """

    page_wanted = Signal(str, int, int, int, float)  # document, page, start, end, dots per inch
    quote_wanted = Signal(int)
    copied = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: PageShown | None = None
        self._target: tuple[str, int, int, int] | None = None  # what was asked for last
        self._opens_at_end = False
        self._is_sharpening = False
        self._quotes: tuple[Quote, ...] = ()
        self._current = -1
        self.setAccessibleName(self.tr("Source"))
        self._sharpening = self._timer(SHARPEN_DELAY_MS, self._sharpen)
        self._loading = self._timer(LOADING_DELAY_MS, self._show_loading)
        self._build(theme)
        self.show_empty()

    # ---- what the window says ----

    def show_empty(self) -> None:
        """No page is chosen."""
        self._page = self._target = None
        self._bar.show_document("")
        self._say(Icon.QUOTE, self.tr("Click a citation to see its page."))

    def open_page(self, document: str, page: int, start: int = 0, end: int = 0) -> None:
        """Ask for a page; the words `start:end` will be marked and in view."""
        self._target = (document, page, start, end)
        self._opens_at_end = self._is_sharpening = False
        self._sharpening.stop()
        self._loading.start()
        self.page_wanted.emit(*self._target, self._first_dots_per_inch())

    def show_page(self, page: PageShown) -> None:
        """Show a page: its image where there is one, else its text."""
        keeps_place = self._is_sharpening and is_same_page(page, self._page)
        self._loading.stop()
        self._is_sharpening = False
        self._page = page
        self._target = (page.document, page.page, page.start, page.end)
        self._bar.show_page(page)
        self._recognised.show_confidence(page.confidence)
        self._draw_quotes()
        if page.png:
            self._show_image(page, keeps_place=keeps_place)
        else:
            self._show_text(page)
        self._name_page(page)

    def show_failure(self, failure: Failure) -> None:
        """The page cannot be shown: why, and what to do. A sharper image is done without."""
        self._loading.stop()
        if self._is_sharpening:
            self._is_sharpening = False
            return
        self._leave_page()
        self._say_failed(failure.message, failure.hint)

    def show_quotes(self, quotes: Sequence[Quote], current: int = -1) -> None:
        """The quotes of an answer to step through; `current` counts from 0, -1 for none."""
        self._quotes = tuple(quotes)
        self._current = current if 0 <= current < len(self._quotes) else -1
        self._draw_quotes()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of another scheme."""
        for each in (
            self._bar,
            self._recognised,
            self._view,
            self._text,
            self._note,
            self._quote_bar,
        ):
            each.apply_theme(theme)

    def focus_page(self) -> None:
        """Put the keyboard on the page."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- pages ----

    def _show_image(self, page: PageShown, *, keeps_place: bool) -> None:
        image = decode_picture(page.png)
        if image.isNull():
            self._say_failed(
                self.tr("The picture of this page could not be read."),
                self.tr("The document is as it was. Try again, or open it outside DocDesk."),
            )
            return
        self._view.show_page(image, page.width, page.height, page.boxes)
        self._stack.setCurrentWidget(self._view)
        if self._opens_at_end:
            self._view.reveal_end()
        elif not keeps_place:
            self._view.reveal_boxes()
        self._on_zoomed()

    def _show_text(self, page: PageShown) -> None:
        self._text.show_text(page.text, page.start, page.end)
        self._stack.setCurrentWidget(self._text)
        if self._opens_at_end:
            self._text.reveal_end()
        else:
            self._text.reveal_mark()
        self._bar.show_zoom(self._text.zoom)

    def _show_loading(self) -> None:
        self._leave_page()
        self._say(Icon.WAITING, self.tr("Loading the page…"))

    def _leave_page(self) -> None:
        """Name what was asked for; the page before it is no longer shown."""
        if self._target is None:
            return
        document, number, _, _ = self._target
        if self._page is None or self._page.document != document:
            self._page = None
            self._bar.show_document(document)
            return
        self._page = replace(self._page, page=number, page_label="", start=0, end=0, boxes=())
        self._bar.show_page(self._page)

    def _say(self, name: Icon, sentence: str, hint: str = "", button: str = "") -> None:
        self._recognised.show_confidence(None)
        self._note.show_note(name, sentence, hint, button)
        self._stack.setCurrentWidget(self._note)
        self._draw_quotes()

    def _say_failed(self, message: str, hint: str) -> None:
        self._say(Icon.ATTENTION, message, hint, self.tr("Try again"))

    def _try_again(self) -> None:
        if self._target:
            self.open_page(*self._target)

    def _turn(self, way: int) -> None:
        if self._page is not None and 1 <= self._page.page + way <= self._page.pages:
            self.open_page(self._page.document, self._page.page + way)

    def _turn_at_edge(self, way: int) -> None:
        """Read on: going back, a page opens at its foot."""
        self._turn(way)
        self._opens_at_end = way < 0

    def _ask_for_number(self) -> None:
        page = self._page
        if page is None or page.pages < 2:
            return
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Go to a page"))
        dialog.setLabelText(self.tr("Page, 1 to {last}:").format(last=page.pages))
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(1, page.pages)
        dialog.setIntValue(page.page)
        dialog.intValueSelected.connect(lambda number: self.open_page(page.document, number))
        dialog.open()

    def _name_page(self, page: PageShown) -> None:
        """Tell the screen reader which page it is, and read it the marked words."""
        name = self.tr("{document}, {place}").format(
            document=document_name(page.document), place=place_words(page)
        )
        self._view.setAccessibleName(name)
        self._view.setAccessibleDescription(page.text[page.start : page.end] or page.text)
        self._text.setAccessibleName(name)

    # ---- zoom ----

    def _first_dots_per_inch(self) -> float:
        """What fits the pane, or a good guess before any page was shown."""
        if self._view.shown_dots_per_inch():
            return min(self._view.wanted_dots_per_inch(), LARGEST_DPI)
        return min(FIRST_DPI * self.devicePixelRatioF(), LARGEST_DPI)

    def _on_zoomed(self) -> None:
        if self._stack.currentWidget() is not self._view:
            return  # resized behind what is shown
        self._bar.show_zoom(self._view.scale / page_view.NATURAL_SCALE)
        self._sharpening.start()

    def _sharpen(self) -> None:
        wanted = min(self._view.wanted_dots_per_inch(), LARGEST_DPI)
        shown = self._view.shown_dots_per_inch()
        if self._target is None or self._is_sharpening or wanted <= shown * SHARP_ENOUGH:
            return
        self._is_sharpening = True
        self.page_wanted.emit(*self._target, wanted)

    def _zoom(self, way: int) -> None:
        if self._stack.currentWidget() is self._text:
            self._text.zoom_by(text_page.ZOOM_STEP**way)
        else:
            self._view.zoom_by(page_view.ZOOM_STEP**way)

    def _fit(self) -> None:
        if self._stack.currentWidget() is self._text:
            self._text.reset_zoom()
        else:
            self._view.fit_width()

    # ---- quotes ----

    def _step(self, way: int) -> None:
        if 0 <= self._current + way < len(self._quotes):
            self.quote_wanted.emit(self._current + way)

    def _copy(self) -> None:
        quote = self._quote_in_view()
        if quote is None:
            return
        text = quotation(quote)
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)

    def _quote_in_view(self) -> Quote | None:
        """The words marked on the page; the chosen quote knows them best."""
        page = self._page
        if page is None or page.end <= page.start:
            return None
        if self._current >= 0:
            quote = self._quotes[self._current]
            if (quote.document, quote.page, quote.start) == (page.document, page.page, page.start):
                return quote
        return marked_words(page)

    def _draw_quotes(self) -> None:
        can_copy = self._quote_in_view() is not None
        self._quote_bar.show_quotes(len(self._quotes), self._current, can_copy=can_copy)

    # ---- building ----

    def _build(self, theme: Theme) -> None:
        self._bar = PageBar(theme, self)
        self._recognised = RecognisedLine(theme)
        self._view, self._text = PageView(theme), TextPage(theme)
        self._note = Note(theme)
        self._quote_bar = QuoteBar(theme, self)
        self._stack = QStackedWidget()
        for each in (self._note, self._view, self._text):
            self._stack.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (
            self._bar,
            self._recognised,
            hairline(),
            self._stack,
            hairline(),
            self._quote_bar,
        ):
            layout.addWidget(part)
        layout.setStretchFactor(self._stack, 1)
        self._connect()

    def _connect(self) -> None:
        self._bar.turned.connect(self._turn)
        self._bar.number_wanted.connect(self._ask_for_number)
        self._bar.zoomed.connect(self._zoom)
        self._bar.fitted.connect(self._fit)
        self._bar.closed.connect(self.closed)
        self._view.turned.connect(self._turn_at_edge)
        self._view.zoomed.connect(self._on_zoomed)
        self._text.turned.connect(self._turn_at_edge)
        self._text.zoomed.connect(lambda: self._bar.show_zoom(self._text.zoom))
        self._text.copy_wanted.connect(self._copy)
        self._note.button.clicked.connect(self._try_again)
        self._quote_bar.stepped.connect(self._step)
        self._quote_bar.copy_wanted.connect(self._copy)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self._copy)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _timer(self, interval_ms: int, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(action)
        return timer
