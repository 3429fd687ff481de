"""Reads stored pages and passages back."""

from collections.abc import Sequence

from docdesk.domain.documents import Page, WordGeometry
from docdesk.domain.errors import LibraryError
from docdesk.domain.search import Selection, StoredPassage
from docdesk.library.database import Database
from docdesk.library.listing import unknown_document
from docdesk.library.scopes import where

MOST_COPIES = 20  # paths of one passage
_ALL = Selection()


class Pages:
    """The pages and passages of one workspace as they were stored."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, document: str, page: int) -> Page:
        """The stored page with its text and word geometry; LibraryError when there is none."""
        row = self._database.row(
            "SELECT number, text, label, width, height, words, recognised FROM pages"
            " WHERE number = ?"
            " AND content_id = (SELECT content_id FROM files WHERE path = ?)",
            (page, document),
        )
        if row is None:
            raise LibraryError(
                f"There is no page {page} of {document} in this workspace.",
                "The document may have changed or gone; bring the index up to date.",
            )
        number, text, label, width, height, words, recognised = row
        geometry = WordGeometry.from_bytes(words)
        return Page(number, text, label, width, height, geometry, bool(recognised))

    def content_id(self, document: str) -> int | None:
        """A document's content, None while nothing of it is stored; LibraryError if unknown."""
        row = self._database.row("SELECT content_id FROM files WHERE path = ?", (document,))
        if row is None:
            raise unknown_document(document)
        return None if row[0] is None else int(row[0])

    def sha256(self, document: str) -> str:
        """The hash of what is stored of a document, "" when that is nothing."""
        row = self._database.row(
            "SELECT sha256 FROM contents WHERE id = (SELECT content_id FROM files WHERE path = ?)",
            (document,),
        )
        return str(row[0]) if row else ""

    def passages(
        self, passage_ids: Sequence[int], selection: Selection = _ALL
    ) -> dict[int, StoredPassage]:
        """The passages by id; those that are gone by now are left out.

        A content that several files have is shown as the first of them by path that the selection
        leaves, with some of the others as its copies.
        """
        marks = ", ".join("?" * len(passage_ids))
        rows = self._database.rows(
            "SELECT p.id, p.content_id, p.page, p.start, p.end, p.heading, p.language, p.digest,"
            " pages.label, substr(pages.text, p.start + 1, p.end - p.start), contents.title,"
            " terms.body || ' ' || terms.head"
            " FROM passages p JOIN contents ON contents.id = p.content_id"
            " JOIN terms ON terms.id = p.id"
            " JOIN pages ON pages.content_id = p.content_id AND pages.number = p.page"
            f" WHERE p.id IN ({marks})",
            list(passage_ids),
        )
        contents = {row[1] for row in rows}
        documents = {content_id: self._documents(content_id, selection) for content_id in contents}
        return {row[0]: _stored(documents[row[1]], *row) for row in rows if documents[row[1]]}

    def geometry(self, content_id: int, page: int) -> WordGeometry:
        """Where the words of a page stand, empty when it is gone by now."""
        row = self._database.row(
            "SELECT words FROM pages WHERE content_id = ? AND number = ?", (content_id, page)
        )
        return WordGeometry.from_bytes(row[0]) if row else WordGeometry()

    def _documents(self, content_id: int, selection: Selection) -> tuple[str, ...]:
        left = where(selection)
        rows = self._database.rows(
            "SELECT f.path FROM files f JOIN contents c ON c.id = f.content_id"
            f" WHERE f.content_id = ? AND {left.sql} ORDER BY f.path LIMIT ?",
            (content_id, *left.arguments, 1 + MOST_COPIES),
        )
        return tuple(path for (path,) in rows)


def _stored(
    documents: tuple[str, ...],
    passage_id: int,
    content_id: int,
    page: int,
    start: int,
    end: int,
    heading: str,
    language: str,
    digest: bytes,
    page_label: str,
    text: str,
    title: str,
    terms: str,
) -> StoredPassage:
    return StoredPassage(
        passage_id=passage_id,
        content_id=content_id,
        document=documents[0],
        title=title,
        page=page,
        page_label=page_label,
        start=start,
        end=end,
        text=text,
        heading=heading,
        language=language,
        digest=digest,
        terms=frozenset(terms.split()),
        copies=documents[1:],
    )
