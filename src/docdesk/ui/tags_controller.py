"""Between the window and the host: the tags of documents."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from docdesk.ipc.messages import Event, ListTags, TagFile, TagsListed, WorkspaceShown
from docdesk.ui.dialogs.tags import TagsDialog
from docdesk.ui.requests import Requests
from docdesk.ui.store import Store
from docdesk.ui.window import MainWindow


class TagsController(QObject):
    """Keeps the workspace's tags at hand, and shows those of one document."""

    def __init__(self, requests: Requests, window: MainWindow, store: Store) -> None:
        super().__init__(window)
        self._requests = requests
        self._window = window
        self._store = store
        self._dialog: TagsDialog | None = None
        self._asked_for = ""  # the workspace whose tags were asked for

    def handle(self, event: Event) -> None:
        """Show an event of the workspace on screen."""
        match event:
            case WorkspaceShown() if event.status.name != self._asked_for:
                self._asked_for = event.status.name
                self._requests.send(ListTags(event.status.name))
            case TagsListed() if event.workspace == self._store.workspace:
                self._show(event)

    def show_tags(self, document: str) -> None:
        """Open the tags of a document."""
        dialog = TagsDialog(document, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.tagged.connect(lambda tag, is_on: self._tag(document, tag, is_on))
        dialog.finished.connect(self._forget)
        dialog.show_all(self._store.state.tags)
        self._dialog = dialog
        self._requests.send(ListTags(self._store.workspace, document))
        dialog.open()

    def _tag(self, document: str, tag: str, is_on: bool) -> None:
        workspace = self._store.workspace
        self._requests.send_all((TagFile(workspace, document, tag, is_on), ListTags(workspace)))

    def _show(self, event: TagsListed) -> None:
        if not event.document:
            self._store.state = replace(self._store.state, tags=event.tags)
            if self._dialog is not None:
                self._dialog.show_all(event.tags)
        elif self._dialog is not None and self._dialog.document == event.document:
            self._dialog.show_tags(event.tags)

    def _forget(self) -> None:
        self._dialog = None
