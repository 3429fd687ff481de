"""Answers and passages cut into runs of text that are drawn alike; pure, nothing is interpreted."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from docdesk.domain.answers import Answer, AnswerSentence, Citation, FoundPassage, Span

# No-break spaces keep a citation number in one piece with its chip and with the word before it.
CHIP_GAP, CHIP_SPACE = "\u00a0", "\u202f"
MATCHES_SHOWN = 2  # sentences of a passage, best first: where all is marked, nothing is
_MARKER = re.compile(r"\[(\d{1,3})\]")
_MARKER_BEGUN = re.compile(r"\s*\[\d{0,3}$")
_MARKERS_AFTER = re.compile(r"(?:\s*\[\d{1,3}\])+[.!?]?")
_WORDS = re.compile(r"\S+\s*|\s+")
_CHIP = re.compile(f"{CHIP_GAP}{CHIP_SPACE}([^{CHIP_SPACE}]+){CHIP_SPACE}{{2}}")


class RunKind(StrEnum):
    """What a run of text is, and so how it looks."""

    TEXT = "text"
    CITATION = "citation"
    UNSUPPORTED = "unsupported"
    FLAG = "flag"  # our own words on what is wrong with the sentence before it
    MATCH = "match"
    HEADING = "heading"
    ABSENT = "absent"  # says what of the question nothing found answers
    CHANGED = "changed"  # differs from the text it is compared with


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one kind; `number` is that of a citation."""

    text: str
    kind: RunKind = RunKind.TEXT
    number: int = 0


def streaming_runs(text: str) -> tuple[Run, ...]:
    """The runs of an answer that is still being written; a marker begun is held back."""
    return _runs(_MARKER_BEGUN.sub("", text), RunKind.TEXT)


def answer_runs(answer: Answer, flag: Callable[[AnswerSentence], str]) -> tuple[Run, ...]:
    """The runs of a checked answer; `flag` words what is wrong with an unsupported sentence."""
    runs: list[Run] = []
    done = 0
    for span, sentence in _unsupported_spans(answer):
        runs += _runs(answer.text[done : span.start], RunKind.TEXT)
        runs += _runs(answer.text[span.start : span.end], RunKind.UNSUPPORTED)
        runs.append(Run(f" {flag(sentence)}", RunKind.FLAG))
        done = span.end
    return (*runs, *_runs(answer.text[done:], RunKind.TEXT), *_absent_runs(answer))


def checked_runs(answer: Answer) -> tuple[Run, ...]:
    """The runs of a checked answer without its unsupported sentences."""
    text, done = "", 0
    for span, _ in _unsupported_spans(answer):
        text += answer.text[done : span.start]
        done = span.end
    text = re.sub(r" {2,}", " ", text + answer.text[done:]).strip()
    absent = _absent_runs(answer)
    if absent and not text:
        absent = (Run(absent[0].text.lstrip("\n"), RunKind.ABSENT),)
    return (*_runs(text, RunKind.TEXT), *absent)


def compared_runs(text: str, other: str) -> tuple[Run, ...]:
    """A text with the words marked that are not in the other at the same place."""
    words, others = _WORDS.findall(text), _WORDS.findall(other)
    runs: list[Run] = []
    for name, start, end, _, _ in SequenceMatcher(None, words, others, False).get_opcodes():
        piece = "".join(words[start:end])
        shown = "" if name == "equal" else piece.rstrip()  # a mark ends with its word
        runs += [Run(shown, RunKind.CHANGED), Run(piece[len(shown) :])]
    return tuple(run for run in runs if run.text)


def citation_order(text: str) -> tuple[int, ...]:
    """The citation numbers of an answer in the order in which they are read, each once."""
    return tuple(dict.fromkeys(int(found) for found in _MARKER.findall(text)))


def quoted_span(source: FoundPassage | Citation) -> Span:
    """The characters of the page that are quoted: a citation's, or a passage's best sentence."""
    if isinstance(source, FoundPassage) and source.matches:
        return source.matches[0]
    return Span(source.start, source.end)


def quoted_words(source: FoundPassage | Citation) -> str:
    """The quote in one line, as it is shown and copied."""
    if isinstance(source, Citation):
        return one_line(source.quote)
    span = quoted_span(source)
    return one_line(source.text[max(0, span.start - source.start) : span.end - source.start])


def excerpt(passage: FoundPassage, limit: int = 280) -> tuple[Run, ...]:
    """A passage cut to about `limit` characters around its best sentence, matches marked.

    Sentences that answer further off are shown as well, with what lies between them left out.
    """
    spans = [
        Span(max(0, match.start - passage.start), match.end - passage.start)
        for match in passage.matches[:MATCHES_SHOWN]
    ]
    windows = [_window(passage.text, spans[0] if spans else Span(0, 0), limit)]
    windows += [each for each in spans[1:] if not _is_within(each, windows[0])]
    return _marked(passage.text, _merged(windows), sorted(spans, key=lambda span: span.start))


def chip(number: int, words: str = "") -> Run:
    """A citation's number, or `words`; all but its first and last space lie on the chip."""
    shown = words.replace(" ", CHIP_GAP) or str(number)
    return Run(f"{CHIP_GAP}{CHIP_SPACE}{shown}{CHIP_SPACE}{CHIP_SPACE}", RunKind.CITATION, number)


def unmarked(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The same words with no match among them: what does not answer is no evidence."""
    return tuple(Run(run.text) for run in runs)


def copied_text(text: str) -> str:
    """Text as the clipboard gets it: citation chips written as [n]."""
    return _CHIP.sub(r" [\1]", text.replace("\u2029", "\n"))


def one_line(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


def _runs(text: str, kind: RunKind) -> tuple[Run, ...]:
    runs: list[Run] = []
    done = 0
    for marker in _MARKER.finditer(text):
        before = text[done : marker.start()].rstrip(" ")
        runs += [Run(before, kind)] if before else []
        number = int(marker.group(1))
        runs.append(chip(number))
        done = marker.end()
    rest = text[done:]
    return (*runs, Run(rest, kind)) if rest else tuple(runs)


def _absent_runs(answer: Answer) -> tuple[Run, ...]:
    text = " ".join(answer.absent)
    return (Run(f"\n{text}", RunKind.ABSENT),) if text else ()


def _unsupported_spans(answer: Answer) -> list[tuple[Span, AnswerSentence]]:
    found: list[tuple[Span, AnswerSentence]] = []
    place = _Finder(answer.text)
    for sentence in answer.sentences:
        span = place.find(sentence.text)
        if span and not sentence.supported:
            found.append((span, sentence))
    return found


class _Finder:
    """Finds sentences of a text one after the other, whatever their markers and white space."""

    def __init__(self, text: str) -> None:
        self._text = text
        blanked = _MARKER.sub(lambda marker: " " * len(marker.group()), text)
        self._places = [index for index, letter in enumerate(blanked) if not letter.isspace()]
        self._letters = "".join(blanked[index] for index in self._places)
        self._from = 0

    def find(self, sentence: str) -> Span | None:
        """Where the next occurrence stands, its markers included; None if there is none."""
        letters = "".join(_MARKER.sub("", sentence).split())
        at = self._letters.find(letters, self._from) if letters else -1
        if at < 0:
            return None
        self._from = at + len(letters)
        end = self._places[self._from - 1] + 1
        after = _MARKERS_AFTER.match(self._text, end)
        return Span(self._places[at], after.end() if after else end)


def _window(text: str, best: Span, limit: int) -> Span:
    if len(text) <= limit:
        return Span(0, len(text))
    spare = max(0, limit - (best.end - best.start))
    start = max(0, best.start - spare // 3)
    end = min(len(text), max(best.end, start + limit))
    return Span(min(best.start, _word_start(text, start)), _word_end(text, end))


def _word_start(text: str, start: int) -> int:
    return 0 if start == 0 else text.find(" ", start - 1) + 1 or start


def _word_end(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", 0, end + 1)
    return space if space > 0 else end


def _is_within(span: Span, window: Span) -> bool:
    return window.start <= span.start and span.end <= window.end


def _merged(windows: list[Span]) -> list[Span]:
    """The windows in the order of the text; those that touch are one."""
    merged: list[Span] = []
    for window in sorted(windows, key=lambda span: span.start):
        if merged and window.start <= merged[-1].end + 1:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, window.end))
        else:
            merged.append(window)
    return merged


def _marked(text: str, windows: list[Span], matches: list[Span]) -> tuple[Run, ...]:
    runs = [Run("… ")] if windows[0].start > 0 else []
    for at, window in enumerate(windows):
        runs += [Run(" … ")] if at else []
        runs += _marked_in(text, window, matches)
    runs += [Run(" …")] if windows[-1].end < len(text) else []
    return tuple(run for run in runs if run.text)


def _marked_in(text: str, window: Span, matches: list[Span]) -> list[Run]:
    runs = []
    done = window.start
    for match in matches:
        start, end = max(done, match.start), min(window.end, match.end)
        if start >= end:
            continue
        runs.append(Run(_joined(text[done:start])))
        runs.append(Run(_joined(text[start:end]), RunKind.MATCH))
        done = end
    runs.append(Run(_joined(text[done : window.end])))
    return runs


def _joined(text: str) -> str:
    return re.sub(r"\s+", " ", text)
