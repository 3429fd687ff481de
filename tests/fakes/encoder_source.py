"""An encoder that is there at once, or fails at once."""

from docdesk.domain.errors import ModelError
from fakes.encoder import WordEncoder


class ReadyEncoder:
    """Counts in `gets` how often the encoder was asked for."""

    def __init__(self, *, failure: ModelError | None = None) -> None:
        self._encoder = WordEncoder()
        self._failure = failure
        self.gets = 0

    def known_id(self) -> str | None:
        """The id of its card; None when it cannot be loaded."""
        return self._encoder.card.id if self._failure is None else None

    def begin(self) -> None:
        """Nothing to load."""

    def is_loaded(self) -> bool:
        """Always."""
        return True

    def get(self) -> WordEncoder:
        """The encoder or its failure."""
        self.gets += 1
        if self._failure is not None:
            raise self._failure
        return self._encoder
