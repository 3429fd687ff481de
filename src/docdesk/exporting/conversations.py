"""A conversation, or one answer, as a report: question, answer, quotes, and what they rest on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from docdesk.domain.answers import Answer, Assessment, Citation, Coverage, FoundPassage
from docdesk.domain.conversations import Conversation, Provenance
from docdesk.domain.search import Filters
from docdesk.exporting.conversation_words import Words, words_of
from docdesk.exporting.report import Block, Facts, Grid, Heading, Paragraph, Quote, Report

_NEAREST = 3  # passages that are shown where nothing answers


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an export comes from: the workspace, this DocDesk's version and the time, ISO 8601."""

    workspace: str
    version: str
    exported_at: str


def conversation_data(
    conversation: Conversation, made: Mapping[str, Provenance], origin: Origin
) -> dict[str, object]:
    """All that is stored of a conversation, for a JSON file."""
    return {
        "origin": origin,
        "conversation": conversation.row,
        "answers": [
            {"answer": answer, "provenance": made.get(answer.id)} for answer in conversation.answers
        ],
    }


def conversation_report(
    conversation: Conversation, made: Mapping[str, Provenance], origin: Origin, language: str
) -> Report:
    """The conversation to be read and filed; `language` ("en", "it") is that of the headings."""
    words = words_of(language)
    head = Facts(
        (
            (words.workspace, origin.workspace),
            (words.begun, _time(conversation.row.begun)),
            (words.exported, f"{_time(origin.exported_at)}, DocDesk {origin.version}"),
            (words.answers, _number(len(conversation.answers), words)),
        )
    )
    blocks: list[Block] = [head]
    for answer in conversation.answers:
        blocks += _answer(answer, made.get(answer.id), words)
    blocks += _documents(conversation, made, words)
    return Report(conversation.row.title, tuple(blocks), language)


def _answer(answer: Answer, made: Provenance | None, words: Words) -> Iterator[Block]:
    yield Heading(answer.question, 1)
    if answer.searched_as:
        yield Paragraph(words.searched_for.format(answer.searched_as), is_remark=True)
    yield Paragraph(_marked(answer, words))
    if answer.stopped:
        yield Paragraph(words.stopped, is_remark=True)
    for note in answer.notes:
        yield Paragraph(note, is_remark=True)
    if answer.absent:
        yield Heading(words.not_covered, 2)
        yield from (Paragraph(sentence) for sentence in answer.absent)
    if answer.citations:
        yield Heading(words.quotes, 2)
        yield from (_quote(citation, words) for citation in answer.citations)
    elif answer.passages:
        yield Heading(words.nearest, 2)
        yield from (_nearest(passage, words) for passage in answer.passages[:_NEAREST])
    yield Heading(words.made, 2)
    yield Facts(tuple(_facts(answer, made, words)))


def _marked(answer: Answer, words: Words) -> str:
    """The answer with a mark after each sentence that its quotes do not carry."""
    text = answer.text
    for sentence in answer.sentences:
        if sentence.supported or sentence.text not in text:
            continue
        missing = ", ".join(sentence.unsupported)
        mark = words.not_supported.format(missing) if missing else words.not_supported_without
        text = text.replace(sentence.text, f"{sentence.text} {mark}", 1)
    return text


def _quote(citation: Citation, words: Words) -> Quote:
    check = words.checked if citation.verified else words.not_confirmed
    return Quote(
        f"“{_flowing(citation.quote)}”",
        f"[{citation.number}] {_place(citation, words)} ({check}{_sure(citation, words)})",
    )


def _nearest(passage: FoundPassage, words: Words) -> Quote:
    text = passage.text
    if passage.matches:
        best = passage.matches[0]
        text = text[best.start - passage.start : best.end - passage.start]
    return Quote(f"“{_flowing(text)}”", f"{_place(passage, words)}{_sure(passage, words)}")


def _flowing(text: str) -> str:
    """Words of a page without the breaks of its lines."""
    return " ".join(text.split())


def _place(source: Citation | FoundPassage, words: Words) -> str:
    return f"{source.document}, {words.page.format(source.page_label or source.page)}"


def _sure(source: Citation | FoundPassage, words: Words) -> str:
    if source.confidence is None:
        return ""
    return f"; {words.recognised.format(f'{source.confidence:.0%}')}"


def _facts(answer: Answer, made: Provenance | None, words: Words) -> Iterator[tuple[str, str]]:
    yield words.asked, _time(answer.asked_at)
    yield words.asked_of, _scope(answer, words)
    coverage = answer.coverage
    counts = (_number(coverage.ready, words), _number(coverage.total, words))
    yield words.searched, words.files.format(*counts)
    yield words.left_out, _left_out(coverage, words)
    if answer.assessment is not None:
        yield words.probability, _probability(answer.assessment, words)
    model = answer.model
    yield words.model, f"{model.name} (SHA-256 {model.sha256})" if model else words.no_model
    if made is not None:
        if made.model_sha256:
            yield (
                words.limits,
                words.limits_value.format(made.temperature, made.seed, made.context, made.prompt),
            )
        yield words.program, f"DocDesk {made.version}"
    yield words.answer_id, answer.id


def _scope(answer: Answer, words: Words) -> str:
    parts = [answer.document, *_filters(answer.filters, words)]
    return "; ".join(part for part in parts if part) or words.whole_workspace


def _filters(filters: Filters, words: Words) -> Iterator[str]:
    kinds = tuple(kind.value for kind in filters.kinds)
    people = (*filters.people, *filters.senders, *filters.receivers)
    for name, values in (
        (words.folders, filters.folders),
        (words.kinds, kinds),
        (words.people, people),
        (words.tags, filters.tags),
    ):
        if values:
            yield f"{name}: {', '.join(values)}"
    if filters.since or filters.until:
        yield f"{words.dates}: {filters.since or '…'} – {filters.until or '…'}"


def _left_out(coverage: Coverage, words: Words) -> str:
    waiting = max(0, coverage.not_ready - coverage.unreadable)
    counts = (
        (words.unreadable, coverage.unreadable),
        (words.waiting, waiting),
        (words.doubtful, coverage.doubtful),
        (words.changed, coverage.changed),
    )
    parts = [text.format(_number(count, words)) for text, count in counts if count]
    return "; ".join(parts) or words.nothing


def _probability(assessment: Assessment, words: Words) -> str:
    text = words.probability_value.format(
        f"{assessment.probability:.0%}", f"{assessment.threshold:.0%}"
    )
    wrongly, rightly = assessment.wrongly_refused, assessment.rightly_refused
    if wrongly is None or rightly is None:
        return text
    return text + words.refusals.format(f"{wrongly:.0%}", f"{rightly:.0%}")


def _documents(
    conversation: Conversation, made: Mapping[str, Provenance], words: Words
) -> Iterator[Block]:
    """Every document that an answer rests on, with its hash and the pages that were read."""
    pages: dict[tuple[str, str], set[int]] = {}
    for answer in conversation.answers:
        provenance = made.get(answer.id)
        for passage in provenance.passages if provenance is not None else ():
            pages.setdefault((passage.document, passage.sha256), set()).add(passage.page)
    if pages:
        yield Heading(words.documents, 1)
        yield Grid(
            (words.document, words.pages, "SHA-256"),
            tuple(
                (document, ", ".join(map(str, sorted(numbers))), sha256 or words.gone)
                for (document, sha256), numbers in sorted(pages.items())
            ),
        )


def _number(count: int, words: Words) -> str:
    return f"{count:,}".replace(",", words.thousands)


def _time(text: str) -> str:
    """A time as it was here, to the minute: 2026-01-02 03:04 (UTC+01:00)."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    local = moment.astimezone() if moment.utcoffset() is None or text.endswith("+00:00") else moment
    return local.strftime("%Y-%m-%d %H:%M (%Z)")
