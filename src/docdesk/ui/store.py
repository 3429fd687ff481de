"""The one state of the window, and when it is drawn."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from docdesk.ui.state import AppState, Notice
from docdesk.ui.window import MainWindow

DRAW_INTERVAL_MS = 30  # a fast model writes faster than anyone reads: draw 30 times a second


class Store(QObject):
    """Holds the state; whoever changes it says whether it is drawn now or soon."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.state = AppState()
        self._window = window
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(DRAW_INTERVAL_MS)
        self._drawing.timeout.connect(self.draw)

    @property
    def workspace(self) -> str:
        """The name of the workspace on screen, "" for none."""
        return self.state.workspace.name if self.state.workspace else ""

    def draw(self) -> None:
        """Draw the state now."""
        self._drawing.stop()
        self._window.show_state(self.state)

    def draw_soon(self) -> None:
        """Draw the state with whatever else changes until then."""
        if not self._drawing.isActive():
            self._drawing.start()

    def show(self, state: AppState) -> None:
        """Take another state and draw it."""
        self.state = state
        self.draw()

    def notice(self, notice: Notice | None) -> None:
        """Say something over the panes; None takes away what is said."""
        self.show(replace(self.state, notice=notice))
