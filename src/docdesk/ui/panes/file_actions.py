"""What a person can do with a file, depending on its state; pure but for the words."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from docdesk.domain.documents import FileState
from docdesk.domain.workspaces import FileRow
from docdesk.ui.file_groups import needs_attention
from docdesk.ui.icons import Icon

translate = QCoreApplication.translate


class FileAction(StrEnum):
    """One thing to do with a file."""

    READ = "read"  # its pages, in DocDesk
    ASK = "ask"
    TAGS = "tags"
    SUMMARISE = "summarise"
    COMPARE = "compare"
    HASTEN = "hasten"
    UNLOCK = "unlock"
    RETRY = "retry"
    TAKE_BACK = "take_back"
    OPEN_OUTSIDE = "open_outside"
    SHOW_FOLDER = "show_folder"
    IGNORE = "ignore"


ICONS = {
    FileAction.READ: Icon.DOCUMENT,
    FileAction.ASK: Icon.QUOTE,
    FileAction.TAGS: Icon.TAG,
    FileAction.SUMMARISE: Icon.SUMMARY,
    FileAction.COMPARE: Icon.COMPARE,
    FileAction.HASTEN: Icon.HASTEN,
    FileAction.UNLOCK: Icon.PASSWORD,
    FileAction.RETRY: Icon.RESET,
    FileAction.TAKE_BACK: Icon.RESET,
    FileAction.OPEN_OUTSIDE: Icon.OPEN_OUTSIDE,
    FileAction.SHOW_FOLDER: Icon.SHOW_FOLDER,
    FileAction.IGNORE: Icon.IGNORE,
}
_SEARCHABLE = frozenset({FileState.READY, FileState.PARSED, FileState.OFFLINE})
_WAITING = frozenset({FileState.FOUND, FileState.PARSED, FileState.NEEDS_RECOGNITION})
_READABLE = _SEARCHABLE | {FileState.NEEDS_RECOGNITION}


def is_readable(row: FileRow) -> bool:
    """True when DocDesk has pages of the file to show."""
    return row.state in _READABLE


def is_waiting(row: FileRow) -> bool:
    """True when the file's turn is still to come and can be brought forward."""
    return row.state in _WAITING


def actions_for(row: FileRow) -> tuple[FileAction, ...]:
    """What can be done with a file, the most helpful first."""
    needs, is_ignored = needs_attention(row), row.state is FileState.IGNORED
    offered = {
        FileAction.UNLOCK: row.state is FileState.NEEDS_PASSWORD,
        FileAction.RETRY: needs,
        FileAction.TAKE_BACK: is_ignored,
        FileAction.READ: is_readable(row),
        FileAction.HASTEN: is_waiting(row),
        FileAction.ASK: row.state in _SEARCHABLE,
        FileAction.TAGS: row.state in _SEARCHABLE,
        FileAction.SUMMARISE: row.state in _SEARCHABLE,
        FileAction.COMPARE: row.state in _SEARCHABLE,
        FileAction.OPEN_OUTSIDE: row.state is not FileState.OFFLINE,
        FileAction.SHOW_FOLDER: row.state is not FileState.OFFLINE,
        FileAction.IGNORE: needs or row.state in (FileState.FOUND, FileState.NEEDS_RECOGNITION),
    }
    return tuple(action for action, is_offered in offered.items() if is_offered)


def action_words(action: FileAction, row: FileRow) -> str:
    """What a menu or a button says."""
    words = {
        FileAction.READ: translate("FileAction", "Open"),
        FileAction.ASK: translate("FileAction", "Ask only this document"),
        FileAction.TAGS: translate("FileAction", "Tags…"),
        FileAction.SUMMARISE: translate("FileAction", "Summarise"),
        FileAction.COMPARE: translate("FileAction", "Compare with…"),
        FileAction.HASTEN: translate("FileAction", "Read it first"),
        FileAction.UNLOCK: translate("FileAction", "Enter password…"),
        FileAction.RETRY: translate("FileAction", "Try again"),
        FileAction.TAKE_BACK: translate("FileAction", "Take it in again"),
        FileAction.OPEN_OUTSIDE: translate("FileAction", "Open in its own program"),
        FileAction.SHOW_FOLDER: translate("FileAction", "Show in its folder"),
        FileAction.IGNORE: translate("FileAction", "Ignore this file"),
    }
    if action is FileAction.OPEN_OUTSIDE and row.is_member:
        return translate("FileAction", "Open the file that holds it")
    return words[action]
