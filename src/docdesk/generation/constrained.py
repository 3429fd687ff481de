"""Decoding that keeps to a grammar, and a guard that asks it as seldom as possible."""

import codecs
import ctypes
from collections.abc import Callable, Iterator
from types import TracebackType

import llama_cpp.llama_cpp as native
import numpy as np
from numpy.typing import NDArray

from docdesk.domain.writing import TokenText
from docdesk.generation.decoding import Choice, EndReason
from docdesk.generation.llama_model import LlamaModel

_CANDIDATE = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])
_FIRST_LOOK = 64  # candidates that are tried before the whole vocabulary is


class GrammarGuard:
    """Which tokens a grammar (GBNF, root "root") lets follow; a context manager.

    Asking the grammar about every token of the vocabulary halves the speed of writing, so it is
    asked about the best one, then about some more, then about all (as llama.cpp's sampler does).
    """

    def __init__(self, model: LlamaModel, grammar: str) -> None:
        self._model = model
        self._sampler = native.llama_sampler_init_grammar(
            model.vocab, grammar.encode("utf-8"), b"root"
        )
        if not self._sampler:
            raise ValueError("llama.cpp does not take the grammar")

    def __enter__(self) -> "GrammarGuard":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        native.llama_sampler_free(self._sampler)

    def best(self, weights: NDArray[np.floating]) -> int:
        """The token of the largest weight among those that the grammar lets follow now."""
        best = int(weights.argmax())
        if self._allowed(np.array([best])).size:
            return best
        for count in (_FIRST_LOOK, len(weights)):
            allowed = self._allowed(_largest(weights, count))
            if allowed.size:
                return int(allowed[weights[allowed].argmax()])
        raise ValueError("no token of the model can go on in the grammar")

    def accept(self, token: int) -> None:
        """Go on after a token that `best` gave."""
        native.llama_sampler_accept(self._sampler, token)

    def _allowed(self, tokens: NDArray[np.intp]) -> NDArray[np.intp]:
        rows = np.zeros(len(tokens), dtype=_CANDIDATE)
        rows["id"] = tokens
        pointer = rows.ctypes.data_as(ctypes.POINTER(native.llama_token_data))
        candidates = native.llama_token_data_array(pointer, len(tokens), -1, False)
        native.llama_sampler_apply(self._sampler, ctypes.byref(candidates))
        allowed = rows["id"][rows["logit"] == 0.0]  # the others are at minus infinity now
        return np.array([token for token in allowed if self._says(int(token))], dtype=np.intp)

    def _says(self, token: int) -> bool:
        """False for control tokens, whose names the grammar takes for text."""
        return self._model.is_end(token) or bool(self._model.piece(token))


class ConstrainedWriter:
    """Writes after the prompt has been read, as a grammar allows. `reason` says why it ended."""

    def __init__(
        self,
        model: LlamaModel,
        guard: GrammarGuard,
        *,
        limit: int,
        is_stopped: Callable[[], bool],
        choice: Choice,
    ) -> None:
        self._model = model
        self._guard = guard
        self._limit = min(limit, model.room - 1)
        self._is_stopped = is_stopped
        self._choice = choice
        self.written = 0
        self.reason = EndReason.LENGTH

    def write(self) -> Iterator[TokenText]:
        """The pieces of the text."""
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        logits = self._model.logits()
        while self.written < self._limit:
            if self._is_stopped():
                self.reason = EndReason.STOPPED
                return
            token = self._guard.best(self._choice.weigh(logits))
            if self._model.is_end(token):
                self.reason = EndReason.DONE
                return
            self._guard.accept(token)
            self.written += 1
            piece = decoder.decode(self._model.piece(token))
            if piece:
                yield TokenText(piece)
            logits = self._model.step(token)


def _largest(weights: NDArray[np.floating], count: int) -> NDArray[np.intp]:
    if count >= len(weights):
        return np.arange(len(weights))
    return np.argpartition(weights, -count)[-count:]
