"""An encoder without a model: words that texts share make their vectors similar."""

import re
import zlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.models import EncoderCard

_DIMENSIONS = 256
_BATCH = 16


class WordEncoder:
    """Each word counts in one of the dimensions, chosen by its hash; a word is a token."""

    def __init__(
        self,
        *,
        window: int = 256,
        encoder_id: str = "word-encoder",
        languages: tuple[str, ...] = (),
    ) -> None:
        self._card = EncoderCard(
            id=encoder_id,
            name="word encoder",
            path="",
            dimensions=_DIMENSIONS,
            window=window,
            languages=languages,
        )

    @property
    def card(self) -> EncoderCard:
        return self._card

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Words, and two special tokens as BERT has them."""
        return [len(_words(text)) + 2 for text in texts]

    def encode_passages(
        self, texts: Sequence[str], *, between: Callable[[], None] = lambda: None
    ) -> NDArray[np.float32]:
        vectors = np.empty((len(texts), _DIMENSIONS), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            between()
            for offset, text in enumerate(texts[start : start + _BATCH]):
                vectors[start + offset] = self.encode_query(text)
        return vectors

    def encode_query(self, text: str) -> NDArray[np.float32]:
        vector = np.full(_DIMENSIONS, 1e-3, dtype=np.float32)
        for word in _words(text)[: self._card.window - 2]:
            vector[zlib.crc32(word.encode()) % _DIMENSIONS] += 1.0
        return (vector / np.linalg.norm(vector)).astype(np.float32)

    def alignment(self, question: str, passages: Sequence[str]) -> float:
        """The share of the question's words that the best passage has."""
        asked = _words(question)
        shares = (sum(word in _words(text) for word in asked) for text in passages)
        return max((count / len(asked) for count in shares), default=0.0) if asked else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
