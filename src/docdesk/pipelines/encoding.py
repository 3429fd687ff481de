"""The stage that gives passages their vectors, in groups over documents."""

import logging
from collections.abc import Iterator

import numpy as np

from docdesk.domain.documents import FileState
from docdesk.domain.errors import ModelError
from docdesk.domain.events import FileDone, IngestEvent
from docdesk.domain.indexing import UnencodedDocument
from docdesk.pipelines.steps import Encoder, Vectors
from docdesk.pipelines.work import Work

logger = logging.getLogger(__name__)

GROUP_PASSAGES = 256  # encoded together: enough to sort by length, a few seconds of work


class Encoding:
    """Encodes what the record says is parsed.

    `failure` is why the encoder could not be loaded: the run goes on, and words are searchable.
    """

    def __init__(self, work: Work) -> None:
        self.failure: ModelError | None = None
        self._record = work.steps.record
        self._encoder = work.steps.encoder
        self._tally = work.tally
        self._go_on = work.go_on

    def begin(self) -> None:
        """There will be something to encode: the encoder loads in the background."""
        self._encoder.begin()

    def full_groups(self) -> Iterator[IngestEvent]:
        """As long as there is enough for a group and the encoder need not be waited for."""
        while self._tally.unencoded >= GROUP_PASSAGES and self._encoder.is_loaded():
            encoder = self._loaded()
            if encoder is None:
                return
            yield from self._encode(encoder, self._next_group(encoder.card.id))

    def rest(self) -> Iterator[IngestEvent]:
        """All that has no vectors yet, of this run and earlier ones."""
        known_id = self._encoder.known_id()
        if known_id is not None and not self._next_group(known_id):
            return
        encoder = self._loaded()
        while encoder is not None:
            self._go_on()
            group = self._next_group(encoder.card.id)
            if not group:
                return
            yield from self._encode(encoder, group)

    def _loaded(self) -> Encoder | None:
        if self.failure is not None:
            return None
        try:
            return self._encoder.get()
        except ModelError as error:
            logger.warning("nothing can be encoded: %s", error)
            self.failure = error
            return None

    def _encode(self, encoder: Encoder, group: list[UnencodedDocument]) -> Iterator[IngestEvent]:
        if not group:
            self._tally.unencoded = 0
            return
        self._tally.current = group[0].document
        texts = [passage.text for document in group for passage in document.passages]
        parts = []
        for part in _batched(texts, 2 * GROUP_PASSAGES):  # a book alone is many parts
            parts.append(encoder.encode_passages(part, between=self._go_on))
            self._tally.encoded(len(part))
            yield from self._tally.progress()
        yield from self._save(encoder.card.id, group, np.concatenate(parts))

    def _save(
        self, encoder_id: str, group: list[UnencodedDocument], vectors: Vectors
    ) -> Iterator[IngestEvent]:
        start = 0
        for document in group:
            end = start + len(document.passages)
            ready = self._record.save_vectors(document.content_id, encoder_id, vectors[start:end])
            start = end
            self._tally.ready(ready)
            for path in ready:
                yield FileDone(path, FileState.READY, passages=len(document.passages))

    def _next_group(self, encoder_id: str) -> list[UnencodedDocument]:
        group: list[UnencodedDocument] = []
        size = 0
        for document in self._record.documents_to_encode(encoder_id):
            group.append(document)
            size += len(document.passages)
            if size >= GROUP_PASSAGES:
                break
        return group


def _batched(texts: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(texts), size):
        yield texts[start : start + size]
