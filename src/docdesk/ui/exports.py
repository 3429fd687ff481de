"""Asking where an export goes: one list of formats for every kind of thing."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate

_FORBIDDEN = '<>:"/\\|?*'  # in names of files, on one system or another
_LONGEST = 80


def choose_export(parent: QWidget, name: str, endings: Sequence[str]) -> str:
    """Ask for a file; its path with one of the `endings` (".xlsx"), "" when the person cancels."""
    filters = {_format_words(each): each for each in endings}
    path, chosen = QFileDialog.getSaveFileName(
        parent,
        translate("Export", "Export"),
        f"{file_stem(name)}{endings[0]}",
        ";;".join(filters),
    )
    if not path or Path(path).suffix.lower() in endings:
        return path
    return path + filters.get(chosen, endings[0])


def export_language() -> str:
    """The language of the headings in what is exported: that of the window."""
    return "it" if QLocale().name().startswith("it") else "en"


def file_stem(name: str) -> str:
    """A name that every system takes for a file, without an ending."""
    kept = "".join(" " if each in _FORBIDDEN or not each.isprintable() else each for each in name)
    return " ".join(kept.split())[:_LONGEST].strip(" .") or "DocDesk"


def _format_words(ending: str) -> str:
    names = {
        ".xlsx": translate("Export", "Excel"),
        ".csv": translate("Export", "Text table (CSV)"),
        ".docx": translate("Export", "Word"),
        ".pdf": translate("Export", "PDF"),
        ".md": translate("Export", "Markdown"),
        ".json": translate("Export", "JSON"),
    }
    return f"{names[ending]} (*{ending})"
