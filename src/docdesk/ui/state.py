"""What the window knows, and how each event from the host changes it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from docdesk.domain.events import IngestDone, IngestProgress, ScanDone
from docdesk.domain.models import ModelCard
from docdesk.domain.search import Filters
from docdesk.domain.system import NetworkReport
from docdesk.domain.workspaces import WorkspaceStatus
from docdesk.ipc.messages import (
    Done,
    EncoderChanged,
    EngineChanged,
    Event,
    Failure,
    HostStarted,
    IndexingStarted,
    ModelsListed,
    WorkspaceShown,
    WorkspacesListed,
)
from docdesk.ui.digest_state import DigestState, lose_digests, reduce_digests
from docdesk.ui.open_conversations import (
    NO_CONVERSATIONS,
    Conversations,
    OpenConversation,
    keep_conversations,
    put_conversation,
    reduce_conversations,
)
from docdesk.ui.review_state import ReviewState, leave_workspace, lose_runs, reduce_reviews
from docdesk.ui.turns import AskedTurn
from docdesk.ui.views import View

HOST_LOST = "HostLost"  # the kind of failure of requests that were open when the host died


class HostState(StrEnum):
    """Whether there is a host to talk to."""

    STARTING = "starting"
    READY = "ready"
    RESTARTING = "restarting"


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened and what to do, shown until the person closes it.

    `folder` names one whose rules can be set from here, `file` one that was written and can be
    opened, "" for none.
    """

    message: str
    hint: str = ""
    is_problem: bool = True
    folder: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class AppState:
    """All that the window draws. `workspaces` is None until the host has listed them.

    `conversations` keeps the open one of each workspace apart: a workspace is a wall. `filters`
    and `scope`, the one document that questions are limited to, hold until the person takes them
    off; `tags` are all those of the workspace.
    """

    host: HostState = HostState.STARTING
    network: NetworkReport | None = None
    workspaces: tuple[str, ...] | None = None
    workspace: WorkspaceStatus | None = None
    is_indexing: bool = False
    scan: ScanDone | None = None
    progress: IngestProgress | None = None
    passages_per_s: float = 0.0  # how fast the last indexing encoded
    engine: EngineChanged = field(default_factory=lambda: EngineChanged("loading"))
    encoder: EncoderChanged = field(default_factory=lambda: EncoderChanged("loading"))
    models: tuple[ModelCard, ...] = ()
    conversations: Conversations = field(default_factory=lambda: NO_CONVERSATIONS)
    scope: str = ""
    filters: Filters = field(default_factory=Filters)
    quotes_only: bool = False  # the next question is answered without the model
    tags: tuple[str, ...] = ()
    notice: Notice | None = None
    view: View = View.ASK
    reviews: ReviewState = field(default_factory=ReviewState)
    digests: DigestState = field(default_factory=DigestState)

    @property
    def turns(self) -> tuple[AskedTurn, ...]:
        """The turns of the conversation shown."""
        return self.conversation.turns if self.conversation else ()

    @property
    def conversation(self) -> OpenConversation | None:
        """The open conversation of the workspace shown; None until one is begun or opened."""
        return self.conversations.get(self.workspace.name) if self.workspace else None

    @property
    def running(self) -> AskedTurn | None:
        """The question of this workspace that is being answered now."""
        return next((turn for turn in reversed(self.turns) if turn.is_running), None)

    @property
    def is_paused(self) -> bool:
        """True when the person paused the workspace's indexing, even if a file is still in hand."""
        return self.workspace is not None and self.workspace.is_paused

    @property
    def is_first_run(self) -> bool:
        """True when the host is there and knows no workspace at all."""
        return self.workspaces == ()


def reduce(state: AppState, request: int, event: Event) -> AppState:
    """The state after an event; `request` is the id it answers, 0 for none."""
    state = _reduce_views(_reduce_conversations(state, request, event), request, event)
    match event:
        case HostStarted():
            return replace(state, host=HostState.READY, network=event.network)
        case WorkspacesListed():
            return _with_workspaces(state, event.names)
        case WorkspaceShown():
            return _with_workspace(state, event)
        case ModelsListed():
            return replace(state, models=event.models)
        case EngineChanged():
            return _with_engine(state, event)
        case EncoderChanged():
            return replace(state, encoder=event)
        case Failure():
            return _with_failure(state, request, event)
        case Done(notes=(first, *others)):
            return replace(state, notice=Notice(first, "\n".join(others), is_problem=False))
        case _:
            return _reduce_indexing(state, event)


def begin_turn(state: AppState, turn: AskedTurn) -> AppState:
    """The state with a new question at the end; what was remarked before has been read by now."""
    assert state.conversation is not None
    state = show_conversation(state, replace(state.conversation, turns=(*state.turns, turn)))
    if state.notice is not None and not state.notice.is_problem:
        return replace(state, notice=None)
    return state


def show_conversation(state: AppState, opened: OpenConversation) -> AppState:
    """The state with this conversation open in the workspace shown."""
    assert state.workspace is not None
    return replace(
        state, conversations=put_conversation(state.conversations, state.workspace.name, opened)
    )


def open_workspace(state: AppState, status: WorkspaceStatus | None) -> AppState:
    """The state on the way to another workspace: nothing of the old one is left."""
    return replace(
        state,
        workspace=status,
        is_indexing=False,
        scan=None,
        progress=None,
        scope="",
        filters=Filters(),
        tags=(),
        reviews=leave_workspace(state.reviews),
        digests=DigestState(),
    )


def lose_host(state: AppState) -> AppState:
    """The state after the host died: it is being started again."""
    return replace(
        state,
        host=HostState.RESTARTING,
        is_indexing=False,
        progress=None,
        engine=EngineChanged("loading"),
        encoder=EncoderChanged("loading"),
        reviews=lose_runs(state.reviews),
        digests=lose_digests(state.digests),
    )


def _reduce_views(state: AppState, request: int, event: Event) -> AppState:
    name = state.workspace.name if state.workspace else ""
    reviews = reduce_reviews(state.reviews, name, request, event)
    digests = reduce_digests(state.digests, request, event)
    if reviews is state.reviews and digests is state.digests:
        return state
    return replace(state, reviews=reviews, digests=digests)


def _reduce_conversations(state: AppState, request: int, event: Event) -> AppState:
    conversations = reduce_conversations(state.conversations, request, event)
    return (
        state
        if conversations is state.conversations
        else replace(state, conversations=conversations)
    )


def _reduce_indexing(state: AppState, event: Event) -> AppState:
    match event:
        case ScanDone():
            return replace(state, scan=event, is_indexing=True)
        case IngestProgress():
            rate = event.passages_per_s or state.passages_per_s
            return replace(state, progress=event, is_indexing=True, passages_per_s=rate)
        case IngestDone():
            return replace(state, progress=None, is_indexing=False)
        case IndexingStarted():
            return replace(state, is_indexing=True)
        case _:
            return state


def _with_workspaces(state: AppState, names: tuple[str, ...]) -> AppState:
    state = replace(
        state, workspaces=names, conversations=keep_conversations(state.conversations, names)
    )
    if state.workspace and state.workspace.name not in names:
        return open_workspace(state, None)
    return state


def _with_workspace(state: AppState, event: WorkspaceShown) -> AppState:
    if state.workspace is None or state.workspace.name != event.status.name:
        state = open_workspace(state, event.status)
    names = state.workspaces or ()
    if event.status.name not in names:
        names = (event.status.name, *names)
    is_indexing = event.is_indexing
    progress = state.progress if is_indexing else None
    return replace(
        state,
        workspaces=names,
        workspace=event.status,
        is_indexing=is_indexing,
        progress=progress,
    )


def _with_engine(state: AppState, event: EngineChanged) -> AppState:
    state = replace(state, engine=_with_last_rate(state.engine, event))
    if event.state == "failed" and event.message:
        return replace(state, notice=Notice(event.message, event.hint))
    return state


def _with_last_rate(before: EngineChanged, event: EngineChanged) -> EngineChanged:
    # A change without a rate says nothing about speed: the last one measured still holds.
    same_model = before.info is not None and before.info == event.info
    if event.tokens_per_s == 0.0 and same_model:
        return replace(event, tokens_per_s=before.tokens_per_s)
    return event


def _with_failure(state: AppState, request: int, event: Failure) -> AppState:
    asked = any(request in (turn.request, turn.rerun_request) for turn in state.turns)
    if (asked and request) or state.digests.knows(request):
        return state  # it is shown where the answer would stand
    if event.kind == HOST_LOST and state.notice is not None:
        return state  # what the host said before it went is the better reason
    return replace(state, notice=Notice(event.message, event.hint))
