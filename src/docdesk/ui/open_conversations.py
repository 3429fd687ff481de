"""The conversation that each workspace has open: its turns, and how events change them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from uuid import uuid4

from docdesk.domain.conversations import Conversation, ConversationRow
from docdesk.ipc.messages import Event
from docdesk.ui.turns import AskedTurn, reduce_rerun, reduce_turn, stored_turn

Change = Callable[[AskedTurn], AskedTurn]


@dataclass(frozen=True, slots=True)
class OpenConversation:
    """A conversation on screen. `title` is "" until the host has named it.

    `hides_unchecked` leaves the sentences out that no quote carries.
    """

    id: str
    title: str = ""
    turns: tuple[AskedTurn, ...] = ()
    hides_unchecked: bool = False

    @property
    def name(self) -> str:
        """What it is called: its title, or its first question; "" while it has neither."""
        return self.title or (self.turns[0].question if self.turns else "")

    @property
    def is_kept(self) -> bool:
        """True when the host has an answer of it, so that it can be renamed or exported."""
        return any(turn.answer is not None for turn in self.turns)

    def turn(self, request: int) -> AskedTurn | None:
        """The turn with this request; None where there is none."""
        return next((each for each in self.turns if each.request == request), None)

    def with_turn(self, request: int, change: Change) -> "OpenConversation":
        """The conversation with one of its turns changed."""
        turns = tuple(change(each) if each.request == request else each for each in self.turns)
        return replace(self, turns=turns)


Conversations = Mapping[str, OpenConversation]  # by workspace

NO_CONVERSATIONS: Conversations = MappingProxyType({})


def new_conversation_id() -> str:
    """The id of a conversation that begins."""
    return uuid4().hex


def put_conversation(
    conversations: Conversations, workspace: str, opened: OpenConversation
) -> Conversations:
    """The conversations with this one open in a workspace."""
    return MappingProxyType({**conversations, workspace: opened})


def keep_conversations(conversations: Conversations, workspaces: tuple[str, ...]) -> Conversations:
    """The conversations of workspaces that are still there."""
    kept = {name: each for name, each in conversations.items() if name in workspaces}
    return MappingProxyType(kept)


def reduce_conversations(conversations: Conversations, request: int, event: Event) -> Conversations:
    """The conversations after an event; one that belongs to no turn leaves them as they are."""
    if not request:
        return conversations
    for workspace, opened in conversations.items():
        changed = _reduce_conversation(opened, request, event)
        if changed is not opened:
            return put_conversation(conversations, workspace, changed)
    return conversations


def stored_conversation(
    conversation: Conversation, *, hides_unchecked: bool = False
) -> OpenConversation:
    """A stored conversation as it was, ready to go on."""
    turns = tuple(stored_turn(each, at) for at, each in enumerate(conversation.answers, 1))
    row = conversation.row
    return OpenConversation(row.id, row.title, turns, hides_unchecked)


def name_conversation(
    opened: OpenConversation, rows: tuple[ConversationRow, ...]
) -> OpenConversation:
    """The conversation with the title that a list has for it."""
    row = next((each for each in rows if each.id == opened.id), None)
    return replace(opened, title=row.title) if row is not None else opened


def _reduce_conversation(opened: OpenConversation, request: int, event: Event) -> OpenConversation:
    for turn in opened.turns:
        if turn.request == request:
            return opened.with_turn(turn.request, lambda each: reduce_turn(each, event))
        if turn.rerun_request == request:
            return opened.with_turn(turn.request, lambda each: reduce_rerun(each, event))
    return opened
