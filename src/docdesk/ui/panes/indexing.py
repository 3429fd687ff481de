"""The strip under the sources: how far indexing is, pause and resume."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from docdesk.ui.icons import Icon
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import plain_label
from docdesk.ui.widgets.lines import ElidedLabel
from docdesk.ui.wording import file_name, progress_words, speed_words, waiting_files


class IndexingStrip(QFrame):
    """Is hidden while there is nothing to do."""

    pause_wanted = Signal()
    resume_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 12)
        column.setSpacing(4)
        self.title = plain_label("", "heading")
        self.pause = IconButton(Icon.PAUSE, self.tr("Pause indexing"), theme)
        self.pause.clicked.connect(self.pause_wanted)
        self.resume = IconButton(Icon.RESUME, self.tr("Resume indexing"), theme)
        self.resume.clicked.connect(self.resume_wanted)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.title, 1)
        row.addWidget(self.pause)
        row.addWidget(self.resume)
        column.addLayout(row)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Indexing progress"))
        inset = QVBoxLayout()
        inset.setContentsMargins(0, 0, 8, 0)
        inset.setSpacing(4)
        inset.addWidget(self.bar)
        self.files = plain_label("", "muted")
        self.speed = plain_label("", "muted")
        self.current = ElidedLabel()
        self.current.setProperty("role", "muted")
        for label in (self.files, self.speed, self.current):
            inset.addWidget(label)
        column.addLayout(inset)
        self.hide()

    def show_state(self, state: AppState) -> None:
        """Show progress while indexing runs, and what is left while it is paused."""
        waiting = waiting_files(state.workspace) if state.workspace else 0
        is_paused = state.is_paused and waiting > 0
        self.setVisible(state.is_indexing or is_paused)
        self.pause.setVisible(state.is_indexing)
        self.resume.setVisible(is_paused)
        self.title.setText(self.tr("Paused") if is_paused else self.tr("Indexing"))
        self._show_progress(state, waiting)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.pause.apply_theme(theme)
        self.resume.apply_theme(theme)

    def _show_progress(self, state: AppState, waiting: int) -> None:
        progress = state.progress
        self.speed.setVisible(progress is not None)
        self.current.setVisible(progress is not None and bool(progress.current))
        if progress is None:
            self.bar.setRange(0, 0 if state.is_indexing else 1)
            left = self.tr("%Ln file(s) left", None, waiting)
            self.files.setText(self.tr("Comparing folders…") if state.is_indexing else left)
            return
        self.bar.setRange(0, max(1, progress.files_total))
        self.bar.setValue(progress.files_done)
        self.files.setText(progress_words(progress))
        self.speed.setText(speed_words(progress))
        self.current.setText(file_name(progress.current) if progress.current else "")
