"""Messages about stored conversations: listing, changing, exporting, answering again."""

from dataclasses import dataclass

from docdesk.domain.conversations import Conversation, ConversationRow, Rerun


@dataclass(frozen=True, slots=True)
class ListConversations:
    """Those whose title, questions or answers contain the words, the latest first; answered by
    ConversationsListed."""

    workspace: str
    contains: str = ""
    offset: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True)
class ShowConversation:
    """Answered by ConversationShown."""

    workspace: str
    conversation: str


@dataclass(frozen=True, slots=True)
class RenameConversation:
    """Answered by ConversationsListed."""

    workspace: str
    conversation: str
    title: str


@dataclass(frozen=True, slots=True)
class DeleteConversation:
    """Answered by ConversationsListed."""

    workspace: str
    conversation: str


@dataclass(frozen=True, slots=True)
class ExportConversation:
    """Write a conversation, or one `answer` of it, to a file; answered by Exported.

    The ending of `path` says how: .docx, .pdf, .md or .json. `language` ("en", "it") is that of
    the headings.
    """

    workspace: str
    conversation: str
    path: str
    answer: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class RerunAnswer:
    """Give a stored answer again from the same passages; answered by AnswerRerun."""

    workspace: str
    answer: str


@dataclass(frozen=True, slots=True)
class ConversationsListed:
    """A page of the conversations of a workspace; `total` counts what matches without paging."""

    workspace: str
    rows: tuple[ConversationRow, ...]
    offset: int
    total: int


@dataclass(frozen=True, slots=True)
class ConversationShown:
    """A conversation with its answers."""

    workspace: str
    conversation: Conversation


@dataclass(frozen=True, slots=True)
class Exported:
    """The file lies at `path`."""

    path: str


@dataclass(frozen=True, slots=True)
class AnswerRerun:
    """The old answer, the new one, and what differs."""

    rerun: Rerun


ConversationRequest = (
    ListConversations
    | ShowConversation
    | RenameConversation
    | DeleteConversation
    | ExportConversation
    | RerunAnswer
)
ConversationEvent = ConversationsListed | ConversationShown | Exported | AnswerRerun
