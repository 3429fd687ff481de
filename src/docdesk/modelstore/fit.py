"""Says whether a model fits into the memory that is free."""

from dataclasses import dataclass
from enum import StrEnum

import psutil

from docdesk.modelstore.gguf import GgufHeader

MIB = 1 << 20
GIB = 1 << 30

# llama.cpp keeps keys and values as 16-bit floats unless told otherwise.
_CACHE_NUMBER_BYTES = 2
# Scratch space of a computation: as many positions as the engine reads at once (the chunk in
# generation) of the widest layer, the vocabulary, as 32-bit floats; and what the process takes
# before any model. Models of 135M to 630M parameters took 55-80 % of what this counts in all.
_POSITIONS_AT_ONCE = 256
_FLOAT_BYTES = 4
_PROCESS_BYTES = 150 * MIB
# Below this much left over, the system would begin to swap.
_COMFORTABLE_SPARE_BYTES = 1 * GIB


class Verdict(StrEnum):
    """Whether a model can be used on this machine."""

    FITS = "fits"
    TIGHT = "tight"  # it fits, but little is left for anything else
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Fit:
    """What a model needs at a context length, against what is free. In bytes."""

    verdict: Verdict
    context: int
    weights_bytes: int
    cache_bytes: int
    working_bytes: int
    free_bytes: int

    @property
    def needed_bytes(self) -> int:
        """Weights, cache and working memory together."""
        return self.weights_bytes + self.cache_bytes + self.working_bytes

    @property
    def sentence(self) -> str:
        """The verdict in words."""
        needed, free = self.needed_bytes / GIB, self.free_bytes / GIB
        amounts = f"It needs {needed:.1f} GB of memory with {self.context:,} tokens of context"
        if self.verdict is Verdict.FITS:
            return f"This model fits. {amounts}; {free:.1f} GB are free."
        if self.verdict is Verdict.TIGHT:
            return f"This model fits, but only just. {amounts}; {free:.1f} GB are free."
        return f"This model is too large for this machine now. {amounts}; {free:.1f} GB are free."


def fit(header: GgufHeader, weights_bytes: int, *, context: int, free_bytes: int) -> Fit:
    """How a model with this header and file size fits into `free_bytes`.

    An upper bound: models with sliding windows need less cache.
    """
    tokens = min(context, header.context) if header.context else context
    cache = cache_bytes_per_token(header) * tokens
    working = working_bytes(header.vocabulary)
    return Fit(
        verdict=_verdict(weights_bytes + cache + working, free_bytes),
        context=tokens,
        weights_bytes=weights_bytes,
        cache_bytes=cache,
        working_bytes=working,
        free_bytes=free_bytes,
    )


def cache_bytes_per_token(header: GgufHeader) -> int:
    """Bytes of keys and values that one token of context takes."""
    numbers = header.layers * header.kv_heads * (header.key_length + header.value_length)
    return numbers * _CACHE_NUMBER_BYTES


def working_bytes(vocabulary: int) -> int:
    """Bytes that the process and one computation take beside weights and cache."""
    return _PROCESS_BYTES + _POSITIONS_AT_ONCE * _FLOAT_BYTES * vocabulary


def free_memory() -> int:
    """Bytes of memory that a new process can have without swapping."""
    return int(psutil.virtual_memory().available)


def _verdict(needed_bytes: int, free_bytes: int) -> Verdict:
    if needed_bytes > free_bytes:
        return Verdict.TOO_LARGE
    if needed_bytes + _COMFORTABLE_SPARE_BYTES > free_bytes:
        return Verdict.TIGHT
    return Verdict.FITS
