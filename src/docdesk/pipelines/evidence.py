"""The step between search and answer: the sentences that answer, and whether they do."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from docdesk.domain.answers import Assessment, FoundPassage, Span
from docdesk.domain.evidence import EvidenceRead, NamedClauses, QuestionPart, Signs, TellingSentence
from docdesk.domain.language import is_bare, language_of
from docdesk.domain.writing import Task
from docdesk.pipelines.steps import Encoder, Vectors

MOST_MATCHES = 3  # sentences that are marked in a passage
_WORTH_MARKING = 0.6  # of the best sentence's score
MOST_CHOSEN = 3  # sentences of an answer in the documents' words
_WORTH_CHOOSING = 0.5  # of the best sentence's score, beside it
_AS_GOOD = 0.8  # of it, elsewhere
_MOST_WORDS = 120
# It takes back a part of the sentence before it: one is not quoted without the other.
_TAKES_BACK = re.compile(
    r"(?:^|: )(?:however|but|except|unless|provided\s+that|notwithstanding|"
    r"this\s+(?:does|shall)\s+not|tuttavia|ma|salvo|eccetto|ciò\s+non|quanto\s+sopra\s+non)\b",
    re.IGNORECASE,
)

Sentences = list[TellingSentence]
Score = Callable[[Task, Sequence[str]], list[float]]


class Weigh(Protocol):
    """Scores of sentences by a question; `vectors` of question, sentences and subject, if any."""

    def __call__(
        self,
        question: str,
        passages: Sequence[FoundPassage],
        sentences: Sentences,
        vectors: Vectors | None,
    ) -> tuple[Sentences, Signs]: ...


@dataclass(frozen=True, slots=True)
class Judging:
    """The pure parts of judging evidence, as functions.

    `looked_for` gives the question without its search operators and filters, `cut` the sentences of
    passages, `weigh` their scores and what speaks for them, `assess` what follows from it,
    `needs_model` whether a language model's judgement would help, `gain` that judgement,
    `uncovered` the words of a question that nothing has, `parts` the questions within one,
    `stands_together` whether what only a part asks for stands in one place, `clauses` what was
    found of the clauses that a question names.
    """

    looked_for: Callable[[str], str]
    cut: Callable[[Sequence[FoundPassage]], Sentences]
    weigh: Weigh
    assess: Callable[[Signs], Assessment]
    needs_model: Callable[[Signs], bool]
    uncovered: Callable[[str, Sequence[FoundPassage]], tuple[str, ...]]
    parts: Callable[[str], Sequence[QuestionPart]]
    stands_together: Callable[[QuestionPart, Sequence[FoundPassage]], bool]
    clauses: Callable[[str, Sequence[FoundPassage]], NamedClauses]
    gain: Callable[[str, Sentences, Score], float]


class EvidenceReader:
    """Reads what was found before anyone writes; `encoder` gives None while it is loading."""

    def __init__(self, encoder: Callable[[], Encoder | None], judging: Judging) -> None:
        self._encoder = encoder
        self._judging = judging

    def read(self, question: str, passages: Sequence[FoundPassage]) -> EvidenceRead:
        """The passages with the sentences that answer marked, and whether they are enough."""
        judging = self._judging
        question = judging.looked_for(question) or question
        uncovered = judging.uncovered(question, passages)
        sentences = judging.cut(passages)
        if not sentences:
            nothing = replace(judging.assess(Signs(0.0, 0.0)), probability=0.0, uncovered=uncovered)
            return EvidenceRead(tuple(passages), (), Signs(0.0, 0.0), nothing)
        reading = self._reading(question, passages, sentences)
        covered, absent = reading.without_absent(question)
        weighed, signs = reading.weigh(covered)
        weighed = reading.with_parts(covered, weighed)
        of_best = [passage for passage in passages if passage.document == passages[0].document]
        lacking = judging.uncovered(covered, of_best)
        signs = replace(signs, lacks_number=any(map(_has_digit, lacking)))
        weighed, signs = self._with_clauses(covered, passages, weighed, signs)
        return EvidenceRead(
            passages=tuple(_marked(passage, weighed) for passage in passages),
            sentences=tuple(weighed),
            signs=signs,
            assessment=replace(judging.assess(signs), uncovered=uncovered),
            absent=absent,
        )

    def judge(self, question: str, evidence: EvidenceRead, score: Score) -> EvidenceRead:
        """The evidence assessed once more, with a language model; EngineError when that fails."""
        if not evidence.sentences or not self._judging.needs_model(evidence.signs):
            return evidence
        question = self._judging.looked_for(question) or question
        gain = self._judging.gain(question, list(evidence.sentences), score)
        signs = replace(evidence.signs, gain=gain)
        uncovered = evidence.assessment.uncovered
        return replace(
            evidence,
            signs=signs,
            assessment=replace(self._judging.assess(signs), uncovered=uncovered),
        )

    def _with_clauses(
        self, question: str, passages: Sequence[FoundPassage], weighed: Sentences, signs: Signs
    ) -> tuple[Sentences, Signs]:
        """The sentences of the clauses that the question names first; they may answer by that."""
        named = self._judging.clauses(question, passages)
        said = self._judging.cut(named.passages)
        if not said:
            return weighed, signs
        known = {(sentence.passage_id, sentence.span): sentence for sentence in weighed}
        by_words, _ = self._judging.weigh(question, named.passages, said, None)
        above = 2 * max(1.0, weighed[0].score)
        first = [
            replace(known.pop((s.passage_id, s.span), s), score=above + s.score) for s in by_words
        ]
        by_name = Signs(named.covered, named.covered)
        best = max(signs, by_name, key=lambda one: self._judging.assess(one).probability)
        return [*first, *known.values()], best

    def _reading(
        self, question: str, passages: Sequence[FoundPassage], sentences: Sentences
    ) -> "_Reading":
        """By words alone while there is no encoder, or when it cannot read the language.

        So too for a bare word or two: likeness was measured with whole questions.
        """
        encoder = None if is_bare(question) else self._encoder()
        if encoder is not None and encoder.card.languages:
            language = language_of(question, passages[0].text)
            encoder = encoder if language.value in encoder.card.languages else None
        if encoder is None:
            return _Reading(self._judging, passages, sentences)
        texts = [sentence.text for sentence in sentences]
        subject = sentences[0].subject
        vectors = encoder.encode_passages([*texts, subject] if subject else texts)
        return _Reading(self._judging, passages, sentences, encoder, vectors)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Found sentences, and the vectors of these and of their subject, that a question is held to.

    Without an encoder words alone decide.
    """

    judging: Judging
    passages: Sequence[FoundPassage]
    sentences: Sentences
    encoder: Encoder | None = None
    vectors: Vectors | None = None

    def weigh(self, question: str) -> tuple[Sentences, Signs]:
        """The sentences by how well they answer, and what speaks for it that they do."""
        weighed, signs = self._scored(question)
        if self.encoder is None:
            return weighed, signs
        return weighed, replace(signs, alignment=self.encoder.alignment(question, self._read))

    def with_parts(self, question: str, weighed: Sentences) -> Sentences:
        """The sentence that answers each part of the question best before all others."""
        firsts = [self._scored(part.text)[0][0] for part in self.judging.parts(question)]
        places = dict.fromkeys((sentence.passage_id, sentence.span) for sentence in firsts)
        known = {(sentence.passage_id, sentence.span): sentence for sentence in weighed}
        top = weighed[0].score
        first = [replace(known.pop(place), score=top) for place in places]
        return [*first, *known.values()]

    def _scored(self, question: str) -> tuple[Sentences, Signs]:
        rows = None
        if self.encoder is not None and self.vectors is not None:
            rows = np.vstack([self.encoder.encode_query(question), self.vectors])
        return self.judging.weigh(question, self.passages, self.sentences, rows)

    @property
    def _read(self) -> list[str]:
        """The texts of the passages of the best one's document that were cut into sentences."""
        cut = {sentence.passage_id for sentence in self.sentences}
        best = self.passages[0].document
        return [p.text for p in self.passages if p.document == best and p.passage_id in cut]

    def without_absent(self, question: str) -> tuple[str, tuple[str, ...]]:
        """The question less its parts that nothing answers, and a sentence on each of these.

        A question all of whose parts are absent stays whole: that is a refusal.
        """
        parts = self.judging.parts(question)
        absent = [part for part in parts if self._is_absent(part)]
        if not absent or len(absent) == len(parts):
            return question, ()
        covered = " ".join(part.text for part in parts if part not in absent)
        return covered, tuple(part.absence for part in absent)

    def _is_absent(self, part: QuestionPart) -> bool:
        """True when its own words are scattered and it would be refused if it were asked alone."""
        if self.judging.stands_together(part, self.passages):
            return False
        _, signs = self.weigh(part.text)
        return not self.judging.assess(signs).is_enough


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def choose(sentences: Sequence[TellingSentence]) -> tuple[TellingSentence, ...]:
    """The sentences of an answer: the best one, and further ones that answer with it.

    Measured by token F1 on CLAP-NQ's answers; a clause or a letter often needs one alone.
    """
    chosen: Sentences = []
    for sentence in sentences[:MOST_CHOSEN]:
        if chosen and not _goes_with(sentence, chosen[0]):
            continue
        together = (sentence, *_items_below(sentence, sentences), *_limit_of(sentence, sentences))
        more = [s for s in together if s not in chosen]
        if not chosen or sum(map(_words, chosen + more)) <= _MOST_WORDS:
            chosen += more
    leads = {_lead_of(sentence): None for sentence in chosen if sentence.lead is not None}
    known = {(sentence.passage_id, sentence.span) for sentence in chosen}
    return (*(lead for lead in leads if (lead.passage_id, lead.span) not in known), *chosen)


def _goes_with(sentence: TellingSentence, best: TellingSentence) -> bool:
    """Prose goes on beside the best sentence; anything else has to be about as good."""
    is_beside = (sentence.passage_id, sentence.paragraph) == (best.passage_id, best.paragraph)
    is_prose = is_beside and not (sentence.is_clause or best.is_clause)
    return sentence.score >= (_WORTH_CHOOSING if is_prose else _AS_GOOD) * best.score


def _items_below(lead: TellingSentence, sentences: Sequence[TellingSentence]) -> Sentences:
    """The items of the list that a sentence leads to, as they stand there; none for another."""
    below = [s for s in sentences if s.passage_id == lead.passage_id and s.lead == lead.span]
    return sorted(below, key=lambda sentence: sentence.span.start)


def _limit_of(said: TellingSentence, sentences: Sequence[TellingSentence]) -> Sentences:
    """The sentence behind it that takes back a part of it; none for most."""
    place = (said.passage_id, said.paragraph)
    behind = [
        s
        for s in sentences
        if (s.passage_id, s.paragraph) == place and s.span.start >= said.span.end
    ]
    following = sorted(behind, key=lambda sentence: sentence.span.start)[:1]
    return [sentence for sentence in following if _TAKES_BACK.search(sentence.text)]


def _lead_of(item: TellingSentence) -> TellingSentence:
    """What stands above an item as a sentence of its own."""
    span = item.lead or item.span
    return TellingSentence(item.passage_id, span, f"{span.start}:", item.subject, 0.0)


def _words(sentence: TellingSentence) -> int:
    return len(sentence.text.split())


def _marked(passage: FoundPassage, sentences: Sentences) -> FoundPassage:
    """The passage with its telling sentences as matches; those that search found, where none is."""
    own = [s for s in sentences if s.passage_id == passage.passage_id and s.score > 0]
    if not own:
        return passage
    least = _WORTH_MARKING * own[0].score
    spans: tuple[Span, ...] = tuple(s.span for s in own[:MOST_MATCHES] if s.score >= least)
    return replace(passage, matches=spans)
