"""The menu of a file or a folder in the sources pane."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from docdesk.domain.workspaces import FileRow, Folder
from docdesk.ui.file_groups import Entry, FolderHeading, root_of
from docdesk.ui.panes.file_actions import action_words, actions_for
from docdesk.ui.places import file_name


class SourcesMenu(QMenu):
    """What can be done with a file or a folder; emits what was chosen."""

    action_wanted = Signal(str, object)  # FileAction, FileRow
    folder_asked = Signal(str)  # path of the folder that questions are to be limited to
    rules_wanted = Signal(object)  # Folder
    folder_unwanted = Signal(object)  # Folder
    pause_wanted = Signal()
    resume_wanted = Signal()
    report_wanted = Signal()

    def __init__(
        self, entry: Entry, folders: tuple[Folder, ...], *, is_paused: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        if isinstance(entry, FileRow):
            self._add_file_actions(entry)
        else:
            self.addAction(self.tr("Ask only this folder"), partial(self._ask_folder, entry))
        path = entry.path if isinstance(entry, FolderHeading) else entry.document
        root = root_of(path, folders)
        if root is not None:
            self.addSeparator()
            self._add_folder_actions(root, is_paused=is_paused)

    def _ask_folder(self, heading: FolderHeading) -> None:
        self.folder_asked.emit(heading.path)

    def _add_file_actions(self, row: FileRow) -> None:
        for action in actions_for(row):
            words = action_words(action, row)
            self.addAction(words, partial(self.action_wanted.emit, action, row))

    def _add_folder_actions(self, root: Folder, *, is_paused: bool) -> None:
        name = file_name(root.path).replace("&", "&&")
        rules = self.tr("What of “{name}” is taken in…").format(name=name)
        self.addAction(rules, lambda: self.rules_wanted.emit(root))
        if is_paused:
            self.addAction(self.tr("Resume indexing"), self.resume_wanted.emit)
        else:
            self.addAction(self.tr("Pause indexing"), self.pause_wanted.emit)
        self.addAction(self.tr("Save a report of all files…"), self.report_wanted.emit)
        forget = self.tr("Stop following “{name}”…").format(name=name)
        self.addAction(forget, lambda: self.folder_unwanted.emit(root))
