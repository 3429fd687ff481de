"""Writes and removes what was read from documents: pages, passages, words, lists of members."""

import hashlib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from docdesk.domain.documents import FileState, Member, ParsedDocument, PassageCut
from docdesk.library.analysis import Analyser, detect_language
from docdesk.library.database import Database
from docdesk.library.workings import drop_workings

_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")
_DROPPED_AT_ONCE = 200  # contents a transaction, so that others may write in between
_SQL_PASSAGE = (
    "INSERT INTO passages"
    " (content_id, ordinal, page, start, end, heading, tokens, language, digest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class AnalysedPassage:
    """A passage with its language and index terms, ready to be stored."""

    cut: PassageCut
    language: str
    body: str
    head: str
    digest: bytes  # 16 bytes over the terms: equal for passages that read the same


def analyse_passages(
    document: ParsedDocument, passages: Sequence[PassageCut], analyser: Analyser
) -> list[AnalysedPassage]:
    """The passages with their terms; one too short to tell its language has the document's."""
    detected = [detect_language(passage.text) for passage in passages]
    usual = Counter(language for language in detected if language).most_common(1)
    fallback = usual[0][0] if usual else ""
    return [
        _analyse(document.title, passage, language or fallback, analyser)
        for passage, language in zip(passages, detected, strict=True)
    ]


def _analyse(title: str, passage: PassageCut, language: str, analyser: Analyser) -> AnalysedPassage:
    body = " ".join(analyser.terms(storable(passage.text), language))
    head = " ".join(analyser.terms(storable(f"{title} {passage.heading}"), language))
    digest = hashlib.blake2b(body.encode(), digest_size=16).digest()
    return AnalysedPassage(passage, language, body, head, digest)


def add_content(
    connection: sqlite3.Connection,
    sha256: str,
    document: ParsedDocument,
    passages: Sequence[AnalysedPassage],
    *,
    is_complete: bool,
) -> int:
    """Store a document's content within the transaction; its new id.

    `is_complete` False: pages of it wait for text recognition, and take its place later.
    """
    first = _next_passage_id(connection)
    languages = Counter(passage.language for passage in passages).most_common(1)
    cursor = connection.execute(
        "INSERT INTO contents"
        " (sha256, kind, title, metadata, notes, language, first_passage, passages, completed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            sha256,
            document.kind.value,
            storable(document.title),
            json.dumps(document.metadata),
            json.dumps(document.notes),
            languages[0][0] if languages else "",
            first,
            len(passages),
            is_complete,
        ),
    )
    content_id = int(cursor.lastrowid or 0)
    _add_pages(connection, content_id, document)
    _add_members(connection, content_id, sha256, document.members)
    _add_passages(connection, content_id, first, passages)
    return content_id


def drop_orphans(database: Database) -> None:
    """Remove contents that no file has any more, and what was recognised of them.

    Nothing of them is found any more, even if this comes to its end only at the next sealing.
    """
    dropped = _DROPPED_AT_ONCE
    has_dropped = False
    while dropped == _DROPPED_AT_ONCE:
        with database.transaction() as connection:
            dropped = _drop_some(connection, at_most=_DROPPED_AT_ONCE)
        has_dropped = has_dropped or dropped > 0
    if has_dropped:
        database.empty_log()
        database.give_back()


def _drop_some(connection: sqlite3.Connection, *, at_most: int) -> int:
    orphans = connection.execute(
        "SELECT id FROM contents WHERE orphaned LIMIT ?", (at_most,)
    ).fetchall()
    for (content_id,) in orphans:
        drop_content(connection, content_id)
    connection.execute(
        "DELETE FROM recognition WHERE NOT EXISTS"
        " (SELECT 1 FROM contents WHERE contents.sha256 = recognition.sha256)"
        " AND NOT EXISTS (SELECT 1 FROM files WHERE files.sha256 = recognition.sha256"
        f" AND state != '{FileState.IGNORED}')"
    )
    return len(orphans)


def drop_content(connection: sqlite3.Connection, content_id: int) -> None:
    """Remove a content with its pages, passages, words and vectors."""
    # Terms first and by hand: triggers that keep the words index run for plain deletes only.
    connection.execute(
        "DELETE FROM terms WHERE id IN (SELECT id FROM passages WHERE content_id = ?)",
        (content_id,),
    )
    for (sha256,) in connection.execute(
        "DELETE FROM contents WHERE id = ? RETURNING sha256", (content_id,)
    ).fetchall():
        drop_workings(connection, sha256)
    raise_revision(connection)


def raise_revision(connection: sqlite3.Connection) -> None:
    """Note that what can be searched has changed."""
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")


def storable(text: str) -> str:
    """The text, of the same length, without what SQLite cannot keep: NUL and lone surrogates."""
    return _NOT_STORABLE.sub("\ufffd", text)


def _next_passage_id(connection: sqlite3.Connection) -> int:
    sql = "SELECT seq FROM sqlite_sequence WHERE name = 'passages'"
    row = connection.execute(sql).fetchone()
    return int(row[0]) + 1 if row else 1


def _add_pages(connection: sqlite3.Connection, content_id: int, document: ParsedDocument) -> None:
    connection.executemany(
        "INSERT INTO pages"
        " (content_id, number, label, text, width, height, words, recognised, confidence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                content_id,
                page.number,
                storable(page.label),
                storable(page.text),
                page.width,
                page.height,
                page.words.to_bytes(),
                page.recognised,
                page.words.mean_confidence() if page.recognised else None,
            )
            for page in document.pages
        ),
    )


def _add_members(
    connection: sqlite3.Connection, content_id: int, sha256: str, members: Sequence[Member]
) -> None:
    connection.executemany(
        "INSERT INTO members (content_id, ordinal, name, size, sha256, state, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                content_id,
                member.ordinal,
                storable(member.name),
                member.size_bytes,
                member.sha256 or _hash_of_way(sha256, member.ordinal),
                member.state.value,
                member.reason,
            )
            for member in members
        ),
    )


def _hash_of_way(sha256: str, ordinal: int) -> str:
    """What stands for the hash of a member whose bytes could not be read: the way to it."""
    return hashlib.sha256(f"{sha256}/{ordinal}".encode()).hexdigest()


def _add_passages(
    connection: sqlite3.Connection,
    content_id: int,
    first: int,
    passages: Sequence[AnalysedPassage],
) -> None:
    for ordinal, passage in enumerate(passages):
        cut = passage.cut
        cursor = connection.execute(
            _SQL_PASSAGE,
            (
                content_id,
                ordinal,
                cut.page,
                cut.start,
                cut.end,
                storable(cut.heading),
                cut.tokens,
                passage.language,
                passage.digest,
            ),
        )
        assert cursor.lastrowid == first + ordinal
        connection.execute(
            "INSERT INTO terms (id, body, head) VALUES (?, ?, ?)",
            (first + ordinal, passage.body, passage.head),
        )
    raise_revision(connection)
