"""The encoder's network: the only place with sentence_transformers and torch."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
import transformers
from numpy.typing import NDArray
from safetensors import SafetensorError
from sentence_transformers import SentenceTransformer

from docdesk.domain.errors import ModelError
from docdesk.encoding.folder import EncoderFolder

Vectors = NDArray[np.float32]

_log = logging.getLogger(__name__)

# How torch and oneDNN say on the CPU that memory has run out: as a bare RuntimeError.
_OUT_OF_MEMORY = ("not enough memory", "can't allocate memory", "could not create a")


class SentenceNetwork:
    """Token ids to vectors of length 1. Safe to use from any thread once it has its precision."""

    def __init__(self, transformer: torch.nn.Module, head: Sequence[torch.nn.Module]) -> None:
        self._transformer = transformer
        self._head = tuple(head)  # pooling and what follows: cheap, always in fp32
        self._padding_id = int(getattr(transformer.config, "pad_token_id", None) or 0)

    def turn_to_bf16(self) -> None:
        """From now on the transformer works in bfloat16."""
        self._transformer.to(torch.bfloat16)

    def vectors(self, ids: Sequence[Sequence[int]]) -> Vectors:
        """One row of length 1 for each list of ids.

        Raises:
            MemoryError: the batch does not fit into memory.
        """
        with torch.inference_mode(), _memory_errors():
            features = self._read(ids)
            for module in self._head:
                features = module(features)
            return _normal(features["sentence_embedding"].float())

    def token_vectors(self, ids: Sequence[Sequence[int]]) -> list[Vectors]:
        """For each list of ids one row of length 1 for each of them, before they are pooled.

        Raises:
            MemoryError: the batch does not fit into memory.
        """
        with torch.inference_mode(), _memory_errors():
            rows = self._read(ids)["token_embeddings"]
            return [_normal(row[: len(one)]) for row, one in zip(rows, ids, strict=True)]

    def _read(self, ids: Sequence[Sequence[int]]) -> dict[str, Any]:
        features: dict[str, Any] = self._transformer(self._pad(ids))
        features["token_embeddings"] = features["token_embeddings"].float()
        return features

    def _pad(self, ids: Sequence[Sequence[int]]) -> dict[str, Any]:
        longest = max(len(one) for one in ids)
        padded = np.full((len(ids), longest), self._padding_id, dtype=np.int64)
        mask = np.zeros((len(ids), longest), dtype=np.int64)
        for row, one in enumerate(ids):
            padded[row, : len(one)] = one
            mask[row, : len(one)] = 1
        return {"input_ids": torch.from_numpy(padded), "attention_mask": torch.from_numpy(mask)}


def _normal(vectors: torch.Tensor) -> Vectors:
    normal: Vectors = torch.nn.functional.normalize(vectors, dim=1).numpy()
    return normal


@contextmanager
def _memory_errors() -> Iterator[None]:
    try:
        yield
    except RuntimeError as error:
        if any(phrase in str(error) for phrase in _OUT_OF_MEMORY):
            raise MemoryError(str(error)) from error
        raise


def load_network(folder: EncoderFolder) -> SentenceNetwork:
    """The network of a folder in fp32 on the CPU. Torch works with one thread a call from then on,
    in this whole process.

    Its own threads meet at a barrier after each of some hundred small steps a batch: as soon as
    another process wants the cores, every barrier waits for the scheduler. Batches side by side on
    threads of ours never wait for each other: as fast on a quiet machine, and 3 times as fast
    (2 cores, load 4.5), for a quarter of the processor time, on a busy one.

    Raises:
        ModelError: the weights are missing or damaged, or want code of their own to be run.
    """
    torch.set_num_threads(1)
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = SentenceTransformer(
            str(folder.path), device="cpu", local_files_only=True, trust_remote_code=False
        )
    except (OSError, ValueError, KeyError, RuntimeError, ImportError, SafetensorError) as error:
        _log.warning("encoder %s failed to load: %s", folder.path, error)
        raise ModelError(
            f"The encoder in {folder.path} cannot be loaded: {_first_line(error)}",
            "Copy the encoder's folder again, or choose another one in the settings.",
        ) from error
    transformer, *head = model.eval()
    return SentenceNetwork(transformer, head)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
