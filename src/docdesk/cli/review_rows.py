"""The grid of a review in a terminal and as JSON, and the files it may be written to."""

import argparse
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

import msgspec

from docdesk.cli.options import CSV_NOTE
from docdesk.cli.output import counted, say, show, table
from docdesk.domain.language import language_of
from docdesk.domain.review import Cell, CellState, ReviewRow, ReviewStatus
from docdesk.host.desk import Desk
from docdesk.host.export_targets import check_review_target

_STATES = {
    CellState.WAITING: "not read yet",
    CellState.NOT_FOUND: "not found",
    CellState.UNREADABLE: "unreadable",
    CellState.FAILED: "failed",
}


def show_grid(status: ReviewStatus, rows: Iterator[ReviewRow]) -> None:
    """Print each document with its fields below it."""
    for row in rows:
        show(PurePath(row.document).name + (" (changed since it was read)" if row.is_stale else ""))
        if row.reason:
            show(f"    {row.reason}")
            continue
        cells = {cell.field: cell for cell in row.cells}
        lines = [(f"    {f.name}", _cell_text(cells.get(f.key))) for f in status.plan.fields]
        show(table(lines))


def _cell_text(cell: Cell | None) -> str:
    if cell is None:
        return _STATES[CellState.WAITING]
    if cell.correction is not None:
        return f"{cell.correction}  (corrected)"
    if cell.state is not CellState.FOUND or cell.citation is None:
        return f"{_STATES.get(cell.state, '')} {cell.note}".strip()
    place = f"p. {cell.citation.page_label or cell.citation.page}"
    doubt = "" if cell.verified else "; NOT confirmed by its quote"
    return f"{cell.value}  ({place}{doubt})" + (f" {cell.note}" if cell.note else "")


def status_fields(status: ReviewStatus) -> dict[str, Any]:
    """A review as it stands in JSON."""
    fields: dict[str, Any] = msgspec.to_builtins(status)
    return {**fields, "is_complete": status.is_complete}


def row_fields(row: ReviewRow) -> dict[str, Any]:
    """A row as it stands in JSON."""
    return {
        "document": row.document,
        "title": row.title,
        "state": row.state.value,
        "reason": row.reason,
        "is_stale": row.is_stale,
        "cells": [_cell_fields(cell) for cell in row.cells],
    }


def _cell_fields(cell: Cell) -> dict[str, Any]:
    source = cell.citation
    return {
        "field": cell.field,
        "state": cell.state.value,
        "value": cell.value,
        "normalised": cell.normalised,
        "correction": cell.correction,
        "page": source.page if source else None,
        "page_label": source.page_label if source else "",
        "start": source.start if source else None,
        "end": source.end if source else None,
        "quote": source.quote if source else "",
        "verified": cell.verified,
        "note": cell.note,
    }


def counts(status: ReviewStatus) -> str:
    """How far a review is, in a sentence."""
    unreadable = f", {status.unreadable} of them unreadable" if status.unreadable else ""
    return (
        f"{status.done} of {status.total} documents{unreadable}; "
        f"{counted(status.found_cells, 'value')} found."
    )


def check_out(out: Path | None) -> None:
    """DocdeskError when a review cannot be written there: before the work, not after it."""
    if out is not None:
        check_review_target(str(out))


def export(desk: Desk, workspace: str, status: ReviewStatus, out: Path, language: str) -> None:
    """Write a review to a file; without a language, in that of its questions."""
    questions = " ".join(field.question for field in status.plan.fields)
    chosen = language or language_of(questions).value
    desk.reviews.export(workspace, status.id, str(out), language=chosen)
    say(f"Written: {out}")


def add_out(parser: argparse.ArgumentParser, purpose: str) -> None:
    """Define the options of a file that a review is written to."""
    parser.add_argument("--out", type=Path, metavar="FILE", help=f"{purpose} (.csv, .xlsx, .docx)")
    parser.add_argument(
        "--language",
        choices=["en", "it"],
        default="",
        help=f"of the file's own words; that of the questions if not given. {CSV_NOTE}",
    )
