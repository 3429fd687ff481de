"""Counting and cutting into tokens as the encoder does, without loading the encoder."""

from collections.abc import Sequence

from tokenizers import Tokenizer
from tokenizers.normalizers import Lowercase
from tokenizers.normalizers import Sequence as Normalizers

from docdesk.domain.errors import ModelError
from docdesk.encoding.folder import EncoderFolder


class TokenCounter:
    """Counts the tokens an encoder sees. Safe to use from any thread."""

    def __init__(self, folder: EncoderFolder) -> None:
        self._folder = folder
        self._tokenizer = _load_tokenizer(folder)
        self._trailing = len(_special_tail(self._tokenizer))

    @property
    def window(self) -> int:
        """Tokens the encoder can see, special ones and prefix included."""
        return self._folder.window

    def count_passages(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each passage with its prefix and special tokens, never cut off."""
        return [len(ids) for ids in self.passage_ids(texts)]

    def passage_ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The token ids of each passage with its prefix and special tokens, never cut off."""
        return self._ids([self._folder.passage_prefix + text for text in texts])

    def query_ids(self, text: str) -> list[int]:
        """The token ids of a question with its prefix, cut to the window."""
        return self.fit(self._ids([self._folder.query_prefix + text])[0])

    def fit(self, ids: list[int]) -> list[int]:
        """The ids cut to the window; the special tokens at the end stay."""
        if len(ids) <= self.window:
            return ids
        tail = ids[len(ids) - self._trailing :]
        return ids[: self.window - self._trailing] + tail

    def _ids(self, texts: list[str]) -> list[list[int]]:
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(texts)]


def _load_tokenizer(folder: EncoderFolder) -> Tokenizer:
    path = folder.path / "tokenizer.json"
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the Rust library raises a bare Exception for all that can be wrong
        raise ModelError(
            f"The encoder's tokenizer {path} cannot be read: {error}.",
            "Copy the encoder's folder again.",
        ) from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    if folder.lowercases:
        own = [tokenizer.normalizer] if tokenizer.normalizer is not None else []
        tokenizer.normalizer = Normalizers([Lowercase(), *own])
    return tokenizer


def _special_tail(tokenizer: Tokenizer) -> list[int]:
    """The ids that the tokenizer puts after every text."""
    encoding = tokenizer.encode("a")
    last_word = max(i for i, special in enumerate(encoding.special_tokens_mask) if not special)
    return list(encoding.ids[last_word + 1 :])
