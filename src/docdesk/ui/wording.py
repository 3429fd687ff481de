"""What the window says: states as short sentences in the person's language."""

from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QLocale

from docdesk.domain.answers import AnswerSentence, Citation, Coverage, FoundPassage
from docdesk.domain.documents import SETTLED_STATES, FileState
from docdesk.domain.events import IngestProgress
from docdesk.domain.system import NetworkReport
from docdesk.domain.workspaces import WorkspaceStatus
from docdesk.ipc.messages import EngineChanged
from docdesk.ui.runs import quoted_words
from docdesk.ui.turns import AskedTurn, Phase

translate = QCoreApplication.translate

DOT = " · "
_WAITING = (FileState.FOUND, FileState.PARSED)


def file_name(document: str) -> str:
    """The name under which a person knows the document."""
    return PurePath(document).name or document


def place(source: FoundPassage | Citation) -> str:
    """Where in its document it stands: "p. 4"; empty for documents without pages."""
    if not source.boxes and source.page <= 1:
        return ""
    label = source.page_label or str(source.page)
    return translate("Wording", "p. {page}").format(page=label)


def reference(source: FoundPassage | Citation) -> str:
    """Document and place in one line: "Lease.pdf · p. 4"."""
    return DOT.join(part for part in (file_name(source.document), place(source)) if part)


def quotation(source: FoundPassage | Citation) -> str:
    """The quote with its reference, as it is copied: “quote” (Lease.pdf, p. 4)."""
    where = ", ".join(part for part in (file_name(source.document), place(source)) if part)
    return translate("Wording", "“{quote}” ({reference})").format(
        quote=quoted_words(source), reference=where
    )


def lock_words(network: NetworkReport | None) -> str:
    """How the network is locked."""
    if network is None:
        return translate("Wording", "Checking the network lock…")
    if not network.is_locked or network.ring == "open":
        return translate("Wording", "Network is not locked")
    if network.ring == "system":
        return translate("Wording", "Network locked by the system")
    return translate("Wording", "Network locked by DocDesk")


def files_words(status: WorkspaceStatus) -> str:
    """How many files can be asked, are on their way, and need the person."""
    waiting, attention = waiting_files(status), attention_files(status)
    offline = status.counts.get(FileState.OFFLINE, 0)
    parts = [translate("Wording", "%Ln file(s) ready", None, status.ready)]
    if waiting:
        parts.append(translate("Wording", "%Ln waiting", None, waiting))
    if offline:
        parts.append(translate("Wording", "%Ln in a folder out of reach", None, offline))
    if attention:
        parts.append(attention_words(attention))
    return DOT.join(parts)


def waiting_files(status: WorkspaceStatus) -> int:
    """Files that indexing still has to do."""
    return sum(status.counts.get(state, 0) for state in _WAITING)


def attention_files(status: WorkspaceStatus) -> int:
    """Files that will not become ready by themselves."""
    return sum(count for state, count in status.counts.items() if state not in SETTLED_STATES)


def attention_words(count: int) -> str:
    """A count of files that need the person."""
    return translate("Wording", "%Ln need(s) attention", None, count)


def engine_words(engine: EngineChanged) -> str:
    """Which model answers, where it runs and how fast."""
    match engine.state:
        case "loading":
            return translate("Wording", "Model is loading…")
        case "failed":
            return translate("Wording", "Model could not be loaded")
        case "none":
            return translate("Wording", "No model: quotes only")
    if engine.info is None:
        return translate("Wording", "Model is ready")
    parts = [engine.info.model, engine.info.device]
    if engine.tokens_per_s > 0:
        rate = QLocale().toString(engine.tokens_per_s, "f", 0)
        parts.append(translate("Wording", "{rate} tokens/s").format(rate=rate))
    return DOT.join(parts)


def progress_words(progress: IngestProgress) -> str:
    """How far indexing is, in one line."""
    files = translate("Wording", "{done} of {total} files").format(
        done=QLocale().toString(progress.files_done), total=QLocale().toString(progress.files_total)
    )
    pages = translate("Wording", "%Ln page(s)", None, progress.pages)
    return DOT.join((files, pages))


def speed_words(progress: IngestProgress) -> str:
    """Passages a second, and the time left where it is known."""
    rate = QLocale().toString(progress.passages_per_s, "f", 0 if progress.passages_per_s > 9 else 1)
    parts = [translate("Wording", "{rate} passages/s").format(rate=rate)]
    if progress.left_s is not None:
        parts.append(time_left_words(progress.left_s))
    return DOT.join(parts)


def time_left_words(seconds: float) -> str:
    """A rough time left: nobody needs the seconds of an hour."""
    if seconds < 60:
        return translate("Wording", "less than a minute left")
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("Wording", "%Ln minute(s) left", None, minutes)
    return translate("Wording", "%Ln hour(s) left", None, round(minutes / 60))


def state_words(state: FileState) -> str:
    """A file's state in a word or two."""
    words = {
        FileState.FOUND: translate("Wording", "Waiting to be read"),
        FileState.PARSED: translate("Wording", "Words can be searched; meaning follows"),
        FileState.READY: translate("Wording", "Ready"),
        FileState.NEEDS_PASSWORD: translate("Wording", "Needs a password"),
        FileState.NEEDS_OCR: translate("Wording", "Scanned: needs text recognition"),
        FileState.EMPTY: translate("Wording", "Empty"),
        FileState.TOO_LARGE: translate("Wording", "Too large"),
        FileState.UNSUPPORTED: translate("Wording", "Not a kind that DocDesk reads"),
        FileState.FAILED: translate("Wording", "Could not be read"),
        FileState.OFFLINE: translate("Wording", "Folder cannot be reached"),
    }
    return words[state]


def offline_words() -> str:
    """What it means that a folder is offline."""
    return translate("Wording", "Out of reach now; what was read can still be searched")


def pages_words(count: int) -> str:
    """How long a document is, as short as a list needs it; empty where it has no pages."""
    return translate("Wording", "{count} p.").format(count=count) if count else ""


def seconds_words(seconds: float) -> str:
    """A duration with one decimal: "0.1 s"."""
    return translate("Wording", "{seconds} s").format(
        seconds=QLocale().toString(max(seconds, 0.1), "f", 1)
    )


def evidence_words(turn: AskedTurn) -> str:
    """The head of the evidence card."""
    if turn.evidence is None:
        return translate("Wording", "Searching the documents…")
    count = translate("Wording", "%Ln passage(s)", None, len(turn.passages))
    if turn.phase is Phase.NOT_FOUND or not turn.evidence.enough:
        head = translate("Wording", "Nearest passages")
    else:
        head = translate("Wording", "Evidence")
    return DOT.join((head, count, seconds_words(turn.evidence.seconds)))


def coverage_words(coverage: Coverage) -> str:
    """How much of the workspace took part."""
    if coverage.ready == coverage.total:
        return translate("Wording", "all %Ln document(s)", None, coverage.total)
    return translate("Wording", "{ready} of %Ln document(s)", None, coverage.total).format(
        ready=QLocale().toString(coverage.ready)
    )


def check_words(turn: AskedTurn) -> str:
    """What checking the answer against its quotes came to."""
    answer = turn.answer
    if answer is None:
        return ""
    quotes = len(answer.citations)
    doubtful = sum(not sentence.supported for sentence in answer.sentences)
    if doubtful:
        first = translate(
            "Wording", "%Ln sentence(s) not carried by a quote: check before use", None, doubtful
        )
    elif quotes:
        first = translate("Wording", "Checked against %Ln quote(s)", None, quotes)
    else:
        first = translate("Wording", "No quote carries this answer: check before use")
    return DOT.join((first, coverage_words(answer.coverage)))


def is_checked(turn: AskedTurn) -> bool:
    """True when every sentence of the answer is carried by its quotes."""
    answer = turn.answer
    if answer is None or not answer.citations:
        return False
    return all(s.supported for s in answer.sentences) and all(c.verified for c in answer.citations)


def flag_words(sentence: AnswerSentence) -> str:
    """What is wrong with a sentence that its quotes do not carry."""
    if sentence.unsupported:
        missing = ", ".join(sentence.unsupported)
        return translate("Wording", "(not in the quotes: {missing})").format(missing=missing)
    return translate("Wording", "(no quote for this)")


def not_found_words(turn: AskedTurn) -> str:
    """That the answer is not there, and in how many documents."""
    if turn.document:
        return translate("Wording", "Not found in {document}").format(
            document=file_name(turn.document)
        )
    count = turn.coverage.ready if turn.coverage else 0
    return translate("Wording", "Not found in these %Ln document(s)", None, count)


def not_found_advice(turn: AskedTurn) -> str:
    """What was searched and what to try next."""
    coverage = turn.coverage
    parts = []
    if coverage and coverage.not_ready:
        parts.append(
            translate("Wording", "%Ln file(s) could not be searched.", None, coverage.not_ready)
        )
    if turn.passages:
        parts.append(
            translate("Wording", "The nearest passages are below; they may not answer it.")
        )
    parts.append(translate("Wording", "Try other words, or a name or number from the document."))
    return " ".join(parts)
