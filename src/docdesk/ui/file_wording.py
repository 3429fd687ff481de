"""What the window says of files: their states, where they are, what text recognition read."""

import re
from html import escape

from PySide6.QtCore import QCoreApplication, QLocale

from docdesk.domain.answers import Citation, FoundPassage
from docdesk.domain.documents import SETTLED_STATES, FileState
from docdesk.domain.workspaces import FileRow, WorkspaceStatus
from docdesk.ui.file_groups import Entry, FolderHeading, needs_attention
from docdesk.ui.host_phrases import phrase
from docdesk.ui.places import SEPARATOR, file_name, way

translate = QCoreApplication.translate

DOT = " · "
DOUBTFUL_BELOW = 0.8  # recognised with less confidence than this, text is to be compared
# How the pages of tables are labelled: "Rents, rows 2-101", "row 7".
_ROWS = re.compile(r"(?:(.*), )?rows? (\d+)(?:-(\d+))?", re.DOTALL)
_WAITING = (FileState.FOUND, FileState.PARSED)


def files_words(status: WorkspaceStatus) -> str:
    """How many files can be asked, are on their way, and need the person."""
    waiting, attention = waiting_files(status), attention_files(status)
    scans = status.counts.get(FileState.NEEDS_RECOGNITION, 0)
    offline = status.counts.get(FileState.OFFLINE, 0)
    parts = [translate("Wording", "%Ln file(s) ready", None, status.ready)]
    if waiting:
        parts.append(translate("Wording", "%Ln waiting", None, waiting))
    if scans:
        parts.append(translate("Wording", "%Ln scan(s) in the queue", None, scans))
    if offline:
        parts.append(translate("Wording", "%Ln in a folder out of reach", None, offline))
    if attention:
        parts.append(attention_words(attention))
    return DOT.join(parts)


def waiting_files(status: WorkspaceStatus) -> int:
    """Files that indexing still has to read."""
    return sum(status.counts.get(state, 0) for state in _WAITING)


def attention_files(status: WorkspaceStatus) -> int:
    """Files that will not become ready by themselves."""
    return sum(count for state, count in status.counts.items() if state not in SETTLED_STATES)


def attention_words(count: int) -> str:
    """A count of files that need the person."""
    return translate("Wording", "%Ln need(s) attention", None, count)


def state_words(state: FileState) -> str:
    """A file's state in a few words."""
    words = {
        FileState.FOUND: translate("Wording", "Waiting to be read"),
        FileState.PARSED: translate("Wording", "Words can be searched; meaning follows"),
        FileState.READY: translate("Wording", "Ready"),
        FileState.NEEDS_PASSWORD: translate("Wording", "Needs a password"),
        FileState.NEEDS_OCR: translate(
            "Wording", "Scan: text recognition (Tesseract) is not installed"
        ),
        FileState.NEEDS_RECOGNITION: translate(
            "Wording", "Scan: its turn comes after the other files"
        ),
        FileState.EMPTY: translate("Wording", "Empty"),
        FileState.TOO_LARGE: translate("Wording", "Too large"),
        FileState.UNSUPPORTED: translate("Wording", "Not a kind that DocDesk reads"),
        FileState.FAILED: translate("Wording", "Could not be read"),
        FileState.OFFLINE: translate("Wording", "Folder cannot be reached"),
        FileState.IGNORED: translate("Wording", "Ignored, as you asked"),
    }
    return words[state]


def offline_words() -> str:
    """What it means that a folder is offline."""
    return translate("Wording", "Out of reach now; what was read can still be searched")


def note_words(entry: Entry) -> str:
    """What stands under a name in the list: why it is not as it should be; "" for nothing."""
    if isinstance(entry, FolderHeading):
        return offline_words() if entry.is_offline else ""
    if needs_attention(entry):
        return phrase(entry.reason) or state_words(entry.state)
    if entry.state in (FileState.IGNORED, FileState.NEEDS_RECOGNITION):
        return state_words(entry.state)
    return phrase(entry.reason)  # a ready file may lack some pages


def tooltip_words(entry: Entry) -> str:
    """The whole of what the list may cut, as HTML: names come from outside and are escaped."""
    if isinstance(entry, FolderHeading):
        return _paragraphs(entry.path, note_words(entry))
    where = SEPARATOR.join(way(entry.document, is_member=entry.is_member))
    return _paragraphs(where, state_words(FileState(entry.state)), phrase(entry.reason))


def pages_words(count: int) -> str:
    """How long a document is, as short as a list needs it; empty where it has no pages."""
    return translate("Wording", "{count} p.").format(count=count) if count else ""


def rows_words(label: str) -> str:
    """Where in a table a page of rows stands: "Rents, rows 2–101"; "" for the label of a page."""
    found = _ROWS.fullmatch(label)
    if found is None:
        return ""
    sheet, first, last = found.groups()
    if last:
        rows = translate("Wording", "rows {first}–{last}").format(first=first, last=last)
    else:
        rows = translate("Wording", "row {first}").format(first=first)
    return ", ".join(part for part in (sheet, rows) if part)


def copies_words(copies: tuple[str, ...]) -> str:
    """That the same file lies elsewhere too; empty when it does not."""
    if not copies:
        return ""
    return translate("Wording", "also in %Ln other place(s)", None, len(copies))


def recognised_words(source: FoundPassage | Citation) -> str:
    """That the words come from a picture, and how sure that is; empty where they do not."""
    if source.confidence is None:
        return ""
    return translate("Wording", "recognised, {percent}").format(percent=percent(source.confidence))


def page_recognised_words(confidence: float | None) -> str:
    """The same of a whole page, and what to do when it is not sure."""
    if confidence is None:
        return ""
    words = translate("Wording", "Text recognised from a picture · {percent}").format(
        percent=percent(confidence)
    )
    if is_doubtful(confidence):
        return words + DOT + translate("Wording", "compare with the page")
    return words


def is_doubtful(confidence: float | None) -> bool:
    """True for recognised text that is to be compared with the page before it is used."""
    return confidence is not None and confidence < DOUBTFUL_BELOW


def percent(share: float) -> str:
    """A share as whole percent, in one piece; never rounded up to certainty."""
    whole = min(round(share * 100), 99) if share < 1 else 100
    return f"{QLocale().toString(whole)}\u00a0%"


def paths_tooltip(head: str, paths: tuple[str, ...]) -> str:
    """A heading and paths under it, as HTML."""
    return _paragraphs(head, *paths)


def own_name(row: FileRow) -> str:
    """The name of a file without what holds it."""
    return file_name(row.document)


def _paragraphs(head: str, *others: str) -> str:
    lines = [f"<b>{escape(head)}</b>", *(escape(each) for each in others if each)]
    return "<br>".join(lines)
