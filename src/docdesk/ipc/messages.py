"""What the window asks of the host, and what the host tells it."""

from dataclasses import dataclass, field

from docdesk.domain.answers import Turn
from docdesk.domain.digests import (
    ComparisonDone,
    DigestProgress,
    SummaryDone,
    TimelineDone,
)
from docdesk.domain.documents import Box
from docdesk.domain.events import (
    AnswerDone,
    CitationAdded,
    EvidenceFound,
    FileDone,
    IngestDone,
    IngestProgress,
    ScanDone,
    TextAdded,
)
from docdesk.domain.models import EngineInfo, ModelCard
from docdesk.domain.review import ReviewDone, ReviewProgress
from docdesk.domain.search import Filters
from docdesk.domain.system import Check, NetworkReport
from docdesk.domain.workspaces import FileRow, FolderRules, RuleVerdict, WorkspaceStatus
from docdesk.ipc.conversations import ConversationEvent, ConversationRequest
from docdesk.ipc.digests import DigestRequest
from docdesk.ipc.reviews import ReviewEventMessage, ReviewRequest

PROTOCOL_VERSION = 1


# ---- requests: window -> host; every one is answered by an event with the same request id ----


@dataclass(frozen=True, slots=True)
class ListWorkspaces:
    """Answered by WorkspacesListed."""


@dataclass(frozen=True, slots=True)
class CreateWorkspace:
    """Answered by WorkspaceShown."""

    name: str


@dataclass(frozen=True, slots=True)
class DeleteWorkspace:
    """Deletes the index, never the person's files; answered by WorkspacesListed."""

    name: str


@dataclass(frozen=True, slots=True)
class ShowWorkspace:
    """Answered by WorkspaceShown."""

    name: str


@dataclass(frozen=True, slots=True)
class AddPaths:
    """Remember folders or files; answered by WorkspaceShown. Indexing starts by StartIndexing."""

    workspace: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForgetPath:
    """Stop following a folder or file; answered by WorkspaceShown."""

    workspace: str
    path: str


@dataclass(frozen=True, slots=True)
class ListFiles:
    """A page of the file list, by name; answered by FilesListed.

    `state` "" means all, "attention" all that are not ready and will not become so by themselves;
    "unreadable", "doubtful" and "changed" are the files that `Coverage` counts by these names.
    """

    workspace: str
    offset: int = 0
    limit: int = 200
    contains: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class StartIndexing:
    """Answered by ScanDone, FileDone, IngestProgress ... IngestDone."""

    workspace: str


@dataclass(frozen=True, slots=True)
class StopIndexing:
    """The run ends after the file in hand; StartIndexing goes on from there."""

    workspace: str


@dataclass(frozen=True, slots=True)
class RetryFile:
    """Try a file again that failed; answered by WorkspaceShown and followed by indexing."""

    workspace: str
    document: str


@dataclass(frozen=True, slots=True)
class RetryAll:
    """Try every file again that needs the person; answered by WorkspaceShown, then indexing."""

    workspace: str


@dataclass(frozen=True, slots=True)
class IgnoreFile:
    """Leave a file alone from now on (RetryFile takes it back); answered by WorkspaceShown."""

    workspace: str
    document: str


@dataclass(frozen=True, slots=True)
class HastenFile:
    """Read this file before all others that wait; answered by Done."""

    workspace: str
    document: str


@dataclass(frozen=True, slots=True)
class UnlockFile:
    """Read a file with its password; answered by WorkspaceShown, then indexing.

    The password is kept in memory alone: until the file is read, or with `keep` until DocDesk
    closes, so that its pages can be drawn.
    """

    workspace: str
    document: str
    password: str = field(repr=False)  # no log ever shows it
    keep: bool = False


@dataclass(frozen=True, slots=True)
class PauseIndexing:
    """Stop indexing and start none, over restarts, until ResumeIndexing; WorkspaceShown."""

    workspace: str


@dataclass(frozen=True, slots=True)
class ResumeIndexing:
    """Allow indexing again; answered by WorkspaceShown and followed by indexing."""

    workspace: str


@dataclass(frozen=True, slots=True)
class SetFolderRules:
    """Change what of a followed folder is taken in; answered by WorkspaceShown, then indexing."""

    workspace: str
    path: str
    rules: FolderRules


@dataclass(frozen=True, slots=True)
class TryFolderRules:
    """Would `path` be taken in, under these rules of the followed `folder`? RulesTried."""

    workspace: str
    folder: str
    rules: FolderRules
    path: str


@dataclass(frozen=True, slots=True)
class SaveReport:
    """Write every file with its state and reason to a CSV file; answered by ReportSaved.

    Its columns are parted as they are where `language` ("en", "it") is spoken.
    """

    workspace: str
    path: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class SearchPassages:
    """Answered by EvidenceFound alone; `limit` 0 takes that of the settings."""

    workspace: str
    query: str
    limit: int = 0
    document: str = ""
    filters: Filters = field(default_factory=Filters)


@dataclass(frozen=True, slots=True)
class AskQuestion:
    """Answered by EvidenceFound, TextAdded, CitationAdded ..., AnswerDone.

    `conversation` is the id of the one it belongs to: one that is not known yet begins it.
    `searched_as` is the stand-alone question as the person corrected it, "" to rewrite it.
    """

    workspace: str
    question: str
    turns: tuple[Turn, ...] = ()
    document: str = ""  # ask this document only
    filters: Filters = field(default_factory=Filters)
    conversation: str = ""  # "": the answer is not kept
    searched_as: str = ""
    quotes_only: bool = False  # no model takes part, whatever the settings say


@dataclass(frozen=True, slots=True)
class TagFile:
    """Put a tag on a document, or take it off again; answered by TagsListed."""

    workspace: str
    document: str
    tag: str
    is_on: bool = True


@dataclass(frozen=True, slots=True)
class ListTags:
    """Answered by TagsListed; `document` "" for all tags of the workspace."""

    workspace: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class StopAnswer:
    """Stop the question with this request id; its AnswerDone follows with `stopped`.

    Stops an answer that is given again as well; then Done follows.
    """

    request: int


@dataclass(frozen=True, slots=True)
class ShowPage:
    """Answered by PageShown; `start:end` are the characters to highlight, 0:0 for none."""

    workspace: str
    document: str
    page: int
    start: int = 0
    end: int = 0
    dots_per_inch: float = 144.0


@dataclass(frozen=True, slots=True)
class ListModels:
    """Answered by ModelsListed."""


@dataclass(frozen=True, slots=True)
class ImportModel:
    """Copy a GGUF file into DocDesk; answered by ImportProgress ..., ModelsListed."""

    path: str


@dataclass(frozen=True, slots=True)
class UseModel:
    """Load a model; the old one stays until the new one answers. Answered by EngineChanged."""

    model_id: str


@dataclass(frozen=True, slots=True)
class RemoveModel:
    """Answered by ModelsListed."""

    model_id: str


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Answered by SettingsShown."""


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """`value` as text; answered by SettingsShown or Failure."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class RunDoctor:
    """Answered by DoctorReport."""


# ---- events: host -> window; request id 0 where nobody asked ----


@dataclass(frozen=True, slots=True)
class HostStarted:
    """The first event: the host is there and its network is locked as `network` says."""

    version: str
    network: NetworkReport


@dataclass(frozen=True, slots=True)
class WorkspacesListed:
    """The names of all workspaces, the one opened last first."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkspaceShown:
    """The state of a workspace now."""

    status: WorkspaceStatus
    is_indexing: bool = False


@dataclass(frozen=True, slots=True)
class FilesListed:
    """A page of the file list; `total` counts what matches without paging."""

    workspace: str
    rows: tuple[FileRow, ...]
    offset: int
    total: int


@dataclass(frozen=True, slots=True)
class TagsListed:
    """The tags of a document, or with `document` "" of the workspace, by name."""

    workspace: str
    document: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexingStarted:
    """A run that nobody asked for began (the folder changed); its events have this request id."""

    workspace: str


@dataclass(frozen=True, slots=True)
class RulesTried:
    """The answer to TryFolderRules."""

    verdict: RuleVerdict


@dataclass(frozen=True, slots=True)
class ReportSaved:
    """The report lies at `path` and has a row for each of `files` files."""

    path: str
    files: int


@dataclass(frozen=True, slots=True)
class PageShown:
    """A page to show. `png` is base64, empty for formats without a layout: show `text` then.

    `start:end` (characters of `text`) and `boxes` (points) are what to highlight. `confidence`
    (0 to 1) is that of text recognition over the page, None where the text was in the file.
    """

    document: str
    title: str
    kind: str
    page: int
    page_label: str
    pages: int
    text: str
    start: int = 0
    end: int = 0
    png: str = ""
    width: float = 0.0
    height: float = 0.0
    boxes: tuple[Box, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class ModelsListed:
    """The installed models."""

    models: tuple[ModelCard, ...]


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How much of a model file is copied and hashed."""

    done_bytes: int
    total_bytes: int


@dataclass(frozen=True, slots=True)
class EngineChanged:
    """`state` is "none", "loading", "ready" or "failed"; `message` is a sentence where needed."""

    state: str
    info: EngineInfo | None = None
    message: str = ""
    hint: str = ""
    tokens_per_s: float = 0.0


@dataclass(frozen=True, slots=True)
class EncoderChanged:
    """`state` is "loading" (words alone are searched meanwhile), "ready" or "failed"."""

    state: str
    name: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as the dialog shows it; `locked_by` names the policy that fixes it."""

    key: str
    value: str
    default: str
    kind: str  # "int", "float", "bool", "choice", "text"
    section: str
    help: str
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    locked_by: str = ""


@dataclass(frozen=True, slots=True)
class SettingsShown:
    """All settings."""

    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class DoctorReport:
    """What works and what does not."""

    checks: tuple[Check, ...]
    network: tuple[NetworkReport, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """The request could not be carried out: what happened and what to do."""

    message: str
    hint: str = ""
    kind: str = ""  # the error's class name


@dataclass(frozen=True, slots=True)
class Done:
    """The request was carried out and has nothing else to say."""

    notes: tuple[str, ...] = field(default=())


Request = (
    ListWorkspaces
    | CreateWorkspace
    | DeleteWorkspace
    | ShowWorkspace
    | AddPaths
    | ForgetPath
    | ListFiles
    | StartIndexing
    | StopIndexing
    | RetryFile
    | RetryAll
    | IgnoreFile
    | HastenFile
    | UnlockFile
    | PauseIndexing
    | ResumeIndexing
    | SetFolderRules
    | TryFolderRules
    | SaveReport
    | SearchPassages
    | AskQuestion
    | TagFile
    | ListTags
    | StopAnswer
    | ShowPage
    | ListModels
    | ImportModel
    | UseModel
    | RemoveModel
    | ReadSettings
    | ChangeSetting
    | RunDoctor
    | ConversationRequest
    | ReviewRequest
    | DigestRequest
)

Event = (
    HostStarted
    | WorkspacesListed
    | WorkspaceShown
    | FilesListed
    | ScanDone
    | FileDone
    | IngestProgress
    | IngestDone
    | EvidenceFound
    | TextAdded
    | CitationAdded
    | AnswerDone
    | TagsListed
    | IndexingStarted
    | RulesTried
    | ReportSaved
    | PageShown
    | ModelsListed
    | ImportProgress
    | EngineChanged
    | EncoderChanged
    | SettingsShown
    | DoctorReport
    | Failure
    | Done
    | ConversationEvent
    | ReviewEventMessage
    | ReviewProgress
    | ReviewDone
    | DigestProgress
    | SummaryDone
    | ComparisonDone
    | TimelineDone
)
