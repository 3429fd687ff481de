"""Questions about a conversation: its title, whether to delete it."""

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from docdesk.ui.dialogs.questions import ask_first

translate = QCoreApplication.translate

_NAME_LENGTH = 60  # characters of a suggested file name
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')  # what some system refuses in a file name


def ask_for_title(parent: QWidget, title: str, then: Callable[[str], object]) -> QInputDialog:
    """Ask for another title; `then` gets it unless it is blank. Does not wait."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(translate("Conversations", "Rename the conversation"))
    dialog.setLabelText(translate("Conversations", "Title:"))
    dialog.setTextValue(title)
    dialog.textValueSelected.connect(lambda words: then(words.strip()) if words.strip() else None)
    dialog.open()
    return dialog


def confirm_delete(parent: QWidget, title: str, then: Callable[[], None]) -> QMessageBox:
    """Say what deleting a conversation takes away, and do it only when confirmed."""
    return ask_first(
        parent,
        translate("Conversations", "Delete the conversation “{title}”?").format(title=title),
        translate(
            "Conversations",
            "Its questions and answers are removed for good and cannot be given again. "
            "Your documents and their index stay as they are.",
        ),
        translate("Conversations", "Delete"),
        then,
    )


def file_name_for(name: str) -> str:
    """A file name, without its ending, that every system accepts."""
    words = " ".join(_UNFIT.sub(" ", name).split())
    return words[:_NAME_LENGTH].strip(" .") or "DocDesk"
