"""A language model's own judgement of whether a sentence answers: what the question tells of it."""

from collections.abc import Callable, Sequence

from docdesk.domain.evidence import TellingSentence
from docdesk.domain.language import Language, language_of
from docdesk.domain.writing import Task

SENTENCES_JUDGED = 2  # of a third one hardly anything is learnt
_LONGEST_SENTENCE = 400  # characters
_FORM = {
    Language.ENGLISH: ("Question:", "Answer:"),
    Language.ITALIAN: ("Domanda:", "Risposta:"),
}
_NEUTRAL = "..."  # a question that tells nothing

Score = Callable[[Task, Sequence[str]], list[float]]


def question_gain(question: str, sentences: Sequence[TellingSentence], score: Score) -> float:
    """How much of a sentence's surprise the question takes away, of the sentence it helps most.

    An answer is likelier after its question than after none: the pointwise mutual information of
    the two (Church and Hanks, 1990) as a share of the answer's surprise without the question.
    Measured against the model itself, it means the same for every model; and a model too small to
    say yes or no to the question has it too.

    Args:
        sentences: that may answer, best first; the first SENTENCES_JUDGED are judged.
        score: the logarithms of the probabilities of continuations after a task's prompt.

    Returns:
        At most 1; 0 when the question tells nothing of the sentences, less when it misleads.
    """
    gains: list[float] = []
    for subject, texts in _by_subject(sentences[:SENTENCES_JUDGED]).items():
        asked = score(_task(subject, question, question), texts)
        alone = score(_task(subject, _NEUTRAL, question), texts)
        gains += [1.0 - a / b for a, b in zip(asked, alone, strict=True) if b < 0]
    return max(gains, default=0.0)


def _by_subject(sentences: Sequence[TellingSentence]) -> dict[str, list[str]]:
    """The texts of the sentences of each subject: they share a prompt, which is read once."""
    texts: dict[str, list[str]] = {}
    for sentence in sentences:
        texts.setdefault(sentence.subject, []).append(sentence.text[:_LONGEST_SENTENCE])
    return texts


def _task(subject: str, asked: str, question: str) -> Task:
    before, after = _FORM[language_of(question)]
    lines = [subject] if subject else []
    return Task("", "\n".join([*lines, f"{before} {asked}", after]), is_plain=True)
