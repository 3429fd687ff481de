"""Texts sorted into batches of about the same length, so that hardly anything is padding."""

from collections.abc import Iterator, Sequence

_FIRST_TOKENS = 1024
_FEWEST_TOKENS, _MOST_TOKENS = 512, 8192
_WEIGHT_OF_NEWEST = 0.3


class Pace:
    """How many tokens go into a batch so that it takes about `batch_s` seconds on this machine.

    Threads may learn at the same time: what one of them adds can be lost, which does no harm.
    """

    def __init__(self, *, batch_s: float) -> None:
        self._batch_s = batch_s
        self._tokens = float(_FIRST_TOKENS)

    @property
    def batch_tokens(self) -> int:
        """Tokens that the next batch may have, padding included."""
        return int(min(max(self._tokens, _FEWEST_TOKENS), _MOST_TOKENS))

    def learn(self, *, tokens: int, seconds: float) -> None:
        """A batch of `tokens` tokens took so many seconds."""
        fitting = tokens / max(seconds, 1e-6) * self._batch_s
        self._tokens += _WEIGHT_OF_NEWEST * (fitting - self._tokens)


def batches(lengths: Sequence[int], pace: Pace) -> Iterator[list[int]]:
    """The indices of `lengths` in batches, longest first, each planned when it is asked for.

    A batch has at most `pace.batch_tokens` tokens once each text is padded to its longest; a text
    that is longer than that is a batch of its own.
    """
    longest_first = sorted(range(len(lengths)), key=lambda index: -lengths[index])
    start = 0
    while start < len(longest_first):
        size = max(1, pace.batch_tokens // max(1, lengths[longest_first[start]]))
        yield longest_first[start : start + size]
        start += size
