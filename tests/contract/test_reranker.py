"""A cross-encoder's folder is read and run by the real library; its scores decide the order."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from sentence_transformers import CrossEncoder
from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

from docdesk.domain.answers import SearchMode
from docdesk.domain.errors import ModelError
from docdesk.encoding.reranker import CrossReader, load_reranker
from docdesk.encoding.reranker_folder import read_reranker_folder
from docdesk.host import doctor
from docdesk.host.open_workspaces import OpenWorkspaces
from docdesk.host.reranker_source import BackgroundReranker
from docdesk.library.workspaces import Workspaces
from fakes.encoder import WordEncoder
from fakes.library import index, write_files

WORDS = "the a rent deposit of is months tenant landlord pays notice what who six".split()
QUESTION = "what is the rent"
PASSAGES = ["the rent is six months", "the tenant pays", "notice of the landlord " * 40, "a"]


def _write(folder: Path, *, labels: int = 1) -> Path:
    """A tiny network of random numbers with a head that scores pairs."""
    folder.mkdir()
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
        num_labels=labels,
        initializer_range=1.0,
    )
    BertForSequenceClassification(config).eval().save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _write(tmp_path_factory.mktemp("models") / "tiny-reranker")


@pytest.fixture(scope="module")
def reader(folder: Path) -> CrossReader:
    return load_reranker(folder, threads=2)


def test_scores_are_those_of_sentence_transformers(folder: Path, reader: CrossReader) -> None:
    reference = CrossEncoder(str(folder), device="cpu", local_files_only=True, max_length=62)
    pairs = [(QUESTION, passage) for passage in PASSAGES]
    expected = reference.predict(pairs, activation_fn=torch.nn.Sigmoid(), show_progress_bar=False)

    scores = reader.scores(QUESTION, PASSAGES)

    assert scores == pytest.approx([float(score) for score in expected], abs=1e-5)
    assert len(set(scores)) == len(PASSAGES)
    assert all(0 <= score <= 1 for score in scores)


def test_nothing_to_read_gives_nothing(reader: CrossReader) -> None:
    assert reader.scores(QUESTION, []) == []


def test_folder_says_its_name_and_languages(folder: Path, reader: CrossReader) -> None:
    assert (reader.name, reader.languages) == ("tiny-reranker", ("en",))
    assert read_reranker_folder(folder).window == 62


def _empty(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _without_weights(folder: Path) -> Path:
    _write(folder)
    (folder / "model.safetensors").unlink()
    return folder


def _of_three_classes(folder: Path) -> Path:
    return _write(folder, labels=3)


def _encoder_alone(folder: Path) -> Path:
    _write(folder)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"architectures": ["BertModel"]}))
    return folder


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda folder: folder, "not there"),
        (_empty, "no cross-encoder"),
        (_encoder_alone, "no cross-encoder"),
        (_of_three_classes, "3 scores"),
        (_without_weights, "cannot be loaded"),
    ],
)
def test_what_is_no_reranker_is_refused_with_its_reason(
    tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    folder = make(tmp_path / "model")

    with pytest.raises(ModelError, match=said):
        load_reranker(folder, threads=1)


def test_relative_path_is_refused() -> None:
    with pytest.raises(ModelError, match="absolute"):
        read_reranker_folder(Path("model"))


def test_chosen_folder_orders_the_passages_of_a_search(
    folder: Path, reader: CrossReader, tmp_path: Path
) -> None:
    write_files(tmp_path, {"a.txt": "\n\n".join([*PASSAGES[:2], "what is six"])})
    workspaces = Workspaces(tmp_path / "workspaces")
    workspaces.create("w")
    with workspaces.open_for_writing("w") as workspace:
        workspace.files.follow([tmp_path / "a.txt"])
        index(workspace, encoder=WordEncoder())
    source = BackgroundReranker(lambda: load_reranker(folder, threads=1), waits=True)
    opened = OpenWorkspaces(workspaces, WordEncoder, uses_sealed=False, reranker=source.get)

    found = opened.get("w").retriever.search(QUESTION, mode=SearchMode.HYBRID, limit=5).passages
    opened.close()

    scores = reader.scores(QUESTION, [passage.text for passage in found])
    assert len(found) == 3
    assert scores == sorted(scores, reverse=True)
    assert [passage.reranked for passage in found] == pytest.approx(scores, abs=1e-3)


def test_doctor_names_it(folder: Path) -> None:
    assert doctor.reranker(str(folder)).detail == "tiny-reranker (en)"
