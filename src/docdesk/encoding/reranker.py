"""Questions and passages read together by a cross-encoder, as sentence-transformers runs it."""

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import torch
import transformers
from safetensors import SafetensorError
from sentence_transformers import CrossEncoder

from docdesk.domain.errors import ModelError
from docdesk.encoding.reranker_folder import RerankerFolder, read_reranker_folder

_log = logging.getLogger(__name__)
_LONGEST = 512  # tokens of question and passage; what one sees beyond it costs more than it tells


class CrossReader:
    """Scores passages for a question. Safe to use from any thread.

    `threads` parts of the passages are read side by side, each on one core (see `load_network`).
    """

    def __init__(self, folder: RerankerFolder, model: CrossEncoder, *, threads: int) -> None:
        self._folder = folder
        self._model = model
        self._threads = threads

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self._folder.name

    @property
    def languages(self) -> tuple[str, ...]:
        """ISO 639-1 codes of what it reads, empty for many."""
        return self._folder.languages

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """How well each passage answers the question, 0 to 1, in the order given."""
        if not passages:
            return []
        # Long and short ones apart, so that little is padded, and dealt out like cards.
        order = sorted(range(len(passages)), key=lambda at: -len(passages[at]))
        parts = [part for start in range(self._threads) if (part := order[start :: self._threads])]
        scores = [0.0] * len(passages)
        with ThreadPoolExecutor(len(parts), thread_name_prefix="reranker") as pool:
            read = pool.map(lambda part: self._read(question, [passages[at] for at in part]), parts)
            for part, found in zip(parts, read, strict=True):
                for at, score in zip(part, found, strict=True):
                    scores[at] = score
        return scores

    def _read(self, question: str, passages: Sequence[str]) -> list[float]:
        found = self._model.predict(
            [(question, passage) for passage in passages],
            batch_size=8,
            show_progress_bar=False,
            activation_fn=torch.nn.Sigmoid(),
        )
        return [float(score) for score in found]


def load_reranker(folder: Path, *, threads: int) -> CrossReader:
    """The cross-encoder of a folder (absolute path), in fp32 on the CPU.

    Raises:
        ModelError: the folder holds none, is damaged, or wants code of its own to be run.
    """
    described = read_reranker_folder(folder)
    torch.set_num_threads(1)
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = CrossEncoder(
            str(folder),
            device="cpu",
            local_files_only=True,
            trust_remote_code=False,
            max_length=min(_LONGEST, described.window),
        )
        reader = CrossReader(described, model, threads=threads)
        # The first reading settles how the tokenizer pads; later ones may then run side by side.
        reader.scores("a", ["b"])
    except (OSError, ValueError, KeyError, RuntimeError, ImportError, SafetensorError) as error:
        _log.warning("reranker %s failed to load: %s", folder, error)
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        raise ModelError(
            f"The reranker in {folder} cannot be loaded: {reason}",
            "Copy its folder again, or choose another one in the settings.",
        ) from error
    return reader
