"""Asking where the export of a review or digest goes, and saying that it is there."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from docdesk.ui.dialogs.conversations import file_name_for
from docdesk.ui.state import Notice

translate = QCoreApplication.translate


def choose_export(parent: QWidget, name: str, endings: Sequence[str]) -> str:
    """Ask for a file; its path with one of the `endings` (".xlsx"), "" when the person cancels."""
    kinds = {_kind_words(each): each for each in endings}
    path, kind = QFileDialog.getSaveFileName(
        parent,
        translate("Conversations", "Export"),
        file_name_for(name) + endings[0],
        ";;".join(kinds),
    )
    if not path or Path(path).suffix.lower() in endings:
        return path
    return path + kinds.get(kind, endings[0])


def exported_notice(path: str) -> Notice:
    """That the file is there; the notice leads to it."""
    message = translate("ConversationsController", "{name} is saved.").format(name=Path(path).name)
    return Notice(message, is_problem=False, file=path)


def _kind_words(ending: str) -> str:
    words = {
        ".xlsx": translate("Conversations", "Excel table (*.xlsx)"),
        ".csv": translate("Conversations", "Table as text (*.csv)"),
        ".docx": translate("Conversations", "Word document (*.docx)"),
        ".pdf": translate("Conversations", "PDF document (*.pdf)"),
        ".md": translate("Conversations", "Text with Markdown (*.md)"),
        ".json": translate("Conversations", "Data (*.json)"),
    }
    return words[ending]
