"""Cuts found passages into the sentences that may answer, and weighs them by words and likeness."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.answers import FoundPassage, Span
from docdesk.domain.evidence import Signs, TellingSentence
from docdesk.retrieval.headings import is_heading
from docdesk.retrieval.question_words import content_words, rare_shares, share, stem, stems
from docdesk.retrieval.quotable import Quotable, Split, quotables

PASSAGES_READ = 3  # the best ones; later ones hardly ever answer better
_MOST_SENTENCES = 60  # a table has hundreds of rows: they cost time
_LONGEST_NAME = 12  # words; more say something
_SUBJECT_LENGTH = 80  # characters
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=[^\W\d_])")  # "7. Liability"
_RUNNING_HEAD = re.compile(r"\b(?:page|pagina)(?:\s*\d+(?:\s*(?:/|of|di)\s*\d+)?)?$", re.IGNORECASE)
# "Visitors may not stay." answers "May visitors stay?" though it has the question's words alone.
_STATES = re.compile(
    r"\b(?:is|are|was|were|has|have|do|does|may|can|cannot|must|shall|will|should|not|never|"
    r"è|sono|ha|hanno|può|possono|deve|devono|non)\b(?!-).*[.;!]$",
    re.IGNORECASE | re.DOTALL,
)
_SHORT_NAME = 3  # letters: "Inc", "Ltd", "Spa" after a name
_NAMES_ONLY = 0.25  # of a score is left to a line that names what is asked and says nothing of it
_WORDS_SHARE = 0.3  # of a sentence's score, beside its likeness
_LONG = 2000  # characters: more than two passages
_FEWEST_WITH_USUAL = 3  # sentences whose median says what the document is like

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Likeness:
    """Vectors of length 1: of the question, the sentences in their order, and the subject."""

    question: NDArray[np.float32]
    sentences: Vectors
    subject: NDArray[np.float32] | None

    @classmethod
    def of(cls, vectors: Vectors, count: int) -> "_Likeness":
        """Rows as `weigh_sentences` takes them, for so many sentences."""
        subject = vectors[count + 1] if len(vectors) > count + 1 else None
        return cls(vectors[0], vectors[1 : count + 1], subject)

    @property
    def of_sentences(self) -> NDArray[np.float32]:
        """The cosine of each sentence to the question."""
        cosines: NDArray[np.float32] = self.sentences @ self.question
        return cosines

    @property
    def of_subject(self) -> float | None:
        """The cosine of the subject to the question, None where there is none."""
        return None if self.subject is None else float(self.subject @ self.question)


def cut_sentences(passages: Sequence[FoundPassage], split: Split) -> list[TellingSentence]:
    """What can be quoted of the best passages in reading order, headings left out; scores are 0."""
    read = passages[:PASSAGES_READ]
    sentences = [
        _sentence(passage, one, _subject(passage, passages))
        for passage in read
        for one in quotables(passage.text, split, passage.heading, begins_document=_begins(passage))
        if not is_heading(one.text, begins_document=_begins_document(passage, one.span))
    ]
    if not sentences:  # a page of headings, a list of names
        sentences = [
            TellingSentence(passage.passage_id, _on_page(passage, span), text, "", 0.0)
            for passage in read
            for span in split(passage.text)
            for text in (" ".join(passage.text[span.start : span.end].split()),)
        ]
    return sentences[:_MOST_SENTENCES]


def _sentence(passage: FoundPassage, one: Quotable, subject: str) -> TellingSentence:
    lead = _on_page(passage, one.lead) if one.lead is not None else None
    span = _on_page(passage, one.span)
    place = (one.paragraph, lead, one.is_clause)
    return TellingSentence(passage.passage_id, span, one.text, subject, 0.0, *place)


def _on_page(passage: FoundPassage, span: Span) -> Span:
    return Span(passage.start + span.start, passage.start + span.end)


def _begins_document(passage: FoundPassage, span: Span) -> bool:
    return _begins(passage) and span.start == 0


def _subject(passage: FoundPassage, passages: Sequence[FoundPassage]) -> str:
    if passage.heading:
        return passage.heading[:_SUBJECT_LENGTH]
    for other in passages:
        if other.document == passage.document and _begins(other):
            line = other.text.strip().split("\n")[0].strip()
            return line[:_SUBJECT_LENGTH] if is_heading(line, begins_document=True) else ""
    return ""


def _is_long(passages: Sequence[FoundPassage]) -> bool:
    """True when something was found beyond the beginning of the best passage's document."""
    return any(
        p.document == passages[0].document and (p.page > 1 or p.start > _LONG) for p in passages
    )


def _begins(passage: FoundPassage) -> bool:
    return passage.page == 1 and passage.start == 0


def weigh_sentences(
    question: str,
    passages: Sequence[FoundPassage],
    sentences: Sequence[TellingSentence],
    vectors: Vectors | None,
) -> tuple[list[TellingSentence], Signs]:
    """The sentences (at least one) with their scores, best first; what speaks for their answering.

    Args:
        vectors: rows of length 1: of the question, of each sentence and, where it has one, of the
            first sentence's subject. Without them words alone decide.
    """
    asked = stems(question)
    said = [stems(sentence.text) for sentence in sentences]
    worth = np.array([1.0 if _says_more(s.text, asked) else _NAMES_ONLY for s in sentences])
    shares = np.array([share(asked, words) for words in said])
    # One document answers: what others have by chance would speak for it too.
    best = _of_best_document(passages, sentences)
    signs = Signs(
        covered=float(shares[best].max()),
        covered_by_all=share(asked, frozenset[str]().union(*(said[i] for i in best))),
        is_long=_is_long(passages),
    )
    by_words = np.array(rare_shares(asked, said))
    if vectors is None:
        return _ordered(sentences, worth * by_words), signs
    likeness = _Likeness.of(vectors, len(sentences))
    scores = likeness.of_sentences + _WORDS_SHARE * by_words
    signs = replace(
        signs,
        sentence=float(likeness.of_sentences[best].max()),
        subject=likeness.of_subject,
        margin=_margin(scores[best]),
    )
    return _ordered(sentences, worth * scores), signs


def _says_more(text: str, asked: frozenset[str]) -> bool:
    """False for a heading, a running head or a name that stands there alone."""
    if len(text.split()) > _LONGEST_NAME or _STATES.search(text):
        return True
    numbered = _NUMBERED.match(text)
    if _RUNNING_HEAD.search(text) or (numbered and is_heading(text[numbered.end() :])):
        return False
    return any(
        (len(word) > _SHORT_NAME or word.isdigit()) and stem(word) not in asked
        for word in content_words(text)
    )


def _of_best_document(
    passages: Sequence[FoundPassage], sentences: Sequence[TellingSentence]
) -> list[int]:
    """The places of the sentences of the best passage's document; all where it has none."""
    own = {p.passage_id for p in passages if p.document == passages[0].document}
    places = [i for i, sentence in enumerate(sentences) if sentence.passage_id in own]
    return places or list(range(len(sentences)))


def _ordered(
    sentences: Sequence[TellingSentence], scores: NDArray[np.floating]
) -> list[TellingSentence]:
    weighed = [
        replace(sentence, score=round(float(score), 4))
        for sentence, score in zip(sentences, scores, strict=True)
    ]
    return sorted(weighed, key=lambda sentence: -sentence.score)


def _margin(scores: NDArray[np.floating]) -> float:
    """By how much the best score stands out from what the document says otherwise."""
    usual = float(np.median(scores)) if len(scores) >= _FEWEST_WITH_USUAL else 0.0
    return float(scores.max()) - usual
