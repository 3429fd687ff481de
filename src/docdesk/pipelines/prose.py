"""The sentences of a document that can stand for themselves, by section."""

from collections.abc import Sequence

from docdesk.domain.answers import Span
from docdesk.domain.documents import Page
from docdesk.domain.whole import PassageSpan, WholeDocument
from docdesk.pipelines.digesting import Split, body_sentences
from docdesk.pipelines.sections import Section
from docdesk.pipelines.telling import Sentence, is_telling, stems_of

_LONGEST_NUMBER = 8  # characters of what numbers a clause


def sentences_by_section(
    whole: WholeDocument, sections: Sequence[Section], split: Split
) -> list[list[Sentence]]:
    """For each section its sentences in reading order; headings, rows and halves are left out."""
    found: list[list[Sentence]] = [[] for _ in sections]
    section_of = [
        number
        for number, section in enumerate(sections)
        for _ in range(section.first, section.last)
    ]
    headings = frozenset(passage.heading for passage in whole.passages)
    order = index = 0
    for page in whole.pages if section_of else ():
        for span in body_sentences(page.text, split, headings):
            index = _passage_at(whole.passages, index, page, span)
            text = " ".join(page.text[span.start : span.end].split())
            if not is_telling(text) or _is_row(page, span):
                continue
            order += 1
            found[section_of[index]].append(
                Sentence(
                    page=page.number,
                    start=span.start,
                    end=span.end,
                    text=text,
                    section=section_of[index],
                    order=order,
                    stems=stems_of(text),
                    heading=whole.passages[index].heading,
                )
            )
    return found


def _passage_at(passages: Sequence[PassageSpan], index: int, page: Page, span: Span) -> int:
    """The place of the passage that a sentence begins in, from the one before it on."""
    here = (page.number, span.start)
    while index + 1 < len(passages):
        following = passages[index + 1]
        if (following.page, following.start) > here:
            break
        index += 1
    return index


def _is_row(page: Page, span: Span) -> bool:
    """True for a row of a table: its cells are parted by tabs."""
    cells = page.text[span.start : span.end].split("\t")
    # "2.1<tab>The tenant ...": a number before its clause is no cell.
    return len(cells) > 2 or (len(cells) == 2 and len(cells[0]) > _LONGEST_NUMBER)
