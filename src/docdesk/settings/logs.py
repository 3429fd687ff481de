"""The log file: what happened, without any text of a document."""

import logging
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path

from docdesk.domain.errors import SettingsError

_FILE_BYTES = 2_000_000
_OLD_FILES = 3
_APP_HANDLER = "docdesk"
_FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


def start_logging(folder: Path, *, role: str) -> Path:
    """Log into `<role>.log` below the folder, and warnings to stderr too; the file's path.

    Each process that lives at the same time needs a role of its own: two that rotate one file
    lose lines.

    Raises:
        SettingsError: the file cannot be opened.
    """
    path = folder / f"{role}.log"
    root = logging.getLogger()
    for handler in list(root.handlers):
        if handler.name == _APP_HANDLER:
            root.removeHandler(handler)
            handler.close()
    for handler in (_file_handler(path), _stderr_handler()):
        handler.name = _APP_HANDLER
        root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path


def _file_handler(path: Path) -> logging.Handler:
    try:
        handler = RotatingFileHandler(
            path, maxBytes=_FILE_BYTES, backupCount=_OLD_FILES, encoding="utf-8"
        )
    except OSError as error:
        raise SettingsError(
            f"The log file {path} cannot be opened: {error.strerror}.",
            "Choose another place with --home or DOCDESK_HOME.",
        ) from error
    handler.setFormatter(logging.Formatter(_FORMAT))
    return handler


def _stderr_handler() -> logging.Handler:
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_WithoutTraceback("%(levelname)s: %(message)s"))
    return handler


class _WithoutTraceback(logging.Formatter):
    """For the person's eyes: the traceback is in the log file."""

    def format(self, record: logging.LogRecord) -> str:
        bare = copy(record)
        bare.exc_info = bare.exc_text = bare.stack_info = None
        return super().format(bare)
