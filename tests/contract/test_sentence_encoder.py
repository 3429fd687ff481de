"""The real encoder agrees with sentence-transformers, which it is built on."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from docdesk.domain.errors import ModelError
from docdesk.encoding.encoder import SentenceEncoder
from docdesk.encoding.folder import read_folder
from docdesk.encoding.identity import remembered_id
from docdesk.encoding.loading import load_encoder
from docdesk.encoding.samples import sample_texts
from docdesk.encoding.tokens import TokenCounter

ODD_TEXTS = ["", " ", "ÀÈÌ ò", "x" * 300, "a\n\tb\u00a0c\u200bd", "2.5 mg/kg, €1.250,00", "日本語"]


@pytest.fixture(scope="module")
def reference(encoder_folder: Path) -> SentenceTransformer:
    return SentenceTransformer(str(encoder_folder), device="cpu", local_files_only=True)


@pytest.fixture(scope="module")
def cache_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("encoder") / "precision.json"


@pytest.fixture(scope="module")
def encoder(encoder_folder: Path, cache_file: Path) -> SentenceEncoder:
    return load_encoder(encoder_folder, cache_file=cache_file, threads=2)


def test_vectors_are_those_of_sentence_transformers(
    encoder: SentenceEncoder, reference: SentenceTransformer
) -> None:
    texts = [text[:800] for text in sample_texts(20)] + [one for one in ODD_TEXTS if one.strip()]

    ours = encoder.encode_passages(texts)

    theirs = reference.encode(texts, normalize_embeddings=True, show_progress_bar=False)
    assert np.min(np.sum(ours * theirs, axis=1)) >= 0.99


def test_query_is_that_of_sentence_transformers(
    encoder: SentenceEncoder, reference: SentenceTransformer
) -> None:
    question = "Quando può essere risolto il contratto di locazione?"

    theirs = reference.encode_query(question, normalize_embeddings=True)

    assert encoder.encode_query(question) @ theirs >= 0.99


def test_threads_do_not_disturb_each_other(encoder: SentenceEncoder) -> None:
    texts = sample_texts(8)
    alone = encoder.encode_passages(texts)

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: encoder.encode_passages(texts), range(8)))
        questions = list(pool.map(encoder.encode_query, texts))

    assert min(float(np.min(np.sum(alone * vectors, axis=1))) for vectors in together) > 0.999
    assert np.min(np.sum(alone * np.stack(questions), axis=1)) > 0.999


def test_tokens_are_those_of_sentence_transformers(
    encoder_folder: Path, reference: SentenceTransformer
) -> None:
    texts = [*sample_texts(20), *ODD_TEXTS]

    counter = TokenCounter(read_folder(encoder_folder))

    assert counter.window == reference.max_seq_length
    theirs = [reference.tokenizer(text, verbose=False)["input_ids"] for text in texts]
    assert counter.passage_ids(texts) == theirs


def test_question_is_cut_as_sentence_transformers_does(
    encoder_folder: Path, reference: SentenceTransformer
) -> None:
    text = " ".join(sample_texts(5))

    counter = TokenCounter(read_folder(encoder_folder))

    theirs = reference.tokenizer(text, truncation=True, max_length=counter.window)["input_ids"]
    assert counter.query_ids(text) == theirs


def test_card_says_what_the_folder_is(encoder: SentenceEncoder, encoder_folder: Path) -> None:
    card = encoder.card

    assert (card.name, card.path) == ("all-MiniLM-L6-v2", str(encoder_folder))
    assert (card.dimensions, card.window, card.languages) == (384, 256, ("en",))
    assert (card.query_prefix, card.passage_prefix) == ("", "")
    assert card.lowest_cosine >= 0.99


def test_second_load_keeps_the_precision(
    encoder: SentenceEncoder, encoder_folder: Path, cache_file: Path
) -> None:
    remembered = cache_file.read_bytes()

    again = load_encoder(encoder_folder, cache_file=cache_file, threads=2)

    assert again.card == encoder.card
    told = remembered_id(read_folder(encoder_folder), cache_file=cache_file, threads=2)
    assert told == encoder.card.id
    assert cache_file.read_bytes() == remembered


def test_damaged_weights_are_a_model_error(encoder_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "encoder"
    shutil.copytree(encoder_folder, folder)
    weights = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(weights[: len(weights) // 2])

    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load_encoder(folder, cache_file=tmp_path / "precision.json", threads=2)

    assert "again" in caught.value.hint


def test_missing_weights_are_a_model_error(encoder_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "encoder"
    shutil.copytree(encoder_folder, folder, ignore=shutil.ignore_patterns("*.safetensors"))

    with pytest.raises(ModelError, match="cannot be loaded"):
        load_encoder(folder, cache_file=tmp_path / "precision.json", threads=2)


def test_code_that_a_folder_brings_is_not_run(encoder_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "encoder"
    shutil.copytree(encoder_folder, folder)
    modules = (folder / "modules.json").read_text(encoding="utf-8")
    own_code = modules.replace("sentence_transformers.models.Pooling", "own_code.Pooling")
    (folder / "modules.json").write_text(own_code, encoding="utf-8")
    (folder / "own_code.py").write_text(f"open({str(tmp_path / 'was run')!r}, 'w').close()\n")

    with pytest.raises(ModelError, match="cannot be loaded"):
        load_encoder(folder, cache_file=tmp_path / "precision.json", threads=2)

    assert not (tmp_path / "was run").exists()
