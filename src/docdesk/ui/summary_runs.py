"""A summary as runs of text with a chip of its page behind every sentence; pure but for words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docdesk.domain.answers import Citation
from docdesk.domain.digests import Statement, Summary, SummarySection
from docdesk.ui.runs import Run, RunKind, chip, one_line

_BREAK = Run("\n")


@dataclass(frozen=True, slots=True)
class SummaryWords:
    """How the runs are worded: chips, and what is wrong with a sentence."""

    chip: Callable[[Citation], str]
    flag: Callable[[Statement], str]


@dataclass(frozen=True, slots=True)
class SummaryText:
    """The runs of both parts and the citations that their chips stand for, numbered from 1."""

    overview: tuple[Run, ...]
    sections: tuple[Run, ...]
    citations: tuple[Citation, ...]


def summary_text(summary: Summary, words: SummaryWords) -> SummaryText:
    """The summary as it is drawn."""
    citations: list[Citation] = []
    overview = _statements(summary.overview, words, citations)
    sections: list[Run] = []
    for section in summary.sections:
        sections += _section(section, words, citations)
    return SummaryText(_ended(overview), _ended(sections), tuple(citations))


def _section(section: SummarySection, words: SummaryWords, citations: list[Citation]) -> list[Run]:
    heading = one_line(section.heading)
    runs = [Run(f"{heading}\n", RunKind.HEADING)] if heading else []
    return runs + _statements(section.statements, words, citations)


def _ended(runs: list[Run]) -> tuple[Run, ...]:
    """The runs without the line break at their end, which would show as an empty line."""
    return tuple(runs[:-1] if runs and runs[-1] == _BREAK else runs)


def _statements(
    statements: Sequence[Statement], words: SummaryWords, citations: list[Citation]
) -> list[Run]:
    runs: list[Run] = []
    for statement in statements:
        text = one_line(statement.text)
        kind = RunKind.TEXT if statement.supported else RunKind.UNSUPPORTED
        runs.append(Run(text, kind))
        for citation in statement.citations:
            citations.append(citation)
            runs.append(chip(len(citations), words.chip(citation)))
        if not statement.supported:
            runs.append(Run(f" {words.flag(statement)}", RunKind.FLAG))
        runs.append(Run(" "))
    return [*runs[:-1], _BREAK] if runs else []
