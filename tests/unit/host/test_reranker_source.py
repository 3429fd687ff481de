from threading import Event

import pytest

from docdesk.domain.errors import ModelError
from docdesk.host import doctor
from docdesk.host.reranker_source import BackgroundReranker, no_reranker

TIMEOUT_S = 20


class _Reranker:
    name, languages = "r", ()

    def scores(self, question, passages):
        return [0.5 for _ in passages]


def test_command_waits_for_it_and_loads_it_once():
    loads = []

    def load() -> _Reranker:
        loads.append(1)
        return _Reranker()

    source = BackgroundReranker(load, waits=True)

    assert source.get() is source.get()
    assert len(loads) == 1


def test_window_goes_without_it_while_it_is_loading():
    may_load = Event()

    def load() -> _Reranker:
        assert may_load.wait(TIMEOUT_S)
        return _Reranker()

    source = BackgroundReranker(load, waits=False)

    assert source.get() is None
    may_load.set()


@pytest.mark.parametrize(
    ("problem", "said"),
    [(ModelError("It is damaged.", ""), "damaged"), (ValueError("odd"), "could not be loaded")],
)
def test_one_that_cannot_be_loaded_says_why_each_time(problem, said):
    def load() -> _Reranker:
        raise problem

    source = BackgroundReranker(load, waits=True)

    for _ in range(2):
        with pytest.raises(ModelError, match=said):
            source.get()


def test_none_is_no_fault():
    assert no_reranker() is None
    assert doctor.reranker("").passed


def test_doctor_says_what_is_wrong_with_a_folder(tmp_path):
    check = doctor.reranker(str(tmp_path))

    assert not check.passed
    assert "no cross-encoder" in check.detail
    assert check.hint
