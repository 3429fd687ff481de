"""What the window says of summaries, comparisons and timelines."""

from PySide6.QtCore import QCoreApplication

from docdesk.domain.answers import Citation
from docdesk.domain.digests import (
    Clause,
    ComparedClause,
    Comparison,
    DatedEvent,
    Difference,
    DigestProgress,
    Statement,
    Summary,
    Timeline,
)
from docdesk.ui.dates import count_words, date_words
from docdesk.ui.file_wording import DOT
from docdesk.ui.host_phrases import phrase
from docdesk.ui.places import document_name, file_name
from docdesk.ui.wording import place, reference

translate = QCoreApplication.translate


def progress_words(progress: DigestProgress) -> str:
    """How far the work is, and what is in hand."""
    if not progress.total:
        return translate("Digests", "Preparing…")
    words = translate("Digests", "{done} of {total}").format(
        done=count_words(progress.done), total=count_words(progress.total)
    )
    return DOT.join(part for part in (words, progress.what) if part)


# ---- summary ----


def author_words(summary: Summary) -> str:
    """Who wrote it, and what that means for whoever uses it."""
    if summary.by_model:
        return translate(
            "Digests", "Written by {model}; every sentence is held against its quotes."
        ).format(model=summary.by_model)
    return translate("Digests", "The document's own sentences, chosen and not rewritten.")


def doubt_words(summary: Summary) -> str:
    """How many sentences their quotes do not carry; "" for none."""
    parts = (*summary.overview, *(each for s in summary.sections for each in s.statements))
    count = sum(not each.supported for each in parts)
    if not count:
        return ""
    return translate(
        "Digests", "%Ln sentence(s) not carried by a quote: check before use", None, count
    )


def statement_flag(statement: Statement) -> str:
    """What is wrong with a sentence that its quotes do not carry."""
    if statement.unsupported:
        return translate("Wording", "(not in the quotes: {missing})").format(
            missing=", ".join(statement.unsupported)
        )
    return translate("Wording", "(no quote for this)")


def chip_words(citation: Citation) -> str:
    """What the chip behind a sentence says: its page, or its number where there are no pages."""
    return place(citation) or count_words(citation.number)


def notes_words(notes: tuple[str, ...]) -> str:
    """The host's remarks on what was left out, each in a line."""
    return "\n".join(map(phrase, notes))


# ---- comparison ----


def difference_words(clause: ComparedClause, comparison: Comparison) -> str:
    """How a clause differs, in words."""
    match clause.difference:
        case Difference.SAME:
            return translate("Digests", "The same in both")
        case Difference.CHANGED:
            return translate("Digests", "Changed")
        case Difference.ONLY_FIRST:
            name = file_name(comparison.first)
        case Difference.ONLY_SECOND:
            name = file_name(comparison.second)
    return translate("Digests", "Only in {name}").format(name=name)


def missing_words(document: str) -> str:
    """What stands where a document has no such clause."""
    return translate("Digests", "Not in {name}").format(name=file_name(document))


def clause_head(clause: Clause) -> str:
    """Heading and page of a clause."""
    page = translate("Wording", "p. {page}").format(page=clause.page_label or clause.page)
    return DOT.join(part for part in (clause.heading, page) if part)


def figures_of(clause: Clause, figures: tuple[str, ...]) -> str:
    """The figures that stand in this clause and not in the other; "" for none."""
    here = [each for each in figures if each in clause.text]
    if not here:
        return ""
    return translate("Digests", "Only here: {figures}").format(figures=", ".join(here))


# ---- timeline ----


def timeline_words(timeline: Timeline, shown: int) -> str:
    """How many dated events there are, of how many documents."""
    events = translate("Digests", "%Ln date(s)", None, len(timeline.events))
    if shown != len(timeline.events):
        events = translate("Digests", "{shown} of %Ln date(s)", None, len(timeline.events)).format(
            shown=count_words(shown)
        )
    if timeline.documents == timeline.total:
        documents = translate("Digests", "all %Ln document(s) read", None, timeline.total)
    else:
        documents = translate("Digests", "{read} of %Ln document(s) read", None, timeline.total)
        documents = documents.format(read=count_words(timeline.documents))
    return DOT.join((events, documents))


def event_reference(event: DatedEvent) -> str:
    """Where an event stands, and how its date is written where the sentence does not say it."""
    if event.written in event.text:
        return reference(event.citation)
    written = translate("Digests", "written “{date}”").format(date=event.written)
    return DOT.join((reference(event.citation), written))


def year_words(year: str) -> str:
    """The heading of a year's events; those whose year no document tells stand under their own."""
    return year or translate("Digests", "Without a year")


def spoken_event(event: DatedEvent) -> str:
    """An event as a screen reader says it."""
    where = document_name(event.citation.document)
    when = date_words(event.date) if event.date else event.written
    return f"{when}: {event.text} {where}, {place(event.citation)}"
