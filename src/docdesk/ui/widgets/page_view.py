"""A page as it looks, with the words of a quote marked on it."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from docdesk.domain.documents import Box
from docdesk.ui.theme import Theme

NATURAL_SCALE = 96 / 72  # pixels a point at 100 %: CSS and desktops count 96 pixels an inch
SMALLEST_SCALE = 0.25 * NATURAL_SCALE
LARGEST_SCALE = 6.0 * NATURAL_SCALE
ZOOM_STEP = 1.25
_MARGIN = 16  # pixels of surround about the page
_LINE = 48  # pixels that an arrow key scrolls
_INK_MARGIN = 18.0  # points of white that stay beside what is on the page
_COLUMNS = 200  # an image is looked through for ink at this width
_WHITE = 235  # grey levels from here on are paper
_PAD = 1.5  # points by which a mark is larger than its words


class PageView(QAbstractScrollArea):
    """Draws one page image, scrolls it, zooms it, and marks boxes on it like a highlighter.

    Emits `turned(+1 or -1)` when the person moves on past an end of the page, and `zoomed()` when
    the page is drawn at another size, so that a sharper image can be asked for.
    """

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._drawn = QImage()  # the image at the size of the screen's dots
        self._page = QRectF(0, 0, 1, 1)  # in points
        self._inked = (0.0, 1.0)  # from where to where across the page, in points, there is ink
        self._boxes: tuple[Box, ...] = ()
        self._scale = NATURAL_SCALE
        self._fits_width = True
        self._grip: QPoint | None = None
        self._holds_mark = False  # the mark stays in view when resized, until the person scrolls
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.actionTriggered.connect(self._let_go)

    # ---- what is shown ----

    def show_page(self, image: QImage, width: float, height: float, boxes: tuple[Box, ...]) -> None:
        """Draw `image` as a page of `width` x `height` points with `boxes` (points) marked."""
        self._image, self._drawn = image, QImage()
        self._page = QRectF(0, 0, max(width, 1.0), max(height, 1.0))
        self._inked = _inked(image, self._page.width())
        self._boxes = boxes
        self._layout()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the surround in the colours of another scheme; the paper stays white."""
        self._theme = theme
        self.viewport().update()

    def reveal_boxes(self) -> None:
        """Scroll so that the first mark stands in the upper third; to the top without marks."""
        self._holds_mark = True
        if not self._boxes:
            self._scroll_to(self._fitting_x(), 0)
            return
        mark = self.marked_rect(self._boxes[0])
        self._scroll_by(
            int(mark.center().x() - self.viewport().width() / 2),
            int(mark.top() - self.viewport().height() / 3),
        )
        if self._fits_width:
            self.horizontalScrollBar().setValue(self._fitting_x())

    def reveal_end(self) -> None:
        """Scroll to the foot of the page."""
        self._let_go()
        self._scroll_to(self.horizontalScrollBar().value(), self.verticalScrollBar().maximum())

    def _let_go(self) -> None:
        self._holds_mark = False

    @property
    def scale(self) -> float:
        """Pixels (before screen scaling) that a point takes."""
        return self._scale

    def wanted_dots_per_inch(self) -> float:
        """The resolution at which one dot of the image is one dot of the screen."""
        return 72 * self._scale * self.devicePixelRatioF()

    def shown_dots_per_inch(self) -> float:
        """The resolution of the image that is shown, 0 for none."""
        return 72 * self._image.width() / self._page.width()

    # ---- zoom ----

    def zoom_by(self, factor: float) -> None:
        """Zoom about the marked words, or about the middle of what is seen."""
        self._fits_width = False
        self._zoom_to(self._scale * factor)

    def fit_width(self) -> None:
        """Make what is on the page as wide as the pane, now and when the pane is resized."""
        self._fits_width = True
        self._zoom_to(self._fitting_scale())
        self.horizontalScrollBar().setValue(self._fitting_x())

    def _fitting_scale(self) -> float:
        # Leave room for the scroll bar, or fitting would make it come and go.
        surround = 0 if self._is_trimmed() else 2 * _MARGIN
        room = self.width() - surround - self.verticalScrollBar().sizeHint().width()
        return room / (self._inked[1] - self._inked[0])

    def _fitting_x(self) -> int:
        return round(_MARGIN + self._inked[0] * self._scale) if self._is_trimmed() else 0

    def _is_trimmed(self) -> bool:
        """True when the sheet has white sides that fitting leaves out of view."""
        return self._inked[0] > 0 and self._inked[1] < self._page.width()

    def _zoom_to(self, scale: float) -> None:
        still = self._still_point()
        point = (still - self._origin()) / self._scale
        self._scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
        self._set_ranges()
        moved = self._origin() + point * self._scale - still
        self._scroll_by(round(moved.x()), round(moved.y()))
        self.viewport().update()
        self.zoomed.emit()

    def _still_point(self) -> QPointF:
        """What stays in its place while zooming: the first mark where it is in view."""
        seen = QRectF(self.viewport().rect())
        if self._boxes:
            mark = self.marked_rect(self._boxes[0]).center()
            if seen.contains(mark):
                return mark
        return seen.center()

    # ---- geometry ----

    def _layout(self) -> None:
        if self._fits_width:
            self._scale = min(max(self._fitting_scale(), SMALLEST_SCALE), LARGEST_SCALE)
        self._set_ranges()
        if self._fits_width:
            self.horizontalScrollBar().setValue(self._fitting_x())
        self.viewport().update()

    def _set_ranges(self) -> None:
        # A fitting page must not get a bar below it, whatever rounding does.
        self.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if self._fits_width
            else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        seen = self.viewport().size()
        needed = self._needed()
        for bar, need, have in (
            (self.horizontalScrollBar(), needed.width(), seen.width()),
            (self.verticalScrollBar(), needed.height(), seen.height()),
        ):
            bar.setPageStep(have)
            bar.setSingleStep(_LINE)
            bar.setRange(0, max(0, need - have))

    def _needed(self) -> QSize:
        return QSize(
            round(self._page.width() * self._scale) + 2 * _MARGIN,
            round(self._page.height() * self._scale) + 2 * _MARGIN,
        )

    def _origin(self) -> QPointF:
        """Where the page's top left corner is drawn; a small page stands in the middle."""
        left = max(_MARGIN, (self.viewport().width() - self._page.width() * self._scale) / 2)
        return QPointF(
            round(left) - self.horizontalScrollBar().value(),
            _MARGIN - self.verticalScrollBar().value(),
        )

    def marked_rect(self, box: Box) -> QRectF:
        """Where a box is drawn, in pixels of the viewport."""
        corner = QPointF(box.x0 - _PAD, box.y0 - _PAD)
        opposite = QPointF(box.x1 + _PAD, box.y1 + _PAD)
        return QRectF(corner * self._scale, opposite * self._scale).translated(self._origin())

    def _scroll_to(self, x: int, y: int) -> None:
        self.horizontalScrollBar().setValue(x)
        self.verticalScrollBar().setValue(y)

    def _scroll_by(self, x: int, y: int) -> None:
        self._scroll_to(
            self.horizontalScrollBar().value() + x, self.verticalScrollBar().value() + y
        )

    # ---- drawing ----

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.sunken))
        if self._image.isNull():
            return
        sheet = QRectF(self._origin(), self._page.size() * self._scale)
        painter.fillRect(sheet, QColor(self._theme.paper))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(sheet, self._image_for(sheet))
        self._paint_marks(painter, sheet)
        painter.setPen(QPen(QColor(self._theme.hairline), 1))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _image_for(self, sheet: QRectF) -> QImage:
        """The image, averaged down where the screen has fewer dots: the painter would skip some."""
        dots = (sheet.size() * self.devicePixelRatioF()).toSize()
        if dots.width() >= self._image.width():
            return self._image
        if self._drawn.size() != dots:
            self._drawn = self._image.scaled(
                dots,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return self._drawn

    def _paint_marks(self, painter: QPainter, sheet: QRectF) -> None:
        marks = QPainterPath()
        marks.setFillRule(Qt.FillRule.WindingFill)
        for box in self._boxes:
            marks.addRect(self.marked_rect(box).intersected(sheet))
        # Multiplied, as ink of a highlighter: the words under it stay black.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillPath(marks, QColor(self._theme.paper_evidence))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    # ---- the person's hands ----

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self._scale
        self._layout()
        if self._holds_mark:
            self.reveal_boxes()
        if self._scale != before:
            self.zoomed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP ** (event.angleDelta().y() / 120))
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        here = event.position().toPoint()
        self._let_go()
        self._scroll_by(self._grip.x() - here.x(), self._grip.y() - here.y())
        self._grip = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = None
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._let_go()
        key = Qt.Key(event.key())
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self._move_on(1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            self._move_on(-1)
        elif key == Qt.Key.Key_Home:
            down.setValue(down.minimum())
        elif key == Qt.Key.Key_End:
            down.setValue(down.maximum())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and (
            self._fits_width or not across.maximum()
        ):
            self.turned.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def _move_on(self, way: int) -> None:
        """Scroll by what is seen, or turn the page when its end is already in view."""
        bar = self.verticalScrollBar()
        if bar.value() == (bar.maximum() if way > 0 else bar.minimum()):
            self.turned.emit(way)
        else:
            bar.setValue(bar.value() + way * (bar.pageStep() - _LINE))


def _inked(image: QImage, width: float) -> tuple[float, float]:
    """From where to where across a page of `width` points there is ink, with some white about it.

    Fitting this instead of the whole sheet makes letters a third larger in a narrow pane.
    """
    small = image.scaledToWidth(_COLUMNS, Qt.TransformationMode.SmoothTransformation)
    grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
    bits, line = grey.constBits(), grey.bytesPerLine()
    columns = [x for x in range(grey.width()) if min(bits[x::line], default=255) < _WHITE]
    if not columns:
        return 0.0, width
    left = columns[0] / _COLUMNS * width - _INK_MARGIN
    right = (columns[-1] + 1) / _COLUMNS * width + _INK_MARGIN
    return (left, right) if left > 0 and right < width else (0.0, width)
