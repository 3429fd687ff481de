"""What the window says: states as short sentences in the person's language."""

from PySide6.QtCore import QCoreApplication, QLocale

from docdesk.domain.answers import AnswerSentence, Citation, FoundPassage
from docdesk.domain.system import NetworkReport
from docdesk.ipc.messages import EngineChanged
from docdesk.ui.file_wording import DOT, is_doubtful, percent, recognised_words, rows_words
from docdesk.ui.places import document_name
from docdesk.ui.runs import quoted_words
from docdesk.ui.turns import AskedTurn, Phase

translate = QCoreApplication.translate


def place(source: FoundPassage | Citation) -> str:
    """Where in its document it stands: "p. 4", "Rents, rows 2–101"; "" where it has no pages."""
    rows = rows_words(source.page_label)
    if rows:
        return rows
    if not source.boxes and source.page <= 1:
        return ""
    label = source.page_label or str(source.page)
    return translate("Wording", "p. {page}").format(page=label)


def reference(source: FoundPassage | Citation) -> str:
    """Document, place and how it was read in one line: "Lease.pdf · p. 4 · recognised, 93 %"."""
    return DOT.join(_reference(source))


def quotation(source: FoundPassage | Citation) -> str:
    """The quote with its reference, as it is copied: “quote” (mail.zip › Lease.pdf, p. 4)."""
    return translate("Wording", "“{quote}” ({reference})").format(
        quote=quoted_words(source), reference=", ".join(_reference(source))
    )


def copied_answer(turn: AskedTurn) -> str:
    """Question, answer and its quotes with their references, as they are copied."""
    quotes = [f"[{each.number}] {quotation(each)}" for each in turn.citations]
    if not quotes:
        quotes = [quotation(each) for each in turn.passages]
    is_told = turn.phase not in (Phase.NOT_FOUND, Phase.QUOTES_ONLY)
    absent = turn.answer.absent if turn.answer else ()
    answer = " ".join((turn.text, *absent)).strip() if is_told else ""
    return "\n\n".join(part for part in (turn.question, answer, "\n".join(quotes)) if part)


def _reference(source: FoundPassage | Citation) -> list[str]:
    parts = (document_name(source.document), place(source), recognised_words(source))
    return [part for part in parts if part]


def lock_words(network: NetworkReport | None) -> str:
    """How the network is locked."""
    if network is None:
        return translate("Wording", "Checking the network lock…")
    if not network.is_locked or network.ring == "open":
        return translate("Wording", "Network is not locked")
    if network.ring == "system":
        return translate("Wording", "Network locked by the system")
    return translate("Wording", "Network locked by DocDesk")


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


def check_words(turn: AskedTurn) -> str:
    """What checking the answer against its quotes came to."""
    answer = turn.answer
    if answer is None:
        return ""
    quotes = len(answer.citations)
    doubtful = sum(not sentence.supported for sentence in answer.sentences)
    if doubtful:
        return translate(
            "Wording", "%Ln sentence(s) not carried by a quote: check before use", None, doubtful
        )
    if quotes:
        return translate("Wording", "Checked against %Ln quote(s)", None, quotes)
    return translate("Wording", "No quote carries this answer: check before use")


def doubtful_words(turn: AskedTurn) -> str:
    """That quotes of an answer come from text that was recognised with little confidence."""
    doubtful = [each for each in turn.citations if is_doubtful(each.confidence)]
    if not doubtful:
        return ""
    least = min(each.confidence or 0.0 for each in doubtful)
    return translate(
        "Wording",
        "%Ln quote(s) recognised from a picture with as little as {percent}: compare with it",
        None,
        len(doubtful),
    ).format(percent=percent(least))


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
