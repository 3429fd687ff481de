"""Which passages a search is left with: filters, operators and a chosen document, as one list."""

import os
import threading
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.conditions import Condition
from docdesk.domain.search import Filters, Scope, Selection
from docdesk.library.analysis import Analyser, plain_text
from docdesk.library.conditions import to_matching
from docdesk.library.database import Database

Ids = NDArray[np.int64]

# Paths with the separators of members ("a.zip/b.pdf") on every system.
_PATH = "f.path" if os.sep == "/" else "replace(f.path, '\\', '/')"
_OF_PARENT = (
    "(SELECT metadata FROM contents WHERE id ="
    " (SELECT content_id FROM files WHERE id = f.parent_id))"
)
_DATE_OF_PARENT = f"json_extract({_OF_PARENT}, '$.date')"
_SENDERS = ("from", "author", "signed_by")
_RECEIVERS = ("to", "cc", "bcc")


@dataclass(frozen=True, slots=True)
class Where:
    """A condition in SQL on a file `f` and its content `c`, with its arguments."""

    sql: str
    arguments: tuple[object, ...]


def where(selection: Selection) -> Where:
    """The files that a selection leaves, as a condition."""
    wanted = [part for filters in selection.within for part in _parts(filters)]
    unwanted = _parts(selection.without)
    sql = [part.sql for part in wanted] + [f"NOT coalesce({part.sql}, 0)" for part in unwanted]
    arguments = [argument for part in (*wanted, *unwanted) for argument in part.arguments]
    return Where(" AND ".join(sql) or "1", tuple(arguments))


def _parts(filters: Filters) -> list[Where]:
    parts = [
        _any([_folder(folder) for folder in filters.folders]),
        _any([*_kinds(filters)]),
        _dates(filters.since, filters.until),
        _any([_person(name, (*_SENDERS, *_RECEIVERS)) for name in filters.people]),
        _any([_person(name, _SENDERS) for name in filters.senders]),
        _any([_person(name, _RECEIVERS) for name in filters.receivers]),
        _any([_tag(tag) for tag in filters.tags]),
    ]
    return [part for part in parts if part is not None]


def _any(parts: Sequence[Where]) -> Where | None:
    if not parts:
        return None
    sql = " OR ".join(part.sql for part in parts)
    return Where(f"({sql})", tuple(a for part in parts for a in part.arguments))


def _folder(folder: str) -> Where:
    """A path and all below it, or a folder of this name anywhere on the way to the file."""
    plain = folder.replace(os.sep, "/").rstrip("/")
    if Path(folder).is_absolute():
        below = f"{plain}/"
        return Where(f"({_PATH} = ? OR substr({_PATH}, 1, ?) = ?)", (plain, len(below), below))
    name = plain.strip("/").replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    pattern = plain_text(f"%/{name.replace('*', '%')}/%")
    return Where(f"folded({_PATH}) LIKE ? ESCAPE '\\'", (pattern,))


def _kinds(filters: Filters) -> list[Where]:
    parts = [Where("c.kind = ?", (kind.value,)) for kind in filters.kinds]
    if filters.scans:
        scanned = "c.sha256 IN (SELECT sha256 FROM recognition WHERE state = 'done')"
        parts.append(Where(scanned, ()))
    return parts


def _dates(since: str, until: str) -> Where | None:
    """The document's own date, that of what it came with, or the file's."""
    if not since and not until:
        return None
    own = [_date(f"json_extract(c.metadata, '$.{key}')") for key in ("date", "modified", "created")]
    outer = f"iif(f.parent_id IS NULL, NULL, {_date(_DATE_OF_PARENT)})"
    of_file = "date(f.mtime_ns / 1000000000, 'unixepoch', 'localtime')"
    found = f"coalesce({', '.join([*own, outer, of_file])})"
    return Where(f"{found} BETWEEN ? AND ?", (since, until or "9999-12-31"))


def _date(value: str) -> str:
    """The day of an ISO date; the first one of a month or year; NULL for anything else."""
    return (
        f"CASE WHEN {value} GLOB '[12][0-9][0-9][0-9]*' THEN substr({value} || '-01-01', 1, 10) END"
    )


def _person(name: str, keys: Sequence[str]) -> Where:
    """All words of a name among these fields, of the document or of the message it came with."""
    words = plain_text(name).split() or [""]
    own = _named("c.metadata", keys, len(words))
    outer = _named(_OF_PARENT, keys, len(words))
    sql = f"(({own}) OR (f.parent_id IS NOT NULL AND {outer}))"
    return Where(sql, (*words, *words))


def _named(metadata: str, keys: Sequence[str], words: int) -> str:
    texts = " || ' ' || ".join(f"coalesce(json_extract({metadata}, '$.{key}'), '')" for key in keys)
    return " AND ".join([f"instr(folded({texts}), ?) > 0"] * words)


def _tag(tag: str) -> Where:
    """A tag on the file or on the file that holds it."""
    tagged = "SELECT path FROM tags WHERE folded(tag) = ?"
    return Where(
        f"(f.path IN ({tagged}) OR f.root_id IN (SELECT id FROM files WHERE path IN ({tagged})))",
        (plain_text(tag),) * 2,
    )


class Scopes:
    """Resolves what a search is limited to. Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._analyser = Analyser()
        self._lock = threading.Lock()

    def scope(
        self, selection: Selection, condition: Condition | None, content_id: int | None = None
    ) -> Scope | None:
        """The passages that are left, None when nothing limits them."""
        if not selection.is_set and condition is None and content_id is None:
            return None
        ids = self._passages(selection, content_id)
        if condition is not None and len(ids):
            ids = self._meeting(condition, ids)
        found = array("q")
        found.frombytes(np.ascontiguousarray(ids, np.int64).tobytes())
        return Scope(found)

    def beginnings(self, scope: Scope, limit: int) -> list[int]:
        """The first passage of each document that the scope begins, those changed last first."""
        ids = np.frombuffer(scope.passages, np.int64)
        rows = self._database.rows(
            "SELECT c.first_passage, c.passages FROM contents c JOIN files f ON f.content_id = c.id"
            " WHERE NOT c.orphaned GROUP BY c.id ORDER BY MAX(f.mtime_ns) DESC, c.id"
        )
        found: list[int] = []
        for first, passages in rows:
            at = int(np.searchsorted(ids, first))
            if at < len(ids) and ids[at] < first + passages:
                found.append(int(ids[at]))
                if len(found) == limit:
                    break
        return found

    def _passages(self, selection: Selection, content_id: int | None) -> Ids:
        chosen = where(selection)
        one = "" if content_id is None else " AND c.id = ?"
        rows = self._database.rows(
            "SELECT DISTINCT c.first_passage, c.passages FROM contents c JOIN files f"
            f" ON f.content_id = c.id WHERE c.passages AND NOT c.orphaned{one} AND {chosen.sql}"
            " ORDER BY c.first_passage",
            (*(() if content_id is None else (content_id,)), *chosen.arguments),
        )
        return _numbered(np.array(rows, np.int64).reshape(-1, 2))

    def _meeting(self, condition: Condition, ids: Ids) -> Ids:
        rows = self._database.rows("SELECT DISTINCT language FROM passages")
        with self._lock:
            matching = to_matching(condition, [row[0] for row in rows], self._analyser)
        if matching is None:
            return ids
        found = self._database.rows(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid", (matching.expression,)
        )
        matched = np.fromiter((row[0] for row in found), np.int64, len(found))
        return ids[np.isin(ids, matched, assume_unique=True, invert=matching.is_negated)]


def _numbered(ranges: Ids) -> Ids:
    """The numbers of all ranges (first, count), which are ascending and apart."""
    firsts, counts = ranges[:, 0], ranges[:, 1]
    if not len(counts):
        return np.empty(0, np.int64)
    before = np.cumsum(counts) - counts
    numbers: Ids = np.arange(counts.sum()) + np.repeat(firsts - before, counts)
    return numbers
