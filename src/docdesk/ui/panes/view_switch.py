"""The switch between the views of a workspace, above the middle pane."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from docdesk.ui.icons import ICON_SIDE, Icon, icon
from docdesk.ui.theme import Theme
from docdesk.ui.views import View

translate = QCoreApplication.translate

ICONS = {
    View.ASK: Icon.QUOTE,
    View.REVIEW: Icon.REVIEW,
    View.TIMELINE: Icon.TIMELINE,
    View.SUMMARY: Icon.SUMMARY,
    View.COMPARE: Icon.COMPARE,
}
SIDE, GAP = 16, 4
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def view_words(view: View) -> str:
    """The name of a view."""
    words = {
        View.ASK: translate("Views", "Ask"),
        View.REVIEW: translate("Views", "Review"),
        View.TIMELINE: translate("Views", "Timeline"),
        View.SUMMARY: translate("Views", "Summary"),
        View.COMPARE: translate("Views", "Compare"),
    }
    return words[view]


def view_purpose(view: View) -> str:
    """What a view is for, in a few words."""
    words = {
        View.ASK: translate("Views", "Ask a question, get quotes and an answer"),
        View.REVIEW: translate("Views", "Ask the same questions of every document"),
        View.TIMELINE: translate("Views", "The dates in all documents, in order"),
        View.SUMMARY: translate("Views", "A document in short, every sentence with its page"),
        View.COMPARE: translate("Views", "Two documents clause by clause"),
    }
    return words[view]


class ViewSwitch(QFrame):
    """One button a view; where there is little room, those not chosen are icons."""

    chosen = Signal(str)  # View

    def __init__(self, theme: Theme, owner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group = QButtonGroup(self)
        self.buttons = {view: self._button(view, number) for number, view in enumerate(View, 1)}
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 4, SIDE, 4)
        row.setSpacing(GAP)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        self._add_shortcuts(owner)
        self.setAccessibleName(self.tr("Views"))
        self.buttons[View.ASK].setChecked(True)
        self.apply_theme(theme)

    def show_view(self, view: View) -> None:
        """Show which view is in the middle."""
        self.buttons[view].setChecked(True)
        for each, button in self.buttons.items():
            policy = Qt.FocusPolicy.StrongFocus if each is view else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)  # Tab comes to the chosen one, the arrows to the others
        self._fit()

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        for view, button in self.buttons.items():
            button.setIcon(icon(ICONS[view], theme))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        views = list(View)
        at = next(i for i, view in enumerate(views) if self.buttons[view].isChecked())
        target = self.buttons[views[(at + step) % len(views)]]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()

    def _button(self, view: View, number: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "view")
        button.setCheckable(True)
        button.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        button.setText(view_words(view))
        keys = QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{view_purpose(view)} ({keys})")
        button.setAccessibleName(view_words(view))
        button.setAccessibleDescription(view_purpose(view))
        button.clicked.connect(lambda: self.chosen.emit(view))
        self._group.addButton(button)
        return button

    def _add_shortcuts(self, owner: QWidget) -> None:
        for number, view in enumerate(View, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), owner)
            shortcut.activated.connect(lambda v=view: self.chosen.emit(v))

    def _fit(self) -> None:
        """Words for all where they fit, else for the chosen one alone."""
        words = Qt.ToolButtonStyle.ToolButtonTextOnly
        for button in self.buttons.values():
            button.setToolButtonStyle(words)
        gaps = GAP * len(self.buttons) + 2 * SIDE
        needed = sum(button.sizeHint().width() for button in self.buttons.values()) + gaps
        if needed > self.width():
            for button in self.buttons.values():
                if not button.isChecked():
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
