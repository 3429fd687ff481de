"""What an encoder's folder says of itself, read without loading any weights."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docdesk.domain.errors import ModelError

# Raise it when the same folder would give other vectors than before: stored ones are then renewed.
VECTORS_VERSION = 1

_HASHED_SUFFIXES = frozenset({".safetensors", ".bin", ".json", ".txt", ".model"})
_QUERY_PROMPTS = ("query", "search_query", "Retrieval-query")
_PASSAGE_PROMPTS = ("document", "passage", "search_document", "Retrieval-document")
# English vocabularies have 30,000 to 50,000 entries (BERT, RoBERTa, ModernBERT), multilingual ones
# 119,000 (mBERT), 250,000 (XLM-R) or 262,000 (Gemma).
_MULTILINGUAL_VOCABULARY = 100_000
_MISSING_HINT = "Choose a folder with a sentence-transformers model (it holds a modules.json)."


@dataclass(frozen=True, slots=True)
class EncoderFolder:
    """A sentence-transformers folder as its files describe it.

    `digest` is the SHA-256 (hex) over everything its vectors depend on; `window` counts tokens,
    special ones included; `languages` are ISO 639-1 codes, empty for many.
    """

    path: Path
    name: str
    digest: str
    window: int
    languages: tuple[str, ...]
    query_prefix: str
    passage_prefix: str
    lowercases: bool


def read_folder(path: Path) -> EncoderFolder:
    """What the folder at an absolute path holds.

    Raises:
        ModelError: it is missing, is no sentence-transformers folder, or its files are damaged.
    """
    _require_model_folder(path)
    query_prefix, passage_prefix = _prefixes(path)
    transformer = read_json(path / "sentence_bert_config.json")
    return EncoderFolder(
        path=path,
        name=path.name,
        digest=_digest(path, query_prefix, passage_prefix),
        window=_window(path, transformer),
        languages=stated_languages(path),
        query_prefix=query_prefix,
        passage_prefix=passage_prefix,
        lowercases=bool(transformer.get("do_lower_case", False)),
    )


def _require_model_folder(path: Path) -> None:
    if not path.is_absolute():
        raise ModelError(f"The encoder {path} is not an absolute path.", _MISSING_HINT)
    if not path.is_dir():
        raise ModelError(f"The encoder's folder {path} is not there.", _MISSING_HINT)
    for name in ("modules.json", "config.json", "tokenizer.json"):
        if not (path / name).is_file():
            raise ModelError(f"The encoder's folder {path} has no {name}.", _MISSING_HINT)


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file, empty where there is none; ModelError when it is damaged."""
    if not path.is_file():
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"The model's file {path} cannot be read: {error}.",
            "Copy the model's folder again.",
        ) from error
    return content if isinstance(content, dict) else {}


def _digest(path: Path, *prefixes: str) -> str:
    digest = hashlib.sha256(json.dumps([VECTORS_VERSION, prefixes]).encode())
    for file in sorted(path.rglob("*")):
        if file.suffix in _HASHED_SUFFIXES and file.is_file():
            digest.update(file.relative_to(path).as_posix().encode() + b"\0")
            digest.update(_file_digest(file))
    return digest.hexdigest()


def _file_digest(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError as error:
        raise ModelError(
            f"The encoder's file {file} cannot be read: {error.strerror}.",
            "Check the disk and the file's permissions.",
        ) from error


def _window(path: Path, transformer: dict[str, Any]) -> int:
    stated = transformer.get("max_seq_length")
    if isinstance(stated, int) and stated > 0:
        return stated
    limits = (
        read_json(path / "tokenizer_config.json").get("model_max_length"),
        read_json(path / "config.json").get("max_position_embeddings"),
    )
    known = [int(limit) for limit in limits if isinstance(limit, int | float) and limit > 0]
    if not known:
        raise ModelError(
            f"The encoder in {path} does not say how many tokens it can see.",
            "Add max_seq_length to its sentence_bert_config.json.",
        )
    return min(known)


def _prefixes(path: Path) -> tuple[str, str]:
    """What goes before a question and before a passage, as the model was trained."""
    prompts = read_json(path / "config_sentence_transformers.json").get("prompts") or {}
    query = next((prompts[name] for name in _QUERY_PROMPTS if name in prompts), "")
    passage = next((prompts[name] for name in _PASSAGE_PROMPTS if name in prompts), "")
    if not query and not passage and re.search(r"\be5\b", path.name.lower()):
        return "query: ", "passage: "  # the E5 model cards ask for them; older folders lack them
    return query, passage


def stated_languages(path: Path) -> tuple[str, ...]:
    """ISO 639-1 codes of what a model was trained on, empty for many: as stated, or as likely."""
    stated = _front_matter_languages(path / "README.md")
    if stated:
        return () if "multilingual" in stated else stated
    vocabulary = read_json(path / "config.json").get("vocab_size", 0)
    return () if vocabulary >= _MULTILINGUAL_VOCABULARY else ("en",)


def _front_matter_languages(readme: Path) -> tuple[str, ...]:
    """The `language:` of a model card's front matter: one word, [a, b] or a list of lines."""
    if not readme.is_file():
        return ()
    text = readme.read_text(encoding="utf-8", errors="replace")
    front = re.match(r"---\n(.*?)\n---", text, re.DOTALL)
    entry = front and re.search(r"^language:((?:[^\n]*)(?:\n\s*-[^\n]*)*)", front[1], re.MULTILINE)
    return tuple(re.findall(r"[a-z]{2,}", entry[1])) if entry else ()
