"""The encoder is loaded once, in the background, and its failure is told to everyone."""

from threading import Event

import pytest

from docdesk.domain.errors import DocdeskError, ModelError
from docdesk.host.encoder_source import BackgroundEncoder
from fakes.encoder import WordEncoder

TIMEOUT_S = 5


def test_nothing_is_loaded_until_it_is_needed() -> None:
    loads: list[int] = []
    source = BackgroundEncoder(lambda: loads.append(1) or WordEncoder(), lambda: "id", "words")

    assert source.get_if_loaded() is None
    assert source.known_id() == "id"
    assert loads == []


def test_it_is_loaded_once_for_all_who_ask() -> None:
    loads: list[int] = []
    source = BackgroundEncoder(lambda: loads.append(1) or WordEncoder(), lambda: None, "words")

    source.begin()

    assert source.get() is source.get()
    assert source.get_if_loaded() is source.get()
    assert loads == [1]


def test_while_it_loads_there_is_none_yet() -> None:
    go_on = Event()
    source = BackgroundEncoder(lambda: go_on.wait(TIMEOUT_S) and WordEncoder(), lambda: None, "w")
    source.begin()

    before = source.get_if_loaded(), source.is_loaded()
    go_on.set()

    assert before == (None, False)
    assert source.get().card.id == "word-encoder"


@pytest.mark.parametrize(
    "error", [ModelError("It is missing.", "Fetch it."), RuntimeError("broken weights")]
)
def test_a_failure_is_a_sentence_for_everyone(error: Exception) -> None:
    def load() -> WordEncoder:
        raise error

    source = BackgroundEncoder(load, lambda: None, "all-MiniLM")
    heard: list[DocdeskError | None] = []
    told = Event()
    source.when_loaded(lambda failure: (heard.append(failure), told.set()))

    with pytest.raises(ModelError):
        source.get()
    assert told.wait(TIMEOUT_S)
    assert isinstance(heard[0], ModelError)
    assert heard[0].hint
    assert source.get_if_loaded() is None
