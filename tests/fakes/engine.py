"""An engine that writes what it was told to, with the real one's interface."""

import re
from collections.abc import Callable, Generator, Sequence

from docdesk.domain.answers import Turn
from docdesk.domain.errors import EngineError
from docdesk.domain.models import EngineInfo
from docdesk.domain.writing import SourceText, Task, TokenText

SCRIPTED_MODEL = EngineInfo("Scripted", "00" * 32, context=4096, device="CPU", threads=1)


class ScriptedEngine:
    """Writes `script` piece by piece; with `failure` it fails where the script ends.

    `scores` gives the score of a continuation, `completions` the text for a task and its schema.
    `asked` records the questions with their sources and turns, `tasks` the tasks that were scored
    or completed; `closed_early` counts the answers and completions that were stopped.
    """

    def __init__(
        self,
        script: Sequence[TokenText] = (),
        *,
        failure: str = "",
        info: EngineInfo | None = SCRIPTED_MODEL,
        scores: Callable[[Task, str], float] = lambda task, continuation: -1.0,
        completions: Callable[[Task, str], str] = lambda task, schema: "Done.",
    ) -> None:
        self.script = tuple(script)
        self.failure = failure
        self.asked: list[tuple[str, tuple[SourceText, ...], tuple[Turn, ...]]] = []
        self.tasks: list[Task] = []
        self.closed_early = 0
        self._scores = scores
        self._completions = completions
        self._info = info

    @property
    def info(self) -> EngineInfo | None:
        """The model in use, None while none is loaded."""
        return self._info

    @property
    def tokens_per_s(self) -> float:
        """It was never timed."""
        return 0.0

    def ensure(self) -> EngineInfo:
        """The model in use; EngineError when there is none."""
        self._check_model()
        assert self._info is not None
        return self._info

    def answer(
        self, question: str, sources: Sequence[SourceText], turns: Sequence[Turn]
    ) -> Generator[TokenText, None, None]:
        """The script; EngineError when no model is loaded or a failure is scripted."""
        self._check_model()
        self.asked.append((question, tuple(sources), tuple(turns)))
        yield from self._give(self.script)

    def score(self, task: Task, continuations: Sequence[str]) -> list[float]:
        """The scripted scores; EngineError when no model is loaded or a failure is scripted."""
        self._check_model()
        self.tasks.append(task)
        if self.failure:
            raise EngineError(self.failure, "Ask again.")
        return [self._scores(task, continuation) for continuation in continuations]

    def complete(
        self, task: Task, *, most_tokens: int, schema: str = ""
    ) -> Generator[TokenText, None, None]:
        """The scripted text in words, at most so many; EngineError as in `answer`."""
        self._check_model()
        self.tasks.append(task)
        words = re.findall(r"\S+\s*", self._completions(task, schema))
        yield from self._give([TokenText(word) for word in words[:most_tokens]])

    def _check_model(self) -> None:
        if self._info is None:
            raise EngineError("No model is loaded.", "Choose one.")

    def _give(self, pieces: Sequence[TokenText]) -> Generator[TokenText, None, None]:
        yield TokenText("")
        for piece in pieces:
            try:
                yield piece
            except GeneratorExit:
                self.closed_early += 1
                raise
        if self.failure:
            raise EngineError(self.failure, "Ask again.")

    def close(self) -> None:
        """No model is loaded any more."""
        self._info = None


def written(*sentences: tuple[str, str]) -> list[TokenText]:
    """The pieces of sentences, each with the id of the source that it cites ("" for none)."""
    pieces: list[TokenText] = []
    for text, source in sentences:
        pieces.extend(TokenText(f"{word} ") for word in text.split())
        if source:
            pieces.append(TokenText("", source))
    return pieces
