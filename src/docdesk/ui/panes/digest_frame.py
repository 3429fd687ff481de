"""What summary, comparison and timeline have in common: a head, progress, an empty place."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from docdesk.domain.digests import DigestProgress
from docdesk.ui.digest_state import Digest, DigestPhase
from docdesk.ui.digest_wording import progress_words
from docdesk.ui.host_phrases import phrase
from docdesk.ui.icons import Icon
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.buttons import IconButton
from docdesk.ui.widgets.controls import plain_label, push_button, set_plain_tooltip
from docdesk.ui.widgets.handing_frame import HandingFrame
from docdesk.ui.widgets.lines import ElidedLabel
from docdesk.ui.widgets.notes import Note
from docdesk.ui.widgets.work_strip import WorkStrip


class DigestFrame(HandingFrame):
    """A title with buttons, a line on the result, the work's progress, and the body under them.

    Without a result a note stands in the body's place: what this is for, or why it failed.
    """

    begin_wanted = Signal()  # the button of the note, and making it anew
    stop_wanted = Signal()
    export_wanted = Signal()

    def __init__(
        self, theme: Theme, body: QWidget, parent: QWidget | None = None, *, margin: int = 24
    ) -> None:
        super().__init__(parent)
        self._margin = margin
        self._phase = DigestPhase.NONE
        self.title = ElidedLabel()
        self.title.setProperty("role", "heading")
        self.status = plain_label("", "muted", wraps=True)
        self.more = IconButton(Icon.MORE, self.tr("More"), theme)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.anew = self.more.menu().addAction("", self.begin_wanted.emit)
        self.export = push_button(self.tr("Export…"), "small")
        self.export.clicked.connect(self.export_wanted)
        self.work = WorkStrip()
        self.work.pressed.connect(self.stop_wanted)
        self.note = Note(theme)
        self.note.button.clicked.connect(self.begin_wanted)
        self._body = body
        self._stack = QStackedWidget()
        self._stack.addWidget(self.note)
        self._stack.addWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        column.addWidget(self._stack, 1)

    def add_action(self, words: str, act: Callable[[], None]) -> QAction:
        """Put something that can be done into the menu."""
        return self.more.menu().addAction(words, act)

    def add_line(self, widget: QWidget) -> None:
        """Put a line of controls under the status; Tab comes to them before the body."""
        self._lines.addWidget(widget)
        tab, direct = Qt.FocusPolicy.TabFocus, Qt.FindChildOption.FindDirectChildrenOnly
        parts = widget.findChildren(QWidget, options=direct)
        stops = [each for each in parts if each.focusPolicy() & tab]
        for first, second in pairwise((*stops, self._body)):
            QWidget.setTabOrder(first, second)

    def show_head(self, title: str, status: str, tooltip: str = "") -> None:
        """What is shown, and what it rests on."""
        self.title.setText(title)
        set_plain_tooltip(self.title, tooltip)
        self.status.setText(status)
        self.status.setVisible(bool(status))

    def show_empty(self, name: Icon, sentence: str, hint: str, button: str) -> None:
        """Nothing was asked for yet."""
        self.note.show_note(name, sentence, hint, button)
        self._show(self.note, self.note.button)

    def show_digest(self, digest: Digest[object], anew: str) -> None:
        """Show how far the work is, and the body once there is something in it."""
        focused = self._focused()
        has_result = digest.result is not None
        is_news = digest.phase is not self._phase
        self._phase = digest.phase
        self._head.setVisible(digest.phase is not DigestPhase.NONE)
        self.work.setVisible(digest.is_running)
        if digest.is_running:
            progress = digest.progress or DigestProgress(0, 0)
            words = progress_words(progress)
            self.work.show_work(words, progress.done, progress.total, self.tr("Stop"))
        self.anew.setText(anew)
        self.anew.setEnabled(has_result and not digest.is_running)
        self.export.setVisible(digest.phase is DigestPhase.DONE)
        if has_result:
            self._show(self._body, self._body)
        elif digest.phase is not DigestPhase.NONE:
            self._show_without_result(digest, anew)
        if is_news:
            self._announce()
        if focused is not None and self._focused() is not focused:  # it is gone from view
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.note.apply_theme(theme)
        self.more.apply_theme(theme)

    def _show_without_result(self, digest: Digest[object], anew: str) -> None:
        match digest.phase:
            case DigestPhase.RUNNING:
                sentence = self.tr("Reading…")
                hint = self.tr("You can go on working: it is shown here when it is done.")
                self.note.show_note(Icon.WAITING, sentence, hint)
            case DigestPhase.FAILED if digest.failure:
                message, hint = phrase(digest.failure.message), phrase(digest.failure.hint)
                self.note.show_note(Icon.ATTENTION, message, hint, self.tr("Try again"))
            case _:
                sentence = self.tr("Stopped")
                hint = self.tr("What was read so far is kept: the next time it goes on from there.")
                self.note.show_note(Icon.STOP, sentence, hint, anew)
        self._show(self.note, self.work.button if digest.is_running else self.note.button)

    def _show(self, page: QWidget, focused: QWidget) -> None:
        """Bring a page into view; the keyboard comes to what can be operated on it."""
        self.hand_focus_to(focused)
        self._stack.setCurrentWidget(page)

    def _focused(self) -> QWidget | None:
        focused = self.window().focusWidget()
        return focused if focused is not None and self.isAncestorOf(focused) else None

    def _announce(self) -> None:
        """Tell the screen reader what the work came to."""
        words = {
            DigestPhase.DONE: f"{self.title.text()}. {self.status.text()}",
            DigestPhase.STOPPED: self.note.words(),
            DigestPhase.FAILED: self.note.words(),
        }.get(self._phase, "")
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _build_head(self) -> QFrame:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.title, 1)
        row.addWidget(self.export)
        row.addWidget(self.more)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._head = QFrame()
        column = QVBoxLayout(self._head)
        column.setContentsMargins(self._margin, 8, self._margin, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.status)
        column.addWidget(self.work)
        column.addLayout(self._lines)
        return self._head
