"""A document taken apart into the sections of its summary."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from docdesk.domain.whole import PassageSpan, WholeDocument

MOST_SECTIONS = 24
_LONGEST_HEADING = 70  # characters of each
_FEWEST_SECTIONS = 4
_SECTION_CHARS = 1000  # a section for each so many characters, up to MOST_SECTIONS


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document: its passages from `first` to before `last`, and their headings."""

    first: int
    last: int
    size: int  # characters
    headings: tuple[str, ...]

    @property
    def heading(self) -> str:
        """The heading, or the first and the last of several."""
        named = [_short(heading) for heading in self.headings if heading]
        return " – ".join(dict.fromkeys([named[0], named[-1]])) if named else ""


def _short(heading: str) -> str:
    """The heading, cut between words where a line of text was taken for one."""
    if len(heading) <= _LONGEST_HEADING:
        return heading
    return heading[:_LONGEST_HEADING].rpartition(" ")[0] + " …"


def sections_of(whole: WholeDocument) -> list[Section]:
    """The sections in reading order: by headings, small ones together, enormous ones apart."""
    wanted = max(_FEWEST_SECTIONS, min(MOST_SECTIONS, whole.size // _SECTION_CHARS))
    found = _by_heading(whole.passages)
    largest = max(_SECTION_CHARS, 2 * whole.size // wanted)
    parts = [part for section in found for part in _parts(section, whole.passages, largest)]
    while len(parts) > wanted:
        smallest = min(
            range(len(parts) - 1), key=lambda index: parts[index].size + parts[index + 1].size
        )
        parts[smallest : smallest + 2] = [_together(parts[smallest], parts[smallest + 1])]
    return parts


def _by_heading(passages: Sequence[PassageSpan]) -> list[Section]:
    sections: list[Section] = []
    start = 0
    for heading, group in groupby(passages, key=lambda passage: passage.heading):
        spans = list(group)
        sections.append(Section(start, start + len(spans), _size(spans), (heading,)))
        start += len(spans)
    return sections


def _parts(section: Section, passages: Sequence[PassageSpan], largest: int) -> list[Section]:
    """The section, or parts of it of about equal size at the ends of passages."""
    count = -(-section.size // largest)
    if count < 2:
        return [section]
    parts: list[Section] = []
    first, done = section.first, 0
    for index in range(section.first, section.last):
        done += _size(passages[index : index + 1])
        if done >= section.size * (len(parts) + 1) / count or index + 1 == section.last:
            size = _size(passages[first : index + 1])
            parts.append(Section(first, index + 1, size, section.headings))
            first = index + 1
    return parts


def _together(one: Section, other: Section) -> Section:
    headings = tuple(dict.fromkeys((*one.headings, *other.headings)))
    return Section(one.first, other.last, one.size + other.size, headings)


def _size(passages: Sequence[PassageSpan]) -> int:
    return sum(passage.end - passage.start for passage in passages)
