"""Pages cut into passages that fit the encoder's window."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import ceil

from docdesk.chunking.sentences import split_sentences
from docdesk.domain.documents import Page, ParsedDocument, PassageCut

CountTokens = Callable[[Sequence[str]], list[int]]

# Dotted lines of contents, lines to sign on: one token a character, and no meaning.
_LEADER = re.compile(r"([-_.=*~·•])(?: ?\1){3,}")

SMALLEST_WINDOW = 128
# Encoders that see more get no larger passages: eight of them have to fit into a small model's
# context, and a citation of a whole page shows nobody where to look.
LARGEST_PASSAGE = 384
PREFIX_CHARS = 60  # of title and heading each: enough to tell, little of the window
# A section shorter than this share of the window is kept together with the next one.
_OWN_SHARE = 0.25
# How far from the best size, as a share of a passage, a cut may move to fall between paragraphs.
_PARAGRAPH_PULL = 0.25


def encoder_text(title: str, heading: str, text: str) -> str:
    """What the encoder sees of a passage: where it stands, then its words.

    Passages are sized for exactly this text. Line ends and layout blanks are plain spaces, dotted
    and dashed lines are short. The heading is not said twice where the passage begins with it.
    """
    words = _condensed(text)
    is_said = words.casefold().startswith(heading.casefold())
    place = (_shortened(title), "" if is_said else _shortened(heading))
    return "\n".join(filter(None, (" — ".join(filter(None, place)), words)))


def _condensed(text: str) -> str:
    return _LEADER.sub(r"\1\1\1", " ".join(text.split()))


def _shortened(name: str) -> str:
    line = " ".join(name.split())
    if len(line) <= PREFIX_CHARS:
        return line
    words = line[: PREFIX_CHARS + 1].rpartition(" ")[0]
    return words or line[:PREFIX_CHARS]


def cut_passages(
    document: ParsedDocument, *, count_tokens: CountTokens, window: int
) -> list[PassageCut]:
    """The passages of a document in reading order.

    Each lies within one page and `text` is exactly the page's characters `start:end`. Together
    they hold all text that is not white space. None exceeds the window, or LARGEST_PASSAGE tokens,
    with its title and heading. Cuts fall at headings first, then between paragraphs, sentences,
    words.

    Args:
        count_tokens: tokens of each text, special tokens included.
        window: tokens that the encoder can see, at least `SMALLEST_WINDOW`.
    """
    if window < SMALLEST_WINDOW:
        raise ValueError(f"a window of {window} tokens leaves no room for text")
    return _Cutter(document, count_tokens, min(window, LARGEST_PASSAGE)).passages()


@dataclass(frozen=True, slots=True)
class _Unit:
    """Characters that stay together, with the white space after them: mostly one sentence.

    `section` indexes the headings. `tokens` 0 means that they are not counted yet.
    """

    page: Page
    start: int
    end: int
    section: int
    opens_paragraph: bool
    opens_section: bool
    tokens: int = 0

    @property
    def text(self) -> str:
        return self.page.text[self.start : self.end]


_Group = list[_Unit]


class _Cutter:
    """Cuts one document; tokens are counted in few large batches, which tokenizers are fast at."""

    def __init__(self, document: ParsedDocument, count: CountTokens, window: int) -> None:
        self._title = document.title
        self._pages = document.pages
        headings = sorted(document.headings, key=lambda heading: (heading.page, heading.start))
        self._starts = [(heading.page, heading.start) for heading in headings]
        self._names = [*(heading.text for heading in headings), ""]  # -1: under no heading yet
        self._count = count
        self._window = window
        prefixes = [encoder_text(self._title, name, "") for name in self._names]
        self._special, *taken = count(["", *prefixes])
        self._rooms = [window - tokens for tokens in taken]  # for text under each heading

    def passages(self) -> list[PassageCut]:
        """All passages of the document."""
        units = self._fitting([unit for page in self._pages for unit in self._units(page)])
        return self._checked(
            [
                passage
                for _, of_page in groupby(units, key=lambda unit: unit.page.number)
                for group in self._groups(list(of_page))
                for passage in _fill(group, self._room(group))
            ]
        )

    def _units(self, page: Page) -> Iterator[_Unit]:
        """The page's sentences, parted where a heading begins."""
        first = bisect_left(self._starts, (page.number, 0))
        last = bisect_left(self._starts, (page.number + 1, 0))
        headings = {_skip_space(page.text, start) for _, start in self._starts[first:last]}
        starts = sorted({span.start for span in split_sentences(page.text)} | headings)
        starts = [start for start in starts if start < len(page.text)]
        section = first - 1
        for start, end in pairwise([*starts, len(page.text)]):
            section += start in headings
            above = page.text[max(0, start - 8) : start]
            yield _Unit(
                page,
                start,
                end,
                section,
                above[len(above.rstrip()) :].count("\n") > 1,
                start in headings,
            )

    def _room(self, units: Sequence[_Unit]) -> int:
        return min(self._rooms[section] for section in {unit.section for unit in units})

    def _fitting(self, units: _Group) -> _Group:
        """The units with their tokens; those too long for a passage are parted."""
        units = self._counted(units)
        while any(self._is_too_long(unit) for unit in units):
            units = self._counted([part for unit in units for part in self._parts(unit)])
        return units

    def _counted(self, units: _Group) -> _Group:
        new = [_condensed(unit.text) for unit in units if not unit.tokens]
        counts = iter(self._count(new) if new else ())
        return [
            unit if unit.tokens else replace(unit, tokens=max(1, next(counts) - self._special))
            for unit in units
        ]

    def _is_too_long(self, unit: _Unit) -> bool:
        return unit.tokens > self._rooms[unit.section] and len(unit.text.rstrip()) > 1

    def _parts(self, unit: _Unit) -> _Group:
        if not self._is_too_long(unit):
            return [unit]
        # A little more than it needs, since equal lengths are not quite equal tokens.
        return _split_evenly(
            unit, max(2, ceil(1.1 * unit.tokens / max(1, self._rooms[unit.section])))
        )

    def _groups(self, units: _Group) -> list[_Group]:
        """The sections of a page, small ones together with a neighbour."""
        groups: list[_Group] = [[]]
        for unit in units:
            if unit.opens_section and groups[-1] and not self._is_small(groups[-1]):
                groups.append([])
            groups[-1].append(unit)
        if len(groups) > 1 and self._is_small(groups[-1]):
            both = groups[-2] + groups[-1]
            if _size(both) <= self._room(both):
                groups[-2:] = [both]
        return groups

    def _is_small(self, units: _Group) -> bool:
        return _size(units) < _OWN_SHARE * self._room(units)

    def _checked(self, drafts: list[_Group]) -> list[PassageCut]:
        """The drafts as passages, counted as the encoder sees them; too large ones are halved."""
        done: list[PassageCut] = []
        while drafts:
            cuts = [self._passage(draft) for draft in drafts]
            texts = [encoder_text(self._title, cut.heading, cut.text) for cut in cuts]
            too_large: list[_Group] = []
            for draft, cut, tokens in zip(drafts, cuts, self._count(texts), strict=True):
                if tokens > self._window and len(cut.text) > 1:
                    too_large += _halves(draft)
                else:
                    done.append(replace(cut, tokens=tokens))
            drafts = too_large
        return sorted(done, key=lambda cut: (cut.page, cut.start))

    def _passage(self, units: _Group) -> PassageCut:
        page, start = units[0].page, units[0].start
        text = page.text[start : units[-1].end].rstrip()
        sizes: Counter[int] = Counter()
        for unit in units:
            sizes[unit.section] += unit.tokens
        heading = self._names[sizes.most_common(1)[0][0]]
        return PassageCut(page.number, start, start + len(text), text, heading)


def _size(units: Sequence[_Unit]) -> int:
    return sum(unit.tokens for unit in units)


def _skip_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _fill(units: _Group, room: int) -> Iterator[_Group]:
    """Passages of about equal size, as few as fit, cut between paragraphs where that is near."""
    left = _size(units)
    while units:
        target = left / ceil(left / room)
        best, least, size = 1, 2.0, 0
        for count, unit in enumerate(units, 1):
            size += unit.tokens
            if size > room:
                break
            is_open = count == len(units) or units[count].opens_paragraph
            cost = abs(size - target) / room + (0 if is_open else _PARAGRAPH_PULL)
            if cost <= least:
                best, least = count, cost
        yield units[:best]
        left -= _size(units[:best])
        units = units[best:]


def _halves(units: _Group) -> list[_Group]:
    if len(units) > 1:
        return [units[: len(units) // 2], units[len(units) // 2 :]]
    return [[replace(part, tokens=1)] for part in _split_evenly(units[0], 2)]


def _split_evenly(unit: _Unit, parts: int) -> _Group:
    """The unit in parts of about equal length, cut at line ends or words where there are any."""
    text = unit.page.text
    length = len(unit.text.rstrip())
    step = max(1, length // parts)
    starts = [unit.start]
    for number in range(1, parts):
        lowest, target = starts[-1] + max(1, step // 2), unit.start + number * step
        start = _skip_space(text, _cut_near(text, lowest, target))
        if starts[-1] < start < unit.start + length:
            starts.append(start)
    return [
        _Unit(
            unit.page, start, end, unit.section, False, unit.opens_section and start == unit.start
        )
        for start, end in pairwise([*starts, unit.end])
    ]


def _cut_near(text: str, lowest: int, target: int) -> int:
    line_end = text.rfind("\n", lowest, target + 1)
    if line_end >= 0:
        return line_end + 1
    for at in range(target, lowest - 1, -1):
        if text[at].isspace():
            return at + 1
    return max(lowest, target)
