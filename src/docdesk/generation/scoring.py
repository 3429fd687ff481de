"""How likely a model holds a continuation of what it has read."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docdesk.generation.llama_model import LlamaModel


def log_probability(model: LlamaModel, continuation: Sequence[int]) -> float:
    """The natural logarithm of a continuation's probability; the model stays as it was read."""
    if not continuation:
        return 0.0
    rows = [log_softmax(model.logits()), *map(log_softmax, model.look_along(continuation[:-1]))]
    return float(sum(row[token] for row, token in zip(rows, continuation, strict=True)))


def log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    """The logarithms of the probabilities that logits stand for."""
    wide = logits.astype(np.float64)
    largest = wide.max()
    scores: NDArray[np.float64] = wide - (largest + np.log(np.exp(wide - largest).sum()))
    return scores
