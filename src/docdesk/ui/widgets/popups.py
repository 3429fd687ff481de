"""Where a popover opens: under what it belongs to, and within the window."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QWidget

_GAP = 2
_MARGIN = 8  # to the sides of the window


def open_under(popup: QFrame, owner: QWidget, width: int) -> None:
    """Open a popup under its owner, right edges together, as high as its words need."""
    window = owner.window()
    width = min(width, window.width() - 2 * _MARGIN)
    layout = popup.layout()
    if layout is not None:
        layout.activate()
        popup.resize(width, layout.totalHeightForWidth(width))
    right = owner.mapTo(window, QPoint(owner.width(), owner.height() + _GAP))
    left = max(_MARGIN, min(right.x() - width, window.width() - width - _MARGIN))
    popup.move(window.mapToGlobal(QPoint(left, right.y())))
    popup.show()
