"""Choosing folders and kinds of documents: buttons with a menu of ticks."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from docdesk.domain.documents import DocumentKind
from docdesk.ui.places import file_name

translate = QCoreApplication.translate

_KINDS = {
    "pdf": (DocumentKind.PDF,),
    "word": (DocumentKind.DOCX, DocumentKind.DOC, DocumentKind.ODT, DocumentKind.RTF),
    "table": (
        DocumentKind.XLSX,
        DocumentKind.XLS,
        DocumentKind.XLSB,
        DocumentKind.ODS,
        DocumentKind.CSV,
    ),
    "slides": (DocumentKind.PPTX, DocumentKind.PPT, DocumentKind.ODP),
    "mail": (DocumentKind.EML, DocumentKind.MSG, DocumentKind.MBOX),
    "text": (
        DocumentKind.TEXT,
        DocumentKind.MARKDOWN,
        DocumentKind.RST,
        DocumentKind.HTML,
        DocumentKind.MHTML,
        DocumentKind.XML,
        DocumentKind.JSON,
        DocumentKind.EPUB,
    ),
    "picture": (DocumentKind.PICTURE,),
}


class _TicksMenu(QMenu):
    """Stays open while things are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable():
            action.trigger()
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
            return
        super().keyPressEvent(event)


class TicksButton(QToolButton):
    """A button that says what is ticked in its menu; nothing ticked means all."""

    changed = Signal()

    def __init__(self, name: str, all_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all_words = all_words
        self._actions: dict[str, QAction] = {}
        self.setProperty("role", "chip")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setMaximumWidth(280)
        self.setMenu(_TicksMenu(self))
        self._show()

    def add_choice(self, key: str, words: str) -> None:
        """Add a thing that can be ticked."""
        action = self.menu().addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.toggled.connect(self._on_ticked)
        self._actions[key] = action

    def ticked(self) -> tuple[str, ...]:
        """The keys of what is ticked."""
        return tuple(key for key, action in self._actions.items() if action.isChecked())

    def tick(self, keys: Sequence[str]) -> None:
        """Tick these and nothing else."""
        for key, action in self._actions.items():
            action.setChecked(key in keys)

    def _on_ticked(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        words = [action.text() for action in self._actions.values() if action.isChecked()]
        self.setText(", ".join(words) or self._all_words)
        self.setToolTip(self.text())


class FolderChoice(TicksButton):
    """Folders and files that the workspace follows."""

    def __init__(self, paths: Sequence[str], parent: QWidget | None = None) -> None:
        name = translate("Documents", "Folders")
        super().__init__(name, translate("Documents", "All folders"), parent)
        for path in paths:
            self.add_choice(path, file_name(path))
        self.setVisible(len(paths) > 1)

    def chosen(self) -> tuple[str, ...]:
        """Path beginnings; none means all."""
        return self.ticked()

    def choose(self, paths: Sequence[str]) -> None:
        """Tick these paths."""
        self.tick(paths)


class KindChoice(TicksButton):
    """Kinds of documents in the groups that people think in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        name = translate("Documents", "Kinds of document")
        super().__init__(name, translate("Documents", "All kinds"), parent)
        for key, words in _group_words().items():
            self.add_choice(key, words)

    def chosen(self) -> tuple[DocumentKind, ...]:
        """The kinds of all groups that are ticked; none means all."""
        return tuple(kind for key in self.ticked() for kind in _KINDS[key])

    def choose(self, kinds: Sequence[DocumentKind]) -> None:
        """Tick the groups of these kinds."""
        self.tick([key for key, group in _KINDS.items() if set(group) <= set(kinds)])


def _group_words() -> dict[str, str]:
    return {
        "pdf": translate("Documents", "PDF"),
        "word": translate("Documents", "Word and other text documents"),
        "table": translate("Documents", "Tables"),
        "slides": translate("Documents", "Slides"),
        "mail": translate("Documents", "E-mail"),
        "text": translate("Documents", "Plain text and web pages"),
        "picture": translate("Documents", "Pictures"),
    }
