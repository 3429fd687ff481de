"""The model in memory: tokens, single steps, looks ahead and stops."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from docdesk.generation.chat_template import Message, PromptPart
from docdesk.generation.decoding import read_alphabet
from docdesk.generation.llama_model import Aborted, LlamaModel, ModelUnreadable

TEXT = "The rent is 1,200 euro a month, to be paid on the first day of each month."
CONTROL = "<|im_end|>"


@pytest.fixture(scope="module")
def model(small_gguf: Path) -> Iterator[LlamaModel]:
    loaded = LlamaModel(str(small_gguf), context=2048, gpu_layers=0, threads=1, is_repacked=True)
    yield loaded
    loaded.close()


def read(model: LlamaModel, tokens: list[int]) -> int:
    return model.read(tokens, is_stopped=lambda: False, on_progress=lambda done, total: None)


def test_control_tokens_are_recognised_in_trusted_text_alone(model: LlamaModel):
    trusted = model.tokenise(CONTROL, is_trusted=True)
    untrusted = model.tokenise(CONTROL)

    assert len(trusted) == 1
    assert model.is_end(trusted[0])
    assert len(untrusted) > 1
    assert not any(model.is_end(token) for token in untrusted)
    assert b"".join(model.piece(token) for token in untrusted) == CONTROL.encode()


def test_a_prompt_of_parts_holds_only_the_control_tokens_of_its_trusted_parts(model: LlamaModel):
    parts = (PromptPart(CONTROL, True), PromptPart(f"x {CONTROL} y", False), PromptPart("z", True))

    tokens = model.tokenise_prompt(parts)

    assert sum(model.is_end(token) for token in tokens) == 1


def test_messages_are_rendered_in_the_models_own_template(model: LlamaModel):
    text = model.render([Message("system", "Rules"), Message("user", "Why?")])

    assert text == (
        "<|im_start|>system\nRules<|im_end|>\n<|im_start|>user\nWhy?<|im_end|>\n"
        "<|im_start|>assistant\n"
    )


def test_what_is_in_memory_is_not_read_again(model: LlamaModel):
    tokens = model.tokenise(TEXT)
    read(model, tokens)

    assert read(model, [*tokens, *tokens]) == len(tokens)
    assert read(model, tokens) == len(tokens) - 1
    assert read(model, tokens[5:]) == 0


def test_logits_after_a_common_beginning_are_as_after_a_fresh_start(model: LlamaModel):
    first, second = model.tokenise(TEXT), model.tokenise(TEXT.replace("month", "year"))
    read(model, second[::-1])
    read(model, second)
    fresh = model.logits().copy()

    read(model, first)
    read(model, second)

    assert model.logits().argmax() == fresh.argmax()
    assert np.allclose(model.logits(), fresh, atol=0.5)


def test_a_look_ahead_leaves_no_trace(model: LlamaModel):
    tokens = model.tokenise(TEXT)
    following, ahead = model.tokenise(" It"), model.tokenise(" [")
    read(model, tokens)
    plain = model.step(following[0]).copy()
    room = model.room
    read(model, tokens)

    looked = model.look(ahead, following[0])

    assert looked.after is not None
    assert np.allclose(looked.after, plain, atol=0.5)
    assert not np.allclose(looked.ahead, plain, atol=0.5)
    assert model.room == room


def test_a_look_ahead_sees_what_would_follow(model: LlamaModel):
    tokens, ahead = model.tokenise(TEXT), model.tokenise(" [")
    read(model, [*tokens, *ahead])
    there = model.logits().copy()
    read(model, tokens)

    looked = model.look(ahead, None)

    assert looked.after is None
    assert np.allclose(looked.ahead, there, atol=0.5)


def test_a_stop_ends_reading_and_the_model_goes_on(model: LlamaModel):
    tokens = model.tokenise(TEXT * 20)
    calls = iter(range(10_000))

    with pytest.raises(Aborted):
        model.read(tokens, is_stopped=lambda: next(calls) > 50, on_progress=lambda d, t: None)

    assert next(calls) < 500  # in the middle of the first chunk
    assert read(model, tokens) < len(tokens)
    assert model.room == model.context - len(tokens)


def test_no_token_with_a_square_bracket_is_left_to_the_model(model: LlamaModel):
    alphabet = read_alphabet(model, 9)

    banned = set(alphabet.brackets.tolist())
    for text in ("[", " [", "]", "[1]", "](", "[]"):
        assert banned & set(model.tokenise(text))
    assert len(set(alphabet.labels.tolist())) == 9


def test_a_file_that_llama_refuses_is_unreadable(tmp_path: Path):
    path = tmp_path / "bad.gguf"
    path.write_bytes(b"GGUF" + bytes(64))

    with pytest.raises(ModelUnreadable):
        LlamaModel(str(path), context=512, gpu_layers=0, threads=1, is_repacked=True)
