"""The bars of the source pane: which page is shown above it, which quote below it."""

from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from docdesk.ipc.messages import PageShown
from docdesk.ui.file_wording import is_doubtful, page_recognised_words, rows_words
from docdesk.ui.icons import ICON_SIDE, Icon, icon
from docdesk.ui.places import file_name, holder_name
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import IconLabel, plain_label, set_plain_tooltip, set_role
from docdesk.ui.widgets.lines import ElidedLabel

translate = QCoreApplication.translate

_KIND_ICONS = {
    Icon.PDF: (".pdf",),
    Icon.WORD: (".docx", ".doc", ".odt", ".rtf"),
    Icon.TABLE: (".xlsx", ".xls", ".xlsb", ".ods", ".csv", ".tsv"),
    Icon.SLIDES: (".pptx", ".ppt", ".odp"),
    Icon.MAIL: (".eml", ".msg", ".mbox"),
    Icon.PICTURE: (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".heic"),
    Icon.ARCHIVE: (".zip", ".7z", ".tar", ".gz"),
    Icon.HTML: (".html", ".htm", ".xml"),
    Icon.TEXT: (".txt", ".md"),
}


class PageBar(QWidget):
    """Document, page number and zoom. Every tool has a shortcut that works in `owner`."""

    turned = Signal(int)
    number_wanted = Signal()
    zoomed = Signal(int)  # +1 in, -1 out
    fitted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme = theme
        self._document = ""
        self._picture = QLabel()
        self._title = ElidedLabel()
        self._title.setProperty("role", "heading")
        self._holder = ElidedLabel()
        self._holder.setProperty("role", "muted")
        self._percent = QLabel()
        self._percent.setProperty("role", "muted")
        self._number = QPushButton()
        self._number.setProperty("role", "flat")
        self._number.clicked.connect(self.number_wanted)
        self._build(owner)
        self.show_document("")

    def show_document(self, document: str) -> None:
        """Name a document whose page is not there (yet); "" for none."""
        self._document = document
        self._title.setText(file_name(document) if document else self.tr("Source"))
        self._holder.setText(holder_name(document))
        self._holder.setVisible(bool(self._holder.text()))
        for label in (self._title, self._holder):
            set_plain_tooltip(label, document)
        self._tools.setVisible(False)
        self._draw_picture()

    def show_page(self, page: PageShown) -> None:
        """Name the document and the page that is shown, and offer what can be done with it."""
        self.show_document(page.document)
        self._tools.setVisible(True)
        self._number.setText(place_words(page))
        paging: tuple[QWidget, ...] = (self._previous, self._number, self._next)
        for each in paging:
            each.setVisible(page.pages > 1)
        self._previous.setEnabled(page.page > 1)
        self._next.setEnabled(page.page < page.pages)

    def show_zoom(self, zoom: float) -> None:
        """Say how large the page is drawn, 1 being its natural size."""
        self._percent.setText(self.tr("{percent} %").format(percent=round(zoom * 100)))

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of another scheme."""
        self._theme = theme
        for each in self.findChildren(IconButton):
            each.apply_theme(theme)
        self._draw_picture()

    def _draw_picture(self) -> None:
        ending = PurePath(self._document).suffix.lower()
        kinds = (name for name, endings in _KIND_ICONS.items() if ending in endings)
        kind = next(kinds, Icon.DOCUMENT)
        drawn = icon(kind, self._theme, self._theme.muted)
        self._picture.setPixmap(drawn.pixmap(QSize(ICON_SIDE, ICON_SIDE), self.devicePixelRatioF()))

    def _build(self, owner: QWidget) -> None:
        self._build_tools(owner)
        close = IconButton(Icon.CLOSE, self.tr("Close the source"), self._theme)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._picture)
        head.addWidget(self._title, 1)
        head.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 4)
        layout.setSpacing(0)
        layout.addLayout(head)
        under = QHBoxLayout()
        under.setContentsMargins(ICON_SIDE + 8, 0, 8, 0)
        under.addWidget(self._holder)
        layout.addLayout(under)
        layout.addWidget(self._tools)

    def _build_tools(self, owner: QWidget) -> None:
        self._previous = IconButton(Icon.PREVIOUS, self.tr("Previous page"), self._theme)
        self._previous.clicked.connect(lambda: self.turned.emit(-1))
        self._previous.set_shortcut(owner, QKeySequence("Alt+PgUp"))
        self._next = IconButton(Icon.NEXT, self.tr("Next page"), self._theme)
        self._next.clicked.connect(lambda: self.turned.emit(1))
        self._next.set_shortcut(owner, QKeySequence("Alt+PgDown"))
        smaller = IconButton(Icon.ZOOM_OUT, self.tr("Zoom out"), self._theme)
        smaller.clicked.connect(lambda: self.zoomed.emit(-1))
        smaller.set_shortcut(owner, QKeySequence.StandardKey.ZoomOut)
        larger = IconButton(Icon.ZOOM_IN, self.tr("Zoom in"), self._theme)
        larger.clicked.connect(lambda: self.zoomed.emit(1))
        larger.set_shortcut(owner, QKeySequence.StandardKey.ZoomIn)
        fit = IconButton(Icon.FIT_WIDTH, self.tr("Fit the width"), self._theme)
        fit.clicked.connect(self.fitted)
        fit.set_shortcut(owner, QKeySequence("Ctrl+0"))
        self._name_number(owner)
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._previous)
        row.addWidget(self._number)
        row.addWidget(self._next)
        row.addStretch(1)
        row.addWidget(smaller)
        row.addWidget(self._percent)
        row.addWidget(larger)
        row.addWidget(fit)

    def _name_number(self, owner: QWidget) -> None:
        keys = QKeySequence("Ctrl+G")
        shortcut = QShortcut(keys, owner, self.number_wanted.emit)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        self._number.setToolTip(self.tr("Go to a page") + f" ({shown})")


class QuoteBar(QWidget):
    """Steps through the quotes of an answer and copies the one in view."""

    stepped = Signal(int)
    copy_wanted = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._back = IconButton(Icon.PREVIOUS, self.tr("Previous quote"), theme)
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._back.set_shortcut(owner, QKeySequence("Shift+F3"))
        self._forward = IconButton(Icon.NEXT, self.tr("Next quote"), theme)
        self._forward.clicked.connect(lambda: self.stepped.emit(1))
        self._forward.set_shortcut(owner, QKeySequence("F3"))
        self._count = QLabel()
        self._copy = QPushButton(self.tr("Copy quote"))
        self._copy.setToolTip(self.tr("Copy the quote with its document and page (Ctrl+C)"))
        self._copy.clicked.connect(self.copy_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 16, 8)
        layout.setSpacing(2)
        layout.addWidget(self._back)
        layout.addWidget(self._count)
        layout.addWidget(self._forward)
        layout.addStretch(1)
        layout.addWidget(self._copy)
        self.apply_theme(theme)

    def show_quotes(self, count: int, current: int, *, can_copy: bool) -> None:
        """Show that quote `current` (from 0; -1: none) of `count` is in view."""
        self._count.setText(self._words(count, current))
        self._back.setEnabled(current > 0)
        self._forward.setEnabled(current < count - 1)
        parts: tuple[QWidget, ...] = (self._back, self._count, self._forward)
        for each in parts:
            each.setVisible(count > 0)
        self._copy.setEnabled(can_copy)
        self.setVisible(count > 0 or can_copy)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of another scheme."""
        self._copy.setIcon(icon(Icon.COPY, theme))
        for each in (self._back, self._forward):
            each.apply_theme(theme)

    def _words(self, count: int, current: int) -> str:
        if current < 0:
            return self.tr("%Ln quote(s)", "", count)
        number = QLocale().toString(current + 1)
        return self.tr("{number} of %Ln quote(s)", "", count).format(number=number)


class RecognisedLine(QWidget):
    """Says that a page's text comes from text recognition, and how sure it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._confidence: float | None = None
        self._picture = IconLabel()
        self.words = plain_label(wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def show_confidence(self, confidence: float | None) -> None:
        """Show how sure the text of the page is; None where it was in the file."""
        self._confidence = confidence
        self.setVisible(confidence is not None)
        self.words.setText(page_recognised_words(confidence))
        set_role(self.words, "warning" if is_doubtful(confidence) else "muted")
        self.apply_theme(self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icon in the colours of another scheme."""
        self._theme = theme
        doubtful = is_doubtful(self._confidence)
        name = Icon.ATTENTION if doubtful else Icon.RECOGNISED
        self._picture.show_icon(name, theme, theme.warning if doubtful else theme.muted)


def place_words(page: PageShown) -> str:
    """Which page it is: "p. 4 / 12", with the label printed on it where that differs."""
    number, count = QLocale().toString(page.page), QLocale().toString(page.pages)
    rows = rows_words(page.page_label)
    if rows:
        words = translate("PageBar", "{rows} ({number} / {count})")
        return words.format(rows=rows, number=number, count=count)
    if page.page_label and page.page_label != str(page.page):
        words = translate("PageBar", "p. {label} ({number} / {count})")
        return words.format(label=page.page_label, number=number, count=count)
    return translate("PageBar", "p. {number} / {count}").format(number=number, count=count)
