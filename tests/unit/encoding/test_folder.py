"""An encoder's folder is read with care: what it says, what is missing, what is damaged."""

import json
from pathlib import Path
from typing import Any

import pytest

from docdesk.domain.errors import ModelError
from docdesk.encoding.folder import read_folder


def make_folder(place: Path, name: str = "encoder", **files: Any) -> Path:
    """A folder with the least that an encoder has; `files` are contents by name, `.` as `_`."""
    folder = place / name
    folder.mkdir()
    contents: dict[str, Any] = {
        "modules_json": [],
        "config_json": {"vocab_size": 30_522, "max_position_embeddings": 512},
        "tokenizer_json": {},
        "sentence_bert_config_json": {"max_seq_length": 256},
        "model_safetensors": "weights",
        **files,
    }
    for key, content in contents.items():
        stem, _, suffix = key.rpartition("_")
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / f"{stem}.{suffix}").write_text(text, encoding="utf-8")
    return folder


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is not there") as caught:
        read_folder(tmp_path / "encoder")

    assert "modules.json" in caught.value.hint


def test_name_of_a_hub_is_no_folder() -> None:
    with pytest.raises(ModelError, match="not an absolute path"):
        read_folder(Path("sentence-transformers/all-MiniLM-L6-v2"))


def test_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "encoder").write_text("")

    with pytest.raises(ModelError, match="is not there"):
        read_folder(tmp_path / "encoder")


@pytest.mark.parametrize("name", ["modules.json", "config.json", "tokenizer.json"])
def test_what_is_missing_is_named(tmp_path: Path, name: str) -> None:
    folder = make_folder(tmp_path)
    (folder / name).unlink()

    with pytest.raises(ModelError, match=f"has no {name}"):
        read_folder(folder)


def test_damaged_file_is_named(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, config_json="{")

    with pytest.raises(ModelError, match=r"config\.json cannot be read"):
        read_folder(make_without_window(folder))


def make_without_window(folder: Path) -> Path:
    (folder / "sentence_bert_config.json").unlink()
    return folder


def test_window_is_what_the_folder_states(tmp_path: Path) -> None:
    assert read_folder(make_folder(tmp_path)).window == 256


def test_window_is_else_the_lower_limit_of_network_and_tokenizer(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, tokenizer_config_json={"model_max_length": 1e30})

    assert read_folder(make_without_window(folder)).window == 512


def test_folder_without_a_window_cannot_be_used(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, config_json={})

    with pytest.raises(ModelError, match="how many tokens"):
        read_folder(make_without_window(folder))


@pytest.mark.parametrize(
    ("card", "languages"),
    [
        ("---\nlanguage: en\nlicense: mit\n---\n", ("en",)),
        ("---\nlicense: mit\nlanguage:\n- en\n- it\ntags:\n- x\n---\n", ("en", "it")),
        ("---\nlanguage: [en, de]\n---\n", ("en", "de")),
        ("---\nlanguage: multilingual\n---\n", ()),
        ("---\nlicense: mit\n---\nlanguage: it\n", ("en",)),
        ("no front matter", ("en",)),
    ],
)
def test_languages_are_what_the_model_card_states(
    tmp_path: Path, card: str, languages: tuple[str, ...]
) -> None:
    assert read_folder(make_folder(tmp_path, README_md=card)).languages == languages


def test_large_vocabulary_means_many_languages(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, config_json={"vocab_size": 250_002})

    assert read_folder(folder).languages == ()


@pytest.mark.parametrize(
    ("name", "prompts", "query", "passage"),
    [
        ("encoder", {}, "", ""),
        ("encoder", {"query": "q: ", "document": "d: "}, "q: ", "d: "),
        ("encoder", {"search_query": "sq: "}, "sq: ", ""),
        ("multilingual-e5-small", {}, "query: ", "passage: "),
        ("e5-small", {"query": "q: ", "passage": "p: "}, "q: ", "p: "),
    ],
)
def test_prefixes_are_those_the_model_was_trained_with(
    tmp_path: Path, name: str, prompts: dict[str, str], query: str, passage: str
) -> None:
    folder = make_folder(tmp_path, name, config_sentence_transformers_json={"prompts": prompts})

    described = read_folder(folder)

    assert (described.query_prefix, described.passage_prefix) == (query, passage)


def test_digest_does_not_depend_on_where_the_folder_lies(tmp_path: Path) -> None:
    here, there = make_folder(tmp_path, "here"), make_folder(tmp_path, "there")

    assert read_folder(here).digest == read_folder(there).digest


def test_digest_does_not_depend_on_the_model_card(tmp_path: Path) -> None:
    plain, described = make_folder(tmp_path, "a"), make_folder(tmp_path, "b", README_md="hello")

    assert read_folder(plain).digest == read_folder(described).digest


@pytest.mark.parametrize("name", ["model_safetensors", "tokenizer_json", "modules_json"])
def test_digest_changes_with_what_the_vectors_depend_on(tmp_path: Path, name: str) -> None:
    plain, other = make_folder(tmp_path, "a"), make_folder(tmp_path, "b", **{name: "[1]"})

    assert read_folder(plain).digest != read_folder(other).digest


def test_digest_changes_with_the_prefixes(tmp_path: Path) -> None:
    plain, e5 = make_folder(tmp_path, "encoder"), make_folder(tmp_path, "e5")

    assert read_folder(plain).digest != read_folder(e5).digest
