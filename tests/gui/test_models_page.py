"""The models page: what is installed, add, use, remove, and what goes wrong."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from docdesk.domain.models import EngineInfo, ModelCard
from docdesk.ipc.messages import EngineChanged, Failure, ImportProgress, ModelsListed
from docdesk.ui.dialogs.model_list import BADGE_ROLE, details_words
from docdesk.ui.dialogs.models import ModelsPage
from docdesk.ui.theme import Theme

BUNDLED = ModelCard(
    id="small",
    name="SmolLM2 135M",
    path="/opt/docdesk/small.gguf",
    size_bytes=98_000_000,
    sha256="0" * 64,
    parameters=135_000_000,
    quantisation="Q4_1",
    context=8192,
    licence="Apache-2.0",
    is_bundled=True,
    is_active=True,
)
OWN = replace(
    BUNDLED,
    id="qwen",
    name="Qwen2.5 3B",
    path="/home/anna/qwen.gguf",
    parameters=3_085_000_000,
    is_bundled=False,
    is_active=False,
)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> ModelsPage:
    page = ModelsPage(theme)
    qtbot.addWidget(page)
    page.resize(640, 560)
    page.show()
    page.show_event(ModelsListed((BUNDLED, OWN)))
    return page


def choose(page: ModelsPage, row: int) -> None:
    page.list.setCurrentIndex(page.list.model().index(row, 0))


def badge(page: ModelsPage, row: int) -> str:
    return str(page.list.model().index(row, 0).data(BADGE_ROLE))


def test_a_model_is_described_by_what_its_file_says() -> None:
    words = details_words(BUNDLED)

    for part in ("135 million parameters", "Q4_1", "93.5 MB", "tokens of context", "Apache-2.0"):
        assert part in words


def test_a_model_without_a_licence_says_so() -> None:
    assert "licence not stated" in details_words(replace(OWN, licence=""))


def test_the_model_in_use_is_marked(page: ModelsPage) -> None:
    assert (badge(page, 0), badge(page, 1)) == ("In use", "")


def test_using_another_model_is_an_intent(page: ModelsPage, qtbot: QtBot) -> None:
    choose(page, 1)

    with qtbot.waitSignal(page.use_wanted) as wanted:
        page.use.click()

    assert wanted.args == ["qwen"]


def test_the_model_that_is_loading_is_marked_and_the_old_one_stays(page: ModelsPage) -> None:
    choose(page, 1)
    page.use.click()
    page.show_event(EngineChanged("loading"))

    assert (badge(page, 0), badge(page, 1)) == ("In use", "Loading…")
    assert not page.use.isEnabled()


def test_a_model_that_cannot_be_loaded_says_why(page: ModelsPage) -> None:
    choose(page, 1)
    page.use.click()

    page.show_event(Failure("It needs 9 GB and 4 GB are free.", "Close other programs."))

    assert page.failure.isVisible()
    assert page.failure.sentence.text() == "It needs 9 GB and 4 GB are free."
    assert page.failure.hint.text() == "Close other programs."
    assert page.use.isEnabled()


def test_a_bundled_model_cannot_be_removed_and_the_tooltip_says_why(page: ModelsPage) -> None:
    choose(page, 0)

    assert not page.remove.isEnabled()
    assert "came with DocDesk" in page.remove.toolTip()


def test_a_model_in_use_cannot_be_removed(page: ModelsPage) -> None:
    page.show_event(ModelsListed((replace(BUNDLED, is_active=False), replace(OWN, is_active=True))))
    choose(page, 1)

    assert not page.remove.isEnabled()
    assert "in use" in page.remove.toolTip()


def test_removing_states_what_goes_and_waits_for_a_yes(page: ModelsPage, qtbot: QtBot) -> None:
    choose(page, 1)
    page.remove.click()
    box = page.findChild(QMessageBox)
    assert "Qwen2.5 3B" in box.text()
    assert "/home/anna/qwen.gguf" in box.informativeText()

    with qtbot.waitSignal(page.remove_wanted) as wanted:
        next(each for each in box.buttons() if each.text() == "Remove").click()

    assert wanted.args == ["qwen"]


def test_keeping_a_model_removes_nothing(page: ModelsPage, qtbot: QtBot) -> None:
    choose(page, 1)
    page.remove.click()
    box = page.findChild(QMessageBox)

    with qtbot.assertNotEmitted(page.remove_wanted):
        next(each for each in box.buttons() if each.text() == "Keep").click()


def test_importing_shows_how_far_it_is(page: ModelsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.import_wanted) as wanted:
        page.import_file("/downloads/large.gguf")
    page.show_event(ImportProgress(512 * 1024**2, 1024**3))

    assert wanted.args == ["/downloads/large.gguf"]
    assert page.importing.isVisible()
    assert page.bar.value() == 50
    assert "large.gguf: 512.0 MB of 1.0 GB" in page.importing_words.text()
    assert not page.add.isEnabled()


def test_a_file_that_is_no_model_says_so_and_another_can_be_added(page: ModelsPage) -> None:
    page.import_file("/downloads/photo.gguf")
    page.show_event(Failure("photo.gguf is not a GGUF file.", "Choose another."))

    assert not page.importing.isVisible()
    assert page.failure.isVisible()
    assert page.add.isEnabled()


def test_a_small_model_in_use_is_called_what_it_is(page: ModelsPage) -> None:
    assert page.trial.isVisible()

    page.show_event(ModelsListed((replace(BUNDLED, is_active=False), replace(OWN, is_active=True))))

    assert not page.trial.isVisible()


def test_the_engine_says_where_the_model_runs(page: ModelsPage) -> None:
    page.show_event(EngineChanged("ready", EngineInfo("SmolLM2 135M", "", 4096, "CPU")))

    assert page.engine.text() == "SmolLM2 135M · CPU"


def test_markup_in_a_models_name_stays_letters(page: ModelsPage) -> None:
    hostile = replace(OWN, name="<img src='file:///etc/hostname'>")
    page.show_event(ModelsListed((BUNDLED, hostile)))
    choose(page, 1)
    page.remove.click()

    box = page.findChild(QMessageBox)
    assert box.textFormat().name == "PlainText"
    assert hostile.name in box.text()
