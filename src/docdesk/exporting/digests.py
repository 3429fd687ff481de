"""Summaries, comparisons and timelines as files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePath

from docdesk.domain.answers import Citation
from docdesk.domain.digests import (
    Change,
    Clause,
    ComparedClause,
    Comparison,
    DatedEvent,
    Difference,
    Statement,
    Summary,
    Timeline,
)
from docdesk.exporting.digest_notes import note_in
from docdesk.exporting.files import REPORT_ENDINGS, unknown_ending, write_json, write_report
from docdesk.exporting.report import Block, Facts, Grid, Heading, Paragraph, Quote, Report
from docdesk.exporting.saving import save
from docdesk.exporting.tables import Column, Sheet, TableCell, write_csv, write_xlsx

TIMELINE_ENDINGS = (*REPORT_ENDINGS, ".xlsx", ".csv")
_TEXTS = {
    "en": {
        "summary": "Summary of {}", "comparison": "Comparison of {} and {}", "timeline": "Timeline",
        "document": "Document", "first": "First document", "second": "Second document",
        "made": "Made on", "by": "Written by", "own": "the document's own sentences",
        "by_model": "the model {}, each sentence held against its quotes",
        "overview": "What matters most", "sections": "Section by section", "quotes": "Quotes",
        "p": "p. {}", "not_carried": "not carried by its quotes: {}",
        "differences": "Differences", "counts": "Clauses",
        "counted": "{} the same, {} changed, {} only in the first, {} only in the second",
        "same": "The same in both", "changed": "Changed", "only_first": "Only in the first",
        "only_second": "Only in the second", "moved": "moved", "figures": "Figures that differ",
        "clause": "Clause", "none": "The two documents read the same.",
        "legend": "What only one of the two has stands in ⟦these brackets⟧.",
        "date": "Date", "written": "As written", "event": "Event", "page": "Page",
        "doubtful": "day and month may be the other way round", "note": "Note",
        "read": "Documents read", "of": "{} of {}", "path": "Path",
    },
    "it": {
        "summary": "Sintesi di {}", "comparison": "Confronto tra {} e {}",
        "timeline": "Cronologia", "document": "Documento", "first": "Primo documento",
        "second": "Secondo documento", "made": "Data", "by": "Redazione",
        "own": "frasi del documento stesso",
        "by_model": "modello {}, ogni frase confrontata con le sue citazioni",
        "overview": "In primo luogo", "sections": "Sezione per sezione", "quotes": "Citazioni",
        "p": "p. {}", "not_carried": "non sostenuto dalle citazioni: {}",
        "differences": "Differenze", "counts": "Clausole",
        "counted": "{} uguali, {} modificate, {} solo nel primo, {} solo nel secondo",
        "same": "Uguale in entrambi", "changed": "Modificata", "only_first": "Solo nel primo",
        "only_second": "Solo nel secondo", "moved": "spostata", "figures": "Dati diversi",
        "clause": "Clausola", "none": "I due documenti hanno lo stesso testo.",
        "legend": "Ciò che si trova in uno solo dei due è tra ⟦queste parentesi⟧.",
        "date": "Data", "written": "Come è scritta", "event": "Evento", "page": "Pagina",
        "doubtful": "giorno e mese potrebbero essere invertiti", "note": "Nota",
        "read": "Documenti letti", "of": "{} di {}", "path": "Percorso",
    },
}  # fmt: skip


def write_digest(
    digest: Summary | Comparison | Timeline, path: Path, *, language: str, made: datetime
) -> None:
    """Write a digest as .docx, .pdf, .md or .json, a timeline as .xlsx or .csv as well.

    DocdeskError when the ending is none of these, or the file cannot be written.
    """
    ending = path.suffix.lower()
    if ending == ".json":
        write_json(digest, path)
        return
    writer = _Writer(_TEXTS.get(language, _TEXTS["en"]), language, made)
    if not isinstance(digest, Timeline):
        write_report(writer.report(digest), path)
    elif ending in (".csv", ".xlsx"):
        _write_table(writer.sheet(digest), path, language)
    elif ending in REPORT_ENDINGS:
        write_report(writer.report(digest), path)
    else:
        raise unknown_ending(path, TIMELINE_ENDINGS)


def _write_table(sheet: Sheet, path: Path, language: str) -> None:
    if path.suffix.lower() == ".csv":
        save(path, lambda file: write_csv(sheet, file, language=language))
    else:
        save(path, lambda file: write_xlsx([sheet], file, title=sheet.name))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Digests as reports in one language."""

    texts: dict[str, str]
    language: str
    made: datetime

    def report(self, digest: Summary | Comparison | Timeline) -> Report:
        """The digest as a report."""
        match digest:
            case Summary():
                title, blocks = self.texts["summary"].format(digest.title), self._summary(digest)
            case Comparison():
                names = (PurePath(digest.first).stem, PurePath(digest.second).stem)
                title, blocks = self.texts["comparison"].format(*names), self._comparison(digest)
            case Timeline():
                title, blocks = self.texts["timeline"], self._timeline(digest)
        return Report(title, tuple(blocks), self.language)

    # ---- summaries ----

    def _summary(self, summary: Summary) -> Iterator[Block]:
        by = self.texts["by_model"].format(summary.by_model) if summary.by_model else ""
        yield self._facts(
            (self.texts["document"], summary.document), (self.texts["by"], by or self.texts["own"])
        )
        yield from self._notes(summary.notes)
        yield Heading(self.texts["overview"])
        yield from self._statements(summary.overview)
        yield Heading(self.texts["sections"])
        for section in summary.sections:
            page = self._page(section.page, section.page_label)
            yield Heading(f"{section.heading}, {page}" if section.heading else page, 2)
            yield from self._statements(section.statements)

    def _statements(self, statements: Sequence[Statement]) -> Iterator[Block]:
        for statement in statements:
            pages = ", ".join(dict.fromkeys(self._cited(item) for item in statement.citations))
            yield Paragraph(f"{statement.text} ({pages})" if pages else statement.text)
            if not statement.supported:
                missing = ", ".join(statement.unsupported) or "–"
                yield Paragraph(self.texts["not_carried"].format(missing), is_remark=True)
            for item in statement.citations:
                if " ".join(item.quote.split()) != statement.text:
                    yield Quote(" ".join(item.quote.split()), self._source(item))

    # ---- comparisons ----

    def _comparison(self, comparison: Comparison) -> Iterator[Block]:
        counts = self.texts["counted"].format(
            comparison.same, comparison.changed, comparison.only_first, comparison.only_second
        )
        yield self._facts(
            (self.texts["first"], comparison.first),
            (self.texts["second"], comparison.second),
            (self.texts["counts"], counts),
        )
        yield from self._notes(comparison.notes)
        differing = [
            clause
            for clause in comparison.clauses
            if clause.difference is not Difference.SAME or clause.is_moved
        ]
        yield Heading(self.texts["differences"])
        if not differing:
            yield Paragraph(self.texts["none"])
            return
        yield Paragraph(self.texts["legend"], is_remark=True)
        for clause in differing:
            yield from self._compared(clause)

    def _compared(self, compared: ComparedClause) -> Iterator[Block]:
        words = self.texts[compared.difference.value]
        moved = f" ({self.texts['moved']})" if compared.is_moved else ""
        names = (_name(clause) for clause in (compared.first, compared.second) if clause)
        yield Heading(f"{words}{moved}: {' / '.join(dict.fromkeys(names))}", 2)
        if compared.figures:
            yield Paragraph(f"{self.texts['figures']}: {', '.join(compared.figures)}")
        for clause in (compared.first, compared.second):
            if clause is not None:
                place = self._page(clause.page, clause.page_label)
                yield Quote(_marked(clause), f"{PurePath(clause.document).name}, {place}")

    # ---- timelines ----

    def _timeline(self, timeline: Timeline) -> Iterator[Block]:
        yield self._facts(
            (self.texts["read"], self.texts["of"].format(timeline.documents, timeline.total))
        )
        yield from self._notes(timeline.notes)
        columns = (self.texts["date"], self.texts["event"], self.texts["document"])
        rows = tuple(
            (self._date(event), event.text, self._source(event.citation))
            for event in timeline.events
        )
        yield Grid(columns, rows)

    def sheet(self, timeline: Timeline) -> Sheet:
        """A timeline as a table."""
        names = ("date", "written", "event", "document", "page", "note", "path")
        widths = (12, 20, 70, 30, 8, 24, 40)
        columns = tuple(
            Column(self.texts[name], width) for name, width in zip(names, widths, strict=True)
        )
        rows = tuple(self._row(event) for event in timeline.events)
        return Sheet(self.texts["timeline"], columns, rows)

    def _row(self, event: DatedEvent) -> tuple[TableCell, ...]:
        place = event.citation
        return (
            TableCell(event.date, _day(event.date), "doubtful" if event.is_doubtful else ""),
            TableCell(event.written),
            TableCell(event.text),
            TableCell(place.title),
            TableCell(place.page_label or str(place.page)),
            TableCell(self.texts["doubtful"] if event.is_doubtful else ""),
            TableCell(place.document),
        )

    def _date(self, event: DatedEvent) -> str:
        date = event.date or event.written
        return f"{date} ({self.texts['doubtful']})" if event.is_doubtful else date

    # ---- all ----

    def _facts(self, *rows: tuple[str, str]) -> Facts:
        made = self.made.strftime("%Y-%m-%d %H:%M")
        return Facts((*rows, (self.texts["made"], made)))

    def _notes(self, notes: Sequence[str]) -> Iterator[Block]:
        for note in notes:
            yield Paragraph(note_in(note, self.language), is_remark=True)

    def _cited(self, citation: Citation) -> str:
        return self._page(citation.page, citation.page_label)

    def _source(self, citation: Citation) -> str:
        return f"{citation.title}, {self._cited(citation)}"

    def _page(self, page: int, label: str) -> str:
        return self.texts["p"].format(label or page)


def _name(clause: Clause) -> str:
    """What a clause is called: its number and heading, or how it begins."""
    number = clause.number if not clause.heading.startswith(clause.number) else ""
    named = " ".join(part for part in (number, clause.heading) if part)
    return named or " ".join(clause.text.split()[:6])


def _marked(clause: Clause) -> str:
    """The clause with brackets around what the other one does not have."""
    text, at = "", 0
    for change in clause.changes or ():
        text += clause.text[at : change.start] + _bracketed(clause.text, change)
        at = change.end
    return " ".join((text + clause.text[at:]).split())


def _bracketed(text: str, change: Change) -> str:
    return f"⟦{text[change.start : change.end]}⟧"


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if len(iso) == len("2021-03-14") else None
