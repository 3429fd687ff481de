"""The labelled parts of a document: "Allergies: none known", a heading and what stands below it.

Letters, forms and reports tell what they say by labels at the beginning of lines. A section runs
from its label to the next one, over the end of a page too.
"""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from docdesk.domain.review import PlacedSentence

_MOST_LABEL_WORDS = 8
_SHORT_LINE = 60  # characters; what comes after a longer one may be the same sentence wrapped
_LONGEST_TEXT = 900  # characters of a section that is no list

_ITEM = re.compile(r"\s*(?:[•▪◦‣·–—*-]|\(?\d{1,2}[.)])\s*\S")
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s*\S")
_LABEL = re.compile(
    r"(?:#+\s*|\d{1,2}[.)]?\s+)?(?P<label>[^\W\d_](?:[\w ’'()/&+.-]|,\s){1,70}?)\s*(?P<mark>[:|\t])"
    r"\s*(?P<rest>.*)"
)
_HEADING = re.compile(r"(?:#+\s*|\d{1,2}[.)]?\s+)?(?P<label>[A-ZÀ-Ù][^:|\t]{1,70}?)[ ,]*$")
_DOSE = re.compile(
    r"\d\s*(?:mg|mcg|µg|g|ml|ui|iu|u|cp\w*|fl\w*|fial\w|bust\w*|gtt|gocce|tab\w*|caps?\w*|"
    r"comp\w*|puffs?|units?|drops?|%)\b|\bx\s?\d|/die\b|"
    r"\b(?:die|bid|tid|qid|od|bd|tds|qds|prn|nocte|daily|al\s+bisogno)\b",
    re.IGNORECASE,
)
# What begins another part of a letter, whatever the field; beyond these a label needs its colon.
_KNOWN = re.compile(
    r"(?:(?:si|drug|past|medical|social|family|clinical|hospital|discharge|admi\w+|current|physical|"
    r"current|primary|secondary|principal|final|active|home|other|esame|terapia|farmaci|visita|"
    r"decorso|motivo|relazione|programma|data|il|la|note)\s+){0,2}"
    r"(?:diagnos\w+|problems?|allerg\w+|medications?|medicines?|drugs?|tto|tta|treatments?|therapy|"
    r"history|pmh|hpi|course|summary|examination|investigations?|results?|imaging|bloods|plan|"
    r"follow[ -]?up|appointments?|instructions?|advice|recommendations?|procedures?|operations?|"
    r"stop\w*|discontinued|consultant|ward|attending|signed|completed|"
    r"anamnesi|terapia|farmaci|decorso|ricovero|obiettivo|esami|accertamenti|indagini|interventi?|"
    r"procedure|consulenze|controll[oi]|controls|consigli\w*|indicazioni|raccomandazioni|avvertenze|prognosi|"
    r"conclusioni|programma|sospes[oi]|sospendono|motivo|epicrisi|medico|direttore)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:yours\s+\w+|(?:with\s+)?(?:kind|best|warm)\s+regards|sincerely|cordiali\s+saluti|"
    r"distinti\s+saluti|cordialmente|electronically\s+signed|signed\b|firmato|il\s+medico|"
    r"dr\.|dr\s|dott\b|dott\.|dott\.ssa|dr\.ssa|prof\.|return\s+to)",
    re.IGNORECASE,
)
# Letters go on from their labelled parts to telling what happened.
_NARRATIVE = re.compile(
    r"(?:durante\s|nel\s+corso|in\s+corso\s+di|all['’]ingresso|(?:il|la)\s+paziente|during\s|"
    r"on\s+admission|(?:il|on)\s+\d|in\s+data\s|the\s+patient|thank\s+you|i\s+(?:saw|reviewed|have|would|will)\s)",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\(?(?:dictated\s+(?:but|and)\s+not|not\s+signed|unsigned)", re.IGNORECASE)
_FOLIO = re.compile(
    r"\W*(?:(?:page|pagina|pag\.?|p\.)\s*)?\d{1,4}(?:\s*(?:/|of|di|su)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A label and the lines of its text, those of one page together.

    `body` is where the text begins in the first part, behind the label.
    """

    label: str
    parts: tuple[PlacedSentence, ...]
    body: int = 0
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    line: PlacedSentence
    is_apart: bool  # an empty line, or the end of a page, stands before it
    before: str  # the line before it, "" where there is none
    is_first_of_page: bool = False
    is_named_row: bool = False  # "Drug: Aspirin; Dose: 75 mg" below the names of the columns

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def is_item(self) -> bool:
        """A bullet, a number or a row of a table."""
        return bool(_ITEM.match(self.text)) or self.is_row

    @property
    def is_row(self) -> bool:
        """A row of a table."""
        return self.is_named_row or "\t" in self.text or " | " in self.text

    @property
    def may_begin(self) -> bool:
        """A new sentence may begin here: the line before was ended or short."""
        before = self.before.rstrip()
        return self.is_apart or before[-1:] in ".:;!?)" or len(before) < _SHORT_LINE


def find_sections(
    lines: Sequence[PlacedSentence], matches: Callable[[str], bool], *, is_list: bool
) -> Iterator[Section]:
    """The sections whose label `matches`, each with its text; one without text is none."""
    told = _told(lines)
    at = 0
    while at < len(told):
        label, rest = _label(told[at])
        if not label or not matches(label) or (is_list and told[at].is_row):
            at += 1
            continue
        end, is_cut = _end(told, at, matches, is_list=is_list, is_inline=bool(rest))
        section = _section(label, [item.line for item in told[at:end]], rest, is_cut=is_cut)
        if section is not None:
            yield section
        at = max(end, at + 1)


def _told(lines: Sequence[PlacedSentence]) -> list[_Line]:
    """The lines without page numbers and what stands at the head or foot of every page."""
    pages = {line.page for line in lines}
    seen = Counter(text for text, _ in {(_plain(line.text), line.page) for line in lines})
    repeated = {text for text, count in seen.items() if len(pages) > 1 and count == len(pages)}
    told: list[_Line] = []
    column = ""  # the name of the first one
    for index, line in enumerate(lines):
        last = lines[index - 1] if index else None
        is_new_page = last is not None and last.page != line.page
        if (
            _FOLIO.fullmatch(line.text)
            or _STAMP.match(line.text)
            or (_plain(line.text) in repeated and len(pages) > 1)
        ):
            continue
        column = line.text.split(" | ")[0] if " | " in line.text else column
        is_apart = last is None or is_new_page or line.start - last.end > 1
        told.append(
            _Line(
                line,
                is_apart,
                told[-1].text if told else "",
                bool(told) and told[-1].line.page != line.page,
                bool(column) and line.text.startswith(f"{column}: "),
            )
        )
    return told


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _label(item: _Line) -> tuple[str, str]:
    """The label that a line begins with and what follows it in the line; "" for no label."""
    found = None if item.is_named_row else _LABEL.match(item.text)
    if found and _is_label(item, found["label"], found["mark"]):
        return found["label"], found["rest"]
    if "\t" in item.before and not item.is_apart:
        return "", ""  # a cell of the row above that was wrapped
    heading = _HEADING.fullmatch(item.text.rstrip())
    is_short = len(item.text.split()) <= _MOST_LABEL_WORDS
    is_ended = item.text.rstrip()[-1:] in ".;!?" or bool(_DOSE.search(item.text))
    if heading and is_short and item.may_begin and not is_ended:
        return heading["label"], ""
    return "", ""


def _is_label(item: _Line, label: str, mark: str) -> bool:
    """True unless the words before a mark are a sentence's, or a row's of a table."""
    if len(label.split()) > _MOST_LABEL_WORDS:
        return False
    if mark == ":":
        is_large = label[:1].isupper() or item.is_apart
        return is_large and (item.may_begin or bool(_KNOWN.match(label)))
    # Two cells: a form. More of them: a table.
    return item.text.count("\t") + item.text.count(" | ") == 1


def _end(
    told: Sequence[_Line],
    start: int,
    matches: Callable[[str], bool],
    *,
    is_list: bool,
    is_inline: bool,
) -> tuple[int, bool]:
    """The index behind the last line of a section, and whether it was cut for its length."""
    length = 0
    for at in range(start + 1, len(told)):
        item, is_first = told[at], at == start + 1 and not is_inline
        above = told[start + 1 : at]
        if _begins_another(item, matches, is_list=is_list, is_first=is_first):
            return at, False
        if _numbers_another(item, above) or _is_prose_below_table(item, above):
            return at, False
        has_items = any(line.is_item for line in above)
        goes_on = is_first or matches(_label(item)[0])
        if not goes_on and _is_over(
            item, is_list=is_list, is_inline=is_inline, has_items=has_items
        ):
            return at, False
        length += len(item.text)
        if length > _LONGEST_TEXT and not is_list:
            return at, True
    return len(told), False


def _begins_another(
    item: _Line, matches: Callable[[str], bool], *, is_list: bool, is_first: bool
) -> bool:
    if _ITEM.match(item.text) or (is_list and item.is_row):
        return False
    label, rest = _label(item)
    if label and matches(label):
        return is_list and bool(rest)
    is_marked = bool(label) and ":" in item.text[: len(label) + 8]
    if label and _KNOWN.match(label) and (is_marked or not rest):
        return True
    if is_first:
        return False
    if _CLOSING.match(item.text) or (_NARRATIVE.match(item.text) and item.may_begin):
        return True
    return is_marked and not (is_list and _DOSE.search(item.text))


def _numbers_another(item: _Line, above: Sequence[_Line]) -> bool:
    """A number before a line where those above have none: the heading of another part."""
    is_numbered = _NUMBERED.match(item.text) and not item.is_row
    return bool(is_numbered and above) and not any(_NUMBERED.match(line.text) for line in above)


def _is_prose_below_table(item: _Line, above: Sequence[_Line]) -> bool:
    """A sentence under the rows of a table, which no row cut."""
    is_sentence = item.text[:1].isupper() and item.text.endswith(".") and item.text.count(" ") > 2
    return is_sentence and not item.is_row and bool(above) and above[-1].is_row


def _is_over(item: _Line, *, is_list: bool, is_inline: bool, has_items: bool) -> bool:
    """True when a line is no part of the section above it, though it has no label."""
    if item.is_first_of_page:  # a list goes on; a text only where the page cut a sentence
        return (
            not (item.is_item or _DOSE.search(item.text))
            if is_list
            else (item.before.rstrip()[-1:] in ".!?")
        )
    if not item.is_apart:
        if is_list:
            is_ended = is_inline and item.before.rstrip().endswith(".")
            return is_ended and not (item.is_item or _DOSE.search(item.text))
        return is_inline and not item.is_item and _is_new_paragraph(item)
    if item.is_item:
        return is_inline and not is_list
    if is_list and not is_inline and not has_items:
        return not _DOSE.search(item.text) and len(item.text) > _SHORT_LINE
    return True


def _is_new_paragraph(item: _Line) -> bool:
    """A line that begins large under a short one, whose sentence does not go on."""
    before = item.before.rstrip()
    return item.text[:1].isupper() and len(before) < _SHORT_LINE and before[-1:] not in ",;:(-–/"


def _section(
    label: str, lines: Sequence[PlacedSentence], rest: str, *, is_cut: bool
) -> Section | None:
    """The section of these lines; a label on a line of its own is left out of what is quoted."""
    body = lines if rest else lines[1:]
    pages = list(dict.fromkeys(line.page for line in body))
    parts = tuple(_joined([line for line in body if line.page == page]) for page in pages)
    if not parts:
        return None
    start = parts[0].text.find(rest, len(label)) if rest else 0
    return Section(label, parts, max(0, start), is_cut)


def _joined(lines: Sequence[PlacedSentence]) -> PlacedSentence:
    first, last = lines[0], lines[-1]
    text = first.text
    for before, line in itertools.pairwise(lines):
        text += ("\n\n" if line.start - before.end > 1 else "\n") + line.text
    return PlacedSentence(first.page, first.start, last.end, text, first.heading)
