"""The sentences that may answer a question, and what speaks for it that they do."""

from dataclasses import dataclass

from docdesk.domain.answers import Assessment, FoundPassage, Span


@dataclass(frozen=True, slots=True)
class TellingSentence:
    """A sentence of a found passage, by how well it answers.

    `span` is of the page's text, `text` the sentence in one line with what it needs to be
    understood. `subject` is what the passage is about: its heading or the document's first line, ""
    where it has none. `score` orders the sentences of one question, higher is better. `paragraph`
    counts within the passage: what has the same one stands together as prose. `lead` are the words
    before a list of which this is an item, or the row that names the columns of this one.
    `is_clause`: a row, an item, or text below a heading or number of its own.
    """

    passage_id: int
    span: Span
    text: str
    subject: str
    score: float
    paragraph: int = 0
    lead: Span | None = None
    is_clause: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for it that the evidence answers.

    `sentence` and `subject` are the cosines of the question to the best sentence and to what the
    document is about, `alignment` how well each token of the question is met in the best passage,
    `margin` by how much the best sentence's score is above the median one's, or above 0 where there
    are one or two; None where the encoder cannot read the question, `subject` also where it is not
    known. `covered` is the greatest share of the question's content words that one sentence has,
    `covered_by_all` the share that all have together. `gain` is how much of a sentence's surprise
    the question takes away from a language model (0 nothing, 1 all), None where none was asked.
    `is_long` says that the best passage is of a document of several passages, `lacks_number` that
    the question has a number which no passage found of the best document has.
    """

    covered: float
    covered_by_all: float
    sentence: float | None = None
    subject: float | None = None
    alignment: float | None = None
    margin: float | None = None
    gain: float | None = None
    is_long: bool = False
    lacks_number: bool = False


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """One of the questions that are asked in one.

    `own` are the stems of its content words that no other part has, `absence` the sentence that
    says that nothing found answers it, in the language of the question.
    """

    text: str
    own: frozenset[str]
    absence: str


@dataclass(frozen=True, slots=True)
class NamedClauses:
    """What was found of the clauses that a question names, as passages of their own.

    `covered` is the share of what is asked beside these and their document that they have, 1 where
    nothing else is asked.
    """

    passages: tuple[FoundPassage, ...] = ()
    covered: float = 0.0


@dataclass(frozen=True, slots=True)
class EvidenceRead:
    """Found passages with their best sentences marked; all sentences that may answer, best first.

    `absent` are sentences on the parts of the question that nothing found answers.
    """

    passages: tuple[FoundPassage, ...]
    sentences: tuple[TellingSentence, ...]
    signs: Signs
    assessment: Assessment
    absent: tuple[str, ...] = ()
