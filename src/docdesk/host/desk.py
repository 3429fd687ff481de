"""What DocDesk can do, for the window's server and for the command line alike."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from threading import Event
from time import monotonic

from docdesk.domain.answers import Asked, SearchMode
from docdesk.domain.documents import expanded
from docdesk.domain.errors import DocdeskError, ModelError
from docdesk.domain.events import AskEvent, EvidenceFound, IngestEvent
from docdesk.domain.models import EngineInfo, ModelCard
from docdesk.domain.search import Filters
from docdesk.domain.system import Check, Diagnosis
from docdesk.domain.workspaces import FileRow, FolderRules, WorkspaceStatus
from docdesk.host import doctor
from docdesk.host.active_engine import ActiveEngine
from docdesk.host.attendant import Attendant, Runner, Surroundings
from docdesk.host.conversations import Conversations
from docdesk.host.digests import Digests
from docdesk.host.evaluation import Evaluator
from docdesk.host.page_views import show_page
from docdesk.host.parts import Parts
from docdesk.host.power import is_on_battery
from docdesk.host.reviews import Reviews
from docdesk.host.tagging import Tagging
from docdesk.host.upkeep import Upkeep, whole_path
from docdesk.host.watching import FolderWatch
from docdesk.ipc.messages import PageShown, ShowPage
from docdesk.modelstore.fit import Fit, fit, free_memory
from docdesk.pipelines.steps import SearchOutcome
from docdesk.settings.schema import Settings
from docdesk.settings.store import SettingRow

_NO_FILTERS = Filters()


class Desk:
    """Every capability of DocDesk, in the person's words.

    Methods may be called from different threads and raise DocdeskError with a sentence. `index`,
    `ask`, `import_model` and `use_model` take long, the others do not.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.upkeep = Upkeep(parts.workspaces, parts.passwords)
        self.reviews = Reviews(
            parts.workspaces, self._engine, self._prepare_encoder, parts.asker.gate, parts.fields
        )
        self.tags = Tagging(parts.workspaces)
        self.conversations = Conversations(parts.workspaces, parts.rerunner)
        self.evaluation = Evaluator(parts.workspaces, parts.asker, parts.engine, parts.encoder)
        self.digests = Digests(
            parts.workspaces, self._writing_engine, parts.encoder.get, parts.asker.gate
        )

    def close(self) -> None:
        """End the children and close the workspaces."""
        self.end_children()
        self._parts.workspaces.close()

    def end_children(self) -> None:
        """End the children, whatever they do; what they were asked for fails."""
        self._parts.engine.close()
        self._parts.parser.close()

    # ---- workspaces ----

    def workspace_names(self) -> tuple[str, ...]:
        """All workspaces, the one opened last first."""
        return self._parts.workspaces.store.names()

    def create_workspace(self, name: str) -> None:
        """Make an empty workspace."""
        self._parts.workspaces.store.create(name)

    def delete_workspace(self, name: str) -> None:
        """Delete a workspace's index; the person's files stay."""
        self._parts.workspaces.delete(name)
        self._parts.passwords.forget_all(name)

    def status(self, name: str) -> WorkspaceStatus:
        """Folders, counts by state and totals."""
        return self._parts.workspaces.get(name).workspace.files.status()

    def add_paths(self, name: str, paths: Sequence[str], rules: FolderRules | None = None) -> None:
        """Follow folders or files from now on, by these rules where they are given."""
        files = self._parts.workspaces.get(name).workspace.files
        files.follow([expanded(path).absolute() for path in paths])
        for path in paths if rules is not None else ():
            files.set_rules(whole_path(path), rules or FolderRules())

    def forget_path(self, name: str, path: str) -> None:
        """Stop following a folder or file; its documents leave the index."""
        self._parts.workspaces.get(name).workspace.files.forget(path)

    def open_samples(self, name: str) -> None:
        """A workspace of that name over the sample documents, made if it is not there."""
        if name not in self.workspace_names():
            self.create_workspace(name)
        self.add_paths(name, [str(self._parts.samples)])

    def files(
        self, name: str, *, offset: int = 0, limit: int = 200, contains: str = "", state: str = ""
    ) -> tuple[tuple[FileRow, ...], int]:
        """A page of the file list and how many files match without paging."""
        files = self._parts.workspaces.get(name).workspace.files
        return files.list_files(offset=offset, limit=limit, contains=contains, state=state)

    def is_paused(self, name: str) -> bool:
        """Whether the person paused a workspace's indexing."""
        return self.upkeep.is_paused(name)

    # ---- the way in ----

    def index(
        self, name: str, *, cancelled: Callable[[], bool], news: Event | None = None
    ) -> Iterator[IngestEvent]:
        """Bring a workspace up to date; IndexingPaused when the person paused it."""
        yield from self._parts.indexer.run(name, cancelled=cancelled, news=news)
        self._parts.workspaces.get(name).indexes.renew()

    def attendant(self, runner: Runner) -> Attendant:
        """Who follows the folders of open workspaces and begins runs by itself."""
        around = Surroundings(
            folders=self.upkeep.folders,
            is_paused=self.is_paused,
            settings=lambda: self.settings.indexing,
            watch=lambda path: FolderWatch(path, self._parts.paths.written),
            is_on_battery=is_on_battery,
            clock=monotonic,
        )
        return Attendant(around, runner)

    # ---- the way out ----

    def search(
        self,
        name: str,
        query: str,
        *,
        mode: SearchMode | None = None,
        limit: int | None = None,
        document: str | None = None,
        filters: Filters = _NO_FILTERS,
    ) -> SearchOutcome:
        """The best passages for a query; without mode or limit as the settings say."""
        return self._parts.asker.search(
            name, query, mode=mode, limit=limit, document=document, filters=filters
        )

    def find(
        self,
        name: str,
        query: str,
        *,
        limit: int | None,
        document: str | None = None,
        filters: Filters = _NO_FILTERS,
    ) -> EvidenceFound:
        """The best passages for a query, as the evidence of a question is shown."""
        return self._parts.asker.find(name, query, limit=limit, document=document, filters=filters)

    def ask(
        self, name: str, asked: Asked, *, stop: Callable[[], bool] = lambda: False
    ) -> Iterator[AskEvent]:
        """The evidence, the answer as it is written, and the checked answer."""
        if asked.document:
            self.upkeep.hasten_if_waiting(name, asked.document)
        return self._parts.asker.ask(name, asked, stop=stop)

    def show_page(self, request: ShowPage) -> PageShown:
        """A page with what to highlight on it."""
        opened = self._parts.workspaces.get(request.workspace)
        password = self._parts.passwords.of(request.workspace, request.document)
        return show_page(opened, self._parts.parser, request, password=password)

    # ---- models ----

    def models(self) -> tuple[ModelCard, ...]:
        """The installed models."""
        return self._parts.models.list()

    def import_model(self, path: str, progress: Callable[[int, int], None]) -> ModelCard:
        """Copy a GGUF file into DocDesk."""
        return self._parts.models.import_file(expanded(path).absolute(), progress)

    def use_model(self, wanted: str) -> EngineInfo:
        """Load a model by its id or name and make it the active one."""
        return self._parts.engine.use(self.model(wanted))

    def remove_model(self, wanted: str) -> None:
        """Delete DocDesk's copy of a model."""
        card = self.model(wanted)
        self._parts.engine.drop(card.id)
        self._parts.models.remove(card.id)

    def verify_model(self, wanted: str, progress: Callable[[int, int], None]) -> bool:
        """Read a model's whole file again: True when it is still what was installed."""
        return self._parts.models.verify(self.model(wanted).id, progress)

    def model_fit(self, wanted: str) -> Fit:
        """Whether a model fits into the memory that is free now, with the context of the settings.

        The model in use counts as if it were not loaded.
        """
        card = self.model(wanted)
        context = self._parts.settings.settings.answering.context_tokens
        header = self._parts.models.header(card.id)
        return fit(header, card.size_bytes, context=context, free_bytes=free_memory())

    def load_active_model(self) -> EngineInfo | None:
        """Load the chosen model; None when there is none at all."""
        return self._parts.engine.ensure() if self._parts.models.active() else None

    def engine_info(self) -> EngineInfo | None:
        """The model in use, None while none is loaded."""
        return self._parts.engine.info

    def tokens_per_s(self) -> float:
        """How fast the model wrote in its load test; 0 while none is loaded."""
        return self._parts.engine.tokens_per_s

    def when_encoder_is_loaded(self, tell: Callable[[str, DocdeskError | None], None]) -> None:
        """Load the encoder in the background; `tell` hears its name and the failure, if any."""
        encoder = self._parts.encoder
        encoder.when_loaded(lambda failure: tell(encoder.name, failure))

    def model(self, wanted: str) -> ModelCard:
        """An installed model by its id or name; ModelError when there is none such."""
        cards = self.models()
        for card in cards:
            if wanted in (card.id, card.name):
                return card
        names = ", ".join(card.id for card in cards) or "none"
        raise ModelError(f"There is no model “{wanted}”.", f"Installed: {names}.")

    def _engine(self) -> ActiveEngine | None:
        return self._parts.engine if self._parts.models.active() else None

    def _writing_engine(self) -> ActiveEngine | None:
        return None if self.settings.answering.quotes_only else self._engine()

    def _prepare_encoder(self) -> None:
        with suppress(DocdeskError):  # without one, words alone are searched
            self._parts.encoder.get()

    # ---- settings and self-test ----

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._parts.settings.settings

    def settings_rows(self) -> tuple[SettingRow, ...]:
        """All settings with their limits."""
        return self._parts.settings.rows()

    def change_setting(self, key: str, value: str) -> None:
        """Save a setting; it takes effect at the next start where it concerns a child."""
        self._parts.settings.change(key, value)

    def doctor(self) -> Diagnosis:
        """Try what can be tried; takes a second."""
        parts = self._parts
        checks = [
            *doctor.versions(),
            *doctor.hardware(),
            doctor.storage(parts.paths.workspaces),
            doctor.language_model(parts.models.list()),
            *doctor.model_problems(parts.models),
            doctor.encoder(parts.encoder.known_id, parts.encoder.name),
            doctor.reranker(self.settings.models.reranker),
            doctor.text_recognition(parts.recognition),
            *doctor.settings(parts.settings),
            *(self._check_workspace(name) for name in self.workspace_names()),
        ]
        return Diagnosis(tuple(checks), doctor.network_reports())

    def _check_workspace(self, name: str) -> Check:
        try:
            status = self.status(name)
        except DocdeskError as error:
            return doctor.attempt(f"workspace {name}", "", error)
        detail = f"{status.ready} of {status.files} files ready, {status.passages} passages"
        return doctor.attempt(f"workspace {name}", detail, None)
