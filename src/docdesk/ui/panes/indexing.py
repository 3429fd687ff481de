"""The strip under the sources: how far indexing is, what failed, pause and resume."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from docdesk.domain.events import IngestProgress
from docdesk.domain.workspaces import WorkspaceStatus
from docdesk.ui.file_wording import waiting_files
from docdesk.ui.icons import Icon
from docdesk.ui.indexing_wording import failed_words, progress_words, scans_words, speed_words
from docdesk.ui.places import file_name
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import plain_label, push_button
from docdesk.ui.widgets.lines import ElidedLabel


class IndexingStrip(QFrame):
    """Is hidden while nothing runs, unless the person paused it: that holds over restarts."""

    pause_wanted = Signal()
    resume_wanted = Signal()
    failures_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 12)
        column.setSpacing(4)
        column.addLayout(self._build_head(theme))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Indexing progress"))
        inset = QVBoxLayout()
        inset.setContentsMargins(0, 0, 8, 0)
        inset.setSpacing(4)
        inset.addWidget(self.bar)
        self.files = plain_label("", "muted", wraps=True)
        self.speed = plain_label("", "muted")
        self.current = ElidedLabel()
        self.current.setProperty("role", "muted")
        self.scans = plain_label("", "muted", wraps=True)
        for label in (self.files, self.speed, self.current, self.scans):
            inset.addWidget(label)
        column.addLayout(inset)
        self.failed = push_button("", "link")
        self.failed.setToolTip(self.tr("Show these files and why"))
        self.failed.clicked.connect(self.failures_wanted)
        column.addWidget(self.failed)
        self.hide()

    def show_state(self, state: AppState) -> None:
        """Show progress while indexing runs, and what is left while it is paused."""
        status = state.workspace
        self.setVisible(status is not None and (state.is_indexing or state.is_paused))
        if status is None:
            return
        self.pause.setVisible(not state.is_paused)
        self.resume.setVisible(state.is_paused)
        self.title.setText(self._title(state))
        if state.is_paused:
            self._show_paused(state, status)
        else:
            self._show_progress(state.progress)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.pause.apply_theme(theme)
        self.resume.apply_theme(theme)

    def _title(self, state: AppState) -> str:
        if state.is_paused:
            return self.tr("Paused")
        if state.progress is not None and _only_scans_are_left(state.progress):
            return self.tr("Recognising text")
        return self.tr("Indexing")

    def _show_paused(self, state: AppState, status: WorkspaceStatus) -> None:
        waiting, scans = waiting_files(status), status.pages_to_recognise
        self.bar.setVisible(waiting > 0)
        self.bar.setRange(0, max(1, status.files))
        self.bar.setValue(status.files - waiting)
        if state.is_indexing:
            self.files.setText(self.tr("Stops after the file in hand…"))
        elif waiting:
            self.files.setText(self.tr("%Ln file(s) left, until you resume", "", waiting))
        else:
            self.files.setText(self.tr("Changes in the folders wait until you resume."))
        self.scans.setText(scans_words(scans))
        self.scans.setVisible(scans > 0)
        for part in (self.speed, self.current, self.failed):
            part.hide()

    def _show_progress(self, progress: IngestProgress | None) -> None:
        self.bar.show()
        for part in (self.speed, self.current, self.scans, self.failed):
            part.setVisible(progress is not None)
        if progress is None:
            self.bar.setRange(0, 0)
            self.files.setText(self.tr("Comparing folders…"))
            return
        self.bar.setRange(0, max(1, progress.files_total))
        self.bar.setValue(progress.files_done)
        self.files.setText(progress_words(progress))
        self.speed.setText(speed_words(progress))
        self.current.setText(file_name(progress.current) if progress.current else "")
        self.current.setVisible(bool(progress.current))
        self.scans.setText(scans_words(progress.scans_left))
        self.scans.setVisible(progress.scans_left > 0)
        self.failed.setText(failed_words(progress.failed))
        self.failed.setVisible(progress.failed > 0)

    def _build_head(self, theme: Theme) -> QHBoxLayout:
        self.title = plain_label("", "heading")
        self.pause = IconButton(
            Icon.PAUSE, self.tr("Pause indexing until you resume it, also after a restart"), theme
        )
        self.pause.clicked.connect(self.pause_wanted)
        self.resume = IconButton(Icon.RESUME, self.tr("Resume indexing"), theme)
        self.resume.clicked.connect(self.resume_wanted)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.title, 1)
        row.addWidget(self.pause)
        row.addWidget(self.resume)
        return row


def _only_scans_are_left(progress: IngestProgress) -> bool:
    return progress.files_done >= progress.files_total and progress.scans_left > 0
