"""The grid of a review, page by page: sorted and filtered in the database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docdesk.domain.errors import LibraryError
from docdesk.domain.review import Cell, CellState, ReviewPlan, ReviewRow
from docdesk.library.database import Database, Row
from docdesk.library.reviews import decode
from docdesk.library.whole import KEY

CORRECTED = "corrected"  # as `GridView.state`: the cells a person corrected
_AT_ONCE = 500  # rows of a whole grid in memory
_CURRENT = (
    f"COALESCE((SELECT CASE WHEN c.passages > 0 THEN {KEY} ELSE '' END FROM files f"
    " LEFT JOIN contents c ON c.id = f.content_id WHERE f.path = r.document), '')"
)
_ROWS = (
    "SELECT r.document, r.title, r.state, r.reason,"
    f" r.state != '{CellState.WAITING}' AND r.sha256 != {_CURRENT}"
    " FROM review_rows r"
)
_SORTED = (
    " LEFT JOIN review_cells s ON s.review_id = r.review_id AND s.document = r.document"
    " AND s.field = ?"
)
_HAS_TEXT = (
    "(instr(folded(r.document || ' ' || r.title || ' ' || r.reason), folded(?)) OR EXISTS"
    " (SELECT 1 FROM review_cells t WHERE t.review_id = r.review_id AND t.document = r.document"
    " AND instr(folded(coalesce(t.correction, '') || ' ' || json_extract(t.cell, '$.value') || ' '"
    " || coalesce(json_extract(t.cell, '$.citation.quote'), '')), folded(?))))"
)


@dataclass(frozen=True, slots=True)
class GridView:
    """What of a grid is shown, and in which order.

    `sort` is a field's key, "" for the documents' names; rows without a value come last either
    way. `contains` are words, all of which must stand in the row. `field` and `state` choose by
    the state of one field's cell ("corrected" for those a person corrected); without a field, by
    the row's own.
    """

    sort: str = ""
    is_descending: bool = False
    contains: str = ""
    field: str = ""
    state: str = ""


class Grid:
    """Reads the rows of reviews."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(
        self, review: str, view: GridView, *, offset: int, limit: int
    ) -> tuple[tuple[ReviewRow, ...], int]:
        """A page of the grid and how many rows match without paging."""
        where, arguments = _matching(review, view)
        join, joined = (_SORTED, (view.sort,)) if view.sort else ("", ())
        with self._database.snapshot():
            found = self._database.row(f"SELECT COUNT(*) FROM review_rows r{where}", arguments)
            rows = self._database.rows(
                f"{_ROWS}{join}{where} ORDER BY {_order(view)} LIMIT ? OFFSET ?",
                (*joined, *arguments, limit, offset),
            )
            return self._with_cells(review, rows), int(found[0]) if found else 0

    def all(self, review: str) -> Iterator[ReviewRow]:
        """Every row by document."""
        last = ""
        while rows := self._after(review, last):
            yield from rows
            last = rows[-1].document

    def row(self, review: str, document: str) -> ReviewRow:
        """One row; LibraryError when the review does not have the document."""
        with self._database.snapshot():
            rows = self._database.rows(
                f"{_ROWS} WHERE r.review_id = ? AND r.document = ?", (review, document)
            )
            found = self._with_cells(review, rows)
        if not found:
            raise LibraryError(
                f"The review does not hold {document}.", "Go on with it to take in what is new."
            )
        return found[0]

    def hashes(self, review: str) -> dict[str, str]:
        """The SHA-256 of the content that each document was read from, "" where it was not."""
        rows = self._database.rows(
            "SELECT document, sha256 FROM review_rows WHERE review_id = ?", (review,)
        )
        return {document: key.partition("/")[0] for document, key in rows}

    def _after(self, review: str, document: str) -> tuple[ReviewRow, ...]:
        with self._database.snapshot():
            rows = self._database.rows(
                f"{_ROWS} WHERE r.review_id = ? AND r.document > ? ORDER BY r.document LIMIT ?",
                (review, document, _AT_ONCE),
            )
            return self._with_cells(review, rows)

    def _with_cells(self, review: str, rows: Sequence[Row]) -> tuple[ReviewRow, ...]:
        order = self._order_of_fields(review)
        cells: dict[str, list[Cell]] = {row[0]: [] for row in rows}
        marks = ", ".join("?" * len(cells))
        for document, cell, correction in self._database.rows(
            "SELECT document, cell, correction FROM review_cells"
            f" WHERE review_id = ? AND document IN ({marks})",
            (review, *cells),
        ):
            cells[document].append(replace(decode(cell, Cell), correction=correction))
        return tuple(
            ReviewRow(
                document,
                title,
                tuple(sorted(cells[document], key=lambda cell: order.get(cell.field, 0))),
                CellState(state),
                reason,
                bool(is_stale),
            )
            for document, title, state, reason, is_stale in rows
        )

    def _order_of_fields(self, review: str) -> dict[str, int]:
        """The place of each field in the plan."""
        row = self._database.row("SELECT plan FROM reviews WHERE id = ?", (review,))
        plan = decode(row[0], ReviewPlan) if row else ReviewPlan(())
        return {field.key: place for place, field in enumerate(plan.fields)}


def _matching(review: str, view: GridView) -> tuple[str, tuple[object, ...]]:
    clauses, arguments = ["r.review_id = ?"], [review]
    for word in view.contains.split():
        clauses.append(_HAS_TEXT)
        arguments += [word, word]
    if view.state and view.field:
        has = "x.correction IS NOT NULL" if view.state == CORRECTED else "x.state = ?"
        clauses.append(
            "EXISTS (SELECT 1 FROM review_cells x WHERE x.review_id = r.review_id"
            f" AND x.document = r.document AND x.field = ? AND {has})"
        )
        arguments += [view.field] if view.state == CORRECTED else [view.field, view.state]
    elif view.state:
        clauses.append("r.state = ?")
        arguments.append(view.state)
    return f" WHERE {' AND '.join(clauses)}", tuple(arguments)


def _order(view: GridView) -> str:
    direction = "DESC" if view.is_descending else "ASC"
    if not view.sort:
        return f"r.document {direction}"
    return f"coalesce(s.sort, '') = '', s.sort {direction}, r.document"
