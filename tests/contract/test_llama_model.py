"""The model in memory: tokens, single steps, looks ahead and stops."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from docdesk.generation.chat_template import Message, PromptPart
from docdesk.generation.constrained import ConstrainedWriter, GrammarGuard
from docdesk.generation.decoding import Choice, EndReason, read_alphabet
from docdesk.generation.json_grammar import write_grammar
from docdesk.generation.llama_loading import ModelUnreadable
from docdesk.generation.llama_model import CHUNK, MOST_OUTPUTS, Aborted, LlamaModel
from docdesk.generation.scoring import log_probability

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


def test_whole_chunks_that_are_in_memory_are_not_read_again(model: LlamaModel):
    tokens = model.tokenise(TEXT * 10)[: CHUNK * 2 + 5]
    read(model, tokens)

    assert read(model, [*tokens, *tokens]) == CHUNK * 2
    assert read(model, tokens) == CHUNK * 2
    assert read(model, tokens[: CHUNK * 2]) == CHUNK  # the last token is read for its logits
    assert read(model, tokens[5:]) == 0


def test_what_was_written_is_read_again_as_part_of_a_prompt(model: LlamaModel):
    tokens = model.tokenise(TEXT * 10)
    read(model, tokens[: CHUNK + 5])
    for token in tokens[CHUNK + 5 : CHUNK * 2 + 5]:
        model.step(token)

    assert read(model, tokens[: CHUNK * 3]) == CHUNK


def written(model: LlamaModel, count: int = 12) -> tuple[list[int], list[np.ndarray]]:
    tokens, rows = [], [model.logits().copy()]
    for _ in range(count):
        tokens.append(int(rows[-1].argmax()))
        rows.append(model.step(tokens[-1]).copy())
    return tokens, rows


def test_the_same_prompt_gives_the_same_logits_whatever_was_read_before(model: LlamaModel):
    prompt = model.tokenise(TEXT * 12)
    other = prompt[: CHUNK * 3 + 7] + model.tokenise("Something else. " * 20)
    read(model, model.tokenise("Nothing of it."))
    read(model, prompt)
    fresh = written(model)

    for before in (other, prompt, prompt[:-3], prompt[: CHUNK * 2]):
        read(model, before)
        written(model)
        model.look(model.tokenise(" ["), None)
        list(model.look_along(model.tokenise(TEXT)))
        assert read(model, prompt) > 0  # a part of it was in memory
        again = written(model)
        assert again[0] == fresh[0]
        assert all(np.array_equal(a, b) for a, b in zip(again[1], fresh[1], strict=True))


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


def test_a_look_along_sees_what_follows_each_token(model: LlamaModel):
    tokens, ahead = model.tokenise(TEXT), model.tokenise(TEXT.upper())
    read(model, tokens)
    plain = [model.step(token).copy() for token in ahead]
    read(model, tokens)
    room = model.room

    looked = [row.copy() for row in model.look_along(ahead)]

    assert len(ahead) > MOST_OUTPUTS  # more than one native call
    # Several tokens at once give other sums than one by one; another token moves logits by tens.
    assert all(np.allclose(a, b, atol=1.5) for a, b in zip(looked, plain, strict=True))
    assert not np.allclose(looked[1], plain[2], atol=1.5)
    assert model.room == room


def test_a_continuations_score_is_the_sum_over_its_tokens(model: LlamaModel):
    tokens, continuation = model.tokenise(TEXT), model.tokenise(" It is due.")
    read(model, tokens)
    steps = []
    for token in continuation:
        logits = model.logits().astype(np.float64)
        steps.append(logits[token] - np.logaddexp.reduce(logits))
        model.step(token)
    read(model, tokens)

    assert log_probability(model, continuation) == pytest.approx(sum(steps), abs=0.2)
    assert log_probability(model, continuation) == log_probability(model, continuation)
    assert log_probability(model, []) == 0.0


SCHEMA = json.dumps(
    {
        "type": "object",
        "properties": {
            "kind": {"enum": ['a "quoted" one', "back\\slash", "perché"]},
            "text": {"type": "string", "maxLength": 30},
            "count": {"type": ["integer", "null"]},
            "list": {"type": "array", "items": {"type": "string", "maxLength": 5}, "maxItems": 3},
        },
    }
)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_seed_what_is_written_keeps_to_the_schema(model: LlamaModel, seed: int):
    read(model, model.tokenise("Here is some JSON with many\n\nline ends:\n"))
    choice = Choice(temperature=3.0, seed=seed)  # close to noise: the grammar must hold it

    with GrammarGuard(model, write_grammar(SCHEMA)) as guard:
        writer = ConstrainedWriter(model, guard, limit=400, is_stopped=lambda: False, choice=choice)
        text = "".join(piece.text for piece in writer.write())

    assert writer.reason is EndReason.DONE
    value = json.loads(text)
    assert value["kind"] in ('a "quoted" one', "back\\slash", "perché")
    assert len(value["text"]) <= 30
    assert value["count"] is None or isinstance(value["count"], int)
    assert len(value["list"]) <= 3


def test_the_guard_chooses_what_asking_about_every_token_would(model: LlamaModel):
    weights = np.random.default_rng(1).normal(size=model.vocabulary).astype(np.float32)

    with GrammarGuard(model, 'root ::= "yes" | "no" | "perhaps"\n') as guard:
        chosen = guard.best(weights)
        allowed = guard._allowed(np.arange(model.vocabulary))

    assert chosen == allowed[weights[allowed].argmax()]
    assert b"yes".startswith(model.piece(chosen)) or model.piece(chosen)[:1] in (b"n", b"p")


def test_long_lists_of_long_strings_are_taken(model: LlamaModel):
    inner = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}
    schema = {"type": "array", "items": inner, "minItems": 15, "maxItems": 60}

    with GrammarGuard(model, write_grammar(json.dumps(schema))) as guard:
        assert guard.best(np.zeros(model.vocabulary, dtype=np.float32)) >= 0


def test_a_grammar_that_is_none_is_refused(model: LlamaModel):
    with pytest.raises(ValueError, match="does not take"):
        GrammarGuard(model, "root ::= (")


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
