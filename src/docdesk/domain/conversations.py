"""Conversations as they are kept, and what an answer was made of, so that it can be made again."""

from dataclasses import dataclass, field

from docdesk.domain.answers import Answer, Assessment, SearchMode, Turn
from docdesk.domain.search import Filters


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """One conversation in a list; times are ISO 8601 with their offset."""

    id: str
    title: str
    begun: str
    changed: str
    answers: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation with its answers in the order they were given."""

    row: ConversationRow
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class SentPassage:
    """A passage that the model was given: where it stands and which content it was cut from.

    `sha256` is that of the file, as lower-case hex; `text` is what was sent, header left out.
    """

    document: str
    sha256: str
    page: int
    start: int
    end: int
    header: str
    text: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """All that is needed to give an answer again.

    `prompt` names the version of the prompt's wording; `context`, `answer_tokens` and
    `source_tokens` are limits in tokens. A model that took no part leaves `model_sha256` empty.
    `enough` and `assessment` are what the search said of the passages.
    """

    version: str  # of DocDesk
    question: str
    searched_as: str
    document: str  # "" for the whole workspace
    filters: Filters
    turns: tuple[Turn, ...]
    mode: SearchMode
    passages: tuple[SentPassage, ...]
    encoder_id: str = ""
    model_name: str = ""
    model_sha256: str = ""
    prompt: str = ""
    quotes_only: bool = False
    temperature: float = 0.0
    seed: int = 0
    context: int = 0
    answer_tokens: int = 0
    source_tokens: int = 0
    threads: int = 0
    gpu_layers: int = 0
    device: str = ""
    enough: bool = True
    assessment: Assessment | None = None


@dataclass(frozen=True, slots=True)
class Rerun:
    """An answer given again from the same passages, beside the one that was stored.

    `differences` are sentences on what is not as it was (another model, a document that changed),
    none when everything is the same. `is_same` says that the text is the same to the letter.
    """

    before: Answer
    after: Answer
    is_same: bool
    differences: tuple[str, ...] = field(default=())
