"""Our reading of model files against the real file and against llama.cpp itself."""

import ctypes
from pathlib import Path

import llama_cpp
import pytest

from docdesk.domain.errors import ModelError
from docdesk.modelstore.gguf import read_header
from docdesk.modelstore.tensors import BLOCKS, QUANTISATIONS


def test_header_of_the_default_model(small_gguf):
    header = read_header(small_gguf)

    assert (header.architecture, header.quantisation) == ("llama", "Q4_1")
    assert header.parameters == 134_515_008
    assert (header.context, header.layers, header.embedding) == (8192, 30, 576)
    assert (header.heads, header.kv_heads, header.key_length, header.value_length) == (9, 3, 64, 64)
    assert (header.vocabulary, header.tokenizer) == (49_152, "gpt2")
    assert (header.licence, header.languages) == ("apache-2.0", ("en",))
    assert header.has_chat_template


def test_quantisations_are_those_of_llama_cpp():
    prefixes = ("LLAMA_FTYPE_MOSTLY_", "LLAMA_FTYPE_ALL_")
    theirs = {
        getattr(llama_cpp, name): name.removeprefix(prefix)
        for prefix in prefixes
        for name in dir(llama_cpp)
        if name.startswith(prefix)
    }

    for number, name in QUANTISATIONS.items():
        assert theirs[number].removesuffix("_MOE") == name


def test_blocks_are_those_of_ggml():
    (library, *_) = (Path(llama_cpp.__file__).parent / "lib").glob("*ggml-base*")
    ggml = ctypes.CDLL(str(library))
    ggml.ggml_blck_size.restype = ctypes.c_int64
    ggml.ggml_type_size.restype = ctypes.c_size_t

    theirs = {kind: (ggml.ggml_blck_size(kind), ggml.ggml_type_size(kind)) for kind in BLOCKS}

    assert theirs == BLOCKS


@pytest.mark.parametrize("kept", [100, 100_000, 50_000_000])
def test_a_cut_off_copy_of_the_default_model_is_refused(small_gguf, tmp_path, kept):
    path = tmp_path / "cut.gguf"
    with small_gguf.open("rb") as whole:
        path.write_bytes(whole.read(kept))

    with pytest.raises(ModelError, match=r"cut off|ends within"):
        read_header(path)
