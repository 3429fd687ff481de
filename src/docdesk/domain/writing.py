"""What a language model is given to read, and what it gives back while it writes."""

from dataclasses import dataclass

from docdesk.domain.answers import AnswerSentence, Citation, FoundPassage, Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """A passage as the model reads it: short id, header line, text, and its sentences' spans.

    `sentences` are relative to `text`.
    """

    id: str
    header: str
    text: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What a model is told to do with a text, outside the conversation.

    `instruction` is ours; `material` (what it works on) and `request` (what the person wants of it,
    "" for nothing) are untrusted. `begun` is the beginning of the answer, which the model goes on
    from. Material that does not fit is cut at its end. `is_plain`: the material alone is read, as
    text that goes on, without any chat around it.
    """

    instruction: str
    material: str
    request: str = ""
    begun: str = ""
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that was found, as it is shown and as the model reads it."""

    passage: FoundPassage
    source: SourceText


@dataclass(frozen=True, slots=True)
class TokenText:
    """A piece of text the engine wrote; `source` is set where it wrote a citation of that id.

    Both are empty while the engine still reads the prompt: a chance for the caller to stop.
    """

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """An answer's text with [n] markers, taken apart and checked against what it cites.

    `is_absence`: it says nothing but that the documents do not tell.
    """

    text: str
    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    is_absence: bool = False

    @property
    def is_useful(self) -> bool:
        """True when at least one sentence rests on what it cites."""
        return any(sentence.supported for sentence in self.sentences)
