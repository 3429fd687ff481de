"""The main window: bars, panes and how they share the room."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QInputDialog,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from docdesk import __version__
from docdesk.domain.answers import Citation, FoundPassage
from docdesk.ui.dialogs.questions import ask_first
from docdesk.ui.dialogs.settings import SettingsDialog
from docdesk.ui.indexing_wording import delete_cost_words
from docdesk.ui.notice_bar import NoticeBar
from docdesk.ui.panes.compare import ComparePane
from docdesk.ui.panes.conversation import ConversationPane
from docdesk.ui.panes.review import ReviewPane
from docdesk.ui.panes.source import SourcePane
from docdesk.ui.panes.sources import SourcesPane
from docdesk.ui.panes.summary import SummaryPane
from docdesk.ui.panes.timeline import TimelinePane
from docdesk.ui.panes.views import ViewPane, ViewsPane
from docdesk.ui.panes.welcome import WelcomePage
from docdesk.ui.room import Room
from docdesk.ui.runs import quoted_span
from docdesk.ui.state import AppState
from docdesk.ui.status_bar import StatusBar
from docdesk.ui.theme import Theme
from docdesk.ui.top_bar import TopBar
from docdesk.ui.views import View
from docdesk.ui.widgets.lines import hairline

_GEOMETRY = "window/geometry"


class MainWindow(QMainWindow):
    """Draws an AppState. Panes are public: whoever listens to them connects to their signals."""

    paths_dropped = Signal(list)
    workspace_named = Signal(str)
    workspace_deleted = Signal(str)
    stop_wanted = Signal()
    closing = Signal()

    def __init__(self, theme: Theme, memory: QSettings) -> None:
        super().__init__()
        self._theme = theme
        self._memory = memory
        self._state = AppState()
        self._quotes: tuple[Citation | FoundPassage, ...] = ()
        self._settings: SettingsDialog | None = None
        self.setWindowTitle("DocDesk")
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 480)
        self._build()
        self._add_shortcuts()
        self._restore()
        self.show_state(AppState())

    def show_state(self, state: AppState) -> None:
        """Draw the state."""
        self._state = state
        name = state.workspace.name if state.workspace else ""
        self.setWindowTitle(f"{name} – DocDesk" if name else "DocDesk")
        self.notice.show_notice(state.notice)
        for part in (self.top, self.status, self.sources, self.views):
            part.show_state(state)
        for pane in self._view_panes:
            pane.show_state(state)
        self.splitter.show_view(self.views.view)
        if state.is_first_run and self._stack.currentWidget() is not self.welcome:
            self.welcome.choose.setFocus()
        self._stack.setCurrentWidget(self.welcome if state.is_first_run else self.splitter)

    def show_quotes(self, quotes: Sequence[Citation | FoundPassage], index: int) -> None:
        """Open the page of one quote; the others can be stepped through."""
        self._quotes = tuple(quotes)
        self._open_quote(index)

    def show_document(self, document: str) -> None:
        """Open a document at its first page."""
        self._quotes = ()
        self.show_source()
        self.source.show_quotes((), -1)
        self.source.open_page(document, 1)

    def clear_source(self) -> None:
        """Show no page, as when another workspace is opened."""
        self._quotes = ()
        self.source.show_quotes((), -1)
        self.source.show_empty()

    def leave_quotes(self) -> None:
        """Show no page of an answer that is left behind; a document opened by hand stays."""
        if self._quotes:
            self.clear_source()

    def show_source(self) -> None:
        """Bring the source pane into view: beside the views, or over them with the keyboard."""
        self.splitter.show_source()
        if self.splitter.source_is_over():
            self.source.focus_page()

    def hide_source(self) -> None:
        """Give its room back to the views."""
        self.splitter.hide_source()

    def source_is_beside(self) -> bool:
        """True when a page can be shown without covering a view."""
        return self.splitter.source_is_beside(self)

    def apply_theme(self, theme: Theme) -> None:
        """Draw everything in other colours."""
        self._theme = theme
        for part in (self.top, self.status, self.sources, self.views.switch, self.source):
            part.apply_theme(theme)
        for pane in self._view_panes:
            pane.apply_theme(theme)
        self.welcome.apply_theme(theme)
        self.notice.apply_theme(theme)
        if self._settings is not None:
            self._settings.apply_theme(theme)
        self.show_state(self._state)

    @property
    def theme(self) -> Theme:
        """The colours and sizes that the window wears."""
        return self._theme

    @property
    def memory(self) -> QSettings:
        """What the window remembers from one start to the next."""
        return self._memory

    def make_settings(self) -> SettingsDialog:
        """The settings dialog over this window, in its colours."""
        self._settings = SettingsDialog(self._theme, __version__, self)
        return self._settings

    def ask_for_name(self) -> None:
        """Ask for the name of a new workspace."""
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("New workspace"))
        dialog.setLabelText(self.tr("Name, such as a matter, a patient or a project:"))
        dialog.textValueSelected.connect(self._on_named)
        dialog.open()

    def confirm_delete(self) -> None:
        """Say what deleting the workspace takes away, and do it only when confirmed."""
        if self._state.workspace is None:
            return
        status = self._state.workspace
        ask_first(
            self,
            self.tr("Delete the workspace “{name}”?").format(name=status.name),
            delete_cost_words(status),
            self.tr("Delete"),
            lambda: self.workspace_deleted.emit(status.name),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.paths_dropped.emit(_dropped_paths(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.splitter.fit(event.size().width())

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.setValue(_GEOMETRY, self.saveGeometry())
        self.splitter.save()
        self.hide()  # the host may take a moment to put its work away
        self.closing.emit()
        super().closeEvent(event)

    def _build(self) -> None:
        self.top = TopBar(self._theme, self)
        self.status = StatusBar(self._theme, self)
        self.notice = NoticeBar(self._theme, self)
        self.sources = SourcesPane(self._theme, self)
        self.conversation = ConversationPane(self._theme, self)
        self.source = SourcePane(self._theme, self)
        self.source.quote_wanted.connect(self._open_quote)
        self.source.closed.connect(self.hide_source)
        self.welcome = WelcomePage(self._theme, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_room())
        self._stack.addWidget(self.welcome)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top, hairline(), self.notice, self._stack, hairline(), self.status):
            column.addWidget(part)
        column.setStretchFactor(self._stack, 1)
        self.setCentralWidget(middle)

    @property
    def _view_panes(self) -> tuple[ViewPane, ...]:
        return (self.conversation, self.review, self.timeline, self.summary, self.compare)

    def _build_room(self) -> Room:
        self.review = ReviewPane(self._theme, self)
        self.timeline = TimelinePane(self._theme, self)
        self.summary = SummaryPane(self._theme, self)
        self.compare = ComparePane(self._theme, self)
        panes = {
            View.ASK: self.conversation,
            View.REVIEW: self.review,
            View.TIMELINE: self.timeline,
            View.SUMMARY: self.summary,
            View.COMPARE: self.compare,
        }
        self.views = ViewsPane(self._theme, panes, self)
        self.splitter = Room(self.sources, self.views, self.source, self._memory)
        return self.splitter

    def _add_shortcuts(self) -> None:
        QShortcut(QKeySequence("Ctrl+K"), self, self.top.focus_question)
        QShortcut(QKeySequence("F6"), self, lambda: self._move_focus(1))
        QShortcut(QKeySequence("Shift+F6"), self, lambda: self._move_focus(-1))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._on_escape)

    def _restore(self) -> None:
        self.resize(1280, 800)
        geometry = self._memory.value(_GEOMETRY)
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    def _open_quote(self, index: int) -> None:
        quote = self._quotes[index]
        self.show_source()
        self.source.show_quotes(self._quotes, index)
        span = quoted_span(quote)
        self.source.open_page(quote.document, quote.page, span.start, span.end)
        for pane in self._view_panes:
            pane.set_current_source(quote)

    def _move_focus(self, step: int) -> None:
        panes: list[QWidget] = [self.top.question, self.sources, self.views.current, self.source]
        shown = [pane for pane in panes if pane.isVisible() and pane.isEnabled()]
        focused = self.focusWidget()
        at = next(
            (
                index
                for index, pane in enumerate(shown)
                if focused and (pane is focused or pane.isAncestorOf(focused))
            ),
            -1 if step > 0 else 0,
        )
        target = shown[(at + step) % len(shown)]
        if target is self.source:
            self.source.focus_page()
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_escape(self) -> None:
        digest = self._state.digests.of(self.views.view)
        is_answering = self._state.running is not None or any(
            turn.is_rerunning for turn in self._state.turns
        )
        if is_answering or (digest is not None and digest.is_running):
            self.stop_wanted.emit()
        elif self.splitter.source_is_over():
            self.hide_source()
            self.views.current.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_named(self, name: str) -> None:
        if name.strip():
            self.workspace_named.emit(name.strip())


def _dropped_paths(event: QDropEvent) -> list[str]:
    files = (url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())
    return [str(Path(file)) for file in files if file]
