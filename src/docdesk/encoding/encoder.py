"""Texts to vectors in small batches: in order, within the window, questions first."""

import logging
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.errors import ModelError
from docdesk.domain.models import EncoderCard
from docdesk.encoding.batches import Pace, batches
from docdesk.encoding.tokens import TokenCounter
from docdesk.encoding.turns import Turns

Vectors = NDArray[np.float32]  # (texts, dimensions), rows of length 1

_log = logging.getLogger(__name__)


class Network(Protocol):
    """Token ids to vectors: the part that holds the weights."""

    def vectors(self, ids: Sequence[Sequence[int]]) -> Vectors:
        """One row of length 1 for each list of ids.

        Raises:
            MemoryError: the batch does not fit into memory.
        """


class SentenceEncoder:
    """Encodes passages and questions. Safe to use from any thread: a question that comes while
    passages are encoded waits for one small batch at most."""

    def __init__(
        self, card: EncoderCard, tokens: TokenCounter, network: Network, *, batch_s: float
    ) -> None:
        self._card = card
        self._tokens = tokens
        self._network = network
        self._pace = Pace(batch_s=batch_s)
        self._turns = Turns()

    @property
    def card(self) -> EncoderCard:
        """What the encoder is."""
        return self._card

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each passage, prefix and special tokens included, never cut off."""
        return self._tokens.count_passages(texts)

    def encode_passages(
        self, texts: Sequence[str], *, between: Callable[[], None] = lambda: None
    ) -> Vectors:
        """Vectors of passages in the order given; `between` is called before each small batch.

        A passage beyond the window is cut off with a warning in the log: chunking has to fit them.

        Raises:
            ModelError: there is not enough memory to encode even one passage.
        """
        vectors = np.empty((len(texts), self._card.dimensions), dtype=np.float32)
        ids = self._fit(self._tokens.passage_ids(texts))
        for batch in batches([len(one) for one in ids], self._pace):
            between()
            with self._turns.for_passages():
                vectors[batch] = self._encode_timed([ids[index] for index in batch])
        return vectors

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, shape (dimensions,); a question beyond the window is cut off.

        Raises:
            ModelError: there is not enough memory.
        """
        ids = self._tokens.query_ids(text)
        with self._turns.for_question():
            vector: NDArray[np.float32] = self._encode([ids])[0]
        return vector

    def _fit(self, ids: list[list[int]]) -> list[list[int]]:
        too_long = sum(len(one) > self._tokens.window for one in ids)
        if too_long:
            _log.warning(
                "%s passages exceed the encoder's window of %s tokens and were cut off",
                too_long,
                self._tokens.window,
            )
        return [self._tokens.fit(one) for one in ids]

    def _encode_timed(self, ids: list[list[int]]) -> Vectors:
        start = perf_counter()
        vectors = self._encode(ids)
        self._pace.learn(tokens=len(ids) * len(ids[0]), seconds=perf_counter() - start)
        return vectors

    def _encode(self, ids: list[list[int]]) -> Vectors:
        """One batch; in halves where it does not fit into memory."""
        try:
            return self._network.vectors(ids)
        except MemoryError as error:
            if len(ids) == 1:
                raise ModelError(
                    f"There is not enough memory to encode a text of {len(ids[0])} tokens "
                    f"with {self._card.name}.",
                    "Close other programs, or choose a smaller encoder in the settings.",
                ) from error
            middle = len(ids) // 2
            return np.concatenate([self._encode(ids[:middle]), self._encode(ids[middle:])])
