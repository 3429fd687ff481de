"""Messages about whole documents: summary, comparison, timeline."""

from dataclasses import dataclass, field

from docdesk.domain.search import Filters


@dataclass(frozen=True, slots=True)
class Summarise:
    """Answered by DigestProgress ..., SummaryDone; `anew` does not take a stored one."""

    workspace: str
    document: str
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Compare:
    """Answered by DigestProgress ..., ComparisonDone."""

    workspace: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class BuildTimeline:
    """Answered by DigestProgress ..., TimelineDone; dates from `since` to `until` (ISO) alone."""

    workspace: str
    filters: Filters = field(default_factory=Filters)
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class StopDigest:
    """Stop the summary, comparison or timeline with this request id; answered by Done."""

    request: int


@dataclass(frozen=True, slots=True)
class ExportDigest:
    """Write the digest with this request id to a file; answered by Exported.

    Summaries and comparisons as .docx, .pdf, .md or .json, timelines as .xlsx and .csv as well.
    """

    request: int
    path: str
    language: str = "en"


DigestRequest = Summarise | Compare | BuildTimeline | StopDigest | ExportDigest
