"""The conversations of a workspace: every answer with what it was made of."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

from docdesk.domain.answers import Answer
from docdesk.domain.conversations import Conversation, ConversationRow, Provenance
from docdesk.domain.errors import LibraryError
from docdesk.library.analysis import fold
from docdesk.library.database import Database

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike
_ID_LENGTH = 10  # 8e14 of them
_TITLE_CHARACTERS = 80
_LIST_HINT = "`docdesk conversation list` lists what is kept."
_ROW = (
    "SELECT id, title, begun, changed,"
    " (SELECT COUNT(*) FROM answers WHERE conversation_id = conversations.id) FROM conversations"
)
# Each conversation as one text, folded once however many words are looked for.
_SAID = (
    "WITH said AS MATERIALIZED (SELECT id, changed, folded(title || ' ' || coalesce("
    "(SELECT group_concat(question || ' ' || text, ' ') FROM answers"
    " WHERE conversation_id = conversations.id), '')) AS words FROM conversations)"
    " SELECT id FROM said"
)
_NEWEST_FIRST = " ORDER BY changed DESC, id"


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer as it was given, with what it was made of and where it is kept."""

    conversation: str
    answer: Answer
    provenance: Provenance


def new_id() -> str:
    """A new id of a conversation or an answer: short, easy to type, not to be guessed."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_ID_LENGTH))


class Conversations:
    """Keeps and finds them again. Changes are small and need no writer's lock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, conversation: str, answer: Answer, provenance: Provenance) -> None:
        """Store an answer at the end of a conversation, which begins with it if it is new."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO conversations VALUES (?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET changed = excluded.changed",
                (conversation, _title(answer.question), now, now),
            )
            connection.execute(
                "INSERT INTO answers SELECT ?, ?, COALESCE(MAX(ordinal), 0) + 1, ?, ?, ?, ?, ?"
                " FROM answers WHERE conversation_id = ?",
                (
                    answer.id,
                    conversation,
                    answer.asked_at,
                    answer.question,
                    answer.text,
                    msgspec.json.encode(answer).decode(),
                    msgspec.json.encode(provenance).decode(),
                    conversation,
                ),
            )

    def page(
        self, *, contains: str = "", offset: int = 0, limit: int = 100
    ) -> tuple[tuple[ConversationRow, ...], int]:
        """A page of the list, what changed last first, and how many match without paging.

        `contains` are words, each of which must be in the title, a question or an answer; accents
        and case do not matter.
        """
        words = fold(contains.casefold()).split()
        ids = self._saying(words) if words else self._all()
        shown = ids[offset : offset + limit]
        marks = ", ".join("?" * len(shown))
        rows = self._database.rows(f"{_ROW} WHERE id IN ({marks}){_NEWEST_FIRST}", shown)
        return tuple(ConversationRow(*row) for row in rows), len(ids)

    def _all(self) -> list[str]:
        rows = self._database.rows(f"SELECT id FROM conversations{_NEWEST_FIRST}")
        return [row[0] for row in rows]

    def _saying(self, words: Sequence[str]) -> list[str]:
        where = " AND ".join(["instr(words, ?)"] * len(words))
        rows = self._database.rows(f"{_SAID} WHERE {where}{_NEWEST_FIRST}", words)
        return [row[0] for row in rows]

    def get(self, conversation: str) -> Conversation:
        """A conversation with its answers; LibraryError when there is none such."""
        with self._database.snapshot():
            row = self._database.row(f"{_ROW} WHERE id = ?", (conversation,))
            answers = self._database.rows(
                "SELECT answer FROM answers WHERE conversation_id = ? ORDER BY ordinal",
                (conversation,),
            )
        if row is None:
            raise _missing_conversation(conversation)
        return Conversation(
            ConversationRow(*row), tuple(_decode(answer, Answer) for (answer,) in answers)
        )

    def has(self, conversation: str) -> bool:
        """True when a conversation with this id is kept."""
        return self._database.row("SELECT 1 FROM conversations WHERE id = ?", (conversation,)) == (
            1,
        )

    def find_answer(self, answer: str) -> StoredAnswer | None:
        """An answer by its id, None when it is not kept here."""
        row = self._database.row(
            "SELECT conversation_id, answer, provenance FROM answers WHERE id = ?", (answer,)
        )
        if row is None:
            return None
        return StoredAnswer(row[0], _decode(row[1], Answer), _decode(row[2], Provenance))

    def provenances(self, conversation: str) -> dict[str, Provenance]:
        """What each answer of a conversation was made of, by the answer's id."""
        rows = self._database.rows(
            "SELECT id, provenance FROM answers WHERE conversation_id = ?", (conversation,)
        )
        return {id_: _decode(provenance, Provenance) for id_, provenance in rows}

    def rename(self, conversation: str, title: str) -> None:
        """Give a conversation another title; its place in the list stays."""
        title = " ".join(title.split())
        if not title:
            raise LibraryError("A conversation needs a title.", "Write a few words.")
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "UPDATE conversations SET title = ? WHERE id = ?", (title, conversation)
            )
            if not cursor.rowcount:
                raise _missing_conversation(conversation)

    def delete(self, conversation: str) -> None:
        """Delete a conversation with its answers; its words are overwritten in the files."""
        with self._database.transaction() as connection:
            cursor = connection.execute("DELETE FROM conversations WHERE id = ?", (conversation,))
            if not cursor.rowcount:
                raise _missing_conversation(conversation)
        self._database.empty_log()


def _title(question: str) -> str:
    """The first words of a question."""
    words = " ".join(question.split())
    if len(words) <= _TITLE_CHARACTERS:
        return words
    return f"{words[:_TITLE_CHARACTERS].rsplit(' ', 1)[0]} …"


def _decode(text: str, kind: type[Any]) -> Any:  # noqa: ANN401 - a value of that kind
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.MsgspecError as error:
        raise LibraryError(
            "A stored answer cannot be read.",
            "A newer DocDesk may have written it: install that one to read it.",
        ) from error


def _missing_conversation(conversation: str) -> LibraryError:
    return LibraryError(f"There is no conversation “{conversation}” here.", _LIST_HINT)
