"""Whether a model fits into memory."""

import pytest

from docdesk.modelstore.fit import GIB, Verdict, cache_bytes_per_token, fit, free_memory
from docdesk.modelstore.gguf import read_header
from fakes.gguf_files import write_gguf


@pytest.fixture
def header(tmp_path):
    return read_header(
        write_gguf(
            tmp_path / "llama-8b.gguf",
            llama__block_count=32,
            llama__embedding_length=4096,
            llama__attention__head_count=32,
            llama__attention__head_count_kv=8,
            llama__context_length=131072,
        )
    )


def test_cache_of_one_token_is_keys_and_values_of_all_layers(header):
    assert cache_bytes_per_token(header) == 32 * 8 * (128 + 128) * 2


@pytest.mark.parametrize(
    ("free_gib", "verdict"),
    [(16, Verdict.FITS), (6.5, Verdict.TIGHT), (4, Verdict.TOO_LARGE)],
)
def test_verdict_compares_the_need_with_what_is_free(header, free_gib, verdict):
    found = fit(header, 5 * GIB, context=8192, free_bytes=int(free_gib * GIB))

    assert found.cache_bytes == GIB
    assert found.verdict is verdict


def test_context_is_no_longer_than_the_model_was_trained_for(tmp_path):
    small = read_header(write_gguf(tmp_path / "small.gguf", llama__context_length=2048))

    assert fit(small, GIB, context=8192, free_bytes=8 * GIB).context == 2048


def test_sentence_names_what_is_needed_and_what_is_free(header):
    found = fit(header, 5 * GIB, context=8192, free_bytes=2 * GIB)

    assert found.sentence == (
        "This model is too large for this machine now. "
        "It needs 6.1 GB of memory with 8,192 tokens of context; 2.0 GB are free."
    )


def test_free_memory_is_what_this_machine_has():
    assert 0 < free_memory() < 1 << 50
