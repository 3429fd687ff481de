"""The settings dialog and the host: what is asked of it, and where its answers are shown."""

import pytest
from pytestqt.qtbot import QtBot
from scenes_dialogs import MODELS, NETWORKS, shown_settings

from docdesk.ipc.messages import (
    ChangeSetting,
    DoctorReport,
    Failure,
    ImportModel,
    ImportProgress,
    ListModels,
    ModelsListed,
    ReadSettings,
    RemoveModel,
    RunDoctor,
    UseModel,
)
from docdesk.ui.dialogs.setting_rows import SettingRow
from docdesk.ui.dialogs.settings import SettingsDialog
from docdesk.ui.dialogs.settings_controller import SettingsController
from docdesk.ui.theme import Theme
from fakes.host import ScriptedHost

REFUSED = Failure("That is too many.", "Choose fewer.")


@pytest.fixture
def host() -> ScriptedHost:
    return ScriptedHost()


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> SettingsDialog:
    dialog = SettingsDialog(theme, "1.2.3")
    qtbot.addWidget(dialog)
    return dialog


@pytest.fixture
def controller(host: ScriptedHost, dialog: SettingsDialog) -> SettingsController:
    controller = SettingsController(host, dialog, NETWORKS)
    controller.open_at("models")
    host.answer(ReadSettings, shown_settings())
    host.answer(ListModels, ModelsListed(MODELS))
    return controller


def row(dialog: SettingsDialog, key: str) -> SettingRow:
    return next(each for each in dialog.findChildren(SettingRow) if each.setting.key == key)


@pytest.mark.usefixtures("controller")
def test_opening_brings_settings_and_models_up_to_date(dialog: SettingsDialog) -> None:
    assert row(dialog, "answering.passages").field.value() == 6
    assert dialog.models.state.models == MODELS
    assert dialog.models.isVisible()


def test_opening_works_before_the_host_has_answered(
    host: ScriptedHost, dialog: SettingsDialog
) -> None:
    SettingsController(host, dialog).open_at("about")

    assert dialog.about.isVisible()


@pytest.mark.usefixtures("controller")
def test_a_change_is_sent_and_its_refusal_shown_at_its_row(
    host: ScriptedHost, dialog: SettingsDialog
) -> None:
    row(dialog, "answering.quotes_only").field.click()
    assert host.sent(ChangeSetting) == [ChangeSetting("answering.quotes_only", "true")]

    host.answer(ChangeSetting, REFUSED)

    assert row(dialog, "answering.quotes_only").failure.text() == "That is too many. Choose fewer."
    assert not row(dialog, "answering.quotes_only").field.isChecked()


@pytest.mark.usefixtures("controller")
def test_a_model_is_imported_used_and_removed_by_requests(
    host: ScriptedHost, dialog: SettingsDialog
) -> None:
    dialog.models.import_file("/downloads/large.gguf")
    dialog.models.use_wanted.emit("qwen")
    dialog.models.remove_wanted.emit("qwen")

    assert host.sent(ImportModel) == [ImportModel("/downloads/large.gguf")]
    assert host.sent(UseModel) == [UseModel("qwen")]
    assert host.sent(RemoveModel) == [RemoveModel("qwen")]


@pytest.mark.usefixtures("controller")
def test_a_failed_import_is_said_on_the_models_page(
    host: ScriptedHost, dialog: SettingsDialog
) -> None:
    dialog.models.import_file("/downloads/photo.gguf")
    host.answer(ImportModel, ImportProgress(1, 4), REFUSED)

    assert dialog.models.failure.isVisible()
    assert not dialog.models.importing.isVisible()


@pytest.mark.usefixtures("controller")
def test_failures_of_others_are_not_shown_here(host: ScriptedHost, dialog: SettingsDialog) -> None:
    host.play(REFUSED, request=999)

    assert not dialog.models.failure.isVisible()


def test_its_own_requests_are_known(host: ScriptedHost, controller: SettingsController) -> None:
    assert controller.asked(host.id_of(ReadSettings))
    assert not controller.asked(999)


@pytest.mark.usefixtures("controller")
def test_the_self_test_is_run_by_the_host(host: ScriptedHost, dialog: SettingsDialog) -> None:
    dialog.about.run.click()

    host.answer(RunDoctor, DoctorReport((), NETWORKS))

    assert dialog.about.run.isEnabled()
