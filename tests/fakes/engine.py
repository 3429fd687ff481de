"""An engine that writes what it was told to, with the real one's interface."""

from collections.abc import Generator, Sequence

from docdesk.domain.answers import Turn
from docdesk.domain.errors import EngineError
from docdesk.domain.models import EngineInfo
from docdesk.domain.writing import SourceText, TokenText

SCRIPTED_MODEL = EngineInfo("Scripted", "00" * 32, context=4096, device="CPU", threads=1)


class ScriptedEngine:
    """Writes `script` piece by piece; with `failure` it fails where the script ends.

    `asked` records the questions with their sources and turns, `closed_early` counts the answers
    that were stopped.
    """

    def __init__(
        self,
        script: Sequence[TokenText] = (),
        *,
        failure: str = "",
        info: EngineInfo | None = SCRIPTED_MODEL,
    ) -> None:
        self.script = tuple(script)
        self.failure = failure
        self.asked: list[tuple[str, tuple[SourceText, ...], tuple[Turn, ...]]] = []
        self.closed_early = 0
        self._info = info

    @property
    def info(self) -> EngineInfo | None:
        """The model in use, None while none is loaded."""
        return self._info

    def answer(
        self, question: str, sources: Sequence[SourceText], turns: Sequence[Turn]
    ) -> Generator[TokenText, None, None]:
        """The script; EngineError when no model is loaded or a failure is scripted."""
        if self._info is None:
            raise EngineError("No model is loaded.", "Choose one.")
        self.asked.append((question, tuple(sources), tuple(turns)))
        yield TokenText("")
        for piece in self.script:
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
