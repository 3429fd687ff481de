"""Batches, order, window and memory, with a network that is a table."""

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

from docdesk.domain.errors import ModelError
from docdesk.domain.models import EncoderCard
from docdesk.encoding.encoder import SentenceEncoder
from docdesk.encoding.folder import EncoderFolder
from docdesk.encoding.tokens import TokenCounter

WORDS = ("[UNK]", "[CLS]", "[SEP]", "ask", "say", "one", "two", "three", "One")
WINDOW = 8


class CountingNetwork:
    """Counts each id: texts of the same words have the same vector. Memory is `room` ids."""

    def __init__(self, room: int = 10_000) -> None:
        self._room = room
        self.batches: list[list[int]] = []

    def vectors(self, ids: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        if sum(map(len, ids)) > self._room:
            raise MemoryError
        self.batches.append([len(one) for one in ids])
        counts = np.stack([np.bincount(one, minlength=len(WORDS)) for one in ids])
        return (counts / np.linalg.norm(counts, axis=1, keepdims=True)).astype(np.float32)

    def token_vectors(self, ids: Sequence[Sequence[int]]) -> list[NDArray[np.float32]]:
        """Each id is a direction of its own."""
        if sum(map(len, ids)) > self._room:
            raise MemoryError
        return [np.eye(len(WORDS), dtype=np.float32)[list(one)] for one in ids]


@pytest.fixture
def folder(tmp_path: Path) -> EncoderFolder:
    tokenizer = Tokenizer(WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    tokenizer.enable_truncation(5)  # as many folders have it: it must not be heeded
    tokenizer.enable_padding(length=9)
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    return EncoderFolder(tmp_path, "words", "", WINDOW, (), "ask ", "say ", lowercases=False)


def make_encoder(
    folder: EncoderFolder, network: CountingNetwork, *, threads: int = 2
) -> SentenceEncoder:
    card = EncoderCard("id", "words", str(folder.path), len(WORDS), WINDOW, ())
    return SentenceEncoder(card, TokenCounter(folder), network, batch_s=0.1, threads=threads)


def test_tokens_are_counted_with_prefix_and_special_ones_and_never_cut(
    folder: EncoderFolder,
) -> None:
    encoder = make_encoder(folder, CountingNetwork())

    assert encoder.count_tokens(["one two", "", "one " * 100]) == [5, 3, 103]


def test_vectors_come_in_the_order_of_the_texts(folder: EncoderFolder) -> None:
    encoder = make_encoder(folder, CountingNetwork())
    texts = ["one", "two two two", "three two", "one one one one", ""]

    together = encoder.encode_passages(texts)

    for text, vector in zip(texts, together, strict=True):
        assert np.array_equal(vector, encoder.encode_passages([text])[0])


def test_no_texts_give_no_vectors(folder: EncoderFolder) -> None:
    vectors = make_encoder(folder, CountingNetwork()).encode_passages([])

    assert vectors.shape == (0, len(WORDS))


def test_query_and_passage_have_their_own_prefix(folder: EncoderFolder) -> None:
    encoder = make_encoder(folder, CountingNetwork())

    query, passage = encoder.encode_query("one"), encoder.encode_passages(["one"])[0]

    assert query[WORDS.index("ask")] > 0 == query[WORDS.index("say")]
    assert passage[WORDS.index("say")] > 0 == passage[WORDS.index("ask")]


def test_pause_is_possible_before_each_batch(folder: EncoderFolder) -> None:
    network = CountingNetwork()
    batches_before: list[int] = []

    make_encoder(folder, network, threads=1).encode_passages(
        ["one two three"] * 4000, between=lambda: batches_before.append(len(network.batches))
    )

    assert len(network.batches) > 1
    assert batches_before == list(range(len(network.batches)))


def test_interrupted_run_leaves_the_encoder_usable(folder: EncoderFolder) -> None:
    encoder = make_encoder(folder, CountingNetwork())

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encoder.encode_passages(["one"], between=stop)

    assert encoder.encode_query("one").shape == (len(WORDS),)


def test_text_beyond_the_window_is_cut_with_a_warning(
    folder: EncoderFolder, caplog: pytest.LogCaptureFixture
) -> None:
    encoder = make_encoder(folder, CountingNetwork())

    with caplog.at_level(logging.WARNING):
        cut = encoder.encode_passages(["one " * 20, "one"])[0]

    assert np.array_equal(cut, encoder.encode_passages(["one " * (WINDOW - 3)])[0])
    assert "1 passages exceed" in caplog.text


def test_batch_too_large_for_memory_is_halved(folder: EncoderFolder) -> None:
    texts = ["one two", "two", "three one", "three"] * 4
    roomy, tight = CountingNetwork(), CountingNetwork(room=12)

    vectors = make_encoder(folder, tight).encode_passages(texts)

    assert np.array_equal(vectors, make_encoder(folder, roomy).encode_passages(texts))
    assert len(tight.batches) > len(roomy.batches)


def test_text_too_large_for_memory_is_a_model_error(folder: EncoderFolder) -> None:
    encoder = make_encoder(folder, CountingNetwork(room=4))

    with pytest.raises(ModelError, match="not enough memory to encode a text of 6 tokens"):
        encoder.encode_passages(["one two three"])
    with pytest.raises(ModelError, match="not enough memory"):
        encoder.encode_query("one two three")


def test_folder_that_lowercases_is_obeyed(folder: EncoderFolder) -> None:
    lower = EncoderFolder(folder.path, "words", "", WINDOW, (), "", "", lowercases=True)

    ids = TokenCounter(lower).passage_ids(["One one"])[0]

    assert ids[1] == ids[2] == WORDS.index("one")


def test_damaged_tokenizer_is_a_model_error(folder: EncoderFolder) -> None:
    (folder.path / "tokenizer.json").write_text("{}")

    with pytest.raises(ModelError, match=r"tokenizer\.json cannot be read"):
        TokenCounter(folder)


def test_each_token_of_a_question_is_held_against_the_passage_that_meets_them_best(folder):
    encoder = make_encoder(folder, CountingNetwork())

    # [CLS] ask one two [SEP] against [CLS] say ... [SEP]: "ask" is met by none.
    assert encoder.alignment("one two", ["one", "one two three"]) == pytest.approx(4 / 5)
    assert encoder.alignment("one two", ["three"]) == pytest.approx(2 / 5)
    assert encoder.alignment("one two", []) == 0.0


def test_too_little_memory_for_tokens_is_told(folder):
    with pytest.raises(ModelError, match="memory"):
        make_encoder(folder, CountingNetwork(room=2)).alignment("one", ["two"])
