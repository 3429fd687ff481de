"""The bar over the panes: workspace, question, model, settings."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from docdesk.ui.icons import ICON_SIDE, Icon, icon
from docdesk.ui.panes.ask_tools import AskTools
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton

QUESTION_WIDTH = 720
NARROW_PX = 820  # below this the question needs the room of the model's name


class TopBar(QFrame):
    """Shows what is in use; emits what the person chooses."""

    asked = Signal(str)
    searched = Signal(str)
    stop_wanted = Signal()
    workspace_chosen = Signal(str)
    workspace_wanted = Signal()  # a new one
    workspace_unwanted = Signal()  # delete the one shown
    model_chosen = Signal(str)
    models_wanted = Signal()
    settings_wanted = Signal()
    about_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_running = False
        self.setProperty("role", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._build_workspace())
        row.addStretch(1)
        row.addWidget(self._build_question(), 100)
        row.addWidget(self._build_ask())
        self.tools = AskTools(theme, self)
        row.addWidget(self.tools)
        row.addStretch(1)
        row.addWidget(self._build_model())
        row.addWidget(self._build_settings())
        self.question.setEnabled(False)
        self.apply_theme(theme)

    def show_state(self, state: AppState) -> None:
        """Show names, and whether a question can be asked now."""
        name = state.workspace.name if state.workspace else self.tr("DocDesk")
        self.workspace.setText(_unmnemonic(name))
        for part in (self.workspace, self.question, self.ask):
            part.setVisible(not state.is_first_run)
        self._fill_workspaces(state)
        self._show_model(state)
        can_ask = state.workspace is not None and state.workspace.files > 0
        becomes_ready = can_ask and not self.question.isEnabled()
        self.question.setEnabled(can_ask)
        if becomes_ready and not isinstance(self.window().focusWidget(), QLineEdit):
            self.focus_question()
        self._is_running = state.running is not None
        self.tools.show_state(state)
        self._show_ask()

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.workspace.setIcon(icon(Icon.WORKSPACE, theme))
        self.settings.apply_theme(theme)
        self.tools.apply_theme(theme)
        self._search_action.setIcon(icon(Icon.SEARCH, theme, theme.muted))
        self._show_ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        is_narrow = event.size().width() < NARROW_PX
        self.model.setToolButtonStyle(
            style.ToolButtonIconOnly if is_narrow else style.ToolButtonTextBesideIcon
        )

    def focus_question(self) -> None:
        """Put the keyboard into the question."""
        self.question.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.question.selectAll()

    def _build_workspace(self) -> QToolButton:
        self.workspace = QToolButton()
        self.workspace.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.workspace.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self.workspace.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.workspace.setProperty("role", "menu")
        self.workspace.setAccessibleName(self.tr("Workspace"))
        self.workspace.setToolTip(self.tr("Switch, create or delete a workspace"))
        self.workspace.setMaximumWidth(240)
        self.workspace.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.workspace.setMenu(QMenu(self.workspace))
        return self.workspace

    def _build_question(self) -> QLineEdit:
        keys = QKeySequence("Ctrl+K")
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.question = QLineEdit()
        self.question.setProperty("role", "ask")
        self.question.setMaximumWidth(QUESTION_WIDTH)
        self.question.setMaxLength(2000)
        self.question.setAcceptDrops(False)  # files dropped here are added, as anywhere
        hint = self.tr("Ask, or search words…") + f"  ({shown})"
        self.question.setPlaceholderText(hint)
        self.question.setAccessibleName(self.tr("Question"))
        self.question.setToolTip(self.tr("Enter asks · Ctrl+Enter finds passages only · Esc stops"))
        self._search_action = self.question.addAction(
            icon(Icon.SEARCH, self._theme), QLineEdit.ActionPosition.LeadingPosition
        )
        self._search_action.setText(self.tr("Search"))
        self.question.returnPressed.connect(self._on_enter)
        search = QShortcut(QKeySequence("Ctrl+Return"), self.question)
        search.setContext(Qt.ShortcutContext.WidgetShortcut)
        search.activated.connect(self._on_search)
        return self.question

    def _build_ask(self) -> QToolButton:
        self.ask = QToolButton()
        self.ask.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self.ask.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ask.clicked.connect(self._on_button)
        return self.ask

    def _build_model(self) -> QToolButton:
        self.model = QToolButton()
        self.model.setProperty("role", "chip")
        self.model.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.model.setIconSize(QSize(10, 10))
        self.model.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.model.setAccessibleName(self.tr("Model"))
        self.model.setToolTip(self.tr("The model that writes the answers"))
        self.model.setMaximumWidth(240)
        self.model.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.model.setMenu(QMenu(self.model))
        return self.model

    def _build_settings(self) -> IconButton:
        self.settings = IconButton(Icon.SETTINGS, self.tr("Settings"), self._theme)
        self.settings.set_shortcut(self.window(), QKeySequence("Ctrl+,"))
        self.settings.clicked.connect(self.settings_wanted)
        return self.settings

    def _fill_workspaces(self, state: AppState) -> None:
        menu = self.workspace.menu()
        menu.clear()
        shown = state.workspace.name if state.workspace else ""
        for name in state.workspaces or ():
            action = _choice(menu, name, is_chosen=name == shown)
            action.triggered.connect(lambda _=False, n=name: self.workspace_chosen.emit(n))
        menu.addSeparator()
        menu.addAction(self.tr("New workspace…"), self.workspace_wanted.emit)
        delete = menu.addAction(self.tr("Delete this workspace…"), self.workspace_unwanted.emit)
        delete.setEnabled(state.workspace is not None)
        menu.addSeparator()
        menu.addAction(self.tr("About and privacy"), self.about_wanted.emit)

    def _show_model(self, state: AppState) -> None:
        engine = state.engine
        words = {
            "loading": self.tr("Loading model…"),
            "failed": self.tr("Model failed"),
            "none": self.tr("No model"),
        }
        name = engine.info.model if engine.info else self.tr("Model")
        self.model.setText(_unmnemonic(words.get(engine.state, name)))
        self.model.setAccessibleDescription(words.get(engine.state, name))
        colours = {"ready": self._theme.ok, "failed": self._theme.error}
        colour = colours.get(engine.state, self._theme.muted)
        self.model.setIcon(icon(Icon.DOT, self._theme, colour))
        self._fill_models(state)

    def _fill_models(self, state: AppState) -> None:
        menu = self.model.menu()
        menu.clear()
        for card in state.models:
            action = _choice(menu, card.name, is_chosen=card.is_active)
            action.triggered.connect(lambda _=False, i=card.id: self.model_chosen.emit(i))
        menu.addSeparator()
        menu.addAction(self.tr("Models…"), self.models_wanted.emit)

    def _show_ask(self) -> None:
        words = self.tr("Stop (Esc)") if self._is_running else self.tr("Ask (Enter)")
        name = Icon.STOP if self._is_running else Icon.ASK
        self.ask.setIcon(icon(name, self._theme, self._theme.accent))
        self.ask.setToolTip(words)
        self.ask.setAccessibleName(words)
        self.ask.setEnabled(self._is_running or self.question.isEnabled())

    def _on_button(self) -> None:
        if self._is_running:
            self.stop_wanted.emit()
        else:
            self._on_enter()

    def _on_enter(self) -> None:
        self._emit_question(self.asked)

    def _on_search(self) -> None:
        self._emit_question(self.searched)

    def _emit_question(self, signal: object) -> None:
        words = self.question.text().strip()
        if words:
            signal.emit(words)  # type: ignore[attr-defined]


def _choice(menu: QMenu, name: str, *, is_chosen: bool) -> QAction:
    action = menu.addAction(_unmnemonic(name))
    action.setCheckable(True)
    action.setChecked(is_chosen)
    return action


def _unmnemonic(text: str) -> str:
    """Text with its "&" kept: Qt takes one for the mark of a shortcut."""
    return text.replace("&", "&&")
