"""Reading GGUF headers: what they say, and files that lie."""

import struct
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docdesk.domain.errors import ModelError
from docdesk.modelstore import gguf
from docdesk.modelstore.gguf import read_header
from fakes.gguf_files import ARRAY, STRING, U32, gguf_bytes, tensor, text, write_gguf

ONE_ENTRY = b"GGUF" + struct.pack("<IQQ", 3, 0, 1)
HUGE = (1 << 64) - 1
GOOD = gguf_bytes()
SHORT = gguf_bytes(tokenizer__ggml__tokens=["a", "b"])


def test_header_says_what_the_model_is(tmp_path):
    header = read_header(write_gguf(tmp_path / "tiny.gguf"))

    assert header.architecture == "llama"
    assert header.name == "Tiny"
    assert header.quantisation == "Q4_K_M"
    assert header.licence == "apache-2.0"
    assert header.languages == ("en", "it")
    assert (header.context, header.layers, header.embedding) == (4096, 2, 64)
    assert (header.heads, header.kv_heads, header.key_length) == (4, 2, 16)
    assert (header.vocabulary, header.parameters) == (2000, 64)
    assert header.has_chat_template


def test_heads_that_differ_by_layer_count_as_the_largest(tmp_path):
    path = write_gguf(tmp_path / "tiny.gguf", llama__attention__head_count_kv=[1, 4, 2])

    header = read_header(path)

    assert header.kv_heads == 4


def test_missing_entries_leave_their_fields_empty(tmp_path):
    path = write_gguf(tmp_path / "tiny.gguf", general__license=None, tokenizer__chat_template=None)

    header = read_header(path)

    assert (header.licence, header.has_chat_template) == ("", False)


def test_entry_of_an_unexpected_type_counts_as_missing(tmp_path):
    path = write_gguf(tmp_path / "tiny.gguf", general__name=7, llama__block_count="many")

    header = read_header(path)

    assert (header.name, header.layers) == ("", 0)


def test_a_file_that_is_something_else_is_named_as_such(tmp_path):
    path = tmp_path / "report.gguf"
    path.write_bytes(b"%PDF-1.7 and so on")

    with pytest.raises(ModelError, match="not a GGUF file"):
        read_header(path)


def test_an_unknown_version_is_refused(tmp_path):
    path = write_gguf(tmp_path / "old.gguf", version=1)

    with pytest.raises(ModelError, match="version 1"):
        read_header(path)


def test_a_cut_off_download_says_how_much_is_missing(tmp_path):
    path = write_gguf(tmp_path / "half.gguf", weights=bytes(100))

    with pytest.raises(ModelError, match="156 bytes are missing"):
        read_header(path)


def test_a_file_that_is_not_there_is_an_error_in_words(tmp_path):
    with pytest.raises(ModelError, match=r"nothing\.gguf cannot be read"):
        read_header(tmp_path / "nothing.gguf")


HOSTILE = {
    "nothing": b"",
    "magic alone": b"GGUF",
    "endless tensors": b"GGUF" + struct.pack("<IQQ", 3, HUGE, 0),
    "endless entries": b"GGUF" + struct.pack("<IQQ", 3, 0, HUGE),
    "endless key": ONE_ENTRY + struct.pack("<Q", HUGE),
    "endless string": ONE_ENTRY + text("k") + struct.pack("<IQ", STRING, HUGE),
    "long string": ONE_ENTRY + text("k") + struct.pack("<IQ", STRING, 1 << 19),
    "endless array": ONE_ENTRY + text("k") + struct.pack("<IIQ", ARRAY, U32, HUGE),
    "long array": ONE_ENTRY + text("k") + struct.pack("<IIQ", ARRAY, U32, 1_999_999),
    "long array of strings": ONE_ENTRY + text("k") + struct.pack("<IIQ", ARRAY, STRING, 1_999_999),
    "nested array": ONE_ENTRY + text("k") + struct.pack("<IIQ", ARRAY, ARRAY, 1),
    "long nested array": ONE_ENTRY + text("k") + struct.pack("<IIQ", ARRAY, ARRAY, 2_000),
    "unknown type": ONE_ENTRY + text("k") + struct.pack("<I", 99),
    "many dimensions": b"GGUF" + struct.pack("<IQQ", 3, 1, 0) + tensor("t", (1,) * 9),
    "endless tensor": b"GGUF" + struct.pack("<IQQ", 3, 1, 0) + tensor("t", (HUGE, HUGE)),
    "tensor behind the end": b"GGUF" + struct.pack("<IQQ", 3, 1, 0) + tensor("t", (1,), 0, HUGE),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_at_once(tmp_path, name):
    path = tmp_path / "hostile.gguf"
    path.write_bytes(HOSTILE[name])
    began = time.perf_counter()

    with pytest.raises(ModelError):
        read_header(path)

    assert time.perf_counter() - began < 0.5


def test_a_header_beyond_its_budget_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(gguf, "MAX_HEADER_BYTES", 1_000)
    path = write_gguf(tmp_path / "long.gguf")

    with pytest.raises(ModelError, match="header is too long"):
        read_header(path)


def outcome(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    try:
        read_header(path)
    except ModelError:
        return "refused"
    return "read"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path, data):
    assert outcome(tmp_path / "any.gguf", b"GGUF\x03\x00\x00\x00" + data) in {"read", "refused"}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_to_a_good_file_is_read_or_refused(tmp_path, data):
    good = bytearray(SHORT)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(good) - 8))
        good[place : place + 8] = data.draw(st.binary(min_size=8, max_size=8))

    assert outcome(tmp_path / "damaged.gguf", bytes(good)) in {"read", "refused"}


@given(end=st.integers(0, len(GOOD) - 1))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_cut_off_anywhere_is_refused(tmp_path, end):
    assert outcome(tmp_path / "cut.gguf", GOOD[:end]) == "refused"
