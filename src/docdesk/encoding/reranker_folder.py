"""What a cross-encoder's folder says of itself, read without loading any weights."""

from dataclasses import dataclass
from pathlib import Path

from docdesk.domain.errors import ModelError
from docdesk.encoding.folder import read_json, stated_languages

_HINT = "Choose a folder with a sentence-transformers CrossEncoder, or leave models.reranker empty."
# Networks with a head that scores a pair. Others would be given a head of random numbers.
_USUAL_WINDOW = 512
_SCORING = ("ForSequenceClassification", "ForCausalLM", "ForConditionalGeneration")


@dataclass(frozen=True, slots=True)
class RerankerFolder:
    """A cross-encoder's folder; `languages` are ISO 639-1 codes, empty for many."""

    path: Path
    name: str
    languages: tuple[str, ...]
    window: int  # tokens of a pair


def read_reranker_folder(path: Path) -> RerankerFolder:
    """What the folder at an absolute path holds.

    Raises:
        ModelError: it is missing, or holds something else than a cross-encoder.
    """
    if not path.is_absolute():
        raise ModelError(f"The reranker {path} is not an absolute path.", _HINT)
    if not path.is_dir():
        raise ModelError(f"The reranker's folder {path} is not there.", _HINT)
    config = read_json(path / "config.json")
    described = read_json(path / "config_sentence_transformers.json")
    networks = [str(name) for name in config.get("architectures") or ()]
    is_scoring = any(name.endswith(_SCORING) for name in networks)
    if not is_scoring and described.get("model_type") != "CrossEncoder":
        raise ModelError(f"The folder {path} holds no cross-encoder.", _HINT)
    labels = config.get("id2label")
    if isinstance(labels, dict) and len(labels) != 1:
        raise ModelError(
            f"The model in {path} gives {len(labels)} scores for a pair of texts; a reranker gives "
            "one.",
            _HINT,
        )
    window = config.get("max_position_embeddings")
    return RerankerFolder(
        path=path,
        name=path.name,
        languages=stated_languages(path),
        # RoBERTa counts two positions more than it has.
        window=window - 2 if isinstance(window, int) and window > 2 else _USUAL_WINDOW,
    )
