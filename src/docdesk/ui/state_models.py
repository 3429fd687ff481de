"""What the models page knows, and how each event changes it."""

from dataclasses import dataclass, field, replace

from docdesk.domain.models import ModelCard
from docdesk.ipc.messages import EngineChanged, Event, Failure, ImportProgress, ModelsListed

FOR_TRYING_BELOW = 1_000_000_000  # parameters: smaller models write wrong answers fluently


@dataclass(frozen=True, slots=True)
class ModelsState:
    """All that the models page draws. `importing` is the file being copied, "" for none."""

    models: tuple[ModelCard, ...] = ()
    engine: EngineChanged = field(default_factory=lambda: EngineChanged("none"))
    wanted: str = ""  # the id of the model that is being loaded on request
    importing: str = ""
    progress: ImportProgress | None = None
    failure: Failure | None = None

    @property
    def active(self) -> ModelCard | None:
        """The model in use."""
        return next((model for model in self.models if model.is_active), None)

    @property
    def is_only_for_trying(self) -> bool:
        """True when the model in use is too small for real work."""
        return self.active is not None and is_only_for_trying(self.active)


def is_only_for_trying(model: ModelCard) -> bool:
    """True for models that are known to be too small for real work."""
    return 0 < model.parameters < FOR_TRYING_BELOW


def reduce_models(state: ModelsState, event: Event) -> ModelsState:
    """The state after an event."""
    match event:
        case ModelsListed():
            return _with_models(state, event.models)
        case ImportProgress():
            return replace(state, progress=event)
        case EngineChanged(state="loading"):
            return replace(state, engine=event)
        case EngineChanged():
            return replace(state, engine=event, wanted="")
        case Failure():
            return replace(state, failure=event, importing="", progress=None, wanted="")
        case _:
            return state


def _with_models(state: ModelsState, models: tuple[ModelCard, ...]) -> ModelsState:
    progress = state.progress
    if progress is not None and progress.done_bytes < progress.total_bytes:
        return replace(state, models=models)  # somebody else asked: the file is still on its way
    return replace(state, models=models, importing="", progress=None)


def begin_import(state: ModelsState, path: str) -> ModelsState:
    """The state while a file is copied and checked."""
    return replace(state, importing=path, progress=None, failure=None)


def begin_use(state: ModelsState, model_id: str) -> ModelsState:
    """The state while another model is loaded; the old one stays until it answers."""
    return replace(state, wanted=model_id, failure=None)


def begin_remove(state: ModelsState) -> ModelsState:
    """The state while a model is removed."""
    return replace(state, failure=None)
