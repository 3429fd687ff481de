"""Between the settings dialog and the host: intents become requests, events are shown."""

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from docdesk.domain.system import NetworkReport
from docdesk.ipc.messages import (
    ChangeSetting,
    DoctorReport,
    EngineChanged,
    Event,
    Failure,
    HostStarted,
    ImportModel,
    ImportProgress,
    ListModels,
    ModelsListed,
    ReadSettings,
    RemoveModel,
    Request,
    RunDoctor,
    SettingsShown,
    UseModel,
)
from docdesk.ui.dialogs.settings import SettingsDialog


class Host(Protocol):
    """What the dialog needs of the bridge."""

    received: SignalInstance

    def send(self, request: Request) -> int:
        """Send a request; the id under which its events come back."""


class SettingsController(QObject):
    """Wires a SettingsDialog to the host; make one with the window and call `open_at`.

    `asked(id)` tells a request of the dialog from others, so that its failures are shown in the
    dialog alone.
    """

    def __init__(
        self, host: Host, dialog: SettingsDialog, networks: Iterable[NetworkReport] = ()
    ) -> None:
        super().__init__(dialog)
        self._host = host
        self._dialog = dialog
        self._networks = {each.role: each for each in networks}
        self._requests: dict[int, Request] = {}
        host.received.connect(self._on_event)
        dialog.change_wanted.connect(lambda key, value: self._send(ChangeSetting(key, value)))
        dialog.models.import_wanted.connect(self._sender(ImportModel))
        dialog.models.use_wanted.connect(self._sender(UseModel))
        dialog.models.remove_wanted.connect(self._sender(RemoveModel))
        dialog.about.doctor_wanted.connect(lambda: self._send(RunDoctor()))

    def open_at(self, section: str = "", *, encoding_cost: str = "") -> None:
        """Show the dialog, brought up to date; "models" and "about" are sections too.

        `encoding_cost` says what another encoder costs.
        """
        self._dialog.show_encoding_cost(encoding_cost)
        self._send(ReadSettings())
        self._send(ListModels())
        self._dialog.about.show_network(self._networks.values())
        self._dialog.open_at(section)

    def asked(self, request: int) -> bool:
        """True for the id of a request that this dialog sent."""
        return request in self._requests

    def _sender(self, request: Callable[[str], Request]) -> Callable[[str], None]:
        return lambda value: self._send(request(value))

    def _send(self, request: Request) -> None:
        self._requests[self._host.send(request)] = request

    def _on_event(self, request: int, event: Event) -> None:
        match event:
            case HostStarted():
                self._networks[event.network.role] = event.network
                self._dialog.about.show_network(self._networks.values())
            case SettingsShown():
                self._dialog.show_settings(event)
            case DoctorReport():
                self._dialog.about.show_doctor(event)
            case ModelsListed() | ImportProgress() | EngineChanged():
                self._dialog.models.show_event(event)
            case Failure():
                self._show_failure(self._requests.get(request), event)

    def _show_failure(self, request: Request | None, failure: Failure) -> None:
        match request:
            case ChangeSetting():
                self._dialog.show_failure(failure, request.key)
            case RunDoctor():
                self._dialog.about.show_failure(failure)
            case ImportModel() | UseModel() | RemoveModel():
                self._dialog.models.show_event(failure)
