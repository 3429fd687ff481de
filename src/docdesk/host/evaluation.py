"""Measures answers on questions with known answers: DocDesk, and a plain script beside it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from docdesk.domain.answers import Asked
from docdesk.domain.documents import FileState
from docdesk.domain.errors import DocdeskError
from docdesk.domain.evaluation import Given, KnownQuestion, Measured, MeasuredRow
from docdesk.domain.events import AnswerDone
from docdesk.domain.models import ModelCard
from docdesk.generation.verification import states_absence
from docdesk.host.active_engine import ActiveEngine
from docdesk.host.asking import Asker
from docdesk.host.encoder_source import BackgroundEncoder
from docdesk.host.open_workspaces import OpenWorkspace, OpenWorkspaces
from docdesk.host.question_files import read_questions
from docdesk.pipelines.evaluate import evaluate
from docdesk.pipelines.measures import RANKS, summarise_rows
from docdesk.pipelines.naive import NaivePipeline, PageText

NAIVE = "plain script"


@dataclass(frozen=True, slots=True)
class EvaluationPlan:
    """What is measured. Without `models` the one in use answers; with `passages_only` none does."""

    files: tuple[Path, ...]
    models: tuple[ModelCard, ...] = ()
    within: bool = False
    passages_only: bool = False
    quotes_only: bool = False
    baseline: bool = False
    most: int = 0  # questions, evenly over the files; 0 all


@dataclass(frozen=True, slots=True)
class Evaluated:
    """The end of one system's turn."""

    measured: Measured


@dataclass(frozen=True, slots=True)
class _System:
    name: str
    ask: Callable[[KnownQuestion], Given]
    engine: AbstractContextManager[object] = field(default_factory=nullcontext)


class Evaluator:
    """Asks questions with known answers, of DocDesk with each model and of the baseline."""

    def __init__(
        self,
        workspaces: OpenWorkspaces,
        asker: Asker,
        engine: ActiveEngine,
        encoder: BackgroundEncoder,
    ) -> None:
        self._workspaces = workspaces
        self._asker = asker
        self._engine = engine
        self._encoder = encoder

    def questions(self, name: str, plan: EvaluationPlan) -> list[KnownQuestion]:
        """The questions of the plan's files; DocdeskError where a file is wrong."""
        find = self._workspaces.get(name).document
        found = [
            question
            for path in plan.files
            for question in read_questions(path, find, within=plan.within)
        ]
        if not found:
            raise DocdeskError("There is no question in these files.", "Each line holds one.")
        if not plan.most or plan.most >= len(found):
            return found
        return [found[index * len(found) // plan.most] for index in range(plan.most)]

    def run(
        self,
        name: str,
        plan: EvaluationPlan,
        questions: Sequence[KnownQuestion],
        *,
        stop: Callable[[], bool],
    ) -> Iterator[MeasuredRow | Evaluated]:
        """A row a question and system, and after each system's rows its measures."""
        self._encoder.get()  # its loading is not a question's time
        for system in self._systems(name, plan):
            rows: list[MeasuredRow] = []
            with system.engine:
                for row in evaluate(system.name, questions, system.ask, stop=stop):
                    rows.append(row)
                    yield row
            yield Evaluated(summarise_rows(system.name, rows, questions[: len(rows)]))
            if stop():
                return

    def _systems(self, name: str, plan: EvaluationPlan) -> Iterator[_System]:
        if plan.passages_only or plan.quotes_only:
            kind = "passages" if plan.passages_only else "quotes"
            yield _System(f"DocDesk, {kind}", self._ask_docdesk(name, plan))
            if plan.baseline:
                yield _System(NAIVE, self._naive(name, None).ask)
            return
        cards = plan.models or (None,)
        for card in cards:
            label = card.name if card is not None else self._engine.ensure().model
            borrowed = self._engine.borrowed(card) if card is not None else nullcontext()
            yield _System(f"DocDesk, {label}", self._ask_docdesk(name, plan), borrowed)
            if plan.baseline:
                naive = self._naive(name, self._engine)
                again = self._engine.borrowed(card) if card is not None else nullcontext()
                yield _System(f"{NAIVE}, {label}", naive.ask, again)

    def _ask_docdesk(self, name: str, plan: EvaluationPlan) -> Callable[[KnownQuestion], Given]:
        def find(question: KnownQuestion) -> Given:
            started = monotonic()
            found = self._asker.search(
                name, question.question, limit=max(RANKS), document=question.document or None
            )
            return Given(found.passages, not found.enough, None, monotonic() - started)

        def ask(question: KnownQuestion) -> Given:
            passages = find(question).passages
            started = monotonic()
            asked = Asked(
                question.question, document=question.document, quotes_only=plan.quotes_only
            )
            for event in self._asker.ask(name, asked, stop=lambda: False):
                if isinstance(event, AnswerDone):
                    answer = event.answer
                    return Given(passages, not answer.answered, answer, monotonic() - started)
            raise AssertionError("a question ends with AnswerDone")

        return find if plan.passages_only else ask

    def _naive(self, name: str, engine: ActiveEngine | None) -> NaivePipeline:
        opened = self._workspaces.get(name)
        return NaivePipeline(_pages(opened), self._encoder.get(), engine, _says_nothing)


def _pages(opened: OpenWorkspace) -> Iterator[PageText]:
    for row in opened.workspace.files.report():
        if row.state is FileState.READY:
            for page in opened.workspace.whole.whole(row.document).pages:
                yield PageText(row.document, page.number, page.text)


def _says_nothing(text: str) -> bool:
    """True for an answer that begins by saying that it does not know."""
    first = text.split(". ")[0]
    return states_absence(first)
