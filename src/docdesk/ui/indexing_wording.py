"""What the window says of indexing: how far it is, how fast, and what a person's step costs."""

from PySide6.QtCore import QCoreApplication, QLocale

from docdesk.domain.events import IngestProgress
from docdesk.domain.workspaces import Folder, WorkspaceStatus
from docdesk.ui.file_wording import DOT

translate = QCoreApplication.translate


def progress_words(progress: IngestProgress) -> str:
    """How far indexing is, in one line."""
    files = translate("Wording", "{done} of {total} files").format(
        done=QLocale().toString(progress.files_done), total=QLocale().toString(progress.files_total)
    )
    pages = translate("Wording", "%Ln page(s)", None, progress.pages)
    return DOT.join((files, pages))


def speed_words(progress: IngestProgress) -> str:
    """Pages a second, and the time left where it is known."""
    rate = QLocale().toString(progress.pages_per_s, "f", 0 if progress.pages_per_s > 9 else 1)
    parts = [translate("Wording", "{rate} pages/s").format(rate=rate)]
    if progress.left_s is not None:
        parts.append(time_left_words(progress.left_s))
    return DOT.join(parts)


def time_left_words(seconds: float) -> str:
    """A rough time left: nobody needs the seconds of an hour."""
    if seconds < 60:
        return translate("Wording", "less than a minute left")
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("Wording", "%Ln minute(s) left", None, minutes)
    return translate("Wording", "%Ln hour(s) left", None, round(minutes / 60))


def duration_words(seconds: float) -> str:
    """How long something takes, roughly."""
    if seconds < 60:
        return translate("Wording", "less than a minute")
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("Wording", "about %Ln minute(s)", None, minutes)
    return translate("Wording", "about %Ln hour(s)", None, round(minutes / 60))


def failed_words(count: int) -> str:
    """How many files of a run need the person."""
    return translate("Wording", "%Ln file(s) could not be read", None, count)


def scans_words(count: int) -> str:
    """How many pages wait for text recognition."""
    return translate("Wording", "%Ln scanned page(s) wait for text recognition", None, count)


def left_the_index_words(count: int) -> str:
    """What became of documents that are not taken in any more."""
    return translate("Wording", "%Ln file(s), with all they held, left the index.", None, count)


def delete_cost_words(status: WorkspaceStatus) -> str:
    """What deleting a workspace takes away, and what stays."""
    return " ".join(
        (
            translate(
                "Wording", "The index of its %Ln document(s) is deleted.", None, status.files
            ),
            translate(
                "Wording",
                "Reading them again takes as long as it took. Your files stay as they are.",
            ),
        )
    )


def forget_cost_words(folder: Folder) -> str:
    """What it means that a folder is not followed any more."""
    parts = [
        translate(
            "Wording", "%Ln file(s), with all they hold, leave the index.", None, folder.files
        ),
        translate("Wording", "Your files stay as they are."),
    ]
    if folder.is_offline:
        parts.append(
            translate(
                "Wording",
                "The folder is out of reach now: until it is back, they cannot be read again.",
            )
        )
    return " ".join(parts)


def encoding_cost_words(status: WorkspaceStatus | None, passages_per_s: float) -> str:
    """What it costs to encode everything again; with an estimate where speed is known."""
    parts = [translate("Wording", "All documents of all workspaces are encoded again.")]
    if status is not None and status.passages:
        parts.append(_encoding_estimate(status, passages_per_s))
    parts.append(translate("Wording", "Until then, search goes by words alone."))
    return " ".join(parts)


def _encoding_estimate(status: WorkspaceStatus, passages_per_s: float) -> str:
    if passages_per_s <= 0:
        return translate(
            "Wording", "“{name}” alone has %Ln passage(s); thousands take hours.", None,
            status.passages,
        ).format(name=status.name)  # fmt: skip
    seconds = status.passages / passages_per_s
    return translate(
        "Wording", "“{name}” alone has %Ln passage(s): {time} at the speed of the last indexing.",
        None, status.passages,
    ).format(name=status.name, time=duration_words(seconds))  # fmt: skip
