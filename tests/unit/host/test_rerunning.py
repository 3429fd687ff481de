"""Which model gives an answer again: the one in use, the same beside it, or another."""

from dataclasses import replace

import pytest

from docdesk.domain.answers import Answer, Asked
from docdesk.domain.errors import EngineError
from docdesk.domain.events import AnswerDone
from docdesk.domain.models import EngineInfo, ModelCard
from docdesk.generation.engine_start import EngineOptions
from docdesk.host import rerunning
from docdesk.host.asking import Asker
from docdesk.host.desk import Desk
from docdesk.host.provenance import Workshop
from docdesk.host.rerunning import Rerunner
from docdesk.modelstore.store import ModelStore
from fakes.desk import index, make_desk
from fakes.engine import SCRIPTED_MODEL, ScriptedEngine, written
from fakes.gguf_files import write_gguf

QUESTION = "Who pays the deposit of the tenant?"
THEN = written(("The tenant pays the deposit of 500.", "1"))


class SecondEngine(ScriptedEngine):
    """An engine of its own, which writes what was written then once it has a model."""

    def __init__(self, options: EngineOptions, failure: str = "") -> None:
        super().__init__(THEN, info=None)
        self.options = options
        self.fails_to_load = failure

    def load(self, card: ModelCard) -> EngineInfo:
        if self.fails_to_load:
            raise EngineError(self.fails_to_load, "Close other programs.")
        self._info = EngineInfo(card.name, card.sha256, self.options.context, "CPU", threads=1)
        return self._info


class Bench:
    """A desk whose answer came of an installed model, and another model in use since."""

    def __init__(self, desk: Desk, root) -> None:
        self.desk = desk
        self.models = ModelStore(root / "models", [])
        self.card = self.models.import_file(write_gguf(root / "then.gguf"))
        self.engine = desk._parts.asker.engine
        assert isinstance(self.engine, ScriptedEngine)
        self.engine._info = replace(SCRIPTED_MODEL, model=self.card.name, sha256=self.card.sha256)
        self.engine.script = tuple(THEN)
        self.made: list[SecondEngine] = []
        self.load_failure = ""

    def make(self, options: EngineOptions) -> SecondEngine:
        self.made.append(SecondEngine(options, self.load_failure))
        return self.made[-1]

    def ask(self) -> Answer:
        for event in self.desk.ask("w", Asked(QUESTION, conversation="c1")):
            if isinstance(event, AnswerDone):
                return event.answer
        raise AssertionError

    def use_another(self) -> None:
        self.engine._info = replace(SCRIPTED_MODEL, model="Other", sha256="11" * 32)
        self.engine.script = tuple(written(("The tenant pays.", "1")))

    def leave_writing_to_documents(self) -> None:
        asker = replace(self.desk._parts.asker, writes=lambda info: False)
        self.desk._parts = replace(self.desk._parts, asker=asker)

    def rerun(self, answer: Answer, options: EngineOptions | None = None):
        asker = self.desk._parts.asker
        if options is not None:
            asker = replace(asker, workshop=Workshop(options))
        opened = self.desk._parts.workspaces.get("w")
        stored = opened.workspace.conversations.find_answer(answer.id)
        assert stored is not None
        assert isinstance(asker, Asker)
        return Rerunner(asker, self.models, self.make).run(opened, stored)


@pytest.fixture
def bench(tmp_path):
    desk = make_desk(tmp_path)
    (tmp_path / "files" / "lease.txt").write_text("The tenant pays the deposit of 500.")
    index(desk)
    yield Bench(desk, tmp_path)
    desk.close()


def test_the_model_in_use_answers_again_if_it_is_the_same(bench):
    before = bench.ask()

    rerun = bench.rerun(before)

    assert rerun.is_same
    assert rerun.differences == ()
    assert bench.made == []


def test_an_answer_that_a_small_model_left_to_the_documents_is_given_again(bench):
    bench.leave_writing_to_documents()
    before = bench.ask()

    rerun = bench.rerun(before)

    assert bench.engine.asked == []
    assert rerun.is_same
    assert rerun.differences == ()


def test_an_installed_model_is_loaded_beside_the_one_in_use_and_ended_afterwards(bench):
    before = bench.ask()
    bench.use_another()

    rerun = bench.rerun(before)

    (second,) = bench.made
    assert rerun.is_same
    assert rerun.after.model is not None
    assert rerun.after.model.sha256 == bench.card.sha256
    assert rerun.differences == (
        f"The model {bench.card.name} is not the one in use; it was loaded for this answer.",
    )
    assert second.info is None


def test_other_settings_since_do_not_change_the_answer(bench):
    before = bench.ask()

    rerun = bench.rerun(before, EngineOptions(seed=99, temperature=1.0, answer_tokens=64))

    (second,) = bench.made
    assert rerun.is_same
    then = EngineOptions()
    assert (second.options.seed, second.options.temperature) == (then.seed, then.temperature)
    assert second.options.answer_tokens == then.answer_tokens


def test_a_model_that_does_not_fit_beside_the_other_is_not_loaded(bench, monkeypatch):
    before = bench.ask()
    bench.use_another()
    monkeypatch.setattr(rerunning, "free_memory", lambda: 1000)

    rerun = bench.rerun(before)

    assert bench.made == []
    assert not rerun.is_same
    assert any("could not be loaded beside the one in use" in text for text in rerun.differences)


def test_a_model_that_fails_to_load_is_said_and_the_other_answers(bench):
    before = bench.ask()
    bench.use_another()
    bench.load_failure = "There is not enough memory."

    rerun = bench.rerun(before)

    assert rerun.differences == (
        "There is not enough memory. Close other programs. Other answered instead.",
    )


def test_a_removed_model_is_said(bench):
    before = bench.ask()
    bench.use_another()
    bench.models.remove(bench.card.id)

    rerun = bench.rerun(before)

    assert rerun.differences == (
        f"The model {bench.card.name} is not installed. Other answered instead.",
    )


def test_without_any_model_the_documents_answer_and_that_is_said(bench):
    before = bench.ask()
    bench.engine._info = None
    bench.models.remove(bench.card.id)

    rerun = bench.rerun(before)

    assert rerun.after.model is None
    assert any("No model answered" in text for text in rerun.differences)


def test_another_version_and_another_prompt_are_said(bench, monkeypatch):
    before = bench.ask()
    monkeypatch.setattr(rerunning, "__version__", "9.9")
    monkeypatch.setattr(rerunning, "PROMPT_VERSION", "99")

    rerun = bench.rerun(before)

    assert any("this is 9.9" in text for text in rerun.differences)
    assert any("version 99" in text for text in rerun.differences)


def test_another_encoder_is_said(bench):
    before = bench.ask()

    asker = replace(bench.desk._parts.asker, workshop=Workshop(encoder_id=lambda: "another"))
    opened = bench.desk._parts.workspaces.get("w")
    stored = opened.workspace.conversations.find_answer(before.id)
    rerun = Rerunner(asker, bench.models, bench.make).run(opened, stored)

    assert rerun.differences == (
        "No encoder was loaded then: sentences were weighed by their words alone.",
    )
