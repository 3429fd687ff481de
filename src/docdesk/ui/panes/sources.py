"""The sources pane: the files of the workspace, their states, and how far indexing is."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from docdesk.domain.events import FileDone
from docdesk.domain.workspaces import FileRow
from docdesk.ipc.messages import FilesListed
from docdesk.ui.file_groups import FolderHeading, lies_in, needs_attention
from docdesk.ui.icons import Icon
from docdesk.ui.panes.file_delegate import FileDelegate
from docdesk.ui.panes.files_model import PAGE_SIZE, FilesModel
from docdesk.ui.panes.indexing import IndexingStrip
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import plain_label
from docdesk.ui.widgets.lines import hairline
from docdesk.ui.wording import attention_files, attention_words, file_name

FILTER_DELAY_MS = 200  # of quiet typing before the list is asked for


class SourcesPane(QFrame):
    """Lists files; emits what the person wants done with them."""

    files_wanted = Signal(int, int, str, str)  # offset, limit, contains, state
    paths_added = Signal(list)
    document_opened = Signal(str)
    document_chosen = Signal(str)  # ask this one only
    document_revealed = Signal(str)
    retry_wanted = Signal(str)
    folder_forgotten = Signal(str)
    pause_wanted = Signal()
    resume_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = ""
        self._needing = 0
        self._followed: tuple[str, ...] = ()
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
        if status is None:
            self._workspace = ""
            self.files.empty()
            return
        self._followed = tuple(folder.path for folder in status.folders)
        self.files.show_folders(status.folders)
        if status.name != self._workspace:
            self._workspace = status.name
            self.filter.clear()
            self.attention.setChecked(False)
            self._refilter()
        self._show_attention(attention_files(status))
        self.indexing.show_state(state)

    def show_files(self, page: FilesListed) -> None:
        """Show a page of the list."""
        self.files.show_page(page)

    def show_file(self, done: FileDone) -> None:
        """Show the new state of one file."""
        self.files.show_file(done)

    def refresh(self) -> None:
        """Bring the rows listed so far up to date."""
        self.files.refresh()

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._delegate.apply_theme(theme)
        self.add.apply_theme(theme)
        self.indexing.apply_theme(theme)
        self.list.viewport().update()

    def choose_folder(self) -> None:
        """Ask for a folder to follow."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"))
        if folder:
            self.paths_added.emit([folder])

    def choose_files(self) -> None:
        """Ask for single files to follow."""
        kinds = self.tr("Documents") + " (*.pdf *.docx *.txt *.md *.html *.htm)"
        files, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose files"), "", kinds)
        if files:
            self.paths_added.emit(files)

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_head(theme))
        column.addWidget(self._build_list(theme), 1)
        column.addWidget(self._build_attention())
        self.indexing = IndexingStrip(theme)
        self.indexing.pause_wanted.connect(self.pause_wanted)
        self.indexing.resume_wanted.connect(self.resume_wanted)
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

    def _build_list(self, theme: Theme) -> QListView:
        self.list = QListView()
        self._delegate = FileDelegate(theme, self.list)
        self.list.setModel(self.files)
        self.list.setItemDelegate(self._delegate)
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Files"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.clicked.connect(lambda index: self._on_chosen(self.files.entry(index)))
        # Not `activated`: with some desktops a click sends it too, and a folder would toggle twice.
        enter = QShortcut(QKeySequence(Qt.Key.Key_Return), self.list)
        enter.setContext(Qt.ShortcutContext.WidgetShortcut)
        enter.activated.connect(lambda: self._on_chosen(self.files.entry(self.list.currentIndex())))
        self.setFocusProxy(self.list)
        return self.list

    def _build_attention(self) -> QPushButton:
        self.attention = QPushButton()
        self.attention.setProperty("role", "flat")
        self.attention.setCheckable(True)
        self.attention.setToolTip(self.tr("Show only the files that cannot be searched, and why"))
        self.attention.toggled.connect(self._on_attention)
        self.attention.hide()
        return self.attention

    def _show_attention(self, count: int) -> None:
        self._needing = count
        shown = count > 0 or self.attention.isChecked()
        self.attention.setVisible(shown)
        words = attention_words(count)
        if self.attention.isChecked():
            words = self.tr("Show all files")
        self.attention.setText(words)

    def _on_attention(self) -> None:
        self._show_attention(self._needing)
        self._refilter()

    def _refilter(self) -> None:
        self._delay.stop()
        self.files.empty()
        if self._workspace:
            self._ask_for_page(0, PAGE_SIZE)

    def _ask_for_page(self, offset: int, limit: int) -> None:
        state = "attention" if self.attention.isChecked() else ""
        self.files_wanted.emit(offset, limit, self.filter.text().strip(), state)

    def _on_chosen(self, entry: FolderHeading | FileRow | None) -> None:
        if isinstance(entry, FolderHeading):
            self.files.toggle(entry)
        elif entry is not None and not needs_attention(entry):
            self.document_opened.emit(entry.document)

    def _show_menu(self, at: QPoint) -> None:
        entry = self.files.entry(self.list.indexAt(at))
        menu = self.menu_for(entry) if entry is not None else None
        if menu is not None and menu.actions():
            menu.exec(self.list.viewport().mapToGlobal(at))

    def menu_for(self, entry: FolderHeading | FileRow) -> QMenu:
        """What can be done with a file or a folder."""
        menu = QMenu(self)
        if isinstance(entry, FileRow):
            self._add_file_actions(menu, entry)
        root = self._root_of(entry)
        if root:
            words = self.tr("Stop following “{name}”").format(name=file_name(root))
            menu.addAction(words.replace("&", "&&"), lambda: self.folder_forgotten.emit(root))
        return menu

    def _add_file_actions(self, menu: QMenu, row: FileRow) -> None:
        document = row.document
        if needs_attention(row):
            menu.addAction(self.tr("Try again"), lambda: self.retry_wanted.emit(document))
        else:
            menu.addAction(self.tr("Open"), lambda: self.document_opened.emit(document))
            menu.addAction(
                self.tr("Ask only this document"), lambda: self.document_chosen.emit(document)
            )
        menu.addAction(self.tr("Show in its folder"), lambda: self.document_revealed.emit(document))
        menu.addSeparator()

    def _root_of(self, entry: FolderHeading | FileRow) -> str:
        path = entry.path if isinstance(entry, FolderHeading) else entry.document
        return next((each for each in self._followed if lies_in(path, each)), "")
