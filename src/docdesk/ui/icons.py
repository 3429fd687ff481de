"""The icons: outlines of the Phosphor set (MIT), drawn sharp at any size and in any colour."""

import json
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont

from docdesk.ui.theme import Theme

ICON_SIDE = 16  # pixels of an icon beside words
_FONT = "phosphor-1.3.0.ttf"
_NAMES = "phosphor-charmap-1.3.0.json"
_EM = 256  # pixels at which the outlines are taken; painting scales them


class Icon(StrEnum):
    """What an icon means, and the name of its outline in the Phosphor set."""

    ABOUT = "info"
    ADD = "plus"
    ARCHIVE = "archive-box"
    ASK = "arrow-up"
    ATTENTION = "warning"
    CHECKED = "check"
    CHANGED = "arrows-left-right"
    CLOSE = "x"
    COLLAPSE = "caret-down-bold"
    COMPARE = "columns"
    COPY = "copy"
    CORRECTED = "pencil-simple"
    DELETE = "trash"
    DOCUMENT = "file-text"
    DOT = "circle-fill"
    DOWN = "arrow-down"
    EXPAND = "caret-right-bold"
    EXPORT = "export"
    FAILED = "x-circle"
    FIT_WIDTH = "arrows-out-line-horizontal"
    FOLDER = "folder"
    FOLDER_ADD = "folder-plus"
    FILTER = "faders-horizontal"
    GENERAL = "sliders-horizontal"
    HASTEN = "lightning"
    HELP = "question"
    HISTORY = "chats"
    HTML = "code"
    LEFT_ONLY = "arrow-line-left"
    IGNORE = "eye-slash"
    LOCKED = "lock-simple"
    MAIL = "envelope-simple"
    MODEL = "cpu"
    MORE = "dots-three"
    NETWORK = "shield-check"
    NETWORK_OPEN = "shield-warning"
    NEW_CONVERSATION = "note-pencil"
    NEXT = "caret-right"
    OFFLINE = "hard-drive"
    OK = "check-circle"
    OPEN_OUTSIDE = "arrow-square-out"
    PASSWORD = "key"
    PAUSE = "pause"
    PDF = "file-pdf"
    PICTURE = "image"
    PREVIOUS = "caret-left"
    QUOTE = "quotes"
    READY = "check-circle-fill"
    RECOGNISED = "text-aa"
    REPORT = "download-simple"
    RESET = "arrow-counter-clockwise"
    RESUME = "play"
    REVEAL = "eye"
    REVIEW = "table"
    RIGHT_ONLY = "arrow-line-right"
    RULES = "funnel"
    SAME = "equals"
    SCAN = "corners-out"
    SEARCH = "magnifying-glass"
    SETTINGS = "gear-six"
    SHOW_FOLDER = "folder-open"
    SLIDES = "presentation"
    SOURCES = "books"
    STOP = "stop-fill"
    SUMMARY = "list-bullets"
    TABLE = "table"
    TAG = "tag"
    TEXT = "file"
    TIMELINE = "calendar-blank"
    UNSUPPORTED = "file-dotted"
    UP = "arrow-up"
    WAITING = "clock"
    WORD = "article"
    WORKSPACE = "archive"
    ZOOM_IN = "magnifying-glass-plus"
    ZOOM_OUT = "magnifying-glass-minus"


def icon(name: Icon, theme: Theme, colour: str | None = None) -> QIcon:
    """An icon in the theme's text colour, or in `colour`; paler where it is disabled."""
    return QIcon(_OutlineEngine(_outlines()[name], QColor(colour or theme.text), theme.outline))


@cache
def _outlines() -> dict[Icon, QPainterPath]:
    """The outline of every icon, centred in a square of `_EM`.

    The fonts come with qtawesome, whose import alone takes 0.14 s and registers all of its twelve
    fonts: the one file is read directly instead, which takes 0.02 s.
    """
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("qtawesome, which carries the icon font, is not installed")
    fonts = Path(spec.submodule_search_locations[0]) / "fonts"
    codes = json.loads((fonts / _NAMES).read_text("utf-8"))
    font = QRawFont(str(fonts / _FONT), _EM)
    return {each: _outline(font, int(codes[each], 16)) for each in Icon}


def _outline(font: QRawFont, code: int) -> QPainterPath:
    glyph = font.glyphIndexesForString(chr(code))[0]
    path = font.pathForGlyph(glyph)
    path.setFillRule(Qt.FillRule.WindingFill)
    # The set draws each icon on a square as wide as its advance, standing on the descent.
    advance = font.advancesForGlyphIndexes([glyph])[0].x()
    middle = QPointF(advance / 2, (font.descent() - font.ascent()) / 2)
    path.translate(QPointF(_EM / 2, _EM / 2) - middle)
    return path


class _OutlineEngine(QIconEngine):
    """Fills an outline at whatever size is asked for."""

    def __init__(self, path: QPainterPath, colour: QColor, disabled: str) -> None:
        super().__init__()
        self._path = path
        self._colour = colour
        self._disabled = disabled

    def clone(self) -> QIconEngine:
        return _OutlineEngine(self._path, self._colour, self._disabled)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _: QIcon.State) -> None:
        disabled = mode == QIcon.Mode.Disabled
        side = min(rect.width(), rect.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.center().x() + 0.5 - side / 2, rect.center().y() + 0.5 - side / 2)
        painter.scale(side / _EM, side / _EM)
        painter.fillPath(self._path, QColor(self._disabled) if disabled else self._colour)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture
