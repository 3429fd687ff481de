"""Which view of the workspace is shown, and what leads from one to another."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from docdesk.ui.store import Store
from docdesk.ui.views import View
from docdesk.ui.window import MainWindow


class ViewsController(QObject):
    """Switches between views; whoever asks a question is shown the conversation."""

    switched = Signal()

    def __init__(self, window: MainWindow, store: Store) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        window.views.switch.chosen.connect(self._choose)
        for asks in (
            window.top.asked,
            window.top.searched,
            window.top.tools.filters_set,
            window.sources.folder_asked,
            window.conversation.head.new_wanted,
            window.conversation.head.list_wanted,
        ):
            asks.connect(lambda *_: self.show(View.ASK))

    def show(self, view: View) -> None:
        """Bring a view to the middle of the window."""
        if self._store.state.view is not view:
            self._store.show(replace(self._store.state, view=view))
            self.switched.emit()

    def _choose(self, name: str) -> None:
        is_on_switch = self._window.focusWidget() in self._window.views.switch.buttons.values()
        if self._window.splitter.source_is_over():
            self._window.hide_source()
        self.show(View(name))
        if not is_on_switch:  # whoever walks the switch with the arrows goes on walking
            self._window.views.current.setFocus(Qt.FocusReason.ShortcutFocusReason)
