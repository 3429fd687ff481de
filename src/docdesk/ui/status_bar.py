"""The bar under the panes: the lock, the files, the engine."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from docdesk.ui.file_wording import files_words
from docdesk.ui.icons import ICON_SIDE, Icon, icon
from docdesk.ui.state import AppState, HostState
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.controls import set_plain_tooltip
from docdesk.ui.widgets.lines import ElidedLabel
from docdesk.ui.wording import engine_words, lock_words


class StatusBar(QFrame):
    """Says what is going on, in words."""

    about_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 16, 2)
        row.setSpacing(16)
        self.lock = QToolButton()
        self.lock.setProperty("role", "status")
        self.lock.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.lock.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self.lock.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lock.setToolTip(self.tr("What is locked, and how that is proved"))
        self.lock.clicked.connect(self.about_wanted)
        self.files, self.engine = ElidedLabel(), ElidedLabel()
        self.files.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.engine.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.lock)
        for label, share in ((self.files, 4), (self.engine, 3)):
            label.setProperty("role", "muted")
            row.addWidget(label, share)

    def show_state(self, state: AppState) -> None:
        """Show lock, files and engine in words."""
        network = state.network
        is_open = network is not None and (not network.is_locked or network.ring == "open")
        name = Icon.NETWORK_OPEN if is_open else Icon.LOCKED
        colour = self._theme.warning if is_open else self._theme.muted
        self.lock.setIcon(icon(name, self._theme, colour))
        self.lock.setText(lock_words(network))
        self.lock.setAccessibleName(lock_words(network))
        self._say(self.files, files_words(state.workspace) if state.workspace else "")
        self._say(self.engine, self._engine_words(state))

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours; the next state shows them."""
        self._theme = theme

    def _say(self, label: ElidedLabel, words: str) -> None:
        label.setText(words)
        set_plain_tooltip(label, words)

    def _engine_words(self, state: AppState) -> str:
        if state.host is HostState.STARTING:
            return self.tr("Starting…")
        if state.host is HostState.RESTARTING:
            return self.tr("Starting again…")
        if state.encoder.state == "loading":
            return self.tr("Search by meaning is loading; words are searched")
        return engine_words(state.engine)
