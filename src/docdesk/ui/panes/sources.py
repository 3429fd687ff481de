"""The sources pane: the files of the workspace, their states, and how far indexing is."""

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from docdesk.domain.events import FileDone
from docdesk.domain.workspaces import FileRow, Folder
from docdesk.ipc.messages import FilesListed
from docdesk.ui.answer_wording import files_of_words
from docdesk.ui.file_groups import Entry, FolderHeading
from docdesk.ui.file_wording import attention_files, attention_words
from docdesk.ui.icons import Icon
from docdesk.ui.panes.attention_bar import AttentionBar
from docdesk.ui.panes.file_actions import FileAction, is_readable, is_waiting
from docdesk.ui.panes.file_card import FileCard
from docdesk.ui.panes.files_list import FilesList
from docdesk.ui.panes.files_model import PAGE_SIZE, FilesModel
from docdesk.ui.panes.indexing import IndexingStrip
from docdesk.ui.panes.sources_menu import SourcesMenu
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import plain_label
from docdesk.ui.widgets.handing_frame import HandingFrame
from docdesk.ui.widgets.lines import hairline

FILTER_DELAY_MS = 200  # of quiet typing before the list is asked for
NOTE_LINES = 2  # lines of a reason where the files that need attention stand alone


class SourcesPane(HandingFrame):
    """Lists files; emits what the person wants done with them."""

    files_wanted = Signal(int, int, str, str)  # offset, limit, contains, state
    paths_added = Signal(list)
    document_opened = Signal(str)
    action_wanted = Signal(str, object)  # FileAction, FileRow
    folder_asked = Signal(str)  # path of a folder that questions are to be limited to
    retry_all_wanted = Signal()
    report_wanted = Signal(str)  # path of the CSV file
    rules_wanted = Signal(object)  # Folder
    folder_unwanted = Signal(object)  # Folder
    pause_wanted = Signal()
    resume_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = ""
        self._listed = ""  # the state of the files listed, as ListFiles has it; "" for all
        self._needing = 0
        self._is_paused = False
        self._folders: tuple[Folder, ...] = ()
        self.setProperty("role", "pane")
        self.setAccessibleName(self.tr("Sources"))
        self.files = FilesModel(self)
        self.files.page_wanted.connect(self._ask_for_page)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(FILTER_DELAY_MS)
        self._delay.timeout.connect(self._refilter)
        self._build(theme)

    def show_state(self, state: AppState) -> None:
        """Show the workspace's counts, and its files once it is another one."""
        status = state.workspace
        self.indexing.show_state(state)
        if status is None:
            self._workspace = ""
            self.files.empty()
            return
        self._folders, self._is_paused = status.folders, status.is_paused
        self.files.show_folders(status.folders)
        if status.name != self._workspace:
            self._workspace = status.name
            self.filter.clear()
            self.attention.setChecked(False)
            self._refilter()
        self._show_attention(attention_files(status))

    def show_files(self, page: FilesListed) -> None:
        """Show a page of the list."""
        self.files.show_page(page)
        self._show_card()

    def show_file(self, done: FileDone) -> None:
        """Show the new state of one file."""
        self.files.show_file(done)
        self._show_card()

    def refresh(self) -> None:
        """Bring the rows listed so far up to date."""
        self.files.refresh(self.list.seen())

    def show_failures(self) -> None:
        """Show the files that need attention alone."""
        self.show_only("attention")

    def show_only(self, state: str) -> None:
        """Show the files alone that a part of an answer's coverage counts."""
        self._listed = state
        if self.attention.isChecked():
            self._on_attention()
        else:
            self.attention.setChecked(True)
        self.list.setFocus()

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        for part in (self.list, self.add, self.indexing, self.card, self.attention_bar):
            part.apply_theme(theme)

    def choose_folder(self) -> None:
        """Ask for a folder to follow."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"))
        if folder:
            self.paths_added.emit([folder])

    def choose_files(self) -> None:
        """Ask for single files to follow; their kind is told from content, so any can be chosen."""
        files, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files"))
        if files:
            self.paths_added.emit(files)

    def save_report(self) -> None:
        """Ask where the report of all files goes."""
        name = self.tr("Files of {workspace}.csv").format(workspace=self._workspace)
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save a report of all files"), name, "CSV (*.csv)"
        )
        if path:
            self.report_wanted.emit(path)

    # ---- building ----

    def _build(self, theme: Theme) -> None:
        self.attention_bar = AttentionBar(theme)
        self.attention_bar.retry_wanted.connect(self.retry_all_wanted)
        self.attention_bar.report_wanted.connect(self.save_report)
        self.card = FileCard(theme)
        self.card.wanted.connect(self.action_wanted)
        self.indexing = IndexingStrip(theme)
        self.indexing.pause_wanted.connect(self.pause_wanted)
        self.indexing.resume_wanted.connect(self.resume_wanted)
        self.indexing.failures_wanted.connect(self.show_failures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_head(theme))
        self.listed = plain_label("", "muted", wraps=True)
        self.listed.setContentsMargins(16, 0, 8, 8)
        self.listed.hide()
        column.addWidget(self.listed)
        column.addWidget(self.attention_bar)
        column.addWidget(self._build_list(theme), 1)
        column.addWidget(self.card)
        column.addWidget(self._build_attention())
        column.addWidget(hairline())
        column.addWidget(self.indexing)

    def _build_head(self, theme: Theme) -> QVBoxLayout:
        title = plain_label(self.tr("Sources"), "heading")
        self.add = IconButton(Icon.ADD, self.tr("Add folder or files"), theme)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.add)
        menu.addAction(self.tr("Add a folder…"), self.choose_folder)
        menu.addAction(self.tr("Add files…"), self.choose_files)
        self.add.setMenu(menu)
        self.add.set_shortcut(self.window(), QKeySequence("Ctrl+O"))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter by name"))
        self.filter.setAccessibleName(self.tr("Filter the files by name"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda: self._delay.start())
        row = QHBoxLayout()
        row.addWidget(title, 1)
        row.addWidget(self.add)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        head.setSpacing(4)
        head.addLayout(row)
        inset = QHBoxLayout()
        inset.setContentsMargins(0, 0, 8, 0)
        inset.addWidget(self.filter)
        head.addLayout(inset)
        return head

    def _build_list(self, theme: Theme) -> FilesList:
        self.list = FilesList(self.files, theme)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.chosen.connect(lambda index: self._on_chosen(self.files.entry(index)))
        self.list.typed.connect(self._on_typed)
        self.list.selectionModel().currentChanged.connect(self._show_card)
        self.hand_focus_to(self.list)
        return self.list

    def _build_attention(self) -> QPushButton:
        self.attention = QPushButton()
        self.attention.setProperty("role", "flat")
        self.attention.setCheckable(True)
        self.attention.setToolTip(self.tr("Show only the files that cannot be searched, and why"))
        self.attention.toggled.connect(self._on_attention)
        self.attention.hide()
        return self.attention

    # ---- the list ----

    def _show_attention(self, count: int) -> None:
        self._needing = count
        is_alone = self.attention.isChecked()
        self.attention.setVisible(count > 0 or is_alone)
        self.attention.setText(self.tr("Show all files") if is_alone else attention_words(count))
        self.attention_bar.setVisible(is_alone and self._listed in ("attention", "unreadable"))
        self.listed.setText(files_of_words(self._listed))
        self.listed.setVisible(bool(self._listed))
        self.attention_bar.retry.setEnabled(count > 0)

    def _on_attention(self) -> None:
        self._listed = (self._listed or "attention") if self.attention.isChecked() else ""
        self._show_attention(self._needing)
        self._refilter()

    def _refilter(self) -> None:
        self._delay.stop()
        self.files.empty()
        self.list.show_notes(lines=NOTE_LINES if self.attention.isChecked() else 1)
        if self._workspace:
            self._ask_for_page(0, PAGE_SIZE)

    def _ask_for_page(self, offset: int, limit: int) -> None:
        self.files_wanted.emit(offset, limit, self.filter.text().strip(), self._listed)

    def _on_typed(self, letters: str) -> None:
        if letters.strip():
            self.filter.setFocus()
            self.filter.insert(letters)

    def _on_chosen(self, entry: Entry | None) -> None:
        if isinstance(entry, FolderHeading):
            self.files.toggle(entry)
        elif entry is not None:
            self._show_card()
            if is_waiting(entry):
                self.action_wanted.emit(FileAction.HASTEN, entry)
            if is_readable(entry):
                self.document_opened.emit(entry.document)

    def _show_card(self) -> None:
        entry = self.files.entry(self.list.currentIndex())
        self.card.show_row(entry if isinstance(entry, FileRow) else None)

    # ---- menus ----

    def _show_menu(self, at: QPoint) -> None:
        entry = self.files.entry(self.list.indexAt(at))
        menu = self.menu_for(entry) if entry is not None else None
        if menu is not None and menu.actions():
            menu.exec(self.list.viewport().mapToGlobal(at))

    def menu_for(self, entry: Entry) -> SourcesMenu:
        """What can be done with a file or a folder."""
        menu = SourcesMenu(entry, self._folders, is_paused=self._is_paused, parent=self)
        menu.action_wanted.connect(self.action_wanted)
        menu.folder_asked.connect(self.folder_asked)
        menu.rules_wanted.connect(self.rules_wanted)
        menu.folder_unwanted.connect(self.folder_unwanted)
        menu.pause_wanted.connect(self.pause_wanted)
        menu.resume_wanted.connect(self.resume_wanted)
        menu.report_wanted.connect(self.save_report)
        return menu
