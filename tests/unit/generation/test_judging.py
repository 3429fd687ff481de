"""What a question tells a model of a sentence, measured against the model itself."""

import pytest

from docdesk.domain.answers import Span
from docdesk.domain.evidence import TellingSentence
from docdesk.generation.judging import SENTENCES_JUDGED, question_gain


def sentence(text: str, subject: str = "") -> TellingSentence:
    return TellingSentence(1, Span(0, len(text)), text, subject, 0.5)


class Scores:
    """-10 for a sentence after nothing; after the question what was given for it."""

    def __init__(self, after: dict[str, float]) -> None:
        self.after = after
        self.tasks = []

    def __call__(self, task, continuations):
        self.tasks.append(task)
        is_asked = "notice" in task.material
        return [self.after[text] if is_asked else -10.0 for text in continuations]


def test_the_gain_is_the_share_of_surprise_that_the_question_takes_away():
    score = Scores({"Ninety days.": -6.0})

    assert question_gain("What notice?", [sentence("Ninety days.")], score) == pytest.approx(0.4)


def test_the_sentence_that_the_question_helps_most_counts():
    score = Scores({"Ninety days.": -9.0, "Sixty days.": -5.0})
    sentences = [sentence("Ninety days."), sentence("Sixty days.")]

    assert question_gain("What notice?", sentences, score) == pytest.approx(0.5)


def test_only_the_best_sentences_are_judged():
    texts = [f"Sentence {number}." for number in range(SENTENCES_JUDGED + 2)]
    score = Scores(dict.fromkeys(texts, -9.0))

    question_gain("What notice?", [sentence(text) for text in texts], score)

    assert len(score.tasks) == 2  # one subject: with the question, and without


def test_the_subject_stands_before_the_question_in_its_language():
    score = Scores({"Novanta giorni.": -9.0})

    question_gain("Qual è il preavviso (notice)?", [sentence("Novanta giorni.", "Recesso")], score)

    assert score.tasks[0].is_plain
    assert score.tasks[0].material.startswith("Recesso\nDomanda: Qual è")
    assert score.tasks[0].material.endswith("Risposta:")


def test_no_sentence_gives_no_gain():
    assert question_gain("What notice?", [], Scores({})) == 0.0
