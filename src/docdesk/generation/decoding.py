"""Writing an answer token by token, with a citation of a valid source after each sentence."""

import codecs
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from docdesk.domain.writing import SourceText, TokenText
from docdesk.generation.llama_model import LlamaModel
from docdesk.generation.sentence_ends import ends_sentence, goes_in_circles, sentence_key
from docdesk.generation.words import word_support

_OPENING = " ["
_WORDS_WEIGHT = 20.0  # nats for all of a sentence's words
_LEAST_WORDS = 2  # a shorter sentence ("Sure.") needs no source


class EndReason(StrEnum):
    """Why an answer ended."""

    DONE = "done"  # the model said so
    LENGTH = "length"
    REPEATED = "repeated"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Alphabet:
    """What the decoder has to know of a vocabulary.

    `brackets` are the tokens that hold a square bracket: the model never writes them itself.
    `opening` are the tokens of " [", `labels[i]` the token of the digit that labels source i.
    """

    brackets: NDArray[np.intp]
    opening: tuple[int, ...]
    labels: NDArray[np.intp]


def read_alphabet(model: LlamaModel, labels: int) -> Alphabet:
    """The alphabet of a model for labels 1 to `labels`."""
    brackets = [
        token
        for token in range(model.vocabulary)
        if any(bracket in model.piece(token) for bracket in (b"[", b"]", "【".encode()))
    ]
    opening = tuple(model.tokenise(_OPENING))
    digits = [model.tokenise(f"{_OPENING}{label}")[-1] for label in range(1, labels + 1)]
    return Alphabet(np.array(brackets, dtype=np.intp), opening, np.array(digits, dtype=np.intp))


@dataclass(slots=True)
class Draft:
    """What was written so far. `sentence` is the text since the last sentence end."""

    tokens: list[int] = field(default_factory=list)
    sentence: str = ""
    finished: set[str] = field(default_factory=set)
    decoder: codecs.IncrementalDecoder = field(
        default_factory=lambda: codecs.getincrementaldecoder("utf-8")("replace")
    )

    def close_sentence(self) -> bool:
        """Begin the next sentence; False when the one that ended had been written before."""
        key, self.sentence = sentence_key(self.sentence), ""
        is_new = key not in self.finished
        self.finished.add(key)
        return is_new


class Choice:
    """Chooses the next token: the likeliest at temperature 0, else by chance from a seed."""

    def __init__(self, *, temperature: float = 0.0, seed: int = 0) -> None:
        self._temperature = temperature
        self._chance = np.random.default_rng(seed)

    def __call__(self, logits: NDArray[np.float32]) -> int:
        """A token; one whose logit is minus infinity is never chosen."""
        return int(self.weigh(logits).argmax())

    def weigh(self, logits: NDArray[np.float32]) -> NDArray[np.floating]:
        """The tokens' weights in this draw: the best of any set of tokens is its fair choice."""
        if self._temperature == 0:
            return logits
        # The largest of logits plus Gumbel noise is a sample of their softmax (Gumbel, 1954).
        noise = self._chance.gumbel(size=logits.shape)
        weights: NDArray[np.floating] = logits / self._temperature + noise
        return weights


class Writer:
    """Writes one answer after the prompt has been read. `reason` says why it ended."""

    def __init__(
        self,
        model: LlamaModel,
        alphabet: Alphabet,
        sources: Sequence[SourceText],
        *,
        limit: int,
        is_stopped: Callable[[], bool],
        choice: Choice | None = None,
    ) -> None:
        self._model = model
        self._next_token = choice or Choice()
        self._alphabet = alphabet
        self._sources = sources
        self._limit = min(limit, model.room - len(alphabet.opening) - 1)
        self._is_stopped = is_stopped
        self._draft = Draft()
        self.reason = EndReason.LENGTH

    @property
    def written(self) -> int:
        """Tokens written so far."""
        return len(self._draft.tokens)

    def write(self) -> Iterator[TokenText]:
        """The pieces of the answer."""
        logits = self._model.logits()
        while len(self._draft.tokens) < self._limit:
            if self._is_stopped():
                self.reason = EndReason.STOPPED
                return
            token = self._choose(logits)
            piece = self._decode(token)
            if self._needs_citation(token, piece):
                looked = self._model.look(
                    self._alphabet.opening, None if self._model.is_end(token) else token
                )
                yield TokenText("", self._pick(self._draft.sentence, looked.ahead))
                if not self._draft.close_sentence():
                    self.reason = EndReason.REPEATED
                    return
                following = looked.after
            else:
                following = None
            if self._model.is_end(token):
                self.reason = EndReason.DONE
                return
            yield from self._append(token, piece)
            if goes_in_circles(self._draft.tokens):
                self.reason = EndReason.REPEATED
                return
            logits = self._model.step(token) if following is None else following

    def _choose(self, logits: NDArray[np.float32]) -> int:
        if self._sources:
            logits[self._alphabet.brackets] = -np.inf
        return self._next_token(logits)

    def _decode(self, token: int) -> str:
        if self._model.is_end(token):
            return ""
        return self._draft.decoder.decode(self._model.piece(token))

    def _needs_citation(self, token: int, piece: str) -> bool:
        text = self._draft.sentence
        if not self._sources or len(text.split()) < _LEAST_WORDS:
            return False
        return self._model.is_end(token) or ends_sentence(text, piece)

    def _pick(self, sentence: str, logits: NDArray[np.float32]) -> str:
        """The id of the source that carries a sentence, by its words and the model's own choice.

        Small models name the first source whatever they wrote: the words that a source shares with
        the sentence weigh most, and the model decides between sources that share as many.
        """
        likely = logits[self._alphabet.labels[: len(self._sources)]].astype(np.float64)
        likely -= np.logaddexp.reduce(likely)
        shared = np.array([word_support(sentence, source.text) for source in self._sources])
        return self._sources[int((likely + _WORDS_WEIGHT * shared).argmax())].id

    def _append(self, token: int, piece: str) -> Iterator[TokenText]:
        self._draft.tokens.append(token)
        self._draft.sentence += piece
        if piece:
            yield TokenText(piece)
