"""The models page's state: what each event makes of it."""

from dataclasses import replace

from docdesk.domain.models import ModelCard
from docdesk.ipc.messages import EngineChanged, Failure, ImportProgress, ModelsListed
from docdesk.ui.state_models import (
    ModelsState,
    begin_import,
    begin_remove,
    begin_use,
    is_only_for_trying,
    reduce_models,
)

SMALL = ModelCard("small", "Small", "/m/small.gguf", 10, "0" * 64, parameters=135_000_000)
LARGE = ModelCard("large", "Large", "/m/large.gguf", 20, "1" * 64, parameters=3_000_000_000)


def test_an_import_ends_with_the_new_list() -> None:
    state = begin_import(ModelsState(), "/models/large.gguf")
    state = reduce_models(state, ImportProgress(20, 20))

    state = reduce_models(state, ModelsListed((LARGE,)))

    assert (state.importing, state.progress, state.models) == ("", None, (LARGE,))


def test_a_list_that_comes_meanwhile_does_not_end_an_import() -> None:
    state = begin_import(ModelsState(), "/models/large.gguf")
    state = reduce_models(state, ImportProgress(5, 20))

    state = reduce_models(state, ModelsListed((SMALL,)))

    assert state.importing == "/models/large.gguf"


def test_a_failure_ends_what_was_going_on() -> None:
    state = begin_use(begin_import(ModelsState(), "/models/bad.gguf"), "large")

    state = reduce_models(state, Failure("Not a model.", "Choose another."))

    assert (state.importing, state.wanted) == ("", "")
    assert state.failure == Failure("Not a model.", "Choose another.")


def test_the_next_attempt_takes_the_failure_away() -> None:
    failed = ModelsState(failure=Failure("Not a model."))

    assert begin_import(failed, "x").failure is None
    assert begin_use(failed, "x").failure is None
    assert begin_remove(failed).failure is None


def test_a_wanted_model_is_wanted_until_the_engine_has_answered() -> None:
    state = begin_use(ModelsState(), "large")
    state = reduce_models(state, EngineChanged("loading"))
    assert state.wanted == "large"

    state = reduce_models(state, EngineChanged("ready"))

    assert state.wanted == ""
    assert state.engine.state == "ready"


def test_events_of_others_change_nothing() -> None:
    state = ModelsState(models=(SMALL,))

    from_others = reduce_models(state, EngineChanged("none"))

    assert from_others == state


def test_a_small_model_in_use_is_only_for_trying() -> None:
    assert ModelsState(models=(replace(SMALL, is_active=True), LARGE)).is_only_for_trying
    assert not ModelsState(models=(SMALL, replace(LARGE, is_active=True))).is_only_for_trying
    assert not ModelsState().is_only_for_trying


def test_a_model_of_unknown_size_is_not_called_small() -> None:
    assert not is_only_for_trying(replace(SMALL, parameters=0))
