"""Answers the window's requests about language models; each may take minutes."""

from collections.abc import Callable

from docdesk.domain.errors import DocdeskError
from docdesk.host.desk import Desk
from docdesk.ipc import messages as m


class Models:
    """Belongs to the server's lane of models, which does one thing at a time."""

    def __init__(self, desk: Desk, send: Callable[[int, m.Event], None]) -> None:
        self._desk = desk
        self._send = send

    def answer(self, request_id: int, request: m.Request) -> None:
        """Import, use or remove a model."""
        match request:
            case m.ImportModel():
                self._desk.import_model(
                    request.path,
                    lambda done, total: self._send(request_id, m.ImportProgress(done, total)),
                )
                self._send(request_id, m.ModelsListed(self._desk.models()))
            case m.RemoveModel():
                self._desk.remove_model(request.model_id)
                self._send(request_id, m.ModelsListed(self._desk.models()))
            case m.UseModel():
                self._use(request_id, request.model_id)

    def load_active(self) -> None:
        """Load the model that the person chose, and tell the window how it went."""
        self._send(0, m.EngineChanged("loading"))
        try:
            self._desk.load_active_model()
        except DocdeskError as error:
            self._send(0, m.EngineChanged("failed", None, error.message, error.hint))
            return
        self._send(0, self._engine_now())

    def _use(self, request_id: int, model_id: str) -> None:
        self._send(0, m.EngineChanged("loading"))
        try:
            self._desk.use_model(model_id)
        except DocdeskError:
            # The old model stays in use: the window learns both, the failure and what runs.
            self._send(0, self._engine_now())
            raise
        self._send(request_id, self._engine_now())
        self._send(0, m.ModelsListed(self._desk.models()))

    def _engine_now(self) -> m.EngineChanged:
        info = self._desk.engine_info()
        if info is None:
            return m.EngineChanged("none")
        return m.EngineChanged("ready", info, tokens_per_s=self._desk.tokens_per_s())
