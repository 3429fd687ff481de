"""The models page of the settings: what is installed, add, use, remove."""

from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from docdesk.domain.models import ModelCard
from docdesk.ipc.messages import EngineChanged, Event, Failure
from docdesk.ui.dialogs.model_list import CARD_ROLE, InstalledModels, ModelDelegate, size_words
from docdesk.ui.dialogs.questions import ask_first
from docdesk.ui.host_phrases import phrase
from docdesk.ui.icons import Icon
from docdesk.ui.state_models import (
    ModelsState,
    begin_import,
    begin_remove,
    begin_use,
    reduce_models,
)
from docdesk.ui.theme import Theme
from docdesk.ui.widgets.controls import plain_label, push_button, set_plain_tooltip
from docdesk.ui.widgets.message_card import MessageCard
from docdesk.ui.wording import engine_words

PERCENT = 100


class ModelsPage(QWidget):
    """Draws a ModelsState and says what the person wants.

    Give it every ModelsListed, ImportProgress and EngineChanged, and the Failure of its own
    requests, by `show_event`; answer `import_wanted` with ImportModel, `use_wanted` with UseModel
    and `remove_wanted` with RemoveModel.
    """

    import_wanted = Signal(str)  # path of a GGUF file
    use_wanted = Signal(str)  # model id
    remove_wanted = Signal(str)  # model id

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ModelsState()
        self._build(theme)
        self._draw()

    def show_event(self, event: Event) -> None:
        """Draw what has changed."""
        self.show_state(reduce_models(self.state, event))

    def show_state(self, state: ModelsState) -> None:
        """Draw a state."""
        self.state = state
        self._draw()

    def import_file(self, path: str) -> None:
        """Say that a file is wanted as a model."""
        self.show_state(begin_import(self.state, path))
        self.import_wanted.emit(path)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of another scheme."""
        self._delegate.apply_theme(theme)
        for card in (self.trial, self.failure):
            card.apply_theme(theme)

    # ---- intents ----

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Add a model from disk"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("GGUF models (*.gguf)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.import_file)
        dialog.open()

    def _use(self) -> None:
        card = self._chosen()
        if card is not None:
            self.show_state(begin_use(self.state, card.id))
            self.use_wanted.emit(card.id)

    def _confirm_remove(self) -> None:
        card = self._chosen()
        if card is None:
            return
        cost = self.tr(
            "DocDesk deletes its copy of {size}: {path}\n"
            "The file from which it was added, your documents and your answers stay."
        ).format(size=size_words(card.size_bytes), path=card.path)
        ask_first(
            self,
            self.tr("Remove the model “{name}”?").format(name=card.name),
            cost,
            self.tr("Remove"),
            lambda: self._remove(card.id),
        )

    def _remove(self, model_id: str) -> None:
        self.show_state(begin_remove(self.state))
        self.remove_wanted.emit(model_id)

    def _chosen(self) -> ModelCard | None:
        card = self.list.currentIndex().data(CARD_ROLE)
        return card if isinstance(card, ModelCard) else None

    # ---- drawing ----

    def _draw(self) -> None:
        state = self.state
        self._rows.show_state(state)
        if not self.list.currentIndex().isValid() and state.models:
            self.list.setCurrentIndex(self._rows.index(0))
        self.trial.setVisible(state.is_only_for_trying)
        self._draw_engine(state.engine)
        self._draw_import(state)
        self._draw_failure(state.failure)
        self._draw_buttons()

    def _draw_engine(self, engine: EngineChanged) -> None:
        words = engine_words(engine)
        if engine.state == "failed":
            words = f"{words}: {phrase(engine.message)} {phrase(engine.hint)}".strip()
        self.engine.setText(words)

    def _draw_import(self, state: ModelsState) -> None:
        self.importing.setVisible(bool(state.importing))
        self.add.setEnabled(not state.importing)
        if not state.importing:
            return
        name, progress = PurePath(state.importing).name, state.progress
        if progress is None or progress.total_bytes <= 0:
            self.importing_words.setText(self.tr("Copying and checking {name}…").format(name=name))
            self.bar.setRange(0, 0)
            return
        self.bar.setRange(0, PERCENT)
        self.bar.setValue(round(PERCENT * progress.done_bytes / progress.total_bytes))
        self.importing_words.setText(
            self.tr("Copying and checking {name}: {done} of {total}").format(
                name=name,
                done=size_words(progress.done_bytes),
                total=size_words(progress.total_bytes),
            )
        )

    def _draw_failure(self, failure: Failure | None) -> None:
        self.failure.setVisible(failure is not None)
        if failure is not None:
            self.failure.show_message(phrase(failure.message), phrase(failure.hint))

    def _draw_buttons(self) -> None:
        card = self._chosen()
        is_busy = bool(self.state.wanted)
        self.use.setEnabled(card is not None and not card.is_active and not is_busy)
        reason = self._why_kept(card)
        self.remove.setEnabled(card is not None and not reason and not is_busy)
        set_plain_tooltip(self.remove, reason or self.tr("Delete DocDesk's copy of this model"))

    def _why_kept(self, card: ModelCard | None) -> str:
        if card is None:
            return ""
        if card.is_bundled:
            return self.tr("This model came with DocDesk and cannot be removed.")
        if card.is_active:
            return self.tr("This model is in use. Use another one first.")
        return ""

    # ---- building ----

    def _build(self, theme: Theme) -> None:
        self.engine = plain_label(role="muted", wraps=True)
        intro = plain_label(
            self.tr(
                "A model writes the answers from passages of your documents. Models are added from "
                "files on this computer: DocDesk never downloads anything."
            ),
            "muted",
            wraps=True,
        )
        self.trial = MessageCard(theme, Icon.ABOUT)
        self.trial.show_message(
            self.tr("This model is only for trying DocDesk out."),
            self.tr(
                "It is so small that it often writes wrong sentences. For real work add an "
                "instruct model with 3 to 8 billion parameters."
            ),
        )
        self.failure = MessageCard(theme, Icon.ATTENTION, "error")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self.tr("Models"), "title"))
        layout.addWidget(intro)
        for part in (self.trial, self._build_list(theme), self.failure, self._build_import()):
            layout.addWidget(part)
        layout.addWidget(self.engine)
        layout.addLayout(self._build_buttons())

    def _build_list(self, theme: Theme) -> QWidget:
        self._rows = InstalledModels(self)
        self._delegate = ModelDelegate(theme, self)
        self.list = QListView()
        self.list.setModel(self._rows)
        self.list.setItemDelegate(self._delegate)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Installed models"))
        self.list.selectionModel().currentChanged.connect(self._draw_buttons)
        self.list.doubleClicked.connect(self._on_double_click)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.list)
        return card

    def _build_import(self) -> QWidget:
        self.importing_words = plain_label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of adding the model"))
        self.importing = QWidget()
        column = QVBoxLayout(self.importing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.importing_words)
        column.addWidget(self.bar)
        return self.importing

    def _build_buttons(self) -> QHBoxLayout:
        self.add = push_button(self.tr("Add a model from disk…"))
        self.add.setToolTip(self.tr("Copy a GGUF file into DocDesk"))
        self.add.clicked.connect(self._choose_file)
        self.use = push_button(self.tr("Use this model"), "primary")
        self.use.setToolTip(self.tr("Load this model; the one in use stays until it answers"))
        self.use.clicked.connect(self._use)
        self.remove = push_button(self.tr("Remove…"), "danger")
        self.remove.clicked.connect(self._confirm_remove)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.remove)
        row.addWidget(self.use)
        return row

    def _on_double_click(self) -> None:
        if self.use.isEnabled():
            self._use()
