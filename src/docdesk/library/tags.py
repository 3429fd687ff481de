"""Tags that a person puts on documents."""

from collections.abc import Sequence

from docdesk.domain.errors import LibraryError
from docdesk.library.analysis import plain_text
from docdesk.library.database import Database
from docdesk.library.listing import unknown_document

LONGEST_TAG = 60  # characters


class Tags:
    """The tags of one workspace. They belong to paths, and follow a file that is moved or renamed.

    They outlive the change of a file, and its going away: it may come back.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[str, ...]:
        """Every tag that a document has, by name."""
        return self._sorted("SELECT DISTINCT tag FROM tags WHERE path IN (SELECT path FROM files)")

    def of(self, document: str) -> tuple[str, ...]:
        """The tags of a document, by name; LibraryError when the workspace does not have it."""
        self._require(document)
        return self._sorted("SELECT tag FROM tags WHERE path = ?", document)

    def put(self, document: str, tags: Sequence[str]) -> tuple[str, ...]:
        """Put tags on a document; all that it has then.

        A tag that differs from one of the workspace in capitals or accents alone is that one.
        LibraryError when a tag is empty or too long, or the document is unknown.
        """
        self._require(document)
        known = {plain_text(tag): tag for tag in self.all()}
        cleaned = [_clean(tag) for tag in tags]
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO tags (path, tag) VALUES (?, ?)",
                [(document, known.setdefault(plain_text(tag), tag)) for tag in cleaned],
            )
        return self.of(document)

    def take_off(self, document: str, tags: Sequence[str]) -> tuple[str, ...]:
        """Take tags off a document; those that it still has. One it does not have is no error."""
        with self._database.transaction() as connection:
            connection.executemany(
                "DELETE FROM tags WHERE path = ? AND folded(tag) = folded(?)",
                [(document, _clean(tag)) for tag in tags],
            )
        return self.of(document)

    def _require(self, document: str) -> None:
        if self._database.row("SELECT 1 FROM files WHERE path = ?", (document,)) is None:
            raise unknown_document(document)

    def _sorted(self, sql: str, *arguments: str) -> tuple[str, ...]:
        rows = self._database.rows(sql, arguments)
        return tuple(sorted((tag for (tag,) in rows), key=plain_text))


def _clean(tag: str) -> str:
    cleaned = " ".join(tag.split())
    if not cleaned:
        raise LibraryError("A tag needs a name.", "Write at least one letter.")
    if len(cleaned) > LONGEST_TAG:
        raise LibraryError(
            f"The tag “{cleaned[:LONGEST_TAG]}…” is too long.",
            f"A tag has at most {LONGEST_TAG} characters.",
        )
    return cleaned
