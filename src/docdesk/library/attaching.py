"""Gives a file its content and the files in it, or the reason why it has none."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from docdesk.domain.documents import FileState, ParsedDocument
from docdesk.domain.indexing import Claimed
from docdesk.library.contents import AnalysedPassage, add_content, drop_content
from docdesk.library.members import MOST_MEMBERS, lies_within_itself, list_members
from docdesk.library.recognition import wait_for_pages

WAITS_FOR_RECOGNITION = "Its scanned pages wait for text recognition."
_ENDLESS = Claimed(
    FileState.FAILED, "This is the file around it once more: it would hold itself without end."
)
# The same bytes will fail the same way. Too large and unsupported depend on settings instead.
_REMEMBERED = (FileState.FAILED, FileState.NEEDS_PASSWORD, FileState.EMPTY)


@dataclass(frozen=True, slots=True)
class Attaching:
    """How files get what is known; its methods work within a transaction.

    `recognition_problem` says why no text can be recognised, "" when it can be.
    """

    recognition_problem: str = ""
    most_members: int = MOST_MEMBERS

    def attach_known(
        self, connection: sqlite3.Connection, file_id: int, sha256: str
    ) -> Claimed | None:
        """The file's state if its hash is known, as a content or as a failure, else None."""
        row = connection.execute(
            "SELECT id, passages, completed,"
            " EXISTS (SELECT 1 FROM vectors WHERE content_id = contents.id)"
            " FROM contents WHERE sha256 = ?",
            (sha256,),
        ).fetchone()
        if row is not None and lies_within_itself(connection, file_id, sha256):
            _fail(connection, file_id, _ENDLESS)
            return _ENDLESS
        if row is not None:
            claimed = self._state(*row[1:])
            set_state(connection, file_id, row[0], claimed)
            list_members(connection, file_id, row[0], most=self.most_members)
            return claimed
        failed = connection.execute(
            "SELECT state, reason FROM quarantine WHERE sha256 = ?", (sha256,)
        ).fetchone()
        if failed is None:
            return None
        known = Claimed(FileState(failed[0]), failed[1])
        _fail(connection, file_id, known)
        return known

    def claim(self, connection: sqlite3.Connection, file_id: int, sha256: str) -> Claimed | None:
        """Like `attach_known`, with all that is known of the files in it: they were read before."""
        claimed = self.attach_known(connection, file_id, sha256)
        if claimed is not None:
            members = connection.execute(
                "SELECT id, sha256 FROM files WHERE parent_id = ? AND state = ?",
                (file_id, FileState.FOUND),
            ).fetchall()
            for member in members:
                self.claim(connection, *member)
        return claimed

    def store(
        self,
        connection: sqlite3.Connection,
        file_id: int,
        sha256: str,
        document: ParsedDocument,
        passages: Sequence[AnalysedPassage],
    ) -> Claimed:
        """Store what was read of a file, unless a copy of it was stored meanwhile; its state."""
        cursor = connection.execute(
            "UPDATE files SET sha256 = ? WHERE id = ? AND state = ?",
            (sha256, file_id, FileState.FOUND),
        )
        if not cursor.rowcount:  # forgotten or ignored in this very moment
            return Claimed(FileState.FOUND)
        known = self.attach_known(connection, file_id, sha256)
        if known is not None:
            return known
        wait_for_pages(connection, sha256, document.to_recognise)
        is_complete = not document.to_recognise
        add_content(connection, sha256, document, passages, is_complete=is_complete)
        return self._attached(connection, file_id, sha256)

    def complete(
        self,
        connection: sqlite3.Connection,
        sha256: str,
        document: ParsedDocument,
        passages: Sequence[AnalysedPassage],
    ) -> Claimed:
        """Put what was read now in the place of what was stored, for every file with this hash.

        The passages are new rows: the derived index knows by their ids that the old ones are gone.
        """
        row = connection.execute("SELECT id FROM contents WHERE sha256 = ?", (sha256,)).fetchone()
        holders = connection.execute(
            "SELECT id, sha256 FROM files WHERE content_id = ?", row or (None,)
        ).fetchall()
        if not holders:  # its files were forgotten or ignored in this very moment
            return Claimed(FileState.FOUND)
        connection.execute("UPDATE files SET content_id = NULL WHERE content_id = ?", row)
        drop_content(connection, row[0])
        content_id = add_content(connection, sha256, document, passages, is_complete=True)
        claimed = self._state(len(passages), is_complete=True, has_vectors=False)
        for file_id, holder_sha256 in holders:
            if holder_sha256 == sha256:
                self._attached(connection, file_id, sha256)
            else:  # changed since, and still to be read: this is its former form
                connection.execute(
                    "UPDATE files SET content_id = ? WHERE id = ?", (content_id, file_id)
                )
        return claimed

    def fail(self, connection: sqlite3.Connection, file_id: int, failure: Claimed) -> Claimed:
        """Take from a file its content and the files in it, and say why.

        Where only its recognised pages could not be put in place, what it had stays.
        """
        row = connection.execute(
            "SELECT files.sha256, files.state, contents.id FROM files LEFT JOIN contents"
            " ON contents.id = content_id AND contents.sha256 = files.sha256 WHERE files.id = ?",
            (file_id,),
        ).fetchone()
        if row is None or row[1] == FileState.IGNORED:
            return failure
        sha256, _, content_id = row
        if content_id is None:
            _remember(connection, sha256, failure)
            _fail(connection, file_id, failure)
            return failure
        return self._give_up_completing(connection, content_id, sha256, failure)

    def _give_up_completing(
        self, connection: sqlite3.Connection, content_id: int, sha256: str, failure: Claimed
    ) -> Claimed:
        has_something, notes = connection.execute(
            "SELECT passages > 0 OR id IN (SELECT content_id FROM members WHERE content_id = ?1),"
            " notes FROM contents WHERE id = ?1",
            (content_id,),
        ).fetchone()
        holders = connection.execute(
            "SELECT id FROM files WHERE content_id = ? AND sha256 = ?", (content_id, sha256)
        ).fetchall()
        if not has_something:
            _remember(connection, sha256, failure)
            for (file_id,) in holders:
                _fail(connection, file_id, failure)
            connection.execute(
                "UPDATE files SET content_id = NULL WHERE content_id = ?", (content_id,)
            )
            drop_content(connection, content_id)
            return failure
        note = f"Its scanned pages could not be recognised: {failure.reason}"
        connection.execute(
            "UPDATE contents SET completed = 1, notes = ? WHERE id = ?",
            (json.dumps(list(dict.fromkeys([*json.loads(notes), note]))), content_id),
        )
        claimed = [self._attached(connection, file_id, sha256) for (file_id,) in holders]
        return claimed[0]

    def align_recognition(self, connection: sqlite3.Connection) -> None:
        """Let files with scanned pages wait their turn, or for an engine, as there is one now."""
        claimed = self._waiting()
        connection.execute(
            "UPDATE files SET state = ?, reason = ?"
            " WHERE state IN (?, ?) AND reason != ? AND content_id IS NOT NULL",
            (
                claimed.state,
                claimed.reason,
                FileState.NEEDS_OCR,
                FileState.NEEDS_RECOGNITION,
                claimed.reason,
            ),
        )

    def _attached(self, connection: sqlite3.Connection, file_id: int, sha256: str) -> Claimed:
        claimed = self.attach_known(connection, file_id, sha256)
        assert claimed is not None, "its content was stored just now"
        return claimed

    def _state(self, passages: int, is_complete: bool, has_vectors: bool) -> Claimed:
        if passages:
            return Claimed(FileState.READY if has_vectors else FileState.PARSED)
        # Without passages only those are stored that hold other files or wait for recognition.
        return Claimed(FileState.READY) if is_complete else self._waiting()

    def _waiting(self) -> Claimed:
        if self.recognition_problem:
            return Claimed(FileState.NEEDS_OCR, self.recognition_problem)
        return Claimed(FileState.NEEDS_RECOGNITION, WAITS_FOR_RECOGNITION)


def _fail(connection: sqlite3.Connection, file_id: int, failure: Claimed) -> None:
    set_state(connection, file_id, None, failure)
    connection.execute("DELETE FROM files WHERE parent_id = ?", (file_id,))


def _remember(connection: sqlite3.Connection, sha256: str | None, failure: Claimed) -> None:
    """Do not try these bytes again, under whatever name, unless it depends on settings."""
    if sha256 is not None and failure.state in _REMEMBERED:
        connection.execute(
            "INSERT OR REPLACE INTO quarantine VALUES (?, ?, ?)",
            (sha256, failure.state, failure.reason),
        )


def set_state(
    connection: sqlite3.Connection, file_id: int, content_id: int | None, claimed: Claimed
) -> None:
    """Write a file's content and state."""
    connection.execute(
        "UPDATE files SET content_id = ?, state = ?, reason = ? WHERE id = ?",
        (content_id, claimed.state, claimed.reason, file_id),
    )
