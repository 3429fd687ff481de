"""One GGUF model in memory: its tokenizer, its context and single decoding steps (llama.cpp)."""

import ctypes
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import llama_cpp.llama_cpp as native
import numpy as np
from jinja2 import TemplateError
from llama_cpp.llama_chat_format import Jinja2ChatFormatter
from numpy.typing import NDArray

from docdesk.generation.chat_template import Message, PromptPart, TemplateRefused, plain_template
from docdesk.generation.llama_loading import gpu_is_usable, load_file

log = logging.getLogger(__name__)

# Prompt tokens in one native call. A processor reads as fast in chunks of 64 as of 256 (measured);
# a graphics card wants more, and cannot be stopped before a chunk's end.
CHUNK, _GPU_CHUNK = 64, 256
MOST_OUTPUTS = 16  # logits in one native call: 17 MB with a vocabulary of 262,000
_ANSWER, _BRANCH = 0, 1  # the sequences: the answer itself, and a look ahead that is thrown away
_ABORTED = 2


class ContextRefused(Exception):
    """The model is there, but its context could not be allocated."""


class Aborted(Exception):
    """A stop arrived while the prompt was being read."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a look ahead: the logits there, and those after the token that was appended."""

    ahead: NDArray[np.float32]
    after: NDArray[np.float32] | None


class LlamaModel:
    """A model and its context. One thread only; `close` frees the memory."""

    def __init__(
        self, path: str, *, context: int, gpu_layers: int, threads: int, is_repacked: bool
    ) -> None:
        self._model = load_file(path, gpu_layers, is_repacked)
        self.vocab = native.llama_model_get_vocab(self._model)  # llama.cpp's own handle
        self.context = min(context, native.llama_model_n_ctx_train(self._model) or context)
        self.vocabulary = native.llama_vocab_n_tokens(self.vocab)
        is_on_gpu = gpu_layers > 0 and gpu_is_usable()
        self.chunk = _GPU_CHUNK if is_on_gpu else CHUNK
        self._context = self._open_context(threads, is_on_gpu=is_on_gpu)
        self._memory = native.llama_get_memory(self._context)
        self._batch = native.llama_batch_init(self.chunk, 0, 1)
        self._tokens: list[int] = []  # what the answer sequence holds
        self._whole = 0  # how many of them were read in whole chunks
        self._piece = ctypes.create_string_buffer(512)
        self._logits_type = ctypes.c_float * self.vocabulary
        self._format = self._chat_format()
        self._never = native.ggml_abort_callback(0)

    def _open_context(self, threads: int, *, is_on_gpu: bool) -> native.llama_context_p:
        params = native.llama_context_default_params()
        params.n_ctx = self.context
        params.n_batch = params.n_ubatch = self.chunk
        params.n_seq_max = 2
        params.kv_unified = True  # both sequences share the cells, a branch copies nothing
        params.n_outputs_max = MOST_OUTPUTS  # else there is room for the logits of a whole chunk
        params.n_threads = params.n_threads_batch = threads
        if not is_on_gpu:
            # On a processor it halves the speed of writing after 1,200 tokens of prompt.
            params.flash_attn_type = native.LLAMA_FLASH_ATTN_TYPE_DISABLED
        context = native.llama_init_from_model(self._model, params)
        if not context:
            native.llama_model_free(self._model)
            raise ContextRefused(f"no room for a context of {self.context} tokens")
        return context  # type: ignore[no-any-return]

    def close(self) -> None:
        """Free the context and the model."""
        native.llama_batch_free(self._batch)
        native.llama_free(self._context)
        native.llama_model_free(self._model)

    # ---- text and tokens ----

    def tokenise(self, text: str, *, is_trusted: bool = False) -> list[int]:
        """The tokens of a text; control tokens are recognised in trusted text alone."""
        tokens = self._tokenise(text, is_trusted)
        if is_trusted or not any(self._is_control(token) for token in tokens):
            return tokens
        # Some files mark their chat tokens as ordinary words, which llama.cpp always recognises.
        for control in {token for token in tokens if self._is_control(token)}:
            word = self._special_text(control)
            text = text.replace(word, f"{word[:1]} {word[1:]}")
        return [token for token in self._tokenise(text, False) if not self._is_control(token)]

    def _tokenise(self, text: str, parse_special: bool) -> list[int]:
        raw = text.encode("utf-8")
        room = len(raw) + 8
        tokens = (native.llama_token * room)()
        count = native.llama_tokenize(self.vocab, raw, len(raw), tokens, room, False, parse_special)
        return list(tokens[:count])

    def _is_control(self, token: int) -> bool:
        return bool(native.llama_vocab_is_control(self.vocab, token)) or self.is_end(token)

    def is_end(self, token: int) -> bool:
        """True for the tokens with which the model ends its turn."""
        return bool(native.llama_vocab_is_eog(self.vocab, token))

    def piece(self, token: int, *, special: bool = False) -> bytes:
        """The bytes of a token, which may be part of a character."""
        size = native.llama_token_to_piece(
            self.vocab, token, self._piece, len(self._piece), 0, special
        )
        return self._piece.raw[:size] if size > 0 else b""

    def tokenise_prompt(self, parts: Sequence[PromptPart]) -> list[int]:
        """The tokens of a whole prompt, with the beginning token where the model wants one."""
        tokens: list[int] = []
        for part in parts:
            tokens.extend(self.tokenise(part.text, is_trusted=part.is_trusted))
        begin = native.llama_vocab_bos(self.vocab)
        if native.llama_vocab_get_add_bos(self.vocab) and tokens[:1] != [begin]:
            tokens.insert(0, begin)
        return tokens

    def render(self, messages: Sequence[Message]) -> str:
        """The messages in the model's own chat template, up to where its answer begins."""
        if self._format is None:
            return plain_template(messages)
        plain: list[Any] = [{"role": m.role, "content": m.content} for m in messages]
        try:
            return str(self._format(messages=plain).prompt)
        except (ValueError, TemplateError) as error:  # raise_exception() in a template: ValueError
            raise TemplateRefused(str(error)) from error

    def _chat_format(self) -> Jinja2ChatFormatter | None:
        template = native.llama_model_chat_template(self._model, None)
        if not template:
            return None
        return Jinja2ChatFormatter(
            template.decode("utf-8", "replace"),
            eos_token=self._special_text(native.llama_vocab_eos(self.vocab)),
            bos_token=self._special_text(native.llama_vocab_bos(self.vocab)),
        )

    def _special_text(self, token: int) -> str:
        return "" if token < 0 else self.piece(token, special=True).decode("utf-8", "replace")

    # ---- decoding ----

    def read(
        self,
        tokens: Sequence[int],
        *,
        is_stopped: Callable[[], bool],
        on_progress: Callable[[int, int], None],
    ) -> int:
        """Read a prompt, keeping what is in memory of it; the count of tokens kept.

        Only whole chunks are kept that were read as such: sums of floating point numbers depend on
        how many tokens go through the network at once, and the logits after a prompt shall be the
        same, bit by bit, whatever was read before.

        Raises Aborted as soon as `is_stopped` is true, in the middle of a chunk on a CPU.
        """
        kept = self._keep_common(tokens)
        stop = native.ggml_abort_callback(lambda _data: is_stopped())
        native.llama_set_abort_callback(self._context, stop, None)
        try:
            while len(self._tokens) < len(tokens):
                start = len(self._tokens)
                chunk = tokens[start : start + self.chunk]
                if is_stopped():
                    raise Aborted
                self._decode_answer(chunk)
                if len(chunk) == self.chunk:
                    self._whole = len(self._tokens)
                on_progress(len(self._tokens) - kept, len(tokens) - kept)
        finally:
            native.llama_set_abort_callback(self._context, self._never, None)
        return kept

    def _keep_common(self, tokens: Sequence[int]) -> int:
        """Forget all but the common chunks; the last token is always read for its logits."""
        limit = min(len(tokens) - 1, self._whole)
        common = next((i for i in range(limit) if tokens[i] != self._tokens[i]), limit)
        kept = common - common % self.chunk
        native.llama_memory_seq_rm(self._memory, _BRANCH, -1, -1)
        if not native.llama_memory_seq_rm(self._memory, _ANSWER, kept, -1):
            native.llama_memory_clear(self._memory, True)  # recurrent models cannot go back
            kept = 0
        del self._tokens[kept:]
        self._whole = kept
        return kept

    def logits(self) -> NDArray[np.float32]:
        """The logits after the last token, shape (vocabulary,); valid until the next step."""
        return self._logits_at(-1)

    def step(self, token: int) -> NDArray[np.float32]:
        """Append a token to the answer; the logits after it."""
        self._decode_answer((token,))
        return self._logits_at(-1)

    def look(self, ahead: Sequence[int], token: int | None) -> Looked:
        """Append `token` and, in the same native call, see what would follow `ahead` in its place.

        The look leaves no trace in the answer. `token` None looks only.
        """
        place = len(self._tokens)
        native.llama_memory_seq_cp(self._memory, _ANSWER, _BRANCH, -1, -1)
        rows = [(t, place + i, _BRANCH) for i, t in enumerate(ahead)]
        if token is not None:
            rows.append((token, place, _ANSWER))
        self._fill(rows, outputs={len(ahead) - 1, len(rows) - 1})
        self._run(len(rows))
        if token is not None:
            self._tokens.append(token)
        native.llama_memory_seq_rm(self._memory, _BRANCH, -1, -1)
        after = None if token is None else self._logits_at(len(rows) - 1)
        return Looked(self._logits_at(len(ahead) - 1), after)

    def look_along(self, ahead: Sequence[int]) -> Iterator[NDArray[np.float32]]:
        """The logits after each token of `ahead`, which leaves no trace in the answer.

        Each is valid until the next one is asked for.
        """
        place = len(self._tokens)
        native.llama_memory_seq_cp(self._memory, _ANSWER, _BRANCH, -1, -1)
        try:
            for start in range(0, len(ahead), MOST_OUTPUTS):
                tokens = ahead[start : start + MOST_OUTPUTS]
                rows = [(token, place + start + i, _BRANCH) for i, token in enumerate(tokens)]
                self._fill(rows, outputs=set(range(len(rows))))
                self._run(len(rows))
                for row in range(len(rows)):
                    yield self._logits_at(row)
        finally:
            native.llama_memory_seq_rm(self._memory, _BRANCH, -1, -1)

    @property
    def room(self) -> int:
        """Tokens that still fit."""
        return self.context - len(self._tokens)

    def _decode_answer(self, tokens: Sequence[int]) -> None:
        place = len(self._tokens)
        rows = [(token, place + i, _ANSWER) for i, token in enumerate(tokens)]
        self._fill(rows, outputs={len(rows) - 1})
        self._run(len(rows))
        self._tokens.extend(tokens)

    def _fill(self, rows: Sequence[tuple[int, int, int]], *, outputs: set[int]) -> None:
        batch = self._batch
        for index, (token, place, sequence) in enumerate(rows):
            batch.token[index] = token
            batch.pos[index] = place
            batch.n_seq_id[index] = 1
            batch.seq_id[index][0] = sequence
            batch.logits[index] = index in outputs
        batch.n_tokens = len(rows)

    def _run(self, count: int) -> None:
        code = native.llama_decode(self._context, self._batch)
        if code == _ABORTED:
            raise Aborted
        if code != 0:
            raise RuntimeError(f"llama_decode gave {code} for {count} tokens")

    def _logits_at(self, row: int) -> NDArray[np.float32]:
        pointer = native.llama_get_logits_ith(self._context, row)
        array = self._logits_type.from_address(ctypes.addressof(pointer.contents))
        return np.frombuffer(array, dtype=np.float32)
