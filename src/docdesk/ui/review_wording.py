"""What the window says of reviews: values in the person's locale, states, how far they are."""

from datetime import datetime
from html import escape

from PySide6.QtCore import QCoreApplication

from docdesk.domain.review import (
    Cell,
    CellState,
    FieldKind,
    ReviewField,
    ReviewRow,
    ReviewStatus,
)
from docdesk.ui.dates import (
    amount_words,
    count_words,
    date_words,
    iso_date,
    moment_words,
    short_date,
)
from docdesk.ui.file_wording import DOT
from docdesk.ui.host_phrases import phrase
from docdesk.ui.places import document_name
from docdesk.ui.review_state import CORRECTED, ReviewRun
from docdesk.ui.runs import one_line
from docdesk.ui.wording import place

translate = QCoreApplication.translate

YES, NO = "yes", "no"


def kind_words(kind: FieldKind) -> str:
    """What a field's value is."""
    words = {
        FieldKind.TEXT: translate("Review", "Text"),
        FieldKind.DATE: translate("Review", "Date"),
        FieldKind.AMOUNT: translate("Review", "Amount"),
        FieldKind.YES_NO: translate("Review", "Yes or no"),
        FieldKind.CHOICE: translate("Review", "One of several"),
        FieldKind.LIST: translate("Review", "List"),
    }
    return words[kind]


def cell_state_words(state: CellState) -> str:
    """What came of a field in a document, where it is not a value."""
    words = {
        CellState.WAITING: translate("Review", "waiting"),
        CellState.FOUND: translate("Review", "found"),
        CellState.NOT_FOUND: translate("Review", "not found"),
        CellState.UNREADABLE: translate("Review", "unreadable"),
        CellState.FAILED: translate("Review", "failed"),
    }
    return words[state]


def state_filter_words(state: str, *, of_document: bool = False) -> str:
    """A state as it is chosen in the filter: of a cell, or of a whole document."""
    if state == CORRECTED:
        return translate("Review", "corrected")
    if of_document and state == CellState.FOUND:
        return translate("Review", "read")  # nothing may have been found in it
    return cell_state_words(CellState(state))


# ---- values ----


def yes_no_words(value: str) -> str:
    """Yes or no in the person's language; other values as they are."""
    words = {YES: translate("Review", "Yes"), NO: translate("Review", "No")}
    return words.get(value.casefold(), value)


def found_value(cell: Cell, field: ReviewField) -> str:
    """The value that was found, as the person writes such values; "" where there is none."""
    if cell.state is not CellState.FOUND:
        return ""
    return _localised(one_line(cell.value), cell.normalised, field.kind)


def shown_value(cell: Cell, field: ReviewField) -> str:
    """What stands in the cell: the correction if there is one, else what was found."""
    if cell.correction is not None:
        return _localised(one_line(cell.correction), cell.correction, field.kind)
    return found_value(cell, field)


def edited_value(cell: Cell, field: ReviewField) -> str:
    """What the person starts from when correcting a cell."""
    held = cell.correction if cell.correction is not None else cell.normalised
    if field.kind is FieldKind.DATE and short_date(held):
        return short_date(held)
    return shown_value(cell, field)


def correction_of(words: str, cell: Cell, field: ReviewField) -> str | None:
    """What is kept of what the person wrote; None if it is what was found."""
    words = words.strip()
    if field.kind is FieldKind.DATE:
        words = iso_date(words) or words
    found = (cell.value, cell.normalised, found_value(cell, field))
    return None if cell.state is CellState.FOUND and words in found else words


def _localised(value: str, normalised: str, kind: FieldKind) -> str:
    match kind:
        case FieldKind.DATE:
            words = date_words(normalised)
            return words if words != normalised or normalised.isdigit() else value
        case FieldKind.AMOUNT:
            words = amount_words(normalised)
            return words if words != normalised or normalised.isdigit() else value
        case FieldKind.YES_NO:
            return yes_no_words(normalised or value)
        case _:
            return value


# ---- cells ----


def cell_words(cell: Cell, field: ReviewField) -> str:
    """The value, or what came instead of one."""
    if cell.correction is None and cell.state is not CellState.FOUND:
        return cell_state_words(cell.state)
    return shown_value(cell, field)


def doubt_words(cell: Cell) -> str:
    """Why a value is to be checked before use; "" for no reason."""
    if cell.state is CellState.FOUND and not cell.verified and cell.correction is None:
        return phrase(cell.note) or translate(
            "Review", "Not verified: compare the value with its quote."
        )
    return phrase(cell.note)


def correction_words(cell: Cell, field: ReviewField) -> str:
    """That a person corrected the value, and what was found before; "" without a correction."""
    if cell.correction is None:
        return ""
    found = found_value(cell, field) or cell_state_words(cell.state)
    return translate("Review", "Corrected by hand. Found: {value}").format(value=found)


def quote_words(cell: Cell) -> str:
    """The quote with its place: “…” p. 4; "" without one."""
    if cell.citation is None:
        return ""
    return f"“{one_line(cell.citation.quote)}” {place(cell.citation)}".strip()


def cell_tooltip(cell: Cell, field: ReviewField) -> str:
    """All there is to say of a cell, as HTML: values come from documents and are escaped."""
    lines = (correction_words(cell, field), doubt_words(cell), quote_words(cell))
    head = f"<b>{escape(cell_words(cell, field))}</b>"
    return "<br>".join((head, *(escape(line) for line in lines if line)))


def spoken_cell(cell: Cell, field: ReviewField) -> str:
    """A cell as a screen reader says it."""
    parts = (f"{field.name}: {cell_words(cell, field)}", correction_words(cell, field))
    return ". ".join(part for part in (*parts, doubt_words(cell)) if part)


def row_note(row: ReviewRow) -> str:
    """What stands under a document's name: why it was not read, or that it is another by now."""
    if row.state is CellState.UNREADABLE:
        return phrase(row.reason) or cell_state_words(row.state)
    if row.is_stale:
        return translate("Review", "Changed since it was read")
    return phrase(row.reason)


def row_tooltip(row: ReviewRow) -> str:
    """The whole name of a document and the note on it, as HTML."""
    lines = (document_name(row.document), row_note(row))
    return "<br>".join(escape(line) for line in lines if line)


# ---- reviews ----


def progress_words(status: ReviewStatus, run: ReviewRun | None) -> str:
    """How far a review is."""
    documents = translate("Review", "{done} of %Ln document(s)", None, status.total)
    parts = [documents.format(done=count_words(status.done))]
    if status.unreadable:
        parts.append(translate("Review", "%Ln unreadable", None, status.unreadable))
    if run is not None and run.is_stopping:
        parts.append(translate("Review", "stopping…"))
    elif run is None and not status.is_complete:
        parts.append(translate("Review", "stopped"))
    return DOT.join(parts)


def review_words(status: ReviewStatus, run: ReviewRun | None, now: datetime) -> str:
    """A review in the list: how far it is, how much it asks, when it was last changed."""
    fields = translate("Review", "%Ln field(s)", None, len(status.plan.fields))
    parts = [progress_words(status, run), fields]
    if status.corrected_cells:
        parts.append(translate("Review", "%Ln corrected", None, status.corrected_cells))
    changed = moment_words(status.changed, now)
    return DOT.join((*parts, changed) if changed else parts)


def matching_words(status: ReviewStatus, matching: int) -> str:
    """How many rows the filters leave."""
    rows = translate("Review", "{shown} of %Ln row(s)", None, status.total)
    return rows.format(shown=count_words(matching))
