"""A frame that hands the keyboard on to its main part."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QWidget


class HandingFrame(QFrame):
    """Given the focus, it gives it to the part named last.

    Not by a focus proxy: Tab would jump to that, over all that stands before it in the frame.
    """

    _main: QWidget | None = None

    @property
    def main_part(self) -> QWidget | None:
        """What gets the keyboard."""
        return self._main

    def hand_focus_to(self, part: QWidget) -> None:
        """From now on this part gets the keyboard."""
        self._main = part

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._main is not None:
            self._main.setFocus(event.reason())
