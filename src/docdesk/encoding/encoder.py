"""Texts to vectors in small batches: in order, within the window, several batches at a time."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from time import perf_counter
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.errors import ModelError
from docdesk.domain.models import EncoderCard
from docdesk.encoding.batches import Pace, batches
from docdesk.encoding.tokens import TokenCounter

Vectors = NDArray[np.float32]  # (texts, dimensions), rows of length 1

_log = logging.getLogger(__name__)


class Network(Protocol):
    """Token ids to vectors: the part that holds the weights. Safe to use from any thread."""

    def vectors(self, ids: Sequence[Sequence[int]]) -> Vectors:
        """One row of length 1 for each list of ids.

        Raises:
            MemoryError: the batch does not fit into memory.
        """

    def token_vectors(self, ids: Sequence[Sequence[int]]) -> list[Vectors]:
        """For each list of ids one row of length 1 for each of them; MemoryError as above."""


class SentenceEncoder:
    """Encodes passages and questions. Safe to use from any thread; a question does not wait for
    passages.

    `threads` batches run side by side, each on one core: see `load_network` for the reason.
    """

    def __init__(
        self,
        card: EncoderCard,
        tokens: TokenCounter,
        network: Network,
        *,
        batch_s: float,
        threads: int,
    ) -> None:
        self._card = card
        self._tokens = tokens
        self._network = network
        self._pace = Pace(batch_s=batch_s)
        self._threads = threads

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
        running: set[Future[None]] = set()
        with ThreadPoolExecutor(self._threads, thread_name_prefix="encoder") as pool:
            for batch in batches([len(one) for one in ids], self._pace):
                if len(running) == self._threads:
                    running = _wait_for_one(running)
                between()
                running.add(pool.submit(self._fill, vectors, batch, ids))
            for last in running:
                last.result()
        return vectors

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, shape (dimensions,); a question beyond the window is cut off.

        Raises:
            ModelError: there is not enough memory.
        """
        ids = self._tokens.query_ids(text)
        vector: NDArray[np.float32] = self._encode([ids])[0]
        return vector

    def alignment(self, question: str, passages: Sequence[str]) -> float:
        """How well each token of the question is met in the passage that meets them best, -1 to 1.

        The mean over the question's tokens of the greatest cosine to a token of the passage: the
        late interaction of ColBERT (Khattab and Zaharia, 2020). Texts beyond the window are cut
        off. 0 without passages.

        Raises:
            ModelError: there is not enough memory.
        """
        asked = self._encode_tokens(self._tokens.query_ids(question))
        read = map(self._encode_tokens, self._fit(self._tokens.passage_ids(passages)))
        return max((float((asked @ one.T).max(axis=1).mean()) for one in read), default=0.0)

    def _encode_tokens(self, ids: list[int]) -> Vectors:
        try:
            return self._network.token_vectors([ids])[0]
        except MemoryError as error:
            raise self._too_long(ids) from error

    def _fit(self, ids: list[list[int]]) -> list[list[int]]:
        too_long = sum(len(one) > self._tokens.window for one in ids)
        if too_long:
            _log.warning(
                "%s passages exceed the encoder's window of %s tokens and were cut off",
                too_long,
                self._tokens.window,
            )
        return [self._tokens.fit(one) for one in ids]

    def _fill(self, vectors: Vectors, batch: list[int], ids: list[list[int]]) -> None:
        """Encode a batch, longest text first, into its rows of `vectors`."""
        start = perf_counter()
        vectors[batch] = self._encode([ids[index] for index in batch])
        padded = len(batch) * len(ids[batch[0]])
        self._pace.learn(tokens=padded, seconds=perf_counter() - start)

    def _encode(self, ids: list[list[int]]) -> Vectors:
        """One batch; in halves where it does not fit into memory."""
        try:
            return self._network.vectors(ids)
        except MemoryError as error:
            if len(ids) == 1:
                raise self._too_long(ids[0]) from error
            middle = len(ids) // 2
            return np.concatenate([self._encode(ids[:middle]), self._encode(ids[middle:])])

    def _too_long(self, ids: Sequence[int]) -> ModelError:
        return ModelError(
            f"There is not enough memory to encode a text of {len(ids)} tokens "
            f"with {self._card.name}.",
            "Close other programs, or choose a smaller encoder in the settings.",
        )


def _wait_for_one(running: "set[Future[None]]") -> "set[Future[None]]":
    """What still runs once at least one is done; raises what went wrong in it."""
    done, running = wait(running, return_when=FIRST_COMPLETED)
    for one in done:
        one.result()
    return running
