"""Asks a system questions whose answers are known; a generator of rows."""

from collections.abc import Callable, Iterator, Sequence

from docdesk.domain.answers import Answer
from docdesk.domain.errors import DocdeskError
from docdesk.domain.evaluation import Given, KnownQuestion, MeasuredRow
from docdesk.pipelines.measures import is_right_quote, rank_of, token_f1

Ask = Callable[[KnownQuestion], Given]


def evaluate(
    system: str, questions: Sequence[KnownQuestion], ask: Ask, *, stop: Callable[[], bool]
) -> Iterator[MeasuredRow]:
    """A row for each question, in their order; one that fails has its `error`, the rest go on."""
    for question in questions:
        if stop():
            return
        try:
            given = ask(question)
        except DocdeskError as error:
            yield _failed(system, question, error)
        else:
            yield _measured(system, question, given)


def _failed(system: str, question: KnownQuestion, error: DocdeskError) -> MeasuredRow:
    return MeasuredRow(
        id=question.id,
        question=question.question,
        system=system,
        is_answerable=question.is_answerable,
        refused=False,
        rank=None,
        f1=None,
        quotes=0,
        verified_quotes=0,
        right_quotes=0,
        seconds=0.0,
        error=f"{error.message} {error.hint}".strip(),
    )


def _measured(system: str, question: KnownQuestion, given: Given) -> MeasuredRow:
    answer = given.answer
    text = answer.text if answer is not None and not given.refused else ""
    citations = answer.citations if answer is not None else ()
    has_f1 = question.is_answerable and bool(question.answers) and answer is not None
    return MeasuredRow(
        id=question.id,
        question=question.question,
        system=system,
        is_answerable=question.is_answerable,
        refused=given.refused,
        rank=rank_of(question, given.passages) if question.has_place else None,
        f1=token_f1(text, question.answers) if has_f1 else None,
        quotes=len(citations),
        verified_quotes=sum(citation.verified for citation in citations),
        right_quotes=sum(is_right_quote(question, citation) for citation in citations),
        seconds=given.seconds,
        answer=answer.text if answer is not None else "",
        document=given.passages[0].document if given.passages else "",
        probability=_probability(answer),
    )


def _probability(answer: Answer | None) -> float | None:
    if answer is None or answer.assessment is None:
        return None
    return answer.assessment.probability
