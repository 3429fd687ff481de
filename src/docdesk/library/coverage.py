"""What of a workspace a question reaches, and what it does not."""

from collections.abc import Collection, Sequence

from docdesk.domain.answers import Coverage
from docdesk.domain.documents import SETTLED_STATES, FileState
from docdesk.library.changed import ChangedFiles
from docdesk.library.database import Database

DOUBTFUL_BELOW = 0.8  # mean confidence of a recognised page: clean print has 0.9 and more
_STUCK = ", ".join(f"'{state}'" for state in sorted(set(FileState) - SETTLED_STATES))

# Conditions on a row of `files`: what is parsed can be found by its words before its vectors are
# there, and what is read anew is found as it was before.
_HOLDS_NOTHING = "files.content_id IN (SELECT id FROM contents WHERE passages = 0)"
IS_SEARCHED = f"(files.content_id IS NOT NULL AND NOT {_HOLDS_NOTHING})"
IS_UNREADABLE = f"(files.state IN ({_STUCK}) AND files.content_id IS NULL)"
IS_DOUBTFUL = (
    f"(files.content_id IN (SELECT content_id FROM pages WHERE confidence < {DOUBTFUL_BELOW})"
    f" AND {IS_SEARCHED})"
)
_IS_IGNORED = f"files.state = '{FileState.IGNORED}'"
# A container: its members are counted for themselves.
_IS_EMPTY_ITSELF = f"(+files.state = '{FileState.READY}' AND {_HOLDS_NOTHING})"


def is_changed(different: Collection[int]) -> str:
    """The condition for files that are being read anew or are, or lie in, `different` ones."""
    ids = ", ".join(map(str, sorted(different)))
    return (
        "(files.id IN (SELECT id FROM files WHERE"
        f" state = '{FileState.FOUND}' AND content_id IS NOT NULL"
        f" UNION SELECT id FROM files WHERE id IN ({ids})"
        f" UNION SELECT id FROM files WHERE root_id IN ({ids})) AND {IS_SEARCHED})"
    )


class Coverages:
    """Counts the files of one workspace, or of a part of it, as a question reaches them."""

    def __init__(self, database: Database, changed: ChangedFiles) -> None:
        self._database = database
        self._changed = changed

    def of(self, within: str = "TRUE", arguments: Sequence[object] = ()) -> Coverage:
        """The coverage of the files for which `within` holds, a condition on a row of `files`."""
        changed = is_changed(self._changed.now())
        conditions = (
            _IS_IGNORED,
            _IS_EMPTY_ITSELF,
            "files.content_id IS NOT NULL",
            _HOLDS_NOTHING,
            IS_UNREADABLE,
            IS_DOUBTFUL,
            changed,
        )
        # Each count of all files has an index of its own; a part of them is gone through once.
        counts = self._each if within == "TRUE" else self._at_once
        with self._database.snapshot():
            files, ignored, empty, stored, without_text, unreadable, doubtful, different = counts(
                conditions, within, arguments
            )
        # Differences: what is so is counted by an index, what is not so by looking at every file.
        total, searched = files - ignored - empty, stored - without_text
        return Coverage(
            ready=searched,
            total=total,
            not_ready=total - searched,
            unreadable=unreadable,
            doubtful=doubtful,
            changed=different,
        )

    def _each(
        self, conditions: Sequence[str], within: str, arguments: Sequence[object]
    ) -> list[int]:
        counts = []
        for condition in ("TRUE", *conditions):
            sql = f"SELECT COUNT(*) FROM files WHERE {condition} AND {within}"
            row = self._database.row(sql, arguments)
            counts.append(int(row[0]) if row else 0)
        return counts

    def _at_once(
        self, conditions: Sequence[str], within: str, arguments: Sequence[object]
    ) -> list[int]:
        sums = ", ".join(f"COUNT(CASE WHEN {condition} THEN 1 END)" for condition in conditions)
        row = self._database.row(f"SELECT COUNT(*), {sums} FROM files WHERE {within}", arguments)
        return [int(count) for count in row or (0,) * (1 + len(conditions))]
