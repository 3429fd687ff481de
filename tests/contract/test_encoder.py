"""What every encoder does: the real one and the one that stands in for it in other tests."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from docdesk.encoding.loading import load_encoder
from docdesk.pipelines.steps import Encoder
from fakes.encoder import WordEncoder

TIMEOUT_S = 60.0
LEASE = "The landlord shall repay the deposit within fourteen days after the keys are returned."
DRUG = "Take one tablet twice a day with food for ten days, even when the fever is gone."
COURT = "The court dismissed the appeal because it had been filed too late."


@pytest.fixture(scope="module")
def real(encoder_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    cache_file = tmp_path_factory.mktemp("encoder") / "precision.json"
    return load_encoder(encoder_folder, cache_file=cache_file, threads=2)


@pytest.fixture(params=["real", "fake"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    if request.param == "fake":
        return WordEncoder()
    encoder: Encoder = request.getfixturevalue("real")
    return encoder


def test_vectors_are_float32_rows_of_length_one(encoder: Encoder) -> None:
    vectors = encoder.encode_passages([LEASE, DRUG, ""])

    assert vectors.dtype == np.float32
    assert vectors.shape == (3, encoder.card.dimensions)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)


def test_query_is_one_row_of_length_one(encoder: Encoder) -> None:
    vector = encoder.encode_query("When is the deposit repaid?")

    assert vector.dtype == np.float32
    assert vector.shape == (encoder.card.dimensions,)
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-3)


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode_passages([]).shape == (0, encoder.card.dimensions)
    assert encoder.count_tokens([]) == []


def test_vectors_keep_the_order_of_the_texts(encoder: Encoder) -> None:
    texts = [" ".join([sentence] * times) for times in (1, 3, 2) for sentence in (LEASE, DRUG)]

    together = encoder.encode_passages(texts)

    alone = np.concatenate([encoder.encode_passages([text]) for text in texts])
    assert np.min(np.sum(together * alone, axis=1)) > 0.999


def test_a_question_is_nearest_to_the_passage_that_answers_it(encoder: Encoder) -> None:
    passages = encoder.encode_passages([DRUG, COURT, LEASE])

    similarities = passages @ encoder.encode_query("When will the landlord repay the deposit?")

    assert int(np.argmax(similarities)) == 2


def test_pause_is_possible_before_each_batch(encoder: Encoder) -> None:
    calls: list[None] = []

    encoder.encode_passages([LEASE] * 100, between=lambda: calls.append(None))

    assert len(calls) > 1


def test_stopping_between_batches_leaves_the_encoder_usable(encoder: Encoder) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encoder.encode_passages([LEASE], between=stop)

    assert encoder.encode_passages([LEASE]).shape == (1, encoder.card.dimensions)


def test_tokens_are_counted_beyond_the_window(encoder: Encoder) -> None:
    one, many = encoder.count_tokens(["lease", "lease " * 1000])

    assert (one, many) == (3, 1002)
    assert many > encoder.card.window


def test_question_is_answered_while_passages_are_encoded(encoder: Encoder) -> None:
    asked = Event()

    def ask() -> int:
        size = encoder.encode_query("Who pays?").size
        asked.set()
        return size

    with ThreadPoolExecutor() as pool:
        answers = []

        def start_question() -> None:
            if not answers:
                answers.append(pool.submit(ask))
            elif len(answers) == 1:  # the second batch waits for it: it must not be in the way
                assert asked.wait(TIMEOUT_S)

        encoder.encode_passages([LEASE] * 200, between=start_question)

        assert answers[0].result(TIMEOUT_S) == encoder.card.dimensions
