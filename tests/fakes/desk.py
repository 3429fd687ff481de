"""A whole desk over a folder of its own, with a fake parser, encoder and engine."""

from pathlib import Path

from docdesk.chunking.passages import encoder_text
from docdesk.host.asking import Asker
from docdesk.host.desk import Desk
from docdesk.host.encoder_source import BackgroundEncoder
from docdesk.host.indexing import Indexer
from docdesk.host.lanes import PriorityGate
from docdesk.host.open_workspaces import OpenWorkspaces
from docdesk.host.parts import Parts
from docdesk.host.passwords import Passwords
from docdesk.host.rerunning import LoadableEngine, Rerunner
from docdesk.library.workspaces import Workspaces
from docdesk.modelstore.store import ModelStore
from docdesk.settings.paths import find_paths
from docdesk.settings.store import SettingsStore
from fakes.encoder import WordEncoder
from fakes.engine import ScriptedEngine
from fakes.indexing import cut_lines
from fakes.parser import FakeParser


def make_desk(root: Path, parser: FakeParser | None = None) -> Desk:
    """A desk with a workspace “w” that follows `root/files`."""
    (root / "files").mkdir()
    paths = find_paths(root / "home")
    paths.create()
    settings = SettingsStore(paths.settings_file, root / "policy.toml")
    parser = parser or FakeParser()
    encoder = BackgroundEncoder(WordEncoder, lambda: WordEncoder().card.id, "words")
    engine, gate, passwords = ScriptedEngine(), PriorityGate(), Passwords()
    workspaces = OpenWorkspaces(Workspaces(paths.workspaces), encoder.get, uses_sealed=False)
    indexer = Indexer(
        workspaces.store,
        parser,
        cut_lines,
        encoder_text,
        encoder,
        gate,
        passwords=passwords,
        settle_s=0,
    )
    asker = Asker(workspaces, engine, gate, lambda: settings.settings)
    models = ModelStore(paths.models, [])
    desk = Desk(
        Parts(
            paths=paths,
            settings=settings,
            workspaces=workspaces,
            indexer=indexer,
            asker=asker,
            rerunner=Rerunner(asker, models, _no_other_engine),
            parser=parser,
            passwords=passwords,
            recognition=None,
            encoder=encoder,
            engine=engine,
            models=models,
            fields=Path(__file__).parents[2] / "resources" / "fields",
            samples=root / "files",
        )
    )
    desk.create_workspace("w")
    desk.add_paths("w", [str(root / "files")])
    return desk


def _no_other_engine(_: object) -> LoadableEngine:
    raise AssertionError("there is no model to load")


def index(desk: Desk) -> None:
    """One whole run over “w”."""
    for _ in desk.index("w", cancelled=lambda: False):
        pass
