"""What stands in the conversation before the first question."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from docdesk.domain.documents import FileState
from docdesk.ui.icons import Icon
from docdesk.ui.state import AppState
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.controls import push_button
from docdesk.ui.widgets.notes import Note

SAMPLES = "Samples"


class Invitation(QWidget):
    """Says what can be done: add documents where there are none, else ask."""

    add_wanted = Signal()
    question_suggested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = Note(theme)
        self.note.button.clicked.connect(self.add_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(4)
        column.addStretch(2)
        column.addWidget(self.note)
        self.examples = [push_button(words, "flat") for words in self._questions()]
        for button in self.examples:
            button.clicked.connect(lambda _=False, b=button: self.question_suggested.emit(b.text()))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_state(self, state: AppState) -> None:
        """Show the words that fit the workspace."""
        status = state.workspace
        has_files = status is not None and status.files > 0
        is_samples = status is not None and status.name == SAMPLES and has_files
        for button in self.examples:
            button.setVisible(is_samples)
        if status is None:
            self.note.show_note(Icon.SOURCES, self.tr("Opening…"))
        elif not has_files and not state.is_indexing:
            self._show_empty()
        else:
            self._show_ready(state)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.note.apply_theme(theme)

    def _show_empty(self) -> None:
        self.note.show_note(
            Icon.FOLDER_ADD,
            self.tr("This workspace has no documents yet"),
            self.tr("Add a folder, or drop folders and files anywhere in this window."),
            self.tr("Add a folder…"),
        )

    def _show_ready(self, state: AppState) -> None:
        assert state.workspace is not None
        status = state.workspace
        reached = status.ready + status.counts.get(FileState.PARSED, 0)
        if reached == 0:
            self._show_nothing_ready(state)
            return
        title = self.tr("Ask about these %Ln document(s)", None, reached)
        hint = self.tr("Every answer shows the page and the words it rests on.")
        if state.is_indexing:
            hint = self.tr("You can ask already: the answer says how much was searched.")
        self.note.show_note(Icon.QUOTE, title, hint)

    def _show_nothing_ready(self, state: AppState) -> None:
        if state.is_indexing and not state.is_paused:
            title = self.tr("Reading your documents…")
            hint = self.tr("Every answer shows the page and the words it rests on.")
        else:
            title = self.tr("None of these documents can be searched yet")
            hint = self.tr("What stands beside them under “Sources” says why.")
        self.note.show_note(Icon.QUOTE, title, hint)

    def _questions(self) -> tuple[str, ...]:
        return (
            self.tr("What notice must the tenant give to end the lease early?"),
            self.tr("How long are invoices payable under the services agreement?"),
            self.tr("Quale terapia è stata prescritta alla dimissione?"),
        )
